"""Several spellings of one word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...config import Settings
from ...english import lemma as english_lemma
from ...rule import Context, Finding, Fix, Severity, project_rule
from ...text import Edit, Span
from .spellings import Place, Spellings, Use, collect, spelled

_KANA = re.compile("[\u3041-\u3096]")
_SIMPLE = str.maketrans("ァィゥェォ", "アイウエオ", "ー・")
_LATIN_USES = 5
"""Uses from which on a Latin word is how the project writes a loanword, and not a name in passing."""


@dataclass
class Form:
    """One spelling of a word, with its uses in all documents."""

    spelling: str
    lemmas: set[str] = field(default_factory=set)
    english: Counter[str] = field(default_factory=Counter)
    """Words of the originals, their inflection cut off."""
    written: Counter[str] = field(default_factory=Counter)
    """The same as written."""
    uses: list[tuple[str, Spellings, Place]] = field(default_factory=list)
    alone: bool = False
    """Whether it stands anywhere without other katakana beside it."""

    def add(self, path: str, document: Spellings, use: Use) -> None:
        self.lemmas.add(use.lemma)
        self.written.update(use.english)
        self.english.update(english_lemma(word) for word in use.english)
        self.uses += [(path, document, place) for place in use.places]
        self.alone = self.alone or any(place.alone for place in use.places)


@dataclass(frozen=True)
class Group:
    """The spellings of one word, the one to keep first."""

    sort: str
    forms: tuple[Form, ...]
    admitted: frozenset[str]
    """Spellings that the glossary admits beside the first."""
    decided: bool
    """Whether the glossary says which to keep."""


def _collect(context: Context) -> Spellings:
    return collect(context.bitext)


@project_rule("variant", Severity.WARNING, _collect)
def variant(
    documents: Sequence[tuple[str, Spellings]], settings: Settings
) -> Iterator[tuple[str, Finding]]:
    """One word is spelled in several ways across the documents.

    サーバ and サーバー, インタフェース and インターフェース, ウェブ and Web; of Japanese words 組合せ and 組み合わせ,
    たとえば and 例えば. Each use of a rarer spelling is a finding, which names all spellings with their counts;
    the commonest one is the suggestion, or the one that the project glossary has, even where no document uses
    it. The fix is safe where the glossary decides.

    Two forms are one word if the dictionary gives them one lemma, or if they differ by length marks, dots and
    small vowels and come from one English word. So シェル and セル, ウィンドウ and ウィンドウズ, 早い and 速い are none.
    Words of kanji and hiragana, and spellings that are equally common, are of severity info.

    Left alone: function words (こと/事, できる/出来る), auxiliary verbs, prefixes and suffixes, names, literals.

    Example::

        .. The server answers.  Stop the server.  Another server starts.

        サーバーが応答します。サーバを停止してください。別のサーバーが起動します。
    """
    for group in groups(documents, settings):
        best, *others = group.forms
        shown = ", ".join(f"{form.spelling} {len(form.uses)}" for form in group.forms)
        for form in others:
            if form.spelling in group.admitted:
                continue
            for path, document, place in form.uses:
                yield path, _finding(group, best, form, shown, document, place)


def _finding(
    group: Group, best: Form, form: Form, shown: str, document: Spellings, place: Place
) -> Finding:
    unit, source = document.units[place.unit] if place.unit >= 0 else (None, None)
    tie = not group.decided and len(best.uses) == len(form.uses)
    if group.decided:
        message = f"{form.spelling} is {best.spelling} in the glossary ({shown})"
    elif tie:
        message = f"{form.spelling} is also spelled {best.spelling} ({shown})"
    else:
        message = f"{form.spelling} is spelled {best.spelling} elsewhere ({shown})"
    fix = _fix(form.spelling, best.spelling, place, group.decided) if place.joined else None
    names = form.written or best.written
    english = min(names, key=lambda word: (-names[word], len(word), word)) if names else ""
    term = (english, best.spelling) if english else None
    severity = None if group.sort != "word" and not tie else Severity.INFO
    span = Span(place.start, place.end)
    return Finding("variant", span, message, source, unit, fix, term, severity)


def _fix(old: str, new: str, place: Place, safe: bool) -> Fix:
    # Inflection changes only the end, which both spellings share.
    end = 0
    while end < min(len(old), len(new)) - 1 and old[-1 - end] == new[-1 - end] and _KANA.match(old[-1 - end]):
        end += 1
    stem = Span(place.start, place.start + len(old) - end)
    return Fix(f"write {new}", (Edit(stem, new[: len(new) - end]),), safe)


def groups(documents: Sequence[tuple[str, Spellings]], settings: Settings) -> list[Group]:
    """The words with several spellings, in the order of their keys."""
    table: dict[tuple[str, str, str], dict[str, Form]] = defaultdict(dict)
    latin: dict[str, Form] = {}
    for path, document in documents:
        for use in document.uses:
            if use.sort == "latin":
                latin.setdefault(use.key, Form(use.spelling)).add(path, document, use)
                continue
            forms = table[use.sort, use.key, use.lemma if use.sort == "word" else ""]
            forms.setdefault(use.spelling, Form(use.spelling)).add(path, document, use)
    glossary = _Decisions(settings)
    found: list[Group] = []
    reported: set[tuple[str, int]] = set()
    _add_latin(table, latin)
    _join_by_english(table)
    for key in sorted(table, key=lambda key: (_ORDER.index(key[0]), key)):
        sort = key[0]
        forms = table[key]
        glossary.add(forms, key)
        for group in _split(sort, list(forms.values())):
            if len(group) < 2 or not any(form.alone for form in group):
                continue
            ordered = _ordered(group, glossary)
            if sort == "compound":
                ordered = [
                    form
                    for form in ordered
                    if form is ordered[0]
                    or any((path, place.start) not in reported for path, _, place in form.uses)
                ]
            ...
    return found
