"""Words of English sentences, and which runs of them may be terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .facts import ADJACENT, BREAK, GLUED, VERBAL, Word
from .japanese_terms import LATIN
from .words import ADJECTIVES, FUNCTION_WORDS, MODIFIERS, NOT_NOUNS

_GAP = re.compile(r"(?P<blank>\s+|/)\Z|(?P<glue>[-\u2010\u2011])\Z")
_HYPHENS = frozenset("-\u2010\u2011")
# -s that is no plural.
_SINGULAR = frozenset(
    """
    alias always analysis as atlas axis basis bias bus canvas chaos class corpus crisis diagnosis
    emphasis focus gas has his hypothesis is its kubernetes lens mathematics news os pandas perhaps
    physics plus process redis series species statistics status synthesis this thus us versus virus was
    yes https ios macos dns aws css js tls graphics analytics ethics politics economics electronics
    semantics numerics heuristics
    """.split()
)
_IRREGULAR = {
    "analyses": "analysis", "axes": "axis", "bases": "basis", "buses": "bus", "canvases": "canvas",
    "children": "child", "criteria": "criterion", "data": "data", "feet": "foot", "indices": "index",
    "matrices": "matrix", "men": "man", "mice": "mouse", "movies": "movie", "people": "people",
    "phenomena": "phenomenon", "vertices": "vertex", "women": "woman", "cookies": "cookie",
    "pies": "pie", "ties": "tie", "lies": "lie", "caches": "cache", "aliases": "alias",
    "statuses": "status", "halves": "half", "leaves": "leaf", "lives": "life", "shelves": "shelf",
    "wolves": "wolf", "knives": "knife", "suffixes": "suffix", "prefixes": "prefix", "viruses": "virus",
    "focuses": "focus", "bonuses": "bonus", "campuses": "campus", "heroes": "hero", "echoes": "echo",
}  # fmt: skip
# Words in -ed and -ly that are nouns.
_NOUNS = frozenset(
    """
    ally anomaly assembly bed breed butterfly embed family feed fly monopoly need proceed reply seed
    shed speed supply thread
    """.split()
)


_BEFORE_VERBS = frozenset(
    """
    to can could may might must shall should will would cannot let lets i you we they who not do does
    did don didn
    """.split()
)
# What follows an imperative at the start of a sentence.
_OBJECT = re.compile(
    r"\s+(?:the|a|an|your|all|each|any|every|this|that|these|those|it|them|to|up|out|before|after|if|when)\b"
)
_HISSED = re.compile(r"(?:ss|sh|[^a]ch|tch|each|x|zz)es$")


class Item(NamedTuple):
    """A word, what stands before it, and its half-open offsets into the text."""

    word: Word
    gap: int
    start: int
    end: int


def items(text: str, start: int, end: int, *, title: bool) -> Iterator[Item]:
    """The words of the sentence `text[start:end]`, function words left out."""
    gap, at, first = BREAK, start, True
    for match in LATIN.finditer(text, start, end):
        between = text[at : match.start()]
        if gap == ADJACENT and between:
            found = _GAP.match(between)
            gap = BREAK if found is None or between == "/" else GLUED if found["glue"] else ADJACENT
        surface = match[0]
        at = match.end()
        if gap == VERBAL and (between.strip() or surface.endswith("ing")):
            gap = BREAK
        # The parts of `built-in` and `add-on` are words like others.
        hyphened = gap == GLUED or (text[at : at + 1] in _HYPHENS and text[at + 1 : at + 2].isalpha())
        if surface.lower() in FUNCTION_WORDS and not hyphened:
            gap = VERBAL if surface.lower() in _BEFORE_VERBS else BREAK
            first = False
            continue
        if between[-1:] in ("'", "\u2019") and len(surface) < 3 and len(between) == 1:
            gap = BREAK
            continue
        if first and not title and _OBJECT.match(text, at):
            gap = VERBAL
        capital = surface[0].isupper() and surface[1:].islower()
        yield Item(Word(surface, capital and (first or title)), gap, match.start(), at)
        possessive = text[at : at + 1] in ("'", "\u2019") and at < end
        gap = BREAK if possessive else ADJACENT
        first = False


@lru_cache(maxsize=1 << 15)
def singular(word: str) -> str:
    """The singular of a lower-case noun; other words as they are."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SINGULAR or len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("theses"):
        return word[:-2] + "is"
    return word[:-2] if _HISSED.search(word) else word[:-1]


def may_start(word: str) -> bool:
    """Whether a term may begin with a lower-case word."""
    if word.endswith("s") and singular(word) in NOT_NOUNS and word not in NOT_NOUNS:
        return False
    return word not in MODIFIERS and not (word.endswith("ly") and len(word) > 4 and word not in _NOUNS)


@lru_cache(maxsize=1 << 15)
def may_end(word: str) -> bool:
    """Whether a lower-case word may be a noun."""
    if len(word) < 2 and word not in ("c", "r", "d"):
        return False
    if word in _NOUNS:
        return True
    if word in NOT_NOUNS or word in MODIFIERS or singular(word) in NOT_NOUNS:
        return False
    if word.endswith("es") and (word[:-1] in NOT_NOUNS or word[:-2] in NOT_NOUNS):
        return False
    return not (len(word) > 4 and word.endswith(("ly", "ed", "ous", "ful")))


def spans(words: Sequence[str], gaps: bytes, most: int) -> list[tuple[int, int]]:
    """Where terms may stand among lower-case words: half-open ranges, none longer than `most`."""
    found: list[tuple[int, int]] = []
    count = len(words)
    for first in range(count):
        if gaps[first] == GLUED or not may_start(words[first]):
            continue
        for last in range(first, min(first + most, count)):
            if last > first and gaps[last] in (BREAK, VERBAL):
                break
            if last + 1 < count and gaps[last + 1] == GLUED:
                continue
            if may_end(words[last]) and (last == first or words[last] not in ADJECTIVES):
                found.append((first, last + 1))
    return found


def key(words: Sequence[str]) -> str:
    """What the forms of a term share: lower case, the last word singular."""
    return " ".join((*words[:-1], singular(words[-1])))
