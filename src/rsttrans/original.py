"""Which comments hold an original, and which are something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .flow import Leaf, Note, Step
from .rst.comments import japanese
from .rst.names import ADMONITION, CODE, TITLED, VERSION

_LETTERS = re.compile(r"[A-Za-z]{2}|[\u3040-\u30ff\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z\u3040-\u30ff\u4e00-\u9fff]")
_MARKER = re.compile(r"\{\{\{|\}\}\}|\[\[\[|\]\]\]|cog\.|\$Id|\$Revision|-\*-|vim?:|ex:")
_MEMO = re.compile(
    r"(?:XXX|TODO|FIXME|JJJ|HACK|NOTE TO SELF)\b|(?:memo|comment)\b[ \t]*(?:[:\[(]|$)", re.MULTILINE
)
_TRACKER = re.compile(r"(?:Patch|Bug|[Rr]ev(?:ision)?)\b.{0,30}$")
_HEADER = re.compile(
    r"sphinx-quickstart|\bcopyright\b|\blicen[sc]ed? under\b|all rights reserved", re.IGNORECASE
)
_LATEX = re.compile(r"\\(?:section|subsection|label|begin|end|XXX|protect|index)\b")
_BREAK = re.compile(r"\r\n|\n|\r")
_AUTHOR = re.compile(r"[ \t]*\.\.[ \t]+(?:sectionauthor|moduleauthor|codeauthor)::")
_WORD = re.compile(r"[A-Za-z_]{2,}+")
_DIRECTIVE = re.compile(r"[ \t]*\.\.[ \t]+([\w-]+(?::[\w-]+)*)::")


def reason(note: Note, text: str, flow: Sequence[Step], index: int) -> str:
    """Why a comment is no original; "" where it may be one.

    The word lists are those of editors, generators and habits of English authors (`reading.md`, section 5).
    """
    body = note.block.body.text if note.block.body else ""
    stripped = body.strip()
    if not _LETTERS.search(body):
        return "no text"
    if _MARKER.match(stripped):
        return "marker"
    if is_memo(stripped):
        return "memo"
    if "\n" not in stripped and _TRACKER.match(stripped):
        return "tracker number"
    if japanese(body):
        return "japanese"
    if _LATEX.search(body) and text[note.block.view.extent.start :].startswith(".. %"):
        return "latex"
    if _HEADER.search(body) and not any(
        isinstance(step, Leaf) and step.kind == "title" for step in flow[:index]
    ):
        return "header"
    if _touches_author(note, text):
        return "credit"
    if is_code(flow, index, note):
        return "code"
    if not any(isinstance(step, Leaf) and (step.kind == "literal" or _words(step)) for step in note.inner):
        return "no text"
    return ""


def commented_out(steps: Sequence[Step], index: int, note: Note) -> bool:
    """Whether the next comment holds the translation of this one, so that both are taken out of the page."""
    following = steps[index + 1] if index + 1 < len(steps) else None
    if not isinstance(following, Note) or not following.block.body:
        return False
    text = following.block.body.text
    if len(_KANA.findall(text)) < 0.3 * len(_LETTER.findall(text)) or not _KANA.search(text):
        return False
    kinds = [other.block.children[0].kind for other in (note, following) if other.block.children]
    return len(kinds) == 2 and kinds[0] == kinds[1]


def repeats(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one text says again what another says: an old wording that was left beside the new one."""
    return len(words) >= _FEW and len(words & others) >= 0.75 * len(words)


_FEW = 8
"""Different words that a text must have before a repetition of it tells anything."""


def is_memo(text: str) -> bool:
    """Whether a text is an author's note to himself (`XXX`, `TODO`)."""
    return bool(_MEMO.match(text))


def _words(leaf: Leaf) -> bool:
    return bool(_LETTERS.search(leaf.view.text))


def _touches_author(note: Note, text: str) -> bool:
    """Whether the line above, with no blank line between, names an author, or one below starts a directive
    that the comment does not hold."""
    start, end = note.block.view.extent
    *_, above, indentation = ["", *_BREAK.split(text[max(0, start - _NEAR) : start])]
    if _AUTHOR.match(above):
        return True
    if note.block.body and note.block.body.text.startswith(":"):
        return False
    _, below, *_ = [*_BREAK.split(text[end : end + _NEAR]), ""]
    found = _DIRECTIVE.match(below)
    if not found or found[1] in _BODILESS or _DIRECTIVE.match(text[start + 3 : end]):
        return False
    return below[: len(indentation)].isspace() == indentation.isspace()


_BODILESS = CODE | ADMONITION | VERSION | TITLED | {"image", "figure"}
"""Directives above which the original of their body or of the next paragraph stands, rather than a note."""
_NEAR = 400
"""Characters around a comment in which the lines beside it are looked for."""


def is_code(steps: Sequence[Step], index: int, note: Note) -> bool:
    """Whether a comment surely holds the original of a code block beside it that reads like a document."""
    for step in _beside(steps, index):
        titled = any(isinstance(leaf, Leaf) and leaf.kind == "title" for leaf in note.inner)
        shifted = note.offset and (titled or (step.japanese and step.column == note.column + note.offset))
        if shifted or _shared(note, step) >= 0.8:
            return not any(isinstance(leaf, Leaf) and leaf.kind == "literal" for leaf in note.inner)
    return False


def resembles_code(steps: Sequence[Step], index: int, note: Note) -> bool:
    """Whether a comment that found no partner may be the original of a translated code block beside it."""
    for step in _beside(steps, index):
        if _shared(note, step) >= 0.5:
            return True
        lines = [
            line for line in (note.block.body.text if note.block.body else "").split("\n") if line.strip()
        ]
        others = [line for line in step.view.text.split("\n") if line.strip()]
        if not step.japanese or not lines:
            continue
        if all(line.lstrip().startswith("#") for line in lines):
            return True
        marks = [_lead(line) for line in lines if not line.strip()[0].isalnum()]
        found = sum(1 for mark in marks if any(_lead(other) == mark for other in others))
        depths = {_depth(line) for line in lines}
        alike = len(lines) > 1 and abs(len(lines) - len(others)) <= 2
        if alike and (
            (marks and found * 2 >= len(marks)) or (len(depths) > 1 and depths <= {_depth(o) for o in others})
        ):
            return True
    return False


def _lead(line: str) -> str:
    """Indentation and first character."""
    return line[: _depth(line) + 1]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _beside(steps: Sequence[Step], index: int) -> list[Leaf]:
    """The code blocks directly before and behind, other comments and directive heads aside."""
    found: list[Leaf] = []
    for way in (-1, 1):
        at = index + way
        while 0 <= at < len(steps) and not isinstance(steps[at], Leaf):
            at += way
        if 0 <= at < len(steps):
            step = steps[at]
            if isinstance(step, Leaf) and step.kind == "literal":
                found.append(step)
    return found


def _shared(note: Note, step: Leaf) -> float:
    """The share of the comment's words that the code has, too; 0 for fewer than four words."""
    words = frozenset(_WORD.findall(note.block.body.text if note.block.body else ""))
    if len(words) < 4:
        return 0.0
    return len(words & frozenset(_WORD.findall(step.view.text))) / len(words)
