"""Terms that are rendered in several ways with no reason in the context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .extraction import Extraction, Occurrence, Rendering, TermPair
from .kana import KATAKANA, similarity
from .lexical import SURE

_SURE_ENOUGH = 0.29
_COVER = 0.35
"""Part of the sentences with a rendering that must have the term: else it is the word for something else."""


@dataclass(frozen=True, slots=True)
class Minority:
    """A rendering that most occurrences of the term do not have."""

    target: str
    count: int
    """How often the term is rendered so, those with a reason included."""
    occurrences: tuple[Occurrence, ...]
    """Those without a reason in the context."""


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A term with its usual rendering and the others."""

    source: str
    target: str
    """The usual rendering, as mostly written."""
    count: int
    """Occurrences that have it, in any spelling."""
    minorities: tuple[Minority, ...]


Place = tuple[str, int, int]


def inconsistencies(extraction: Extraction) -> tuple[Inconsistency, ...]:
    """The terms that are rendered in several ways, sorted by term.

    Reasons in the context are: the English is a verb there; it is part of a longer term that has one rendering
    throughout; the Japanese is a suffix in a compound; it is the word for another term.
    """
    terms = (*extraction.terms, *extraction.do_not_translate, *extraction.doubtful)
    settled = {term.source.lower() for term in terms if _settled(term)}
    claims = _claims(terms)
    found = []
    for term in terms:
        majority = [rendering for rendering in term.renderings if rendering.group == 0]
        minorities = [
            minority
            for rendering in term.renderings
            if rendering.group and (minority := _minority(term, rendering, settled, claims))
        ]
        if majority and minorities:
            count = sum(rendering.count for rendering in majority)
            found.append(Inconsistency(term.source, term.target, count, tuple(minorities)))
    return tuple(sorted(found, key=lambda item: (item.source.lower(), item.source, item.target)))


def _settled(term: TermPair) -> bool:
    """Whether a term has one rendering in two places at least, and no other."""
    return term.count > 1 and all(
        rendering.group == 0 or rendering.target.isascii() for rendering in term.renderings
    )


def _claims(terms: Iterable[TermPair]) -> dict[Place, float]:
    """For each place of a document that renders some term, how sure the surest claim to it is."""
    claims: dict[Place, float] = {}
    for term in terms:
        for rendering in term.renderings:
            for occurrence in rendering.occurrences:
                place = occurrence.path, *occurrence.span
                claims[place] = max(claims.get(place, 0.0), rendering.confidence)
    return claims


def _minority(
    term: TermPair, rendering: Rendering, settled: set[str], claims: dict[Place, float]
) -> Minority | None:
    if rendering.confidence < _SURE_ENOUGH or rendering.share < _COVER or _name(term, rendering):
        return None
    occurrences = tuple(
        occurrence
        for occurrence in rendering.occurrences
        if not (occurrence.verbal and " " not in term.source)
        and occurrence.within not in settled
        and not (occurrence.glued and len(rendering.target) == 1 and len(term.target) > 1)
        and claims[occurrence.path, *occurrence.span] <= rendering.confidence
    )
    return Minority(rendering.target, rendering.count, occurrences) if occurrences else None


def _name(term: TermPair, rendering: Rendering) -> bool:
    """Whether the difference is only that one of the two is left in English, or spells it in katakana."""
    if rendering.target.isascii():
        return True
    loan = bool(KATAKANA.match(rendering.target)) and similarity(term.source, rendering.target) >= SURE
    return term.target.isascii() and loan
