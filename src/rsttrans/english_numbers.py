"""Numbers of an English text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple


class Number(NamedTuple):
    """A number and where it stands."""

    value: str
    """Canonical: no thousands separators, no leading zeros (`1000`, `3.5`, `2.7.3`, `0x1f`)."""
    start: int
    end: int
    kind: str
    """digit, version (two points and more), percent, ordinal (1st), decade (1990s), month, hex, word (two,
    once, first), attached (digits that letters touch: `utf8`, `3D`)"""


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SMALL = {word: value for value, word in enumerate(_ONES)} | {
    word: 20 + 10 * i for i, word in enumerate(_TENS)
}
_SINGLE = {word: value for value, word in enumerate(_ORDINALS, 1)} | {
    "once": 1,
    "twice": 2,
    "thrice": 3,
    "dozen": 12,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_OF = (
    {name: value for value, name in enumerate(_MONTHS, 1)}
    | {name[:3]: value for value, name in enumerate(_MONTHS, 1)}
    | {"sept": 9}
)

_DIGITS = re.compile(
    r"(?P<hex>(?<![A-Za-z0-9])0[xX][0-9a-fA-F]+\b)"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)*+)"
    r"(?P<suffix>(?:st|nd|rd|th)\b|['\u2019]?s\b|[ ]?%|[ ]?percent\b"
    r"|[ -](?:hundred|thousand|million|billion|trillion)\b)?"
)
_WORDS = "|".join([*_SMALL, *_SCALES, *_SINGLE])
_SPELLED = re.compile(
    rf"(?<![A-Za-z0-9_])(?:{_WORDS})(?![A-Za-z0-9_])(?:(?:-|\s+and\s+|\s+)(?:{_WORDS})(?![A-Za-z0-9_]))*+",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[A-Za-z]+")
_MONTH = re.compile(
    r"(?<![A-Za-z0-9_])(?:"
    + "|".join(name.capitalize() for name in _MONTHS)
    + r"|Sept|"
    + "|".join(name[:3].capitalize() for name in _MONTHS)
    + r")\b\.?"
)
_DATED = re.compile(r"\s*,?\s*(?:[0-9]|of\s+[0-9])")
_DATE_BEFORE = re.compile(
    r"(?:[0-9](?:st|nd|rd|th)?(?:\s+of)?|\b(?:in|since|until|by|of|during|last|this|next))\s+\Z"
)


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of `text` in order.  A range gives both ends; a sign is no part of a number."""
    if not text:
        return ()
    found = digits(text)
    # `2 million` has been read already.
    taken = {number.end for number in found}
    found += [number for number in _spelled(text) if number.end not in taken]
    found += months(text)
    return tuple(sorted(found, key=lambda number: (number.start, number.end)))


def canonical(digits: str) -> str:
    """A written number without separators and leading zeros."""
    parts = digits.replace(",", "").split(".")
    parts[0] = parts[0].lstrip("0") or "0"
    return ".".join(parts)


def digits(text: str) -> list[Number]:
    """The numbers of `text` that are written in digits, in order."""
    found = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if match["hex"]:
            found.append(Number(match[0].lower(), start, end, "hex"))
            continue
        value, suffix = canonical(match["number"]), (match["suffix"] or "").strip()
        kind = "version" if value.count(".") > 1 else "digit"
        if suffix in ("st", "nd", "rd", "th"):
            kind = "ordinal"
        elif suffix in ("%", "percent"):
            kind = "percent"
        elif suffix[-1:] == "s" and match["number"].endswith("0"):
            kind = "decade"
        elif (scale := suffix.lstrip("-")) in _SCALES and kind == "digit":
            value = plain(Decimal(value) * _SCALES[scale])
        else:
            end = match.end("number")
        before, after = text[start - 1 : start], text[end : end + 1]
        if _letter(before) or (kind in ("digit", "version") and _letter(after)):
            kind = "attached"
        found.append(Number(value, start, end, kind))
    return found


def _letter(char: str) -> bool:
    return char == "_" or (char.isascii() and char.isalpha())


def plain(value: Decimal) -> str:
    """A decimal without exponent and trailing zeros."""
    return f"{value.normalize():f}"


def _spelled(text: str) -> list[Number]:
    found = []
    for match in _SPELLED.finditer(text):
        total = current = 0
        seen = False
        start = match.start()
        last = start
        for piece in _PIECE.finditer(text, match.start(), match.end()):
            word = piece[0].lower()
            if word == "and":
                continue
            begin = piece.start()
            if word in _SCALES:
                if word == "hundred":
                    current = (current or 1) * 100
                else:
                    total += (current or 1) * _SCALES[word]
                    current = 0
                start, seen, last = (start if seen else begin), True, piece.end()
                continue
            value = _SMALL.get(word, _SINGLE.get(word, 0))
            # `twenty-one` and `hundred and five` go on; `one two` and `two dozen` are two numbers.
            goes_on = seen and value < 100 and (current % 100 == 0 or (current % 10 == 0 and 0 < value < 10))
            if seen and (
                not goes_on or word in ("once", "twice", "thrice", "dozen") or not (total or current)
            ):
                found.append(Number(str(total + current), start, last, "word"))
                total = current = 0
                start = begin
            elif not seen:
                start = begin
            current += value
            seen, last = True, piece.end()
        if seen:
            found.append(Number(str(total + current), start, last, "word"))
    return found


def months(text: str) -> list[Number]:
    """The names of months in `text`, in order."""
    found = []
    for match in _MONTH.finditer(text):
        name = match[0].rstrip(".").lower()
        dated = _DATED.match(text, match.end()) or _DATE_BEFORE.search(
            text, max(0, match.start() - 12), match.start()
        )
        # `May`, `March`, `Dec` are words and names too; a long name alone is a month.
        if dated or (len(name) > 5):
            found.append(Number(str(_MONTH_OF[name]), match.start(), match.end(), "month"))
    return found
