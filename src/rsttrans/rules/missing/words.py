"""English words of a text, and which of them are ordinary ones rather than names or code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text import has_cjk
from ...unit import PLACEHOLDER, Segment

WORD = re.compile(r"(?<![\w./@:#&$\\-])[A-Za-z]++(?:['’-][A-Za-z]++)*+(?![\w/@(=]|[.:]\w|-)", re.ASCII)
FUNCTION = frozenset(
    """
    a an the of to in on at by for from with without into as is are was were be been being has have
    had do does did will would can could may might must should shall not no and or but nor if then
    than when while where which who whose that this these those it its they them their there you
    your we our he she his her i my me us so such also all any each every some more most other
    another only own same how what why because since until about above after before below between
    over under again just very too
    """.split()
)
"""Words that join others to a sentence."""
MEMO = re.compile(r"\W*(?:XXX|TODO|FIXME)\b")
"""How notes of an author to himself begin."""
_LEGAL = re.compile(
    r"copyright|all rights reserved|\bpermission\b|\bwarrant(?:y|ies)\b|\bliab(?:le|ility)\b"
    r"|\blicen[sc]e[ds]?\b",
    re.IGNORECASE,
)


def outside(segment: Segment) -> str:
    """The running text, with whatever stands in markup (bold apart) replaced by `PLACEHOLDER`."""
    plain = segment.plain
    text = plain.text
    for inline in segment.inlines:
        if inline.kind != "strong":
            start, end = plain.index(inline.text_span.start), plain.index(inline.text_span.end)
            text = text[:start] + PLACEHOLDER * (end - start) + text[end:]
    return text


def english(text: str) -> list[str]:
    """The English words, without identifiers, options, paths and addresses."""
    return WORD.findall(text)


def ordinary(words: Sequence[str]) -> list[str]:
    """The words in lower case: those that no name is made of."""
    return [word for word in words if word[0].islower() and word[1:].islower()]


def is_title(words: Sequence[str]) -> bool:
    """Whether hardly any content word is in lower case, as in the title of a work or a list of names."""
    return sum(word[0].islower() and word.lower() not in FUNCTION for word in words) < 2


def is_prose(segment: Segment, least: int) -> bool:
    """Whether a text without Japanese is English prose of `least` words or more outside its markup.

    Names, titles of works, program output and legal texts are none.
    """
    text = outside(segment)
    if has_cjk(text):
        return False
    words = english(text)
    function = sum(word.lower() in FUNCTION for word in words)
    return len(words) >= least and function >= 2 and not is_title(words) and not _LEGAL.search(segment.text)


def shorten(text: str, limit: int = 40) -> str:
    """The beginning of a text, for a message."""
    folded = " ".join(text.replace(PLACEHOLDER, "…").split())
    return folded if len(folded) <= limit else folded[: limit - 1].rstrip() + "…"
