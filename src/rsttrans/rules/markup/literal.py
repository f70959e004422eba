"""Literal text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ...compare.document import of_rule
from ...compare.keys import CODE_ROLES, PROSE_ROLES, describe, role_name
from ...rst.inline import Inline
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, has_cjk

QUOTES = "'\""


@bitext_rule("literal", Severity.WARNING)
def literal(context: Context) -> Iterator[Finding]:
    """The text of a literal changed, or the literal is gone.

    A blank slipped in (``* args``), brackets became full-width, an identifier was translated or misspelt. A
    literal of the original that stands nowhere in the translation is missing; one that stands there without
    its markup is `markup-lost`.

    Quotes that came or went are a remark.  Left alone: placeholders translated inside a longer literal
    (``cp <元> <先>``), the same text in a role (``:func:`put``` for ``put()``, ``:file:`x``` for ``x``),
    further literals in the translation, and fewer repetitions.

    The fix puts the nearest literal of the original in; it is not safe.

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
        fix = None
        here = text[b.text_span.start : b.text_span.end]
        if "\n" not in here and "\r" not in here:
            fix = Fix(f"Use {describe(a)}", (Edit(b.text_span, a.text),), safe=False)
        quotes = Severity.INFO if a.text.strip(QUOTES) == b.text.strip(QUOTES) else None
        yield Finding("literal", b.span, message, a.span, unit.id, fix, severity=quotes)


def _literal(inline: Inline) -> bool:
    if inline.kind == "role":
        return not inline.role or role_name(inline.role) in PROSE_ROLES & CODE_ROLES
    return inline.kind == "literal"


def _how(old: str, new: str) -> str:
    """What happened to the text, where it is one small thing."""
    if "".join(old.split()) == "".join(new.split()):
        return " (blanks)"
    if unicodedata.normalize("NFKC", new) == old:
        return " (full-width characters)"
    if old.casefold() == new.casefold():
        return " (upper and lower case)"
    return " (translated)" if has_cjk(new) and not has_cjk(old) else ""
