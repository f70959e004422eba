"""What is written: the terms found in the documents, and what the project glossary says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from .model import Glossary, Status, Term, key

if TYPE_CHECKING:
    from ..terms.extraction import Extraction, TermPair


class Place(NamedTuple):
    """Where a rendering stands."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """A rendering with its count."""

    target: str
    count: int
    occurrences: tuple[Place, ...]


class Alternative(NamedTuple):
    """A further rendering that somebody has decided upon."""

    target: str
    status: Status
    note: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One term."""

    source: str
    target: str
    status: Status
    count: int
    """Occurrences of the source term."""
    confidence: float
    renderings: tuple[Found, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    part_of_speech: str = ""
    note: str = ""
    case_sensitive: bool = False

    @property
    def first(self) -> Place | None:
        """The first place where the rendering stands."""
        places = [
            place for found in self.renderings for place in found.occurrences if found.target == self.target
        ]
        return min(places, default=None)

    @property
    def others(self) -> tuple[Found, ...]:
        """The renderings found beside the one of the entry."""
        return tuple(found for found in self.renderings if found.target != self.target)


@dataclass(frozen=True, slots=True)
class Name:
    """Something that is not translated."""

    source: str
    count: int
    note: str = ""
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """The whole list, best first."""

    terms: tuple[Entry, ...]
    do_not_translate: tuple[Name, ...]


def entries(found: Extraction, glossary: Glossary, *, min_count: int = 1) -> Entries:
    """The terms found, as the glossary decides them; then what only the glossary has.

    Found terms of fewer than `min_count` occurrences that nobody has decided upon are left out, and so is
    what the glossary has as no term.
    """
    known = {key(term.source): term for term in glossary.terms}
    terms: list[Entry] = []
    seen: set[str] = set()
    names: dict[str, Name] = {}
    for pair in found.terms:
        term = known.get(key(pair.source))
        seen.add(key(pair.source))
        if term is None or not term.decided:
            if pair.count >= min_count:
                terms.append(_candidate(pair, term))
        elif not term.ignored and term.translate:
            terms.append(_decided(term, pair))
    counts = {key(pair.source): pair.count for pair in (*found.do_not_translate, *found.terms)}
    for term in glossary.terms:
        name = key(term.source)
        if term.ignored:
            continue
        if not term.translate:
            names[name] = Name(term.source, counts.get(name, 0), term.note, decided=True)
        elif term.decided and name not in seen:
            terms.append(_decided(term, None))
    for pair in found.do_not_translate:
        name = key(pair.source)
        if name not in known and pair.count >= min_count:
            names.setdefault(name, Name(pair.source, pair.count))
    ordered = sorted(names.values(), key=lambda name: (-name.count, name.source))
    return Entries(tuple(terms), tuple(ordered))


def _candidate(pair: TermPair, term: Term | None) -> Entry:
    return Entry(
        term.source if term else pair.source,
        pair.target,
        Status.CANDIDATE,
        pair.count,
        round(pair.confidence, 2),
        _found(pair),
        part_of_speech=term.part_of_speech if term else "",
        note=term.note if term else "",
    )


def _decided(term: Term, pair: TermPair | None) -> Entry:
    order = (Status.PREFERRED, Status.ADMITTED, Status.FORBIDDEN)
    listed = sorted(
        (item for item in term.renderings if item.status is not Status.CANDIDATE),
        key=lambda item: order.index(item.status),
    )
    best, rest = listed[0], listed[1:]
    return Entry(
        term.source,
        best.text,
        best.status,
        pair.count if pair else 0,
        1.0,
        _found(pair) if pair else (),
        tuple(Alternative(item.text, item.status, item.note) for item in rest),
        term.part_of_speech,
        term.note,
        term.case_sensitive,
    )


def _found(pair: TermPair) -> tuple[Found, ...]:
    return tuple(
        Found(item.target, item.count, tuple(Place(place.path, place.line) for place in item.occurrences))
        for item in pair.renderings
    )
