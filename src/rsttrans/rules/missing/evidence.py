"""What a sentence of the original would leave in its translation, and what a translation shows.

An *anchor* is something that a translator hardly changes: an address, a piece of code, a number, a name.
Any other English word may come back as a loanword in katakana, which speaks for its sentence as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from ...compare.keys import PROSE_ROLES, code, role_name
from ...english import lemma
from ...english import sentences as english_sentences
from ...japanese import sentences as japanese_sentences
from ...japanese import transliterates
from ...rst.inline import Inline
from ...unit import PLACEHOLDER, Segment
from .words import FUNCTION

Anchor = tuple[str, str]

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9+#'’]*+(?:[-._][A-Za-z0-9]++)*+|[0-9]++(?:[.,][0-9]++)*+")
_NAMELIKE = re.compile(r"[a-z0-9][A-Z]|_|\.\w|[A-Z]{2}")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{2,}")
_BLOCK = 3
"""Characters that a literal or role counts for in a length: its text is the same on both sides."""


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of an original."""

    text: str
    start: int
    end: int
    """Offsets into `Segment.plain.text`."""
    length: int
    marked: frozenset[Anchor]
    """Anchors that its markup gives."""

    @cached_property
    def _content(self) -> tuple[frozenset[Anchor], Counter[str], dict[str, str]]:
        anchors = set(self.marked)
        words: Counter[str] = Counter()
        forms: dict[str, str] = {}
        for match in _WORD.finditer(self.text):
            word = spell(match[0])
            forms.setdefault(word, match[0].casefold())
            if _is_name(match[0], match.start() <= 1):
                anchors.add(("word", word))
            elif match[0].lower() not in FUNCTION and len(word) > 2:
                words[word] += 1
        return frozenset(anchors), words, forms

    @property
    def anchors(self) -> frozenset[Anchor]:
        """Those of its markup, its names and its numbers."""
        return self._content[0]

    @property
    def words(self) -> Counter[str]:
        """Keys (`spell`) of the words that are no anchors and no function words."""
        return self._content[1]

    @property
    def forms(self) -> dict[str, str]:
        """For each key the word as it stands, in lower case."""
        return self._content[2]


@dataclass(frozen=True)
class Heard:
    """What a translation shows of anchors and English words."""

    length: int
    sentences: int
    anchors: Counter[Anchor]
    loans: Counter[str]
    """Keys of the English that the dictionary gives for loanwords."""
    katakana: tuple[str, ...]

    def count(self, item: Anchor, form: str) -> int:
        """How often an anchor occurs; a name also as a loanword."""
        return self.anchors[item] or (self.word(item[1], form) if item[0] == "word" else 0)

    def word(self, key: str, form: str) -> int:
        """How often an English word occurs, in Latin letters or as a loanword."""
        known = self.anchors["word", key] + self.loans[key]
        return known or sum(sounds_like(surface, form) for surface in self.katakana)


@lru_cache(maxsize=1 << 16)
def sounds_like(surface: str, word: str) -> bool:
    """Whether a katakana word writes the English one."""
    return word.isalpha() and len(word) > 2 and transliterates(word, surface)


def weight(text: str) -> int:
    """The length of a running text in characters."""
    return len(text) + (_BLOCK - 1) * text.count(PLACEHOLDER)


def anchor(inline: Inline) -> Anchor | None:
    """What the element leaves in any translation; nothing for those whose text is translated."""
    if inline.kind in ("link", "uri"):
        return ("uri", inline.target.rstrip("/").casefold())
    if inline.kind == "literal":
        return ("code", code(inline.text).casefold())
    if inline.kind == "role" and role_name(inline.role) not in PROSE_ROLES:
        return ("code", code(inline.target).casefold())
    if inline.kind in ("footnote", "citation", "substitution"):
        return (inline.kind, inline.target)
    return None


@lru_cache(maxsize=1 << 15)
def spell(word: str) -> str:
    """The key under which the forms of a word are compared."""
    low = word.casefold().replace("’", "'").partition("'")[0]
    return lemma(low) if low.isalpha() else low.replace(",", "")


def _is_name(word: str, at_start: bool) -> bool:
    if word[0].isdigit():
        return len(word) > 1
    return bool(_NAMELIKE.search(word)) or (word[0].isupper() and not at_start and len(word) > 2)


@lru_cache(maxsize=1 << 12)
def source_sentences(segment: Segment) -> tuple[Sentence, ...]:
    """The sentences of an original with their anchors."""
    plain = segment.plain
    places = [
        (plain.index(inline.span.start), found) for inline in segment.inlines if (found := anchor(inline))
    ]
    result = []
    for start, end in english_sentences(plain.text):
        text = plain.text[start:end]
        marked = frozenset(found for at, found in places if start <= at < end)
        result.append(Sentence(text, start, end, weight(text), marked))
    return tuple(result)


@lru_cache(maxsize=1 << 12)
def heard(segment: Segment) -> Heard:
    """What a translation shows."""
    text = unicodedata.normalize("NFKC", segment.plain.text)
    anchors = Counter(found for inline in segment.inlines if (found := anchor(inline)))
    shown = [text, *(inline.text for inline in segment.inlines if inline.kind in ("literal", "role"))]
    for part in shown:
        anchors.update(("word", spell(match[0])) for match in _WORD.finditer(part))
    loans = Counter(spell(token.english) for token in segment.tokens if token.english)
    katakana = [token.surface for token in segment.tokens if _KATAKANA.fullmatch(token.surface)]
    # The dictionary cuts compounds up, and what it does not know; the whole run may be one English word.
    katakana += [match[0] for match in _KATAKANA.finditer(text) if match[0] not in katakana]
    plain = segment.plain.text
    sentences = sum(len(plain[start:end].strip()) > 3 for start, end in japanese_sentences(plain))
    return Heard(weight(plain), sentences, anchors, loans, tuple(katakana))


class Traces(NamedTuple):
    """How a group of sentences is, or is not, to be found in a translation."""

    lost: float
    """Anchors that only these sentences have and the translation has not."""
    found: float
    """Anchors that only these sentences have and the translation has."""
    words: float
    """Other words that only these sentences have and the translation shows."""


class Totals(NamedTuple):
    """In how many sentences of an original each anchor and each other word stands."""

    anchors: Counter[Anchor]
    words: Counter[str]


def totals(sentences: Sequence[Sentence]) -> Totals:
    """The totals of an original."""
    return Totals(
        Counter(item for sentence in sentences for item in sentence.anchors),
        sum((sentence.words for sentence in sentences), Counter()),
    )


def traces(sentences: Sequence[Sentence], everywhere: Totals, group: Sequence[int], target: Heard) -> Traces:
    """What speaks for and against the presence of the sentences numbered `group`.

    An anchor that other sentences have too counts by half: for presence if the translation has more of it
    than those others, else for absence.
    """
    own = totals([sentences[number] for number in group])
    lost = found = words = 0.0
    forms = {key: form for number in group for key, form in sentences[number].forms.items()}
    for item in sorted(own.anchors):
        count, rest = target.count(item, forms.get(item[1], "")), everywhere.anchors[item] - own.anchors[item]
        if not count:
            lost += not rest
        elif not rest:
            found += 1
        elif count <= rest:
            lost += 0.5
        else:
            found += 0.5
    for word in sorted(own.words):
        count, rest = target.word(word, forms[word]), everywhere.words[word] - own.words[word]
        if count:
            words += 1 if not rest else 0.5 if count > rest else 0
    return Traces(lost, found, words)
