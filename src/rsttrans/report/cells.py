"""Text on a terminal: how wide it is, and what must not reach it as it is."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def width(character: str) -> int:
    """Columns that a character takes: East Asian wide and full-width ones two, combining ones none."""
    if character < "\u0300":
        return 1
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def columns(text: str) -> int:
    """Columns that a text takes."""
    return len(text) if text.isascii() else sum(map(width, text))


def pad(text: str, to: int) -> str:
    """`text` filled with blanks to a number of columns."""
    return text + " " * (to - columns(text))


def harmless(text: str) -> str:
    """`text` with control characters, which could move the cursor or end the line, written as escapes."""
    return _CONTROL.sub(lambda match: repr(match[0])[1:-1], text)


def visible(text: str) -> str:
    """`text` with every control and format character as one sign that can be seen, so that offsets stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character < " ":
        return chr(0x2400 + ord(character))
    return "\ufffd" if category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs") else character
