"""Terms on both sides, and which stand for which, from the links of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..kana import KATAKANA
from . import english_terms, japanese_terms
from .corpus import Corpus, Sentence
from .facts import ADJACENT, BLANK, BREAK, DOT, VERBAL
from .lexical import SURE, joined_alike
from .model import Links

MOST_WORDS, MOST_MORPHEMES = 4, 6
_LINK = 0.12
_NEAR_BEST = 0.6
_DISTANCE = 0.15
_NEIGHBOUR = 1.15
_ASIDE = 3
_UNLINKED_INSIDE, _UNLINKED_BESIDE = 0.75, 0.5

Span = tuple[int, int]
Key = tuple[int, ...]
"""Morpheme units of a Japanese term."""


@dataclass
class Table:
    """What the sentences say of terms on both sides."""

    sources: list[str] = field(default_factory=list)
    """Keys of the English candidates."""
    source_numbers: dict[str, int] = field(default_factory=dict)
    source_spans: list[list[tuple[int, int, int]]] = field(default_factory=list)
    """By sentence: candidate, first word, end."""
    target_spans: list[dict[Span, Key]] = field(default_factory=list)
    """By sentence: the Japanese candidates."""
    source_sentences: list[set[int]] = field(default_factory=list)
    """By English candidate: the sentences it stands in (repetitions left out)."""
    target_sentences: dict[Key, set[int]] = field(default_factory=dict)
    weights: list[dict[Key, float]] = field(default_factory=list)
    """By English candidate: how much each Japanese candidate is linked with it."""
    target_weights: dict[Key, float] = field(default_factory=dict)
    links: list[list[tuple[int, ...]]] = field(default_factory=list)
    """By sentence and word: the morphemes it is linked with."""


def tabulate(corpus: Corpus, links: Links) -> Table:
    """Link every sentence and collect the pairs of candidates that the links hold together."""
    table = Table()
    keys: dict[tuple[int, ...], int] = {}
    kinds = [morpheme.kind for morpheme in corpus.morphemes]
    surfaces = [morpheme.surface for morpheme in corpus.morphemes]
    for number, sentence in enumerate(corpus.sentences):
        sources = _sources(corpus, sentence, table, keys)
        targets = _targets(corpus, sentence, kinds, surfaces)
        linked = link(corpus, links, sentence)
        table.source_spans.append(sources)
        table.target_spans.append(targets)
        table.links.append(linked)
        if not sentence.weight:
            continue
        for candidate, _, _ in sources:
            table.source_sentences[candidate].add(number)
        for key in targets.values():
            table.target_sentences.setdefault(key, set()).add(number)
        for candidate, first, end in sources:
            for key, weight in _partners(corpus, sentence, targets, linked, first, end).items():
                weights = table.weights[candidate]
                weights[key] = weights.get(key, 0.0) + weight
                table.target_weights[key] = table.target_weights.get(key, 0.0) + weight
    return table


def _sources(
    corpus: Corpus, sentence: Sentence, table: Table, keys: dict[tuple[int, ...], int]
) -> list[tuple[int, int, int]]:
    words = [corpus.words[word] for word in sentence.words]
    found = []
    for first, end in english_terms.spans(words, sentence.source.gaps, MOST_WORDS):
        ids = sentence.words[first:end]
        number = keys.get(ids)
        if number is None:
            key = english_terms.key(words[first:end])
            number = table.source_numbers.setdefault(key, len(table.sources))
            if number == len(table.sources):
                table.sources.append(key)
                table.source_sentences.append(set())
                table.weights.append({})
            keys[ids] = number
        found.append((number, first, end))
    return found


def _targets(
    corpus: Corpus, sentence: Sentence, kinds: Sequence[str], surfaces: Sequence[str]
) -> dict[Span, Key]:
    items = sentence.morphemes
    units = tuple([corpus.morpheme_units[item] for item in items])
    spans = japanese_terms.spans(
        "".join([kinds[item] for item in items]),
        [surfaces[item] for item in items],
        sentence.target.gaps,
        MOST_MORPHEMES,
    )
    return {(first, end): units[first:end] for first, end in spans}


def link(corpus: Corpus, links: Links, sentence: Sentence) -> list[tuple[int, ...]]:
    """For each word, the morphemes that it is linked with."""
    width, numbers, scores = links.width, links.numbers, links.scores
    others = [corpus.morpheme_units[item] for item in sentence.morphemes]
    rows, columns = len(sentence.words), len(others)
    step, other_step = 1 / max(rows - 1, 1), 1 / max(columns - 1, 1)
    cells: dict[tuple[int, int], float] = {}
    for i, word in enumerate(sentence.words):
        base = corpus.word_units[word] * width
        for j, other in enumerate(others):
            number = numbers.get(base + other)
            if number is not None and scores[number] > _LINK:
                cells[i, j] = scores[number] * (1 - _DISTANCE * abs(i * step - j * other_step))
    cells.update(dict.fromkeys(_spelt(corpus, sentence), 1.0))
    best_row, best_column = [0.0] * rows, [0.0] * columns
    for (i, j), score in cells.items():
        # Neighbours that translate neighbours tell which one of several is meant.
        if (i + 1, j + 1) in cells or (i - 1, j - 1) in cells:
            score *= _NEIGHBOUR
            cells[i, j] = score
        best_row[i] = max(best_row[i], score)
        best_column[j] = max(best_column[j], score)
    found = sorted(
        (-score, i, j)
        for (i, j), score in cells.items()
        if score > _LINK
        and (score == best_row[i] or score == best_column[j])
        and score >= _NEAR_BEST * max(best_row[i], best_column[j])
    )
    linked: list[list[int]] = [[] for _ in range(rows)]
    partners: list[list[int]] = [[] for _ in range(columns)]
    for _, i, j in found:
        # A word that is repeated takes the nearest partner, and a second partner stands beside the first.
        unit, other = corpus.word_units[sentence.words[i]], others[j]
        if any(others[k] == other or abs(k - j) > _ASIDE for k in linked[i]):
            continue
        if any(corpus.word_units[sentence.words[k]] == unit or abs(k - i) > _ASIDE for k in partners[j]):
            continue
        linked[i].append(j)
        partners[j].append(i)
    return [tuple(row) for row in linked]


def _spelt(corpus: Corpus, sentence: Sentence) -> list[Span]:
    """Links of words and katakana that spell each other, one of them cut up (bottleneck, ボトル|ネック)."""
    found: list[Span] = []
    gaps = sentence.target.gaps
    katakana = [bool(KATAKANA.match(corpus.morphemes[item].surface)) for item in sentence.morphemes]
    words = [corpus.unit_words[corpus.word_units[word]] for word in sentence.words]
    for low in range(len(katakana) - 1):
        if not katakana[low] or not katakana[low + 1] or gaps[low + 1] not in (ADJACENT, DOT):
            continue
        surfaces = [corpus.morphemes[item].surface for item in sentence.morphemes[low : low + 2]]
        for i, word in enumerate(words):
            if len(word) > 4 and joined_alike([word], surfaces) >= SURE:
                found += ((i, low), (i, low + 1))
    for i in range(len(words) - 1):
        if sentence.source.gaps[i + 1] in (BREAK, VERBAL):
            continue
        for j, item in enumerate(sentence.morphemes):
            if katakana[j] and len(corpus.morphemes[item].surface) > 4:
                surface = corpus.morphemes[item].surface
                if joined_alike(words[i : i + 2], [surface]) >= SURE:
                    found += ((i, j), (i + 1, j))
    return found


def _partners(
    corpus: Corpus,
    sentence: Sentence,
    targets: dict[Span, Key],
    linked: list[tuple[int, ...]],
    first: int,
    end: int,
) -> dict[Key, float]:
    """The Japanese candidates that words `first` to `end` are linked with, and how well."""
    partners: dict[Key, float] = {}
    inside = [j for i in range(first, end) for j in linked[i]]
    if inside:
        for span, weight in aligned(sentence, targets, linked, first, end).items():
            key = targets[span]
            partners[key] = max(partners.get(key, 0.0), weight)
    if not partners:
        # A run of katakana that spells the words, though cut up in other places.
        words = [corpus.words[word] for word in sentence.words[first:end]]
        for (low, high), key in targets.items():
            if end - first > 1 or high - low > 1:
                surfaces = [corpus.morphemes[item].surface for item in sentence.morphemes[low:high]]
                if joined_alike(words, surfaces) >= SURE:
                    partners[key] = 1.0
    return partners


def _cluster(rows: Sequence[tuple[int, ...]]) -> list[int]:
    """One link of each linked word, so that they are as close together as may be."""
    linked = [row for row in rows if row]
    best: list[int] = []
    for start in linked[0]:
        near = sorted({min(row, key=lambda j: (abs(j - start), j)) for row in linked})
        if not best or near[-1] - near[0] < best[-1] - best[0]:
            best = near
    return best


def aligned(
    sentence: Sentence, targets: dict[Span, Key], linked: list[tuple[int, ...]], first: int, end: int
) -> dict[Span, float]:
    """The candidates of a sentence that agree with the links of words `first` to `end`, with weights."""
    inside = sorted({j for i in range(first, end) for j in linked[i]})
    if not inside:
        return {}
    outside = {j for i, row in enumerate(linked) if not first <= i < end for j in row}
    if inside[-1] - inside[0] >= MOST_MORPHEMES or any(j in outside for j in range(inside[0], inside[-1])):
        inside = _cluster(linked[first:end])
    low, high = inside[0], inside[-1] + 1
    if high - low > MOST_MORPHEMES or any(j in outside for j in range(low, high)):
        return {}
    coverage = sum(1 for i in range(first, end) if linked[i]) / (end - first)
    gaps = sentence.target.gaps
    found: dict[Span, float] = {}
    count = len(gaps)
    start = low
    while start >= 0 and start not in outside and low - start <= 3:
        stop = high
        while stop <= count and stop - start <= MOST_MORPHEMES and (stop == high or stop - 1 not in outside):
            if (start, stop) in targets:
                unlinked = (stop - start) - len(inside)
                beside = 0
                if start and gaps[start] in (ADJACENT, BLANK) and start - 1 not in outside:
                    beside += 1
                if stop < count and gaps[stop] in (ADJACENT, BLANK) and stop not in outside:
                    beside += 1
                found[start, stop] = coverage * _UNLINKED_INSIDE**unlinked * _UNLINKED_BESIDE**beside
            if stop < count and gaps[stop] == BREAK:
                break
            stop += 1
        if gaps[start] == BREAK:
            break
        start -= 1
    return found
