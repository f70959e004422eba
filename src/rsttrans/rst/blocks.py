"""The block structure of a document: every construct as slices of its text.

docutils cannot be used for it: it gives no columns, wrong lines for comments, and makes Japanese that is
indented under a comment part of the comment.  The grammar is docutils' own (its tests over real documents
are this module's oracle); beyond it, the reader goes on where docutils gives up, keeping what it would have
said in `Block.problem`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text import Document, Span, View
from . import patterns as p
from .block import Block
from .explicit import explicit
from .lines import LONG, Lines, block_indent, dedent, indent, split, trim
from .tables import table_block, table_end
from .titles import adorned, title

DEPTH = 60
"""Containers below this depth are kept as junk: no document nests so deep, and recursion has a limit."""


def scan(document: Document) -> tuple[Block, ...]:
    """The blocks of a document.  Any text has some; nothing is dropped."""
    return Scanner(document.text).blocks(split(document.text, document.line_spans), 0, 0)


class Scanner:
    """Reads lines of one text.  `lenient` is for originals in comments, whose layout is often careless."""

    def __init__(self, text: str, *, lenient: bool = False) -> None:
        self.text = text
        self.lenient = lenient
        self._twin: Scanner | None = None

    @property
    def original(self) -> Scanner:
        """The lenient reader of originals in the comments of the same text."""
        if self.lenient:
            return self
        if self._twin is None:
            self._twin = Scanner(self.text, lenient=True)
        return self._twin

    # -- helpers ---------------------------------------------------------------------------------------

    def view(self, lines: Lines) -> View:
        return View.lines(self.text, tuple(lines))

    def match(self, pattern: re.Pattern[str], line: Span) -> re.Match[str] | None:
        return pattern.match(self.text, line.start, line.end)

    def blank(self, lines: Lines, index: int) -> bool:
        return index >= len(lines) or lines[index].start == lines[index].end

    def indented(self, lines: Lines, index: int, least: int = 1) -> int:
        """The end of the lines from `index` on that are blank or indented by `least`; no trailing blanks."""
        end = index
        for at in range(index, len(lines)):
            line = lines[at]
            if line.start == line.end:
                continue
            if self.text[line.start] not in " \t\v\f" or (least > 1 and indent(self.text, line) < least):
                break
            end = at + 1
        return end

    # -- the loop --------------------------------------------------------------------------------------

    def blocks(self, lines: Lines, column: int, depth: int, *, glossary: bool = False) -> tuple[Block, ...]:
        """The blocks of a container whose lines start at `column`."""
        result: list[Block] = []
        index = 0
        if depth > DEPTH:
            rest = trim(lines)
            return (Block("junk", self.view(rest), self.view(rest), column=column),) if rest else ()
        while index < len(lines):
            line = lines[index]
            if line.start == line.end:
                index += 1
                continue
            char = self.text[line.start]
            if char in " \t\v\f":
                end = self.indented(lines, index)
                body = lines[index:end]
                columns = block_indent(self.text, body)
                glued = (
                    index > 0
                    and not self.blank(lines, index - 1)
                    and result
                    and result[-1].kind == "paragraph"
                )
                children = self.blocks(dedent(self.text, body, columns), column + columns, depth + 1)
                problem = "Unexpected indentation." if glued else ""
                result.append(Block("quote", self.view(body), None, children, "", problem, column))
                index = end
                continue
            starter = _STARTERS.get(char)
            found = starter(self, lines, index, column, depth) if starter else None
            if found is None and (char.isalnum() or char in "(#"):
                found = self._enumerated(lines, index, column, depth)
            if found is None:
                found = self._text(lines, index, column, depth, glossary=glossary)
            result += found[0]
            index = found[1]
        return tuple(result)

    # -- lists -----------------------------------------------------------------------------------------

    def _bullet(self, lines: Lines, index: int, column: int, depth: int) -> tuple[list[Block], int] | None:
        found = self.match(p.BULLET, lines[index])
        if not found:
            return self._option(lines, index, column, depth) if self.text[lines[index].start] == "-" else None
        return self._item(lines, index, column, depth, found)

    def _enumerated(
        self, lines: Lines, index: int, column: int, depth: int
    ) -> tuple[list[Block], int] | None:
        found = self.match(p.ENUMERATOR, lines[index])
        if not found:
            return None
        if not self.blank(lines, index + 1) and self.text[lines[index + 1].start] not in " \t\v\f":
            # docutils: "A. Einstein was" and so on is a paragraph unless the next line is an item as well.
            digits = found[0].strip(" \t().").isdigit()
            if not (self.lenient and digits) and not self.match(p.ENUMERATOR, lines[index + 1]):
                return None
        return self._item(lines, index, column, depth, found)

    def _item(
        self, lines: Lines, index: int, column: int, depth: int, found: re.Match[str]
    ) -> tuple[list[Block], int]:
        start, stop = lines[index]
        marker = found[0].strip()
        columns = found.end() - start
        if found.end() >= stop:
            columns = block_indent(self.text, lines[index + 1 : self.indented(lines, index + 1)]) or columns
        if self.lenient and not self.blank(lines, index + 1):
            columns = self._careless(lines, index, columns)
        end = self.indented(lines, index + 1, columns) if columns else self.paragraph_end(lines, index)
        first = Span(min(found.end(), stop), stop)
        body = [first, *dedent(self.text, lines[index + 1 : end], columns)]
        children = self.blocks(body, column + (found.end() - start), depth + 1)
        view = self.view(lines[index:end])
        return [Block("item", view, None, children, marker, "", column)], end

    def _careless(self, lines: Lines, index: int, columns: int) -> int:
        """In an original: the indentation of an item whose next lines are not as deep as its text."""
        following = lines[index + 1]
        deep = indent(self.text, following)
        if deep >= columns:
            return columns
        if deep:
            return deep
        return columns if self._starts_block(following) else 0

    def _starts_block(self, line: Span) -> bool:
        return bool(
            self.match(p.BULLET, line)
            or self.match(p.ENUMERATOR, line)
            or self.match(p.EXPLICIT, line)
            or self.match(p.FIELD, line)
        )

    def paragraph_end(self, lines: Lines, index: int) -> int:
        end = index + 1
        while not self.blank(lines, end) and not self._starts_block(lines[end]):
            end += 1
        return end

    def field(self, lines: Lines, index: int, column: int, depth: int) -> tuple[list[Block], int] | None:
        found = self.match(p.FIELD, lines[index])
        if not found:
            return None
        return self.marked("field", found[1], found.end(), lines, index, column, depth)

    def _option(self, lines: Lines, index: int, column: int, depth: int) -> tuple[list[Block], int] | None:
        found = self.match(p.OPTION, lines[index])
        if not found or (found.end() >= lines[index].end and self.indented(lines, index + 1) == index + 1):
            return None
        return self.marked("option", found[0].strip(), found.end(), lines, index, column, depth)

    def marked(
        self, kind: str, name: str, at: int, lines: Lines, index: int, column: int, depth: int
    ) -> tuple[list[Block], int]:
        """A field, option, footnote or citation: text behind a marker, the rest at any indentation."""
        end = self.indented(lines, index + 1)
        children = self._first_known(lines, index, at, end, column, depth)
        return [Block(kind, self.view(lines[index:end]), None, children, name, "", column)], end

    def _first_known(
        self, lines: Lines, index: int, at: int, end: int, column: int, depth: int
    ) -> tuple[Block, ...]:
        start, stop = lines[index]
        rest = lines[index + 1 : end]
        columns = block_indent(self.text, rest) or at - start
        return self.blocks(
            [Span(min(at, stop), stop), *dedent(self.text, rest, columns)], column + columns, depth + 1
        )

    # -- other constructs that their first characters tell ---------------------------------------------

    def _doctest(self, lines: Lines, index: int, column: int, depth: int) -> tuple[list[Block], int] | None:
        if not self.match(p.DOCTEST, lines[index]):
            return None
        end = index
        while not self.blank(lines, end):
            end += 1
        view = self.view(lines[index:end])
        return [Block("doctest", view, view, column=column)], end

    def _line_block(
        self, lines: Lines, index: int, column: int, depth: int
    ) -> tuple[list[Block], int] | None:
        found = self.match(p.LINE_BLOCK, lines[index])
        if not found:
            return None
        end = index + 1
        while not self.blank(lines, end) and self.text[lines[end].start] in " \t":
            end += 1
        body = [
            Span(min(found.end(), lines[index].end), lines[index].end),
            *dedent(self.text, lines[index + 1 : end], 999),
        ]
        return [Block("line", self.view(lines[index:end]), self.view(body), column=column)], end

    def _grid_or_bullet(
        self, lines: Lines, index: int, column: int, depth: int
    ) -> tuple[list[Block], int] | None:
        if self.match(p.GRID, lines[index]):
            return self._table(lines, index, column, depth)
        return self._bullet(lines, index, column, depth)

    def _simple_table(
        self, lines: Lines, index: int, column: int, depth: int
    ) -> tuple[list[Block], int] | None:
        return self._table(lines, index, column, depth) if self.match(p.SIMPLE, lines[index]) else None

    def _table(self, lines: Lines, index: int, column: int, depth: int) -> tuple[list[Block], int] | None:
        end = table_end(self.text, lines, index, lenient=self.lenient)
        if end is None:
            return None
        return [table_block(self, lines[index:end], column, depth)], end

    def _anonymous(self, lines: Lines, index: int, column: int, depth: int) -> tuple[list[Block], int] | None:
        if not self.match(p.ANONYMOUS, lines[index]):
            return None
        end = self.indented(lines, index + 1)
        return [Block("target", self.view(lines[index:end]), None, (), "", "", column)], end

    # -- text ------------------------------------------------------------------------------------------

    def _text(
        self, lines: Lines, index: int, column: int, depth: int, *, glossary: bool
    ) -> tuple[list[Block], int]:
        adornment = self.match(p.ADORNMENT, lines[index])
        if adornment:
            found = adorned(self, lines, index, column, adornment[1])
            if found:
                return found
        if not self.blank(lines, index + 1):
            below = lines[index + 1]
            if self.text[below.start] in " \t\v\f" and not self._ragged(lines, index):
                return self._definition(lines, index, index + 1, column, depth)
            under = self.match(p.ADORNMENT, below)
            if under and not adornment:
                titled = title(self, lines, index, column, under[1])
                if titled:
                    return titled
            if glossary:
                end = index + 1
                while not self.blank(lines, end) and self.text[lines[end].start] not in " \t":
                    if self.match(p.EXPLICIT, lines[end]):
                        break
                    end += 1
                if not self.blank(lines, end) and self.text[lines[end].start] in " \t":
                    return self._definition(lines, index, end, column, depth)
        return self._paragraph(lines, index, column)

    def _ragged(self, lines: Lines, index: int) -> bool:
        """In an original: whether deeper lines, not aligned with each other, go on a long first line."""
        if not self.lenient or lines[index].end - lines[index].start <= LONG:
            return False
        end = index + 1
        while not self.blank(lines, end) and self.text[lines[end].start] in " \t":
            end += 1
        return len({indent(self.text, line) for line in lines[index + 1 : end]}) > 1

    def _definition(
        self, lines: Lines, index: int, below: int, column: int, depth: int
    ) -> tuple[list[Block], int]:
        """Terms (several only in a glossary) and the definition below them."""
        end = self.indented(lines, below)
        body = lines[below:end]
        columns = block_indent(self.text, body)
        terms = [
            Block("term", self.view([line]), self.view([line]), column=column) for line in lines[index:below]
        ]
        children = self.blocks(dedent(self.text, body, columns), column + columns, depth + 1)
        return [*terms, Block("definition", self.view(body), None, children, "", "", column)], end

    def _paragraph(self, lines: Lines, index: int, column: int) -> tuple[list[Block], int]:
        end = index + 1
        problem = ""
        while not self.blank(lines, end) and (self.lenient or self.text[lines[end].start] not in " \t\v\f"):
            if self.match(p.EXPLICIT, lines[end]):
                # docutils would print the dots; a reader of the file sees where the comment begins.
                problem = "Explicit markup in a paragraph."
                break
            if self.lenient and self._list_below(lines, index, end):
                break
            end += 1
        body = lines[index:end]
        result = [Block("paragraph", self.view(body), self.view(body), (), "", problem, column)]
        last = body[-1]
        if self.text[max(last.start, last.end - 2) : last.end] == p.LITERAL_END and not problem:
            result, end = self._literal(lines, result, end, column)
        return result, end

    def _list_below(self, lines: Lines, index: int, end: int) -> bool:
        """In an original: whether a list begins right below a paragraph, without a blank line.

        Lines of a paragraph that are not aligned with each other are no sign of anything there.
        """
        if self.match(p.OPTION, lines[end]):
            return True
        if not self.match(p.BULLET, lines[end]):
            return False
        before = self.text[lines[end - 1].start : lines[end - 1].end]
        char = self.text[lines[end].start]
        later = sum(
            1 for line in lines[end + 1 : end + 8] if self.text[line.start : line.start + 2] == char + " "
        )
        return before.endswith(":") or later > 0

    def _literal(self, lines: Lines, result: list[Block], end: int, column: int) -> tuple[list[Block], int]:
        at = end
        while at < len(lines) and self.blank(lines, at):
            at += 1
        if at == len(lines):
            return result, end
        char = self.text[lines[at].start]
        if char in " \t":
            stop = self.indented(lines, at)
            columns = block_indent(self.text, lines[at:stop])
            body = dedent(self.text, lines[at:stop], columns)
        elif at > end and not char.isalnum() and ord(char) < 128 and not self.match(p.EXPLICIT, lines[at]):
            stop = at
            while not self.blank(lines, stop) and self.text[lines[stop].start] == char:
                stop += 1
            columns, body = 0, lines[at:stop]
        else:
            return result, end
        view = self.view(lines[at:stop])
        code = Block("literal", view, self.view(body), (), p.LITERAL_END, "", column + columns)
        return [*result, code], stop


_Starter = Callable[[Scanner, Lines, int, int, int], tuple[list[Block], int] | None]
_STARTERS: dict[str, _Starter] = {
    ".": explicit,
    ":": Scanner.field,
    ">": Scanner._doctest,
    "|": Scanner._line_block,
    "+": Scanner._grid_or_bullet,
    "=": Scanner._simple_table,
    "_": Scanner._anonymous,
    "/": Scanner._option,
    **dict.fromkeys("-*\u2022\u2023\u2043", Scanner._bullet),
}
"""What may begin with a character; enumerators and text may begin with any."""
