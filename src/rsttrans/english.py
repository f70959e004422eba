"""English words, sentences and inflections, by rule."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .english_numbers import Number, numbers
from .english_polarity import Negation, negations

__all__ = ["Negation", "Number", "Word", "lemma", "negations", "numbers", "sentences", "words"]


class Word(NamedTuple):
    """A word and its half-open offsets into the text it was taken from."""

    text: str
    start: int
    end: int


_LETTER = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_WORD = re.compile(f"[{_LETTER}]+(?:['\u2019](?:[A-Za-z]+))?")


def words(text: str) -> tuple[Word, ...]:
    """Runs of Latin letters and digits; `don't` is one word, `event-driven` and `snake_case` are two."""
    return tuple(Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text))


# Sentences ------------------------------------------------------------------------------------------------

_STOP = re.compile(r"(?:[.!?]+|\u2026)[\"'\u201d\u2019)\]\u00bb]*(?=\s|\ufffc|\Z)")
_BEFORE = re.compile(r"[A-Za-z0-9.]*\Z")
_INNER = frozenset(
    "approx cf ch col dept dr e.g eg eq eqs esp excl fig figs gen i.e ie incl mr mrs ms mt no nos op p pp"
    " prof q.v rev resp sec sect st ver viz vol vols vs v w.r.t".split()
)
"""Abbreviations that never end a sentence."""
_EITHER = frozenset("a.m al co corp ed eds etc inc jr ltd misc p.m ph.d sr u.k u.s".split())
"""Abbreviations that may."""
_OPENING = "\"'\u201c\u2018([\u00ab*`"


@lru_cache(maxsize=1 << 11)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the sentences, without the white space around them."""
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _STOP.finditer(text):
        end = match.end()
        if end > start and _ends_sentence(text, start, match.start(), match[0], end):
            spans.append((start, end))
            start = _skip(text, end)
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return tuple(spans)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends_sentence(text: str, start: int, at: int, stop: str, end: int) -> bool:
    after = _skip(text, end)
    if after >= len(text):
        return True
    while after < len(text) and text[after] in _OPENING:
        after += 1
    following = text[after : after + 1]
    lower = following.islower()
    if stop[0] != "." or len(stop.rstrip("\"'\u201d\u2019)]\u00bb")) > 1:
        return not lower
    found = _BEFORE.search(text, max(start, at - 40), at)
    before = found[0] if found else ""
    word = before.lower().strip(".")
    if word in _INNER:
        return False
    if word in _EITHER:
        return following.isupper()
    if before.isdigit() and not text[start : at - len(before)].strip():
        return False
    if len(before) == 1 and before.isupper():
        # An initial (`Brian K. Jones`), unless a plain word stands before (`option B. Then`).
        previous = text[start : at - 1].rstrip()[-20:].split()
        return bool(previous) and previous[-1].islower() and not lower
    # `pip` and `gevent` begin sentences too.
    return not lower or (len(before) > 1 and before.isalpha() and before.islower())


# Inflections ----------------------------------------------------------------------------------------------

_IRREGULAR = {
    form: word
    for word, forms in {
        "be": "am is are was were been being",
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "child": "children",
        "choose": "chose chosen",
        "do": "did done does doing",
        "draw": "drew drawn",
        "embed": "embed embeds",
        "find": "found",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone goes going",
        "grow": "grew grown",
        "have": "has had having",
        "hide": "hid hidden",
        "hold": "held",
        "index": "indices indexes",
        "keep": "kept",
        "know": "knew known",
        "leave": "left leaving",
        "lie": "lying",
        "make": "made",
        "man": "men",
        "matrix": "matrices",
        "mean": "meant",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "send": "sent",
        "show": "shown",
        "take": "took taken",
        "tell": "told",
        "think": "thought",
        "throw": "threw thrown",
        "understand": "understood",
        "vertex": "vertices",
        "wear": "wore worn",
        "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
_SINGULAR = frozenset("alias always atlas bias canvas gas pandas".split())
_VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=1 << 15)
def lemma(word: str) -> str:
    """A key that the inflected forms of a word share: `use`, `uses`, `used`, `using` give `us`.

    It is for comparing and not always a word.
    """
    word = word.lower().replace("\u2019", "'")
    word = word.removesuffix("'s").rstrip("'")
    word = _IRREGULAR.get(word, word)
    if len(word) > 3:
        word = _plural(word)
        word = _suffix(word)
    if len(word) > 2 and word[-1] == "e" and word[-2] != "e":
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou0123456789":
        word = word[:-1]
    return word


def _plural(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word[-1] == "s" and word[-2] not in "sui" and word not in _SINGULAR:
        return word[:-1]
    return word


def _suffix(word: str) -> str:
    if word.endswith("ied"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    for suffix in ("ing", "ed"):
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > 1 and _VOWEL.search(stem) and not word.endswith("eed"):
            return stem
    return word
