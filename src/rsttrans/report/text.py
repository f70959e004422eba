"""Findings for people: one line each, and on a terminal the lines that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TextIO

from ..project import Located, Result
from ..rule import Severity
from ..text import Document, Span
from .cells import columns, harmless, visible, width


class Terminal(NamedTuple):
    """A terminal to write for."""

    width: int
    """In columns."""
    colour: bool


_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


def write(
    result: Result,
    out: TextIO,
    terminal: Terminal | None = None,
    *,
    statistics: bool = False,
    quiet: bool = False,
) -> None:
    """Write one line for each finding, or for each rule with `statistics`.

    A terminal also gets the lines that a finding is about, and a summary unless `quiet`.
    """
    if statistics:
        for count, rule, severity in result.statistics():
            out.write(f"{count}\t{severity}\t{rule}\n")
    else:
        for item in result.findings:
            out.write(line(item, terminal) + "\n")
            if terminal:
                out.writelines(f"{row}\n" for row in _excerpts(item, terminal))
    if terminal and not quiet:
        out.write(f"{summary(result)}\n")


def line(item: Located, terminal: Terminal | None = None) -> str:
    """`path:line:column: severity[rule] message`."""
    at = item.document.position(item.finding.span.start)
    where = f"{harmless(item.document.path)}:{at.line}:{at.column}:"
    what = f"{item.severity}[{item.finding.rule}]"
    if terminal and terminal.colour:
        where, what = _paint(where, "1"), _paint(what, _COLOURS[item.severity])
    return f"{where} {what} {harmless(item.finding.message)}"


def summary(result: Result) -> str:
    """What was read and found, in one sentence."""
    counts = ", ".join(_plural(count, severity) for severity, count in result.counts().items() if count)
    found = counts or "Nothing found"
    if result.fixed is not None:
        found = f"{_plural(result.fixed, 'finding')} fixed, {len(result.findings)} remaining"
        found += f": {counts}" if counts else ""
    where = f"{found} in {_plural(result.files, 'file')} ({_plural(result.units, 'unit')})"
    safe, unsafe = result.fixable()
    if safe and result.fixed is None:
        where += f"; {safe} can be fixed with --fix"
        where += f", {unsafe} more with --unsafe-fixes" if unsafe else ""
    elif unsafe:
        where += f"; {unsafe} can be fixed with --fix --unsafe-fixes"
    return where


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 or noun == "info" else f"{count} {noun}s"


def _paint(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"


def _excerpts(item: Located, terminal: Terminal) -> Iterator[str]:
    """The line of the original and that of the translation, with what the finding is about underlined."""
    colour = _COLOURS[item.severity]
    finding = item.finding
    spans = [(finding.source, "36")] if finding.source else []
    for span, paint in [*spans, (finding.span, colour)]:
        number = str(item.document.position(span.start).line)
        text, carets = excerpt(item.document, span, max(terminal.width - 9, 20))
        margin = " |"
        if terminal.colour:
            margin, carets = _paint(margin, "2"), _paint(carets, paint)
        yield f"{number:>6}{margin} {text}"
        yield f"{'':6}{margin} {carets}"
    yield ""


def excerpt(document: Document, span: Span, room: int) -> tuple[str, str]:
    """The first line that a span is on, cut to `room` columns around it, and carets below the span.

    A span that goes on in the next line is underlined to the end of the first.
    """
    at = document.position(span.start)
    start, end = document.line_spans[at.line - 1] if document.line_spans else span
    text = visible(document.text[start:end])
    first = min(max(span.start - start, 0), len(text))
    last = min(max(span.end - start, first), len(text))
    low, high = 0, len(text)
    if columns(text) > room:
        low = first
        taken = 2
        while low and taken + width(text[low - 1]) <= room // 3:
            low -= 1
            taken += width(text[low])
        high = low
        taken = 2
        while high < len(text) and taken + width(text[high]) <= room:
            taken += width(text[high])
            high += 1
        last = min(last, high)
    head = "…" if low else ""
    tail = "…" if high < len(text) else ""
    carets = "^" * max(columns(text[first:last]), 1)
    return head + text[low:high] + tail, " " * columns(head + text[low:first]) + carets
