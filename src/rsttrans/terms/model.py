"""IBM model 1 in both directions over the units of a corpus, started from lexical evidence."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from .corpus import Corpus
from .lexical import evidence

ITERATIONS = 5
_PRIOR_START, _PRIOR_COUNT = 30.0, 4.0
"""What evidence of 1 adds to the first value of a pair, and to its count in every round."""
_NULL = 0.01
"""Weight of the empty word, for all words together."""
_NEGLIGIBLE = 0.05
"""Part of the likeliest pair's probability that another must have to be followed further."""


class Links:
    """How likely each word unit and each morpheme unit that meet in some sentence translate each other."""

    def __init__(
        self,
        numbers: dict[int, int],
        width: int,
        forward: list[float],
        backward: list[float],
        prior: dict[int, float],
        met: list[int],
    ) -> None:
        self.numbers = numbers
        """Number of a pair, by word unit * `width` + morpheme unit."""
        self.width = width
        self.scores = [sqrt(f * b) for f, b in zip(forward, backward, strict=True)]
        """Both directions in one, by pair."""
        self.known = [
            max(prior.get(number, 0.0), min(1.0, 1.3 * score) if met[number] > 1 else 0.0)
            for number, score in enumerate(self.scores)
        ]
        """How well one explains the other, by the words themselves or by several sentences; by pair."""

    def explained(self, word: int, morpheme: int) -> float:
        """`known` of two units."""
        number = self.numbers.get(word * self.width + morpheme)
        return 0.0 if number is None else self.known[number]


def train(corpus: Corpus) -> Links:
    """Learn the links of a corpus."""
    width = len(corpus.unit_morphemes)
    numbers: dict[int, int] = {}
    met: list[int] = []
    columns: list[tuple[int, ...]] = []
    rows: list[tuple[int, ...]] = []
    for sentence in corpus.sentences:
        if not sentence.weight:
            continue
        others = [corpus.morpheme_units[morpheme] for morpheme in sentence.morphemes]
        table = []
        for word in sentence.words:
            base = corpus.word_units[word] * width
            table.append(tuple([numbers.setdefault(base + other, len(numbers)) for other in others]))
        met += [0] * (len(numbers) - len(met))
        for row in table:
            for number in row:
                met[number] += 1
        rows += table
        columns += zip(*table, strict=True)
    words, morphemes = corpus.unit_words, corpus.unit_morphemes
    prior = {
        number: value
        for key, number in numbers.items()
        if (value := evidence(words[key // width], morphemes[key % width]))
    }
    start = [1.0] * len(numbers)
    for number, value in prior.items():
        start[number] += _PRIOR_START * value
    forward = _estimate(columns, start, prior, [key // width for key in numbers], len(words))
    backward = _estimate(rows, start, prior, [key % width for key in numbers], width)
    return Links(numbers, width, forward, backward, prior, met)


def _estimate(
    columns: Sequence[tuple[int, ...]],
    start: list[float],
    prior: dict[int, float],
    given: list[int],
    width: int,
) -> list[float]:
    """p(other | given) by pair; a column holds the pairs of one `other` with all that is given beside it."""
    values = _normalised(start, given, width)
    for round_ in range(ITERATIONS):
        counts = [0.0] * len(values)
        for column in columns:
            found = [values[number] for number in column]
            share = 1.0 / (sum(found) + _NULL / (len(column) + 1))
            for number, value in zip(column, found, strict=True):
                counts[number] += value * share
        for number, value in prior.items():
            counts[number] += _PRIOR_COUNT * value
        values = _normalised(counts, given, width)
        if round_ < 2:
            columns = [_likely(column, values) for column in columns]
    return values


def _likely(column: tuple[int, ...], values: list[float]) -> tuple[int, ...]:
    """The pairs of a column that are not far less likely than the likeliest."""
    found = [values[number] for number in column]
    least = max(found, default=0.0) * _NEGLIGIBLE
    return tuple([number for number, value in zip(column, found, strict=True) if value > least])


def _normalised(counts: list[float], given: list[int], width: int) -> list[float]:
    totals = [1e-9] * width
    for unit, count in zip(given, counts, strict=True):
        totals[unit] += count
    return [count / totals[unit] for unit, count in zip(given, counts, strict=True)]
