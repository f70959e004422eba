"""Where originals stand: the comment that a unit's source is in, and what lies next to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...bitext import Bitext
from ...rst.block import Block
from ...text import has_cjk
from ...unit import State, Unit

SETTLED = 3
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
def originals(bitext: Bitext) -> tuple[Original, ...]:
    """The comments of a document that hold originals, in order."""
    order = list(_reading_order(bitext.blocks))
    comments = [index for index, block in enumerate(order) if block.kind == "comment"]
    starts = [order[index].view.extent.start for index in comments]
    held: dict[int, list[Unit]] = {}
    for unit in bitext.units:
        at = bisect_right(starts, unit.source.span.start) - 1
        if at >= 0:
            held.setdefault(comments[at], []).append(unit)
    return tuple(
        Original(order[index], tuple(units), _neighbours(order, index)) for index, units in sorted(held.items())
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


@lru_cache(maxsize=8)
def translated(bitext: Bitext) -> int:
    """How many units have a translation."""
    return sum(unit.state is not State.UNTRANSLATED and has_cjk(unit.target.text) for unit in bitext.units)


def settled(bitext: Bitext) -> bool:
    """Whether so much of a document is translated that a gap is a slip rather than work to come."""
    wanted = sum(not unit.copied for unit in bitext.units)
    return translated(bitext) >= SETTLED and translated(bitext) * 2 >= wanted
