"""Numbers of a Japanese text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from .english_numbers import canonical, plain


class Numeral(NamedTuple):
    """A number and where it stands."""

    value: str
    """Canonical, as in `english.Number`: `1000`, `3.5`, `2.7.3`."""
    start: int
    end: int


_DIGIT = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_NATIVE = {
    "ひとつ": "1", "ひとり": "1", "ふたつ": "2", "ふたり": "2", "みっつ": "3", "よっつ": "4", "いつつ": "5",
    "むっつ": "6", "ななつ": "7", "やっつ": "8", "ここのつ": "9", "ダース": "12", "ゼロ": "0",
}  # fmt: skip
_WIDE = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_ARABIC = (
    r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})++(?![0-9０-９])(?:[.．][0-9０-９]++)?"
    r"|[0-9０-９]++(?:[.．][0-9０-９]++)*+"
)
_NUMERAL = re.compile(
    rf"(?P<hex>(?<![A-Za-z0-9])0[xX][0-9a-fA-F]+)"
    rf"|(?P<arabic>(?:{_ARABIC})(?:[千百]?[万億兆]|[千百])?(?:(?:{_ARABIC})(?:[千百]?[万億兆]|[千百]))*+"
    rf"(?:(?<=[千百万億兆])(?:{_ARABIC}))?)"
    r"|(?P<kanji>[〇零一二三四五六七八九十百千][〇零一二三四五六七八九十百千万億兆]*+)"
    rf"|(?P<native>{'|'.join(_NATIVE)})"
)
_PART = re.compile(rf"({_ARABIC})([百千]?)([万億兆]?)")
# Words in which the numeral counts nothing.
_LEXICAL = re.compile(
    r"一(?:般|部|方|緒|致|覧|貫|旦|切|応|種|見|連|括|定|層|気|様|律|体|番|式|意|助|員|因|端|例|環|瞬|向|概|元化?)"
    r"|二(?:の次|度と)|三(?:角|項)|四(?:角|半|捨|則)|五(?:入|月雨)|八(?:百)|十(?:分|全)|百(?:科)|千(?:差)|千葉|九州|四国"
)
_LEXICAL_BEFORE = frozenset("統唯単均同万随画逐")


def numbers(text: str) -> tuple[Numeral, ...]:
    """The numbers of `text` in order: １２, 1,000, 3.5, 2.7.3, 2万5千, 二十, 百万, 1つ, ひとつ, 10月.

    Numerals that are only part of a word (一般, 統一, 十分) count for nothing.
    """
    found: list[Numeral] = []
    for match in _NUMERAL.finditer(text):
        start, end = match.span()
        if match["hex"]:
            value = match[0].lower()
        elif match["arabic"]:
            value = _arabic(match[0].translate(_WIDE))
        elif match["kanji"]:
            if _LEXICAL.match(text, start) or (
                end - start == 1 and text[start - 1 : start] in _LEXICAL_BEFORE
            ):
                continue
            value = _kanji(match[0])
        else:
            value = _NATIVE[match[0]]
        found.append(Numeral(value, start, end))
    return tuple(found)


def _arabic(text: str) -> str:
    if text[-1].isdigit() and not re.search("[百千万億兆]", text):
        return canonical(text)
    total = Decimal(0)
    for part in _PART.finditer(text):
        digits = part[1].replace(",", "")
        if digits.count(".") > 1:
            return canonical(part[1])
        total += Decimal(digits) * _SMALL.get(part[2], 1) * _LARGE.get(part[3], 1)
    return plain(total)


def _kanji(text: str) -> str:
    if not re.search("[十百千万億兆]", text):
        return "".join(str(_DIGIT[char]) for char in text).lstrip("0") or "0"
    total = section = digit = 0
    for char in text:
        if char in _DIGIT:
            digit = digit * 10 + _DIGIT[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        else:
            total += (section + digit or 1) * _LARGE[char]
            section = digit = 0
    return str(total + section + digit)
