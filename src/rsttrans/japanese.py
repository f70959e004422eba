"""Japanese tokens (the only module that imports fugashi), and the door to all that is known of Japanese."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .japanese_numbers import Numeral, numbers
from .japanese_sentences import sentences
from .loanwords import loanword_key, transliterates

if TYPE_CHECKING:
    from fugashi import GenericTagger

__all__ = [
    "Numeral",
    "Token",
    "fold",
    "loanword_key",
    "numbers",
    "sentences",
    "tokenise",
    "transliterates",
]

# MeCab keeps about 1 KB a character and ends the interpreter on very long input.
_MOST = 8000
_CUT = re.compile(r"[。！？\n]+|[\s、]+")
# MeCab stops at NUL, and the output format here needs tabs and line feeds for itself.
_UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffc]")
# A noun that MeCab never joins to its neighbours, as it does with most symbols.
_NOUN = "\u03a9"
_PLACEHOLDER = "\ufffc"


class Token(NamedTuple):
    """One morpheme; offsets are half-open offsets into the text that was tokenised."""

    surface: str
    start: int
    end: int
    pos: str
    """UniDic part of speech, first level: 名詞, 動詞, 助詞, 補助記号 …"""
    pos2: str
    pos3: str
    ctype: str
    """Conjugation type, `助動詞-デス`; "" for none."""
    cform: str
    """Conjugation form, `終止形-一般`; "" for none."""
    lemma: str
    """Lemma without the English of a loanword: `サーバー`."""
    english: str
    """The English in the lemma of a loanword (`server`), else ""."""
    reading: str
    """Pronunciation in katakana, "" where unknown."""
    known: bool
    """Whether the dictionary has it."""
    base: str = ""
    """Dictionary form in the spelling of the text (`行なう` of 行なっ), "" where unknown."""


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; they cover all of it but white space.

    A placeholder (U+FFFC) is a token of its own (補助記号), and its neighbours are read as beside a noun.
    """
    tokens: list[Token] = []
    for start, end in _chunks(text):
        _tokenise(text, start, end, tokens)
    return tuple(tokens)


def _chunks(text: str) -> list[tuple[int, int]]:
    """Pieces that MeCab bears, cut behind sentences, else behind white space or commas."""
    pieces: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > _MOST:
        cut = soft = 0
        for match in _CUT.finditer(text, start, start + _MOST):
            if match[0][0] in "。！？\n":
                cut = match.end()
            else:
                soft = match.end()
        end = cut or soft or start + _MOST
        pieces.append((start, end))
        start = end
    pieces.append((start, len(text)))
    return pieces


def _tokenise(text: str, start: int, end: int, tokens: list[Token]) -> None:
    piece = text[start:end]
    clean = _UNFIT.sub(lambda match: " " if match[0] < "\x80" else _NOUN, piece)
    entries = [*map(_entry, _tagger().parse(clean).split("\n"))]
    joined = "".join([entry[0] for entry in entries])
    if not clean.startswith(joined) or clean[len(joined) :].strip():
        # No text is known that MeCab cannot give back; if there is one, offsets must not drift.
        tokens.append(Token(piece, start, end, "", "", "", "", "", piece, "", "", False))
        return
    at = start
    same = clean == piece
    # As `Token._make` does, without the way through Python that a named tuple's constructor takes.
    new, add = tuple.__new__, tokens.append
    for raw, surface, features in entries:
        begin = at + len(raw) - len(surface)
        at += len(raw)
        if same:
            if surface:
                add(new(Token, (surface, begin, at, *features)))
        elif surface == _NOUN and text[begin] != _NOUN:
            add(Token(text[begin], begin, at, *_UNREADABLE))
        elif surface:
            add(Token(text[begin:at], begin, at, *features))


_Features = tuple[str, str, str, str, str, str, str, str, bool, str]


@lru_cache(maxsize=1 << 15)
def _entry(line: str) -> tuple[str, str, _Features]:
    """A line of MeCab's output: the text with the white space before it, the token, what is known of it."""
    raw, _, features = line.partition("\t")
    surface = raw.lstrip()
    return raw, surface, _features(features, surface)


_UNREADABLE = ("補助記号", "一般", "", "", "", _PLACEHOLDER, "", "", False, "")


def _features(features: str, surface: str) -> _Features:
    values = ["" if value == "*" else value for value in features.split("\t")]
    if len(values) < 8:
        pos, pos2, pos3 = (*values, "", "", "")[:3]
        return pos, pos2, pos3, "", "", surface, "", "", False, ""
    pos, pos2, pos3, ctype, cform, lemma, reading, base = values
    head, _, tail = lemma.partition("-")
    english = ""
    # `サーバー-server`, but also `私-代名詞`.
    if head and tail and (tail.isascii() or tail.endswith("詞")):
        lemma, english = head, tail if tail.isascii() else ""
    return pos, pos2, pos3, ctype, cform, lemma or surface, english, reading, True, base


def fold(text: str) -> str:
    """NFKC: full-width letters and digits become ASCII, half-width katakana full-width."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=1)
def _tagger() -> GenericTagger:
    import fugashi
    import unidic_lite

    known = r"%M\t%f[0]\t%f[1]\t%f[2]\t%f[4]\t%f[5]\t%f[7]\t%f[9]\t%f[10]\n"
    unknown = r"%M\t%f[0]\t%f[1]\t%f[2]\n"
    # `-O ""`: the dictionary's own output format would win over the ones given here.
    return fugashi.GenericTagger(
        f'-r /dev/null -d "{unidic_lite.DICDIR}" -O "" -F "{known}" -U "{unknown}" -B "" -E ""'
    )
