"""Latin words in the translation that its original does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from ...rule import Context, Finding, Fix, Severity, unit_rule
from ...text import Edit, Span
from .side import comparable
from .vocabulary import EVERYDAY, UNITS

if TYPE_CHECKING:
    from ...bitext import Bitext
    from ...unit import Segment, Unit

_WORD = re.compile(r"[A-Za-z]++(?:[0-9_]*+[A-Za-z]++)*+")
# With what may hold the parts of a name together: setup.py is one word.
_WHOLE = re.compile(r"[A-Za-z]++(?:[0-9_.-]*+[A-Za-z]++)*+")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_RUN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)+")
_NOTE = re.compile(r"[（(\[]\s*+訳[注註][^）)\]]*+[）)\]]|訳[注註].*+", re.S)
_ENDING = re.compile(
    r"(?:s|es|ed|d|ing|e|y|ies|ied|er|ers|or|ors|ly|al|ally|able|ible|tion|ion|ions|tions|ment|ness|ic|ics|x|ces|um|a"
    r"|us|i|ity|ive|r|'s)?"
)
_SPELLINGS = (("isa", "iza"), ("ise", "ize"), ("isi", "izi"), ("yse", "yze"), ("our", "or"), ("tre", "ter"))
_CLOSE = 0.75
_LONGEST = 40
_WIDE = re.compile("[\uff21-\uff5a]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF21, 0xFF5B)}


@unit_rule("unknown-word", Severity.WARNING)
def unknown_word(unit: Unit, context: Context) -> Iterator[Finding]:
    """A Latin word in the translation that its original does not have.

    A word that looks like one of the original, and is none that the document uses elsewhere, is a slip of
    the typist: Setutools for *setuptools*. Any other word that no original of the document has is of
    severity info: it may be well chosen, or a leftover of another text.

    Case does not count. Words that are the original's in another form are fine (*minion* for *minions*),
    so are its parts and compounds (*filename* for *file name*), acronyms of its phrases and phrases for
    its acronyms, units of measure, everyday words (Web, OS, PC; more of them in the setting
    `everyday_words`), translator's notes (訳注), and words in literals and roles, which are the rule
    `literal`'s.

        Run setuptools once.

        Setutoolsを一度実行します。    →  near setuptools
    """
    if not comparable(unit):
        return
    target = unit.target.plain.text
    if _WIDE.search(target):
        target = target.translate(_NARROW)
    source = unit.source.text
    folded = source.casefold()
    # What the source has somewhere is known; this is what nearly all words are.
    found = [
        match
        for match in _WORD.finditer(target)
        if len(match[0]) > 1
        and not (len(match[0]) > 3 and "_" not in match[0] and match[0].casefold() in folded)
    ]
    if not found:
        return
    known = _words(source)
    strange = [match for match in found if match[0].casefold() not in known]
    if not strange:
        return
    squeezed = re.sub(r"[\W_]+", "", source).casefold()
    mine = {word.casefold() for word in context.settings.everyday_words}
    notes = [match.span() for match in _NOTE.finditer(target)]
    phrases = _phrases(target, source)
    reported: set[str] = set()
    for match in strange:
        low = match[0].casefold()
        if low in reported or low in EVERYDAY or low in UNITS or low in mine:
            continue
        if (
            (len(low) > 3 and low in squeezed)
            or any(_related(low, word) for word in known)
            or all(any(_related(part, word) for word in known) for part in _parts(match[0]))
            or _is_acronym(match[0], source)
            or any(start <= match.start() < end for start, end in notes)
            or (any(start <= match.start() < end for start, end in phrases) and not _near(low, known))
            or low in _document_words(context.bitext)
        ):
            continue
        reported.add(low)
        yield _report(match, low, known, unit)


def _report(match: re.Match[str], low: str, known: Iterable[str], unit: Unit) -> Finding:
    span = unit.target.plain.span(*match.span())
    word = unit.target.plain.text[match.start() : match.end()]
    near = _near(low, known)
    if not near:
        message = f"unknown word: {word} is not in the source"
        return Finding("unknown-word", span, message, unit.source.span, unit.id, severity=Severity.INFO)
    at = unit.source.text.casefold().find(near[0])
    right = unit.source.text[at : at + len(near[0])]
    if word[0].isupper() and right.islower() and near[0] not in unit.source.plain.text:
        right = right.capitalize()
    return Finding(
        "unknown-word",
        span,
        f"unknown word: {word} is not in the source, did you mean {right}?",
        _origin(unit.source, near[0]),
        unit.id,
        Fix(f"Write {right}", (Edit(span, right),), safe=False),
    )


def _near(low: str, known: Iterable[str]) -> list[str]:
    """The word of the source that looks most like this one, if any does."""
    return get_close_matches(low, sorted(known), 1, _CLOSE) if 3 < len(low) <= _LONGEST else []


def _origin(source: Segment, low: str) -> Span:
    """Where the source has a word; all of it where the word is not in the running text."""
    at = source.plain.text.casefold().find(low)
    return source.plain.span(at, at + len(low)) if at >= 0 else source.span


def _words(text: str) -> frozenset[str]:
    """The words of a text in lower case, and the parts of those that are joined by points and the like."""
    whole = {match[0].casefold() for match in _WHOLE.finditer(text)}
    return frozenset(whole | {match[0].casefold() for match in _WORD.finditer(text)} | set(_letters(text)))


def _letters(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[A-Za-z]+", text)]


def _parts(word: str) -> list[str]:
    """The parts of a camelCase or snake_case word."""
    return [part.casefold() for part in _PART.findall(word)]


@lru_cache(maxsize=2)
def _document_words(bitext: Bitext) -> frozenset[str]:
    """Whole words of all originals of a document."""
    return frozenset(
        match[0].casefold() for unit in bitext.units for match in _WHOLE.finditer(unit.source.text)
    )


def _related(one: str, two: str) -> bool:
    """Whether two words in lower case are forms of one word, or spellings on two sides of the Atlantic."""
    if one[:2] != two[:2]:
        return False
    one, two = _spelling(one), _spelling(two)
    same = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        same += 1
    if same < max(2, min(len(one), len(two)) - 3):
        return False
    a, b = one[same:], two[same:]
    # running, stopped: the last letter is doubled.
    a, b = (rest[1:] if rest[:1] == one[same - 1] and len(rest) > 2 else rest for rest in (a, b))
    return _ENDING.fullmatch(a) is not None and _ENDING.fullmatch(b) is not None


def _spelling(word: str) -> str:
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word


def _is_acronym(word: str, source: str) -> bool:
    """Whether a word in capitals is made of the first letters of words of the source."""
    if not word.isupper() or len(word) < 2:
        return False
    words = _letters(source)
    low = word.casefold()
    for start in range(len(words)):
        at = 0
        for each in words[start:]:
            if each[0] == low[at]:
                at += 1
                if at == len(low):
                    return True
            elif each not in ("of", "and", "the", "a", "for", "in", "on", "to", "or") or not at:
                break
    return False


def _phrases(target: str, source: str) -> list[tuple[int, int]]:
    """Where the target writes out an acronym of the source."""
    return [
        match.span()
        for match in _RUN.finditer(target)
        if any(_is_acronym(acronym, match[0]) for acronym in re.findall(r"\b[A-Z]{2,}\b", source))
    ]
