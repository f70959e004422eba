"""Translations that are far too short or too long."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...config import Settings
from ...rule import Context, Finding, Severity, project_rule
from ...text import Span
from .ratio import LEAST, comparable, spread, usual_ratio

_SURE, _ODD = 3.2, 2.6
"""Standard deviations from the usual ratio."""


class _Fact(NamedTuple):
    source_length: int
    target_length: int
    source: Span
    target: Span
    unit: str


def _collect(context: Context) -> tuple[_Fact, ...]:
    facts = []
    for unit in context.bitext.units:
        if not comparable(unit):
            continue
        source, target = len(unit.source.plain.text), len(unit.target.plain.text)
        if source >= LEAST and target:
            facts.append(_Fact(source, target, unit.source.span, unit.target.span, unit.id))
    return tuple(facts)


@project_rule("length", Severity.WARNING, _collect)
def length(
    documents: Sequence[tuple[str, tuple[_Fact, ...]]], settings: Settings
) -> Iterator[tuple[str, Finding]]:
    """A translation is far shorter or longer than its original lets expect.

    The ratio of characters is compared with what is usual in the project; the longer the original, the less
    it may differ.  URLs, literals and other markup do not count.

    Left alone: originals of less than 60 characters.  What is unusual, but not by so much, is only remarked.

    Example::

        .. The cache is emptied at midnight, but only if no client is connected at that time and the
        .. administrator has not switched this off.

        キャッシュを空にします。
    """
    usual = usual_ratio([fact.target_length / fact.source_length for _, facts in documents for fact in facts])
    for path, facts in documents:
        for fact in facts:
            ratio = fact.target_length / fact.source_length
            deviation = math.log(ratio / usual) / spread(fact.source_length)
            if abs(deviation) < _ODD:
                continue
            what = "short" if deviation < 0 else "long"
            message = (
                f"far too {what}: {fact.target_length} characters for {fact.source_length} of English "
                f"(usual: {round(usual * fact.source_length)})"
            )
            severity = None if abs(deviation) >= _SURE else Severity.INFO
            yield path, Finding("length", fact.target, message, fact.source, fact.unit, severity=severity)
