"""What the extraction gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..text import Span


class Occurrence(NamedTuple):
    """Where a rendering stands."""

    path: str
    line: int
    """1-based, of the rendering."""
    span: Span
    """Document span of the rendering."""
    source: Span
    """Document span of the English term."""
    verbal: bool
    """Whether the English is a verb there."""
    within: str
    """Longer term that the occurrence is part of, or ""."""
    glued: bool
    """Whether the rendering is part of a longer compound."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way in which a term is rendered, as written."""

    target: str
    count: int
    occurrences: tuple[Occurrence, ...]
    group: int
    """Renderings of one group are spellings of the same words; 0 is the group of the translation."""
    share: float
    """Part of the sentences with this Japanese that have the English term too."""
    confidence: float
    """That it is a translation of the term at all, 0 to 1."""


@dataclass(frozen=True, slots=True)
class TermPair:
    """An English term and its translation."""

    source: str
    target: str
    """The commonest spelling of the commonest rendering."""
    count: int
    """Occurrences of the English term."""
    confidence: float
    """0 to 1."""
    score: float
    """What the order of the list follows."""
    renderings: tuple[Rendering, ...]
    """Most frequent first."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The terms of a project."""

    terms: tuple[TermPair, ...]
    """Best first."""
    do_not_translate: tuple[TermPair, ...]
    """What stays as it is in most places, most frequent first."""
    doubtful: tuple[TermPair, ...]
    """Too unsure for a list of terms; `consistency` looks at them too."""
