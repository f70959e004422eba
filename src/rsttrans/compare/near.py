"""Which of several leftovers on one side was meant by which on the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")

MOST = 40
"""Of more leftovers than this on one side nobody can say which was meant by which."""
LONGEST = 300
"""Code points of a text that are compared."""


def ratio(a: str, b: str) -> float:
    """Likeness of two texts, 0 to 1."""
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    return SequenceMatcher(None, a[:LONGEST], b[:LONGEST], autojunk=False).ratio()


def slipped(old: str, new: str) -> bool:
    """Whether `new` can only be `old` with a slip: other blanks, width or case, or a few letters wrong."""
    a, b = (_plain(text) for text in (old, new))
    if a == b:
        return True
    # Another figure is another thing.
    if min(len(a), len(b)) < 5 or [*filter(str.isdigit, a)] != [*filter(str.isdigit, b)]:
        return False
    changes = [
        step for step in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if step[0] != "equal"
    ]
    parts = [a[low:high] + b[first:last] for _, low, high, first, last in changes]
    return len(parts) <= 2 and all(part.isalpha() and len(part) <= 2 for part in parts)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def pairs(
    left: Sequence[T],
    right: Sequence[T],
    text: Callable[[T], str],
    fits: Callable[[T, T], bool],
    least: float,
) -> list[tuple[T, T]]:
    """The likest pairs first, each element once, none below `least`; in the order of `left`."""
    if not left or not right or len(left) > MOST or len(right) > MOST:
        return []
    rated = [
        (-ratio(text(a), text(b)), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if fits(a, b)
    ]
    found: dict[int, int] = {}
    used: set[int] = set()
    for rate, i, j in sorted(rated):
        if -rate >= least and i not in found and j not in used:
            found[i] = j
            used.add(j)
    return [(left[i], right[found[i]]) for i in sorted(found)]
