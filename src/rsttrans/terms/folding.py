"""Spellings of one Japanese word folded into one."""

from __future__ import annotations

import re
from functools import lru_cache

from .facts import Morpheme

_KATAKANA = re.compile(r"[ァ-ヺー]{3,}\Z")
_FOLD = str.maketrans("ァィゥェォヂヅ", "アイウエオジズ", "ー・")
_V = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))


@lru_cache(maxsize=1 << 15)
def folded(morpheme: Morpheme) -> str:
    """What the spellings of a morpheme share: its lemma, folded where it is katakana."""
    lemma = morpheme.lemma
    return folded_katakana(lemma) if _KATAKANA.match(lemma) else lemma


def folded_katakana(text: str) -> str:
    """A katakana word without length marks, with full-size vowels and バ for ヴァ."""
    for old, new in _V:
        text = text.replace(old, new)
    return text.translate(_FOLD)
