"""The Japanese of a document, as the rules of this family read it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ...unit import Segment, Unit

if TYPE_CHECKING:
    from ...bitext import Bitext
    from ...rst.inline import Inline
    from ...text import Span

_KANA = re.compile("[ぁ-ゖァ-ヺ]")
JAPANESE = "ぁ-ゖァ-ヺー々〆一-鿿"
"""Kana and kanji, for a character class."""
_OPAQUE = frozenset({"literal", "uri", "role"})


class Passage(NamedTuple):
    """A visible Japanese block, with the unit whose translation it is."""

    segment: Segment
    unit: Unit | None

    @property
    def id(self) -> str | None:
        return self.unit.id if self.unit else None

    @property
    def source(self) -> str:
        """The running text of the original; "" where there is none to compare with."""
        return "" if self.unit is None or self.unit.ambiguous else self.unit.source.plain.text


@lru_cache(maxsize=2)
def passages(bitext: Bitext) -> list[Passage]:
    """Translations, and Japanese that translates nothing, in document order; code is none."""
    found = [
        Passage(unit.target, unit)
        for unit in bitext.units
        if not (unit.copied or unit.target.empty or unit.target.kind == "literal")
    ]
    found += [Passage(segment, None) for segment in bitext.rest if segment.kind != "literal"]
    found = [passage for passage in found if _KANA.search(passage.segment.view.text)]
    found.sort(key=lambda passage: passage.segment.span)
    return found


def inside(inlines: Iterable[Inline], span: Span) -> bool:
    """Whether `span` lies in a literal, a role or an address, where every character counts."""
    return any(
        inline.span.start <= span.start and span.end <= inline.span.end
        for inline in inlines
        if inline.kind in _OPAQUE or (inline.kind == "link" and span.start >= inline.text_span.end)
    )


def prevails(majority: int, minority: int) -> bool:
    """Whether a document surely means to do the one thing and not the other."""
    return majority >= 4 and majority >= 4 * minority
