"""です・ます and である."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span
from .passages import Passage, passages
from .polite import politely

if TYPE_CHECKING:
    from ...japanese import Token

_STOPS = frozenset("。．！？!?")
_STOPPED = re.compile(r"\s*+[」）)]*+[。．：:]")
_OPENING = frozenset("「『（(〈《【〔")
_CLOSING = frozenset("」』）)〉》】〕")
_SIGNS = _STOPS | _OPENING | _CLOSING | {'"'}
_TRAILING = frozenset("：:…”\"'*`・")
_CLOSED = re.compile(r"[.:!?][)\"”]?\s*$")
# These take the register of the running text; the other kinds may have one of their own.
_RUNNING = frozenset({"paragraph", "footnote"})
_LISTED = frozenset({"item", "definition", "term", "field", "cell"})
_EXEMPT = frozenset({"title", "term", "quote", "caption", "literal", "argument"})


class Ending(NamedTuple):
    """A sentence that ends in a predicate."""

    passage: Passage
    tokens: tuple[Token, ...]
    """The predicate's last tokens: what would change with the register."""
    polite: bool


@bitext_rule("register", Severity.WARNING)
def register(context: Context) -> Iterator[Finding]:
    """A sentence in です・ます among those in である, or the other way round.

    The register of a document is what at least three in four of the sentences in its paragraphs have; the
    others are reported at their last words. A list item, definition or cell is reported only where its
    own sentences are in both registers, or at least a third of those of its list in the document's.

    Sentences that end in a noun have no register (無料の入門書。), nor have titles, blocks in bold,
    quotations and what stands in brackets, and no register is reported for a document that is divided, or
    has fewer than three sentences.

        サーバーを起動します。設定はファイルに保存する。ログは画面に出ます。    →  保存する is plain
    """
    endings = [ending for passage in passages(context.bitext) for ending in _endings(passage)]
    running = [ending.polite for ending in endings if ending.passage.segment.kind in _RUNNING]
    polite = sum(running)
    plain = len(running) - polite
    major = polite >= plain
    most, least = max(polite, plain), min(polite, plain)
    if most < 3 or most < 3 * least:
        return
    mixed = _mixed_lists(context, endings, major)
    for ending in endings:
        kind = ending.passage.segment.kind
        if ending.polite == major or not (kind in _RUNNING or ending.passage.segment.span in mixed):
            continue
        yield _report(ending, most)


def _report(ending: Ending, count: int) -> Finding:
    plain = ending.passage.segment.plain
    first, last = ending.tokens[0], ending.tokens[-1]
    span = plain.span(first.start, last.end)
    shown = plain.text[first.start : last.end]
    other = "である" if ending.polite else "です・ます"
    right = None if ending.polite else politely(ending.tokens)
    fix = None
    # 〜する without a full stop may be a heading or a point of a list, and with ！ it is what somebody says.
    if right and plain.source[span.start : span.end] == shown and _STOPPED.match(plain.text, last.end):
        fix = Fix(f"Write {right}", (Edit(span, right),), safe=False)
    message = f"{shown} in a {other} document ({count} sentences)"
    return Finding("register", span, message, None, ending.passage.id, fix)


def _mixed_lists(context: Context, endings: list[Ending], major: bool) -> set[Span]:
    """The items that are in both registers, or that stand in a list with a good share of the major one."""
    by_span: dict[Span, list[bool]] = {}
    for ending in endings:
        by_span.setdefault(ending.passage.segment.span, []).append(ending.polite)
    runs: list[list[Span]] = []
    listed = False
    for passage in passages(context.bitext):
        now = passage.segment.kind in _LISTED
        if now and not listed:
            runs.append([])
        if now and passage.segment.span in by_span:
            runs[-1].append(passage.segment.span)
        listed = now
    mixed: set[Span] = set()
    for run in runs:
        registers = [polite for span in run for polite in by_span[span]]
        if registers.count(major) * 3 >= len(registers):
            mixed.update(run)
        mixed.update(span for span in run if len(set(by_span[span])) > 1)
    return mixed


def _endings(passage: Passage) -> Iterator[Ending]:
    """The sentences of a block that end in a predicate and are no quotation."""
    if passage.segment.kind in _EXEMPT or _is_heading(passage):
        return
    depth = start = 0
    quoted = False
    tokens = passage.segment.tokens
    quotes = passage.segment.plain.text.count('"') and sum(token.surface == '"' for token in tokens) % 2 == 0
    for index, token in enumerate(tokens):
        if token.surface not in _SIGNS:
            continue
        if token.surface == '"' and quotes:
            quoted = not quoted
            depth += 1 if quoted else -1
        elif token.surface in _OPENING:
            depth += 1
        elif token.surface in _CLOSING:
            depth = max(depth - 1, 0)
        elif token.surface in _STOPS and not depth:
            yield from _ending(passage, tokens[start:index])
            start = index + 1
    # A label such as 悪い has neither a stop nor a particle, and a note may be in the form of the dictionary.
    whole = (
        passage.segment.kind not in _RUNNING or start or not passage.source or _CLOSED.search(passage.source)
    )
    if not depth and whole and any(token.pos2 in ("格助詞", "係助詞") for token in tokens[start:]):
        yield from _ending(passage, tokens[start:])


def _is_heading(passage: Passage) -> bool:
    """Whether all of the block is in bold: the heading of a step or an entry."""
    inlines = passage.segment.inlines
    return len(inlines) == 1 and inlines[0].kind == "strong" and inlines[0].span == passage.segment.span


def _ending(passage: Passage, sentence: tuple[Token, ...]) -> Iterator[Ending]:
    end = len(sentence)
    asks = False
    while end and sentence[end - 1].surface in _TRAILING:
        end -= 1
    if end and sentence[end - 1].surface in "）)":
        # A remark in brackets behind the predicate.
        while end and sentence[end - 1].surface not in "（(":
            end -= 1
        end -= 1
    while (
        end > 1
        and sentence[end - 1].pos == "助詞"
        and (sentence[end - 1].pos2 == "終助詞" or sentence[end - 1].surface in _AFTERTHOUGHTS)
    ):
        end -= 1
        asks = asks or sentence[end].surface == "か"
    if end < 1:
        return
    start = _predicate(sentence, end)
    if start < 0:
        return
    tail = sentence[start:end]
    polite = any(token.ctype in _POLITE or token.lemma in _ASKING for token in tail)
    # 何をすべきか is an indirect question, which is plain everywhere.
    if polite or not asks:
        yield Ending(passage, tail, polite)


_AFTERTHOUGHTS = frozenset({"が", "けど", "けれど", "けれども", "から", "し"})
_POLITE = frozenset({"助動詞-デス", "助動詞-マス"})
# ください, なさい: requests as one makes them of a reader, in texts in です・ます.
_ASKING = frozenset({"下さる", "為さる", "御座る"})


def _predicate(sentence: tuple[Token, ...], end: int) -> int:
    """Where the predicate at the end begins: its auxiliaries and what they hang on; -1 if there is none."""
    last = sentence[end - 1]
    if last.pos not in ("動詞", "形容詞", "助動詞"):
        return -1
    if not last.cform.startswith(("終止形", "連体形", "意志推量形", "命令形")):
        return -1
    if last.cform == "命令形" and last.lemma not in _ASKING and last.ctype not in _POLITE:
        return -1
    start = end - 1
    while (
        start and sentence[start].pos == "助動詞" and sentence[start - 1].pos in ("助動詞", "動詞", "形容詞")
    ):
        start -= 1
    # 保存 する
    if sentence[start].lemma == "為る" and start and sentence[start - 1].pos == "名詞":
        start -= 1
    # 〜で ある
    if sentence[start].lemma in ("有る", "在る") and start and sentence[start - 1].ctype == "助動詞-ダ":
        start -= 1
    return start
