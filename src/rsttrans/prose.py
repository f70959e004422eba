"""Whether a source text says anything that can be translated."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"``[^`]*+``|:\w[\w.+-]*+(?::[\w.+-]++)*+:`[^`]*+`|<[^<>]*+>|`[^`]*+`_*|https?://\S++|\w++_(?=\W|$)"
)
_ORDINARY = re.compile(r"(?<![^\s(\"'\u201c-])[a-z]{2,}+(?=[,.;:!?)\"'\u201d]*(?:\s|$))")


def prose(text: str) -> int:
    """How many ordinary (lower-case, unmarked) words a source text has: none in a name, a link, or a list of
    single words."""
    if "," in text and all(" " not in part.strip() for part in text.split(",")):
        return 0
    return len(_ORDINARY.findall(_MARKUP.sub(" ", text)))
