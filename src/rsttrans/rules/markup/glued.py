"""Inline markup that touches Japanese."""

from __future__ import annotations

from collections.abc import Iterator

from ...compare.alike import unspaced
from ...compare.document import differences, names
from ...compare.keys import Key, key
from ...compare.names import Names
from ...compare.seams import joint, parting, swallowed, touching
from ...compare.traces import blotted
from ...rst.inline import Inline
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span, has_cjk
from ...unit import Segment
from .texts import visible


@bitext_rule("markup-glued", Severity.ERROR)
def markup_glued(context: Context) -> Iterator[Finding]:
    """Inline markup that RST does not see, since Japanese touches it.

    Markup must have a blank, an opening bracket or certain punctuation before it, and a blank, a closing
    bracket or punctuation behind it.  Japanese is written without blanks, so the markup characters appear
    on the page, and nothing says so.  Which bracket stands where matters: ``（``x``）`` works, ``」``x``` and
    ``**x**（`` do not.  A link needs a blank before its ``<`` as well.

    Left alone is what the original has in the same way (``a*b*c`` in plain text), visible text without an
    original where no Japanese is involved, and what may be ordinary characters: asterisks, bars and a final
    underscore where the original has no such element and nothing defines the name.

    A bare address that touches Japanese is no link, but can be read: a warning.

    The fix is safe.  It puts in what the document uses elsewhere: a blank, or ``\\ ``, which parts for RST
    and leaves no blank on the page.

    Example::

        .. Call ``run`` first.

        まず``run``を呼びます。
    """
    changed = {
        each.target.span
        for _unit, all_of in differences(context.bitext)
        for each in all_of
        if each.target and each.how in ("lost", "changed")
    }
    known = names(context.bitext)
    for segment, source, unit in visible(context.bitext):
        broken = [inline for inline in map(unspaced, segment.inlines) if inline.broken]
        if not broken:
            continue
        origins = _origins(source, known)
        given = blotted(source, [each for each in source.inlines if not each.broken]) if source else ""
        for inline in broken:
            raw = _raw(segment, inline)
            if source is not None and raw in given:
                continue
            before = _neighbours(segment, inline)[0]
            if inline.role and inline.span in changed and before.isascii() and before.isalnum():
                # A domain without its first colon (`c:func:`x``), and reported as such.
                continue
            origin = origins.get(key(inline, known))
            if not origin and _guess(inline, raw, source, known):
                continue
            found = _finding(context, segment, inline, raw, with_source=source is not None)
            if found:
                place = origin or (source.span if source else None)
                severity = Severity.WARNING if inline.kind == "uri" else None
                message, fix = found
                of = unit.id if unit else None
                yield Finding("markup-glued", inline.span, message, place, of, fix, severity=severity)


def _origins(source: Segment | None, known: Names) -> dict[Key, Span]:
    """Where the original says what an element says; the first place of several."""
    inlines = [unspaced(inline) for inline in source.inlines] if source else []
    return {key(a, known): a.span for a in reversed(inlines)}


def _guess(inline: Inline, raw: str, source: Segment | None, known: Names) -> bool:
    """Whether these may be ordinary characters: `test_` an identifier, `*` an asterisk."""
    if inline.kind in ("reference", "anonymous") and not raw.startswith("`"):
        return not known.defines(inline.target)
    if inline.kind in ("substitution", "emphasis"):
        return source is not None or not has_cjk(inline.text)
    return False


def _raw(segment: Segment, inline: Inline) -> str:
    view = segment.view
    return view.text[view.index(inline.span.start) : view.index(inline.span.end - 1) + 1]


def _finding(
    context: Context, segment: Segment, inline: Inline, raw: str, *, with_source: bool
) -> tuple[str, Fix | None] | None:
    unparted = _unparted(segment, inline, raw)
    if unparted:
        fix = Fix("Put a blank before <", (unparted,))
        return f"RST does not see the link: no blank before < in {raw}", fix
    if swallowed(segment.view, inline):
        # RST does see a reference, of another name: `reference-undefined`.
        return None
    left, right = touching(segment.view, inline)
    before, after = _neighbours(segment, inline)
    if not left and not right:
        # Only markup beside it is broken: mending that mends this.
        return None
    if not with_source and not (left and has_cjk(before)) and not (right and has_cjk(after)):
        return None
    touched = " and ".join(
        ([f"{before!r} before it"] if left else []) + ([f"{after!r} behind it"] if right else [])
    )
    edits = parting(segment.view, inline, joint(context.bitext))
    return f"RST does not see the markup of {raw}: {touched}", Fix("Part the markup from the text", edits)


def _neighbours(segment: Segment, inline: Inline) -> tuple[str, str]:
    view = segment.view
    start = view.index(inline.span.start)
    end = view.index(inline.span.end - 1) + 1
    return view.text[start - 1 : start] if start else "", view.text[end : end + 1]


def _unparted(segment: Segment, inline: Inline, raw: str) -> Edit | None:
    """A link without a blank before its URI."""
    if inline.kind != "link" or not raw.endswith("_"):
        return None
    at = segment.view.source.rfind("<", *inline.span)
    start = at
    while segment.view.source[start - 1] == "\u3000":
        start -= 1
    if at < 0 or segment.view.source[start - 1] in " \t\r\n":
        return None
    return Edit(Span(start, at), " ")
