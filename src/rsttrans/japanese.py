"""Japanese tokens (the only module that imports fugashi)."""

from __future__ import annotations

from typing import NamedTuple


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


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order; they cover all of it but white space."""
    raise NotImplementedError
