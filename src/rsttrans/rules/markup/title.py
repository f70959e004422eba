"""Adornments of titles."""

from __future__ import annotations

from collections.abc import Iterator

from ...rst.block import Block
from ...rst.lines import width
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span
from .texts import on_page


@bitext_rule("title-underline", Severity.WARNING)
def title_underline(context: Context) -> Iterator[Finding]:
    """The underline of a title is shorter than the title.

    Full-width characters are two columns wide, so a Japanese title needs a longer underline than its number of
    characters says.  docutils warns of it, and takes a line of fewer than four characters for no underline at all.
    An overline must be as long as its underline.

    Longer lines are fine.  The fix is safe: it keeps the character, and makes underline and overline as long
    as the title.

    Example::

        .. Contents
        .. ========

        もくじとさくいん
        ========
    """
    for block in on_page(context.bitext.blocks):
        if block.kind == "title" and block.body is not None:
            found = _title(block)
            if found:
                yield found


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
        Edit(Span(view.spans[number].start, view.spans[number].start + len(lines[number])), block.name[0] * need)
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
