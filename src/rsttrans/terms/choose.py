"""Which Japanese candidate is the translation of an English one: confidence and boundaries."""

from __future__ import annotations

from dataclasses import dataclass

from .corpus import Corpus
from .lexical import SURE, joined_alike
from .model import Links
from .phrases import Key, Table

_LEXICAL_SHARE = 0.35
_SHARED = 0.75
_LATIN_PENALTY = 0.1
_HAPAX_EVIDENCE = 0.62
"""How well the words must explain each other in a pair that one sentence alone has."""
_LEAST_EXPLAINED = 0.15
_SUFFIX_WEIGHT = 0.35
_LONGER_SCORE, _LONGER_COVER = 0.85, 0.7
_RUN_COVER, _EXPLAINED = 0.75, 0.85


@dataclass(frozen=True, slots=True)
class Choice:
    """A Japanese candidate for an English one."""

    key: Key
    confidence: float
    evidence: float
    """How well the words of both sides explain each other."""
    least: float
    """How well the least explained word is."""
    together: int
    """Sentences that have both."""


class Chooser:
    """Scores pairs of candidates of one table."""

    def __init__(self, corpus: Corpus, links: Links, table: Table) -> None:
        self.corpus = corpus
        self.links = links
        self.table = table
        self.units = {}
        for text, unit in zip(corpus.words, corpus.word_units, strict=True):
            self.units[text] = unit

    def words(self, candidate: int) -> list[str]:
        return self.table.sources[candidate].split(" ")

    def explained(self, candidate: int, key: Key) -> tuple[float, float]:
        """How well the words of a pair explain each other, 0 to 1, and so for the least explained word."""
        words = self.words(candidate)
        morphemes = [self.corpus.unit_morphemes[unit] for unit in key]
        if (len(words) > 1 or len(key) > 1) and joined_alike(words, [m.surface for m in morphemes]) >= SURE:
            return 1.0, 1.0
        known = [
            [self.links.explained(unit, other) for other in key]
            for word in words
            if (unit := self.units.get(word, self._singular_unit(word))) is not None
        ]
        if not known:
            return 0.0, 0.0
        forward = sum(max(row) for row in known) / len(words)
        weights = [_SUFFIX_WEIGHT if m.kind in "sp" else 1.0 for m in morphemes]
        backward = sum(
            weight * max(row[index] for row in known) for index, weight in enumerate(weights)
        ) / sum(weights)
        return (forward + backward) / 2, min(max(row) for row in known)

    def _singular_unit(self, word: str) -> int | None:
        # The key's last word is singular; the text may only have its plural.
        for plural in (word + "s", word + "es", word[:-1] + "ies"):
            if plural in self.units:
                return self.units[plural]
        return None

    def score(self, candidate: int, key: Key, weight: float) -> Choice:
        """Confidence of a pair whose links weigh `weight`."""
        table = self.table
        here, there = table.source_sentences[candidate], table.target_sentences[key]
        together = len(here & there)
        forward = weight / max(sum(table.weights[candidate].values()), 1e-9)
        backward = weight / max(table.target_weights.get(key, 0.0), 1e-9)
        mean = 2 * forward * backward / (forward + backward) if forward + backward else 0.0
        if together > 2:
            # Several English words may well share one translation.
            mean = max(mean, _SHARED * forward)
        dice = 2 * together / (len(here) + len(there))
        evidence, least = self.explained(candidate, key)
        confidence = (0.5 * mean + 0.3 * dice) * (1 - 0.5 / (1 + together)) + _LEXICAL_SHARE * evidence
        return Choice(key, min(confidence, 1.0), evidence, least, together)

    def ranked(self, candidate: int) -> list[Choice]:
        """The Japanese candidates of an English one, best first, boundaries not yet looked at."""
        choices = [
            self.score(candidate, key, weight)
            for key, weight in self.table.weights[candidate].items()
            if weight >= 0.3
        ]
        choices = [choice for choice in choices if self._plausible(candidate, choice)]
        return sorted(choices, key=lambda choice: (-self._worth(choice), -len(choice.key), choice.key))

    def _plausible(self, candidate: int, choice: Choice) -> bool:
        size = len(self.words(candidate))
        short = choice.together <= 2 or len(choice.key) < size
        if short and size > 1 and choice.least < _LEAST_EXPLAINED:
            return False
        return choice.together > 1 or choice.evidence >= _HAPAX_EVIDENCE

    def _worth(self, choice: Choice) -> float:
        """Confidence; words left in English (headings, names of works) give way to equal translations."""
        latin = all(self.corpus.unit_morphemes[unit].surface.isascii() for unit in choice.key)
        return choice.confidence - (_LATIN_PENALTY if latin else 0.0)

    def best(self, candidate: int, owners: dict[Key, list[int]]) -> Choice | None:
        """The translation; `owners` holds the longer candidates that have a Japanese one already."""
        choices = [
            choice for choice in self.ranked(candidate) if not self._owned(candidate, choice.key, owners)
        ]
        if not choices:
            return None
        chosen = self._longer(candidate, choices)
        return self._run(candidate, chosen, owners)

    def _owned(self, candidate: int, key: Key, owners: dict[Key, list[int]]) -> bool:
        """Whether a longer English candidate around this one is what the Japanese stands for."""
        here = self.table.source_sentences[candidate] & self.table.target_sentences[key]
        words = self.table.sources[candidate]
        for owner in owners.get(key, ()):
            if f" {words} " in f" {self.table.sources[owner]} ":
                outside = here - self.table.source_sentences[owner]
                if len(outside) < 0.5 * len(here):
                    return True
        return False

    def _longer(self, candidate: int, choices: list[Choice]) -> Choice:
        chosen = choices[0]
        here = self.table.source_sentences[candidate] & self.table.target_sentences[chosen.key]
        longer = [
            choice
            for choice in choices[1:]
            if choice.confidence >= _LONGER_SCORE * chosen.confidence
            and contains(choice.key, chosen.key)
            and len(here & self.table.target_sentences[choice.key]) >= _LONGER_COVER * len(here)
        ]
        return max(
            longer, key=lambda choice: (len(choice.key), choice.confidence, choice.key), default=chosen
        )

    def _run(self, candidate: int, chosen: Choice, owners: dict[Key, list[int]]) -> Choice:
        """A longer noun run that the pair nearly always stands in, where nothing speaks for the short one."""
        if chosen.evidence >= _EXPLAINED or chosen.together < 2:
            return chosen
        table = self.table
        here = table.source_sentences[candidate] & table.target_sentences[chosen.key]
        counts: dict[Key, int] = {}
        for number in here:
            for key in set(table.target_spans[number].values()):
                if len(key) > len(chosen.key) and contains(key, chosen.key):
                    counts[key] = counts.get(key, 0) + 1
        good = [
            key
            for key, count in counts.items()
            if count >= _RUN_COVER * len(here) and count > 1 and key not in owners
        ]
        if not good:
            return chosen
        key = max(good, key=lambda key: (counts[key], len(key), key))
        return self.score(candidate, key, table.weights[candidate].get(chosen.key, 0.0))


def contains(outer: Key, inner: Key) -> bool:
    """Whether `inner` is a run within `outer`."""
    size = len(inner)
    return any(outer[at : at + size] == inner for at in range(len(outer) - size + 1))


def choose(chooser: Chooser) -> dict[int, Choice]:
    """The translation of each English candidate that has one."""
    table = chooser.table
    owners: dict[Key, list[int]] = {}
    chosen: dict[int, Choice] = {}
    order = sorted(
        (candidate for candidate, weights in enumerate(table.weights) if weights),
        key=lambda candidate: (-len(chooser.words(candidate)), table.sources[candidate]),
    )
    for candidate in order:
        choice = chooser.best(candidate, owners)
        if choice is not None:
            chosen[candidate] = choice
            if choice.confidence >= 0.4:
                owners.setdefault(choice.key, []).append(candidate)
    return chosen
