"""What the rules of this family read of a unit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ...text import Span, View
from ...unit import State

if TYPE_CHECKING:
    from ...bitext import Bitext
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


def comparable_units(bitext: Bitext) -> Iterator[Unit]:
    """The units of the document that can be compared and are surely paired, in order."""
    return (unit for unit in bitext.units if not unit.ambiguous and comparable(unit))


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


@lru_cache(maxsize=64)
def _sentences(segment_text: str, japanese: bool) -> tuple[tuple[int, int], ...]:
    """Offsets of the sentences of a running text."""
    from ...english import sentences as english_sentences
    from ...japanese import sentences as japanese_sentences

    return tuple((japanese_sentences if japanese else english_sentences)(segment_text))


def sentence_pairs(unit: Unit) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Sentences of both running texts that belong together; the whole texts where the counts differ."""
    source, target = unit.source.plain.text, unit.target.plain.text
    left, right = _sentences(source, False), _sentences(target, True)
    if left and len(left) == len(right):
        return list(zip(left, right, strict=True))
    return [((0, len(source)), (0, len(target)))]


def place(unit: Unit, origin: Span) -> Span:
    """Where in the target something is missing that the source has at `origin`: the sentence that translates
    it where the sentences go in pairs, else the first one."""
    plain = unit.target.plain
    pairs = sentence_pairs(unit)
    at = unit.source.plain.index(origin.start)
    if len(pairs) > 1:
        for (_, source_end), (start, end) in pairs:
            if at < source_end:
                return _trimmed(plain, start, end)
    found = _sentences(plain.text, True)
    return _trimmed(plain, *(found[0] if found else (0, len(plain.text))))


def _trimmed(plain: View, start: int, end: int) -> Span:
    text = plain.text[start:end]
    lead = len(text) - len(text.lstrip())
    return plain.span(start + lead, start + len(text.rstrip()))
