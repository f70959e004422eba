"""Levels of sections, which docutils takes from the adornments of titles in the order they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...bitext import Bitext
from ...rst.block import Block
from ...rst.validate import ERROR, problems


def misplaced(bitext: Bitext) -> Iterator[tuple[Block, str]]:
    """The titles on the page that docutils refuses for their adornment, and not those of the original; with
    what it says."""
    titles = [block for block in bitext.blocks if block.kind == "title" and block.body is not None]
    styles = [block.name for block in titles]
    wrong = _skips(styles)
    if not wrong:
        return
    given = _original_styles(bitext)
    if _skips([given.get(_start(block), block.name) for block in titles]):
        return
    # Only the adornments matter to docutils here: four lines for each title say all.
    said = [each for each in problems("\n".join(_sample(style) for style in styles)) if each.level >= ERROR]
    for index in wrong[: len(said)]:
        yield titles[index], said[0].message.split("\n", 1)[0]


def _skips(styles: Sequence[str]) -> list[int]:
    """Indices of titles that go down by more than a level, or bring a new style where none is due."""
    known: list[str] = []
    level = 0
    wrong: list[int] = []
    for index, style in enumerate(styles):
        if style not in known and len(known) == level:
            known.append(style)
        if style not in known or known.index(style) > level:
            wrong.append(index)
        else:
            level = known.index(style) + 1
    return wrong


def _sample(style: str) -> str:
    line = style[0] * 4
    return f"{line}\nText\n{line}\n" if len(style) == 2 else f"Text\n{line}\n"


def _original_styles(bitext: Bitext) -> dict[int, str]:
    """Adornments of the original titles, by the place of their translations."""
    commented = {
        _start(inner): inner.name
        for block in bitext.blocks
        if block.kind == "comment"
        for inner in block.children
        if inner.kind == "title"
    }
    return {
        unit.target.view.spans[0].start: commented[unit.source.view.spans[0].start]
        for unit in bitext.units
        if unit.target.kind == "title" and unit.source.view.spans[0].start in commented
    }


def _start(block: Block) -> int:
    return block.body.spans[0].start if block.body else block.view.spans[0].start
