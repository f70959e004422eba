"""How each occurrence of an English term is rendered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from .choose import Choice, Chooser, contains
from .corpus import Corpus
from .extraction import Occurrence, Rendering
from .facts import ADJACENT, VERBAL
from .folding import folded_katakana
from .phrases import Key, Span, Table, aligned

_NEAR_CHOICE = 0.6
_WEIGHT = 0.5
"""Least weight of the alignment of an occurrence that has another rendering."""


class Place(NamedTuple):
    """One occurrence: sentence, words, morphemes, and the longer candidate that it is part of (-1: none)."""

    sentence: int
    words: Span
    morphemes: Span
    within: int


@dataclass
class Uses:
    """The occurrences of one English candidate."""

    count: int = 0
    independent: int = 0
    """Those that are no part of a longer accepted term."""
    places: dict[Key, list[Place]] = field(default_factory=dict)
    """By rendering."""


def collect(corpus: Corpus, table: Table, chosen: dict[int, Choice]) -> dict[int, Uses]:
    """Where the chosen candidates stand and what is in their place; each place of a target is used once."""
    uses = {candidate: Uses() for candidate in chosen}
    for number, sentence in enumerate(corpus.sentences):
        targets, linked = table.target_spans[number], table.links[number]
        by_key: dict[Key, list[Span]] = {}
        for span, key in targets.items():
            by_key.setdefault(key, []).append(span)
        taken: list[Span] = []
        covered: list[tuple[int, int, int]] = []
        order = sorted(
            (item for item in table.source_spans[number] if item[0] in chosen),
            key=lambda item: (item[1] - item[2], item[1]),
        )
        for candidate, first, end in order:
            use = uses[candidate]
            use.count += 1
            within = next((owner for low, high, owner in covered if low <= first and end <= high), -1)
            nested = within >= 0
            use.independent += not nested
            key = chosen[candidate].key
            place = _nearest(by_key.get(key, ()), linked, first, end, taken if not nested else ())
            if place is None:
                found = {
                    span: weight
                    for span, weight in aligned(sentence, targets, linked, first, end).items()
                    if weight >= _WEIGHT
                }
                if not found:
                    continue
                place = max(found, key=lambda span: (found[span], span[0] - span[1], -span[0]))
                key = targets[place]
            else:
                covered.append((first, end, candidate))
            use.places.setdefault(key, []).append(Place(number, (first, end), place, within))
            if not nested:
                taken.append(place)
    return uses


def _nearest(
    spans: Sequence[Span], linked: list[tuple[int, ...]], first: int, end: int, taken: Sequence[Span]
) -> Span | None:
    """The place that is linked with the words, else the first free one."""
    free = [span for span in spans if not any(low < span[1] and span[0] < high for low, high in taken)]
    if not free:
        return None
    inside = {j for i in range(first, end) for j in linked[i]}
    return max(free, key=lambda span: (sum(span[0] <= j < span[1] for j in inside), -span[0]))


def renderings(chooser: Chooser, candidate: int, choice: Choice, use: Uses) -> tuple[Rendering, ...]:
    """The renderings of a candidate, most frequent first, by spelling."""
    corpus, table = chooser.corpus, chooser.table
    found: list[Rendering] = []
    groups: dict[str, int] = {}
    keys = sorted(use.places, key=lambda key: (key != choice.key, -len(use.places[key]), key))
    by_group: dict[int, dict[str, list[Occurrence]]] = {}
    shares: dict[int, float] = {}
    sure: dict[int, float] = {}
    for key in keys:
        if key != choice.key and (contains(key, choice.key) or contains(choice.key, key)):
            continue
        weight = table.weights[candidate].get(key, 0.0)
        there: AbstractSet[int] = table.target_sentences.get(key, frozenset())
        share = len(table.source_sentences[candidate] & there) / max(len(there), 1)
        confidence = (
            chooser.score(candidate, key, weight).confidence if key in table.target_sentences else 0.0
        )
        for number, words, place, within in use.places[key]:
            sentence = corpus.sentences[number]
            spelling = corpus.surface(sentence, *place)
            group = groups.setdefault(_spoken(spelling), 0 if key == choice.key else len(groups))
            shares[group] = max(shares.get(group, 0.0), share)
            sure[group] = max(sure.get(group, 0.0), confidence)
            by_group.setdefault(group, {}).setdefault(spelling, []).append(
                Occurrence(
                    sentence.path,
                    sentence.target.line(place[0]),
                    sentence.target.span(place[0], place[1] - 1),
                    sentence.source.span(words[0], words[1] - 1),
                    sentence.source.gaps[words[0]] == VERBAL,
                    table.sources[within] if within >= 0 else "",
                    _glued(sentence.target.gaps, place),
                )
            )
    for group, spellings in by_group.items():
        for spelling, places in spellings.items():
            found.append(
                Rendering(spelling, len(places), tuple(sorted(places)), group, shares[group], sure[group])
            )
    return _ordered(found)


def _ordered(found: list[Rendering]) -> tuple[Rendering, ...]:
    """The commonest group first, where it is not much less sure than the one that was chosen."""
    counts: dict[int, int] = {}
    for rendering in found:
        counts[rendering.group] = counts.get(rendering.group, 0) + rendering.count
    chosen = next((rendering.confidence for rendering in found if rendering.group == 0), 0.0)
    sure = {rendering.group for rendering in found if rendering.confidence >= _NEAR_CHOICE * chosen}
    first = max(sorted(sure | {0}), key=lambda group: (counts.get(group, 0), -group))
    if first:
        swapped = {0: first, first: 0}
        found = [replace(item, group=swapped.get(item.group, item.group)) for item in found]
    return tuple(sorted(found, key=lambda item: (item.group != 0, -item.count, item.target)))


def _glued(gaps: bytes, place: Span) -> bool:
    return gaps[place[0]] == ADJACENT or (place[1] < len(gaps) and gaps[place[1]] == ADJACENT)


def _spoken(spelling: str) -> str:
    """What the spellings of one rendering share."""
    return _PLURAL.sub("", folded_katakana(spelling.lower().translate(_JOINTS)))


_PLURAL = re.compile(r"(?<=[a-z]{3})s(?![a-z])")
_JOINTS = str.maketrans("", "", "の・な的 ")
