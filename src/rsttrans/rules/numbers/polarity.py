"""Denials that came or went."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from ...japanese import sentences as japanese_sentences
from ...rule import Context, Finding, Fix, Severity, unit_rule
from ...text import Edit
from . import denial
from .beads import even, sentence_pairs
from .side import comparable

if TYPE_CHECKING:
    from ...japanese import Token
    from ...unit import Unit

_MAY_DENY = re.compile("ない|なく|なかっ|なし|無|ん|ず|ぬ")
_MORE_THAN_ONE = re.compile(r"\bmore than (?:one|1|a single)\b", re.I)
_ONE_OR_MORE = re.compile(r"\b(?:one|1) or more\b|\bat least (?:one|1|a)\b|\bany\b|\bsome\b", re.I)
_FROM_ONE = re.compile(
    "(?:1|１|一|ひと)(?:つ|個|人|回|件|種類|行|本|枚|台|度|箇所|か所|ヶ所|文字|語)?以上(?:の)?"
)
_NEED_NOT = re.compile(
    r"\b(?:\w+n['’]t|not) (?:have to|need(?:ed)?\b|necessary|required?\b)|\bneed not\b|\bno need\b", re.I
)
_MUST_NOT = re.compile(
    "(?:でき|出来)(?:ません|ない(?=[。、）)]|$))|ては(?:いけ|なり)ません|ては(?:いけ|なら)ない|ないでください|禁止"
)


_START = attrgetter("start")


class _Bead(NamedTuple):
    """Sentences of both sides that go together."""

    source: str
    start: int
    """Where they start in the original's running text."""
    end: int
    target: str
    at: int
    tokens: tuple[Token, ...]
    denials: denial.Denials
    denied: list[Token]
    """What denies in the target."""

    def lacks_more_than(self, allowed: int) -> bool:
        """Whether the target lacks more denials than these, as far as its own words show."""
        lacking = len(self.denials.sure) - len(self.denied)
        return lacking > allowed and lacking - denial.substitutes(self.source, self.target) > allowed


@unit_rule("polarity", Severity.WARNING)
def polarity(unit: Unit, context: Context) -> Iterator[Finding]:
    """The original denies and the translation does not, or the other way round.

    Sentences that go together are compared: how many words deny in the English (not, no, never, cannot,
    nothing …), how many in the Japanese (ない, ません, ず, なし). A denial is missed where the Japanese
    has fewer and no other word that could stand for it (不可能, 以外, 禁止, 避ける, 失敗 …); one is too
    many where a sentence ends in it though the English has no word with any negative sense. Two slips are
    errors at once: *more than one* that became 1つ以上, and *don't have to* that became できません.

    No flips are: 〜しない限り for *unless*, しか〜ない for *only*, なければならない for *must*,
    かもしれない for *may*, rhetorical questions, idioms such as *not only*, *no doubt*, *or not*, and
    double denials that go in pairs.

        The cache is not cleared on restart.

        再起動するとキャッシュは消去されます。    →  not is lost
    """
    if not comparable(unit):
        return
    source, target = unit.source.plain.text, unit.target.plain.text
    yield from _more_than_one(unit)
    said = denial.in_english(source)
    if not said.sure and not _MAY_DENY.search(target):
        return
    if not denial.denies(source) and not any(map(denial.may_deny, unit.target.tokens)):
        return
    beads = [_bead(unit, *pair) for pair in sentence_pairs(source, target)]
    sure = even(source, target)
    for index, bead in enumerate(beads):
        near = [beads[other] for other in (index - 1, index + 1) if 0 <= other < len(beads)]
        if not bead.source.strip() or len(bead.target) < len(bead.source) / 5:
            continue
        origin = unit.source.plain.span(bead.start, bead.end)
        if _NEED_NOT.search(bead.source) and len(bead.denials.sure) == 1:
            match = _MUST_NOT.search(bead.target)
            if match and not re.search("必要", bead.target):
                words = _NEED_NOT.search(bead.source)
                span = unit.target.plain.span(bead.at + match.start(), bead.at + match.end())
                message = f"{words[0] if words else ''} became {match[0]}"
                yield Finding("polarity", span, message, origin, unit.id, severity=Severity.ERROR)
                continue
        if bead.lacks_more_than(_spare(near, sure)):
            end = bead.tokens[-1] if bead.tokens else None
            span = unit.target.plain.span(*_last_words(bead)) if end else unit.target.span
            words_lost = ", ".join(dict.fromkeys(bead.denials.sure))
            message = (
                f"denial lost: the source says “{words_lost}”, the target denies {_times(len(bead.denied))}"
            )
            yield Finding("polarity", span, message, origin, unit.id)
        elif not bead.denials.sure and not bead.denials.open:
            yield from _added(unit, bead, near)


def _bead(unit: Unit, left: tuple[int, int], right: tuple[int, int]) -> _Bead:
    source = unit.source.plain.text[left[0] : left[1]]
    target = unit.target.plain.text
    tokens = unit.target.tokens
    tokens = tokens[bisect_left(tokens, right[0], key=_START) : bisect_left(tokens, right[1], key=_START)]
    return _Bead(
        source,
        *left,
        target[right[0] : right[1]],
        right[0],
        tokens,
        denial.in_english(source),
        denial.in_japanese(tokens, target),
    )


def _times(count: int) -> str:
    return {0: "nothing", 1: "once"}.get(count, f"{count} times")


def _spare(near: list[_Bead], sure: bool) -> int:
    """Denials of the neighbours that may belong here, since sentences may have been parted otherwise."""
    return sum(
        max(0, len(bead.denied) - len(bead.denials.sure))
        for bead in near
        # Where every sentence has its own, what a neighbour denies more often is its own business.
        if not (sure and (bead.denials.open or denial.means_no(bead.source)))
    )


def _last_words(bead: _Bead) -> tuple[int, int]:
    """The predicate at the end: from the last verb or noun on."""
    tokens = [token for token in bead.tokens if token.pos not in ("補助記号", "空白")] or list(bead.tokens)
    first = len(tokens) - 1
    while first > 0 and tokens[first].pos in ("助動詞", "助詞", "接尾辞"):
        first -= 1
    return tokens[first].start, tokens[-1].end


def _added(unit: Unit, bead: _Bead, near: list[_Bead]) -> Iterator[Finding]:
    """Sentences that end in a denial which nothing in the English explains."""
    if (
        not bead.denied
        or denial.has_negative_words(bead.source)
        or denial.substitutes(bead.source, bead.target)
        or any(other.lacks_more_than(-other.denials.open) for other in near)
    ):
        return
    for _, end in japanese_sentences(bead.target):
        stop = bead.at + len(bead.target[:end].rstrip("。．！!？?：: ）)"))
        for token in bead.denied:
            if stop - 4 <= token.end <= stop:
                span = unit.target.plain.span(token.start, stop)
                origin = unit.source.plain.span(bead.start, bead.end)
                said = unit.target.plain.text[max(token.start - 2, 0) : stop]
                message = f"denial added: the target ends in …{said}, the source denies nothing"
                yield Finding("polarity", span, message, origin, unit.id)


def _more_than_one(unit: Unit) -> Iterator[Finding]:
    source, target = unit.source.plain, unit.target.plain
    match = _MORE_THAN_ONE.search(source.text)
    wrong = _FROM_ONE.search(target.text) if match else None
    if not match or not wrong or _ONE_OR_MORE.search(source.text):
        return
    span = target.span(*wrong.span())
    right = "複数の" if wrong[0].endswith("の") else "複数"
    fix = None
    if target.source[span.start : span.end] == wrong[0]:
        fix = Fix(f"Write {right}", (Edit(span, right),), safe=False)
    message = f"{match[0]} became {wrong[0]}, which takes in one"
    yield Finding(
        "polarity", span, message, source.span(*match.span()), unit.id, fix, severity=Severity.ERROR
    )
