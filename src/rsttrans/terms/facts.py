"""What the extraction needs to know of a document: its sentence pairs, as numbers into two small word lists.

Facts are plain tuples, so a worker process hands them over at little cost, and those of several documents
are simply read one after the other.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from ..text import Span

ADJACENT, GLUED, BREAK, NO, NA, DOT, BLANK, VERBAL = range(8)
"""What stands before an item: nothing (a blank, in English), a hyphen, something that no term goes across,
の, な, ・, a blank; a word that makes a verb of the next one (to, can, you)."""


class Word(NamedTuple):
    """An English word as written."""

    text: str
    weak: bool
    """Whether a sentence start or a title explains its capital."""


class Morpheme(NamedTuple):
    """A Japanese content morpheme; so is a Latin word, and a katakana word that the dictionary tears up."""

    surface: str
    lemma: str
    english: str
    """English of a loanword as the dictionary has it (not always the right one), or ""."""
    kind: str
    """n noun, s suffix, p prefix, v verb stem used as a noun, x another content word (never in a term)"""


class Piece(NamedTuple):
    """From this offset of the plain text on, the document goes on at `offset`, in line `line`."""

    at: int
    offset: int
    line: int


class Side(NamedTuple):
    """One side of a sentence pair."""

    items: tuple[int, ...]
    """Indexes into `Facts.words` or `Facts.morphemes`."""
    gaps: bytes
    """What stands before each item."""
    starts: tuple[int, ...]
    """Where each item starts in the segment's plain text."""
    ends: tuple[int, ...]
    pieces: tuple[Piece, ...]

    def span(self, first: int, last: int) -> Span:
        """The document span from item `first` to item `last`."""
        return Span(self._offset(self.starts[first])[0], self._offset(self.ends[last] - 1)[0] + 1)

    def line(self, first: int) -> int:
        """The line of the document that item `first` stands in."""
        return self._offset(self.starts[first])[1]

    def _offset(self, at: int) -> tuple[int, int]:
        piece = self.pieces[max(bisect_right(self.pieces, at, key=lambda piece: piece.at) - 1, 0)]
        return piece.offset + at - piece.at, piece.line


class Pair(NamedTuple):
    """A sentence and its translation."""

    source: Side
    target: Side


@dataclass(frozen=True, slots=True)
class Facts:
    """The sentence pairs of one document."""

    path: str
    words: tuple[Word, ...]
    morphemes: tuple[Morpheme, ...]
    pairs: tuple[Pair, ...]
