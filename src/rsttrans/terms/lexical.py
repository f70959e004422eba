"""Evidence from the words themselves that an English word and a Japanese morpheme mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .. import english
from ..kana import KATAKANA, similarity, sounds
from .facts import Morpheme
from .kanji import means

_MEANING = 0.7
_DERIVED = 0.6
SURE = 0.9
"""Similarity of sound from which a katakana word counts as the English one."""
# Classes of letters and of sounds that have no other spelling or sound: most comparisons end at them.
_SPELT = {
    "r": "lr", "m": "m", "n": "nm", "N": "nm", "p": "p", "b": "bv", "k": "ckqx", "g": "g", "d": "d",
    "t": "tdz", "T": "tz", "s": "sctxz", "z": "sztx", "S": "sctxjg", "C": "ct", "J": "jgdsz", "F": "fhpvw",
}  # fmt: skip
_HEARD = {"l": "r", "m": "mN", "n": "nN", "p": "pF", "d": "dJ", "t": "tTCSsz", "f": "F", "v": "bvu"}
_FIRST = {
    "a": "aeoi", "b": "b", "c": "ksSC", "d": "dJ", "e": "eiayr", "f": "Fh", "g": "gJn", "h": "hFaoiew",
    "i": "iae", "j": "J", "k": "kn", "l": "r", "m": "m", "n": "n", "o": "oauw", "p": "pFsn", "q": "k",
    "r": "r", "s": "szS", "t": "tTCsz", "u": "uaioy", "v": "bvu", "w": "wuhFr", "x": "kzie", "y": "yiau",
    "z": "zTJ",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def sounds_alike(word: str, katakana: str) -> float:
    """Similarity of sound where it is worth something as evidence, else 0."""
    letters, spoken = len(word), sounds(katakana)
    if letters < 2 or not spoken or spoken[0] not in _FIRST.get(word[0], ""):
        return 0.0
    if not 0.55 * letters - 1 <= len(spoken) <= 2 * letters + 1:
        return 0.0
    there, heard = frozenset(word), frozenset(spoken)
    if any(there.isdisjoint(_SPELT[sound]) for sound in heard if sound in _SPELT):
        return 0.0
    if any(heard.isdisjoint(_HEARD[letter]) for letter in there if letter in _HEARD):
        return 0.0
    value = similarity(word, katakana)
    # Short words sound like many others.
    return value if value >= (SURE if len(spoken) > 4 else 0.94) else 0.0


def evidence(word: str, morpheme: Morpheme) -> float:
    """From 0 to 1: 1 for the same Latin word or a loanword that the dictionary derives from `word`."""
    if morpheme.surface.isascii():
        lemma = morpheme.lemma
        return 1.0 if lemma == word or english.lemma(lemma) == english.lemma(word) else 0.0
    if morpheme.english:
        lemma = english.lemma(word)
        loan = english.lemma(morpheme.english)
        if loan == lemma:
            return 1.0
        if len(loan) > 4 and lemma.startswith(loan):
            return _DERIVED
    if KATAKANA.match(morpheme.surface):
        return 0.8 * sounds_alike(word, morpheme.surface)
    return _MEANING if means(morpheme.lemma, word) else 0.0


def joined_alike(words: Sequence[str], surfaces: Sequence[str]) -> float:
    """Similarity of sound of a run of words and a run of katakana (filesystem, ファイルシステム)."""
    katakana = "".join(surfaces)
    if len(katakana) < 4 or not KATAKANA.match(katakana):
        return 0.0
    return sounds_alike("".join(words), katakana)
