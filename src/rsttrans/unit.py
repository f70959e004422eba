"""Segments and the translation units they form (the words are XLIFF's and TMX's)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from .text import Span, View

if TYPE_CHECKING:
    from .japanese import Token
    from .rst.inline import Inline

PLACEHOLDER = "\ufffc"
"""Stands in `Segment.plain` for a literal or another inline element that is no running text."""


class State(StrEnum):
    """How far a unit is."""

    TRANSLATED = "translated"
    UNTRANSLATED = "untranslated"
    OUTDATED = "outdated"


@dataclass(frozen=True, eq=False)
class Segment:
    """One source or target block.

    `view` holds the block's lines without marker, indentation and comment dots, joined by line feeds.
    """

    view: View
    kind: str
    """paragraph, title, item, term, definition, field, cell, caption, literal, quote, footnote, line or
    argument"""

    @cached_property
    def text(self) -> str:
        """The RST of the block on one line."""
        return self.view.prose.text if self.kind != "literal" else self.view.text

    @cached_property
    def span(self) -> Span:
        """From the block's first to its last code point in the document."""
        return self.view.extent

    @cached_property
    def inlines(self) -> tuple[Inline, ...]:
        """Inline markup in order, as the author meant it; spans are document spans."""
        from .rst.inline import parse

        return () if self.kind == "literal" else parse(self.view)

    @cached_property
    def plain(self) -> View:
        """Running text alone, unwrapped: markup characters and URIs cut out, literals and roles without
        readable text replaced by `PLACEHOLDER`; offsets lead to the document."""
        from .rst.inline import plain

        return plain(self.view, self.inlines)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Japanese tokens of `.plain`; their offsets are offsets into `.plain.text`."""
        from .japanese import tokenise

        return tokenise(self.plain.text)

    @property
    def empty(self) -> bool:
        """Whether there is no text (the missing side of a unit)."""
        return not self.view.text.strip()


@dataclass(frozen=True, eq=False)
class Unit:
    """One original block and its translation.

    No side is ever None: a missing translation is an empty segment whose empty span says where it belongs.
    """

    source: Segment
    target: Segment
    state: State
    section: tuple[str, ...] = ()
    """Titles of the sections it stands in, outermost first (the translated ones where there are)."""
    copied: bool = False
    """The target is the original once more, visible."""
    hidden: bool = False
    """The target stands inside its own comment, so that it never reaches the page."""
    ambiguous: bool = False
    """Nothing in the document proves the pairing: only structural rules see it."""

    @cached_property
    def id(self) -> str:
        """Hash of the normalised original: the same while the original is the same, wherever it stands."""
        return hashlib.blake2b(
            normalise(self.source.text).encode(errors="surrogatepass"), digest_size=6
        ).hexdigest()

    @cached_property
    def key(self) -> str:
        """Normalised original."""
        return normalise(self.source.text)


_BLANKS = re.compile(r"\s+")
_COLONS = re.compile(r"\s*:{1,2}$")


def normalise(text: str) -> str:
    """White space folded, a final `::`, ` ::` or `:` dropped: what counts as the same text."""
    return _COLONS.sub("", _BLANKS.sub(" ", text).strip())
