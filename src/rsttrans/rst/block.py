"""The block: one construct of a reStructuredText document as slices of its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..text import View


@dataclass(frozen=True, slots=True)
class Block:
    """A construct of the file.  Siblings are disjoint, in order, and cover every non-blank line.

    kind: paragraph title transition item term definition field option directive setting comment literal
    doctest table cell quote line target footnote citation substitution hidden junk; `setting` is an option of
    a directive
    """

    kind: str
    view: View
    """All its lines, dedented to its container."""
    body: View | None = None
    """Its own text: of a paragraph, title, term, line, literal; a directive's argument; a comment's
    uncommented lines; a target's URI."""
    children: tuple[Block, ...] = ()
    """A comment's children are the blocks of the original that it holds; a `hidden` block's the translation
    that stands in a comment by its indentation."""
    name: str = ""
    """Directive or field name, list marker, footnote label, adornment characters of a title (two: over and
    under), form of a comment (lines, hang, bare, mixed), code language."""
    problem: str = ""
    """What docutils would complain about, in its words."""
    column: int = 0
    """Column (0-based, tabs to 8) in the file where its container starts; of an original in a comment, in the
    uncommented text."""

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()
