"""Numbers of the original that the translation lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ...rule import Context, Finding, Fix, Severity, unit_rule
from ...text import Edit
from ...unit import Segment, Unit
from .figures import Figure, in_english, in_japanese, months, spoken
from .side import beside, comparable, place

# How Japanese says a number without a numeral.
_WORDS = {
    "0": "なし|ヌル",
    "1": "単一|単独|唯一|最初|先頭|片方|片側|毎[秒分時日週月年]|各[秒分時日週月年]",
    "2": "両|双|2番|次[のに]|倍|ダブル",
    "3": "サード",
    "7": "24時間|常時|毎日|無休",
    "50": "半[分数ば]|半",
    "100": "完全|すべて|全て|全部|全[体面]",
    "0.5": "半[分数ば]|半",
}
_MOST = 50
"""Numbers looked at in one unit: more of them are a table of numbers, or another text."""
_HALF = re.compile(r"(?<![0-9])1 ?[/⁄] ?2(?![0-9])")
# What English says in words that are no numerals, and Japanese in digits.
_COUNTED = {
    "1": "a|an|another|each|per|single|only|other|either|any|unique|mono|half|initial|next|singular"
    "|individual|alone|daily",
    "2": "both|double|pair|couple|half|halves|binary|either|dual|secondary|again|bi|other|another|former"
    "|latter|next",
    "3": "triple|triples|thirds|triplet|tri",
    "4": "quarter|quadruple|quad|quarterly",
    "8": "octal",
    "10": "decimal|tens|decade",
    "12": "dozens|noon|pm|midday",
    "16": "hexadecimal|hex",
    "24": "day|daily|around the clock",
    "50": "half|halves",
    "100": "fully|century|completely|entirely|hundreds",
    "1000": "thousands",
}


@unit_rule("number", Severity.ERROR)
def number(unit: Unit, context: Context) -> Iterator[Finding]:
    """A number of the original that the translation lacks.

    Numbers in the running text of the original are looked for in the whole translation, roles and literals
    included, as often as they stand there. Only this direction is checked: Japanese writes digits for many
    words (*two* is 2つ, *October* 10月).

    One number has many forms, and all count as the same: full-width and kanji digits, `1,000` and 千,
    `1.5 million` and 150万, `1990s` and 90年代, `5pm` and 17時, `80%` and 8割, `50%` and 半分, `1` and
    ひと, `0` and ゼロ. Numbers inside links' addresses, literals, footnote references and words like
    `l10n` are left to other rules, or to nobody. A number that is still there, only less often than in
    the original, is of severity info, unless another number took its place.

        The server waits 30 seconds and tries 5 times.

        サーバーは3秒待って5回試します。    →  30 is missing, 3 stands in its place
    """
    if not comparable(unit):
        return
    source = unit.source.plain.text
    wanted = in_english(source)
    if not wanted:
        return
    target = unit.target.plain.text
    given = _without_months(in_japanese(target), target, months(source))
    hidden = [figure for text in beside(unit.target) for figure in in_japanese(text)]
    lost, spare = _compare(wanted, given, hidden, unit.source)
    if not lost:
        return
    lost, spare = lost[:_MOST], spare[:_MOST]
    said = spoken(source)
    strangers = [figure for figure in spare if not _explained(figure, source, said)]
    if len(strangers) < len(lost):
        lost = [figure for figure in lost if not _in_words(figure, source, target)]
    seen = {value for figure in (*given, *hidden) for value in figure.values}
    for figure in lost:
        origin = unit.source.plain.span(figure.start, figure.end)
        culprit = _stand_in(figure, strangers, len(lost))
        if culprit is not None:
            strangers.remove(culprit)
            span = unit.target.plain.span(culprit.start, culprit.end)
            yield Finding(
                "number",
                span,
                f"number changed: source has {figure.text}, target has {culprit.text}",
                origin,
                unit.id,
                Fix(f"Write {figure.text}", (Edit(span, figure.text),), safe=False),
            )
        elif seen.isdisjoint(figure.values):
            yield Finding("number", place(unit, origin), f"number missing: {figure.text}", origin, unit.id)
        else:
            message = f"number missing: {figure.text} stands fewer times than in the source"
            yield Finding("number", place(unit, origin), message, origin, unit.id, severity=Severity.INFO)


def _without_months(given: list[Figure], target: str, said: Sequence[str]) -> list[Figure]:
    """The numbers of the target without those that only translate the name of a month."""
    named = list(said)
    left = []
    for figure in given:
        if figure.values[0] in named and target.startswith("月", figure.end):
            named.remove(figure.values[0])
        else:
            left.append(figure)
    return left


def _compare(
    wanted: Sequence[Figure], given: Sequence[Figure], hidden: Sequence[Figure], source: Segment
) -> tuple[list[Figure], list[Figure]]:
    """The numbers of the source without a counterpart, and those of the target's running text."""
    visible, covered = list(given), list(hidden)
    literal = [figure for text in beside(source) for figure in in_english(text)]
    literal = _cancel(literal, covered)
    lost = _cancel(wanted, visible)
    _cancel(literal, visible)
    return _cancel(lost, covered), visible


def _cancel(wanted: Sequence[Figure], pool: list[Figure]) -> list[Figure]:
    """`wanted` without those that `pool` has, each of which is taken out of it; exact forms go first."""
    left = _take(wanted, pool, lambda figure: figure.values[:1])
    return _take(left, pool, lambda figure: figure.values) if left else left


def _take(
    wanted: Sequence[Figure], pool: list[Figure], forms: Callable[[Figure], tuple[str, ...]]
) -> list[Figure]:
    places: dict[str, list[int]] = {}
    for index in range(len(pool) - 1, -1, -1):
        for value in forms(pool[index]):
            places.setdefault(value, []).append(index)
    taken: set[int] = set()
    lost = []
    for figure in wanted:
        for value in forms(figure):
            here = places.get(value, [])
            while here and here[-1] in taken:
                here.pop()
            if here:
                taken.add(here.pop())
                break
        else:
            lost.append(figure)
    pool[:] = [figure for index, figure in enumerate(pool) if index not in taken]
    return lost


def _in_words(figure: Figure, source: str, target: str) -> bool:
    """Whether the target says the number without a numeral."""
    value = figure.values[0]
    if any(start <= figure.start < end for start, end in (m.span() for m in _HALF.finditer(source))):
        return "半" in target
    words = _WORDS.get(value)
    return words is not None and re.search(words, target) is not None


def _explained(figure: Figure, source: str, said: set[str]) -> bool:
    """Whether the source has the number in words."""
    return not said.isdisjoint(figure.values) or any(
        value in _COUNTED and _counted(value).search(source) for value in figure.values
    )


@cache
def _counted(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{_COUNTED[value]})(?![a-z])", re.I)


def _stand_in(figure: Figure, strangers: Sequence[Figure], lost: int) -> Figure | None:
    """The number of the target that stands where this one should."""
    if len(strangers) == 1 and lost == 1:
        return strangers[0]

    def likeness(other: Figure) -> tuple[bool, int]:
        a, b = figure.values[0], other.values[0]
        return a.count(".") == b.count("."), sum(x == y for x, y in zip(a, b, strict=False)) - abs(
            len(a) - len(b)
        )

    return max(strangers, key=likeness, default=None)
