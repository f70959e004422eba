"""Bilingual terms of a project, from the facts of its documents."""

from __future__ import annotations

from collections.abc import Iterable
from math import log2

from . import phrases
from .choose import Choice, Chooser, choose
from .corpus import Corpus
from .extraction import Extraction, Rendering, TermPair
from .facts import Facts
from .general import GENERAL_NOUNS
from .model import train
from .renderings import Uses, collect, renderings

LEAST_CONFIDENCE = 0.5
"""Confidence from which on a pair is listed."""
_DOUBTFUL = 0.35
_MOST_USES = 30
_HALF_LATIN, _GENERAL = 0.4, 0.2
_PLAIN = 0.75
_KEPT = 0.5
"""Part of the occurrences of a name that must stand unchanged in the translation."""


def extract(documents: Iterable[Facts]) -> Extraction:
    """The terms of the documents whose facts are given, in the order of the documents."""
    corpus = Corpus(documents)
    if not corpus.sentences:
        return Extraction((), (), ())
    links = train(corpus)
    table = phrases.tabulate(corpus, links)
    chooser = Chooser(corpus, links, table)
    chosen = choose(chooser)
    uses = collect(corpus, table, chosen)
    terms: list[TermPair] = []
    names: list[TermPair] = []
    doubtful: list[TermPair] = []
    for candidate, choice in chosen.items():
        use = uses[candidate]
        if choice.confidence < _DOUBTFUL or _fragment(choice, use):
            continue
        found = renderings(chooser, candidate, choice, use)
        if not found:
            continue
        source, target = _written(corpus, table.sources[candidate]), found[0].target
        if target.isascii():
            kept = sum(rendering.count for rendering in found if _same(rendering.target, source))
            if kept >= _KEPT * use.count and (" " not in source or source == target):
                score = choice.confidence * use.count
                names.append(_term(target, target, use, choice, score, found))
        else:
            score = rank(corpus, table.sources[candidate], choice, use)
            term = _term(source, target, use, choice, score, found)
            (terms if choice.confidence >= LEAST_CONFIDENCE else doubtful).append(term)
    return Extraction(
        tuple(sorted(terms, key=lambda term: (-term.score, -term.count, term.source))),
        tuple(sorted(names, key=lambda term: (-term.count, term.source))),
        tuple(sorted(doubtful, key=lambda term: (-term.score, -term.count, term.source))),
    )


def _term(
    source: str, target: str, use: Uses, choice: Choice, score: float, found: tuple[Rendering, ...]
) -> TermPair:
    return TermPair(source, target, use.count, round(choice.confidence, 4), round(score, 4), found)


def _same(target: str, source: str) -> bool:
    """Whether the English word itself stands in the translation."""
    return target.lower() in (source.lower(), source.lower() + "s")


def rank(corpus: Corpus, source: str, choice: Choice, use: Uses) -> float:
    """Best first: sure, frequent, and of some trade."""
    score = choice.confidence * log2(1.6 + min(use.independent, _MOST_USES))
    words = source.split(" ")
    latin = {
        corpus.unit_morphemes[unit].lemma
        for unit in choice.key
        if corpus.unit_morphemes[unit].surface.isascii()
    }
    if latin and any(word in latin or word + "s" in latin for word in words):
        score *= _HALF_LATIN
    if source in GENERAL_NOUNS or (words[-1] in GENERAL_NOUNS and all(w in GENERAL_NOUNS for w in words)):
        score *= _GENERAL
    return score


def _fragment(choice: Choice, use: Uses) -> bool:
    """Whether the term hardly ever stands by itself, and its translation may be cut out of a longer one."""
    if choice.evidence >= _PLAIN and choice.confidence >= _PLAIN:
        return False
    return use.independent == 0 or (use.independent < 3 and use.independent < 0.25 * use.count)


def _written(corpus: Corpus, key: str) -> str:
    """The key with the capitals that its words have wherever no sentence start decides."""
    return " ".join(_cased(corpus, word) for word in key.split(" "))


def _cased(corpus: Corpus, word: str) -> str:
    numbers = corpus.numbers
    forms: dict[str, int] = {}
    for form in (word, word + "s", word + "es", word[:-1] + "ies"):
        if form in numbers:
            for text, count in corpus.cased[numbers[form]].items():
                if text.lower() != word:
                    text = text[: len(word)] if text[: len(word)].lower() == word else word
                forms[text] = forms.get(text, 0) + count
    if not forms:
        return word
    best = max(forms.values())
    # Lower case wins wherever it is not rare: headings and names capitalise any word.
    if forms.get(word, 0) >= 0.3 * sum(forms.values()):
        return word
    return min(text for text, count in forms.items() if count == best)
