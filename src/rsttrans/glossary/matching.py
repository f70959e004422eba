"""Where the terms of a glossary stand in an original, and their renderings in a translation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..english import Word, lemma, words
from ..japanese import Token, fold, loanword_key, tokenise
from .model import Glossary, Status, Term

_JOINT = re.compile(r"[\s\u00a0]*[-\u2010\u2011\s\u00a0/]?[\s\u00a0]*")
_POSSESSIVE = re.compile("['\u2019]s?$")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30fe\u30fb]+")
_INFLECTING = ("動詞", "形容詞")
_IDIOM = re.compile(
    r"\b(?:for (?:instance|example)|as a (?:rule|result|matter)|at (?:least|first|last|hand|length)|"
    r"in (?:case|order|addition|general|particular|fact|place|time|turn|question|use|process|progress)|"
    r"(?:a|the) (?:number|set|series|kind|lot|couple) of|by (?:default|hand)|on (?:demand|hand|time)|"
    r"in (?:the (?:end|way|long run)|other words|terms of)|on the other hand|point out|of course)\b",
    re.IGNORECASE,
)
"""Phrases in which a noun is no term."""


class SourceMatch(NamedTuple):
    """A term in an original; offsets into its plain text."""

    term: Term
    start: int
    end: int
    noun: bool
    """Whether only -s is added, so that the term is hardly used as a verb."""


class TargetMatch(NamedTuple):
    """A rendering in a translation; offsets into its plain text."""

    term: Term
    rendering: str
    status: Status
    start: int
    end: int
    exact: bool
    """Whether it stands there in this spelling."""


class _Pattern(NamedTuple):
    term: Term
    rendering: str
    status: Status
    folded: str
    lemmas: tuple[str, ...]


class Matcher:
    """The terms of one glossary, prepared for looking up."""

    def __init__(self, glossary: Glossary) -> None:
        self._terms: dict[str, list[tuple[Term, tuple[Word, ...]]]] = defaultdict(list)
        for term in glossary.checked:
            if parts := words(term.source):
                self._terms[_key(parts[0].text)].append((term, parts))
        self._glossary = glossary

    def in_source(self, text: str, *, title: bool = False) -> list[SourceMatch]:
        """The terms in an original, longest first, no two at one place; in order of their places."""
        found: list[SourceMatch] = []
        all_words = words(text)
        idioms: list[tuple[int, int]] | None = None
        for at, word in enumerate(all_words):
            for term, parts in self._terms.get(_key(word.text), ()):
                match = _at(text, all_words, at, term, parts)
                if match is None:
                    continue
                if idioms is None:
                    idioms = [idiom.span() for idiom in _IDIOM.finditer(text)]
                if len(parts) == 1 and any(start <= match.start < end for start, end in idioms):
                    continue
                if title or not _in_name(text, all_words, at, at + len(parts), term):
                    found.append(match)
        kept: list[SourceMatch] = []
        for match in sorted(
            found, key=lambda match: (match.start - match.end, match.start, not match.term.exact)
        ):
            if all(match.end <= other.start or other.end <= match.start for other in kept):
                kept.append(match)
        return sorted(kept, key=lambda match: match.start)

    def in_target(self, text: str, tokens: Sequence[Token]) -> list[TargetMatch]:
        """Every rendering of every term that stands in a translation, in order of their places."""
        line = _Line(text, tokens)
        found: dict[tuple[int, int, str, str], TargetMatch] = {}
        for at in range(len(tokens)):
            begin = line.folded.starts[at]
            for pattern in self._folded.get(line.folded.text[begin : begin + 1], ()):
                if line.folded.text.startswith(pattern.folded, begin):
                    self._note(
                        found, pattern, line, at, line.folded.token_that_ends(begin + len(pattern.folded))
                    )
            for pattern in self._latin.get(tokens[at].english.casefold(), ()) if tokens[at].english else ():
                self._note(found, pattern, line, at, at)
            for pattern in self._lemmas.get(tokens[at].lemma, ()):
                if line.lemmas[at : at + len(pattern.lemmas)] == pattern.lemmas:
                    self._note(found, pattern, line, at, at + len(pattern.lemmas) - 1)
        return sorted(found.values(), key=lambda match: (match.start, -match.end, match.rendering))

    @staticmethod
    def _note(
        found: dict[tuple[int, int, str, str], TargetMatch],
        pattern: _Pattern,
        line: _Line,
        at: int,
        last: int,
    ) -> None:
        if last < at:
            return
        start, end = line.tokens[at].start, line.tokens[last].end
        if _cut(line.tokens, at, last):
            return
        exact = _spelled(line.text[start:end]) == _spelled(pattern.rendering)
        if not exact and line.tokens[last].pos in _INFLECTING and line.tokens[last].base:
            base = line.text[start : line.tokens[last].start] + line.tokens[last].base
            exact = _spelled(base) == _spelled(pattern.rendering)
        match = TargetMatch(pattern.term, pattern.rendering, pattern.status, start, end, exact)
        found.setdefault((start, end, pattern.rendering, pattern.term.source), match)

    @cached_property
    def _patterns(self) -> tuple[_Pattern, ...]:
        found = []
        for term in self._glossary.checked:
            for item in term.renderings:
                tokens = tokenise(item.text)
                if item.status is not Status.CANDIDATE and tokens:
                    folded = "".join(_folded(token.surface) for token in tokens)
                    lemmas = tuple(token.lemma for token in tokens)
                    found.append(_Pattern(term, item.text, item.status, folded, lemmas))
        return tuple(found)

    @cached_property
    def _folded(self) -> dict[str, list[_Pattern]]:
        table: dict[str, list[_Pattern]] = defaultdict(list)
        for pattern in self._patterns:
            table[pattern.folded[:1]].append(pattern)
        return table

    @cached_property
    def _lemmas(self) -> dict[str, list[_Pattern]]:
        table: dict[str, list[_Pattern]] = defaultdict(list)
        for pattern in self._patterns:
            table[pattern.lemmas[0]].append(pattern)
        return table

    @cached_property
    def _latin(self) -> dict[str, list[_Pattern]]:
        """Renderings in Latin letters, which a loanword stands for (Web, ウェブ)."""
        table: dict[str, list[_Pattern]] = defaultdict(list)
        for pattern in self._patterns:
            if pattern.rendering.isascii():
                table[pattern.rendering.casefold()].append(pattern)
        return table


@lru_cache(maxsize=4)
def matcher(glossary: Glossary) -> Matcher:
    """The matcher of a glossary, made once."""
    return Matcher(glossary)


def longest(matches: Iterable[TargetMatch]) -> list[TargetMatch]:
    """`matches` without those that stand inside a longer one; several terms may share one place."""
    kept: list[TargetMatch] = []
    for match in sorted(matches, key=lambda match: (match.start - match.end, match.start)):
        if all(
            match.end <= other.start or other.end <= match.start or match[3:5] == other[3:5] for other in kept
        ):
            kept.append(match)
    return sorted(kept, key=lambda match: (match.start, match.term.source))


# English ------------------------------------------------------------------------------------------------


def _key(word: str) -> str:
    return lemma(_POSSESSIVE.sub("", word))


def _at(
    text: str, all_words: Sequence[Word], at: int, term: Term, parts: Sequence[Word]
) -> SourceMatch | None:
    if at + len(parts) > len(all_words):
        return None
    there = all_words[at : at + len(parts)]
    noun = True
    for wanted, word in zip(parts, there, strict=True):
        grade = _grade(wanted.text, _POSSESSIVE.sub("", word.text), exactly=term.exact)
        if not grade:
            return None
        noun = noun and grade == 2
    for (a, b), (c, d) in zip(pairwise(parts), pairwise(there), strict=True):
        wanted_gap, gap = term.source[a.end : b.start], text[c.end : d.start]
        if wanted_gap != gap and not (_JOINT.fullmatch(wanted_gap) and _JOINT.fullmatch(gap)):
            return None
    # `C++`, `.NET`, and a number or code that goes on.
    if term.part_of_speech == "noun" and at and all_words[at - 1].text.casefold() == "to":
        noun = False
    lead, trail = term.source[: parts[0].start], term.source[parts[-1].end :]
    start, end = there[0].start - len(lead), there[-1].end + len(trail)
    if start < 0 or text[start : there[0].start] != lead or text[there[-1].end : end] != trail:
        return None
    if text[start - 1 : start] in tuple("_./\\@#$") and start:
        return None
    if re.match(r"_|[./\\@:=(][\w]|\(\)", text[end : end + 2]):
        return None
    return SourceMatch(term, start, end, noun)


def _grade(wanted: str, word: str, *, exactly: bool) -> int:
    """2: the word, perhaps with the -s of a plural; 1: another inflection of it; 0: another word."""
    if exactly:
        return 2 if word == wanted or (word.startswith(wanted) and word[len(wanted) :] in ("s", "es")) else 0
    a, b = wanted.casefold(), word.casefold()
    nouns, verbs = _forms(a)
    if b in nouns:
        return 2
    if b in verbs:
        return 1
    # `indices`, but also `ran`.
    return (2 if b.endswith(("ices", "men", "ren", "eet", "ice")) else 1) if lemma(b) == a else 0


@lru_cache(maxsize=1 << 12)
def _forms(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """A word with its plurals, and its forms as a verb."""
    nouns = {word, f"{word}s"}
    stem = word
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        nouns.add(f"{word}es")
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        nouns.add(f"{word[:-1]}ies")
        return frozenset(nouns), frozenset((f"{word[:-1]}ied", f"{word}ing"))
    if word.endswith("e"):
        stem = word[:-1]
    verbs = {f"{stem}ed", f"{stem}ing", f"{word}{word[-1:]}ed", f"{word}{word[-1:]}ing", f"{word}ing"}
    return frozenset(nouns), frozenset(verbs)


def _in_name(text: str, all_words: Sequence[Word], first: int, end: int, term: Term) -> bool:
    """Whether a term of small letters stands with a capital beside other capitals: `Python Package Index`."""
    if term.source != term.source.lower() or not all_words[first].text[0].isupper():
        return False
    before = all_words[first - 1] if first else None
    after = all_words[end] if end < len(all_words) else None
    for neighbour in (before, after):
        if neighbour and neighbour.text[0].isupper():
            low, high = sorted((neighbour.end, all_words[first].start))
            between = (
                text[low:high] if neighbour is before else text[all_words[end - 1].end : neighbour.start]
            )
            if between.strip() == "":
                return True
    return False


# Japanese -----------------------------------------------------------------------------------------------


class _Folded:
    """The tokens' folded texts as one string."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        parts: list[str] = []
        at = 0
        for token in tokens:
            part = _folded(token.surface)
            self.starts.append(at)
            at += len(part)
            self.ends.append(at)
            parts.append(part)
        self.text = "".join(parts)

    def token_that_ends(self, at: int) -> int:
        """Index of the first token that ends there; -1 for none."""
        index = bisect_left(self.ends, at)
        return index if index < len(self.ends) and self.ends[index] == at else -1


class _Line:
    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.folded = _Folded(tokens)
        self.lemmas = tuple(token.lemma for token in tokens)


@lru_cache(maxsize=1 << 14)
def _folded(surface: str) -> str:
    return loanword_key(surface) if _KATAKANA.fullmatch(surface) else fold(surface).casefold()


def _spelled(text: str) -> str:
    return fold("".join(text.split())).casefold()


def _cut(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the place begins or ends inside a word that the dictionary has torn up."""
    return (last + 1 < len(tokens) and _tears(tokens[last], tokens[last + 1])) or (
        first > 0 and _tears(tokens[first - 1], tokens[first])
    )


def _tears(left: Token, right: Token) -> bool:
    if left.end != right.start or not (
        _KATAKANA.fullmatch(left.surface) and _KATAKANA.fullmatch(right.surface)
    ):
        return False
    if "・" in (left.surface, right.surface):
        return False
    # ログイン is torn up into two words that the dictionary has.
    return not (_word(left) and _word(right)) or max(len(left.surface), len(right.surface)) < 3


def _word(token: Token) -> bool:
    return token.known and bool(token.english) and len(token.surface) > 1
