"""The block structure of any text, well-formed or not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rst_texts import CONVENTIONS, documents, originals, render
from rsttrans.align import pair
from rsttrans.rst.block import Block
from rsttrans.rst.blocks import scan
from rsttrans.text import Document, View


def read(text: str) -> Document:
    return Document.read("a.rst", text.encode("utf-8", "surrogateescape"))


def covered(view: View) -> set[int]:
    """Offsets of the view's visible characters."""
    return {
        offset
        for start, end in view.spans
        for offset in range(start, end)
        if not view.source[offset].isspace()
    }


def check_siblings(blocks: tuple[Block, ...]) -> None:
    """Siblings begin in order, and share no character."""
    seen: set[int] = set()
    last = 0
    for block in blocks:
        own = covered(block.view)
        assert not own & seen, block.kind
        assert block.view.extent.start >= last, block.kind
        seen |= own
        last = block.view.extent.start


def check_tree(blocks: tuple[Block, ...]) -> None:
    """Siblings are disjoint and ordered all the way down, and children lie in their parents.

    What holds for cells is less: those of one row stand side by side on the same lines.
    """
    check_siblings(blocks)
    for block in blocks:
        for child in block.children:
            assert covered(child.view) <= covered(block.view), (block.kind, child.kind)
        if block.body is not None:
            assert covered(block.body) <= covered(block.view), block.kind
        if block.kind == "table":
            for cell in block.children:
                check_tree(cell.children)
        else:
            check_tree(block.children)


def leaves(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind, block.body.text) for top in blocks for block in top.walk() if block.body is not None]


def check_cells(table: Block) -> None:
    """Cells share no character, and together those of a well-formed table have every letter of it."""
    cells = [covered(cell.view) for cell in table.children]
    inside = set().union(*cells)
    assert len(inside) == sum(map(len, cells))
    source = table.view.source
    if not table.problem:
        assert {at for at in covered(table.view) - inside if source[at].isalnum()} == set()


CONTAINERS = frozenset("quote definition hidden".split())
"""Blocks that are nothing but their children."""
MARKED = frozenset("item field option footnote citation".split())
"""Blocks that are a marker and their children."""


@given(documents())
@example("* " * 300 + "x")
@example("\ufeff.. a\n\n漢")
@example("= =\n漢 字\n= =\n")
def test_blocks_are_disjoint_ordered_and_complete(text: str) -> None:
    document = read(text)
    blocks = scan(document)
    check_tree(blocks)
    everything = covered(View.lines(document.text, document.line_spans)) if document.line_spans else set()
    assert set().union(*(covered(block.view) for block in blocks)) == everything
    for block in (each for top in blocks for each in top.walk()):
        inside = set().union(*(covered(child.view) for child in block.children))
        if block.kind == "table":
            check_cells(block)
        elif block.kind in CONTAINERS:
            assert inside == covered(block.view)
        elif block.kind in MARKED:
            # All but a marker at the beginning of the first line.
            before = covered(block.view) - inside
            assert max(before) < min(inside, default=len(document.text))
            assert document.line_of(min(before)) == document.line_of(max(before))


def test_a_grid_table_with_a_shifted_border_keeps_its_text() -> None:
    table = scan(read("+----+----+\n| a  | b |\n+----+----+\n"))[0]
    assert [cell.view.text for cell in table.children] == ["a", "b"]


@given(documents())
def test_scanning_is_deterministic(text: str) -> None:
    assert scan(read(text)) == scan(read(text))


@given(documents())
@example(".. ")
@example("..\n\n..\n")
@example(".. a\n.. \x00\n\n漢\x00")
@example(".. \udc80 boat\n\n\udc80漢")
def test_pairing_gives_every_text_away_once(text: str) -> None:
    bitext = pair(read(text))
    seen: set[int] = set()
    for segment in (*(unit.target for unit in bitext.units), *bitext.rest):
        own = covered(segment.view)
        assert not own & seen
        seen |= own
    for unit in bitext.units:
        assert not unit.source.empty
        assert unit.target.empty <= (unit.state == "untranslated")
        assert not covered(unit.source.view) & seen
    spans = [note.span for note in bitext.not_source]
    assert spans == sorted(spans)


@given(documents())
def test_pairing_is_deterministic(text: str) -> None:
    # Units and segments are compared by what they hold: they are equal only to themselves.
    one, two = (
        repr((each.units, each.rest, each.not_source)) for each in (pair(read(text)), pair(read(text)))
    )
    assert one == two


@pytest.mark.parametrize("convention", CONVENTIONS)
@given(source=originals(), indent=st.sampled_from(["", "   "]))
def test_a_comment_gives_its_text_back(convention: str, source: str, indent: str) -> None:
    head = ".. note::\n\n" if indent else ""
    comment = "".join(indent + line for line in render(source, convention).splitlines(keepends=True))
    blocks = scan(read(head + comment))
    found = blocks[0].children if indent else blocks
    assert [block.kind for block in found] == ["comment"]
    body = found[0].body
    assert body is not None
    assert body.text == source.rstrip("\n")
    # It is read as it would be where nobody had commented it.
    assert leaves(found[0].children) == leaves(scan(read(source)))


@pytest.mark.parametrize("convention", CONVENTIONS)
@given(source=originals())
def test_a_comment_in_a_file_with_carriage_returns(convention: str, source: str) -> None:
    text = render(source, convention) + "\n漢字\n"
    one, two = scan(read(text)), scan(read(text.replace("\n", "\r\n")))
    assert leaves(one) == leaves(two)


# What would take minutes if any part of the reader were not linear; nothing is measured.


def test_ten_thousand_bullets_on_a_line() -> None:
    blocks = scan(read("* " * 10_000 + "x"))
    assert [block.kind for block in blocks] == ["item"]
    assert [block.kind for block in blocks[0].walk()][-1] == "junk"


def test_deep_indentation() -> None:
    text = "".join(" " * depth + "* x\n" for depth in range(0, 2_000, 2))
    blocks = scan(read(text))
    assert [block.kind for block in blocks] == ["item"]


@pytest.mark.parametrize(
    "piece", ["boat ", "漢字", "`", "*", ":a", "|", "_", "\\", "=", "+-", ".. ", "[", "<"]
)
def test_a_line_of_a_million_characters(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    blocks = scan(read(text))
    assert len(blocks) == 1
    assert covered(blocks[0].view) == covered(View.lines(text, read(text).line_spans))


def test_a_line_of_five_megabytes() -> None:
    text = "boat 漢 " * 700_000
    (block,) = scan(read(text))
    assert block.kind == "paragraph"
    assert block.view.text == text.rstrip()


@pytest.mark.parametrize(("mark", "count"), [("", 50_000), ("* ", 10_000), ("| ", 10_000), ("% ", 10_000)])
def test_fifty_thousand_comment_lines(mark: str, count: int) -> None:
    text = "".join(f".. {mark}word {number}\n" for number in range(count)) + "\n漢字\n"
    comment, paragraph = scan(read(text))
    assert (comment.kind, comment.name, paragraph.kind) == ("comment", "lines", "paragraph")
    assert comment.body is not None
    assert len(comment.body.spans) == count


def test_ten_thousand_blank_lines_in_a_comment() -> None:
    (comment,) = scan(read(".. boat\n" + "\n" * 10_000 + "   sails\n"))
    assert comment.body is not None
    assert comment.body.text.split() == ["boat", "sails"]


def test_a_thousand_originals_without_translation() -> None:
    text = "".join(f".. Boat number {number} sails.\n\n" for number in range(1_000))
    bitext = pair(read(text + "最後の船です。\n"))
    assert len(bitext.units) == 1_000
    assert sum(unit.state == "translated" for unit in bitext.units) == 1


def test_two_thousand_translations_without_original() -> None:
    bitext = pair(read(".. A boat.\n\n" + "船です。\n\n" * 2_000))
    assert [unit.state for unit in bitext.units] == ["translated"]
    assert len(bitext.rest) == 1_999


def test_two_thousand_pairs() -> None:
    text = "".join(f".. Boat {n} sails.\n\n船 {n} が行く。\n\n" for n in range(2_000))
    bitext = pair(read(text))
    document = bitext.document
    lines = [
        (document.line_of(unit.source.span.start), document.line_of(unit.target.span.start))
        for unit in bitext.units
    ]
    assert lines == [(4 * n + 1, 4 * n + 3) for n in range(2_000)]
