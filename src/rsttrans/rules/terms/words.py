"""Which spellings are one word: the uses of all documents as groups."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ...english import lemma
from ...glossary.model import Glossary, Status
from .spellings import Place, Spellings, Use, spelled

_SIMPLE = str.maketrans("ァィゥェォ", "アイウエオ", "ー・")
_LATIN_USES = 5
"""Uses from which on a Latin word is how the project writes a loanword, and not a name in passing."""
_LATIN_SHARE = 2
"""How many times as frequent as the katakana it must be."""
_NEAR = 2
"""Letters in which two spellings of one long English word may differ."""
_LONG = 6

Key = tuple[str, str, str]


@dataclass(eq=False)
class Form:
    """One spelling of a word, with its uses in all documents."""

    spelling: str
    lemmas: set[str] = field(default_factory=set)
    english: Counter[str] = field(default_factory=Counter)
    """Words of the originals that it was made from, as written."""
    uses: list[tuple[str, Spellings, Place]] = field(default_factory=list)
    alone: int = 0
    """How often no other katakana touches it."""

    @property
    def words(self) -> set[str]:
        """`english` without inflection."""
        return {lemma(word) for word in self.english}

    def add(self, path: str, document: Spellings, use: Use) -> None:
        self.lemmas.add(use.lemma)
        self.english.update(use.english)
        self.uses += [(path, document, place) for place in use.places]
        self.alone += sum(place.alone for place in use.places)


@dataclass(frozen=True, slots=True)
class Group:
    """The spellings of one word, the one to keep first."""

    sort: str
    forms: tuple[Form, ...]
    admitted: frozenset[str] = frozenset()
    """Spellings that the glossary lets stand."""
    decided: bool = False
    """Whether the glossary says which to keep."""


class Decisions:
    """Which spellings the glossary has."""

    def __init__(self, glossary: Glossary) -> None:
        self.preferred: dict[Key, dict[str, str]] = {}
        """By sort, key and (of a Japanese word) lemma: spelling and lemma."""
        self.other: set[tuple[Key, str]] = set()
        self.texts = frozenset(text for term in glossary.checked for text in term.texts(Status.PREFERRED))
        """Preferred renderings as a whole."""
        for term in glossary.checked:
            for item in term.renderings:
                if item.status is Status.CANDIDATE:
                    continue
                for sort, spelling, key, own in spelled(item.text):
                    place = (sort, key, own if sort == "word" else "")
                    if item.status is Status.PREFERRED:
                        self.preferred.setdefault(place, {}).setdefault(spelling, own)
                    elif spelling == item.text or item.status is Status.ADMITTED:
                        # What a forbidden rendering spells as a whole, `term` reports.
                        self.other.add((place, spelling))


def groups(documents: Iterable[tuple[str, Spellings]], glossary: Glossary) -> Iterator[Group]:
    """The words that have several spellings, loanwords first, each sort in the order of its keys."""
    table, latin = _table(documents)
    decisions = Decisions(glossary)
    for place, known in decisions.preferred.items():
        if place in table:
            for spelling, word in known.items():
                table[place].setdefault(spelling, Form(spelling, {word}))
    covered: dict[str, list[int]] = defaultdict(list)
    kept: dict[str, set[str]] = defaultdict(set)
    for place in sorted(table, key=lambda place: (place[0] != "loanword", place)):
        if place[0] == "compound":
            continue
        for forms in _one_word(place[0], list(table[place].values())):
            if len(forms) > 1 and (place[0] == "word" or any(form.alone for form in forms)):
                yield _ordered(place, forms, decisions)
                _cover(forms, covered)
                kept[place[0]].update(form.spelling for form in forms)
    for forms in _by_english(table, kept["loanword"]):
        yield _ordered(("loanword", "", ""), forms, decisions)
        _cover(forms, covered)
    yield from _latin(table, latin, decisions)
    for starts in covered.values():
        starts.sort()
    for place in sorted(place for place in table if place[0] == "compound"):
        forms = _compounds(list(table[place].values()), covered)
        if len(forms) > 1:
            yield _ordered(place, forms, decisions)


def _table(
    documents: Iterable[tuple[str, Spellings]],
) -> tuple[dict[Key, dict[str, Form]], dict[str, Form]]:
    table: dict[Key, dict[str, Form]] = defaultdict(dict)
    latin: dict[str, Form] = {}
    for path, document in documents:
        for use in document.uses:
            if use.sort == "latin":
                form = latin.setdefault(use.key, Form(use.spelling))
            else:
                forms = table[use.sort, use.key, use.lemma if use.sort == "word" else ""]
                form = forms.setdefault(use.spelling, Form(use.spelling))
            form.add(path, document, use)
    return table, latin


def _cover(forms: Iterable[Form], covered: dict[str, list[int]]) -> None:
    for form in forms:
        for path, _, place in form.uses:
            covered[path].append(place.start)


def _ordered(place: Key, forms: Sequence[Form], decisions: Decisions) -> Group:
    known = decisions.preferred.get(place, {})
    wanted = [form for form in forms if form.spelling in known]

    def rank(form: Form) -> tuple[bool, int, int, int, str]:
        files = len({path for path, _, _ in form.uses})
        return form not in wanted, -len(form.uses), -files, -len(form.spelling), form.spelling

    ordered = tuple(sorted(forms, key=rank))
    admitted = {form.spelling for form in wanted} | {
        form.spelling for form in forms if (place, form.spelling) in decisions.other
    }
    return Group(place[0], ordered, frozenset(admitted), bool(wanted))


def _one_word(sort: str, forms: list[Form]) -> Iterator[list[Form]]:
    """`forms` of one key in groups that are one word each."""
    same = same_loanword if sort == "loanword" else _same_word
    ordered = sorted(forms, key=lambda form: (-len(form.uses), form.spelling))
    if sort == "word":
        written = [form for form in ordered if _kanji(form.spelling)]
        if any(not _same_word(written[0], form) for form in written[1:]):
            # Kanji tell two words apart, and kana may stand for either.
            ordered = written
    found: list[list[Form]] = []
    for form in ordered:
        home = next((group for group in found if same(group[0], form)), None)
        if home is None:
            found.append([form])
        else:
            home.append(form)
    yield from (group for group in found if group)


def same_loanword(first: Form, second: Form) -> bool:
    """Whether two spellings of one key are one loanword."""
    a, b = first.spelling, second.spelling
    one, two = first.lemmas - {""}, second.lemmas - {""}
    if one & two:
        return True
    shared, told = first.words & second.words, bool(first.words) and bool(second.words)
    if one and two:
        return a.rstrip("ー") == b.rstrip("ー") and len(a.rstrip("ー")) > 2 and (bool(shared) or not told)
    if told:
        return bool(shared)
    plain = a.translate(_SIMPLE)
    return plain == b.translate(_SIMPLE) and len(plain) > 3


def _kanji(text: str) -> str:
    return "".join(char for char in text if char >= "\u3400")


def _same_word(first: Form, second: Form) -> bool:
    """Whether two spellings of one lemma differ in kana only: kanji never contradict each other."""
    a, b = sorted((first.spelling, second.spelling), key=lambda text: (len(_kanji(text)), -len(text)))
    return a[-1] == b[-1] and _within(_kanji(a), _kanji(b)) if _kanji(a) else _ending(a) == _ending(b)


def _within(part: str, whole: str) -> bool:
    """Whether all letters of `part` stand in `whole`, in this order."""
    rest = iter(whole)
    return all(letter in rest for letter in part)


def _ending(text: str) -> str:
    return text[-1] if text[-1] < "\u3400" else ""


def _by_english(table: dict[Key, dict[str, Form]], grouped: set[str]) -> Iterator[list[Form]]:
    """Further spellings that come from one English word and hardly differ (シグネチャ, シグニチャ)."""
    found: dict[str, list[Form]] = defaultdict(list)
    for place, forms in table.items():
        if place[0] == "loanword":
            for form in forms.values():
                if len(form.spelling) >= _LONG - 1 and form.spelling not in grouped:
                    for word in sorted({_singular(word) for word in form.english}):
                        found[word].append(form)
    seen: set[str] = set()
    for word in sorted(found):
        forms_ = [form for form in found[word] if form.spelling not in seen]
        if len(forms_) < 2 or len(word) < _LONG:
            continue
        best = min(forms_, key=lambda form: (-len(form.uses), form.spelling))
        near = [form for form in forms_ if form is best or _near(best.spelling, form.spelling)]
        if len(near) > 1:
            seen.update(form.spelling for form in near)
            yield near


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _near(a: str, b: str) -> bool:
    a, b = a.replace("ー", ""), b.replace("ー", "")
    return (
        a[0] == b[0] and a[-1] == b[-1] and _distance(a, b) <= (_NEAR if min(len(a), len(b)) > _LONG else 1)
    )


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def _latin(
    table: dict[Key, dict[str, Form]], latin: dict[str, Form], decisions: Decisions
) -> Iterator[Group]:
    """Loanwords that the project mostly leaves in Latin letters (Web, ウェブ)."""
    loanwords = [form for place in sorted(table) if place[0] == "loanword" for form in table[place].values()]
    found: dict[str, list[Form]] = defaultdict(list)
    for form in loanwords:
        for word in {_singular(word): None for word in sorted(form.english)}:
            if word in latin and form.uses:
                found[word].append(form)
    for word in sorted(found):
        uses = sum(len(form.uses) for form in found[word])
        best = latin[word]
        if any(form.spelling in decisions.texts for form in found[word]):
            # `term` reports the Latin word.
            continue
        if len(best.uses) < max(_LATIN_USES, _LATIN_SHARE * uses):
            continue
        for form in found[word]:
            for longer in loanwords:
                # ウェブサイト is one word of the dictionary.
                if (
                    longer.spelling.startswith(form.spelling)
                    and len(longer.spelling) > len(form.spelling) > 2
                ):
                    form.uses += [
                        (path, document, place._replace(end=place.start + len(form.spelling)))
                        for path, document, place in longer.uses
                        if place.joined
                    ]
        decided = best.spelling in decisions.texts
        yield Group("latin", (best, *found[word]), decided=decided)


def _compounds(forms: list[Form], covered: dict[str, list[int]]) -> list[Form]:
    """Compounds that differ in more than the spelling of their words."""
    if len(forms) < 2 or not any(_covers(use, covered) for form in forms for use in form.uses):
        return forms
    merged: dict[int, Form] = {}
    for form in sorted(forms, key=lambda form: (-len(form.uses), form.spelling)):
        dots = form.spelling.count("・")
        if dots in merged:
            merged[dots].uses += form.uses
        else:
            merged[dots] = form
    return list(merged.values())


def _covers(use: tuple[str, Spellings, Place], covered: dict[str, list[int]]) -> bool:
    path, _, place = use
    starts = covered.get(path, [])
    at = bisect_left(starts, place.start)
    return at < len(starts) and starts[at] < place.end
