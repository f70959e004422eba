"""Directives: head, argument, options, body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..text import Span
from . import patterns as p
from .block import Block
from .lines import Lines, block_indent, dedent, trim
from .names import ADMONITION, CODE, VERSION

if TYPE_CHECKING:
    from .blocks import Scanner


def directive(scanner: Scanner, lines: Lines, column: int, depth: int) -> Block:
    """A directive from `name:: …` on; the lines below the head still have their indentation."""
    head = lines[0]
    found = scanner.match(p.DIRECTIVE, head)
    if not found:
        raise ValueError("not a directive")
    return directive_of(
        scanner, found[1], Span(min(found.end(), head.end), head.end), lines[1:], column, depth
    )


def directive_of(scanner: Scanner, name: str, argument: Span, below: Lines, column: int, depth: int) -> Block:
    """A directive of its parts; `below` may lack the indentation."""
    short = name.rsplit(":", 1)[-1].lower()
    columns = block_indent(scanner.text, below)
    below = dedent(scanner.text, below, columns)
    inner = column + columns
    arguments = [argument] if argument.start < argument.end else []
    at = 0
    if short in ADMONITION or short in VERSION:
        text: Lines = []
        if short in VERSION and arguments:
            arguments, text = _version(scanner.text, argument)
        elif arguments:
            arguments, text = [], [argument]
        options: tuple[Block, ...] = ()
        if not text and short in ADMONITION:
            options, at = _options(scanner, below, 0, inner, depth)
        children = options + scanner.blocks([*text, *below[at:]], inner, depth + 1)
    else:
        if arguments:
            while not scanner.blank(below, at) and not _ends_argument(scanner, below[at]):
                arguments.append(below[at])
                at += 1
        options, at = _options(scanner, below, at, inner, depth)
        content = trim(below[at:])
        if short in CODE:
            code = scanner.view(content)
            children = options + ((Block("literal", code, code, (), short, "", inner),) if content else ())
        else:
            children = options + scanner.blocks(below[at:], inner, depth + 1, glossary=short == "glossary")
    body = scanner.view(arguments) if arguments else None
    lines = [argument, *below]
    return Block("directive", scanner.view(lines), body, children, name, "", column)


def _version(text: str, argument: Span) -> tuple[Lines, Lines]:
    piece = text[argument.start : argument.end]
    number = piece.split(None, 1)[0]
    rest = argument.start + len(number)
    behind = Span(
        rest + len(text[rest : argument.end]) - len(text[rest : argument.end].lstrip()), argument.end
    )
    return [Span(argument.start, rest)], [behind] if behind.start < behind.end else []


def _ends_argument(scanner: Scanner, line: Span) -> bool:
    return bool(scanner.match(p.FIELD, line) or scanner.match(p.EXPLICIT, line))


def _options(
    scanner: Scanner, below: Lines, at: int, column: int, depth: int
) -> tuple[tuple[Block, ...], int]:
    result: list[Block] = []
    while not scanner.blank(below, at):
        found = scanner.field(below, at, column, depth)
        if not found:
            break
        result += [replace(block, kind="setting") for block in found[0]]
        at = found[1]
    return tuple(result), at
