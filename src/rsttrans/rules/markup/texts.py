"""The text that reaches the page."""

from __future__ import annotations

from collections.abc import Iterator

from ...bitext import Bitext
from ...rst.block import Block
from ...unit import Segment, Unit


def visible(bitext: Bitext) -> Iterator[tuple[Segment, Segment | None, Unit | None]]:
    """Every translated or loose text, its original where it has one, and its unit.

    Copied originals are no translations: what is wrong with them is wrong upstream.
    """
    for unit in bitext.units:
        if unit.target.empty or unit.copied or unit.target.kind == "literal":
            continue
        yield unit.target, None if unit.ambiguous else unit.source, unit
    for segment in bitext.rest:
        if segment.kind != "literal" and not segment.empty:
            yield segment, None, None


def on_page(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks that reach the page, outer before inner."""
    for block in blocks:
        if block.kind in ("comment", "hidden"):
            continue
        yield block
        yield from on_page(block.children)
