"""Links by their URLs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ...compare.document import comparable, names, of_rule
from ...compare.keys import describe, fold, key
from ...compare.near import slipped
from ...compare.seams import joint
from ...rst.inline import Inline
from ...rst.punctuation import AFTER, BEFORE
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span
from ...unit import Segment, Unit

_URL = re.compile(r"(?:([a-zA-Z][\w+.-]*+):)?(?://([^/?#]*+))?([^?#]*+)(\?[^#]*+)?(#.*)?", re.DOTALL)
_LATIN = re.compile(r"[A-Za-z0-9_`]")
_LOCALE = re.compile(r"[a-z]{2,3}(?:[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3}))?")


class _Parts(NamedTuple):
    scheme: str
    host: str
    path: str
    query: str
    anchor: str


@bitext_rule("link-target", Severity.ERROR)
def link_target(context: Context) -> Iterator[Finding]:
    """The URL of a link differs from the original's.

    Links are compared by their URLs, wherever they stand in the sentence: in place, through a name that the
    document defines, or bare.  A link broken over two lines is one link.  What is left over on both sides
    is paired by likeness, so a changed URL is one finding, and not a missing and an extra link.

    The message says whether only the locale (`/en/`, `/ja/`), the scheme, a final slash or the anchor
    differs. These may be meant, so they are less than an error: another locale or anchor is a warning,
    another scheme or slash a remark.  Pages that exist in Japanese are allowed by the setting
    `locale_urls`, pairs of the beginning of the original's URL and of that which may stand for it.

    White space inside `<…>` is dropped by RST, so the link works; it is remarked all the same.

    The fix puts the original's URL in.  It is safe where this is the only URL of the block that differs, and
    the other one can only be a slip; there is none where it may have been chosen: another locale or scheme,
    a link with another name for its text.

    Example::

        .. See `the guide <https://a.example/guide>`_.

        `ガイド <https://a.example/giude>`_ を見てください。
    """
    known = names(context.bitext)
    text = context.bitext.document.text
    changed = [
        (unit, each)
        for unit, each in of_rule(context.bitext, "changed")
        if each.key[0] == "uri" and each.target is not None and key(each.target, known)[0] == "uri"
    ]
    times = Counter(unit.id for unit, _ in changed)
    for unit, each in changed:
        a, b = each.source, each.target
        if a is None or b is None:
            continue
        old, new = each.key[1], key(b, known)[1]
        if _allowed(old, new, context.settings.locale_urls):
            continue
        aspect, severity = _aspect(old, new)
        note = f" (only the {aspect} differs)" if aspect else ""
        message = f"URL changed: source has {old}, target has {new}{note}"
        fix = None
        if not aspect.startswith(("locale", "scheme")) and not _other(a, b):
            fix = _fix(text, b, old, safe=times[unit.id] == 1 and slipped(old, new))
        yield Finding("link-target", b.span, message, a.span, unit.id, fix, severity=severity)
    for unit in context.bitext.units:
        if comparable(unit):
            yield from _blanks(unit.target, unit.id)


@bitext_rule("link-missing", Severity.WARNING)
def link_missing(context: Context) -> Iterator[Finding]:
    """A link of the original is not in the translation.

    The text may stand there or not; the URL does not, neither in place nor through a name.  A link that
    moved to the sentence before or after with its words is left alone, and one that lost only part of its
    markup (`` `text <…>` `` without the underscore) is reported by `markup-lost`.  Where the translation
    has the URL, but less often than the original, that is only a remark.  Where the text of the link stands
    in the translation as it was, the fix makes a link of it; it is not safe.

    Example::

        .. Read `the manual <https://a.example/manual>`_ first.

        まずマニュアルを読んでください。
    """
    for unit, each in of_rule(context.bitext, "missing", "fewer"):
        a = each.source
        if a is None or a.kind not in ("link", "uri"):
            continue
        place = _text_in(unit.target, a) or each.place
        if each.how == "missing":
            message = f"link to {a.target} is missing"
            fix = _link(context, unit, a, place)
            yield Finding("link-missing", place, message, a.span, unit.id, fix)
        else:
            message = f"link to {a.target} is repeated less often than in the source"
            yield Finding("link-missing", place, message, a.span, unit.id, severity=Severity.INFO)


@bitext_rule("link-extra", Severity.INFO)
def link_extra(context: Context) -> Iterator[Finding]:
    """The translation has a link that the original has not.

    Translators add links to pages in Japanese and to translated editions, so this is a remark only.  A URL
    that the original has too, even once, is never extra.

    Example::

        .. Read the manual first.

        まず `マニュアル <https://a.example/manual>`_ を読んでください。
    """
    for unit, each in of_rule(context.bitext, "extra"):
        b = each.target
        if b is not None and b.kind in ("link", "uri"):
            message = f"link to {describe(b)} is not in the source"
            yield Finding("link-extra", b.span, message, unit.source.span, unit.id)


def _link(context: Context, unit: Unit, a: Inline, place: Span) -> Fix | None:
    """Make a link of the text of `a`, if it stands in the running text once."""
    view, plain = unit.target.view, unit.target.plain.text
    words = fold(a.text)
    text = view.source[place.start : place.end]
    if a.kind != "link" or text != words or plain.count(words) != 1 or view.text.count(words) != 1:
        return None
    start, end = view.index(place.start), view.index(place.end)
    before, after = view.text[:start][-1:], view.text[end:][:1]
    if _LATIN.match(before) or _LATIN.match(after):
        return None
    blank = joint(context.bitext)
    lead = blank if before and not BEFORE.match(before) else ""
    tail = blank if after and not AFTER.match(after) else ""
    new = f"{lead}`{words} <{a.target}>`_{tail}"
    return Fix(f"Link {words} to {a.target}", (Edit(place, new),), safe=False)


def _text_in(target: Segment, link: Inline) -> Span | None:
    """The text of a link where it stands in the target as it was."""
    text = fold(link.text)
    at = target.view.text.find(text) if text else -1
    return target.view.span(at, at + len(text)) if at >= 0 else None


def _blanks(segment: Segment, unit: str) -> Iterator[Finding]:
    for inline in segment.inlines:
        if inline.kind != "link":
            continue
        span = uri_span(segment.view.source, inline)
        uri = segment.view.source[span.start : span.end] if span else ""
        if span and " " in uri and "\n" not in uri and "\r" not in uri:
            message = f"white space inside <{uri}>: RST drops it"
            fix = Fix("Remove the white space", (Edit(span, "".join(uri.split())),))
            yield Finding("link-target", span, message, None, unit, fix, severity=Severity.INFO)


def uri_span(text: str, inline: Inline) -> Span | None:
    """Where the URI of a link stands."""
    if inline.kind == "uri":
        return inline.span
    low = text.rfind("<", inline.span.start, inline.span.end)
    high = text.rfind(">", inline.span.start, inline.span.end)
    return Span(low + 1, high) if inline.kind == "link" and inline.span.start <= low < high else None


def _other(a: Inline, b: Inline) -> bool:
    """Whether the texts of two links are two names."""
    names = [link.text.casefold().strip() for link in (a, b)]
    return all(name.isascii() and "//" not in name for name in names) and names[0] not in names[1]


def _fix(text: str, inline: Inline, uri: str, *, safe: bool) -> Fix | None:
    span = uri_span(text, inline)
    if span is None or "\n" in text[span.start : span.end] or "\r" in text[span.start : span.end]:
        return None
    # In `<…_>` a final underscore would make the URI a name.
    escaped = uri[:-1] + "\\_" if uri.endswith("_") and inline.kind == "link" else uri
    return Fix(f"Use the URL of the source, {uri}", (Edit(span, escaped),), safe=safe)


def _allowed(old: str, new: str, pairs: tuple[tuple[str, str], ...]) -> bool:
    return any(old.startswith(a) and new == b + old[len(a) :] for a, b in pairs)


def _split(url: str) -> _Parts:
    found = _URL.match(url)
    groups = found.groups("") if found else ("", "", url, "", "")
    return _Parts(*groups)


def _aspect(old: str, new: str) -> tuple[str, Severity | None]:
    """The one thing in which two URLs differ, and how much that matters; "" for more than one."""
    a, b = _split(old), _split(new)
    if a._replace(scheme="") == b._replace(scheme=""):
        return "scheme", Severity.INFO
    if a._replace(anchor="") == b._replace(anchor=""):
        return "anchor", Severity.WARNING
    if a._replace(path=a.path.rstrip("/")) == b._replace(path=b.path.rstrip("/")):
        return "final slash", Severity.INFO
    same = a._replace(host="", path="") == b._replace(host="", path="")
    if same and _locales_only(a.host.split("."), b.host.split(".")) and a.path == b.path:
        return f"locale ({_shown(a.host.split('.'), b.host.split('.'))})", Severity.WARNING
    if same and a.host == b.host and _locales_only(a.path.split("/"), b.path.split("/")):
        return f"locale ({_shown(a.path.split('/'), b.path.split('/'))})", Severity.WARNING
    return "", None


def _differing(a: list[str], b: list[str]) -> tuple[list[str], list[str]]:
    """What stands between the common beginning and the common end."""
    low = 0
    while low < min(len(a), len(b)) and a[low] == b[low]:
        low += 1
    high = 0
    while high < min(len(a), len(b)) - low and a[-1 - high] == b[-1 - high]:
        high += 1
    return a[low : len(a) - high], b[low : len(b) - high]


def _locales_only(a: list[str], b: list[str]) -> bool:
    x, y = _differing(a, b)
    return len(x) <= 1 and len(y) <= 1 and all(_LOCALE.fullmatch(each) for each in (*x, *y))


def _shown(a: list[str], b: list[str]) -> str:
    x, y = _differing(a, b)
    return f"{''.join(x) or 'none'} → {''.join(y) or 'none'}"
