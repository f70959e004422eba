"""The texts of links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...compare.alike import unspaced
from ...compare.document import comparable, names
from ...compare.keys import fold, key
from ...rst.inline import Inline
from ...rule import Context, Finding, Severity, bitext_rule
from ...text import has_cjk
from ...unit import Unit

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*+")
_PLAIN = re.compile(r"[a-z]{2,}(?:'[a-z]+)?")
# Headings and titles begin like this; a name followed by a common word (`Foo guide`) does not.
_TITLE_START = re.compile(
    r"(?:An?|The|How|Why|What|When|Where|Who|Using|Getting|Your?|My|Our|On|In|To|For|From|With|Is|Are|Do|Does|"
    r"All|Some|This|These|Introduction|Learn|[A-Z][a-z]+ing)\b"
)
_FUNCTION = frozenset(
    "a an the of for to in on at by with from and or as is are how that this these your you our its".split()
)
_CAMEL = re.compile(r"[^A-Za-z ,'-]|[a-z][A-Z]")


@bitext_rule("link-text", Severity.INFO)
def link_text(context: Context) -> Iterator[Finding]:
    """The text of a link was left in English, though it is prose.

    Prose is a text with common words in lower case (``the uwsgi protocol``, ``Foo guide``), inside a
    Japanese sentence, in a document whose other link texts are translated.  Names, titles of works
    (``Getting Started with Foo``, ``An Introduction to Bar``), code and addresses stay as they are, and so
    do links that are a block of their own, such as the entries of a reading list.

    Whether a text is a name cannot be told for sure, so this is a remark.

    Example::

        .. See the `list of supported formats <https://a.example/formats>`_.

        `list of supported formats <https://a.example/formats>`_ を見てください。
    """
    known = names(context.bitext)
    units = [unit for unit in context.bitext.units if comparable(unit)]
    if not any(_translated(unit) for unit in units):
        return
    for unit in units:
        if not has_cjk(unit.target.plain.text):
            continue
        texts = {
            (key(inline, known), fold(inline.text).casefold()): inline for inline in _links(unit, "source")
        }
        for inline in _links(unit, "target"):
            a = texts.get((key(inline, known), fold(inline.text).casefold()))
            if a is not None and _alone(unit, inline) is False and _prose(fold(inline.text)):
                message = f"link text left in English: {fold(inline.text)}"
                yield Finding("link-text", inline.text_span, message, a.span, unit.id)


def _links(unit: Unit, side: str) -> list[Inline]:
    segment = unit.source if side == "source" else unit.target
    return [
        each for each in map(unspaced, segment.inlines) if each.kind in ("link", "anonymous", "reference")
    ]


def _translated(unit: Unit) -> bool:
    return any(has_cjk(inline.text) for inline in _links(unit, "target"))


def _alone(unit: Unit, inline: Inline) -> bool:
    """Whether the link is all of its block, or begins it as the entry of a list does."""
    rest = unit.target.plain.text.replace(fold(inline.text), "", 1)
    return not has_cjk(rest)


def _prose(text: str) -> bool:
    """Whether a text is running English rather than a name, a title or code."""
    words = text.split()
    plain = [word for word in words if _PLAIN.fullmatch(word.strip(",.'\""))]
    if len(words) < 2 or not plain:
        return False
    if all(word in _FUNCTION for word in plain):
        return False
    if _TITLE_START.match(text):
        return False
    if _CAMEL.search(" ".join(plain)):
        return False
    capital = [word for word in words if word[:1].isupper()]
    if not capital:
        return True
    # `Foo Bar for baz` is a title in sentence case; `Foo guide` ends on a common word.
    functions = [word for word in plain if word in _FUNCTION]
    return bool(_PLAIN.fullmatch(words[-1])) and words[-1] not in _FUNCTION and not functions
