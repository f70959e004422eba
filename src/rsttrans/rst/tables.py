"""Grid and simple tables: their cells as slices, by display columns (docutils pads wide characters)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..text import Span
from . import patterns as p
from .block import Block
from .lines import Lines, block_indent, columns, dedent, trim, width

if TYPE_CHECKING:
    from .blocks import Scanner

_SPAN = re.compile(r"-+(?:[ ]+-+)*[ ]*$")
_BORDER = re.compile(r"=+(?:[ ]+=+)*[ ]*$")


def table_end(text: str, lines: Lines, index: int, *, lenient: bool = False) -> int | None:
    """The end of the table that begins at `index`; None where no table can be read.

    `lenient`: the lower part may be missing, as translators comment no rows that stay as they are.
    """
    if text[lines[index].start] == "+":
        end = index
        while end < len(lines) and lines[end].start < lines[end].end and text[lines[end].start] in "+|":
            end += 1
        last = lines[end - 1]
        return end if end - index >= 3 and (lenient or p.GRID.match(text, last.start, last.end)) else None
    found = 0
    for at in range(index + 1, len(lines)):
        line = lines[at]
        if line.start < line.end and _BORDER.match(text, line.start, line.end):
            found += 1
            if found == 2 or at + 1 == len(lines) or lines[at + 1].start == lines[at + 1].end:
                return at + 1
    return None


def table_block(scanner: Scanner, lines: Lines, column: int, depth: int) -> Block:
    """The table as a block whose children are its cells, row by row."""
    grid = scanner.text[lines[0].start] == "+"
    cells, problem = (_grid if grid else _simple)(scanner.text, lines)
    children = []
    for cell in cells:
        body = trim(cell)
        if body:
            body = dedent(scanner.text, body, block_indent(scanner.text, body))
            inner = scanner.blocks(body, column, depth + 1)
            children.append(Block("cell", scanner.view(body), None, inner, "", "", column))
    return Block(
        "table", scanner.view(lines), None, tuple(children), "grid" if grid else "simple", problem, column
    )


def _rstrip(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip()))


def _grid(text: str, lines: Lines) -> tuple[list[Lines], str]:
    cells: list[Lines] = []
    row: list[Lines] = []
    bounds: list[int] = []
    problem = ""
    total = width(text[lines[0].start : lines[0].end])
    for line in lines:
        piece = text[line.start : line.end]
        if width(piece) != total:
            problem = "Malformed table."
        if piece[0] == "+":
            cells += row
            bounds = [at for at, char in enumerate(piece) if char == "+"]
            row = [[] for _ in bounds[1:]]
            continue
        for number, part in enumerate(_parts(text, line, bounds)):
            row[min(number, len(row) - 1)].append(_rstrip(text, part))
    return [*cells, *row], problem


def _parts(text: str, line: Span, bounds: list[int]) -> list[Span]:
    """The cells of one line of a grid table whose borders stand at the display columns `bounds`."""
    marks = [line.start + at for at, char in enumerate(text[line.start : line.end]) if char == "|"]
    if len(marks) != len(bounds):
        # Cells that span columns, or bars within the text: only bars at their places are borders.
        places = [columns(text, line, at, at + 1) for at in bounds]
        marks = [place.start for place in places if text[place.start : place.end] == "|"] or [line.start]
        if marks[-1] + 1 < line.end:
            marks.append(line.end)
    return [Span(low + 1, high) for low, high in pairwise(marks)]


def _simple(text: str, lines: Lines) -> tuple[list[Lines], str]:
    border = text[lines[0].start : lines[0].end]
    starts = [found.start() for found in re.finditer(r"=+", border)]
    cells: list[Lines] = []
    row: list[Lines] = []
    problem = ""
    for line in lines:
        piece = text[line.start : line.end]
        if not piece or _BORDER.fullmatch(piece) or (_SPAN.fullmatch(piece) and " " in piece):
            if not piece:
                continue
            cells += row
            row = []
            continue
        parts = [
            _rstrip(text, columns(text, line, low, high))
            for low, high in zip(starts, [*starts[1:], None], strict=True)
        ]
        if text[parts[0].start : parts[0].end].strip():
            cells += row
            row = [[] for _ in starts]
        if not row:
            row = [[] for _ in starts]
        for number, at in enumerate(starts[1:]):
            gap = columns(text, line, at - 1, at)
            if text[gap.start : gap.end].strip():
                problem = "Malformed table."
                del number
                break
        for number, part in enumerate(parts):
            row[number].append(part)
    return [*cells, *row], problem
