"""What the reference names of a document stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from ..bitext import Bitext
from ..rst.block import Block
from ..unit import Segment
from .keys import label

_BLANKS = re.compile(r"\s+")
_INDIRECT = re.compile(r"(?:`([^`]+)`|([^\s`]+))_$")
_TITLE_MARKUP = re.compile(r"[`*|]|:[\w.+-]++:(?=`)")
_INCLUDE = frozenset({"include"})
_HOPS = 8
"""Names that point to names are followed no further (they may go in a circle)."""


@dataclass(slots=True)
class Names:
    """The names that a document defines, as docutils compares them (`keys.label`)."""

    places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What a name stands for: ("uri", URI), ("name", other name) or ("title", number)."""
    visible: frozenset[str] = frozenset()
    """Names that the page itself defines; the others stand in commented originals only."""
    includes: bool = False
    """Whether the document takes in another file, which may define anything."""

    catalogue: bool = False
    """Whether this is a catalogue: it holds no definitions, and Sphinx puts translated names in order."""

    def resolve(self, name: str) -> tuple[str, ...]:
        """A key that is equal for two names of one place."""
        here = label(name)
        for _ in range(_HOPS):
            place = self.places.get(here)
            if place is None:
                break
            if place[0] != "name" or place[1] == here:
                return place
            here = place[1]
        return ("name", here)

    def defines(self, name: str) -> bool:
        """Whether the page defines the name."""
        return label(name) in self.visible


def collect(bitext: Bitext) -> Names:
    """The names that a document and its commented originals define."""
    names = Names(includes=not bitext.blocks, catalogue=not bitext.blocks)
    visible: dict[str, tuple[str, ...]] = {}
    commented: dict[str, tuple[str, ...]] = {}
    for number, unit in enumerate(bitext.units):
        if unit.source.kind == unit.target.kind == "title":
            commented.setdefault(_title(unit.source.text), ("title", str(number)))
            visible.setdefault(_title(unit.target.text), ("title", str(number)))
    for block in _walk(bitext.blocks):
        _block(block, visible)
        names.includes = names.includes or (block.kind == "directive" and block.name in _INCLUDE)
        if block.kind == "comment":
            for inner in _walk(block.children):
                _block(inner, commented)
    for segment in chain((unit.target for unit in bitext.units), bitext.rest):
        _segment(segment, visible)
    for unit in bitext.units:
        _segment(unit.source, commented)
    names.visible = frozenset(visible)
    names.places = commented | visible
    return names


def _walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks that reach the page, and comments without what is in them."""
    for block in blocks:
        yield block
        if block.kind not in ("comment", "hidden"):
            yield from _walk(block.children)


def _title(text: str) -> str:
    return label(_TITLE_MARKUP.sub("", text))


def _block(block: Block, into: dict[str, tuple[str, ...]]) -> None:
    if block.kind == "target" and block.name:
        body = block.body.text if block.body else ""
        into[label(block.name)] = _place(label(block.name), body)
    elif block.kind in ("footnote", "citation"):
        into.setdefault(label(block.name.lstrip("#")), ("name", label(block.name)))
    elif block.kind == "field" and block.name == "name" and block.children:
        name = label(block.children[0].view.text)
        into.setdefault(name, ("name", name))
    elif block.kind == "title" and block.body:
        name = _title(block.body.text)
        into.setdefault(name, ("name", name))


def _place(name: str, body: str) -> tuple[str, ...]:
    uri = _BLANKS.sub("", body)
    if not uri:
        return ("name", name)
    indirect = _INDIRECT.match(" ".join(body.split()))
    if indirect:
        return ("name", label(indirect[1] or indirect[2]))
    return ("uri", uri.replace("\\", ""))


def _segment(segment: Segment, into: dict[str, tuple[str, ...]]) -> None:
    for inline in segment.inlines:
        if inline.kind == "link":
            if segment.view.source.endswith("__", *inline.span):
                continue
            into.setdefault(label(inline.text), ("uri", inline.target))
        elif inline.kind == "reference" and label(inline.text) != label(inline.target):
            into.setdefault(label(inline.text), ("name", label(inline.target)))
        elif inline.kind == "target":
            name = label(inline.target or inline.text)
            into.setdefault(name, ("name", name))
