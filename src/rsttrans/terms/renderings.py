"""How each occurrence of an English term is rendered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .choose import Choice, contains
from .corpus import Corpus
from .extraction import Occurrence, Rendering
from .phrases import Key, Span, Table, aligned

_WEIGHT = 0.5
"""Least weight of the alignment of an occurrence that has another rendering."""


@dataclass
class Uses:
    """The occurrences of one English candidate."""

    count: int = 0
    independent: int = 0
    """Those that are no part of a longer accepted term."""
    places: dict[Key, list[tuple[int, Span, Span]]] = field(default_factory=dict)
    """By rendering: sentence, words, morphemes."""


def collect(corpus: Corpus, table: Table, chosen: dict[int, Choice]) -> dict[int, Uses]:
    """Where the chosen candidates stand and what is in their place; each place of a target is used once."""
    uses = {candidate: Uses() for candidate in chosen}
    for number, sentence in enumerate(corpus.sentences):
        targets, linked = table.target_spans[number], table.links[number]
        by_key: dict[Key, list[Span]] = {}
        for span, key in targets.items():
            by_key.setdefault(key, []).append(span)
        taken: list[Span] = []
        covered: list[Span] = []
        order = sorted(
            (item for item in table.source_spans[number] if item[0] in chosen),
            key=lambda item: (item[1] - item[2], item[1]),
        )
        for candidate, first, end in order:
            use = uses[candidate]
            use.count += 1
            nested = any(low <= first and end <= high and high - low > end - first for low, high in covered)
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
                covered.append((first, end))
            use.places.setdefault(key, []).append((number, (first, end), place))
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


def renderings(
    corpus: Corpus, table: Table, candidate: int, choice: Choice, use: Uses
) -> tuple[Rendering, ...]:
    """The renderings of a candidate, most frequent first, by spelling."""
    found: list[Rendering] = []
    keys = sorted(use.places, key=lambda key: (key != choice.key, -len(use.places[key]), key))
    group = 0
    for key in keys:
        if key != choice.key and (contains(key, choice.key) or contains(choice.key, key)):
            continue
        spellings: dict[str, list[Occurrence]] = {}
        for number, words, place in use.places[key]:
            sentence = corpus.sentences[number]
            spellings.setdefault(corpus.surface(sentence, *place), []).append(
                Occurrence(
                    sentence.path,
                    sentence.target.line(place[0]),
                    sentence.target.span(place[0], place[1] - 1),
                    sentence.source.span(words[0], words[1] - 1),
                )
            )
        weight = table.weights[candidate].get(key, 0.0)
        share = weight / table.target_weights[key] if key in table.target_weights else 0.0
        for spelling in sorted(spellings, key=lambda spelling: (-len(spellings[spelling]), spelling)):
            places = tuple(sorted(spellings[spelling]))
            found.append(Rendering(spelling, len(places), places, group, min(share, 1.0)))
        group += 1
    return tuple(sorted(found, key=lambda rendering: (rendering.group != 0, -rendering.count, rendering.target)))
