"""How a document spells its words: the facts that `variant` compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...bitext import Bitext
from ...english import lemma as english_lemma
from ...english import words
from ...japanese import Token, tokenise, transliterates
from ...kana import similarity
from ...text import Span
from ...unit import Segment, Unit

_SOUNDS = 0.93
KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30fe]+")
_RUN = re.compile("[\u30a1-\u30fa\u30fc-\u30fe]+(?:\u30fb[\u30a1-\u30fa\u30fc-\u30fe]+)*")
_LATIN = re.compile(r"(?<![\w.'\u2019/-])[A-Z][a-z]{2,}(?![\w'\u2019/]|[-.]\w)", re.ASCII)
_LATIN_BEFORE = re.compile(r"[!-~][ \u00a0]?\Z")
_LATIN_BEHIND = re.compile(r"[ \u00a0]?[!-~\ufffc]")
_KANA = re.compile("[\u3041-\u3096]")
_KANJI = re.compile("[\u3400-\u9fff\u3005]")
_JAPANESE_WORD = re.compile("[\u3041-\u3096\u3400-\u9fff\u3005]{2,}")

_NOUNS = frozenset("一般 サ変可能 副詞可能 形状詞可能 サ変形状詞可能".split())
_FORMAL = frozenset(
    "事 物 者 時 所 為 訳 内 外 他 中 上 下 前 後 方 程 儘 通り 度 頃 癖 積もり 筈 毎 間 所為 故 限り"
    " 際 等 様 風 人 今 何処 何時 此処 其処 一人 二人 先 側 点 或いは 振り 気 手 目 元 本 基 跡 形 横"
    " 回り 周り 分 通 付け 付き 掛け 始め 言う 知れる 依る 因る 拠る 成る 成す 為る 有る 居る 無い"
    " 出来る 付く 付ける 経つ 下さる 良く 良い".split()
)
"""Lemmas that are used as function words."""
_SENSES = frozenset(
    "取る 張る 見る 聞く 掛ける 掛かる 計る 変わる 変える 代わる 代える 止める 止まる 会う 合う"
    " 合わせる 挙げる 上げる 早い 暖かい 越える 越す 分かれる 収める 収まる 納める 努める 臨む 写す"
    " 映す 打つ 追う 固い 優しい 易しい 泣く 鳴く 効く 利く 締める 閉める 占める 刺す 指す 差す 調う"
    " 整える 直す 治す 上る 登る 踏む 巻く 基づく 元 差 立つ 建つ 断つ 入れる 居る 要る 開く 空く"
    " 空ける 開ける 明ける 当てる 充てる 表す 表わす 現す 現わす 現われる 表われる".split()
)
"""Lemmas with several senses that kanji tell apart (変わる, 代わる), so that kana may stand for either."""
_PLAIN = frozenset("副詞 形状詞".split())
"""Word classes in which even a word of kanji alone is often written in kana."""

# Which Latin letters a loanword that begins with the kana may begin with.
_FIRST = {
    kana: frozenset(letters)
    for row, letters in {
        "アァ": "aeiouh", "イィ": "aeiy", "ウゥ": "uwo", "エェ": "aeiox", "オォ": "oah", "カキクケコ": "ckqg",
        "ガギグゲゴ": "g", "サスセソ": "sctxz", "シ": "sct", "ザズゼゾ": "zsxtd", "ジ": "gjzd", "タテト": "t",
        "チ": "ct", "ツ": "ctz", "ダデド": "dt", "ナニヌネノ": "nkg", "ハヒヘホ": "hwp", "フ": "fhpw",
        "バビブベボ": "bv", "パピプペポ": "p", "マミムメモ": "m", "ヤユヨ": "yujei", "ラリルレロ": "lrw",
        "ワ": "wvo", "ヴ": "v",
    }.items()
    for kana in row
}  # fmt: skip


_STOPS = frozenset("。．！？")


class Place(NamedTuple):
    """Where a word stands in the document."""

    start: int
    end: int
    unit: int
    """Index of its unit in `Spellings.units`; -1 for none."""
    alone: bool
    """Whether no other katakana touches it."""
    joined: bool
    """Whether nothing, such as a line end, stands between its letters in the document."""


class Use(NamedTuple):
    """A word in one spelling, with all its places in one document."""

    sort: str
    """loanword, word (of kanji and hiragana), compound (of loanwords, with or without dots) or latin (a
    capitalised word)"""
    spelling: str
    """Of an inflected word the dictionary form."""
    key: str
    """What the spellings of the word share, and perhaps other words too."""
    lemma: str
    """Of the dictionary; "" for a word that it does not have."""
    english: tuple[str, ...]
    """Words of the originals that the loanword was made from."""
    places: tuple[Place, ...]


class Spellings(NamedTuple):
    """The words of one document, and the units that they stand in: id, and span of the original."""

    uses: tuple[Use, ...]
    units: tuple[tuple[str, Span], ...]


class _Found(NamedTuple):
    sort: str
    spelling: str
    key: str
    lemma: str
    start: int
    end: int
    english: str = ""
    alone: bool = True


_ASKED = 3
"""Places of a document whose originals are asked where a loanword comes from, until one tells."""


def collect(bitext: Bitext) -> Spellings:
    """All words of a document's translations that may have a second spelling."""
    places: dict[tuple[str, str, str, str], list[Place]] = {}
    english: dict[tuple[str, str, str, str], set[str]] = {}
    units: list[tuple[str, Span]] = []
    for unit, segment in _segments(bitext):
        own = -1
        known: _Originals | None = None
        for found in _words(segment.plain.text, segment.tokens):
            if unit is not None and own < 0:
                own = len(units)
                units.append((unit.id, unit.source.span))
            key = found[:4]
            start, end = segment.plain.span(found.start, found.end)
            joined = end - start == found.end - found.start
            places.setdefault(key, []).append(Place(start, end, own, found.alone, joined))
            asked = len(places[key]) > _ASKED or english.get(key)
            if unit is not None and found.sort == "loanword" and not asked:
                # One place that tells where the word comes from is enough.
                known = known or _Originals(unit.source)
                english.setdefault(key, set()).update(known.of(found))
    uses = tuple(
        Use(*key, tuple(sorted(english.get(key, ()))), tuple(found)) for key, found in sorted(places.items())
    )
    return Spellings(uses, tuple(units))


def spelled(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Sort, spelling, key and lemma of each word of a text that may have a second spelling."""
    for found in _words(text, tokenise(text)):
        yield found[:4]


def _segments(bitext: Bitext) -> Iterator[tuple[Unit | None, Segment]]:
    for unit in bitext.units:
        if unit.target.kind != "literal" and not unit.target.empty and not unit.copied:
            yield unit, unit.target
    for segment in bitext.rest:
        yield None, segment


class _Originals:
    """The words of an original, to find the one that a loanword was made from."""

    def __init__(self, source: Segment) -> None:
        found = dict.fromkeys(word.text.lower() for word in words(source.plain.text))
        self._words = [word for word in found if len(word) > 2 and word.isalpha()]
        self._lemmas = {english_lemma(word): word for word in reversed(self._words)}

    def of(self, found: _Found) -> Iterator[str]:
        if found.english:
            word = self._lemmas.get(english_lemma(found.english))
            if word:
                yield word
            return
        letters = _FIRST.get(found.spelling[0], frozenset())
        near = [word for word in self._words if word[0] in letters]
        exact = [word for word in near if transliterates(word, found.spelling)]
        if not exact and not found.lemma and len(found.spelling) > 4:
            exact = [word for word in near if similarity(word, found.spelling) >= _SOUNDS]
        yield from exact


def _words(text: str, tokens: Sequence[Token]) -> Iterator[_Found]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if "\u30a1" <= token.surface[0] <= "\u30fe":
            run = _RUN.match(text, token.start)
            stop = at + 1
            while stop < len(tokens) and run is not None and tokens[stop].end <= run.end():
                stop += 1
            if run is not None and tokens[stop - 1].end == run.end():
                yield from _loanwords(text, tokens[at:stop])
                at = stop
                continue
        elif (
            token.base
            and not token.english
            and _varies(token.base, token.lemma, token.pos, token.pos2, token.pos3)
            and not _joins(tokens, at)
        ):
            yield _Found(
                "word", token.base, token.lemma, f"{token.pos} {token.ctype}", token.start, token.end
            )
        at += 1
    for match in _LATIN.finditer(text):
        if not (_LATIN_BEFORE.search(text, max(match.start() - 2, 0), match.start())) and not (
            _LATIN_BEHIND.match(text, match.end())
        ):
            yield _Found("latin", match[0], match[0].lower(), "", match.start(), match.end())


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb and て open a sentence: したがって there is a conjunction, whose kana is no choice."""
    opens = not at or tokens[at - 1].surface in _STOPS
    return opens and tokens[at].pos == "動詞" and at + 1 < len(tokens) and tokens[at + 1].surface == "て"


@lru_cache(maxsize=1 << 14)
def _varies(base: str, lemma: str, pos: str, pos2: str, pos3: str) -> bool:
    """Whether a word of kanji and hiragana may have several spellings, and is no function word."""
    if not _JAPANESE_WORD.fullmatch(base) or lemma in _FORMAL or lemma in _SENSES:
        return False
    if pos == "名詞":
        if pos2 != "普通名詞" or pos3 not in _NOUNS:
            return False
    elif pos in ("動詞", "形容詞", "形状詞"):
        if pos2 != "一般":
            return False
    elif pos != "副詞":
        return False
    return base != lemma or bool(_KANA.search(base)) or pos in _PLAIN or pos3 == "副詞可能"


def _loanwords(text: str, tokens: Sequence[Token]) -> Iterator[_Found]:
    """The words of a run of katakana; what the dictionary has torn up is one word."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        stop = at + 1
        if token.surface == "・":
            at = stop
            continue
        if not whole(token):
            while stop < len(tokens) and tokens[stop].surface != "・" and not whole(tokens[stop]):
                stop += 1
        start, end = token.start, tokens[stop - 1].end
        spelling = text[start:end]
        if len(spelling) > 1 and spelling[0] not in "ーヽヾァィゥェォッャュョン":
            lemma, english = (token.lemma, token.english) if stop == at + 1 and token.known else ("", "")
            alone = stop == len(tokens) and at == 0
            yield _Found("loanword", spelling, fold(spelling), lemma, start, end, english, alone)
        at = stop
    start, end = tokens[0].start, tokens[-1].end
    if len(tokens) > 1 and end - start > 3:
        spelling = text[start:end]
        yield _Found("compound", spelling, fold(spelling), "", start, end)


def whole(token: Token) -> bool:
    """Whether a katakana token is surely a word by itself, and not a piece of one."""
    if token.pos not in ("名詞", "形状詞") or token.pos2 == "数詞" or not KATAKANA.fullmatch(token.surface):
        return False
    return len(token.surface) >= (4 if not token.known else 3 if token.english else 5) or bool(
        token.english and token.known and len(token.surface) > 1
    )


_SMALL = str.maketrans("ァィゥェォヮヂヅ", "アイウエオワジズ")
_VU = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴュ", "ビュ"), ("ヴ", "ブ"))
_LONG_E = re.compile("(?<=[エケゲセゼテデネヘベペメレ])イ")


@lru_cache(maxsize=1 << 14)
def fold(spelling: str) -> str:
    """A katakana word without length marks, dots and ッ, with full-size vowels, バ for ヴァ, エ for エイ."""
    text = spelling
    for old, new in _VU:
        text = text.replace(old, new)
    return _LONG_E.sub("", text.translate(_SMALL)).translate(_DROP)


_DROP = str.maketrans("", "", "ー・ッ")
