"""Words that stand twice, sentences that stop short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit
from ...unit import PLACEHOLDER
from .passages import Passage, passages

if TYPE_CHECKING:
    from ...japanese import Token

_LONGEST = 12
# Particles that never stand twice; と, も, か and や do, in lists and idioms.
_PARTICLES = frozenset("をがのにへはで")
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "代名詞", "接続詞", "連体詞"})
_HIRAGANA = re.compile("[ぁ-ゖー]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z-]{1,40}")


@bitext_rule("doubled-word", Severity.WARNING)
def doubled_word(context: Context) -> Iterator[Finding]:
    """The same word, or the same few words, twice in a row.

    Looks at tokens, not at characters: をを, のの, ですです, プログラミングプログラミング,
    することがすることが, also over a line end. Reduplication is Japanese and left alone (一つ一つ,
    少しずつ, それぞれ, まだまだ, numerals in general), as are repeats with a literal or other markup
    between them, numbers and signs, and a loanword that the original has twice as well (*database-based*
    is データベースベース).

        設定をを変更します。    →  をを
    """
    for passage in passages(context.bitext):
        tokens = passage.segment.tokens
        surfaces = [token.surface for token in tokens]
        yield from _laughs(passage)
        done = 0
        for at in _again(surfaces):
            size = _repeat(tokens, surfaces, at) if at >= done else 0
            if size and _wrong(passage, tokens[at : at + size], tokens[at + size : at + 2 * size]):
                yield _doubled(passage, tokens[at : at + size], tokens[at + size : at + 2 * size])
                done = at + size + 1


def _again(surfaces: list[str]) -> list[int]:
    """Where a token stands that stands again not far behind, in order."""
    last: dict[str, int] = {}
    found = []
    for at, surface in enumerate(surfaces):
        before = last.get(surface)
        if before is not None and at - before <= _LONGEST:
            found.append(before)
        last[surface] = at
    return sorted(found)


def _laughs(passage: Passage) -> Iterator[Finding]:
    """The particle は twice, where the tokenizer takes it for laughter, or for 母."""
    plain = passage.segment.plain
    if "はは" not in plain.text:
        return
    for before, token in pairwise(passage.segment.tokens):
        if token.surface == "はは" and (before.pos != "補助記号" or before.surface == PLACEHOLDER):
            span = plain.span(token.start, token.end)
            fix = None
            if plain.source[span.start : span.end] == token.surface:
                fix = Fix("Write は once", (Edit(span, "は"),))
            yield Finding("doubled-word", span, "は stands twice", None, passage.id, fix)


def _repeat(tokens: tuple[Token, ...], surfaces: list[str], at: int) -> int:
    """How many tokens from `at` on are repeated right behind, the last one in any form; 0 for none."""
    first = surfaces[at]
    for size in range(1, min(_LONGEST, (len(tokens) - at) // 2) + 1):
        if (
            surfaces[at + size] == first
            and surfaces[at : at + size - 1] == surfaces[at + size : at + 2 * size - 1]
        ):
            one, two = tokens[at + size - 1], tokens[at + 2 * size - 1]
            if one.surface == two.surface or (size > 1 and one.pos == "動詞" and one.lemma == two.lemma):
                return size
    return 0


def _wrong(passage: Passage, one: tuple[Token, ...], two: tuple[Token, ...]) -> bool:
    """Whether a repeat is no word formation, no list and no idiom."""
    plain = passage.segment.plain
    text = plain.text
    if any(
        token.pos in ("補助記号", "記号", "感動詞", "副詞", "空白") or token.pos2 == "数詞" for token in one
    ):
        return False
    if any(not any(sign.isalpha() for sign in token.surface) for token in one):
        return False
    gap = text[one[-1].end : two[0].start]
    word = text[one[0].start : one[-1].end]
    if gap.strip() or _markup_between(passage, one, two):
        return False
    if word.isascii():
        return bool(gap) and _WORD.fullmatch(word) is not None and not _twice(word, passage.source)
    if any(token.english and passage.source.casefold().count(token.english.casefold()) > 1 for token in one):
        return False
    if len(one) == 1:
        token = one[0]
        if token.pos == "助詞":
            return token.surface in _PARTICLES and two[0].pos == "助詞"
        if token.pos == "助動詞":
            return len(word) > 1
        # Short words in hiragana are doubled to picture a sound or a manner.
        return token.pos in _CONTENT and len(word) > 1 and not (len(word) == 2 and _HIRAGANA.fullmatch(word))
    return any(token.pos in _CONTENT for token in one) and len(word) > 2


def _twice(word: str, source: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\W{{1,5}}{re.escape(word)}\b", source, re.I) is not None


def _markup_between(passage: Passage, one: tuple[Token, ...], two: tuple[Token, ...]) -> bool:
    plain = passage.segment.plain
    start, end = plain.offset(one[-1].end, end=True), plain.offset(two[0].start)
    return any(
        start <= edge <= end
        for inline in passage.segment.inlines
        for edge in (inline.span.start, inline.span.end)
    )


def _doubled(passage: Passage, one: tuple[Token, ...], two: tuple[Token, ...]) -> Finding:
    plain = passage.segment.plain
    word = plain.text[one[0].start : one[-1].end]
    span = plain.span(one[0].start, two[-1].end)
    # With its blanks or line end, so that what follows moves up.
    second = plain.span(one[-1].end, two[-1].end)
    whole = plain.source[second.start : second.end] == plain.text[one[-1].end : two[-1].end]
    # 不完全か完全か says two things.
    prefixed = plain.text[: one[0].start].endswith(("不", "非", "未", "無"))
    safe = one[0].pos == "助詞"
    fix = Fix(f"Write {word} once", (Edit(second, ""),), safe) if whole and not prefixed else None
    return Finding("doubled-word", span, f"{word} stands twice", None, passage.id, fix)


_CASE = frozenset("をがにへは")
_STOP = frozenset("。．")
_OPEN_END = frozenset("をがにへはのとで")
_PERIOD = re.compile(r"(?<![.\s])[.!?][)\"”]?\s*$")
_STRAY = re.compile(r"(?<=[ぁ-ん])[a-zａ-ｚ]{1,2}(?=[ぁ-ん。、]|\s*+$)|(?<=。)[a-zａ-ｚ](?=\s*+$)")


@bitext_rule("broken-sentence", Severity.WARNING)
def broken_sentence(context: Context) -> Iterator[Finding]:
    """A sentence that stops short, or has a stray letter of the input method in it.

    Finds a sentence that ends on a case particle (ファイルを。) or a comma (ですが、。); a block that
    ends so, without any stop, although its original ends in a full stop; and one or two Latin letters in
    the middle of hiragana (できまsす) that the original does not have as a word.

    Endings that Japanese does leave open are fine: から, まで, ので, て, けど, ように, final particles
    such as か and ね. So is a block that leads into code or a list, as its original then ends in a colon,
    and so are variables (nの) that the original names.

        詳細はマニュアルを。    →  ends on を
    """
    for passage in passages(context.bitext):
        yield from _short(passage)
        yield from _strays(passage)


def _short(passage: Passage) -> Iterator[Finding]:
    tokens = passage.segment.tokens
    plain = passage.segment.plain
    for at in range(2, len(tokens)):
        if tokens[at].surface not in _STOP:
            continue
        before, last, stop = tokens[at - 2 : at + 1]
        if _is_case(last, _CASE, before) or last.surface == "、":
            span = plain.span(last.start, stop.end)
            yield Finding("broken-sentence", span, f"sentence ends on {last.surface}", None, passage.id)
    if len(tokens) < 2 or passage.segment.kind == "title" or not _PERIOD.search(passage.source):
        return
    last = tokens[-1]
    if _is_case(last, _OPEN_END, tokens[-2]) or last.surface == "、":
        span = plain.span(last.start, last.end)
        yield Finding("broken-sentence", span, f"text ends on {last.surface}", None, passage.id)


def _is_case(token: Token, particles: frozenset[str], before: Token) -> bool:
    """Whether the token is a particle that needs a predicate behind it."""
    if token.pos != "助詞" or token.pos2 not in ("格助詞", "係助詞") or token.surface not in particles:
        return False
    return not (token.surface in ("に", "と", "の") and before.pos in ("形状詞", "動詞", "助動詞"))


def _strays(passage: Passage) -> Iterator[Finding]:
    plain = passage.segment.plain
    source = passage.unit.source.text if passage.unit else ""
    for match in _STRAY.finditer(plain.text):
        letters = match[0]
        if passage.unit is None or passage.unit.ambiguous:
            continue
        if re.search(rf"(?<![A-Za-z]){re.escape(letters)}(?![A-Za-z])", source, re.I):
            continue
        span = plain.span(*match.span())
        if plain.source[span.start : span.end] != letters or _touches_markup(passage, span.start, span.end):
            continue
        message = f"stray letter{'s' if len(letters) > 1 else ''} {letters} in Japanese"
        fix = Fix(f"Remove {letters}", (Edit(span, ""),), safe=False)
        yield Finding("broken-sentence", span, message, None, passage.id, fix)


def _touches_markup(passage: Passage, start: int, end: int) -> bool:
    return any(start <= inline.span.end and inline.span.start <= end for inline in passage.segment.inlines)
