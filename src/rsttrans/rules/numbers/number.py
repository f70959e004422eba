"""Numbers of the original that the translation lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...rule import Context, Finding, Fix, Severity, unit_rule
from ...text import Edit
from ...unit import Segment, Unit
from .figures import Figure, fold, in_english, in_japanese
from .side import beside, comparable, place

# How Japanese says a number without a numeral.
_WORDS = {
    "0": "ゼロ|零|なし|ヌル",
    "1": "ひと|単一|単独|唯一|最初|先頭|片方|片側|毎[秒分時日週月年]|各[秒分時日週月年]",
    "2": "ふた[つり]|両|双|二|2番|次[のに]|倍|ダブル",
    "3": "みっつ|サード",
    "4": "よっつ",
    "5": "いつつ",
    "7": "24時間|常時|毎日|無休",
    "50": "半[分数ば]|半",
    "100": "完全|すべて|全て|全部|全[体面]",
    "0.5": "半[分数ば]|半",
}
_HALF = re.compile(r"(?<![0-9])1 ?[/⁄] ?2(?![0-9])")
# What English says in words and Japanese writes in digits: no sign of a number that was changed.
_SPOKEN = {
    1: "one|once|first|single|a|an|another|each|per|jan(?:uary)?|only|other|unique|mono|half|either",
    2: "two|twice|second|both|double|pair|couple|feb(?:ruary)?|half|halves|binary|either|dual|secondary|again|bi",
    3: "three|thrice|third|triple|triples|mar(?:ch)?|thirds|triplet",
    4: "four|fourth|april?|quarter|quadruple|quad",
    5: "five|fifth|may",
    6: "six|sixth|june?|hexadecimal",
    7: "seven|seventh|july?",
    8: "eight|eighth|aug(?:ust)?|octal",
    9: "nine|ninth|sept?(?:ember)?",
    10: "ten|tenth|oct(?:ober)?|decimal|tens|decade",
    11: "eleven|eleventh|nov(?:ember)?",
    12: "twelve|twelfth|dec(?:ember)?|dozen|dozens|noon|pm",
    16: "sixteen|hexadecimal|hex",
    50: "fifty|half|halves",
    100: "hundred|hundreds|fully|century",
    1000: "thousand|thousands",
}
_SPOKEN_WORDS = {
    str(value): re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.I) for value, words in _SPOKEN.items()
}
_TENS_IN_WORDS = re.compile(r"teen|ty(?![a-z])|hundred|thousand|million|billion|dozen", re.I)


@unit_rule("number", Severity.ERROR)
def number(unit: Unit, context: Context) -> Iterator[Finding]:
    """A number of the original that the translation lacks.

    Numbers in the running text of the original are looked for in the whole translation, roles and literals
    included, as often as they stand there. Only this direction is checked: Japanese writes digits for many
    words (*two* is 2つ, *October* 10月).

    One number has many forms, and all count as the same: full-width and kanji digits, `1,000` and 千, `1.5
    million` and 150万, `1990s` and 90年代, `5pm` and 17時, `80%` and 8割, `50%` and 半分, `1` and ひと, `0` and
    ゼロ. Numbers inside links' addresses, literals, footnote references and words like `l10n` are left to other
    rules, or to nobody. A number that is still there, only less often than in the original, is of severity info,
    unless another number took its place.

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
    given = in_japanese(target)
    hidden = [figure for text in beside(unit.target) for figure in in_japanese(text)]
    lost, spare = _compare(wanted, given, hidden, unit.source)
    if lost:
        given = in_japanese(target, unit.target.tokens)
        lost, spare = _compare(wanted, given, hidden, unit.source)
    lost = [figure for figure in lost if not _in_words(figure, source, target)]
    strangers = [figure for figure in spare if not _spoken(figure, source)]
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
    left = []
    for figure in wanted:
        twin = next((other for other in pool if other.values[0] == figure.values[0]), None)
        if twin is None:
            left.append(figure)
        else:
            pool.remove(twin)
    lost = []
    for figure in left:
        twin = next((other for other in pool if not set(other.values).isdisjoint(figure.values)), None)
        if twin is None:
            lost.append(figure)
        else:
            pool.remove(twin)
    return lost


def _in_words(figure: Figure, source: str, target: str) -> bool:
    """Whether the target says the number without a numeral."""
    value = figure.values[0]
    if any(start <= figure.start < end for start, end in (m.span() for m in _HALF.finditer(fold(source)))):
        return "半" in target
    words = _WORDS.get(value)
    return words is not None and re.search(words, target) is not None


def _spoken(figure: Figure, source: str) -> bool:
    """Whether the source may have the number in words."""
    words = [_SPOKEN_WORDS[value] for value in figure.values if value in _SPOKEN_WORDS]
    if any(pattern.search(source) for pattern in words):
        return True
    large = any(value.isdigit() and int(value) > 12 for value in figure.values)
    return large and _TENS_IN_WORDS.search(source) is not None


def _stand_in(figure: Figure, strangers: Sequence[Figure], lost: int) -> Figure | None:
    """The number of the target that stands where this one should."""
    if len(strangers) == 1 and lost == 1:
        return strangers[0]

    def likeness(other: Figure) -> tuple[bool, int]:
        a, b = figure.values[0], other.values[0]
        return a.count(".") == b.count("."), sum(x == y for x, y in zip(a, b, strict=False)) - abs(len(a) - len(b))

    return max(strangers, key=likeness, default=None)
