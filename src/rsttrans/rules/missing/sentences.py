"""Sentences of the original that the translation leaves out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...rule import Context, Finding, Severity, unit_rule
from ...unit import Unit
from .evidence import Heard, Sentence, Totals, heard, source_sentences, totals, traces
from .ratio import comparable, spread, usual_of
from .words import MEMO, shorten

_REPORT, _SURE = 0.5, 3.0
"""Scores (logarithms of odds among as many damaged as sound units) from which on an absence is remarked, and
from which on it is a warning."""
_QUOTED = re.compile(r"[\"“]([A-Z][^\"“”]{15,200})[\"”]")
_QUOTE = re.compile(r"[\"“”'‘’「『〝]")
_FLOOR = -8.0
"""A single strange length proves no more than this."""


class Weights(NamedTuple):
    """Logarithms of odds; fitted to deleted sentences in four sets of documents, each left out in turn."""

    always: float = -0.8
    length: float = 1.05
    """For each unit by which the length without the sentences is the likelier one."""
    lost: float = 1.6
    found: float = -0.9
    words: float = -0.2
    fewer: float = 1.5
    """The translation has fewer sentences."""
    more: float = -0.4
    fits: float = 0.25
    """It has no more than would be left."""
    short: float = -0.9
    """A sentence of few characters, which is easily merged with its neighbour."""
    colon: float = -0.5
    """It only introduces what follows."""
    pair: float = -0.45
    """Two sentences at once."""


WEIGHTS = Weights()


@unit_rule("sentence-omitted", Severity.WARNING)
def sentence_omitted(unit: Unit, context: Context) -> Iterator[Finding]:
    """A sentence of the original has no counterpart.

    Translators merge and split sentences freely, so the number of sentences alone is no evidence.  A sentence
    is missed if the translation is too short by about its length, has fewer sentences, and shows nothing of
    what only this sentence has: names, literals, links, numbers, words that would come back as loanwords.
    These signs are added up; where the sum is convincing but not beyond doubt, the finding is a remark.

    A quoted sentence is missed if the translation quotes nothing at all; that is a remark.

    Left alone: short sentences like “Why?” or “For example:” that melt into their neighbours, and originals
    of one sentence.

    Example::

        .. The cache is emptied at midnight. Nobody can read from it while the garbage collector is running.

        キャッシュは深夜に空になります。
    """
    if not comparable(unit):
        return
    sentences = [sentence for sentence in source_sentences(unit.source) if not MEMO.match(sentence.text)]
    if len(sentences) > 1:
        score, group = best(sentences, heard(unit.target), usual_of(context.bitext))
        if score >= _REPORT:
            yield _finding(unit, [sentences[number] for number in group], score)
            return
    yield from _quotation(unit)


def _quotation(unit: Unit) -> Iterator[Finding]:
    """A quoted sentence, where the translation quotes nothing at all."""
    plain = unit.source.plain
    quoted = _QUOTED.search(plain.text)
    if quoted and quoted[1].endswith((".", "!", "?")) and not _QUOTE.search(unit.target.plain.text):
        message = f"nothing stands for the quotation “{shorten(quoted[1], 80)}”"
        span = plain.span(*quoted.span(1))
        severity = Severity.INFO
        yield Finding("sentence-omitted", unit.target.span, message, span, unit.id, severity=severity)


def _finding(unit: Unit, missing: Sequence[Sentence], score: float) -> Finding:
    span = unit.source.plain.span(missing[0].start, missing[-1].end)
    text = " ".join(sentence.text.strip() for sentence in missing)
    message = f"nothing stands for “{shorten(text, 80)}”"
    severity = None if score >= _SURE else Severity.INFO
    return Finding("sentence-omitted", unit.target.span, message, span, unit.id, severity=severity)


def best(sentences: Sequence[Sentence], target: Heard, usual: float) -> tuple[float, tuple[int, ...]]:
    """The sentences that are most likely missing, and how likely."""
    found: tuple[float, tuple[int, ...]] = (-math.inf, ())
    hopeful = [group for group in groups(len(sentences)) if _hope(sentences, group, target, usual) >= _REPORT]
    everywhere = totals(sentences) if hopeful else None
    for group in hopeful:
        vector = features(sentences, everywhere, group, target, usual) if everywhere else None
        score = (
            sum(weight * value for weight, value in zip(WEIGHTS, vector, strict=True))
            if vector
            else -math.inf
        )
        if score > found[0]:
            found = (score, group)
    return found


def _hope(sentences: Sequence[Sentence], group: tuple[int, ...], target: Heard, usual: float) -> float:
    """The score at best: with all that these sentences could leave lost.  It spares looking for it."""
    shape = _shape(sentences, group, target, usual)
    if shape is None:
        return -math.inf
    score = sum(weight * value for weight, value in zip(WEIGHTS, shape, strict=True))
    if score + 3 * WEIGHTS.lost < _REPORT:
        return score
    return score + WEIGHTS.lost * min(3, sum(len(sentences[number].anchors) for number in group))


def groups(count: int) -> Iterator[tuple[int, ...]]:
    """One sentence, or two adjacent ones of three or more."""
    for number in range(count):
        yield (number,)
        if count > 2 and number + 1 < count:
            yield (number, number + 1)


def features(
    sentences: Sequence[Sentence], everywhere: Totals, group: tuple[int, ...], target: Heard, usual: float
) -> Weights | None:
    """What `Weights` weighs; None where next to nothing would be left of the original."""
    shape = _shape(sentences, group, target, usual)
    if shape is None:
        return None
    lost, found, words = traces(sentences, everywhere, group, target)
    return shape._replace(lost=min(lost, 3), found=min(found, 3), words=min(words, 4))


def _shape(
    sentences: Sequence[Sentence], group: tuple[int, ...], target: Heard, usual: float
) -> Weights | None:
    """The same without what the sentences leave in a translation."""
    total = sum(sentence.length for sentence in sentences)
    omitted = sum(sentences[number].length for number in group)
    if total - omitted < 15 or not target.length:
        return None
    length = _likelihood(target.length, total - omitted, usual) - _likelihood(target.length, total, usual)
    return Weights(
        1.0,
        length,
        0.0,
        0.0,
        0.0,
        float(target.sentences < len(sentences)),
        float(target.sentences > len(sentences)),
        float(target.sentences <= len(sentences) - len(group)),
        max(0, 40 - omitted) / 40,
        float(sentences[group[-1]].text.rstrip().endswith(":")),
        float(len(group) > 1),
    )


def _likelihood(target: int, source: int, usual: float) -> float:
    """Logarithm of the density of such a ratio (log-normal)."""
    deviation = math.log(target / source / usual) / spread(source)
    return max(-deviation * deviation / 2 - math.log(spread(source)), _FLOOR)
