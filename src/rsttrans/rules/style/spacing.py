"""Blanks between Japanese and Latin text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit
from .passages import JAPANESE, Passage, inside, passages, prevails

_SPACED = rf"(?<=[{JAPANESE}]) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[{JAPANESE}])"
_TIGHT = rf"(?<=[{JAPANESE}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{JAPANESE}])"


@bitext_rule("spacing", Severity.INFO, default=False)
def spacing(context: Context) -> Iterator[Finding]:
    """A blank between Japanese and Latin text where the document has none, or none where it has one.

    What the document does at least four times as often is its rule; where it is divided, nothing is
    reported. Off by default, since many documents are written by several hands and never meant to have a
    rule.

    Blanks beside markup are left alone, as reStructuredText may need them there, and so are digits (1つ
    stands without a blank even where Latin words have one), and everything in literals, roles and
    addresses.

        Pythonのコードです。Rubyのコードです。Perlのコードです。 C のコードです。    →  no blank around C
    """
    found = passages(context.bitext)
    spaced = [(passage, match) for passage in found for match in _places(passage, _SPACED)]
    tight = [(passage, match) for passage in found for match in _places(passage, _TIGHT)]
    if prevails(len(tight), len(spaced)):
        minority, count, right = spaced, len(tight), ""
    elif prevails(len(spaced), len(tight)):
        minority, count, right = tight, len(spaced), " "
    else:
        return
    for passage, match in minority:
        plain = passage.segment.plain
        start = plain.offset(match.start(), end=True)
        span = plain.span(*match.span()) if match[0] else plain.span(match.start(), match.start() + 1)
        edit = Edit(span if match[0] else span._replace(start=start, end=start), right)
        title, message = ("Add a blank", "no blank") if right else ("Remove the blank", "blank")
        message = f"{message} between Japanese and Latin, against {count} other places"
        yield Finding("spacing", span, message, None, passage.id, Fix(title, (edit,), safe=False))


def _places(passage: Passage, pattern: str) -> Iterator[re.Match[str]]:
    """Where the pattern matches text that also touches in the file, and no markup is near."""
    plain = passage.segment.plain
    inlines = passage.segment.inlines
    for match in re.finditer(pattern, plain.text):
        start, end = plain.offset(match.start(), end=True), plain.offset(match.end())
        span = plain.span(match.start() - 1, match.end() + 1)
        if end - start != len(match[0]) or inside(inlines, span):
            continue
        edges = (edge for inline in inlines for edge in inline.span)
        if not any(start <= edge <= end for edge in edges):
            yield match
