"""The differences of all units of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ..bitext import Bitext
from ..unit import Unit
from .alike import unspaced
from .keys import Key, key
from .match import Difference, compare
from .names import Names, collect

REACH = 2
"""An element that stands this many units away was moved there with its sentence."""


@lru_cache(maxsize=1)
def names(bitext: Bitext) -> Names:
    """What the reference names of the document stand for."""
    return collect(bitext)


@lru_cache(maxsize=1)
def differences(bitext: Bitext) -> tuple[tuple[Unit, tuple[Difference, ...]], ...]:
    """The units that differ, with their differences; what only moved to a neighbour is none."""
    known = names(bitext)
    units = [unit for unit in bitext.units if comparable(unit)]
    found = [compare(unit, known) for unit in units]
    for index in range(len(units)):
        if any(each.how == "missing" for each in found[index]):
            _drop_moved(index, found)
            here = _rest_keys(bitext, units, index, known)
            found[index] = [each for each in found[index] if each.how != "missing" or each.key not in here]
    return tuple((unit, tuple(each)) for unit, each in zip(units, found, strict=True) if each)


def comparable(unit: Unit) -> bool:
    """Whether the unit has two texts that are known to belong together."""
    return not (unit.target.empty or unit.source.empty or unit.copied or unit.ambiguous) and (
        unit.source.kind != "literal" and unit.target.kind != "literal"
    )


def of_rule(bitext: Bitext, *hows: str) -> Iterator[tuple[Unit, Difference]]:
    """The differences of these sorts, with their units."""
    for unit, all_of in differences(bitext):
        for each in all_of:
            if each.how in hows:
                yield unit, each


def _drop_moved(index: int, found: list[list[Difference]]) -> None:
    """Drop what is missing from one unit and extra in a neighbour."""
    beside = [
        other for other in range(max(0, index - REACH), min(len(found), index + REACH + 1)) if other != index
    ]
    extras: dict[Key, list[Difference]] = defaultdict(list)
    for other in beside:
        for each in found[other]:
            if each.how == "extra":
                extras[each.key].append(each)
    moved: set[int] = set()
    for each in found[index]:
        if each.how == "missing" and extras.get(each.key):
            moved |= {id(each), id(extras[each.key].pop(0))}
    if moved:
        for other in (index, *beside):
            found[other] = [each for each in found[other] if id(each) not in moved]


def _rest_keys(bitext: Bitext, units: list[Unit], index: int, known: Names) -> set[Key]:
    """Keys of the elements in visible text beside the target that belongs to no unit."""
    low = units[index - 1].target.span.end if index else 0
    high = units[index + 1].target.span.start if index + 1 < len(units) else len(bitext.document.text)
    at = bisect_left(bitext.rest, low, key=lambda segment: segment.span.start)
    keys: set[Key] = set()
    for segment in bitext.rest[at : at + 2 * REACH]:
        if segment.span.end > high:
            break
        keys.update(key(unspaced(inline), known) for inline in segment.inlines)
    return keys
