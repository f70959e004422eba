"""Bytes in, slices, bytes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst_texts import documents
from rsttrans.align import pair
from rsttrans.rst.block import Block
from rsttrans.rst.blocks import scan
from rsttrans.text import Document, Edit, Span, View, apply, has_cjk
from rsttrans.unit import Segment

characters = st.sampled_from("ab .:*`漢字かな。　\n\n\r\t\x0b\x0c\x00\ufeff\u2028\u0301\udc80𠮷")
texts = st.text(characters, max_size=60)


def read(text: str) -> Document:
    return Document.read("a.rst", text.encode("utf-8", "surrogateescape"))


@st.composite
def views(draw: st.DrawFn) -> View:
    """Disjoint slices of a text in order, joined by line feeds, blanks or nothing."""
    source = draw(texts)
    ends = sorted(draw(st.lists(st.integers(0, len(source)), min_size=2, max_size=12)))
    spans = tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False))
    joints = draw(
        st.lists(st.sampled_from(["\n", " ", ""]), min_size=len(spans) - 1, max_size=len(spans) - 1)
    )
    return View(source, spans, tuple(joints))


def places(view: View) -> list[int | None]:
    """The document offset of every character of a view; None for those of a joint."""
    result: list[int | None] = []
    for index, (start, end) in enumerate(view.spans):
        if index:
            result += [None] * len(view.joints[index - 1])
        result += range(start, end)
    return result


def check_mapping(view: View) -> None:
    """Every character of the view maps to itself in the file, and back."""
    expected = places(view)
    assert len(expected) == len(view.text)
    assert "\n".join(view.joints).count("\n") >= 0
    for index, offset in enumerate(expected):
        if offset is not None:
            assert view.offset(index) == offset
            assert view.offset(index + 1, end=True) == offset + 1
            assert view.span(index, index + 1) == (offset, offset + 1)
            assert view.source[offset] == view.text[index]
            assert view.text[view.index(offset)] == view.source[offset]


def views_of(block: Block) -> list[View]:
    return [view for each in block.walk() for view in (each.view, each.body) if view is not None]


@given(st.binary(max_size=200))
def test_reading_and_writing_is_the_identity_on_bytes(data: bytes) -> None:
    assert Document.read("a.rst", data).to_bytes() == data


@given(texts)
def test_reading_and_writing_is_the_identity_on_text(text: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    assert Document.read("a.rst", data).to_bytes() == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\r",
        b"a\r\nb\rc\n",
        b"\xff\xfe",
        b"\xe6\xbc",
        b"\xed\xa0\x80",
        "漢\u2028字".encode(),
    ],
)
def test_odd_bytes_survive(data: bytes) -> None:
    assert Document.read("a.rst", data).to_bytes() == data


@given(texts)
def test_lines_end_at_carriage_returns_and_line_feeds_only(text: str) -> None:
    document = read(text)
    body = document.text
    rest = body.replace("\r\n", "\n").replace("\r", "\n")
    lines = rest.split("\n")
    expected = lines[:-1] if lines[-1] == "" else lines
    if expected:
        expected[0] = expected[0].removeprefix("\ufeff")
    assert [body[start:end] for start, end in document.line_spans] == expected


@pytest.mark.parametrize(
    ("text", "newline"), [("", "\n"), ("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb", "\r")]
)
def test_newline_is_the_first_one(text: str, newline: str) -> None:
    assert read(text).newline == newline


@given(texts)
def test_positions_lead_back(text: str) -> None:
    document = read(text)
    first = 1 if document.text.startswith("\ufeff") else 0
    for offset in range(first, len(document.text) + 1):
        position = document.position(offset)
        assert position.line >= 1
        assert position.column >= 1
        assert document.offset(position) == offset
        assert document.line_of(offset) == position.line


def test_a_byte_order_mark_takes_no_column() -> None:
    document = read("\ufeffab\nc")
    assert document.position(1) == (1, 1)
    assert document.position(2) == (1, 2)
    assert document.position(4) == (2, 1)


@given(views())
def test_characters_of_a_view_map_to_themselves(view: View) -> None:
    check_mapping(view)


@given(views(), st.data())
def test_slices_of_a_view(view: View, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.lists(st.integers(0, len(view.text)), min_size=2, max_size=2)))
    part = view.slice(start, end)
    expected = [place for place in places(view)[start:end] if place is not None]
    assert [place for place in places(part) if place is not None] == expected
    assert "".join(part.text.split()) == "".join(view.text[start:end].split())
    check_mapping(part)


@given(views(), st.data())
def test_spans_of_a_view_hold_its_characters(view: View, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.lists(st.integers(0, len(view.text)), min_size=2, max_size=2)))
    span = view.span(start, end)
    inside = [place for place in places(view)[start:end] if place is not None]
    assert span.start <= span.end
    if inside:
        assert span.start <= inside[0]
        assert inside[-1] < span.end
        assert all(place is None or not span.start <= place < span.end for place in places(view)[end:])


@given(views())
def test_prose_keeps_the_words(view: View) -> None:
    prose = view.prose
    assert "".join(prose.text.split()) == "".join(view.text.split())
    assert "\n" not in "".join(prose.joints)
    check_mapping(prose)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", "one two"),
        ("船は\n赤い。", "船は赤い。"),
        ("船は Boat\nです。", "船は Boat です。"),
        ("  船は\n\n  赤い。  ", "船は赤い。"),
        ("赤い。\nThe", "赤い。 The"),
        ("", ""),
        ("  one  ", "one"),
    ],
)
def test_prose_joins_lines(text: str, expected: str) -> None:
    document = read(text)
    lines = document.line_spans or (Span(0, 0),)
    assert View.lines(document.text, lines).prose.text == expected


@given(documents())
def test_characters_of_every_block_map_to_themselves(text: str) -> None:
    document = read(text)
    for block in scan(document):
        for view in views_of(block):
            assert view.source is document.text
            check_mapping(view)
            check_mapping(view.prose)


@given(documents())
def test_characters_of_every_segment_map_to_themselves(text: str) -> None:
    bitext = pair(read(text))
    segments: list[Segment] = [*bitext.rest]
    for unit in bitext.units:
        segments += (unit.source, unit.target)
    for segment in segments:
        check_mapping(segment.view)
        check_mapping(segment.view.prose)
        assert segment.view.extent == segment.span


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it that do not overlap, in any order."""
    text = draw(texts)
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    made = [
        Edit(Span(start, end), draw(st.text("xyz", max_size=3)))
        for start, end in zip(ends[::2], ends[1::2], strict=False)
    ]
    return text, draw(st.permutations(made))


@given(edits())
def test_an_edit_changes_nothing_outside_its_span(case: tuple[str, list[Edit]]) -> None:
    text, made = case
    result = apply(text, made)
    at = shift = 0
    for (start, end), new in sorted(made):
        assert result[at + shift : start + shift] == text[at:start]
        assert result[start + shift : start + shift + len(new)] == new
        at, shift = end, shift + len(new) - (end - start)
    assert result[at + shift :] == text[at:]


def test_overlapping_edits_are_an_error() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply("abcdef", [Edit(Span(0, 3), "x"), Edit(Span(2, 4), "y")])


@pytest.mark.parametrize(
    ("text", "cjk"), [("a", False), ("漢", True), ("ｱ", True), ("。", True), ("é", False)]
)
def test_has_cjk(text: str, cjk: bool) -> None:
    assert has_cjk(text) is cjk
