"""Text as read from a file, and slices of it.

Every other module speaks of places as offsets (code points, half-open) into the one decoded text of a
file.  Uncommenting, dedenting and unwrapping only choose narrower slices, so an offset in any nested
text leads straight back to the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

# Kana, kanji, full-width forms and the CJK punctuation that sits between them without a blank.
CJK = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u31ff\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff00-\uffef\U00020000-\U0003ffff"
)
_CJK = re.compile(f"[{CJK}]")
# str.splitlines() also splits at U+2028, form feeds and more, which are text to docutils and editors.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)?")


class Span(NamedTuple):
    """A half-open range of code points of `Document.text`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as people count it: 1-based line and column (code points)."""

    line: int
    column: int


class Edit(NamedTuple):
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True)
class View:
    """A text made of slices of a document's text, with `joints[i]` between slice i and slice i + 1.

    `joints` are not in the file at that place (a line end, or what stands for removed markup).
    """

    source: str
    spans: tuple[Span, ...]
    joints: tuple[str, ...] = ()

    @classmethod
    def lines(cls, source: str, spans: tuple[Span, ...]) -> View:
        """The slices as lines of a text."""
        return cls(source, spans, ("\n",) * (len(spans) - 1))

    @cached_property
    def text(self) -> str:
        """The text that the slices and joints give."""
        if len(self.spans) == 1:
            return self.source[self.spans[0].start : self.spans[0].end]
        parts: list[str] = []
        for index, (start, end) in enumerate(self.spans):
            if index:
                parts.append(self.joints[index - 1])
            parts.append(self.source[start:end])
        return "".join(parts)

    @cached_property
    def extent(self) -> Span:
        """From the first to the last code point of the view in the document, what lies between included."""
        return Span(self.spans[0].start, self.spans[-1].end) if self.spans else Span(0, 0)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for index, (start, end) in enumerate(self.spans):
            if index:
                at += len(self.joints[index - 1])
            starts.append(at)
            at += end - start
        return starts

    def offset(self, index: int, *, end: bool = False) -> int:
        """The document offset of code point `index` of `.text`.

        With `end`, the offset just behind code point `index - 1`: the two differ where a joint lies between.
        """
        if len(self.spans) == 1:
            start, stop = self.spans[0]
            return min(start + index, stop)
        starts = self._starts
        probe = index - 1 if end and index else index
        piece = max(bisect_right(starts, probe) - 1, 0)
        start, stop = self.spans[piece]
        return min(start + (probe - starts[piece]) + (1 if probe != index else 0), stop)

    def span(self, start: int, end: int) -> Span:
        """The document span of `.text[start:end]`; it takes in whatever lies between slices."""
        first = self.offset(start)
        return Span(first, max(first, self.offset(end, end=True))) if end > start else Span(first, first)

    def index(self, offset: int) -> int:
        """The index in `.text` of a document offset; of the nearest later code point where it was cut out."""
        spans = self.spans
        # Slices are in order: the first one that ends behind the offset is found by halving.
        piece = bisect_right(spans, offset, key=itemgetter(1))
        if piece == len(spans):
            if not spans or offset != spans[-1].end:
                return len(self.text)
            piece -= 1
        return self._starts[piece] + max(offset - spans[piece].start, 0)

    @cached_property
    def prose(self) -> View:
        """The same text unwrapped: lines joined by a blank, by nothing between two CJK characters."""
        if len(self.spans) <= 1:
            return self.stripped
        if any(joint != "\n" for joint in self.joints):
            return self._prose_of_pieces()
        spans: list[Span] = []
        for start, end in self.spans:
            piece = self.source[start:end]
            lead = len(piece) - len(piece.lstrip())
            body = piece.strip()
            if body:
                spans.append(Span(start + lead, start + lead + len(body)))
        joints = tuple(
            "" if _CJK.match(self.source[a.end - 1]) and _CJK.match(self.source[b.start]) else " "
            for a, b in pairwise(spans)
        )
        return View(self.source, tuple(spans), joints)

    def _prose_of_pieces(self) -> View:
        """`prose` of a view whose slices are not lines."""
        spans: list[Span] = []
        joints: list[str] = []
        for match in _LINE.finditer(self.text):
            if body := match[0].strip():
                start = match.start() + match[0].index(body)
                piece = self.slice(start, start + len(body))
                if spans:
                    touching = _CJK.match(self.source[spans[-1].end - 1]) and _CJK.match(body)
                    joints.append("" if touching else " ")
                spans += piece.spans
                joints += piece.joints
        return View(self.source, tuple(spans), tuple(joints)) if spans else self.slice(0, 0)

    @cached_property
    def stripped(self) -> View:
        """A view of one slice without the white space around it."""
        if len(self.spans) != 1:
            return self
        start, end = self.spans[0]
        piece = self.source[start:end]
        lead = len(piece) - len(piece.lstrip())
        body = piece.strip()
        return View(self.source, (Span(start + lead, start + lead + len(body)),))

    def slice(self, start: int, end: int) -> View:
        """The view of `.text[start:end]`."""
        spans: list[Span] = []
        joints: list[str] = []
        for piece, (a, b) in enumerate(self.spans):
            at = self._starts[piece]
            low, high = max(start, at), min(end, at + b - a)
            if low < high or (low == high and a == b and start <= at < end):
                if spans:
                    joints.append(self.joints[piece - 1])
                spans.append(Span(a + low - at, a + high - at))
        if not spans:
            here = self.offset(start)
            return View(self.source, (Span(here, here),))
        return View(self.source, tuple(spans), tuple(joints))


@dataclass(frozen=True)
class Document:
    """A file's text.  `path` is only a name; nothing here reads it."""

    path: str
    text: str

    @classmethod
    def read(cls, path: str, data: bytes) -> Document:
        """Decode UTF-8; bytes that are none survive as lone surrogates, so `to_bytes` gives `data` back."""
        return cls(path, data.decode("utf-8", "surrogateescape"))

    def to_bytes(self) -> bytes:
        return self.text.encode("utf-8", "surrogateescape")

    @cached_property
    def newline(self) -> str:
        """The first line ending of the file; a line feed where there is none."""
        found = re.search(r"\r\n|\n|\r", self.text)
        return found[0] if found else "\n"

    @cached_property
    def line_starts(self) -> list[int]:
        starts = [match.start() for match in _LINE.finditer(self.text) if match[0]]
        return starts or [0]

    @cached_property
    def line_spans(self) -> tuple[Span, ...]:
        """Every line without its line ending; a byte order mark is no part of the first."""
        spans = []
        for match in _LINE.finditer(self.text):
            if match[0]:
                start = match.start()
                if start == 0 and self.text[0] == "\ufeff":
                    start = 1
                spans.append(Span(start, max(start, match.start() + len(match[0].rstrip("\r\n")))))
        return tuple(spans)

    def position(self, offset: int) -> Position:
        """Line and column of an offset (the byte order mark takes no column)."""
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1]
        if line == 1 and self.text.startswith("\ufeff"):
            start = min(1, offset)
        return Position(line, offset - start + 1)

    def line_of(self, offset: int) -> int:
        """The 1-based line of an offset."""
        return bisect_right(self.line_starts, offset)

    def offset(self, position: Position) -> int:
        """The offset of a position; the inverse of `position`."""
        start = self.line_starts[position.line - 1]
        if position.line == 1 and self.text.startswith("\ufeff"):
            start = 1
        return start + position.column - 1


def apply(text: str, edits: list[Edit]) -> str:
    """`text` after `edits`, which must not overlap; an overlap raises ValueError."""
    parts: list[str] = []
    at = 0
    for (start, end), new in sorted(edits):
        if start < at:
            raise ValueError(f"edit at {start} overlaps one that ends at {at}")
        parts += (text[at:start], new)
        at = end
    return "".join([*parts, text[at:]])


def has_cjk(text: str) -> bool:
    """Whether `text` has any kana, kanji or full-width character."""
    return bool(_CJK.search(text))
