"""Which sentences of an original go with which of its translation."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from ...english import sentences as english_sentences
from ...japanese import sentences as japanese_sentences

Stretch = tuple[int, int]
Pair = tuple[Stretch, Stretch]

# How many sentences of each side go together, and what that costs: translators split and merge now and then.
_BEADS = (
    (1, 1, 0.0),
    (1, 2, 1.2),
    (2, 1, 1.2),
    (2, 2, 2.4),
    (1, 3, 2.6),
    (3, 1, 2.6),
    (1, 0, 4.0),
    (0, 1, 4.0),
)
_RATIO = 0.5
"""Japanese characters for an English one."""
_ANCHOR = re.compile("\ufffc|[0-9]+(?:\\.[0-9]+)*|[A-Za-z]{2,}")
_MOST = 40


@lru_cache(maxsize=64)
def sentence_pairs(source: str, target: str) -> tuple[Pair, ...]:
    """Stretches of two running texts that say the same, in order; they cover every sentence of both.

    Found by length and by the numbers, Latin words and placeholders that both have. One of the two
    stretches is empty where a sentence has no counterpart.
    """
    left, right = english_sentences(source), japanese_sentences(target)
    if not left or not right or max(len(left), len(right)) > _MOST:
        return (((0, len(source)), (0, len(target))),)
    if len(left) == len(right) == 1:
        return ((left[0], right[0]),)
    return tuple(_pair(source, target, left, right, *bead) for bead in _align(source, target, left, right))


def even(source: str, target: str) -> bool:
    """Whether every sentence has just one counterpart."""
    count = len(sentence_pairs(source, target))
    return count == len(english_sentences(source)) == len(japanese_sentences(target))


def _pair(
    source: str,
    target: str,
    left: tuple[Stretch, ...],
    right: tuple[Stretch, ...],
    i: int,
    j: int,
    m: int,
    n: int,
) -> Pair:
    a = (left[i][0], left[i + m - 1][1]) if m else ((left[i - 1][1],) * 2 if i else (0, 0))
    b = (right[j][0], right[j + n - 1][1]) if n else ((right[j - 1][1],) * 2 if j else (0, 0))
    return a, b


def _align(
    source: str, target: str, left: tuple[Stretch, ...], right: tuple[Stretch, ...]
) -> list[tuple[int, int, int, int]]:
    """The cheapest way through both texts: (first left, first right, how many left, how many right)."""
    english = [_anchors(source[start:end]) for start, end in left]
    japanese = [_anchors(target[start:end]) for start, end in right]
    size = len(left) * len(right)
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            # Far from the diagonal nothing goes together.
            if (i, j) not in best or abs(i * len(right) - j * len(left)) > 0.4 * size + 3 * max(
                len(left), len(right)
            ):
                continue
            cost = best[i, j][0]
            for m, n, price in _BEADS:
                if i + m > len(left) or j + n > len(right):
                    continue
                total = cost + price
                if m and n:
                    total += _cost(english[i : i + m], japanese[j : j + n])
                if (i + m, j + n) not in best or total < best[i + m, j + n][0]:
                    best[i + m, j + n] = (total, m, n)
    beads = []
    i, j = len(left), len(right)
    while i or j:
        _, m, n = best[i, j]
        i, j = i - m, j - n
        beads.append((i, j, m, n))
    return beads[::-1]


def _anchors(text: str) -> tuple[int, list[str]]:
    """Length, and what a translation leaves as it is."""
    found = [match[0].casefold() for match in _ANCHOR.finditer(text)]
    return len(text) + 4 * found.count("\ufffc"), found


def _cost(english: list[tuple[int, list[str]]], japanese: list[tuple[int, list[str]]]) -> float:
    long = sum([length for length, _ in english]) * _RATIO + 5
    short = sum([length for length, _ in japanese]) + 5
    deviation = math.log(short / long) / 0.35
    shared = missing = 0
    here: list[str] | None = None
    for _, words in japanese:
        for word in words:
            if here is None:
                here = [word for _, words in english for word in words]
            if word in here:
                here.remove(word)
                shared += 1
            else:
                missing += 1
    return deviation * deviation / 2 - 1.0 * shared + 0.7 * missing
