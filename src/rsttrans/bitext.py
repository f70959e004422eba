"""A document that has been read and paired."""

from __future__ import annotations

from dataclasses import dataclass

from .rst.block import Block
from .text import Document, Span
from .unit import Segment, Unit


@dataclass(frozen=True, slots=True)
class NotSource:
    """A comment that is no original, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, eq=False)
class Bitext:
    """Everything that rules may know of one document."""

    document: Document
    blocks: tuple[Block, ...]
    """The block tree of the whole file."""
    units: tuple[Unit, ...]
    """In order of their originals in the file."""
    rest: tuple[Segment, ...]
    """Visible text blocks that belong to no unit, in order."""
    not_source: tuple[NotSource, ...]
