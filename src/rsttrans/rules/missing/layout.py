"""Where originals stand: the comment that a unit's source is in, and what lies next to it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...bitext import Bitext
from ...rst.block import Block
from ...text import has_cjk
from ...unit import Segment, State, Unit, normalise
from .ratio import spread, usual_of
from .words import english, ordinary, outside

SETTLED = 2
"""Translated units that a document needs before a missing one means anything."""


@dataclass(frozen=True, eq=False)
class Original:
    """A comment with the units whose sources it holds."""

    comment: Block
    units: tuple[Unit, ...]
    neighbours: tuple[Block, ...]
    """The blocks right before and behind it, comments left out."""

    @property
    def paired(self) -> tuple[Unit, ...]:
        """The units that have a target."""
        return tuple(unit for unit in self.units if not unit.target.empty)


@lru_cache(maxsize=8)
def _order(bitext: Bitext) -> tuple[Block, ...]:
    return tuple(_reading_order(bitext.blocks))


def following(bitext: Bitext, offset: int) -> Block | None:
    """The first visible block that begins behind an offset."""
    return next(
        (block for block in _order(bitext) if block.view.extent.start > offset and block.kind != "comment"),
        None,
    )


@lru_cache(maxsize=8)
def originals(bitext: Bitext) -> tuple[Original, ...]:
    """The comments of a document that hold originals, in order."""
    order = _order(bitext)
    comments = [index for index, block in enumerate(order) if block.kind == "comment"]
    starts = [order[index].view.extent.start for index in comments]
    held: dict[int, list[Unit]] = {}
    for unit in bitext.units:
        at = bisect_right(starts, unit.source.span.start) - 1
        if at >= 0:
            held.setdefault(comments[at], []).append(unit)
    return tuple(
        Original(order[index], tuple(units), _neighbours(order, index))
        for index, units in sorted(held.items())
    )


def _reading_order(blocks: Sequence[Block]) -> Iterator[Block]:
    """The innermost visible blocks and the comments, in the order of the file."""
    for block in blocks:
        if block.kind == "comment" or not block.children:
            yield block
        else:
            yield from _reading_order(block.children)


def _neighbours(order: Sequence[Block], index: int) -> tuple[Block, ...]:
    found = []
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(order) and order[at].kind == "comment":
            at += step
        if 0 <= at < len(order):
            found.append(order[at])
    return tuple(found)


@lru_cache(maxsize=8)
def original_of(bitext: Bitext) -> dict[int, Original]:
    """The comment of each unit, by `id(unit)`."""
    return {id(unit): original for original in originals(bitext) for unit in original.units}


def leftover(original: Original, bitext: Bitext) -> bool:
    """Whether Japanese text that no original claims stands between this comment and the next ones on either
    side: then it is the pairing that failed, not the translator."""
    comments = [other.comment.view.extent for other in originals(bitext)]
    start, end = original.comment.view.extent
    above = max((extent.end for extent in comments if extent.end <= start), default=0)
    below = min(
        (extent.start for extent in comments if extent.start >= end), default=len(bitext.document.text)
    )
    return any(
        above <= segment.span.start < below
        and segment.kind not in ("title", "term", "cell")
        and has_cjk(segment.text)
        for segment in bitext.rest
    )


def visible_copy(unit: Unit, bitext: Bitext) -> Segment | None:
    """The visible text that is the original of an unpaired unit once more."""
    return _rest(bitext).get(unit.key)


@lru_cache(maxsize=8)
def _rest(bitext: Bitext) -> dict[str, Segment]:
    return {normalise(segment.text): segment for segment in reversed(bitext.rest)}


def superseded(unit: Unit, bitext: Bitext) -> bool:
    """Whether a neighbour that has a translation is another wording of this original."""
    at = next(index for index, other in enumerate(bitext.units) if other is unit)
    words = english(unit.source.plain.text)
    mine = Counter(words)
    for other in bitext.units[max(0, at - 2) : at + 3]:
        if other is not unit and not other.target.empty:
            others = english(other.source.plain.text)
            alike = (mine & Counter(others)).total() >= 0.6 * len(words)
            if len(mine) >= 5 and (alike or words[:5] == others[:5]):
                return True
    return False


def merged(unit: Unit, bitext: Bitext) -> bool:
    """Whether the translation of a neighbour is long enough for both."""
    at = next(index for index, other in enumerate(bitext.units) if other is unit)
    usual = usual_of(bitext)
    for other in (*bitext.units[max(0, at - 1) : at], *bitext.units[at + 1 : at + 2]):
        source, target = len(other.source.plain.text), len(other.target.plain.text)
        if source and target and has_cjk(other.target.text):
            alone = math.log(target / source / usual) / spread(source)
            both = source + len(unit.source.plain.text)
            together = math.log(target / both / usual) / spread(both)
            if alone > 2 and abs(together) < 1:
                return True
    return False


@lru_cache(maxsize=8)
def ordinary_words(bitext: Bitext) -> frozenset[str]:
    """Words that the originals use in lower case, so that they are no names where they stand in capitals."""
    return frozenset(
        word
        for unit in bitext.units
        if unit.source.kind != "title"
        for word in ordinary(english(outside(unit.source)))
    )


@lru_cache(maxsize=8)
def translated(bitext: Bitext) -> int:
    """How many units have a translation."""
    return sum(unit.state is not State.UNTRANSLATED and has_cjk(unit.target.text) for unit in bitext.units)


def settled(bitext: Bitext) -> bool:
    """Whether so much of a document is translated that a gap is a slip rather than work to come."""
    wanted = sum(not unit.copied for unit in bitext.units)
    return translated(bitext) >= SETTLED and translated(bitext) * 2 >= wanted
