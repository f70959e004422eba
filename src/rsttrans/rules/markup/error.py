"""What docutils reports for a translation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...compare.document import differences
from ...rst.block import Block
from ...rst.inline import unclosed
from ...rst.validate import ERROR, problems
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span, has_cjk
from ...unit import Segment
from .levels import misplaced
from .texts import visible

_EXPLICIT = frozenset("comment directive target footnote citation substitution".split())
_ENDS = {
    "item": "List",
    "definition": "Definition list",
    "quote": "Block quote",
    "literal": "Literal block",
    "field": "Field list",
    "option": "Option list",
}


@bitext_rule("rst-error", Severity.ERROR)
def rst_error(context: Context) -> Iterator[Finding]:
    """docutils reports an error for the translation, and not for the original.

    Inline markup that is opened and never closed, an unexpected indentation, a broken table, a title whose
    adornment skips a level, a missing blank line between a comment or directive and the text below (a
    warning, as for docutils).  What other rules say more exactly is left to them: glued and lost markup,
    full-width markup, underlines.

    Left alone: roles, directives, substitutions and names that docutils does not know (Sphinx and its
    extensions do), and whatever the original has as well, such as a bare ``*args``.  No file is read for
    it.

    The fix for a missing blank line is safe.

    Example::

        .. Some *important* text.

        *重要 なテキストです。
    """
    claimed = [
        each.place
        for _unit, all_of in differences(context.bitext)
        for each in all_of
        if each.how in ("lost", "wide", "swallowed", "changed")
    ]
    for segment, source, unit in visible(context.bitext):
        for span in unclosed(segment.view):
            if not _explained(segment, source, span, claimed):
                raw = context.bitext.document.text[span.start : span.end]
                message = f"inline markup is opened by {raw} and never closed"
                origin, of = source.span if source else None, unit.id if unit else None
                yield Finding("rst-error", span, message, origin, of)
    inherited = set(_source_problems(context.bitext.blocks))
    yield from _blocks(context, context.bitext.blocks, inherited, 0)
    for title, said in misplaced(context.bitext):
        yield Finding("rst-error", title.view.extent, said)


def _explained(segment: Segment, source: Segment | None, span: Span, claimed: list[Span]) -> bool:
    """Whether another rule reports it, or the original has it as well."""
    if any(inline.span.start <= span.start < inline.span.end for inline in segment.inlines):
        return True
    if any(place.start <= span.start <= place.end for place in claimed):
        return True
    if source is None:
        return not has_cjk(segment.view.text)
    text = segment.view.source
    mark = text[span.start : span.end]
    return any(text[each.start : each.end] == mark for each in unclosed(source.view))


def _source_problems(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "comment":
            yield from (inner.problem for child in block.children for inner in child.walk() if inner.problem)
        else:
            yield from _source_problems(block.children)


def _blocks(
    context: Context, blocks: tuple[Block, ...], inherited: set[str], argument: int
) -> Iterator[Finding]:
    """`argument`: line where the argument of the directive around them ends, 0 for none."""
    for block in blocks:
        if block.kind in ("comment", "hidden"):
            continue
        if block.problem and block.kind != "title" and block.problem not in inherited:
            yield from _confirmed(context, block)
        last = context.bitext.document.line_of(block.body.extent.end) if _headed(block) and block.body else 0
        yield from _blocks(context, block.children, inherited, last)
    for above, below in pairwise(blocks):
        # What follows an argument without a blank line is part of the argument for docutils.
        inside = argument and context.bitext.document.line_of(above.view.extent.start) == argument + 1
        if above.kind != "hidden" and below.kind != "hidden" and not inside:
            yield from _unparted(context, above, below)


def _headed(block: Block) -> bool:
    return block.kind == "directive" and block.body is not None and bool(block.body.text)


def _confirmed(context: Context, block: Block) -> Iterator[Finding]:
    """A problem of the block structure, in docutils' own words."""
    if block.kind == "table":
        said = [each for each in problems(block.view.text) if each.level >= ERROR]
        if said:
            message = said[0].message.split("\n", 1)[0]
            yield Finding("rst-error", block.view.extent, message)
    elif block.kind == "quote":
        yield Finding("rst-error", _first_line(block), block.problem)


def _first_line(block: Block) -> Span:
    return block.view.spans[0]


def _unparted(context: Context, above: Block, below: Block) -> Iterator[Finding]:
    """No blank line where one construct ends and text begins."""
    if not above.view.spans or not below.view.spans:
        return
    document = context.bitext.document
    end, start = above.view.extent.end, below.view.extent.start
    if document.line_of(start) - document.line_of(max(end - 1, 0)) != 1:
        return
    if document.text[start] == "\u00a0":
        # It was meant to be indented: `markup-width`.
        return
    if above.kind in _EXPLICIT:
        if below.kind in _EXPLICIT or (below.kind == "quote" and not below.problem):
            return
        said = "Explicit markup ends without a blank line; unexpected unindent."
    elif above.kind in _ENDS and below.kind in ("paragraph", "title", *_EXPLICIT):
        if above.kind == "item" and below.kind == "item":
            return
        said = f"{_ENDS[above.kind]} ends without a blank line; unexpected unindent."
    else:
        return
    line = document.line_starts[document.line_of(start) - 1]
    fix = Fix("Insert a blank line", (Edit(Span(line, line), document.newline),))
    yield Finding("rst-error", _first_line(below), said, fix=fix, severity=Severity.WARNING)
