"""The pairing itself: rows of units, and how far the translation is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from .bitext import Bitext
from .parallel import run
from .project import bitext_of, internal_error
from .text import Document, Span
from .unit import State, Unit

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")


class Side(NamedTuple):
    """Source or target of a unit."""

    line: int
    end_line: int
    """The last line, inclusive."""
    text: str


class UnitRow(NamedTuple):
    """A unit as `rsttrans units` prints it."""

    path: str
    id: str
    kind: str
    state: State
    section: tuple[str, ...]
    source: Side
    target: Side
    words: int
    """English words in the running text of the source."""


class NotSourceRow(NamedTuple):
    """A comment that is no original, and why."""

    path: str
    line: int
    end_line: int
    reason: str


class Listing(NamedTuple):
    """The rows of one or of all documents."""

    units: tuple[UnitRow, ...] = ()
    not_source: tuple[NotSourceRow, ...] = ()
    failures: tuple[str, ...] = ()


class Progress(NamedTuple):
    """How far the translation of a file, or of all, is."""

    path: str
    units: int
    translated: int
    untranslated: int
    outdated: int
    words: int
    """English words of all units."""
    translated_words: int
    """English words of the translated units."""

    @property
    def percent(self) -> float:
        """Translated units of all units, rounded down so that 100 means all; 100 where there are none."""
        return self.translated * 1000 // self.units / 10 if self.units else 100.0


def read(documents: Sequence[Document], jobs: int, done: Callable[[int], None]) -> Listing:
    """The rows of all documents, in their order."""
    parts = run(_read_one, documents, jobs, done)
    return Listing(
        tuple(row for part in parts for row in part.units),
        tuple(row for part in parts for row in part.not_source),
        tuple(failure for part in parts for failure in part.failures),
    )


def _read_one(document: Document) -> Listing:
    try:
        return rows(bitext_of(document))
    except Exception as error:
        return Listing(failures=(internal_error(document.path, "reading", error),))


def rows(bitext: Bitext) -> Listing:
    """The rows of one document."""
    document = bitext.document
    units = tuple(_unit(document, unit) for unit in bitext.units)
    others = tuple(
        NotSourceRow(document.path, *_lines(document, item.span), item.reason) for item in bitext.not_source
    )
    return Listing(units, others)


def _unit(document: Document, unit: Unit) -> UnitRow:
    source, target = unit.source, unit.target
    return UnitRow(
        document.path,
        unit.id,
        source.kind,
        unit.state,
        unit.section,
        Side(*_lines(document, source.span), source.text),
        Side(*_lines(document, target.span), target.text),
        0 if source.kind == "literal" else len(_WORD.findall(source.plain.text)),
    )


def _lines(document: Document, span: Span) -> tuple[int, int]:
    return document.line_of(span.start), document.line_of(max(span.start, span.end - 1))


def progress(paths: Iterable[str], listing: Listing) -> tuple[list[Progress], Progress]:
    """How far each file is, in order of `paths`, and all of them together."""
    counts: dict[str, list[int]] = {path: [0] * 6 for path in paths}
    total = [0] * 6
    order = (State.TRANSLATED, State.UNTRANSLATED, State.OUTDATED)
    for row in listing.units:
        for count in (counts[row.path], total):
            count[0] += 1
            count[1 + order.index(row.state)] += 1
            count[4] += row.words
            count[5] += row.words if row.state is State.TRANSLATED else 0
    return [Progress(path, *count) for path, count in counts.items()], Progress("total", *total)
