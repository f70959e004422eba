"""Terms that are rendered in several ways with no reason in the context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from .. import english
from ..kana import similarity
from .english_terms import singular
from .extraction import Extraction, Occurrence, Rendering, TermPair
from .general import AMBIGUOUS, GENERAL_NOUNS
from .lexical import SURE

_SURE_ENOUGH = 0.29
_COVER = 0.35
"""Part of the sentences with a rendering that must have the term: else it is the word for something else."""
_MANY = 7
_ONE_EACH, _FEW_SURE, _FEW = 0.6, 0.4, 4
_LATIN = re.compile(r"[A-Za-z]+")
_SUFFIXES = frozenset("版 名 型 値 用".split())
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")


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

    Reasons in the context are: the English is a verb there; it is part of a longer term that has one
    rendering throughout; the Japanese is a suffix in a compound; it is the word for another term.
    """
    terms = (*extraction.terms, *extraction.do_not_translate, *extraction.doubtful)
    terms = tuple(term for term in terms if term.source.lower() not in GENERAL_NOUNS | AMBIGUOUS)
    settled = frozenset(term.source.lower() for term in terms if _settled(term))
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
    found.sort(key=lambda item: (len(item.source.split(" ")), item.source.lower(), item.source, item.target))
    kept: list[Inconsistency] = []
    for item in found:
        if not any(_repeats(item, shorter) for shorter in kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda item: (item.source.lower(), item.source, item.target)))


def _repeats(item: Inconsistency, shorter: Inconsistency) -> bool:
    """Whether a rare term differs only in the word that is reported already."""
    if item.count + sum(minority.count for minority in item.minorities) > 2 or item.source == shorter.source:
        return False
    if f" {shorter.source.lower()} " not in f" {item.source.lower()} ":
        return False
    forms = (shorter.target, *(minority.target for minority in shorter.minorities))
    return all(any(form in minority.target for form in forms) for minority in item.minorities)


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
    term: TermPair, rendering: Rendering, settled: frozenset[str], claims: dict[Place, float]
) -> Minority | None:
    loan = _loan(term.source, rendering.target)
    if rendering.confidence < _SURE_ENOUGH or (rendering.share < _COVER and not loan):
        return None
    if _name(term, rendering) or _reworded(term, rendering):
        return None
    occurrences = tuple(
        occurrence
        for occurrence in rendering.occurrences
        if not _verbal(term, occurrence)
        and not _inside(term, occurrence, settled)
        and (rendering.share >= _COVER or not occurrence.within)
        and not (occurrence.glued and len(rendering.target) == 1 and len(term.target) > 1)
        and claims[occurrence.path, *occurrence.span] <= rendering.confidence
    )
    majority = [place for other in term.renderings if other.group == 0 for place in other.occurrences]
    usual = len(majority)
    free = [place for place in majority if not _inside(term, place, settled)]
    if len(free) < min(usual, 2) or all(_verbal(term, place) for place in free):
        return None
    if usual > _MANY and len(occurrences) == 1 and not loan and not _shortened(term, rendering):
        # A single native word beside many others is more often another sense than another term.
        return None
    others = len({other.group for other in term.renderings if not other.target.isascii()})
    least = _ONE_EACH if usual < 2 and others < 3 else _FEW_SURE if usual < _FEW else _SURE_ENOUGH
    if len(occurrences) == 1 and min(rendering.confidence, term.confidence) < least:
        return None
    if usual < 2 and term.target.isascii():
        return None
    return Minority(rendering.target, rendering.count, occurrences) if occurrences else None


def _inside(term: TermPair, occurrence: Occurrence, settled: frozenset[str]) -> bool:
    """Whether the occurrence is part of a longer term with one rendering, however much stands around it."""
    words = occurrence.within.split(" ")
    size = len(term.source.split(" "))
    own = f" {term.source.lower()} "
    return any(
        (run := " ".join(words[first:end])) in settled and own in f" {run} "
        for first in range(len(words))
        for end in range(first + size + 1, len(words) + 1)
    )


def _verbal(term: TermPair, occurrence: Occurrence) -> bool:
    return occurrence.verbal and " " not in term.source


def _loan(source: str, target: str) -> bool:
    """Whether the rendering spells one of the words of the term."""
    return any(
        similarity(word, katakana) >= SURE
        for word in (source.replace(" ", ""), *source.split(" "), singular(source.lower()))
        for katakana in _KATAKANA.findall(target)
    )


def _shortened(term: TermPair, rendering: Rendering) -> bool:
    """Whether the rendering is the usual one cut short, or spells the word that the term is derived from."""
    return term.target.startswith(rendering.target) or (
        " " not in term.source and similarity(english.lemma(term.source), rendering.target) >= SURE
    )


def _common(one: str, other: str) -> int:
    """Characters that two strings begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _reworded(term: TermPair, rendering: Rendering) -> bool:
    """Whether both renderings say the same with a suffix, in another order, or in more words."""
    one, other = sorted((term.target, rendering.target), key=len)
    if _suffixed(one, other):
        return True
    if other.startswith(one) and not _KATAKANA.fullmatch(other):
        return True
    if " " not in term.source:
        return False
    one, other = one.replace("の", ""), other.replace("の", "")
    rest = iter(other.lower())
    return sorted(one.lower()) == sorted(other.lower()) or all(char in rest for char in one.lower())


def _suffixed(one: str, other: str) -> bool:
    """Whether one ends in a suffix where the other has a word (最新版, 最新バージョン)."""
    same = _common(one, other)
    return same > 1 and (one[same:] in _SUFFIXES or other[same:] in _SUFFIXES)


def _spelt(one: str, other: str) -> bool:
    """Whether the one is the other with a word in Latin or katakana letters (Webページ, ウェブページ)."""
    same = _common(one[::-1], other[::-1])
    first, second = one[: len(one) - same], other[: len(other) - same]
    if second.isascii():
        first, second = second, first
    return first.isascii() and similarity(first, second) >= SURE


def _left(words: frozenset[str], target: str) -> frozenset[str]:
    """The words that a rendering has left in English."""
    return frozenset(word.lower().rstrip("s") for word in _LATIN.findall(target)) & {
        word.rstrip("s") for word in words
    }


def _name(term: TermPair, rendering: Rendering) -> bool:
    """Whether the difference is only that one of the two is left in English, or spells it in katakana."""
    words = frozenset(term.source.lower().split(" "))
    left, usual = _left(words, rendering.target), _left(words, term.target)
    if left - usual or (len(words) > 1 and usual - left):
        return True
    if rendering.target.isascii():
        return True
    if term.target.isascii():
        return _loan(term.source, rendering.target)
    return _spelt(term.target, rendering.target)
