"""Section titles and transitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text import Span
from . import patterns as p
from .block import Block
from .lines import Lines, width

if TYPE_CHECKING:
    from .blocks import Scanner


def adorned(
    scanner: Scanner, lines: Lines, index: int, column: int, char: str
) -> tuple[list[Block], int] | None:
    """A title with an overline, or a transition."""
    length = lines[index].end - lines[index].start
    if not scanner.blank(lines, index + 1) and not scanner.blank(lines, index + 2):
        under = scanner.match(p.ADORNMENT, lines[index + 2])
        if under and under[1] == char and not scanner.match(p.ADORNMENT, lines[index + 1]):
            return [_title_block(scanner, lines[index : index + 3], 1, char * 2, column)], index + 3
    if length >= 4 and scanner.blank(lines, index + 1):
        return [Block("transition", scanner.view([lines[index]]), column=column)], index + 1
    return None


def title(
    scanner: Scanner, lines: Lines, index: int, column: int, char: str
) -> tuple[list[Block], int] | None:
    wide = width(scanner.text[lines[index].start : lines[index].end])
    line = lines[index + 1].end - lines[index + 1].start
    if line < 4 and wide > line:
        return None
    return [_title_block(scanner, lines[index : index + 2], 0, char, column)], index + 2


def _title_block(scanner: Scanner, lines: Lines, at: int, name: str, column: int) -> Block:
    start, end = lines[at]
    lead = len(scanner.text[start:end]) - len(scanner.text[start:end].lstrip(" \t"))
    title = Span(start + lead, end)
    # docutils measures the inset of an overlined title with it.
    wide = width(scanner.text[start:end])
    short = any(line.end - line.start < wide for number, line in enumerate(lines) if number != at)
    problem = ""
    if short:
        problem = "Title overline too short." if at else "Title underline too short."
    elif at and lines[0].end - lines[0].start != lines[2].end - lines[2].start:
        problem = "Title overline & underline mismatch."
    return Block("title", scanner.view(lines), scanner.view([title]), (), name, problem, column)
