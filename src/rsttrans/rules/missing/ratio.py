"""How long a translation is for the length of its original."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from ...bitext import Bitext
from ...text import has_cjk
from ...unit import State, Unit

RATIO = 0.54
"""Characters of Japanese for one of English: in four sets of technical documents it is 0.50 to 0.58."""
_PRIOR = 10
"""Units that this figure counts for beside the project's own."""
LEAST = 60
"""Characters of source below which a ratio says nothing."""


def usual_ratio(ratios: Sequence[float]) -> float:
    """The ratio to expect, from those of a document or project; near `RATIO` where there are few."""
    if not ratios:
        return RATIO
    # Its import costs as much as ten rules.
    from statistics import median

    count = len(ratios)
    return math.exp((count * math.log(median(ratios)) + _PRIOR * math.log(RATIO)) / (count + _PRIOR))


def spread(source_length: int) -> float:
    """The standard deviation of the logarithm of the ratio for a source of so many characters."""
    return math.sqrt(0.17**2 + 4 / max(source_length, 20))


def comparable(unit: Unit) -> bool:
    """Whether both sides are running texts that can be held against each other."""
    return (
        not (unit.ambiguous or unit.copied or unit.target.empty)
        and unit.state is not State.UNTRANSLATED
        and unit.source.kind != "literal"
        and unit.target.kind != "literal"
        and has_cjk(unit.target.text)
    )


@lru_cache(maxsize=8)
def usual_of(bitext: Bitext) -> float:
    """The usual ratio of a document."""
    lengths = [
        (len(unit.source.plain.text), len(unit.target.plain.text))
        for unit in bitext.units
        if comparable(unit)
    ]
    return usual_ratio([target / source for source, target in lengths if source >= LEAST and target])
