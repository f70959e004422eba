"""A document as one flow: its text blocks, the heads and code between them, and its comments.

The aligner needs to know what stands next to what; the block tree says what stands in what.  Here every
piece of text keeps both: its place in the flow, and the containers it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from .rst.block import Block
from .rst.names import TEXT_OPTIONS, TITLED
from .text import View
from .unit import Segment, normalise

_LETTER = re.compile("[\u3041-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u3005\uff66-\uff9d]")
_OPAQUE = re.compile(r"``[^`]*+``|<[^<>]*+>|https?://[!-~]++")
_KATAKANA = re.compile("[\u30a1-\u30f4\u30fc]{3,}+")
_ANCHOR = re.compile(r"[a-z][a-z0-9]*+|[0-9]+(?:\.[0-9]+)*+")
_HARD = re.compile(
    r"``([^`]++)``|`([^`<>]++)`|<([^<>]++)>|\b([A-Z][a-z]*+[A-Z]\w*+|[A-Z]{2,}+|[a-z]++_\w++)\b|([0-9]+(?:\.[0-9]+)*+)"
)

NO_TEXT = frozenset("toctree index highlight highlightlang include literalinclude tabularcolumns".split())
"""Directives whose body is neither text nor code of the page."""

_BODY = {
    "item": "item",
    "definition": "definition",
    "option": "definition",
    "field": "field",
    "cell": "cell",
    "footnote": "footnote",
    "citation": "footnote",
    "quote": "quote",
}


def _clear(text: str) -> str:
    """The text without literals and addresses."""
    return _OPAQUE.sub("", text) if "`" in text or "<" in text or ":" in text else text


@dataclass(frozen=True, eq=False)
class Leaf:
    """One block of text (or of code: kind `literal`) on either side."""

    kind: str
    view: View
    path: tuple[int, ...]
    """Identities of the containers it is in, outermost first."""
    column: int
    hidden: bool = False
    level: str = ""
    """Adornment of a title."""
    example: bool = False
    """In an original: below a paragraph that ends in a colon, so that it may be code, whose second colon the
    translator took away."""

    todo: bool = False
    """In the body of a `todo` directive: a remark of whoever wrote the file."""

    @cached_property
    def segment(self) -> Segment:
        return Segment(self.view, self.kind)

    @cached_property
    def key(self) -> str:
        """The text for comparing."""
        return normalise(self.segment.text)

    @cached_property
    def length(self) -> int:
        """Characters outside literals and addresses."""
        return len(_clear(self.key))

    @cached_property
    def japanese(self) -> bool:
        """Whether any kana or kanji stands outside literals and link targets."""
        text = self.view.text
        return bool(_LETTER.search(text)) and bool(_LETTER.search(_clear(text)))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Latin words and numbers, those of URLs included: what both languages share."""
        return frozenset(_ANCHOR.findall(self.view.text.lower()))

    @cached_property
    def loanwords(self) -> tuple[str, ...]:
        """The different katakana words."""
        return tuple(dict.fromkeys(_KATAKANA.findall(self.view.text)))

    @cached_property
    def hard(self) -> frozenset[str]:
        """Words of literals, role targets, links and names, and numbers: what a translation keeps."""
        found = (match[match.lastindex or 0] for match in _HARD.finditer(self.view.text))
        return frozenset(_ANCHOR.findall(" ".join(found).lower()))


@dataclass(frozen=True, eq=False)
class Mark:
    """A directive's head: no text, yet a step in the flow."""

    name: str
    path: tuple[int, ...]
    column: int


@dataclass(frozen=True, eq=False)
class Note:
    """A comment in the flow, with the flow of what it holds."""

    block: Block
    path: tuple[int, ...]
    column: int
    inner: tuple[Leaf | Mark, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words of the whole comment."""
        return frozenset[str]().union(*(step.anchors for step in self.inner if isinstance(step, Leaf)))

    @property
    def offset(self) -> int:
        """Columns by which the whole original is shifted behind the dots."""
        return self.block.children[0].column if self.block.children else 0


Step = Leaf | Mark | Note


def flow(blocks: Sequence[Block]) -> list[Step]:
    """The flow of a document."""
    return list(_Flow().blocks(blocks, (), "", False))


def _unwrapped(steps: Iterator[Step]) -> Iterator[Leaf | Mark]:
    """An original without the second dots that some translators put before each entry of a list."""
    for step in steps:
        if isinstance(step, Note):
            yield from step.inner
        else:
            yield step


class _Flow:
    def __init__(self) -> None:
        self._count = 0

    def _enter(self, path: tuple[int, ...]) -> tuple[int, ...]:
        self._count += 1
        return (*path, self._count)

    def blocks(
        self, blocks: Sequence[Block], path: tuple[int, ...], parent: str, hidden: bool
    ) -> Iterator[Step]:
        first = True
        for block in blocks:
            yield from self._block(block, path, parent, hidden, first)
            if block.kind in ("paragraph", "item", "directive"):
                first = False

    def _original(self, blocks: Sequence[Block]) -> Iterator[Leaf | Mark]:
        code = ""
        for number, block in enumerate(blocks):
            for step in _unwrapped(self.blocks([block], (), "", False)):
                yield replace(step, example=True) if code and isinstance(step, Leaf) else step
            if block.kind == "paragraph" and block.body and code != "::":
                text = block.body.text.rstrip()
                code = ":" if text.endswith(":") else ""
                following = blocks[number + 1].kind if number + 1 < len(blocks) else ""
                if text.endswith("::"):
                    # At the column of a hanging comment's text the code follows, unless it was indented.
                    code = "" if following == "literal" else "::"

    def _block(
        self, block: Block, path: tuple[int, ...], parent: str, hidden: bool, first: bool
    ) -> Iterator[Step]:
        kind = block.kind
        if kind == "paragraph" and block.body:
            if block.body.text.strip() == "::":
                return
            of = _BODY.get(parent, "paragraph") if first or parent in ("quote", "cell") else "paragraph"
            if parent in ("figure", "image"):
                of = "caption" if first else "paragraph"
            yield Leaf(of, block.body, path, block.column, hidden)
        elif kind in ("title", "term", "line") and block.body:
            if block.body.text.strip():
                yield Leaf(
                    kind, block.body, path, block.column, hidden, block.name if kind == "title" else ""
                )
        elif kind in ("literal", "doctest") and block.body:
            if block.name not in NO_TEXT:
                yield Leaf("literal", block.body, path, block.column, hidden)
        elif kind == "comment":
            if block.name != "rsttrans":
                yield Note(block, path, block.column, tuple(self._original(block.children)))
        elif kind == "directive":
            yield from self._directive(block, path, hidden)
        elif kind in ("table", "hidden"):
            yield from self.blocks(block.children, self._enter(path), "", hidden or kind == "hidden")
        elif kind in _BODY:
            yield from self.blocks(block.children, self._enter(path), kind, hidden)

    def _directive(self, block: Block, path: tuple[int, ...], hidden: bool) -> Iterator[Step]:
        short = block.name.rsplit(":", 1)[-1].lower()
        if short in NO_TEXT:
            return
        inside = self._enter(path)
        yield Mark(short, path, block.column)
        if block.body and short in TITLED:
            yield Leaf("argument", block.body, inside, block.column, hidden)
        for child in block.children:
            if child.kind == "setting" and child.name in TEXT_OPTIONS:
                yield from self.blocks(child.children, inside, "field", hidden)
        body = [child for child in block.children if child.kind != "setting"]
        for step in self.blocks(body, inside, short, hidden):
            yield replace(step, todo=True) if short == "todo" and isinstance(step, Leaf) else step
