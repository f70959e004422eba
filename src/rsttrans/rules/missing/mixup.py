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
from ...unit import Segment, Unit, normalise
from .evidence import Anchor, anchor, heard, sounds_like, spell
from .ratio import comparable
from .words import FUNCTION, shorten

_NEIGHBOURS = 3
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*+|[0-9]{2,}+")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{3,}")
_HARD = ("uri", "code")
"""Kinds of anchors that no other text has by chance."""
_LONG = 30
"""Characters of a translation from which on two equal ones are no accident."""
_KEPT = 400
"""Characters of both texts that are kept for comparing two documents."""
_ALIKE = 0.6
"""Originals that share more of their words may well have one translation."""


Sign = tuple[str, ...]
"""Kind (`uri`, `code`, `latin`, `kana`) and text of what can be looked up in an original; for a loanword also
the English that the dictionary gives."""


class Fit(NamedTuple):
    """How well a translation fits an original."""

    agree: frozenset[Sign]
    """Signs of the translation that the original has."""
    differ: frozenset[Sign]
    """Signs that it has not."""

    def rare(self, known: Counter[Sign], most: float) -> Fit:
        """The same without the signs that more than `most` blocks of the document have."""
        agree, differ = (frozenset(sign for sign in signs if known[sign] <= most) for signs in self)
        return Fit(agree, differ)

    @property
    def share(self) -> float:
        return len(self.agree) / max(len(self.agree) + len(self.differ), 1)


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
    most = max(len(units) / 4, 2)
    for number, unit in enumerate(units):
        if _plainly_fits(unit, known, most):
            continue
        own = _fit(unit, unit).rare(known, most)
        if len(own.differ) < 3 or own.share > 0.34 or any(kind in _HARD for kind, *_ in own.agree):
            continue
        lost = sum(not heard(unit.target).anchors[item] for item in _source_anchors(unit))
        hard = lost + sum(sign[0] != "kana" for sign in own.differ)
        other, fit = unit, own
        for candidate in units[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS + 1]:
            found = _fit(unit, candidate).rare(known, most)
            if candidate.key != unit.key and len(found.agree) > len(fit.agree):
                other, fit = candidate, found
        gain = len(fit.agree) - len(own.agree)
        if gain >= (3 if hard > 1 else 4) and fit.share >= (0.6 if hard > 1 else 0.75):
            line = context.bitext.document.line_of(other.source.span.start)
            message = f"this is the translation of “{shorten(other.source.text)}” in line {line}"
            severity = None if hard > 1 else Severity.WARNING
        elif len(own.differ) >= 4 and hard and own.share <= 0.2 and len(own.differ) + lost >= 6:
            names = ", ".join(text for _, text, *_ in sorted(own.differ))
            message = f"another text, it seems: the original has nothing of {shorten(names, 60)}"
            severity = Severity.WARNING
        else:
            continue
        yield Finding("wrong-text", unit.target.span, message, unit.source.span, unit.id, severity=severity)


@lru_cache(maxsize=1 << 12)
def _signs(unit: Unit) -> frozenset[Sign]:
    signs: set[Sign] = set(_anchors(unit.target))
    for match in _LATIN.finditer(unit.target.plain.text):
        if len(match[0]) > 1 and match[0].lower() not in FUNCTION:
            signs.add(("latin", match[0].casefold()))
    for token in unit.target.tokens:
        if _KATAKANA.fullmatch(token.surface):
            signs.add(("kana", token.surface, spell(token.english) if token.english.isalpha() else ""))
    return frozenset(signs)


def _anchors(segment: Segment) -> Iterator[Anchor]:
    for inline in segment.inlines:
        found = anchor(inline)
        if found and found[0] in _HARD:
            yield found


@lru_cache(maxsize=1 << 12)
def _source_anchors(unit: Unit) -> frozenset[Anchor]:
    return frozenset(_anchors(unit.source))


@lru_cache(maxsize=1 << 12)
def _source_words(unit: Unit) -> tuple[frozenset[str], frozenset[str]]:
    """All words of an original, those in its markup and addresses included: as they stand, and their keys."""
    forms = frozenset(match[0].casefold() for match in _LATIN.finditer(unit.source.text)) - FUNCTION
    return forms, frozenset(spell(form) for form in forms)


@lru_cache(maxsize=8)
def _vocabulary(bitext: Bitext) -> Counter[Sign]:
    """In how many translations of the document each sign occurs."""
    counts: Counter[Sign] = Counter()
    for unit in bitext.units:
        if comparable(unit):
            counts.update(_signs(unit))
    return counts


def _plainly_fits(unit: Unit, known: Counter[Sign], most: float) -> bool:
    """Whether a translation fits its own original so well that its loanwords need not be looked at."""
    signs = [sign for sign in _signs(unit) if known[sign] <= most]
    if len(signs) < 3:
        return True
    anchors = _source_anchors(unit)
    forms, keys = _source_words(unit)
    agree = 0
    for kind, text, *_ in signs:
        if kind in _HARD and (kind, text) in anchors:
            return True
        agree += kind == "latin" and (text in forms or spell(text) in keys)
    return agree > 0.34 * len(signs)


@lru_cache(maxsize=1 << 12)
def _fit(unit: Unit, original: Unit) -> Fit:
    """How well the translation of one unit fits the original of another, or of itself."""
    anchors = _source_anchors(original)
    forms, keys = _source_words(original)
    joined = original.source.text.casefold()
    agree = set()
    signs = _signs(unit)
    for sign in signs:
        kind, text, *more = sign
        if kind in _HARD:
            there = (kind, text) in anchors
        elif kind == "latin":
            there = spell(text) in keys or (len(text) > 3 and text in joined)
        else:
            there = more[0] in keys or any(sounds_like(text, form) for form in forms)
        if there:
            agree.add(sign)
    return Fit(frozenset(agree), signs - agree)


class _Fact(NamedTuple):
    digest: bytes
    """Of the translation."""
    source: str
    target: str
    line: int
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
            facts.append(
                _Fact(
                    digest,
                    unit.key[:_KEPT],
                    text[:_KEPT],
                    line,
                    unit.target.span,
                    unit.source.span,
                    unit.id,
                )
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
        if len(group) == 1:
            continue
        # The best fit is taken for right; the sort is stable, so that of equal ones the first is.
        (right_path, right), *others = sorted(group, key=lambda entry: -_share(entry[1]))
        for path, fact in others:
            if _alike(fact.source, right.source) < _ALIKE:
                where = f"line {right.line}" if path == right_path else f"{right_path}:{right.line}"
                message = f"the same translation as that of “{shorten(right.source)}” ({where})"
                yield path, Finding("same-target", fact.target_span, message, fact.source_span, fact.unit)


def _share(fact: _Fact) -> float:
    """How much of what can be looked up in a translation its original has."""
    latin = {match[0].casefold() for match in _LATIN.finditer(fact.target)} - FUNCTION
    loans = {match[0] for match in _KATAKANA.finditer(fact.target)}
    forms = {match[0].casefold() for match in _LATIN.finditer(fact.source)} - FUNCTION
    keys = {spell(form) for form in forms}
    agree = sum(spell(word) in keys for word in latin)
    agree += sum(any(sounds_like(word, form) for form in forms) for word in loans)
    return agree / max(len(latin) + len(loans), 1)


def _alike(first: str, second: str) -> float:
    """How many of their words two originals share."""
    a, b = (Counter(re.findall(r"\w+", text.casefold())) for text in (first, second))
    return 2 * (a & b).total() / max(a.total() + b.total(), 1)
