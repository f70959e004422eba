"""Reading numbers, so that `1.5 million` and 150万 are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ...japanese import Token


class Figure(NamedTuple):
    """A number as written at `text[start:end]`, and all that it may be written as."""

    text: str
    start: int
    end: int
    values: tuple[str, ...]
    """Canonical forms, the literal one first: no commas, no leading zeros."""


# One character each, so that offsets stay: full-width forms, circled and raised digits.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {0x2460 + n: ord("1") + n for n in range(9)}
_FOLD |= {ord(raised): ord(plain) for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}

_NUMBER = re.compile(r"[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)*+")
_NUMERONYM = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][0-9]++[A-Za-z](?![A-Za-z0-9])")
_SCALE = re.compile(r"[ -]?(hundred|thousand|million|billion|trillion|[kKM](?![A-Za-z0-9]))(?![a-z]{2})")
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 1000,
    "K": 1000,
    "M": 10**6,
}
_HALF_DAY = re.compile(r"(?::[0-9]{2})?+ ?([ap])\.?m\b", re.I)
_DECADE = re.compile(r"'?s\b")
_PERCENT = re.compile(r" ?(?:%|percent\b)")
_FROM_YEAR = re.compile(r"([0-9]{4}) ?[-/–] ?$")

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
_KANJI = re.compile("[〇零一二三四五六七八九十百千万億兆]++")
_MIXED = re.compile(r" ?([十百千万億兆]++)")


def fold(text: str) -> str:
    """Full-width, circled and raised digits (and ASCII's full-width forms) as plain ones; same length."""
    return text if text.isascii() else text.translate(_FOLD)


def _canonical(written: str) -> str:
    bare = written.replace(",", "")
    head, dot, rest = bare.partition(".")
    return (head.lstrip("0") or "0") + dot + rest


def _times(value: str, factor: int) -> str | None:
    """`1.5` times a million, as a whole number; None for a version or a broken result."""
    head, _, rest = value.partition(".")
    if "." in rest:
        return None
    whole, over = divmod(int(head + rest) * factor, int(10 ** len(rest)))
    return None if over else str(whole)


def in_english(text: str) -> list[Figure]:
    """The numbers written in digits, in order; `l10n` and the like hold none."""
    folded = fold(text)
    skip = [match.span() for match in _NUMERONYM.finditer(folded)]
    found: list[Figure] = []
    for match in _NUMBER.finditer(folded):
        start, end = match.span()
        if any(a <= start and end <= b for a, b in skip) or end - start > 40:
            continue
        value = _canonical(match[0])
        values = [value]
        scale = _SCALE.match(folded, end)
        if scale and (product := _times(value, _SCALES[scale[1]])):
            values.append(product)
        if value.endswith(".0") and value.count(".") == 1:
            values.append(value[:-2])
        if value.isdigit():
            values += _other_values(folded, start, end, int(value))
        found.append(Figure(text[start:end], start, end, tuple(values)))
    return found


def _other_values(text: str, start: int, end: int, value: int) -> list[str]:
    """What a whole number may become: a 24 hour time, a year of a decade, tenths for percents."""
    values: list[str] = []
    half_day = _HALF_DAY.match(text, end)
    if half_day and value <= 12:
        values.append(str(value % 12 + (12 if half_day[1] in "pP" else 0)))
    if value % 10 == 0 and _DECADE.match(text, end):
        values += [str(1900 + value)] if value < 100 else [str(value % 100)]
    if value % 10 == 0 and _PERCENT.match(text, end):
        values.append(str(value // 10))
    if value < 100:
        if start and text[start - 1] in "'’":
            values += [str(1900 + value), str(2000 + value)]
        elif century := _FROM_YEAR.search(text, max(start - 8, 0), start):
            values.append(century[1][:2] + f"{value:02}")
    return values


def in_japanese(text: str, tokens: Iterable[Token] = ()) -> list[Figure]:
    """The numbers written in digits (with 万 and the like behind) and, by `tokens`, in kanji."""
    folded = fold(text)
    found: list[Figure] = []
    for match in _NUMBER.finditer(folded):
        start, end = match.span()
        if end - start > 40:
            continue
        value = _canonical(match[0])
        values = [value]
        if (scale := _MIXED.match(folded, end)) and (product := _times(value, _read(scale[1]))):
            values.insert(0, product)
            end = scale.end()
            _add_to_previous(found, start, product)
        if folded[max(start - 2, 0) : start] == "午後" and value.isdigit() and int(value) < 12:
            values.append(str(int(value) + 12))
        found.append(Figure(text[start:end], start, end, tuple(values)))
    covered = [(figure.start, figure.end) for figure in found]
    for start, end in _runs(tokens):
        run = _KANJI.search(text, start, end)
        if run and not any(a <= run.start() < b for a, b in covered):
            found.append(Figure(run[0], run.start(), run.end(), (str(_read(run[0])),)))
    return found


def _add_to_previous(found: list[Figure], start: int, product: str) -> None:
    """1億2000万 is one number, whatever its parts may also be."""
    if found and found[-1].end == start and found[-1].values[0].isdigit() and product.isdigit():
        last = found[-1]
        found[-1] = last._replace(values=(*last.values, str(int(last.values[0]) + int(product))))


def _runs(tokens: Iterable[Token]) -> list[tuple[int, int]]:
    """Stretches of numeral tokens that touch."""
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if token.pos2 != "数詞":
            continue
        if runs and runs[-1][1] == token.start:
            runs[-1] = (runs[-1][0], token.end)
        else:
            runs.append((token.start, token.end))
    return runs


def _read(kanji: str) -> int:
    """The value of a kanji numeral; a bare 十 or 万 counts from one."""
    if not any(sign in _TENS or sign in _MYRIADS for sign in kanji):
        return int("".join(str(_DIGITS[sign]) for sign in kanji))
    total = section = digit = 0
    for sign in kanji:
        if sign in _DIGITS:
            digit = digit * 10 + _DIGITS[sign]
        elif sign in _TENS:
            section += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            total += (section + digit or 1) * _MYRIADS[sign]
            section = digit = 0
    return total + section + digit
