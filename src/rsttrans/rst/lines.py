"""Lines as slices: indentation, dedenting, display columns."""

from __future__ import annotations

import re
import unicodedata

from ..text import Span

Lines = list[Span]

LONG = 50
"""In an original, a first line longer than this is no term, though the lines below it are deeper."""

_INDENT = re.compile(r"[ \t\v\f]*")


def split(text: str, spans: tuple[Span, ...]) -> Lines:
    """The lines without trailing white space; a blank line is an empty slice."""
    return [Span(start, start + len(text[start:end].rstrip())) for start, end in spans]


def indent(text: str, line: Span) -> int:
    """Columns of leading blanks; a tab leads to the next multiple of 8.  Only ASCII blanks indent in RST."""
    found = _INDENT.match(text, line.start, line.end)
    lead = found[0] if found else ""
    return len(lead) if "\t" not in lead else len(lead.expandtabs(8))


def dedent(text: str, lines: Lines, columns: int) -> Lines:
    """The lines without their first `columns` columns of blanks (fewer where a line has fewer)."""
    if not columns:
        return lines
    result = []
    for start, end in lines:
        at, width = start, 0
        while at < end and width < columns and text[at] in " \t\v\f":
            width = width + 8 - width % 8 if text[at] == "\t" else width + 1
            at += 1
        result.append(Span(at, end))
    return result


def block_indent(text: str, lines: Lines) -> int:
    """The smallest indentation of the non-blank lines; 0 where there are none."""
    return min((indent(text, line) for line in lines if line.start < line.end), default=0)


def trim(lines: Lines) -> Lines:
    """Without blank lines at either end."""
    low, high = 0, len(lines)
    while low < high and lines[low].start == lines[low].end:
        low += 1
    while high > low and lines[high - 1].start == lines[high - 1].end:
        high -= 1
    return lines[low:high]


def width(text: str) -> int:
    """Columns that `text` takes: full-width characters two, combining ones none (as docutils counts)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def columns(text: str, line: Span, first: int, last: int | None) -> Span:
    """The slice of `line` between two display columns (the end where `last` is None)."""
    start, end = line
    piece = text[start:end]
    if piece.isascii():
        return Span(min(start + first, end), end if last is None else min(start + last, end))
    at, low, high = 0, end, end
    for index, char in enumerate(piece):
        if at >= first and low == end:
            low = start + index
        if last is not None and at >= last:
            high = start + index
            break
        at += width(char)
    return Span(min(low, high), high)
