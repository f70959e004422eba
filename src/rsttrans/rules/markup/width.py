"""Full-width characters where RST wants ASCII."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...compare import wide
from ...compare.document import of_rule
from ...rst.block import Block
from ...rst.inline import Inline
from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span
from .texts import on_page, visible

HABIT = 3
"""As many paragraphs of a document begin with U+3000 where that is its first-line indentation."""
_INDENT = re.compile(r"[ \t]*+[\u00a0\u3000][ \t\u00a0\u3000]*+")


@bitext_rule("markup-width", Severity.ERROR)
def markup_width(context: Context) -> Iterator[Finding]:
    """Full-width characters in the place of markup, or wide blanks in the place of indentation.

    An input method writes ``：ref：`x```, ``｀｀x｀｀``, ``＊＊x＊＊`` or ``＜https://…＞``; RST
    wants ASCII, and the characters appear on the page.  A line indented with U+00A0 or U+3000 is not
    indented for RST: the paragraph silently leaves the list item or directive that it belongs to.

    Roles, literals and links in full-width characters are always reported, emphasis, substitutions and
    underscores only where the original has such an element that the translation lacks: the characters are
    common in Japanese text.  U+3000 at the beginning of a paragraph that belongs to nothing before it, or
    of several paragraphs, is first-line indentation, and fine.

    The fix is safe: the ASCII characters.

    Example::

        .. See :ref:`install`.

        ：ref：`install` を見てください。
    """
    text = context.bitext.document.text
    seen: set[Span] = set()
    for owner, each in of_rule(context.bitext, "wide"):
        if each.target is not None:
            seen.add(each.target.span)
            yield _markup(text, each.target, each.source, owner.id)
    for segment, _source, unit in visible(context.bitext):
        for inline in wide.meant(segment.view, segment.inlines):
            if inline.span not in seen and wide.clear(text, inline):
                seen.add(inline.span)
                yield _markup(text, inline, None, unit.id if unit else None)
    first = sum(
        block.kind == "paragraph" and block.view.text[:1] == "\u3000"
        for block in on_page(context.bitext.blocks)
    )
    for finding in _indentation(context.bitext.blocks):
        if first < HABIT or "\u00a0" in text[finding.span.start : finding.span.end]:
            yield finding


def _markup(text: str, inline: Inline, source: Inline | None, unit: str | None) -> Finding:
    edits = wide.edits(text, inline)
    chars = " ".join(dict.fromkeys(text[edit.span.start : edit.span.end] for edit in edits))
    raw = text[inline.span.start : inline.span.end]
    message = f"full-width {chars} in the markup of {raw}"
    fix = Fix("Use ASCII characters", edits)
    return Finding("markup-width", inline.span, message, source.span if source else None, unit, fix)


def _indentation(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Paragraphs that begin with wide blanks below something that they were meant to belong to."""
    owner: Block | None = None
    for block in blocks:
        if block.kind in ("comment", "hidden"):
            continue
        if block.kind == "paragraph":
            yield from _paragraph(block, owner)
        else:
            owner = block
            yield from _indentation(block.children)


def _paragraph(block: Block, owner: Block | None) -> Iterator[Finding]:
    depth = _depth(owner)
    for number, line in enumerate(block.view.spans):
        found = _INDENT.match(block.view.source, line.start, line.end)
        if not found:
            continue
        wide_blanks = "".join(dict.fromkeys(char for char in found[0] if char in "\u00a0\u3000"))
        # A single U+3000 begins a paragraph in Japanese typography.
        if "\u00a0" not in wide_blanks and (number or not depth or depth - block.column > 2 * len(found[0])):
            continue
        name = " and ".join(f"U+{ord(char):04X}" for char in wide_blanks)
        message = (
            f"indentation by {name} is none: the text leaves the {_called(owner)} above"
            if depth
            else (f"indentation by {name} is none")
        )
        blanks = " " * (depth - block.column) if depth else ""
        fix = Fix("Indent with blanks", (Edit(Span(*found.span()), blanks),)) if depth else None
        yield Finding("markup-width", Span(*found.span()), message, fix=fix)
        return


def _depth(owner: Block | None) -> int:
    """The column of what `owner` holds; 0 where it holds nothing."""
    if owner is None or owner.kind not in ("directive", "item", "definition", "field", "footnote"):
        return 0
    return owner.children[-1].column if owner.children else 0


def _called(owner: Block | None) -> str:
    if owner is None:
        return "block"
    return f"{owner.name} directive" if owner.kind == "directive" else owner.kind
