"""Names of the original that the translation lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice
from string import ascii_letters, digits
from typing import TYPE_CHECKING, NamedTuple

from ...japanese import transliterates
from ...rule import Context, Finding, Fix, Severity, unit_rule
from ...text import Edit
from .side import beside, comparable, place, visible
from .vocabulary import CALENDAR_AND_NATIONS, RENDERINGS, SHOUTED

if TYPE_CHECKING:
    from ...bitext import Bitext
    from ...unit import Segment, Unit

_CODE = re.compile(
    r"(?P<option>(?<![\w-])--[A-Za-z][\w-]*+)"
    r"|(?P<call>(?<![\w.])[A-Za-z_][\w.]*+\(\))"
    r"|(?P<path>(?<![\w/.~])[~.]{0,2}/(?:[\w.-]*\w/?)++|(?<![\w/.-])[\w.-]*\w/(?![\w/]))"
    r"|(?P<dotted>(?<![\w.@-])[A-Za-z_]\w++(?:\.[a-z_]\w*+)++)"
    r"|(?P<snake>(?<!\w)(?:_++[A-Za-z0-9]++_*+|[A-Za-z0-9]++_\w++))"
)
# A path, dotted or other name in code has one of these in it.
_DOT = re.compile(r"\.[a-z_]")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*+(?:\+\+|#)?(?:'[a-z]++)?")
# The next of these words with a capital, and all that stands before it.
_CAPITALISED = re.compile(
    r"(?:[^A-Za-z]++|[a-z][a-z0-9]*+(?![A-Z])(?:\+\+|#)?(?:'[a-z]++)?)*+"
    r"(?:([A-Za-z][A-Za-z0-9]*+(?:\+\+|#)?(?:'[a-z]++)?)|\Z)"
)
_CAMEL = re.compile(r"[A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*|[A-Z]{2,}[a-z]{2,}\w*")
_CAPS = re.compile(r"[A-Z][A-Z0-9]+s?")
_CAPS_VERB = re.compile(r"^([A-Z]{2,})(?:ed|ing|er|es|able)$")
_SHOUT = re.compile(r"(?:\b[A-Z]{2,}\b\W+){2}[A-Z]{2,}\b")
_ROMAN = re.compile(r"(?=[IVX]{1,4}$)X{0,3}(?:IX|IV|V?I{0,3})$")
_PROPER = re.compile(r"[A-Z][a-z]+")
_QUOTED = re.compile(r"[\"“][^\"“”]{2,80}[\"”]")
_CAPITAL_FIRST = re.compile(r"(?<![A-Za-z])[A-Z]")
_RUN = re.compile(r"(?<![A-Za-z-])[A-Z][A-Za-z0-9]+(?: [A-Z][A-Za-z0-9]+)+(?![A-Za-z-])")
_BEHIND = re.compile(r"[ -]([A-Za-z0-9]+)")
_KATAKANA = re.compile("[ァ-ヺー・]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•–—…*|]\s|[.!?]\W{1,3}|[\"“”'‘(\[{]|--?\s|\s[-–—])[\s\W]*$")


class Name(NamedTuple):
    """A name in a running text."""

    text: str
    start: int
    end: int
    kind: str
    """option call path dotted snake, camel caps, proper"""
    key: str
    """The name in lower case, without a plural s behind capitals."""


@lru_cache(maxsize=1 << 12)
def names(text: str) -> tuple[Name, ...]:
    """What may be a name in an English running text, in order; words at the start of a sentence too."""
    found = []
    free = []
    at = 0
    if "/" in text or "_" in text or "--" in text or "()" in text or _DOT.search(text):
        for match in _CODE.finditer(text):
            code = match[0]
            found.append(Name(code, match.start(), match.end(), match.lastgroup or "", code.casefold()))
            free.append((at, match.start()))
            at = match.end()
    codes = len(found)
    free.append((at, len(text)))
    for start, end in free:
        for match in _CAPITALISED.finditer(text, start, end):
            if (written := match[1]) is not None and (kind := _kind(written)):
                start = match.start(1)
                found.append(Name(kind[0], start, start + len(kind[0]), kind[1], kind[2]))
    return tuple(sorted(found, key=lambda name: name.start) if codes else found)


@lru_cache(maxsize=1 << 14)
def _kind(written: str) -> tuple[str, str, str] | None:
    """Of a word with a capital: the name in it, its kind and key; None if it is no name."""
    word = _CAPS_VERB.sub(r"\1", written.partition("'")[0])
    key = word.casefold()
    if _CAPS.fullmatch(word):
        return word, "caps", key.removesuffix("s") if word.endswith("s") else key
    if _CAMEL.fullmatch(word):
        return word, "camel", key
    return (word, "proper", key) if _PROPER.fullmatch(word) else None


@lru_cache(maxsize=1 << 12)
def runs(text: str) -> tuple[Name, ...]:
    """Names of two or more capitalised words, such as *Online Python Tutor*."""
    return tuple(
        Name(match[0], match.start(), match.end(), "run", match[0].casefold())
        for match in _RUN.finditer(text)
        if match[0].split(" ", 1)[0].casefold() not in SHOUTED
    )


def _parts(name: str) -> list[str]:
    """A name of several words, and the names that it begins or ends with."""
    words = name.split()
    # Only the first twenty: a text in capitals throughout has no end of them.
    return [" ".join(words[a:b]) for a, b in islice(combinations(range(len(words) + 1), 2), 40) if b - a > 1][
        :20
    ]


class Loan(NamedTuple):
    """A katakana word, and where it stands in the running text."""

    text: str
    start: int
    end: int


class Usage(NamedTuple):
    """How a document uses the words of its originals; all words are in lower case."""

    common: frozenset[str]
    """Words that are written without a capital somewhere."""
    proper: Counter[str]
    """How often a capitalised word stands inside a sentence."""
    kept: Counter[str]
    """In how many units a name of the original stands in Latin letters in the translation."""
    lost: Counter[str]
    """In how many it does not."""
    phrases: Counter[str]
    """In how many visible texts a name of several words stands in full, less those in which it does not."""
    targets: dict[int, str]
    """What the reader sees of the comparable targets, by the identity of their units."""


@lru_cache(maxsize=2)
def usage(bitext: Bitext) -> Usage:
    """How the document uses words; titles do not say whether a capital makes a name."""
    proper: dict[str, int] = {}
    kept: dict[str, int] = {}
    lost: dict[str, int] = {}
    phrases: dict[str, int] = {}
    targets: dict[int, str] = {}
    for unit in bitext.units:
        text = unit.source.plain.text
        said: Sequence[Name] = names(text)
        whole = runs(text)
        if not (said or whole) or unit.source.kind == "title":
            continue
        if said and (titled := _titled(unit.source)):
            said = [name for name in said if not any(start <= name.start < end for start, end in titled)]
        for name in said:
            if name.kind == "proper" and not _SENTENCE_START.search(
                text, max(name.start - 12, 0), name.start
            ):
                proper[name.key] = proper.get(name.key, 0) + 1
        if not unit.ambiguous and comparable(unit):
            target = targets[id(unit)] = visible(unit.target)
            for key in {name.key: None for name in said}:
                counts = kept if holds(target, key) else lost
                counts[key] = counts.get(key, 0) + 1
            for phrase in {part: None for run in whole for part in _parts(run.key)}:
                phrases[phrase] = phrases.get(phrase, 0) + (1 if holds(target, phrase) else -1)
    for segment in (*(unit.target for unit in bitext.units if unit.copied), *bitext.rest):
        if segment.kind == "title" and _PROPER.fullmatch(title := segment.plain.text.strip()):
            # A section of that name is better evidence than a mention.
            kept[title.casefold()] = kept.get(title.casefold(), 0) + 2
        for run in runs(segment.plain.text):
            for part in _parts(run.key):
                phrases[part] = phrases.get(part, 0) + 1
    return Usage(_common(bitext), Counter(proper), Counter(kept), Counter(lost), Counter(phrases), targets)


def _common(bitext: Bitext) -> frozenset[str]:
    """The words that the originals write without a capital somewhere."""
    words = set(_WORD.findall("\n".join([unit.source.plain.text for unit in bitext.units])))
    return frozenset([word for word in words if word.islower()])


@lru_cache(maxsize=2)
def _initials(bitext: Bitext) -> str:
    """First letters of all words in order: `toc` is in it where *table of contents* is."""
    return " ".join(
        ["".join([word[0] for word in _WORD.findall(unit.source.plain.text)]) for unit in bitext.units]
    ).casefold()


def _titled(segment: Segment) -> list[tuple[int, int]]:
    """Stretches of the running text, in links, emphasis and quotes, that are titles of works or pages."""
    plain = segment.plain
    text = plain.text
    stretches = [
        (plain.index(inline.text_span.start), plain.index(inline.text_span.end))
        for inline in segment.inlines
        if inline.kind in ("link", "reference", "anonymous", "emphasis", "strong")
    ]
    if '"' in text or "“" in text or "”" in text:
        stretches += [match.span() for match in _QUOTED.finditer(text)]
    return [(start, end) for start, end in stretches if len(_CAPITAL_FIRST.findall(text[start:end])) > 1]


def holds(text: str, low: str) -> bool:
    """Whether a text has the name, both in lower case, with or without a plural s; `uwsgi` is not `wsgi`."""
    bare = low[:-1] if low.endswith("s") and len(low) > 3 else low
    at = text.find(bare)
    while at >= 0:
        before = text[at - 1] if at else " "
        after = text[at + len(bare) : at + len(bare) + 2]
        # é and kana are no ASCII letters: Japanese may touch the name.
        if not (before.isascii() and before.isalpha()) and (
            not after or not (after[0].isascii() and after[0].isalpha()) or re.match(r"s(?![a-z])", after)
        ):
            return True
        at = text.find(bare, at + 1)
    return False


@unit_rule("name-missing", Severity.WARNING)
def name_missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """A name of the original that the translation lacks.

    Names are identifiers in the running text (`--option`, `path/`, `call()`, `snake_case`,
    `dotted.name`), words like PyPI and cURL, acronyms, and proper names: words that the originals of the
    document write with a capital inside sentences and never without, and that its translations keep in
    Latin letters. They may stand anywhere in the translation, also in a literal, a role or a link's text,
    in any case, with a plural s or without.

    A name in katakana is there (Windows is ウィンドウズ), unless the document keeps it in Latin letters
    elsewhere: then the product became a common word, as where Chef became シェフ. Words for months, days,
    nations and languages have their Japanese, and so have abbreviations such as US and OS; an acronym
    that the document often translates, or whose words it also spells out, is no name. Words in titles of
    works, headings in title case and words that are in capitals for stress are left alone. A name
    that the document leaves out more than once, and one of several words that is translated in part here
    and stands in full elsewhere, are of severity info.

        Flask does not try to be everything.

        すべてであろうとはしません。    →  Flask is missing
    """
    if not comparable(unit):
        return
    text = unit.source.plain.text
    said = names(text)
    if not said:
        return
    used = usage(context.bitext)
    target = used.targets.get(id(unit)) or visible(unit.target)
    loans = {token.english.casefold() for token in unit.target.tokens if token.english}
    titled: list[tuple[int, int]] | None = None
    seen: set[str] = set()
    reported: set[str] = set()
    for name in said:
        if name.key in seen:
            continue
        seen.add(name.key)
        held = holds(target, name.key)
        if held and name.key not in loans:
            continue
        if held:
            fewer = target.count(name.key) < sum(other.key == name.key for other in said)
            if fewer and name.kind == "proper" and _mostly_kept(name, used):
                loan = _loanword(name, unit)
                if loan is not None:
                    yield _translated(name, loan, unit, used)
            continue
        if titled is None:
            titled = _titled(unit.source)
        if any(start <= name.start < end for start, end in titled) or _said_otherwise(
            name, text, unit, target
        ):
            continue
        if not (_is_proper(name, used) if name.kind == "proper" else _is_acronym(name, text, context.bitext)):
            continue
        reported.add(name.key)
        loan = _loanword(name, unit)
        if loan is None:
            origin = unit.source.plain.span(name.start, name.end)
            # What a translator leaves out again and again is the topic that goes without saying.
            usual = used.lost[name.key] > 1 and name.kind in ("proper", "caps")
            yield Finding(
                "name-missing",
                place(unit, origin),
                f"name missing: {name.text}",
                origin,
                unit.id,
                severity=Severity.INFO if usual else None,
            )
        elif _mostly_kept(name, used):
            yield _translated(name, loan, unit, used)
    yield from _in_part(unit, target, used, reported)


def _in_part(unit: Unit, target: str, used: Usage, reported: set[str]) -> Iterator[Finding]:
    """Names of several words of which this target keeps some, while others keep all."""
    for name in runs(unit.source.plain.text):
        words = name.key.split()
        if holds(target, name.key) or not any(holds(target, word) for word in words):
            continue
        lost = [word for word in words if not holds(target, word)]
        if (
            not lost
            or not reported.isdisjoint(lost)
            or used.phrases[name.key] < 0
            or name.key not in used.phrases
        ):
            continue
        origin = unit.source.plain.span(name.start, name.end)
        message = f"name translated in part: {name.text} stands in full elsewhere"
        yield Finding("name-missing", place(unit, origin), message, origin, unit.id, severity=Severity.INFO)


def _mostly_kept(name: Name, used: Usage) -> bool:
    """Whether the document surely means the name to stay as it is."""
    return used.kept[name.key] >= max(2, 2 * used.lost[name.key]) and used.proper[name.key] > 1


def _translated(name: Name, loan: Loan, unit: Unit, used: Usage) -> Finding:
    span = unit.target.plain.span(loan.start, loan.end)
    origin = unit.source.plain.span(name.start, name.end)
    count = used.kept[name.key]
    message = f"name translated: {name.text} is {loan.text} here, {name.text} in {count} other places"
    fix = Fix(f"Write {name.text}", (Edit(span, name.text),), safe=False)
    return Finding("name-missing", span, message, origin, unit.id, fix)


def _is_proper(name: Name, used: Usage) -> bool:
    key = name.key
    return (
        key not in CALENDAR_AND_NATIONS
        and used.proper[key] > 0
        and used.kept[key] > (used.lost[key] if key not in used.common else 3 + 4 * used.lost[key])
    )


def _is_acronym(name: Name, text: str, bitext: Bitext) -> bool:
    """Whether an identifier, a mixed-case word or an acronym is a name that must be kept."""
    key, used = name.key, usage(bitext)
    kept, lost = used.kept[key], used.lost[key]
    if lost > max(kept, 2):
        return False
    if name.kind != "caps":
        return True
    if key in SHOUTED or _ROMAN.match(name.text) or text.isupper() or _SHOUT.search(text):
        return False
    if key in used.common and not kept:
        return False
    # Too short to look for its words: they would be found by chance.
    return kept >= 4 * lost or (len(key) > 2 and key not in _initials(bitext))


def _said_otherwise(name: Name, text: str, unit: Unit, target: str) -> bool:
    """Whether the target has the name as a Japanese word, or written together with its neighbour."""
    words = RENDERINGS.get(name.key)
    if words and re.search(words, unit.target.plain.text):
        return True
    if name.kind in ("path", "call", "dotted", "option", "snake"):
        return name.key.strip("/.()-") in target
    if name.kind == "camel" and any(name.key in code.casefold() for code in beside(unit.target)):
        # *RawIO objects* are objects of the class RawIOBase.
        return True
    head = text[max(name.start - 1, 0) : name.start]
    left = text[: name.start - 1] if head in (" ", "-") else ""
    before = left[len(left.rstrip(ascii_letters + digits)) :]
    behind = _BEHIND.match(text, name.end)
    after = behind[1] if behind else ""
    return (bool(before) and (before + name.text).casefold() in target) or (
        bool(after) and (name.text + after).casefold() in target
    )


def _loanword(name: Name, unit: Unit) -> Loan | None:
    """Where the target has the name in katakana."""
    plain = unit.target.plain
    for token in unit.target.tokens:
        if token.english and token.english.casefold() == name.key:
            return Loan(token.surface, token.start, token.end)
    # A word that the dictionary does not know is cut up; the whole run may be the name, or begin with it.
    for match in _KATAKANA.finditer(plain.text):
        if transliterates(name.text, match[0]):
            return Loan(match[0], *match.span())
    for token in unit.target.tokens:
        if transliterates(name.text, token.surface):
            return Loan(token.surface, token.start, token.end)
    return None
