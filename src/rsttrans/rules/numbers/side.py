"""What the rules of this family read of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text import Span, View
from ...unit import State
from .beads import sentence_pairs

if TYPE_CHECKING:
    from ...unit import Segment, Unit

_TEXT_KINDS = frozenset({"literal", "role", "substitution"})


def comparable(unit: Unit) -> bool:
    """Whether the unit has two running texts to hold against each other."""
    return not (
        unit.target.empty
        or unit.source.empty
        or unit.copied
        or unit.state is not State.TRANSLATED
        or "literal" in (unit.source.kind, unit.target.kind)
    )


def beside(segment: Segment) -> list[str]:
    """What the reader sees of a segment beside its running text: literals, roles, substitutions."""
    hidden = [inline for inline in segment.inlines if inline.kind in _TEXT_KINDS and inline.text]
    if not hidden:
        return []
    spans = segment.plain.spans
    return [
        inline.text
        for inline in hidden
        if not any(start <= inline.text_span.start < end for start, end in spans)
    ]


def visible(segment: Segment) -> str:
    """All that the reader sees of a segment, and what its roles point to, in lower case."""
    targets = [inline.target for inline in segment.inlines if inline.kind == "role"]
    return " ".join((segment.plain.text, *beside(segment), *targets)).casefold()


def place(unit: Unit, origin: Span) -> Span:
    """Where in the target something is missing that the source has at `origin`: the sentences that translate
    those around it, or the first one where nothing shows which do."""
    plain = unit.target.plain
    at = unit.source.plain.index(origin.start)
    pairs = sentence_pairs(unit.source.plain.text, plain.text)
    for (_, source_end), (start, end) in pairs:
        if at < source_end and start < end:
            return _trimmed(plain, start, end)
    start, end = next((right for _, right in pairs if right[0] < right[1]), (0, len(plain.text)))
    return _trimmed(plain, start, end)


def _trimmed(plain: View, start: int, end: int) -> Span:
    text = plain.text[start:end]
    lead = len(text) - len(text.lstrip())
    return plain.span(start + lead, start + len(text.rstrip()))
