"""Lists and tables that do not have the entries of their originals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...bitext import Bitext
from ...rst.block import Block
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span, has_cjk
from ...unit import Unit
from .layout import Original, original_of, originals, superseded
from .words import english, ordinary, outside, shorten

_ENTRY = {"item": "list", "term": "definition list", "field": "field list", "option": "option list"}
"""What a run of such siblings is called; a definition belongs to the term above it."""
_GLUED = re.compile(r"(?:[0-9]{1,2}|#)[.)](?=[^\s0-9A-Za-z])")


@bitext_rule("structure", Severity.WARNING)
def structure(context: Context) -> Iterator[Finding]:
    """A list or table does not have the entries of its original, or a block is of another kind.

    One finding a list: it says how many of the original's entries have no counterpart, and which.  Blocks of
    another kind are titles that are no title any more, and numbered items whose number touches the text (the
    fix parts them).  An item that became a paragraph, or the reverse, is only remarked.

    Left alone: entries that are names or code and were left as they are, lists that comments cut into several
    ones, and paragraphs that were split in two.

    Example::

        .. * the disk cache
        .. * the memory cache
        .. * the cache of thumbnails

        * ディスクキャッシュ
        * 縮小画像のキャッシュ
    """
    for original in originals(context.bitext):
        for kind, entries in _lists(original.comment.children):
            finding = _compare(kind, entries, original, context.bitext)
            if finding:
                yield finding
    for unit in context.bitext.units:
        if not (unit.target.empty or unit.copied or unit.ambiguous):
            yield from _kinds(unit, context.bitext)


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[str, list[list[Block]]]]:
    """The lists and tables among blocks and below them, each as its entries."""
    blocks = [block for block in blocks if block.kind != "comment"]
    run: list[list[Block]] = []
    kind = ""
    for block in [*blocks, None]:
        if block is not None and kind == "term" and block.kind == "definition":
            run[-1].append(block)
            continue
        if run and (block is None or block.kind != kind):
            if len(run) > 1:
                yield _ENTRY[kind], run
            run, kind = [], ""
        if block is not None and block.kind in _ENTRY:
            kind = block.kind
            run.append([block])
    for block in blocks:
        if block.kind == "table":
            cells = [[cell] for cell in block.walk() if cell.kind == "cell"]
            if len(cells) > 1:
                yield "table", cells
        else:
            yield from _lists(block.children)


def _within(units: Sequence[Unit], entry: Sequence[Block]) -> list[Unit]:
    start, end = entry[0].view.extent.start, entry[-1].view.extent.end
    return [unit for unit in units if start <= unit.source.span.start <= end]


def _compare(name: str, entries: list[list[Block]], original: Original, bitext: Bitext) -> Finding | None:
    groups = [_within(original.units, entry) for entry in entries]
    paired = [group for group in groups if any(not unit.target.empty for unit in group)]
    missing = [
        group
        for group in groups
        if group
        and all(unit.target.empty for unit in group)
        and any(_is_text(unit) and not superseded(unit, bitext) for unit in group)
    ]
    if not paired:
        return None
    present = next(unit for unit in paired[0] if not unit.target.empty)
    what = "cells" if name == "table" else "entries"
    if missing:
        texts = ", ".join(f"“{shorten(group[0].source.text)}”" for group in missing[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        message = (
            f"{len(missing)} of the {len(groups)} {what} of the {name} have no counterpart: {texts}{more}"
        )
        if len(missing) == 1:
            message = f"one of the {len(groups)} {what} of the {name} has no counterpart: {texts}"
        return Finding("structure", present.target.span, message, missing[0][0].source.span, present.id)
    if name == "table":
        return None
    extra = _extra(bitext, present.target.span.start, len(entries))
    if extra:
        message = f"the {name} has {len(extra)} more than the {len(entries)} entries of its original"
        return Finding(
            "structure", extra[0].view.extent, message, present.source.span, severity=Severity.INFO
        )
    return None


def _is_text(unit: Unit) -> bool:
    return bool(ordinary(english(outside(unit.source))))


def _extra(bitext: Bitext, offset: int, wanted: int) -> list[Block]:
    """Entries of the visible list at `offset` that no original claims, where it has more than `wanted`."""
    claimed = [unit.target.span.start for unit in bitext.units if not unit.target.empty]
    for run in _visible_lists(bitext):
        start, end = run[0][0].view.extent.start, run[-1][-1].view.extent.end
        if start <= offset < end:
            if len(run) <= wanted:
                return []
            free = [
                entry[0]
                for entry in run
                if not any(
                    entry[0].view.extent.start <= place < entry[-1].view.extent.end for place in claimed
                )
            ]
            return (
                [block for block in free if has_cjk(block.view.text)]
                if len(run) - len(free) == wanted
                else []
            )
    return []


@lru_cache(maxsize=8)
def _visible_lists(bitext: Bitext) -> tuple[list[list[Block]], ...]:
    """The entries of every visible list, innermost lists first."""
    return tuple(sorted((run for _, run in _lists(bitext.blocks)), key=lambda run: -run[0][0].column))


def _kinds(unit: Unit, bitext: Bitext) -> Iterator[Finding]:
    source, target = unit.source.kind, unit.target.kind
    if source == target:
        return
    span, severity, fix = unit.target.span, None, None
    if source == "title" and target in ("paragraph", "term", "quote"):
        message = f"the title of the original is no title here but a {target}: see its underline"
    elif source == "item" and target == "paragraph":
        glued = _GLUED.match(unit.target.view.text)
        if glued:
            end = unit.target.view.span(glued.end() - 1, glued.end()).end
            span = Span(unit.target.span.start, end)
            message = f"“{glued[0]}” touches the text, so this is no list item"
            fix = Fix("Put a blank behind the number", (Edit(Span(end, end), " "),))
        else:
            message, severity = "an item of the original is a paragraph here", Severity.INFO
    elif source == "paragraph" and target == "item" and _alone(unit, bitext):
        message, severity = "a paragraph of the original is a list item here", Severity.INFO
    else:
        return
    yield Finding("structure", span, message, unit.source.span, unit.id, fix, severity=severity)


def _alone(unit: Unit, bitext: Bitext) -> bool:
    """Whether the original is nothing but this paragraph, flush with its dots."""
    original = original_of(bitext).get(id(unit))
    return original is not None and len(original.units) == 1 and original.comment.children[0].column == 0
