"""Content morphemes of Japanese sentences, and where terms may begin and end among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..japanese import Token
from .facts import ADJACENT, BLANK, BREAK, DOT, NA, NO, Morpheme

LATIN = re.compile(
    r"[A-Za-z]/[A-Za-z](?![A-Za-z])"
    r"|[0-9]*[A-Za-zØ\u00c0-\u024f][A-Za-z0-9_\u00c0-\u024f]*(?:\.[A-Za-z][A-Za-z0-9_]*)*(?:\+\+|#(?![A-Za-z]))?"
)
_KATAKANA = re.compile(r"[ァ-ヺー]+\Z")
_ONE_KANA = re.compile(r"[ぁ-んァ-ヺー]\Z")

# Nouns that only hold a sentence together, and what counts or points.
_FORMAL = frozenset(
    """
    事 為 様 時 場合 所 方 際 内 上 中 下 間 後 前 他 等 以上 以下 以外 以降 以前 其々 其れ其れ 夫々
    自分 自身 訳 通り 毎 共 度 全て 凡て 殆ど 多く 幾つ 一つ 二つ 三つ 次 今 今日 最近 最初 最後
    必要 可能 色々 色色 沢山 様々 因 由 筈 積もり 限り 儘 辺り 位 程 皆 皆さん 人 人々 方々 者
    例えば 一部 全部 大部分 半分 幾ら 互い 同士 何か 何れ 理由 意味 途中 直後 直前 途端 そのもの
    其の物 先 元 頃 一緒 同様 同じ 当然 普通 実際 本当 結局 大抵 大半 通常 非常 簡単 容易 便利 重要
    必須 十分 充分 色んな 特 特定 適切 有用 有益 大事 大切 素敵 正確 明確 完全 確か 楽 良さ 駄目
    好き 嫌い 残念 唯一 幾多 以内 未満 例外的
    """.split()
)
# Suffixes and prefixes that belong to the phrase, not to the word.
_LOOSE_SUFFIX = frozenset(
    "等 上 中 時 毎 間 後 前 内 外 別 達 ら さん 氏"
    " 様 君 程 共 先 側 以降 目 頃 ぐらい くらい ごと など 以外 沿い".split()
)
_LOOSE_PREFIX = frozenset("各 全 約 毎 当 同 本 御 お ご 第 両 某".split())
_AFTER_STEM = frozenset("の を は が も と に で や から まで へ".split())
_AFTER_NUMERAL = frozenset("重 項 次 進 段 層 分 次元 値".split())


class Item(NamedTuple):
    """A morpheme, what stands before it, and its half-open offsets into the text."""

    morpheme: Morpheme
    gap: int
    start: int
    end: int


def items(text: str, tokens: Sequence[Token]) -> Iterator[Item]:
    """The content morphemes of one sentence; `tokens` are its tokens, with offsets into `text`."""
    gap, end = BREAK, -1
    for start, stop, morpheme, joint in _pieces(text, tokens):
        if morpheme is None:
            gap = joint if gap == ADJACENT else BREAK
            end = stop
            continue
        if gap == ADJACENT and end >= 0 and start > end:
            gap = BLANK
        yield Item(morpheme, gap, start, stop)
        gap, end = ADJACENT, stop


def _pieces(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Morpheme | None, int]]:
    """Each morpheme with its offsets; None for what is no content, with the gap that it makes."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        latin = LATIN.match(text, token.start) if token.surface[0] < "\u0250" else None
        if latin:
            stop = at + 1
            while stop < len(tokens) and tokens[stop].end <= latin.end():
                stop += 1
            end = max(latin.end(), tokens[stop - 1].end)
            surface = text[token.start : end]
            yield token.start, end, Morpheme(surface, surface.lower(), "", "n"), BREAK
            at = stop
            continue
        stop = _torn(tokens, at)
        if stop > at + 1:
            end = tokens[stop - 1].end
            surface = text[token.start : end]
            yield token.start, end, Morpheme(surface, surface, "", "n"), BREAK
            at = stop
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        previous = tokens[at - 1] if at else None
        kind = _kind(token, previous, following)
        if kind:
            yield token.start, token.end, Morpheme(token.surface, token.lemma, token.english, kind), BREAK
        else:
            yield token.start, token.end, None, _joint(token)
        at += 1


def _torn(tokens: Sequence[Token], at: int) -> int:
    """The end of a katakana word that begins at `at` and that the dictionary has torn into pieces."""
    stop = at
    while (
        stop < len(tokens)
        and _KATAKANA.match(tokens[stop].surface)
        and (stop == at or tokens[stop - 1].end == tokens[stop].start)
        and not (_whole(tokens[stop]) and not _crumb(tokens, stop + 1))
    ):
        stop += 1
    return stop


def _crumb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token continues the katakana word before it by one character (メンテ|ナ)."""
    return (
        0 < at < len(tokens)
        and len(tokens[at].surface) == 1
        and tokens[at].start == tokens[at - 1].end
        and bool(_KATAKANA.match(tokens[at].surface))
    )


def _whole(token: Token) -> bool:
    """Whether a katakana token is surely a word by itself."""
    if token.pos not in ("名詞", "形状詞", "接頭辞", "接尾辞") or token.pos2 == "数詞":
        return False
    return len(token.surface) >= (4 if not token.known else 3 if token.english else 5)


def _joint(token: Token) -> int:
    if token.surface == "・":
        return DOT
    if token.surface == "の" and token.pos == "助詞":
        return NO
    if token.surface == "な" and token.pos == "助動詞":
        return NA
    return BREAK


def _kind(token: Token, previous: Token | None, following: Token | None) -> str:
    pos, lemma = token.pos, token.lemma
    if pos == "名詞":
        if token.pos2 == "数詞":
            return "n" if _counts_nothing(token, following) else ""
        if lemma in _FORMAL or token.surface in _FORMAL:
            return ""
        if token.pos2 == "助動詞語幹" or (_ONE_KANA.match(token.surface) and not token.english):
            return ""
        return "n"
    if pos == "形状詞":
        return "" if token.pos2 == "助動詞語幹" else "n"
    if pos == "接尾辞":
        if previous is not None and previous.pos2 == "数詞" and _counts_nothing(previous, token):
            return "s"
        if token.pos3 == "助数詞" or lemma in _LOOSE_SUFFIX or token.surface in _LOOSE_SUFFIX:
            return ""
        if token.pos2 == "形容詞的":
            return "s" if following is not None and following.surface == "さ" else ""
        return "s"
    if pos == "接頭辞":
        return "" if lemma in _LOOSE_PREFIX or token.surface in _LOOSE_PREFIX else "p"
    if pos == "動詞" and token.pos2 == "一般":
        return "v" if token.cform.startswith("連用形") and _stands_as_noun(previous, following) else "x"
    if pos == "形容詞" and token.pos2 == "一般":
        return "v" if following is not None and following.surface == "さ" else "x"
    return "x" if pos == "副詞" and len(token.surface) > 2 else ""


def _counts_nothing(token: Token, following: Token | None) -> bool:
    """Whether a numeral is part of a word (二重, 三項, ゼロ幅)."""
    if token.surface == "ゼロ":
        return True
    return token.surface in "一二三四" and following is not None and following.surface in _AFTER_NUMERAL


def _stands_as_noun(previous: Token | None, following: Token | None) -> bool:
    """Whether a verb stem is used as a noun there (読み込みを, 呼び出し可能)."""
    if following is None:
        return True
    if following.pos == "助詞":
        return following.surface in _AFTER_STEM and (following.surface != "に" or previous is not None)
    if following.pos == "接尾辞":
        return following.pos2 in ("名詞的", "形容詞的", "形状詞的")
    return following.pos in ("名詞", "形状詞")


NEVER_LAST = frozenset("的 風 系 用 状".split())


def spans(kinds: str, surfaces: Sequence[str], gaps: bytes, most: int) -> list[tuple[int, int]]:
    """Where terms may stand: half-open ranges of items, none longer than `most` items."""
    found: list[tuple[int, int]] = []
    for first in range(len(kinds)):
        if not may_start(kinds, gaps, first):
            continue
        joints = 0
        for last in range(first, min(first + most, len(kinds))):
            if last > first:
                if gaps[last] == BREAK or kinds[last] == "x":
                    break
                joints += gaps[last] in (NO, NA)
                if joints > 1:
                    break
            if may_end(kinds, surfaces, gaps, last):
                found.append((first, last + 1))
    return found


def may_start(kinds: str, gaps: bytes, first: int) -> bool:
    """Whether a term may begin at item `first`."""
    if kinds[first] in "xs":
        return False
    return not (first and gaps[first] == ADJACENT and kinds[first - 1] == "p")


def may_end(kinds: str, surfaces: Sequence[str], gaps: bytes, last: int) -> bool:
    """Whether a term may end with item `last`."""
    if kinds[last] in "xp" or surfaces[last] in NEVER_LAST:
        return False
    return not (last + 1 < len(kinds) and gaps[last + 1] == ADJACENT and kinds[last + 1] == "s")
