"""Japanese sentences."""

from __future__ import annotations

import re
from functools import lru_cache

_PAIRS = {
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    "〈": "〉",
    "《": "》",
    "“": "”",
    "［": "］",
}
_CLOSERS = "".join(_PAIRS.values()) + "\"'"
_MARK = re.compile(r"[「『（(【〈《“［」』）)】〉》”］]|[。！？!?.．]+|\n")
# What carries a sentence on after a question mark: `…か？という`.
_GOES_ON = re.compile(r"(?:と|って|を|の|が|は|に|で|も|や|、|，)")


@lru_cache(maxsize=1 << 11)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the sentences of a Japanese text, without the white space around them.

    A sentence ends at 。！？ (with the closing quotes behind), at an ASCII full stop that follows Japanese,
    and at a line feed; not inside brackets and quotes.
    """
    spans: list[tuple[int, int]] = []
    inside = _bracketed(text)
    start, hidden = 0, 0
    for match in _MARK.finditer(text):
        at, end = match.span()
        while hidden < len(inside) and inside[hidden][1] <= at:
            hidden += 1
        if match[0] != "\n":
            if match[0][0] in _CLOSERS or match[0] in _PAIRS or end <= start:
                continue
            if hidden < len(inside) and inside[hidden][0] < at:
                continue
            if not _stops(text, at, end):
                continue
        while end < len(text) and text[end] in _CLOSERS and not _GOES_ON.match(text, end + 1):
            end += 1
        _add(text, start, end, spans)
        start = end
    _add(text, start, len(text), spans)
    return tuple(spans)


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _bracketed(text: str) -> list[tuple[int, int]]:
    """The outermost bracketed stretches, in order; a bracket without its partner is none."""
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        char = match[0]
        if char in _PAIRS:
            stack.append((_PAIRS[char], match.start()))
        elif char in _CLOSERS:
            # A partner close by: an unbalanced bracket must not swallow the rest.
            for depth in range(len(stack) - 1, max(len(stack) - 4, -1), -1):
                if stack[depth][0] == char:
                    opened = stack[depth][1]
                    del stack[depth:]
                    while found and found[-1][0] > opened:
                        found.pop()
                    found.append((opened, match.end()))
                    break
    return found


def _stops(text: str, at: int, end: int) -> bool:
    sign = text[at]
    if sign == "。":
        return True
    following = text[end : end + 1]
    if sign in ".．":
        # `2.7`, `e.g. x` and `...` are none.
        alone = end - at == 1 and (not following or following.isspace() or following in _CLOSERS)
        if sign == "．":
            return end - at == 1 and not following.isdigit()
        return alone and _after_japanese(text, at)
    if sign in "！？":
        return not _GOES_ON.match(text, end)
    return (_after_japanese(text, at) or not following or following.isspace()) and not _GOES_ON.match(
        text, end
    )


def _after_japanese(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return (
        "\u3040" <= before <= "\u30ff"
        or "\u3400" <= before <= "\u9fff"
        or "\uff00" <= before <= "\uffef"
        or before in tuple("」』）)\ufffc")
    )
