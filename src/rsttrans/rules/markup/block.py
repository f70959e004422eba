"""Literal blocks and the paragraphs that introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ...compare.document import comparable
from ...rst.block import Block
from ...rst.names import CODE
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span
from ...unit import Unit

_COLONS = re.compile(r"[ \t]*+[:：]*+$")


@bitext_rule("literal-block", Severity.ERROR)
def literal_block(context: Context) -> Iterator[Finding]:
    """The original introduces a literal block with `::`, the translation does not, or the other way round.

    Without its `::` the code becomes quoted prose, with its markup characters read as markup; with `::` and
    no indented text below, docutils complains.

    Left alone: a translation whose code stands in a literal block all the same (a line `::` of its own, a
    code directive, or `::` where the original in the comment has only one colon).

    Example::

        .. Install it::

        次のようにします。

            pip install it
    """
    following = dict(_following(context.bitext.blocks))
    for unit in context.bitext.units:
        if not comparable(unit):
            continue
        wanted = unit.source.view.text.rstrip().endswith("::")
        has = unit.target.view.text.rstrip().endswith("::")
        if wanted == has or unit.target.view.spans[0].start not in following:
            continue
        below = following[unit.target.view.spans[0].start]
        if wanted and _prose(below):
            yield _missing(context, unit)
        elif has and not _code(below):
            end = unit.target.span.end
            message = "the text ends in ::, but no literal block follows"
            yield Finding("literal-block", Span(end - 2, end), message, unit.source.span, unit.id)


def _missing(context: Context, unit: Unit) -> Finding:
    start, end = unit.target.view.spans[-1]
    line = context.bitext.document.text[start:end].rstrip()
    found = _COLONS.search(line)
    tail = found[0] if found else ""
    place = Span(start + len(line) - len(tail), start + len(line))
    fix = Fix("End in ::", (Edit(place, "::" if tail.strip() else " ::"),), safe=False)
    shown = place if tail else Span(max(start, place.start - 1), place.end)
    message = "the source ends in ::, the target does not: the code below is read as quoted text"
    return Finding("literal-block", shown, message, unit.source.span, unit.id, fix)


def _following(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Block | None]]:
    """Where each text on the page begins, and the block after it, comments passed over."""
    seen = [block for block in blocks if block.kind not in ("comment", "hidden")]
    for block, below in zip_longest(seen, seen[1:]):
        if block.kind == "paragraph":
            yield block.view.spans[0].start, below
        yield from _following(block.children)


def _prose(block: Block | None) -> bool:
    """Whether a block is what code becomes without `::`."""
    return block is not None and block.kind == "quote"


def _code(block: Block | None) -> bool:
    return block is not None and (
        block.kind in ("literal", "doctest") or (block.kind == "directive" and block.name in CODE)
    )
