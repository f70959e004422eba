"""Literal text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...compare.document import of_rule
from ...compare.keys import CODE_ROLES, PROSE_ROLES, describe, role_name
from ...compare.near import ratio, slipped
from ...rst.inline import Inline
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, has_cjk
from ...unit import Unit

QUOTES = "'\""
_NEAR = 0.7
"""Literals less alike than this may be two things."""
_BREAK = re.compile(r"[\r\n]")
_TRANSLATED = re.compile("[ぁ-んァ-ヶ一-龠]")


@bitext_rule("literal", Severity.WARNING)
def literal(context: Context) -> Iterator[Finding]:
    """The text of a literal changed, or the literal is gone.

    A blank slipped in (``* args``), brackets became full-width, an identifier was translated or misspelt. A
    literal of the original that stands nowhere in the translation is missing; one that stands there without
    its markup is `markup-lost`.

    Quotes that came or went are a remark.  Left alone: placeholders translated inside a longer literal
    (``cp <元> <先>``), the same text in a role (``:func:`put``` for ``put()``, ``:file:`x``` for ``x``),
    further literals in the translation, and fewer repetitions.

    The fix puts the nearest literal of the original in.  It is safe where that is the only one near, and the
    other can only be a slip.

    Example::

        .. It takes ``*args``.

        ``* args`` を取ります。
    """
    text = context.bitext.document.text
    for unit, each in of_rule(context.bitext, "changed", "missing"):
        a, b = each.source, each.target
        if a is None or not _literal(a):
            continue
        if b is None:
            if a.kind == "literal":
                yield Finding("literal", each.place, f"literal {describe(a)} is missing", a.span, unit.id)
            continue
        message = f"literal changed: source has {describe(a)}, target has {describe(b)}{_how(a.text, b.text)}"
        fix = _fix(text, unit, a, b)
        quotes = Severity.INFO if a.text.strip(QUOTES) == b.text.strip(QUOTES) else None
        yield Finding("literal", b.span, message, a.span, unit.id, fix, severity=quotes)


def _literal(inline: Inline) -> bool:
    if inline.kind == "role":
        return not inline.role or role_name(inline.role) in PROSE_ROLES & CODE_ROLES
    return inline.kind == "literal"


def _fix(text: str, unit: Unit, a: Inline, b: Inline) -> Fix | None:
    here, there = (text[span.start : span.end] for span in (b.text_span, a.span))
    if _BREAK.search(here) or _TRANSLATED.search(b.text):
        return None
    slip = slipped(a.text, b.text)
    if _BREAK.search(there) and "".join(a.text.split()) == "".join(b.text.split()):
        return None  # the blank of the original is where its line ends
    near = ratio(a.text.strip(QUOTES), b.text.strip(QUOTES))
    if not slip and near < _NEAR:
        return None
    others = [other for other in unit.source.inlines if _literal(other) and other.text != a.text]
    alone = not any(slipped(other.text, b.text) or ratio(other.text, b.text) >= near for other in others)
    return Fix(f"Use {describe(a)}", (Edit(b.text_span, a.text),), safe=slip and alone)


def _how(old: str, new: str) -> str:
    """What happened to the text, where it is one small thing."""
    if "".join(old.split()) == "".join(new.split()):
        return " (blanks)"
    if unicodedata.normalize("NFKC", new) == old:
        return " (full-width characters)"
    if old.casefold() == new.casefold():
        return " (upper and lower case)"
    return " (translated)" if has_cjk(new) and not has_cjk(old) else ""
