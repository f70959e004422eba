"""Markup that the translation lost."""

from __future__ import annotations

from collections.abc import Iterator

from ...compare.document import of_rule
from ...compare.seams import joint
from ...rst.inline import Inline
from ...rst.punctuation import AFTER, BEFORE
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span


@bitext_rule("markup-lost", Severity.WARNING)
def markup_lost(context: Context) -> Iterator[Finding]:
    """Markup of the original is plain text now, or other markup that says less.

    The text of a literal, role, reference or footnote stands in the translation, but without its markup,
    with half of it (a backtick, colon or underscore is gone), or as interpreted text or emphasis.  Links
    whose URL is gone are `link-missing`, bold and italic are `emphasis`.

    Left alone: text that the original too has without markup somewhere, unless the translation has it more
    often so; a literal for a role that only sets type (``:file:`x```, ``:command:`x```), or such a role for
    a literal; markup that says more.  Interpreted text without a role says little, so its loss is a remark.

    The fix puts the original's markup back; it is not safe, since the sentence may have changed.

    Example::

        .. Call ``run`` first.

        まず run を呼びます。
    """
    for unit, each in of_rule(context.bitext, "lost"):
        a, b = each.source, each.target
        if a is None or a.kind in ("strong", "emphasis"):
            continue
        text = context.bitext.document.text
        raw = text[a.span.start : a.span.end]
        here = text[each.place.start : each.place.end]
        message = f"markup lost: source has {_line(context, a)}, target has {here}"
        severity = Severity.INFO if a.kind == "role" and not a.role else None
        fix = _fix(context, a, b, raw, each.place)
        yield Finding("markup-lost", each.place, message, a.span, unit.id, fix, severity=severity)


def _line(context: Context, inline: Inline) -> str:
    """An element as written, without what the comment puts between its lines."""
    text = context.bitext.document.text
    raw = text[inline.span.start : inline.span.end]
    if "\n" not in raw and "\r" not in raw:
        return raw
    mark = {"literal": "``", "strong": "**", "emphasis": "*"}.get(inline.kind, "`")
    title = f"{inline.text} <{inline.target}>" if inline.target not in ("", inline.text) else inline.text
    tail = {"link": "_", "reference": "_", "anonymous": "__"}.get(inline.kind, "")
    role = f":{inline.role}:" if inline.role else ""
    return f"{role}{mark}{title}{mark}{tail}"


def _fix(context: Context, a: Inline, b: Inline | None, raw: str, place: Span) -> Fix | None:
    text = context.bitext.document.text
    if any(char in raw + text[place.start : place.end] for char in "\r\n"):
        return None
    new = _line(context, a)
    if b is not None and b.text != a.text and a.kind in ("link", "reference", "anonymous"):
        here = text[place.start : place.end]
        if not here.startswith("`") or not here.endswith("`"):
            return None
        if a.kind == "reference":
            new = f"{here[:-1]} <{a.target}_>`_"
        else:
            new = here + ("__" if a.kind == "anonymous" else "_")
    if a.kind == "role" and b is not None and a.text != a.target and a.text != b.text:
        new = f":{a.role}:`{b.text} <{a.target}>`"
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    blank = joint(context.bitext)
    lead = blank if before and not BEFORE.match(before) else ""
    trail = blank if after and not AFTER.match(after) else ""
    return Fix(f"Write {new}", (Edit(place, f"{lead}{new}{trail}"),), safe=False)
