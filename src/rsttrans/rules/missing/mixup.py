"""Translations that belong to another original."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...bitext import Bitext
from ...config import Settings
from ...rule import Context, Finding, Severity, bitext_rule, project_rule
from ...text import Span
from ...unit import Unit, normalise
from .evidence import Anchor, anchor, heard, sounds_like, spell
from .ratio import comparable
from .words import FUNCTION, shorten

_NEIGHBOURS = 3
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*+|[0-9]{2,}+")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{3,}")
_LONG = 30
"""Characters of a translation from which on two equal ones are no accident."""
_ALIKE = 0.6
"""Originals that share more of their words may well have one translation."""


class Signs(NamedTuple):
    """What of a translation can be looked up in an original."""

    anchors: frozenset[Anchor]
    latin: frozenset[str]
    katakana: frozenset[tuple[str, str]]
    """Surface of each loanword, and the English that the dictionary gives."""


class Fit(NamedTuple):
    """How well a translation fits an original."""

    agree: int
    """Signs of the translation that the original has."""
    differ: int
    """Signs that it has not."""
    lost: int
    """Addresses and pieces of code of the original that the translation has not."""
    kept: int
    """Those that it has."""
    strange: int
    """Addresses, pieces of code and Latin words of the translation that the original has not."""

    @property
    def share(self) -> float:
        return self.agree / max(self.agree + self.differ, 1)


@bitext_rule("wrong-text", Severity.ERROR)
def wrong_text(context: Context) -> Iterator[Finding]:
    """The translation is that of another original.

    Names, links, literals, numbers and loanwords disagree throughout: hardly anything that the translation
    mentions is in the original, and what the original names is not in the translation.  Where the translation
    fits an original nearby (text that slipped by one block, or was pasted twice), the message says which.

    Left alone: translations that show too few such signs, and signs that most blocks of the document have.

    Example::

        .. The **proxy** forwards HTTP requests to Apache and caches them in Redis.

        Windowsのインストーラはデスクトップにショートカットを作成し、レジストリにパスを追加します。
    """
    units = [unit for unit in context.bitext.units if comparable(unit)]
    known = _vocabulary(context.bitext)
    for number, unit in enumerate(units):
        signs = _rare(_signs(unit), known, len(units))
        own = _fit(signs, unit)
        if own.differ < 3 or own.share > 0.34:
            continue
        nearby = [
            (other, _fit(signs, other))
            for other in units[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS + 1]
            if other.key != unit.key
        ]
        other, fit = max(nearby, key=lambda pair: pair[1].agree, default=(unit, own))
        hard = own.lost + own.strange
        if (
            not own.kept
            and fit.agree >= own.agree + (3 if hard > 1 else 4)
            and fit.share >= (0.6 if hard > 1 else 0.75)
        ):
            line = context.bitext.document.line_of(other.source.span.start)
            message = f"this is the translation of “{shorten(other.source.text)}” in line {line}"
            severity = None if hard > 1 else Severity.WARNING
            yield Finding(
                "wrong-text", unit.target.span, message, unit.source.span, unit.id, severity=severity
            )
        elif not own.kept and own.differ >= 4 and hard and own.share <= 0.2 and own.differ + own.lost >= 6:
            names = ", ".join(sorted(signs.latin) + sorted(surface for surface, _ in signs.katakana))
            message = f"another text, it seems: the original has nothing of {shorten(names, 60)}"
            severity = Severity.WARNING
            yield Finding(
                "wrong-text", unit.target.span, message, unit.source.span, unit.id, severity=severity
            )


@lru_cache(maxsize=1 << 12)
def _signs(unit: Unit) -> Signs:
    target = unit.target
    anchors = {
        found for inline in target.inlines if (found := anchor(inline)) and found[0] in ("uri", "code")
    }
    latin = {spell(match[0]) for match in _LATIN.finditer(target.plain.text)} - FUNCTION
    katakana = {
        (token.surface, spell(token.english) if token.english.isalpha() else "")
        for token in target.tokens
        if _KATAKANA.fullmatch(token.surface)
    }
    return Signs(frozenset(anchors), frozenset(word for word in latin if len(word) > 1), frozenset(katakana))


@lru_cache(maxsize=8)
def _vocabulary(bitext: Bitext) -> Counter[object]:
    """In how many translations of the document each sign occurs."""
    counts: Counter[object] = Counter()
    for unit in bitext.units:
        if comparable(unit):
            signs = _signs(unit)
            counts.update((*signs.anchors, *signs.latin, *signs.katakana))
    return counts


def _rare(signs: Signs, known: Counter[object], units: int) -> Signs:
    """The signs that not every fourth block has."""
    most = max(units / 4, 2)
    return Signs(
        frozenset(item for item in signs.anchors if known[item] <= most),
        frozenset(item for item in signs.latin if known[item] <= most),
        frozenset(item for item in signs.katakana if known[item] <= most),
    )


@lru_cache(maxsize=1 << 12)
def _source_words(unit: Unit) -> frozenset[str]:
    """All words of an original, those in its markup and addresses included."""
    return frozenset(spell(match[0]) for match in _LATIN.finditer(unit.source.text)) - FUNCTION


@lru_cache(maxsize=1 << 12)
def _source_forms(unit: Unit) -> frozenset[str]:
    return frozenset(match[0].casefold() for match in _LATIN.finditer(unit.source.text)) - FUNCTION


@lru_cache(maxsize=1 << 12)
def _source_anchors(unit: Unit) -> frozenset[Anchor]:
    return frozenset(
        found for inline in unit.source.inlines if (found := anchor(inline)) and found[0] in ("uri", "code")
    )


def _fit(signs: Signs, unit: Unit) -> Fit:
    """How well the signs of a translation fit the original of `unit`."""
    words, anchors = _source_words(unit), _source_anchors(unit)
    forms = _source_forms(unit)
    joined = unit.source.text.casefold()
    kept = len(signs.anchors & anchors)
    latin = sum(word in words or (len(word) > 3 and word in joined) for word in signs.latin)
    katakana = sum(
        english in words or any(sounds_like(surface, form) for form in forms)
        for surface, english in signs.katakana
    )
    agree = kept + latin + katakana
    hard = len(signs.anchors) + len(signs.latin)
    shown = heard(unit.target)
    lost = sum(not shown.anchors[item] for item in anchors)
    return Fit(agree, hard + len(signs.katakana) - agree, lost, kept, hard - kept - latin)


class _Fact(NamedTuple):
    digest: bytes
    """Of the translation."""
    source: str
    line: int
    share: float
    """How much of the translation fits the original."""
    target_span: Span
    source_span: Span
    unit: str


def _collect(context: Context) -> tuple[_Fact, ...]:
    facts = []
    for unit in context.bitext.units:
        if comparable(unit) and len(unit.target.plain.text) >= _LONG:
            text = normalise(unit.target.text)
            digest = hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
            line = context.bitext.document.line_of(unit.target.span.start)
            share = _fit(_signs(unit), unit).share
            facts.append(
                _Fact(digest, unit.key[:400], line, share, unit.target.span, unit.source.span, unit.id)
            )
    return tuple(facts)


@project_rule("same-target", Severity.WARNING, _collect)
def same_target(
    documents: Sequence[tuple[str, tuple[_Fact, ...]]], settings: Settings
) -> Iterator[tuple[str, Finding]]:
    """Two different originals have one and the same translation.

    One of them was pasted in the wrong place, most likely.  Of the two, the finding stands at the one that
    fits its original less; where that cannot be told, at the later one.

    Left alone: translations of less than 30 characters, and originals that differ by a few words only.

    Example::

        .. The first cache is emptied at midnight by the cleaner.

        最初のキャッシュは、クリーナによって毎日深夜に空にされることになっています。

        .. Thumbnails are stored in a separate place.

        最初のキャッシュは、クリーナによって毎日深夜に空にされることになっています。
    """
    groups: dict[bytes, list[tuple[str, _Fact]]] = {}
    for path, facts in documents:
        for fact in facts:
            groups.setdefault(fact.digest, []).append((path, fact))
    for group in groups.values():
        # The best fit is taken for right; the sort is stable, so that of equal ones the first is.
        (right_path, right), *others = sorted(group, key=lambda entry: -entry[1].share)
        for path, fact in others:
            if _alike(fact.source, right.source) < _ALIKE:
                where = f"line {right.line}" if path == right_path else f"{right_path}:{right.line}"
                message = f"the same translation as that of “{shorten(right.source)}” ({where})"
                yield path, Finding("same-target", fact.target_span, message, fact.source_span, fact.unit)


def _alike(first: str, second: str) -> float:
    """How many of their words two originals share."""
    a, b = (Counter(re.findall(r"\w+", text.casefold())) for text in (first, second))
    return 2 * (a & b).total() / max(a.total() + b.total(), 1)
