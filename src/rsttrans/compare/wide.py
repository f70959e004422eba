"""Inline markup written with full-width characters, which RST reads as text."""

from __future__ import annotations

import re
from functools import lru_cache

from ..rst.inline import Inline, parse
from ..text import Edit, Span, View

ASCII = {"｀": "`", "＊": "*", "＿": "_", "：": ":", "＜": "<", "＞": ">", "｜": "|"}
_TABLE = str.maketrans(ASCII)
# The characters stand in Japanese text too: only where markup could be meant is it worth a second reading.
_SUSPECT = re.compile(r"[｀＊｜]|＿(?!\w)|[：:][\w.+-]+：`|：[\w.+-]+:`|＜[!-~]|[!-~]＞")
_WIDE = re.compile("[" + "".join(ASCII) + "]")
_CLEAR = re.compile(r"[：:][\w.+-]+[：:][`｀]|｀｀|[`｀][^`｀＜]*+＜[a-z]++:[^`｀>＞]*+[>＞][`｀][_＿]")


@lru_cache(maxsize=1)
def _narrowed(text: str) -> str:
    return text.translate(_TABLE)


def meant(view: View, read: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The elements that appear once full-width markup characters are read as ASCII ones.

    `read` are the elements of the view as it is.
    """
    if not _WIDE.search(view.text) or not _SUSPECT.search(view.text):
        return ()
    known = {(inline.span, inline.kind) for inline in read}
    shadow = View(_narrowed(view.source), view.spans, view.joints)
    return tuple(
        inline
        for inline in parse(shadow)
        if (inline.span, inline.kind) not in known and edits(view.source, inline)
    )


def clear(source: str, inline: Inline) -> bool:
    """Whether the characters can hardly be anything but markup, whatever the original has."""
    return bool(_CLEAR.match(source, inline.span.start, inline.span.end))


def edits(source: str, inline: Inline) -> tuple[Edit, ...]:
    """The full-width characters in the markup of an element, each with what should stand there."""
    start, end = inline.text_span
    return tuple(
        Edit(Span(at, at + 1), ASCII[source[at]])
        for at in range(*inline.span)
        if source[at] in ASCII and not start <= at < end
    )
