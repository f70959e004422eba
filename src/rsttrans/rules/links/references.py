"""Roles, named references, footnotes, citations and substitutions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...compare.alike import undefined, unspaced
from ...compare.document import comparable, differences, names, of_rule
from ...compare.keys import CODE_ROLES, PROSE_ROLES, describe, key, label, role_name
from ...compare.match import Difference
from ...compare.near import ratio, slipped
from ...compare.seams import joint, swallowed
from ...compare.traces import occurrences
from ...rst.inline import Inline
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span, has_cjk
from ...unit import Unit

TYPO = 0.85
"""Names as like as this may be one name, misspelt."""
_NEAR = 0.8
"""Names less alike may be two."""
_KINDS = frozenset("role reference anonymous footnote citation substitution".split())


@bitext_rule("reference", Severity.ERROR)
def reference(context: Context) -> Iterator[Finding]:
    """A role, named reference, footnote, citation or substitution has another target, is missing or extra.

    Only the target counts: the title before `<…>` is translated, order and place are free.  A named
    reference may be translated where the document defines both names for one place.  For roles whose text
    the reader reads (`guilabel`, `menuselection`, `abbr`, `dfn`, `kbd`, …) only the presence counts;
    another English text in one of them is a remark.

    Left alone: ``` ``put()`` ``` for which the translation has ``:func:`put` `` (markup that says more),
    the domain of a role (`:py:func:` and `:func:`), a leading `~` or `!`, and terms of a glossary in
    Japanese.

    Another target is an error, a missing reference a warning. It is only a remark if the rest of the
    document knows the translation's name and not the original's, which differs in a letter or two: then the
    original is misspelt. Extra references are a remark, since translators add them, and so is a reference
    that is there, but repeated less often.

    Example::

        .. See :ref:`installing` for more.

        詳しくは :ref:`インストール <install>` を見てください。
    """
    for unit, each in of_rule(context.bitext, "changed", "missing", "extra", "fewer"):
        shown = each.source or each.target
        if shown is None or shown.kind not in _KINDS:
            continue
        found = _reference(context, unit, each)
        if found:
            yield found


def _reference(context: Context, unit: Unit, each: Difference) -> Finding | None:
    a, b = each.source, each.target
    if a is not None and b is not None:
        # Rule `literal` compares text that is code.
        bare = a.kind == "role" and not a.role
        if (
            each.key[0] == key(b, names(context.bitext))[0] == "uri"
            or bare
            or role_name(a.role) in PROSE_ROLES & CODE_ROLES
        ):
            return None
        message = f"reference changed: source has {describe(a)}, target has {describe(b)}"
        text = context.bitext.document.text
        if _misspelt(text, a, b):
            message += " (the source may be misspelt)"
            return Finding("reference", b.span, message, a.span, unit.id, severity=Severity.INFO)
        prose = Severity.INFO if role_name(a.role) in PROSE_ROLES else None
        return Finding("reference", b.span, message, a.span, unit.id, _retarget(text, a, b), severity=prose)
    if b is not None:
        if (b.kind == "role" and not b.role) or role_name(b.role) in PROSE_ROLES:
            return None
        message = f"{describe(b)} is not in the source"
        return Finding("reference", b.span, message, unit.source.span, unit.id, severity=Severity.INFO)
    if a is None or (a.kind == "role" and not a.role):
        return None
    if each.how == "fewer":
        message = f"{describe(a)} is repeated less often than in the source"
        return Finding("reference", each.place, message, a.span, unit.id, severity=Severity.INFO)
    message = f"reference missing: {describe(a)}"
    return Finding("reference", each.place, message, a.span, unit.id, severity=Severity.WARNING)


def _misspelt(text: str, a: Inline, b: Inline) -> bool:
    """Whether the rest of the document has the translation's name, and not the original's."""
    alike = a.kind == b.kind == "role" and a.role == b.role and ratio(a.target, b.target) >= TYPO
    return alike and occurrences(a.target, text) == 1 and occurrences(b.target, text) > 1


def _retarget(text: str, a: Inline, b: Inline) -> Fix | None:
    """Put the target of `a` in the place of that of `b`; a translated title stays."""
    raw = text[b.span.start : b.span.end]
    if "\n" in raw or "\r" in raw:
        return None
    if b.kind == "role" and not slipped(a.target, b.target) and ratio(a.target, b.target) <= _NEAR:
        return None
    if b.kind == "role":
        low, high = raw.rfind("<"), raw.rfind(">")
        if 0 <= low < high:
            span = Span(b.span.start + low + 1, b.span.start + high)
        else:
            tick = raw.find("`")
            span = Span(b.span.start + tick + 1, b.span.end - 1)
        edits = [Edit(span, a.target)]
        if a.role != b.role and b.role and raw.startswith(f":{b.role}:"):
            edits.insert(0, Edit(Span(b.span.start + 1, b.span.start + 1 + len(b.role)), a.role))
        return Fix(f"Use {describe(a)}", tuple(edits), safe=False)
    if b.kind in ("footnote", "citation", "substitution"):
        return Fix(f"Use {describe(a)}", (Edit(b.span, describe(a)),), safe=False)
    return None


@bitext_rule("reference-undefined", Severity.ERROR)
def reference_undefined(context: Context) -> Iterator[Finding]:
    """A named reference that nothing in the document defines.

    The name was translated and its definition not, or Japanese before it was swallowed into the name: in
    ``この本はFoobar_`` the whole word is the name.  The page then shows an error in the place of a link.

    Names that the original uses too are left alone, whether defined or not: an epilogue or a configuration
    may define them.  So are documents that include another file, and catalogues: they hold no definitions,
    and Sphinx takes the names of a translated entry in their order.

    The fix parts a swallowed name from the text before it, or gives a translated name its target back.

    Example::

        .. See the guide_.

        .. _guide: https://a.example/guide

        ガイド_ を見てください。
    """
    bitext = context.bitext
    known = names(bitext)
    compared = {id(unit.target) for unit in bitext.units if comparable(unit)}
    for unit, all_of in differences(bitext):
        for each in all_of:
            if each.how == "swallowed" and each.target is not None:
                yield _undefined(context, each.target, each.source, unit.id)
    own = {label(a.target) for unit in bitext.units for a in unit.source.inlines if a.kind == "reference"}
    for segment in chain((unit.target for unit in bitext.units), bitext.rest):
        for inline in segment.inlines:
            if inline.kind != "reference" or unspaced(inline).kind != "reference":
                continue
            before = swallowed(segment.view, inline)
            if before and (known.defines(inline.target) or label(inline.target) in own):
                if not known.defines(before + inline.target):
                    yield _taken_in(context, inline, before)
            elif id(segment) in compared or inline.broken or not has_cjk(inline.target):
                continue
            elif undefined(inline, set(), known):
                yield _undefined(context, inline, None, None)


def _undefined(context: Context, b: Inline, a: Inline | None, unit: str | None) -> Finding:
    text = context.bitext.document.text
    message = f"nothing defines the name {describe(b)}"
    if a is not None:
        message += f", source has {describe(a)}"
    fix = _restore(text[b.span.start : b.span.end], a, b)
    return Finding("reference-undefined", b.span, message, a.span if a else None, unit, fix)


def _taken_in(context: Context, b: Inline, before: str) -> Finding:
    raw = context.bitext.document.text[b.span.start : b.span.end]
    message = f"nothing defines the name {before}{raw}: {before!r} is taken into the name"
    start = b.span.start
    fix = Fix(f"Part {before!r} from the name", (Edit(Span(start, start), joint(context.bitext)),))
    return Finding("reference-undefined", Span(start - len(before), b.span.end), message, None, None, fix)


def _restore(raw: str, a: Inline | None, b: Inline) -> Fix | None:
    if a is None or a.kind == "anonymous" or "\n" in raw or "\r" in raw or "<" in raw:
        return None
    if a.kind == "reference" and not has_cjk(b.text):
        return Fix(f"Use {describe(a)}", (Edit(b.span, f"`{a.text}`_"),), safe=False)
    target = f"{a.target}_" if a.kind == "reference" else a.target
    return Fix(f"Link to {describe(a)}", (Edit(b.span, f"`{b.text} <{target}>`_"),), safe=False)
