"""One original with several translations."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...config import Settings
from ...japanese import fold
from ...rule import Context, Finding, Severity, project_rule
from ...text import Span
from ...unit import State

_SHOWN = 30
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")
_IGNORED = re.compile(r"[\s\u3000ー・。．.、，,:：()（）「」『』\"'`*]+")
_SHORT = frozenset("title term cell caption field item".split())
"""Kinds of text that a single word may fill, with a meaning that depends on where it stands."""


class _Fact(NamedTuple):
    source: bytes
    """Digest of the original."""
    target: bytes
    """Digest of the translation without what does not count."""
    text: str
    """How the translation begins."""
    line: int
    span: Span
    source_span: Span
    unit: str


def _collect(context: Context) -> tuple[_Fact, ...]:
    facts = []
    for unit in context.bitext.units:
        if unit.ambiguous or unit.copied or unit.hidden or unit.state is not State.TRANSLATED:
            continue
        if unit.target.empty or "literal" in (unit.source.kind, unit.target.kind):
            continue
        count = len(_WORD.findall(unit.source.plain.text))
        if not count or (count == 1 and unit.source.kind in _SHORT):
            continue
        target = unit.target.plain.text.strip()
        facts.append(
            _Fact(
                _digest(fold(unit.key).casefold()),
                _digest(_IGNORED.sub("", fold(target)).casefold()),
                target[: _SHOWN + 1],
                context.bitext.document.line_of(unit.target.span.start),
                unit.target.span,
                unit.source.span,
                unit.id,
            )
        )
    return tuple(facts)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()


@project_rule("same-source", Severity.INFO, _collect)
def same_source(
    documents: Sequence[tuple[str, tuple[_Fact, ...]]], settings: Settings
) -> Iterator[tuple[str, Finding]]:
    """One English text is translated in different ways.

    Each translation other than the commonest one is a finding, which says where the commonest one stands;
    of equally common ones, the first is taken for it.

    Of severity info, since both are mostly right: a reader who meets two wordings of one sentence may look
    for a difference that is not meant. Left alone: differences in spaces, width, punctuation, length marks
    and markup, titles and terms of a single word, and texts whose translation is the English itself.

    Example::

        .. Restart the server after every change.

        変更のたびにサーバーを再起動してください。

        .. Restart the server after every change.

        設定を変えたら、サーバーをリスタートしましょう。
    """
    groups: dict[bytes, list[tuple[str, _Fact]]] = {}
    for path, facts in documents:
        for fact in facts:
            groups.setdefault(fact.source, []).append((path, fact))
    for group in groups.values():
        counts = Counter(fact.target for _, fact in group)
        if len(counts) < 2:
            continue
        right_path, right = max(group, key=lambda entry: counts[entry[1].target])
        for path, fact in group:
            if fact.target != right.target:
                where = f"line {right.line}" if path == right_path else f"{right_path}:{right.line}"
                times = f", {counts[right.target]} times" if counts[right.target] > 1 else ""
                message = f"the same original is translated “{_shortened(right.text)}” ({where}{times})"
                yield path, Finding("same-source", fact.span, message, fact.source_span, fact.unit)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
