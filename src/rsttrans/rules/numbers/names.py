"""Names of the original that the translation lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
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
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*+(?:\+\+|#)?(?:'[a-z]++)?")
_CAMEL = re.compile(r"[A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*|[A-Z]{2,}[a-z]{2,}\w*")
_CAPS = re.compile(r"[A-Z][A-Z0-9]+s?")
_CAPS_VERB = re.compile(r"^([A-Z]{2,})(?:ed|ing|er|es|able)$")
_SHOUT = re.compile(r"(?:\b[A-Z]{2,}\b\W+){2}[A-Z]{2,}\b")
_ROMAN = re.compile(r"(?=[IVX]{1,4}$)X{0,3}(?:IX|IV|V?I{0,3})$")
_PROPER = re.compile(r"[A-Z][a-z]+")
_QUOTED = re.compile(r"[\"“][^\"“”]{2,80}[\"”]")
_RUN = re.compile(r"(?<![A-Za-z-])[A-Z][A-Za-z0-9]+(?: [A-Z][A-Za-z0-9]+)+(?![A-Za-z-])")
_KATAKANA = re.compile("[ァ-ヺー・]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•–—…*|]\s|[.!?]\W{1,3}|[\"“”'‘(\[{]|--?\s|\s[-–—])[\s\W]*$")


class Name(NamedTuple):
    """A name in a running text."""

    text: str
    start: int
    end: int
    kind: str
    """option call path dotted snake, camel caps, proper"""

    @property
    def key(self) -> str:
        """The name in lower case, without a plural s behind capitals."""
        low = self.text.casefold()
        return low[:-1] if self.kind == "caps" and self.text.endswith("s") else low


@lru_cache(maxsize=256)
def names(text: str) -> tuple[Name, ...]:
    """What may be a name in an English running text, in order; words at the start of a sentence too."""
    found = []
    free = []
    at = 0
    for match in _CODE.finditer(text):
        found.append(Name(match[0], match.start(), match.end(), match.lastgroup or ""))
        free.append((at, match.start()))
        at = match.end()
    free.append((at, len(text)))
    for start, end in free:
        for match in _WORD.finditer(text, start, end):
            if match[0].islower():
                continue
            word = _CAPS_VERB.sub(r"\1", match[0].partition("'")[0])
            if _CAPS.fullmatch(word):
                kind = "caps"
            elif _CAMEL.fullmatch(word):
                kind = "camel"
            elif _PROPER.fullmatch(word):
                kind = "proper"
            else:
                continue
            found.append(Name(word, match.start(), match.start() + len(word), kind))
    return tuple(sorted(found, key=lambda name: name.start))


def runs(text: str) -> list[Name]:
    """Names of two or more capitalised words, such as *Online Python Tutor*."""
    return [
        Name(match[0], match.start(), match.end(), "run")
        for match in _RUN.finditer(text)
        if match[0].split(" ", 1)[0].casefold() not in SHOUTED
    ]


def _parts(name: str) -> list[str]:
    """A name of several words, and the names that it begins or ends with."""
    words = name.split()
    return [" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 2, len(words) + 1)][:20]


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
    initials: str
    """First letters of all words in order: `toc` is in it where *table of contents* is."""


@lru_cache(maxsize=2)
def usage(bitext: Bitext) -> Usage:
    """How the document uses words; titles do not say whether a capital makes a name."""
    common: set[str] = set()
    initials: list[str] = []
    proper: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    for unit in bitext.units:
        text = unit.source.plain.text
        words = [match[0] for match in _WORD.finditer(text)]
        common.update(word for word in words if word.islower())
        initials += [word[0].casefold() for word in words] + [" "]
        if unit.source.kind == "title":
            continue
        titled = _titled(unit.source)
        said = [name for name in names(text) if not any(start <= name.start < end for start, end in titled)]
        proper.update(
            name.key
            for name in said
            if name.kind == "proper" and not _SENTENCE_START.search(text, max(name.start - 12, 0), name.start)
        )
        if not unit.ambiguous and comparable(unit):
            target = visible(unit.target)
            for key in dict.fromkeys(name.key for name in said):
                (kept if holds(target, key) else lost)[key] += 1
            for phrase in dict.fromkeys(part for run in runs(text) for part in _parts(run.key)):
                phrases[phrase] += 1 if holds(target, phrase) else -1
    for segment in (*(unit.target for unit in bitext.units if unit.copied), *bitext.rest):
        if segment.kind == "title" and _PROPER.fullmatch(title := segment.plain.text.strip()):
            # A section of that name is better evidence than a mention.
            kept[title.casefold()] += 2
        phrases.update(part for run in runs(segment.plain.text) for part in _parts(run.key))
    return Usage(frozenset(common), proper, kept, lost, phrases, "".join(initials))


def _titled(segment: Segment) -> list[tuple[int, int]]:
    """Stretches of the running text, in links, emphasis and quotes, that are titles of works or pages."""
    plain = segment.plain
    stretches = [
        (plain.index(inline.text_span.start), plain.index(inline.text_span.end))
        for inline in segment.inlines
        if inline.kind in ("link", "reference", "anonymous", "emphasis", "strong")
    ]
    stretches += [match.span() for match in _QUOTED.finditer(plain.text)]
    return [
        (start, end)
        for start, end in stretches
        if sum(word[0].isupper() for word in re.findall(r"[A-Za-z]+", plain.text[start:end])) > 1
    ]


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
    target = visible(unit.target)
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
        used = usage(context.bitext)
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
        if not (_is_proper(name, used) if name.kind == "proper" else _is_acronym(name, text, used)):
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
    yield from _in_part(unit, target, context, reported)


def _in_part(unit: Unit, target: str, context: Context, reported: set[str]) -> Iterator[Finding]:
    """Names of several words of which this target keeps some, while others keep all."""
    for name in runs(unit.source.plain.text):
        words = name.key.split()
        if holds(target, name.key) or not any(holds(target, word) for word in words):
            continue
        lost = [word for word in words if not holds(target, word)]
        used = usage(context.bitext)
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


def _is_acronym(name: Name, text: str, used: Usage) -> bool:
    """Whether an identifier, a mixed-case word or an acronym is a name that must be kept."""
    key = name.key
    kept, lost = used.kept[key], used.lost[key]
    if lost > max(kept, 2):
        return False
    if name.kind != "caps":
        return True
    if key in SHOUTED or _ROMAN.match(name.text) or text.isupper() or len(_SHOUT.findall(text)) > 0:
        return False
    if key in used.common and not kept:
        return False
    # Too short to look for its words: they would be found by chance.
    return kept >= 4 * lost or (len(key) > 2 and key not in used.initials)


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
    together = re.search(r"(?:[A-Za-z0-9]+[ -])?\Z", text[: name.start])
    before = together[0].strip(" -") if together else ""
    behind = re.match(r"[ -][A-Za-z0-9]+", text[name.end :])
    after = behind[0].strip(" -") if behind else ""
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
