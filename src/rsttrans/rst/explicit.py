"""Explicit markup: what may follow two dots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text import Span
from . import patterns as p
from .block import Block
from .comments import comment
from .directives import directive
from .lines import Lines, dedent

if TYPE_CHECKING:
    from .blocks import Scanner


def explicit(
    scanner: Scanner, lines: Lines, index: int, column: int, depth: int
) -> tuple[list[Block], int] | None:
    line = lines[index]
    dots = scanner.match(p.EXPLICIT, line)
    if not dots:
        return None
    rest = Span(min(dots.end(), line.end), line.end)
    for kind, pattern in (("footnote", p.FOOTNOTE), ("citation", p.CITATION)):
        if found := scanner.match(pattern, rest):
            return scanner.marked(kind, found[1], found.end(), lines, index, column, depth)
    if found := scanner.match(p.TARGET, rest):
        return _target(scanner, lines, index, column, found)
    if found := scanner.match(p.SUBSTITUTION, rest):
        end = scanner.indented(lines, index + 1)
        inner = directive(
            scanner, [Span(found.start(2), rest.end), *lines[index + 1 : end]], column + 3, depth
        )
        return [
            Block("substitution", scanner.view(lines[index:end]), None, (inner,), found[1], "", column)
        ], end
    if found := scanner.match(p.DIRECTIVE, rest):
        end = scanner.indented(lines, index + 1)
        inner = directive(scanner, [rest, *lines[index + 1 : end]], column, depth)
        view = scanner.view(lines[index:end])
        return [Block("directive", view, inner.body, inner.children, inner.name, "", column)], end
    return comment(scanner, lines, index, column, depth)


def _target(
    scanner: Scanner, lines: Lines, index: int, column: int, found: re.Match[str]
) -> tuple[list[Block], int]:
    end = index + 1
    while not scanner.blank(lines, end) and scanner.text[lines[end].start] in " \t":
        end += 1
    body = [
        Span(min(found.end(), lines[index].end), lines[index].end),
        *dedent(scanner.text, lines[index + 1 : end], 999),
    ]
    name = " ".join((found[1] or found[2] or "").replace("\\", "").split())
    return [Block("target", scanner.view(lines[index:end]), scanner.view(body), (), name, "", column)], end
