"""The facts of all documents as one corpus of numbered units, for the alignment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .. import english
from ..kana import KATAKANA
from .english_terms import singular
from .facts import ADJACENT, DOT, NA, NO, Facts, Morpheme, Pair, Side, Word
from .folding import folded

_PART, _COMPOUND = 3, 7
"""Least length of a part and of a compound, in characters."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence pair: items of both sides as numbers of the corpus, and where it stands."""

    path: str
    source: Side
    target: Side
    words: tuple[int, ...]
    """Indexes into `Corpus.words`."""
    morphemes: tuple[int, ...]
    weight: float
    """0 for a repetition of a pair, which tells nothing new."""


class Corpus:
    """All sentence pairs, and the words and morphemes that they are made of.

    Words that share a lemma are one *word unit*; so are morphemes that share a folded lemma.
    """

    def __init__(self, documents: Iterable[Facts]) -> None:
        self.words: list[str] = []
        """Lower-case forms."""
        self.cased: list[dict[str, int]] = []
        """How each is written where no sentence start or title decides, with counts."""
        self.word_units: list[int] = []
        self.unit_words: list[str] = []
        """A lower-case form of each unit."""
        self.morphemes: list[Morpheme] = []
        self.morpheme_units: list[int] = []
        self.unit_morphemes: list[Morpheme] = []
        self.sentences: list[Sentence] = []
        self.numbers: dict[str, int] = {}
        """Number of each lower-case form."""
        self._read(documents)

    def _read(self, documents: Iterable[Facts]) -> None:
        units: dict[str, int] = {}
        morphemes: dict[Morpheme, int] = {}
        morpheme_units: dict[str, int] = {}
        seen: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
        documents = tuple(documents)
        parts = _katakana(documents)
        for document in documents:
            document = split_compounds(document, parts)
            numbers = [self._word(word, units) for word in document.words]
            others = [self._morpheme(morpheme, morphemes, morpheme_units) for morpheme in document.morphemes]
            for source, target in document.pairs:
                left = tuple([numbers[item] for item in source.items])
                right = tuple([others[item] for item in target.items])
                for item in source.items:
                    word = document.words[item]
                    if not word.weak:
                        cased = self.cased[numbers[item]]
                        cased[word.text] = cased.get(word.text, 0) + 1
                weight = 0.0 if (left, right) in seen else 1.0
                seen.add((left, right))
                self.sentences.append(Sentence(document.path, source, target, left, right, weight))

    def _word(self, word: Word, units: dict[str, int]) -> int:
        text = word.text.lower()
        number = self.numbers.setdefault(text, len(self.numbers))
        if number == len(self.words):
            self.words.append(text)
            self.cased.append({})
            lemma = english.lemma(text)
            unit = units.setdefault(lemma, len(units))
            if unit == len(self.unit_words):
                self.unit_words.append(singular(text))
            elif len(text) < len(self.unit_words[unit]):
                self.unit_words[unit] = singular(text)
            self.word_units.append(unit)
        return number

    def _morpheme(self, morpheme: Morpheme, numbers: dict[Morpheme, int], units: dict[str, int]) -> int:
        number = numbers.setdefault(morpheme, len(numbers))
        if number == len(self.morphemes):
            self.morphemes.append(morpheme)
            unit = units.setdefault(folded(morpheme), len(units))
            if unit == len(self.unit_morphemes):
                self.unit_morphemes.append(morpheme)
            self.morpheme_units.append(unit)
        return number

    def surface(self, sentence: Sentence, first: int, end: int) -> str:
        """How items `first` to `end` of the target are written."""
        return written(
            [self.morphemes[item].surface for item in sentence.morphemes[first:end]],
            sentence.target.gaps[first:end],
        )


def _katakana(documents: Iterable[Facts]) -> frozenset[str]:
    """Katakana words that stand alone somewhere, long enough to be recognised in a compound."""
    return frozenset(
        morpheme.surface
        for document in documents
        for morpheme in document.morphemes
        if morpheme.english and len(morpheme.surface) >= _PART and KATAKANA.match(morpheme.surface)
    )


def split_compounds(document: Facts, parts: frozenset[str]) -> Facts:
    """The document with unknown katakana compounds cut at the known words that they begin and end with."""
    cuts = {
        number: pieces
        for number, morpheme in enumerate(document.morphemes)
        if not morpheme.english
        and len(morpheme.surface) >= _COMPOUND
        and KATAKANA.match(morpheme.surface)
        and len(pieces := _cut(morpheme.surface, parts)) > 1
    }
    if not cuts:
        return document
    morphemes = dict.fromkeys(document.morphemes)
    by_surface = {morpheme.surface: morpheme for morpheme in document.morphemes if morpheme.kind == "n"}
    for pieces in cuts.values():
        for piece in pieces:
            morphemes.setdefault(by_surface.setdefault(piece, Morpheme(piece, piece, "", "n")))
    numbers = {morpheme: number for number, morpheme in enumerate(morphemes)}
    pairs = tuple(
        Pair(pair.source, _recut(pair.target, cuts, by_surface, numbers))
        if any(item in cuts for item in pair.target.items)
        else pair
        for pair in document.pairs
    )
    return Facts(document.path, document.words, tuple(morphemes), pairs)


def _cut(surface: str, parts: frozenset[str]) -> list[str]:
    """A katakana word cut at known words at its ends, the longest first."""
    for size in range(len(surface) - _PART, _PART - 1, -1):
        if surface[:size] in parts:
            return [surface[:size], *_cut(surface[size:], parts)]
        if surface[-size:] in parts:
            return [*_cut(surface[:-size], parts), surface[-size:]]
    return [surface]


def _recut(
    side: Side, cuts: dict[int, list[str]], by_surface: dict[str, Morpheme], numbers: dict[Morpheme, int]
) -> Side:
    items: list[int] = []
    gaps: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for item, gap, start, end in zip(side.items, side.gaps, side.starts, side.ends, strict=True):
        pieces = cuts.get(item)
        if pieces is None:
            items.append(item)
            gaps.append(gap)
            starts.append(start)
            ends.append(end)
            continue
        for index, piece in enumerate(pieces):
            items.append(numbers[by_surface[piece]])
            gaps.append(ADJACENT if index else gap)
            starts.append(start)
            start += len(piece)
            ends.append(start)
    return Side(tuple(items), bytes(gaps), tuple(starts), tuple(ends), side.pieces)


_JOINTS = {NO: "の", NA: "な", DOT: "・"}


def written(surfaces: Sequence[str], gaps: bytes) -> str:
    """Morphemes as they stand in the text; `gaps[0]` is what stands before the first."""
    parts = [surfaces[0]]
    for before, surface, gap in zip(surfaces, surfaces[1:], gaps[1:], strict=False):
        latin = before[-1].isascii() and surface[0].isascii()
        parts += (_JOINTS.get(gap, " " if latin else ""), surface)
    return "".join(parts)
