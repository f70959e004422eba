"""Suppression comments: `.. rsttrans: ignore[rule]`, `off[rule]` … `on`, `ignore-file[rule]`.

In a catalogue they stand in a translator's comment: `# rsttrans: ignore[rule]`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .bitext import Bitext
from .config import did_you_mean
from .rule import Finding, Rule
from .text import Span

UNUSED = "unused-ignore"
KINDS = ("ignore", "off", "on", "ignore-file")
_COMMENT = re.compile(r"^[ \t]*+(?P<dots>\.\.|#)[ \t]++(?P<body>rsttrans:[^\r\n]*)", re.MULTILINE)
_BODY = re.compile(r"rsttrans:\s*+(?P<kind>[\w-]*+)\s*+(?:\[(?P<names>[^\]]*+)\])?+\s*+(?P<rest>.*)")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*+(?=[\r\n]|\Z)")


class Suppression(NamedTuple):
    """One suppression comment."""

    span: Span
    kind: str
    names: tuple[str, ...]
    """Rules or families; none stands for all."""
    ranges: tuple[Span, ...] = ()
    """Where it holds: a finding that starts in one of them, its end included."""
    problem: str = ""
    """Why it cannot be understood."""


def read(bitext: Bitext) -> tuple[Suppression, ...]:
    """The suppression comments of a document in order."""
    text = bitext.document.text
    if "rsttrans:" not in text:
        return ()
    catalogue = not bitext.blocks
    comment_lines = {
        span.start
        for block in bitext.blocks
        for part in block.walk()
        if part.kind == "comment"
        for span in part.view.spans
    }
    found = []
    for match in _COMMENT.finditer(text):
        # Dots in a literal block or within an original are text, not a comment of this document.
        if match["dots"] == "#" if catalogue else match.start("dots") in comment_lines:
            found.append(
                _parse(match["body"], Span(match.start("dots"), match.start() + len(match[0].rstrip())))
            )
    return tuple(_place(found, bitext))


def _parse(body: str, span: Span) -> Suppression:
    match = _BODY.match(body)
    kind, names, rest = (match["kind"], match["names"], match["rest"]) if match else ("", None, body)
    listed = tuple(name.strip() for name in names.split(",") if name.strip()) if names else ()
    problem = ""
    if kind not in KINDS:
        problem = f"`{kind}` is none of {', '.join(KINDS)}{did_you_mean(kind, KINDS)}"
    elif rest or (names is not None and not listed):
        problem = f"`{body}` is not understood; write `rsttrans: {kind}[rule, …]`"
    return Suppression(span, kind, listed, problem=problem)


def _place(found: Sequence[Suppression], bitext: Bitext) -> list[Suppression]:
    end = len(bitext.document.text)
    placed = []
    texts = _texts(bitext)
    for index, item in enumerate(found):
        ranges: tuple[Span, ...] = ()
        if item.problem:
            pass
        elif item.kind == "ignore":
            ranges = _next_unit(item.span.end, texts, bitext)
        elif item.kind == "ignore-file":
            ranges = (Span(0, end),)
        elif item.kind == "off":
            closing = next((later for later in found[index + 1 :] if _closes(later, item)), None)
            ranges = (Span(item.span.start, closing.span.start if closing else end),)
        elif not any(_closes(item, earlier) for earlier in found[:index]):
            item = item._replace(problem="`on` without an `off` before it")
        placed.append(item._replace(ranges=ranges))
    return placed


def _closes(later: Suppression, off: Suppression) -> bool:
    return (
        later.kind == "on"
        and off.kind == "off"
        and not later.problem
        and (not later.names or set(off.names) <= set(later.names))
    )


def _texts(bitext: Bitext) -> list[tuple[Span, int]]:
    """The spans of all text of the document with the index of its unit (-1: none), in order."""
    found = [(segment.span, -1) for segment in bitext.rest]
    for index, unit in enumerate(bitext.units):
        found += [(segment.span, index) for segment in (unit.source, unit.target) if not segment.empty]
    return sorted(found)


def _next_unit(offset: int, texts: Sequence[tuple[Span, int]], bitext: Bitext) -> tuple[Span, ...]:
    at = bisect_left(texts, (Span(offset, offset), -1))
    if at == len(texts):
        return ()
    span, index = texts[at]
    if index < 0:
        return (Span(offset, _block_end(span.end, texts, bitext)),)
    unit = bitext.units[index]
    last = max(span.end, unit.target.span.end, unit.source.span.end)
    return (Span(offset, _block_end(last, texts, bitext)), unit.target.span, unit.source.span)


def _block_end(offset: int, texts: Sequence[tuple[Span, int]], bitext: Bitext) -> int:
    """Where the block ends whose text ends at `offset`: its underline, say, is still part of it."""
    blank = _BLANK_LINE.search(bitext.document.text, offset)
    after = bisect_left(texts, (Span(offset, offset), -1))
    following = texts[after][0].start if after < len(texts) else len(bitext.document.text)
    return max(offset, min(blank.start() if blank else len(bitext.document.text), following))


def apply(
    suppressions: Sequence[Suppression],
    findings: Iterable[Finding],
    rules: Mapping[str, Rule],
    active: Mapping[str, Rule],
    *,
    whole: bool,
) -> list[Finding]:
    """The findings that stay, and one of `unused-ignore` for each suppression that has no effect.

    `rules` are all there are, `active` those that have run.  Unless they have seen the `whole` project,
    nothing can be said of a suppression of a project rule.
    """
    used: set[tuple[int, str]] = set()
    kept = []
    for finding in findings:
        hits = _hits(suppressions, finding, rules)
        used.update(hits)
        if not hits:
            kept.append(finding)
    if UNUSED in active:
        for index, item in enumerate(suppressions):
            for message in _complaints(index, item, used, rules, active, whole=whole):
                finding = Finding(UNUSED, item.span, message)
                if not _hits(suppressions, finding, rules):
                    kept.append(finding)
    return kept


def _hits(
    suppressions: Sequence[Suppression], finding: Finding, rules: Mapping[str, Rule]
) -> list[tuple[int, str]]:
    family = rules[finding.rule].family
    names = {finding.rule, family, "ALL"}
    return [
        (index, name)
        for index, item in enumerate(suppressions)
        if any(start <= finding.span.start <= end for start, end in item.ranges)
        for name in item.names or ("ALL",)
        # Otherwise one that names nothing could never be found unused.
        if name in names and (finding.rule != UNUSED or item.names)
    ]


def _complaints(
    index: int,
    item: Suppression,
    used: set[tuple[int, str]],
    rules: Mapping[str, Rule],
    active: Mapping[str, Rule],
    *,
    whole: bool,
) -> list[str]:
    if item.problem:
        return [item.problem]
    if item.kind == "on":
        return []
    families = sorted({rule.family for rule in rules.values()})
    messages = []
    for name in item.names or ("ALL",):
        members = [rule for rule in rules.values() if name in (rule.id, rule.family, "ALL")]
        if name == "ALL":
            members = list(rules.values())
        if not members:
            hint = did_you_mean(name, [*rules, *families])
            messages.append(f"`{name}` is no rule and no family{hint}")
        elif name != UNUSED and (index, name) not in used and _judged(name, members, active, whole=whole):
            what = "anything" if name == "ALL" else f"`{name}`"
            messages.append(f"`{item.kind}` has no effect: there is no finding of {what} here")
    return messages


def _judged(name: str, members: Sequence[Rule], active: Mapping[str, Rule], *, whole: bool) -> bool:
    """Whether all rules that the name stands for have run on all that they need."""
    needed = [rule for rule in members if rule.default or rule.id == name]
    return all(rule.id in active and (whole or rule.on_project is None) for rule in needed)
