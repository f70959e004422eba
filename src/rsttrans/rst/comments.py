"""Comments: which lines they take, and the original text that is in them.

Three conventions occur, mixed even within one file: `.. ` before every line, `.. text` with deeper lines
below, and `..` alone above an indented block.  Adjacent comments form one run, which holds one text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..text import CJK, Span, View
from . import patterns as p
from .block import Block
from .directives import directive_of
from .lines import LONG, Lines, block_indent, dedent, indent, trim
from .names import ADMONITION, TITLED, VERSION, known

if TYPE_CHECKING:
    from .blocks import Scanner

_CJK = re.compile(f"[{CJK}]")
_KANA = re.compile("[\u3041-\u30fa]")
_LATIN = re.compile(r"[A-Za-z]")
_OPAQUE = re.compile(r"``[^`]*+``|<[^<>]*+>|https?://[!-~]++")
_LATEX = re.compile(r"(?:%[ \t]?)++")
_HEAD = re.compile(rf"\.\.[ \t]+({p.NAME})[ ]?(::|:|$)(?:[ \t]+|$)|({p.NAME})(?:::(?:[ \t]+|$)|$)")


class _Unit(NamedTuple):
    """One docutils comment: its lines, and whether the first has only the dots."""

    lines: Lines
    bare: bool


def japanese(text: str) -> bool:
    """Whether a tenth of the letters outside literals and URIs are Japanese.

    English originals hold a few (names, quoted examples); Japanese paragraphs hold more.
    """
    cjk = len(_CJK.findall(text))
    if not cjk:
        return False
    text = _OPAQUE.sub("", text)
    cjk = len(_CJK.findall(text))
    return cjk * 9 >= len(_LATIN.findall(text)) and cjk > 0


def comment(scanner: Scanner, lines: Lines, index: int, column: int, depth: int) -> tuple[list[Block], int]:
    """The run of comments that begins at `index`, and the text that its last one hides."""
    text = scanner.text
    units: list[_Unit] = []
    problem = ""
    hidden: Lines = []
    at = index
    while at < len(lines):
        line = lines[at]
        trap = bool(units) and _trap(scanner, lines, at)
        if not trap and not (at == index or _starts_comment(scanner, line)):
            break
        if scanner.match(p.IGNORE, line) and at > index:
            break
        bare = line.end - line.start == 2
        end = at + 1 if trap or (bare and scanner.blank(lines, at + 1)) else scanner.indented(lines, at + 1)
        unit = lines[at:end]
        if units and _language_changes(text, units[-1].lines, unit):
            break
        cut = _hidden_from(text, unit)
        units.append(_Unit(trim(unit[:cut]), bare))
        if trap:
            problem = "A line of the original is read as a directive."
        at = end
        if cut < len(unit):
            hidden = unit[cut:]
            break
        if scanner.match(p.IGNORE, line):
            break
    body, form = _derive(scanner, units)
    offset = block_indent(text, body)
    body = dedent(text, body, offset)
    name = "rsttrans" if scanner.match(p.IGNORE, lines[index]) else form
    children = () if name == "rsttrans" else _original(scanner.original, body, form, offset, depth)
    taken = trim([line for unit in units for line in unit.lines])
    result = [
        Block("comment", scanner.view(taken), View.lines(text, tuple(body)), children, name, problem, column)
    ]
    if hidden:
        columns = block_indent(text, hidden)
        inner = scanner.blocks(dedent(text, hidden, columns), column + columns, depth + 1)
        result.append(Block("hidden", scanner.view(hidden), None, inner, "", "", column))
    return result, at


def _starts_comment(scanner: Scanner, line: Span) -> bool:
    dots = scanner.match(p.EXPLICIT, line) if line.start < line.end else None
    if not dots:
        return False
    rest = Span(min(dots.end(), line.end), line.end)
    return not any(
        scanner.match(pattern, rest)
        for pattern in (p.FOOTNOTE, p.CITATION, p.TARGET, p.SUBSTITUTION, p.DIRECTIVE)
    )


def _trap(scanner: Scanner, lines: Lines, at: int) -> bool:
    """Whether a line of prose, commented line by line, looks like a directive (`.. be::`)."""
    line = lines[at]
    dots = scanner.match(p.EXPLICIT, line) if line.start < line.end else None
    if not dots:
        return False
    found = scanner.match(p.DIRECTIVE, Span(min(dots.end(), line.end), line.end))
    if not found or found.end() < line.end:
        return False
    return not known(found[1]) or (at + 1 < len(lines) and _starts_comment(scanner, lines[at + 1]))


def _language_changes(text: str, before: Lines, unit: Lines) -> bool:
    """Whether a translator's remark ends here and the original begins."""
    here = "\n".join(text[line.start : line.end] for line in unit)
    if _CJK.search(here) or not _LATIN.search(here):
        return False
    remark = "\n".join(text[line.start : line.end] for line in before)
    # Names alone are written in kanji within English sentences, too.
    return japanese(remark) and bool(_KANA.search(remark))


def _hidden_from(text: str, unit: Lines) -> int:
    """The index of the line where Japanese begins that its indentation makes part of the comment."""
    at = 1
    while at < len(unit):
        if unit[at].start < unit[at].end and unit[at - 1].start == unit[at - 1].end:
            end = at
            while end < len(unit) and unit[end].start < unit[end].end:
                end += 1
            paragraph = text[unit[at].start : unit[end - 1].end]
            if at == 2 and p.LABEL.match(paragraph.lstrip()):
                # Below a one-line comment nobody means a target to be part of it.
                return at
            if japanese(paragraph):
                before = text[unit[0].start : unit[at].start]
                return at if _LATIN.search(before) and not japanese(before) else len(unit)
            at = end
        at += 1
    return len(unit)


def _derive(scanner: Scanner, units: list[_Unit]) -> tuple[Lines, str]:
    """The lines of the text in a run, and the convention it follows."""
    text = scanner.text
    result: Lines = []
    forms: list[str] = []
    for number, unit in enumerate(units):
        first, below = unit.lines[0], unit.lines[1:]
        if unit.bare and below:
            forms.append("bare")
            part = dedent(text, below, block_indent(text, below))
        elif not below:
            forms.append("line")
            part = [Span(min(first.start + 3, first.end), first.end)]
        else:
            forms.append("hang")
            part = _hanging(scanner, first, below)
        apart = forms[-1] == "bare" or (
            number > 0 and forms[-1] == forms[-2] == "hang" and not scanner.match(p.BULLET, part[0])
        )
        if apart and result:
            result.append(Span(part[0].start, part[0].start))
        result += part
    if all(scanner.match(_LATEX, line) or line.start == line.end for line in result):
        result = [
            Span(found.end(), line.end) if (found := scanner.match(_LATEX, line)) else line for line in result
        ]
    kinds = set(forms)
    form = "mixed" if len(kinds) > 1 else "lines" if kinds == {"line"} else forms[0]
    return result, form


def _hanging(scanner: Scanner, first: Span, below: Lines) -> Lines:
    text = scanner.text
    dots = scanner.match(p.EXPLICIT, first)
    start = dots.end() if dots else first.start
    column = start - first.start
    head = Span(start, first.end)
    least = block_indent(text, below)
    marked = (
        scanner.match(p.BULLET, head) or scanner.match(p.ENUMERATOR, head) or scanner.match(p.EXPLICIT, head)
    )
    if not marked and not scanner.match(p.FIELD, head) and head.end - head.start > LONG:
        paragraph = below[: next((at for at, line in enumerate(below) if line.start == line.end), len(below))]
        depths = {indent(text, line) for line in paragraph}
        if len(depths) == 1 and min(depths) > column:
            deep = min(depths)
            rest = below[len(paragraph) :]
            return [
                head,
                *dedent(text, paragraph, deep),
                *dedent(text, rest, min(deep, block_indent(text, rest) or deep)),
            ]
    if least < column and 2 * sum(
        1 for line in below if line.end > line.start and indent(text, line) < column
    ) > len(below):
        column = least
    return [head, *dedent(text, below, column)]


def _original(scanner: Scanner, body: Lines, form: str, offset: int, depth: int) -> tuple[Block, ...]:
    """The blocks of an original."""
    head = _careless_head(scanner, body)
    if not head and form != "lines" and _broken_early(scanner, body):
        term = scanner.view(body[:1])
        below = trim(body[1:])
        inner = scanner.blocks(below, offset, depth + 1)
        return (
            Block("term", term, term, column=offset),
            Block("definition", scanner.view(below), None, inner, "", "", offset),
        )
    if not head:
        return scanner.blocks(body, offset, depth + 1)
    name, argument, inside, rest = head
    first = directive_of(scanner, name, argument, inside, offset, depth + 1)
    return (first, *scanner.blocks(rest, offset, depth + 1))


def _careless_head(scanner: Scanner, body: Lines) -> tuple[str, Span, Lines, Lines] | None:
    """A directive whose dots or colons were lost, or whose body is not indented, at the top of an original:
    its name, argument, body, and what follows it."""
    found = scanner.match(_HEAD, body[0]) if body else None
    if not found:
        return None
    line, below = body[0], body[1:]
    name = found[1] or found[3]
    # `.. name::` and `.. name` with the dots, `name::` and `name` without.
    complete = found[2] == "::" if found[1] else line.end > found.end(3)
    short = name.rsplit(":", 1)[-1].lower()
    if not (short in ADMONITION or short in VERSION or short in TITLED or short == "module" or ":" in name):
        return None
    if not complete and found.end() < line.end:
        return None
    flush = bool(below) and below[0].start < below[0].end and not indent(scanner.text, below[0])
    if found[1] and complete and not flush:
        return None
    inside = below if flush else below[: scanner.indented(below, 0)]
    return name, Span(min(found.end(), line.end), line.end), inside, below[len(inside) :]


def _broken_early(scanner: Scanner, body: Lines) -> bool:
    """Whether the first line ends far before the margin, as a term does whose definition stands at the same
    column."""
    end = scanner.paragraph_end(body, 0)
    lines = [scanner.text[line.start : line.end] for line in body[:end]]
    first = lines[0]
    if end < 2 or len(first.split()) > 5 or first.endswith((".", ",", ":", ";", "!", "?")):
        return False
    if not (first[0].isalnum() or first[0] in "`*:") or lines[1][0].isspace():
        return False
    word = lines[1].split(None, 1)[0]
    if end == 2:
        # One line below tells nothing of the margin; a term is one word or two, its definition a sentence.
        return len(first.split()) < 3 and (word[0].isupper() or word[0] == "`") and lines[1].endswith(".")
    return (word[0].isupper() or word[0] in "`:*") and len(first) + len(word) + 12 < max(map(len, lines[1:]))
