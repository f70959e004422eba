"""Denials that came or went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...rule import Context, Finding, Severity, unit_rule
from . import denial
from .side import comparable, sentence_pairs

if TYPE_CHECKING:
    from ...japanese import Token
    from ...text import Span
    from ...unit import Unit


@unit_rule("polarity", Severity.WARNING)
def polarity(unit: Unit, context: Context) -> Iterator[Finding]:
    """x."""
    if not comparable(unit):
        return
    source=unit.source.plain.text; target=unit.target.plain.text
    if not denial.in_english(source).sure and 'ない' not in target and 'ん' not in target: return
    pairs=sentence_pairs(source,target)
    for (start,end),(a,b) in pairs:
        s=source[start:end]
        t=target[a:b]
        if not s.strip() or not t.strip(): continue
        den=denial.in_english(s)
        tok=[x for x in unit.target.tokens if a<=x.start<b]
        T=denial.in_japanese(tok,target)
        if len(den.sure)>len(T)+denial.substitutes(s,t):
            yield Finding("polarity",unit.target.plain.span(tok[-1].start,tok[-1].end),f"denial lost {den}",unit.source.plain.span(start,end),unit.id)
        elif not den.sure and not den.open and T and not denial.has_negative_words(s) and not denial.substitutes(s,t) and T[-1].start>b-9:
            yield Finding("polarity",unit.target.plain.span(T[-1].start,T[-1].end),f"denial added {T[-1].surface}",unit.source.plain.span(start,end),unit.id)
