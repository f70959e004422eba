"""Text on the wrong side of the comment mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...bitext import Bitext
from ...rst import patterns
from ...rst.block import Block
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span, has_cjk
from .words import english, ordinary, shorten

_TIGHT = re.compile(r"\.\.(?=[A-Za-z])")


@bitext_rule("target-in-comment", Severity.ERROR)
def target_in_comment(context: Context) -> Iterator[Finding]:
    """A translation is swallowed by its own comment, so that it never reaches the page.

    What is indented deeper than the two dots belongs to the comment, blank lines notwithstanding.  The fix
    moves the translation out to the column of the comment; where the comment itself stands too far left, in
    front of the body of a directive or list item, it moves the comment in.

    Example::

        .. * the cache,

           * キャッシュ
    """
    text = context.bitext.document.text
    message = "the translation is part of its comment and never reaches the page"
    for entry in _swallowed(context.bitext):
        fix = Fix("Take the translation out of the comment", tuple(_out(text, entry)))
        start, end = entry.hidden.view.extent
        inside = [
            unit for unit in context.bitext.units if start <= unit.target.span.start <= end and unit.hidden
        ]
        for unit in inside:
            yield Finding("target-in-comment", unit.target.span, message, unit.source.span, unit.id, fix)
        if not inside:
            what = "this text is part of the comment above it and never reaches the page"
            # Markup that the original quotes stays where it is.
            quoted = re.match(r"\s*+\.\.(?! _)", text[start:end])
            yield Finding("target-in-comment", Span(start, end), what, fix=None if quoted else fix)


class _Swallowed(NamedTuple):
    hidden: Block
    comments: tuple[Block, ...]
    """The comment that it is part of, behind those that stand right before that one."""
    before: Block | None
    """The visible block before them."""


def _swallowed(bitext: Bitext) -> tuple[_Swallowed, ...]:
    return tuple(_find(bitext.blocks))


def _find(blocks: Sequence[Block]) -> Iterator[_Swallowed]:
    for index, block in enumerate(blocks):
        if block.kind == "hidden" and index and blocks[index - 1].kind == "comment":
            first = index - 1
            while first and blocks[first - 1].kind == "comment":
                first -= 1
            above = (other for other in reversed(blocks[:first]) if other.kind not in ("comment", "hidden"))
            yield _Swallowed(block, tuple(blocks[first:index]), next(above, None))
        yield from _find(block.children)


def _out(text: str, entry: _Swallowed) -> Iterator[Edit]:
    """The edits that bring comment and translation to one column."""
    hidden, comment = entry.hidden, entry.comments[-1]
    inner = hidden.children[0].column if hidden.children else hidden.column
    width = inner - comment.column
    # An original that was commented with its indentation tells where the text belongs.
    kept = bool(comment.children) and comment.children[0].column == width
    if kept or (entry.before is not None and _body_column(entry.before) == inner):
        # A comment that stayed behind would swallow those that moved.
        for each in entry.comments:
            for start in _line_starts(text, each.view.extent):
                yield Edit(Span(start, start), " " * width)
        return
    for start in _line_starts(text, hidden.view.extent):
        margin = re.compile(r"[ \t]*").match(text, start)
        end = margin.end() if margin else start
        keep = max(_columns(text[start:end]) - width, 0)
        yield Edit(Span(start, end), " " * keep)


def _body_column(block: Block) -> int:
    """The column at which the body of a directive or item stands; -1 for blocks without body."""
    if block.kind not in ("directive", "item", "definition", "field", "footnote"):
        return -1
    if block.children:
        return block.children[-1].column
    return block.column + 3 if block.kind == "directive" else -1


def _line_starts(text: str, extent: Span) -> Iterator[int]:
    """The starts of the lines of `extent` that are not blank."""
    start = max(text.rfind("\n", 0, extent.start), text.rfind("\r", 0, extent.start)) + 1
    for match in re.compile(r"[^\r\n]+").finditer(text, start, extent.end):
        if match[0].strip():
            yield match.start()


def _columns(margin: str) -> int:
    return len(margin.expandtabs(8))


@bitext_rule("source-leaks", Severity.ERROR)
def source_leaks(context: Context) -> Iterator[Finding]:
    """Part of an original is no comment to RST: it is visible, or is taken for a directive.

    Found are a commented line that reads as a directive (`.. be::`), a line of the original that lost its
    dots, a line whose dots touch the text (`..so`), and a comment that no blank line parts from the paragraph
    above it.

    Left alone: a translation that follows its comment without a blank line.

    Example::

        .. The value tells how long the answer may
        be used.

        この値は、応答を利用できる期間を表します。
    """
    yield from _traps(context.bitext)
    yield from _visible_lines(context.bitext)
    yield from _glued(context.bitext.document.text, context.bitext.blocks)


def _traps(bitext: Bitext) -> Iterator[Finding]:
    text = bitext.document.text
    for block in _walk(bitext.blocks):
        if block.kind != "comment" or not block.problem:
            continue
        spans = block.view.spans
        for index, (start, end) in enumerate(spans):
            dots = patterns.EXPLICIT.match(text, start, end)
            if index and dots and patterns.DIRECTIVE.match(text, dots.end(), end):
                word = text[dots.end() : end].strip()
                previous = spans[index - 1].end
                fix = Fix("Join the line to the one above", (Edit(Span(previous, end), f" {word}"),))
                message = f"the line “{shorten(text[start:end])}” of the original is read as a directive"
                yield Finding("source-leaks", Span(start, end), message, fix=fix)


def _visible_lines(bitext: Bitext) -> Iterator[Finding]:
    for comment, block in _with_comments(bitext.blocks, None):
        if block.kind != "paragraph" or block.body is None:
            continue
        yield from _paragraph(bitext, comment, block)


def _paragraph(bitext: Bitext, comment: Block | None, block: Block) -> Iterator[Finding]:
    text = bitext.document.text
    spans = block.body.spans if block.body else ()
    glued = (
        comment is not None and _adjacent(text, comment.view.extent.end, spans[0].start) if spans else False
    )
    for start, end in spans:
        line = text[start:end]
        tight = _TIGHT.match(line)
        if tight and len(english(line[2:])) >= 2:
            fix = Fix("Put a blank behind the dots", (Edit(Span(start + 2, start + 2), " "),))
            message = f"“{shorten(line)}” is no comment: a blank is missing behind the dots"
            yield Finding("source-leaks", Span(start, end), message, fix=fix)
        elif glued and not has_cjk(line) and _continues(line, comment):
            fix = Fix("Make the line part of the comment", (Edit(Span(start, start), ".. "),))
            message = f"“{shorten(line)}” has lost its dots: the original is visible here"
            yield Finding("source-leaks", Span(start, end), message, fix=fix)
        else:
            glued = False


def _glued(text: str, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Comments that no blank line parts from the paragraph above: RST takes them for lines of it."""
    for above, block in zip((None, *blocks), blocks, strict=False):
        if block.kind == "comment":
            start = block.view.extent.start
            if above and above.kind == "paragraph" and _adjacent(text, above.view.extent.end, start):
                line = block.view.spans[0]
                margin = text[text.rfind("\n", 0, start) + 1 : start]
                # An English line above has most likely lost its dots: then the two belong together.
                own = has_cjk(above.view.text)
                fix = (
                    Fix("Put a blank line above the comment", (Edit(Span(start, start), f"\n{margin}"),))
                    if own
                    else None
                )
                message = (
                    f"the comment “{shorten(text[line.start : line.end])}” is part of the paragraph above it"
                )
                yield Finding("source-leaks", Span(line.start, line.end), message, fix=fix)
        else:
            yield from _glued(text, block.children)


def _continues(line: str, comment: Block | None) -> bool:
    """Whether a line reads on from the comment above it: ordinary words, no sentence that ended there."""
    words = english(line)
    before = comment.view.text.rstrip() if comment else ""
    return bool(ordinary(words)) and (line[:1].islower() or before[-1:] not in ".!?:") and not has_cjk(before)


def _adjacent(text: str, end: int, start: int) -> bool:
    """Whether the next line begins at `start` but for its indentation."""
    return text[end:start].strip(" \t") in ("\n", "\r\n", "\r")


def _with_comments(blocks: Sequence[Block], last: Block | None) -> Iterator[tuple[Block | None, Block]]:
    """Each visible block with the comment right before it, where there is one."""
    for block in blocks:
        if block.kind == "comment":
            last = block
            continue
        yield last, block
        yield from _with_comments(block.children, last)
        last = None


def _walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """All blocks but those inside comments."""
    for block in blocks:
        yield block
        if block.kind != "comment":
            yield from _walk(block.children)
