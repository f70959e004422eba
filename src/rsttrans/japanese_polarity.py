"""Negations of a Japanese text, told from the idioms that only look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .japanese import Token


class Polarity(NamedTuple):
    """The negations of a text, as tokens in order."""

    denying: tuple[Token, ...]
    """Those that deny: 〜ない, 〜ません, 〜ず, なし."""
    lexical: tuple[Token, ...]
    """Words that deny by themselves (不-, 無-, 未-, 非-, 禁止, 以外, 困難 …): they may stand for an English
    negation, but nothing is wrong where they stand for none."""
    idiomatic: tuple[Token, ...]
    """Those that English need not share, and may: 〜ない限り, 〜なければならない, 〜かもしれない, しか〜ない,
    〜だけでなく, double negations, conditions (〜ないと)."""


_STEMS = frozenset("無い ない ず ぬ ん まい".split())
_LEXICAL = re.compile(
    r"不|無|未|非|反|否|欠|禁|絶|避け|以外|除[いくきけ]|困難|難し|にく[いく]|づら[いく]|失敗|拒|廃|省[いくきけ略]|外[すさしれ]|まれ|稀|防[ぐいがげ止]"
    r"|やめ|止め|停止|阻|妨|さもな|代わり|逆|異な|違[うい]|別"
)
# What follows the negation (its own inflection included) and makes an idiom of it.
_AFTER = re.compile(
    r"な(?:い|き|し)(?:限|かぎ)り|(?:ない|ぬ)(?:まま|うち|間)に?"
    r"|(?:なけれ|ね)ば(?:(?:なら|いけ|だめ|駄目|成ら)|$|[、なり])|なきゃ|なくちゃ|なくて[はも](?:(?:なら|いけ|だめ|駄目)|[、いよ構])"
    r"|(?:なけれ|ね)ば|ないと|なかったら|ない(?:場合|とき|時|なら|のであれば)"
    r"|ない(?:です|でしょう|だろう|の)?か(?:[。？?）」、]|$|と|も)|ん(?:でしょう)?か(?:[。？?）」、]|$)"
    r"|ない(?:わけ|こと)(?:で)?(?:は|も)(?:な|あり)|なく(?:は|も)(?:な|あり)|ないでも|なく(?:なる|なっ|なり|なれ|す|し)"
    r"|ずに(?:は)?(?:いられ|おか|済)|ざるを|ず(?:とも|れにせよ)|ずつ|ない(?:ほど|くらい)|ない方が|ないほうが|ないように|ないよう"
)
# What precedes the negation and makes an idiom of it, politeness (〜ありません) put aside.
_BEFORE = re.compile(
    r"(?:か(?:も|と)[し知]れ|(?:だけ|のみ|ばかり)(?:で(?:は|も)?)?|のみなら|(?:かか|関|拘)わら|問わ|とは(?:限|かぎ)[らり]"
    r"|[にと](?:は)?(?:違い|ちがい|相違|他なら|ほかなら|過ぎ|すぎ)|(?:仕方|しかた|しよう|やむを得|止むを得|致し方|間違い|まちがい)"
    r"|問題|遜色|心配|差し支え|申し訳|ほか|他|関係|例外|余儀|遠慮|(?:構|かま)[わい]|(?:少|すく)な(?:く|から)|(?:言|い)うまでも"
    r"|かけがえの|まも|間も|何気|思いがけ|途方も|とんでも|限り?|絶え間|漏れ|もれ|違い|変わり|絶え|相変わら|残ら|(?:知|し)らず(?:知|し)ら"
    r"|(?:なけれ|ね)ば(?:なら|なり|いけ)|な(?:くては|いと|くちゃ|きゃ)(?:なら|なり|いけ)|ざるを(?:得|え)|な(?:い|く)(?:わけ|こと)?(?:で)?(?:は|も)?"
    r"|(?:そう|それ|さも)(?:で)?(?:は)?)\Z"
)
_POLITE = re.compile(r"(?:[はがも]?(?:あり|ござい))?(?:ませ)?\Z|[はがも]\Z")
# What makes an idiom of it from further off: *only*, *hardly*.
_FAR = re.compile(r"(?:しか|以外|ほかに?|ほとんど|滅多に|めったに)[^。]{0,24}\Z")
# 〜てはならない and 〜てはいけない forbid, so they deny after all.
_FORBID = re.compile(r"(?<!なく)(?<!ないで)(?:て|で|ちゃ|じゃ)(?:は)?(?:なら|なり|いけ)(?:ませ)?\Z")


def negations(tokens: Sequence[Token]) -> Polarity:
    """The negations among the tokens of a text."""
    denying: list[Token] = []
    lexical: list[Token] = []
    idiomatic: list[Token] = []
    for index, token in enumerate(tokens):
        if _denies(token):
            before = _surface(tokens, index - 12, index)
            after = _surface(tokens, index, index + 8)
            if _FORBID.search(before):
                denying.append(token)
            elif _AFTER.match(after) or _FAR.search(before) or _idiom(before) or _contrasts(before, token):
                idiomatic.append(token)
            else:
                denying.append(token)
        elif token.surface in ("なし", "無し", "不可", "不可能", "不能"):
            denying.append(token)
        elif token.pos in ("名詞", "接頭辞", "動詞", "形容詞", "形状詞", "接尾辞", "副詞") and _LEXICAL.match(
            token.surface
        ):
            lexical.append(token)
    return Polarity(tuple(denying), tuple(lexical), tuple(idiomatic))


def _contrasts(before: str, token: Token) -> bool:
    """〜ではなく: *instead of* and *rather than* as much as *not*."""
    return token.surface == "なく" and before.endswith(("では", "じゃ"))


def _idiom(before: str) -> bool:
    return bool(_BEFORE.search(before) or _BEFORE.search(_POLITE.sub("", before, count=1)))


def _denies(token: Token) -> bool:
    if token.pos == "助動詞":
        return token.ctype in ("助動詞-ナイ", "助動詞-ヌ", "助動詞-マイ") or token.ctype.startswith(
            "文語助動詞-ズ"
        )
    return token.pos == "形容詞" and token.lemma in ("無い", "ない")


def _surface(tokens: Sequence[Token], start: int, end: int) -> str:
    return "".join([token.surface for token in tokens[max(start, 0) : end]])
