"""The text of an element that lost its markup, in the running text of a target."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..rst.inline import Inline
from ..text import Span
from ..unit import Segment
from .keys import code, fold, role_name

_ROLE_BEFORE = re.compile(r":?[A-Za-z][\w.+-]*:`*$", re.ASCII)
_MARKS_BEFORE = re.compile(r"[`*|\[_]*$")
_MARKS_AFTER = re.compile(r"[`*|\]_]*")
_REACH = 40
"""Code points before a text in which a damaged role name is looked for."""
_MASK = "\x00"


class Traces:
    """Where the texts of two segments stand outside their inline elements."""

    def __init__(
        self, source: Segment, expected: tuple[Inline, ...], target: Segment, present: tuple[Inline, ...]
    ) -> None:
        self.target = target
        self._source = blotted(source, expected)
        self._target = blotted(target, present)
        self._text = source.view.source
        self._taken: list[tuple[int, int]] = []

    def find(self, inline: Inline) -> Span | None:
        """Where the target has the text of an element of the source, and the source has it less often."""
        start, end = inline.text_span
        raw = fold(self._text[start:end]) if inline.kind in ("literal", "role") else ""
        for text in dict.fromkeys([*_texts(inline), *([raw] if raw and "\n" not in raw else [])]):
            pattern = _pattern(text)
            here = [found.span() for found in pattern.finditer(self._target)]
            there = sum(1 for _ in pattern.finditer(self._source))
            if len(here) <= there:
                continue
            marked = [span for span in here if self._widen(*span, inline) != span]
            for span in marked or here:
                if any(start < span[1] and span[0] < end for start, end in self._taken):
                    continue
                self._taken.append(span)
                return self.target.view.span(*self._widen(*span, inline))
        return None

    def _widen(self, start: int, end: int, inline: Inline) -> tuple[int, int]:
        """With what is left of the markup."""
        text = self._target
        low = max(0, start - _REACH)
        before = text[low:start]
        lead = _MARKS_BEFORE.search(before)
        start -= len(lead[0]) if lead else 0
        if inline.role:
            found = _ROLE_BEFORE.search(text[low:start] + "`")
            if found and role_name(inline.role) in found[0].casefold():
                start -= len(found[0]) - 1
        tail = _MARKS_AFTER.match(text, end)
        return start, tail.end() if tail else end


def occurrences(text: str, where: str) -> int:
    """How often `where` has `text`, whatever the white space in it, not inside a longer ASCII word."""
    return sum(1 for _ in _pattern(text).finditer(where)) if text else 0


def blotted(segment: Segment, inlines: Sequence[Inline]) -> str:
    """The text of a segment with its elements blotted out, of the same length."""
    view = segment.view
    text = view.text
    parts: list[str] = []
    at = 0
    for inline in inlines:
        start = view.index(inline.span.start)
        end = view.index(inline.span.end - 1) + 1
        if start < at:
            continue
        parts += (text[at:start], _MASK * (end - start))
        at = end
    return "".join([*parts, text[at:]])


def _texts(inline: Inline) -> list[str]:
    """The texts that an element leaves behind without its markup, the longest first."""
    if inline.kind == "literal":
        return [fold(inline.text)]
    if inline.kind == "role":
        name = code(inline.target)
        short = name.rpartition(".")[2] if inline.target.startswith("~") else name
        texts = [fold(inline.text), fold(inline.target), f"{name}()", name, short]
        return sorted({text for text in texts if text}, key=lambda text: (-len(text), text))
    if inline.kind == "reference":
        return [fold(inline.text)]
    if inline.kind in ("footnote", "citation"):
        return [f"[{inline.target}]"]
    if inline.kind in ("strong", "emphasis", "target"):
        return [fold(inline.text)]
    return []


def _pattern(text: str) -> re.Pattern[str]:
    """`text` with any white space for its blanks, not inside a longer ASCII word."""
    body = r"\s+".join(re.escape(word) for word in text.split(" "))
    before = r"(?<![A-Za-z0-9])" if text[:1].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if text[-1:].isalnum() else ""
    return re.compile(before + body + after)
