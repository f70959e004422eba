"""Sentence pairs of a document's units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .. import english, japanese_sentences
from ..bitext import Bitext
from ..text import Document, View
from ..unit import PLACEHOLDER, State, Unit
from . import english_terms, japanese_terms
from .facts import Facts, Morpheme, Pair, Piece, Side, Word

Spans = Sequence[tuple[int, int]]
_LONGEST = 1500
"""Characters from which a sentence is none (a table that was read as text, a list of names)."""
_MOST_SENTENCES = 60
_ANCHOR = re.compile(rf"[A-Za-z][A-Za-z0-9_]+|[0-9]+|{PLACEHOLDER}")
# Sentences of source and target that one step of the alignment takes, and what it costs by itself.
_STEPS = ((1, 1, 0.0), (1, 2, 0.6), (2, 1, 0.6), (2, 2, 1.2), (1, 3, 1.4), (3, 1, 1.4))
_RATIO = 0.55
"""Japanese characters for one English."""


def collect(bitext: Bitext) -> Facts:
    """The facts of a paired document."""
    return facts(bitext.document, bitext.units)


def facts(document: Document, units: Iterable[Unit]) -> Facts:
    """The facts of some units of a document; units without translation or sure pairing give none."""
    words: dict[Word, int] = {}
    morphemes: dict[Morpheme, int] = {}
    pairs: list[Pair] = []
    for unit in units:
        if unit.state is State.UNTRANSLATED or unit.ambiguous or unit.copied or unit.source.kind == "literal":
            continue
        if unit.source.empty or unit.target.empty:
            continue
        pairs += _pairs(document, unit, words, morphemes)
    return Facts(document.path, tuple(words), tuple(morphemes), tuple(pairs))


def _pairs(
    document: Document, unit: Unit, words: dict[Word, int], morphemes: dict[Morpheme, int]
) -> list[Pair]:
    source, target = unit.source.plain, unit.target.plain
    found = []
    pieces = _pieces(document, source), _pieces(document, target)
    tokens = unit.target.tokens
    at = 0
    for (start, end), (low, high) in sentence_pairs(source.text, target.text):
        first = at
        while first < len(tokens) and tokens[first].start < low:
            first += 1
        at = first
        while at < len(tokens) and tokens[at].end <= high:
            at += 1
        if end - start > _LONGEST or high - low > _LONGEST:
            continue
        english = tuple(english_terms.items(source.text, start, end, title=unit.source.kind == "title"))
        japanese = tuple(japanese_terms.items(target.text, tokens[first:at]))
        if english and japanese:
            found.append(
                Pair(
                    Side(
                        tuple([words.setdefault(item.word, len(words)) for item in english]),
                        bytes([item.gap for item in english]),
                        tuple([item.start for item in english]),
                        tuple([item.end for item in english]),
                        pieces[0],
                    ),
                    Side(
                        tuple([morphemes.setdefault(item.morpheme, len(morphemes)) for item in japanese]),
                        bytes([item.gap for item in japanese]),
                        tuple([item.start for item in japanese]),
                        tuple([item.end for item in japanese]),
                        pieces[1],
                    ),
                )
            )
    return found


def _pieces(document: Document, view: View) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for index, span in enumerate(view.spans):
        if index and view.joints:
            at += len(view.joints[index - 1])
        pieces.append(Piece(at, span.start, document.line_of(span.start)))
        at += span.end - span.start
    return tuple(pieces)


def sentence_pairs(source: str, target: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The spans of sentences that translate each other; neighbours that were merged or split are one span."""
    left, right = english.sentences(source), japanese_sentences.sentences(target)
    if not left or not right:
        return []
    if len(left) == len(right):
        return list(zip(left, right, strict=True))
    if len(left) == 1 or len(right) == 1 or max(len(left), len(right)) > _MOST_SENTENCES:
        return [((left[0][0], left[-1][1]), (right[0][0], right[-1][1]))]
    return _aligned(source, left, target, right)


def _aligned(
    source: str, left: Spans, target: str, right: Spans
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    anchors = [frozenset(_ANCHOR.findall(source[a:b].lower())) for a, b in left]
    others = [frozenset(_ANCHOR.findall(target[a:b].lower())) for a, b in right]
    infinite = float("inf")
    best: list[list[tuple[float, int, int]]] = [
        [(infinite, 0, 0)] * (len(right) + 1) for _ in range(len(left) + 1)
    ]
    best[0][0] = (0.0, 0, 0)
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            for m, n, price in _STEPS:
                if i < m or j < n or best[i - m][j - n][0] == infinite:
                    continue
                english_length = left[i - 1][1] - left[i - m][0]
                japanese_length = right[j - 1][1] - right[j - n][0]
                wanted = frozenset().union(*anchors[i - m : i])
                there = frozenset().union(*others[j - n : j])
                cost = (
                    best[i - m][j - n][0]
                    + price
                    + abs(english_length * _RATIO - japanese_length)
                    / (english_length * _RATIO + japanese_length)
                    * 2
                    + len(there - wanted) * 0.7
                )
                if cost < best[i][j][0]:
                    best[i][j] = (cost, m, n)
    found = []
    i, j = len(left), len(right)
    if best[i][j][0] == infinite:
        return [((left[0][0], left[-1][1]), (right[0][0], right[-1][1]))]
    while i:
        _, m, n = best[i][j]
        found.append(((left[i - m][0], left[i - 1][1]), (right[j - n][0], right[j - 1][1])))
        i, j = i - m, j - n
    return found[::-1]
