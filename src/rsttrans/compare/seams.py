"""Where inline markup touches text, and what parts them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from ..bitext import Bitext
from ..rst.inline import Inline
from ..rst.punctuation import AFTER, BEFORE, encloses
from ..text import Edit, Span, View, has_cjk

ESCAPED = "\\ "
"""Parts for RST, and not for the reader."""
_NAME_BEFORE = re.compile(r"[^\W_]++$")
_LONGEST = 200
"""Code points before a name in which its beginning is looked for."""


@lru_cache(maxsize=1)
def joint(bitext: Bitext) -> str:
    """What the document puts between Japanese and inline markup: a blank, or an escaped one."""
    text = bitext.document.text
    blanks = escaped = 0
    for segment in chain((unit.target for unit in bitext.units), bitext.rest):
        for inline in segment.inlines:
            start, end = inline.span
            before, after = text[max(0, start - 2) : start], text[end : end + 2]
            escaped += (before == ESCAPED) + (after == ESCAPED)
            blanks += before[1:] == " " and has_cjk(before[:1])
            blanks += after[:1] == " " and has_cjk(after[1:])
    return " " if blanks > escaped else ESCAPED


def touching(view: View, inline: Inline) -> tuple[bool, bool]:
    """Whether the character before, and the one behind, keeps RST from seeing the element."""
    text = view.text
    start = view.index(inline.span.start)
    end = view.index(inline.span.end - 1) + 1
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    first = text[view.index(inline.text_span.start) : end][:1]
    left = bool(before) and (not BEFORE.match(before) or encloses(before, first))
    return left, bool(after) and not AFTER.match(after)


def swallowed(view: View, inline: Inline) -> str:
    """The Japanese right before a name in running text (`そのFoo_`) that docutils takes into the name."""
    if inline.kind != "reference" or not inline.broken or touching(view, inline) != (True, False):
        return ""
    start = view.index(inline.span.start)
    text = view.text
    if text[start] == "`":
        return ""
    found = _NAME_BEFORE.search(text, max(0, start - _LONGEST), start)
    low = found.start() if found else start
    return text[low:start] if not low or BEFORE.match(text[low - 1]) else ""


def parting(view: View, inline: Inline, blank: str) -> tuple[Edit, ...]:
    """The edits that make RST see the element."""
    left, right = touching(view, inline)
    start, end = inline.span
    edits = []
    if left:
        edits.append(Edit(Span(start, start), blank))
    if right:
        edits.append(Edit(Span(end, end), blank))
    return tuple(edits)
