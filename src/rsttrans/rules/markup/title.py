"""Adornments of titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ...rst.block import Block
from ...rst.lines import width
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span
from .texts import on_page

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{3,}+")


@bitext_rule("title-underline", Severity.WARNING)
def title_underline(context: Context) -> Iterator[Finding]:
    """The underline of a title is shorter than the title.

    Full-width characters are two columns wide, so a Japanese title needs a longer underline than its number
    of characters says.  docutils warns of it, and takes a line of fewer than four characters for no
    underline at all. An overline must be as long as its underline.

    Longer lines are fine.  The fix is safe: it keeps the character, and makes underline and overline as
    long as the title.  A title whose underline is indented is a term with its definition for RST; the fix
    moves the underline to the left.

    Example::

        .. Contents
        .. ========

        もくじとさくいん
        ========
    """
    units = {unit.target.view.spans[0].start: unit for unit in context.bitext.units}
    for above, block in pairwise([None, *on_page(context.bitext.blocks)]):
        if block is None:
            continue
        found: Finding | None = None
        start = block.view.spans[0].start
        if block.kind == "title" and block.body is not None:
            found = _title(block)
            start = block.body.spans[0].start
        elif block.kind == "definition" and above is not None and above.kind == "term":
            found = _indented(above, block)
            start = above.view.spans[0].start
        if found:
            unit = units.get(start)
            yield replace(found, source=unit.source.span, unit=unit.id) if unit else found


def _indented(term: Block, definition: Block) -> Finding | None:
    """An underline that is indented by mistake."""
    line = definition.view.spans[0]
    text = definition.view.text.strip()
    if len(definition.view.spans) != 1 or not _ADORNMENT.fullmatch(text):
        return None
    place = Span(line.start + definition.view.text.find(text), line.end)
    need = max(width(term.view.text.rstrip()), len(text))
    fix = Fix("Move it to the left", (Edit(line, text[0] * need),))
    return Finding("title-underline", place, "the underline is indented: no title for RST", fix=fix)


def _title(block: Block) -> Finding | None:
    view = block.view
    lines = [view.source[start:end].rstrip() for start, end in view.spans]
    over = len(block.name) == 2
    adornments = [0, 2] if over else [len(lines) - 1]
    if over and len(lines) != 3:
        return None
    # docutils takes the inset of an overlined title for a part of it.
    wide = max(width(line) for number, line in enumerate(lines) if number not in adornments)
    lengths = [len(lines[number]) for number in adornments]
    if min(lengths) >= wide and len(set(lengths)) == 1:
        return None
    need = max(wide, *lengths) if over else wide
    edits = tuple(
        Edit(
            Span(view.spans[number].start, view.spans[number].start + len(lines[number])),
            block.name[0] * need,
        )
        for number in adornments
        if len(lines[number]) != need
    )
    place = edits[-1].span
    short = min(lengths)
    if short < wide:
        message = f"underline is {short} columns long, the title {wide}"
    else:
        message = f"overline is {lengths[0]} columns long, the underline {lengths[1]}"
    return Finding("title-underline", place, message, fix=Fix(f"Make it {need} columns long", edits))
