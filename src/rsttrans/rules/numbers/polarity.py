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
    pairs=sentence_pairs(unit)
    D=denial.in_english(source)
    if D is None: return
    Tall,_=denial.in_japanese(unit.target.tokens,target)
    for (start,end),(a,b) in pairs:
        s=source[start:end]
        t=target[a:b]
        den=denial.in_english(s)
        if den is None: continue
        tok=[x for x in unit.target.tokens if a<=x.start<b]
        if not tok: continue
        T,lex=denial.in_japanese(tok,target)
        if den and not T and not lex and len(Tall)<len(D):
            yield Finding("polarity",unit.target.plain.span(tok[-1].start,tok[-1].end),f"denial lost {den}",unit.source.plain.span(start,end),unit.id)
        elif not den and T and not denial.has_negative_words(s) and not lex and len(Tall)>len(D) and T[-1].start>b-9 and (len(pairs)>1 or target.count('。')<2):
            yield Finding("polarity",unit.target.plain.span(T[-1].start,T[-1].end),f"denial added {T[-1].surface}",unit.source.plain.span(start,end),unit.id)
