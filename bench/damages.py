"""Ways to damage a translation, each of them one edit of one unit's target that a reviewer must notice."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from rsttrans.compare.keys import PROSE_ROLES, role_name
from rsttrans.rst.inline import Inline
from rsttrans.text import Document, Edit, Span, View, has_cjk
from rsttrans.unit import State, Unit

Damage = Callable[[Document, Unit, Random], list[Edit]]
"""The edits of one damage, drawn at random among the possible ones; none where the unit offers no place."""

DAMAGES: dict[str, Damage] = {}

_SENTENCE = re.compile(r"[^。]+。 ?")
_SENTENCE_END_EN = re.compile(r"[.!?][\"')\]]?(?:\s+(?=[\"'(`:*]?[A-Z`:*])|$)")
_MARKER = re.compile(r"[ \t]*(?:[-*+•]|(?:\d+|#|[A-Za-z])[.)]|\((?:\d+|#|[A-Za-z])\))[ \t]+")
_KATAKANA = re.compile(r"[ァ-ヴー]{3,}")
_NEGATION_EN = re.compile(r"\b(?:not|no|never|cannot|without|nothing|none)\b|n't\b", re.IGNORECASE)
# What a negation turns into when it is taken away, longest first.
_NEGATION = (
    ("ではありませんでした", "でした"),
    ("ではありません", "です"),
    ("はありません", "があります"),
    ("ませんでした", "ました"),
    ("ません", "ます"),
)
_PLAIN_FORM = (
    *(
        (f"{kana}ます。", f"{kana}る。")
        for kana in ("れ", "え", "け", "せ", "て", "ね", "べ", "め", "げ", "でき", "い")
    ),
    ("します。", "する。"),
    ("ります。", "る。"),
    ("きます。", "く。"),
    ("ません。", "ない。"),
    ("です。", "である。"),
)
_POLITE_FORM = (
    ("である。", "です。"),
    ("する。", "します。"),
    ("できる。", "できます。"),
    ("いる。", "います。"),
)


def damage(name: str) -> Callable[[Damage], Damage]:
    """Register a damage under the name that the table shows."""

    def add(function: Damage) -> Damage:
        DAMAGES[name] = function
        return function

    return add


def eligible(unit: Unit) -> bool:
    """Whether the unit is a sound pair, so that damage to it can be told from its state before."""
    return (
        unit.state is State.TRANSLATED
        and not (unit.ambiguous or unit.hidden or unit.copied or unit.target.empty)
        and has_cjk(unit.target.text)
    )


def _pick(random: Random, edits: Sequence[list[Edit]]) -> list[Edit]:
    return random.choice(edits) if edits else []


def _raw(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _other_letter(random: Random, letter: str) -> str:
    alphabet = "0123456789" if letter.isdigit() else "abcdefghijklmnopqrstuvwxyz"
    return random.choice([other for other in alphabet if other != letter.lower()])


def _mistype(random: Random, start: int, text: str) -> list[Edit]:
    """Another letter for one of `text`, which stands at `start`."""
    places = [index for index, char in enumerate(text) if char.isascii() and char.isalnum()]
    if not places:
        return []
    index = random.choice(places)
    return [Edit(Span(start + index, start + index + 1), _other_letter(random, text[index]))]


def _same(unit: Unit, inline: Inline) -> bool:
    """Whether the original has this element too: only then its damage is a new difference."""
    return any(
        (other.kind, other.target, other.text if inline.kind == "literal" else "")
        == (inline.kind, inline.target, inline.text if inline.kind == "literal" else "")
        for other in unit.source.inlines
    )


@damage("url changed")
def url_changed(document: Document, unit: Unit, random: Random) -> list[Edit]:
    found = []
    for inline in unit.target.inlines:
        raw = _raw(document, inline.span)
        if inline.kind in ("link", "uri") and "\n" not in raw and _same(unit, inline):
            at = raw.find("://")
            end = raw.rfind(">") if inline.kind == "link" else len(raw)
            if 0 <= at < end:
                start = inline.span.start + at + 3
                found.append(_mistype(random, start, document.text[start : inline.span.start + end]))
    return _pick(random, [edits for edits in found if edits])


@damage("link dropped")
def link_dropped(document: Document, unit: Unit, random: Random) -> list[Edit]:
    return _pick(
        random,
        [
            [Edit(inline.span, inline.text)]
            for inline in unit.target.inlines
            if inline.kind in ("link", "reference") and inline.text and _same(unit, inline)
        ],
    )


@damage("role target changed")
def role_target_changed(document: Document, unit: Unit, random: Random) -> list[Edit]:
    found = []
    for inline in unit.target.inlines:
        if (
            inline.kind == "role"
            and inline.role
            and role_name(inline.role) not in PROSE_ROLES
            and _same(unit, inline)
        ):
            raw = _raw(document, inline.span)
            at = raw.rfind(inline.target)
            if inline.target and at >= 0:
                found.append(_mistype(random, inline.span.start + at, inline.target))
    return _pick(random, [edits for edits in found if edits])


@damage("role or literal dropped")
def markup_dropped(document: Document, unit: Unit, random: Random) -> list[Edit]:
    return _pick(
        random,
        [
            [Edit(inline.span, inline.text)]
            for inline in unit.target.inlines
            if inline.kind in ("role", "literal") and inline.text and _same(unit, inline)
        ],
    )


@damage("literal changed")
def literal_changed(document: Document, unit: Unit, random: Random) -> list[Edit]:
    found = []
    for inline in unit.target.inlines:
        if inline.kind == "literal" and _same(unit, inline):
            found.append(_mistype(random, inline.text_span.start, _raw(document, inline.text_span)))
    return _pick(random, [edits for edits in found if edits])


@damage("number changed")
def number_changed(document: Document, unit: Unit, random: Random) -> list[Edit]:
    text = unit.target.view.text
    taken = [inline.span for inline in unit.target.inlines]
    found = []
    for match in re.finditer(r"(?<![\w.])\d+(?:\.\d+)*(?![\w.])", text):
        span = unit.target.view.span(match.start(), match.end())
        inside = any(start < span.end and span.start < end for start, end in taken)
        in_source = re.search(rf"(?<![\w.]){re.escape(match[0])}(?![\w.])", unit.source.text)
        if not inside and in_source:
            digits = list(match[0])
            place = random.choice([index for index, char in enumerate(digits) if char.isdigit()])
            digits[place] = random.choice([char for char in "123456789" if char != digits[place]])
            if "".join(digits) not in unit.source.text:
                found.append([Edit(span, "".join(digits))])
    return _pick(random, found)


@damage("bold dropped")
def bold_dropped(document: Document, unit: Unit, random: Random) -> list[Edit]:
    wanted = any(inline.kind == "strong" for inline in unit.source.inlines)
    return _pick(
        random,
        [
            [Edit(inline.span, inline.text)]
            for inline in unit.target.inlines
            if inline.kind == "strong" and wanted
        ],
    )


def _block_lines(document: Document, unit: Unit) -> Span | None:
    """The whole lines of the target where nothing but its list marker shares them."""
    start, end = unit.target.span
    first = document.line_starts[document.line_of(start) - 1]
    lead = document.text[first:start]
    last = document.line_of(max(start, end - 1))
    stop = document.line_starts[last] if last < len(document.line_starts) else len(document.text)
    if (lead.strip() and not _MARKER.fullmatch(lead)) or document.text[end:stop].strip():
        return None
    return Span(first, stop)


@damage("paragraph deleted")
def paragraph_deleted(document: Document, unit: Unit, random: Random) -> list[Edit]:
    lines = _block_lines(document, unit)
    if unit.target.kind not in ("paragraph", "item", "definition") or lines is None:
        return []
    return [Edit(lines, "")] if _english_words(unit) >= 5 else []


def _english_words(unit: Unit) -> int:
    return len(re.findall(r"(?<![\w`<:./])[A-Za-z]{2,}(?![\w`>:/])", unit.source.plain.text))


@damage("paragraph in English")
def paragraph_copied(document: Document, unit: Unit, random: Random) -> list[Edit]:
    if unit.target.kind not in ("paragraph", "item", "definition") or _english_words(unit) < 5:
        return []
    return [Edit(unit.target.span, unit.source.text)] if "\n" not in unit.source.text else []


@damage("sentence deleted")
def sentence_deleted(document: Document, unit: Unit, random: Random) -> list[Edit]:
    prose: View = unit.target.view.prose
    matches = list(_SENTENCE.finditer(prose.text))
    if len(matches) < 2 or len(_SENTENCE_END_EN.findall(unit.source.text)) < 2:
        return []
    found = []
    for match in matches:
        balanced = all(match[0].count(a) == match[0].count(b) for a, b in ("（）", "()", "「」", "『』"))
        if balanced and len(match[0]) >= 8 and match[0].count("`") % 2 == 0:
            found.append([Edit(prose.span(match.start(), match.end()), "")])
    return _pick(random, found)


@damage("blank beside markup deleted")
def blank_deleted(document: Document, unit: Unit, random: Random) -> list[Edit]:
    text = document.text
    found = []
    for inline in unit.target.inlines:
        start, end = inline.span
        if start > 1 and text[start - 1] == " " and re.match(r"[ぁ-んァ-ヴ一-鿿ー]", text[start - 2]):
            found.append([Edit(Span(start - 1, start), "")])
        if text[end : end + 1] == " " and re.match(r"[ぁ-んァ-ヴ一-鿿ー]", text[end + 1 : end + 2]):
            found.append([Edit(Span(end, end + 1), "")])
    return _pick(random, found)


def _swap(unit: Unit, random: Random, pairs: Sequence[tuple[str, str]]) -> list[Edit]:
    text = unit.target.view.text
    found = []
    covered: list[tuple[int, int]] = []
    for old, new in pairs:
        for match in re.finditer(re.escape(old), text):
            if not any(start <= match.start() < end for start, end in covered):
                covered.append(match.span())
                found.append([Edit(unit.target.view.span(*match.span()), new)])
    return _pick(random, found)


@damage("register of one sentence")
def register_changed(document: Document, unit: Unit, random: Random) -> list[Edit]:
    if unit.target.kind not in ("paragraph", "definition"):
        return []
    polite = len(re.findall(r"(?:です|ます|ません)。", document.text))
    plain = len(re.findall(r"(?:である|する|いる|ない|できる)。", document.text))
    if max(polite, plain) < 5 or min(polite, plain) * 5 > max(polite, plain):
        return []
    return _swap(unit, random, _PLAIN_FORM if polite > plain else _POLITE_FORM)


@damage("negation removed")
def negation_removed(document: Document, unit: Unit, random: Random) -> list[Edit]:
    return _swap(unit, random, _NEGATION) if _NEGATION_EN.search(unit.source.plain.text) else []


def term_replaced(words: Sequence[str]) -> Damage:
    """A loanword for another one of `words`, the frequent loanwords of the corpus."""

    def replace(document: Document, unit: Unit, random: Random) -> list[Edit]:
        taken = [inline.span for inline in unit.target.inlines]
        found = []
        for match in _KATAKANA.finditer(unit.target.view.text):
            span = unit.target.view.span(*match.span())
            inside = any(start < span.end and span.start < end for start, end in taken)
            if match[0] in words and not inside:
                others = [word for word in words if word not in unit.target.text and word[:2] != match[0][:2]]
                if others:
                    found.append([Edit(span, random.choice(others))])
        return _pick(random, found)

    return replace


def frequent_loanwords(texts: Sequence[str]) -> list[str]:
    """Katakana words that occur five times or more, in order."""
    counts: dict[str, int] = {}
    for text in texts:
        for match in _KATAKANA.finditer(text):
            counts[match[0]] = counts.get(match[0], 0) + 1
    return sorted(word for word, count in counts.items() if count >= 5)


def other_paragraph(units: Sequence[Unit]) -> Damage:
    """The translation of another unit of the same document in place of the unit's own."""

    def replace(document: Document, unit: Unit, random: Random) -> list[Edit]:
        texts = [
            other.target.text
            for other in units
            if other.key != unit.key and other.target.kind == "paragraph" and len(other.target.text) >= 40
        ]
        if unit.target.kind != "paragraph" or len(unit.target.text) < 40 or not texts:
            return []
        return [Edit(unit.target.span, random.choice(texts))]

    return replace
