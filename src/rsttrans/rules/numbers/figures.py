"""Numbers with all that they may be written as, so that `5pm` and 17時 are the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...english import numbers as english_numbers
from ...english_numbers import digits
from ...english_numbers import months as named_months
from ...japanese import numbers as japanese_numbers


class Figure(NamedTuple):
    """A number at `text[start:end]`."""

    text: str
    start: int
    end: int
    values: tuple[str, ...]
    """Canonical forms (no commas, no leading zeros); the literal one first."""


_DIGIT = re.compile("[0-9]")
_NUMERONYM = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][0-9]++[A-Za-z](?![A-Za-z0-9])")
_THOUSANDS = re.compile(r"[kK](?![A-Za-z0-9])")
_HALF_DAY = re.compile(r"(?::[0-9]{2})?+ ?([ap])\.?m\b", re.I)
_FROM_YEAR = re.compile(r"[0-9]{2}(?=[0-9]{2} ?[-/–] ?$)")
_LONGEST = 40
"""Longer runs of digits are data."""


def in_english(text: str) -> list[Figure]:
    """The numbers written in digits, in order; `l10n` and the like hold none."""
    if not _DIGIT.search(text):
        return []
    skip = {match.start() + 1 for match in _NUMERONYM.finditer(text)}
    return [
        Figure(text[start:end], start, end, _values(text, value, start, end, kind))
        for value, start, end, kind in digits(text)
        if start not in skip and end - start <= _LONGEST
    ]


def _values(text: str, value: str, start: int, end: int, kind: str) -> tuple[str, ...]:
    """The number, a 24 hour time, a year of a decade, tenths for percents, `3` for `3.0` …"""
    values = [value]
    if value.endswith(".0") and value.count(".") == 1:
        values.append(value[:-2])
    if not value.isdigit():
        return tuple(values)
    whole = int(value)
    half_day = _HALF_DAY.match(text, end)
    if half_day and whole <= 12:
        values.append(str(whole % 12 + (12 if half_day[1] in "pP" else 0)))
    if _THOUSANDS.match(text, end):
        values.append(str(whole * 1000))
    if kind == "decade":
        values.append(str(1900 + whole if whole < 100 else whole % 100))
    if kind == "percent" and whole % 10 == 0:
        values.append(str(whole // 10))
    if whole < 100:
        if start and text[start - 1] in "'’":
            values += [str(1900 + whole), str(2000 + whole)]
        elif century := _FROM_YEAR.search(text, max(start - 7, 0), start):
            values.append(f"{century[0]}{whole:02}")
    return tuple(values)


def spoken(text: str) -> set[str]:
    """The numbers that an English text has in words or as months."""
    return {value for value, _, _, kind in english_numbers(text) if kind in ("word", "month")}


def months(text: str) -> list[str]:
    """The numbers of the months that an English text names."""
    return [month.value for month in named_months(text)]


def in_japanese(text: str) -> list[Figure]:
    """The numbers in digits of any width, in kanji, or mixed as in 150万."""
    found = []
    for value, start, end in japanese_numbers(text):
        values = [value]
        if text[max(start - 2, 0) : start] == "午後" and value.isdigit() and int(value) < 12:
            values.append(str(int(value) + 12))
        if end - start <= _LONGEST:
            found.append(Figure(text[start:end], start, end, tuple(values)))
    return found
