"""Code that stands in a commented original as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ...rule import Context, Finding, Fix, Severity, unit_rule
from ...text import Edit, Span, View, has_cjk
from ...unit import Unit

_COMMENT = re.compile(r"\s*(?:#|//|--|;;|\"\"\"|''').*")
LINES = 2000
"""Longer blocks are not compared."""


@unit_rule("code-changed", Severity.WARNING)
def code_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """A code block differs from the one that is kept in the comment.

    Only where the original in the comment holds the code too; code that stands once in the file cannot
    differ. Lines are compared, indentation inside the block included.

    Left alone: lines with Japanese (translated strings, comments and placeholders) whose code is the same,
    further lines in Japanese, comments, blank lines and blanks at the end of a line.

    Example::

        .. Do this::

               pip install foo

        次のようにします::

           pip instal foo
    """
    if unit.source.kind != "literal" or unit.target.kind != "literal" or unit.target.empty or unit.copied:
        return
    source, target = _lines(unit.source.view), _lines(unit.target.view)
    if not source or len(source) > LINES or len(target) > LINES:
        return
    old, new = [text for text, _span in source], [text for text, _span in target]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, low, high, start, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        for a, b in _differences(old[low:high], new[start:stop]):
            place = target[start + b][1] if b is not None else _near(target, start)
            shown = repr(new[start + b]) if b is not None else "nothing"
            origin = source[low + a][1] if a is not None else unit.source.span
            expected = repr(old[low + a]) if a is not None else "nothing"
            message = f"code changed: source has {expected}, target has {shown}"
            fix = None
            if a is not None and b is not None and not has_cjk(new[start + b]):
                fix = Fix("Use the code of the source", (Edit(place, old[low + a]),), safe=False)
            yield Finding("code-changed", place, message, origin, unit.id, fix)


def _lines(view: View) -> list[tuple[str, Span]]:
    """The lines that hold anything, with their places."""
    texts = ((view.source[start:end].rstrip(), start) for start, end in view.spans)
    return [(text, Span(start, start + len(text))) for text, start in texts if text]


def _near(lines: list[tuple[str, Span]], index: int) -> Span:
    return lines[min(index, len(lines) - 1)][1] if lines else Span(0, 0)


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of indices of lines that are not each other's translation."""
    if len(old) == len(new):
        for index, (a, b) in enumerate(zip(old, new, strict=True)):
            if has_cjk(b):
                # A translated comment behind code: the code must be the same.
                code = _COMMENT.sub("", b)
                if has_cjk(code) or code == _COMMENT.sub("", a):
                    continue
            yield index, index
    elif not any(has_cjk(line) for line in new):
        yield from ((index, None) for index in range(len(old)) if not _remark(old[index]))
        yield from ((None, index) for index in range(len(new)) if not _remark(new[index]))


def _remark(line: str) -> bool:
    return bool(_COMMENT.fullmatch(line))
