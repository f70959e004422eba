"""Which comments hold an original, and which are something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .flow import Leaf, Note, Step
from .rst.comments import japanese

_LETTERS = re.compile(r"[A-Za-z]{2}|[\u3040-\u30ff\u4e00-\u9fff]")
_MARKER = re.compile(r"\{\{\{|\}\}\}|\[\[\[|\]\]\]|cog\.|\$Id|\$Revision|-\*-|vim?:|ex:")
_MEMO = re.compile(r"(?:XXX|TODO|FIXME|JJJ|HACK|NOTE TO SELF)\b|(?:memo|comment)\b[ \t]*(?:[:\[(]|$)", re.MULTILINE)
_TRACKER = re.compile(r"(?:Patch|Bug|[Rr]ev(?:ision)?)\b.{0,30}$")
_HEADER = re.compile(r"sphinx-quickstart|\bcopyright\b|\blicen[sc]ed? under\b|all rights reserved", re.IGNORECASE)
_LATEX = re.compile(r"\\(?:section|subsection|label|begin|end|XXX|protect|index)\b")
_AUTHOR = re.compile(r"[ \t]*\.\.[ \t]+(?:sectionauthor|moduleauthor|codeauthor)::")
_DIRECTIVE = re.compile(r"[ \t]*\.\.[ \t]+[\w:-]++::")


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
    if _MEMO.match(stripped):
        return "memo"
    if "\n" not in stripped and _TRACKER.match(stripped):
        return "tracker number"
    if japanese(body):
        return "japanese"
    if _LATEX.search(body) and text[note.block.view.extent.start :].startswith(".. %"):
        return "latex"
    if _HEADER.search(body) and not any(isinstance(step, Leaf) and step.kind == "title" for step in flow[:index]):
        return "header"
    if _touches_author(note, text):
        return "credit"
    if not any(isinstance(step, Leaf) and (step.kind == "literal" or _words(step)) for step in note.inner):
        return "no text"
    return ""


def _words(leaf: Leaf) -> bool:
    return bool(_LETTERS.search(leaf.view.text))


def _touches_author(note: Note, text: str) -> bool:
    """Whether the line above, with no blank line between, names an author, or one below starts a directive
    that the comment does not hold."""
    start, end = note.block.view.extent
    line = text.rfind("\n", 0, start) + 1
    above = text[text.rfind("\n", 0, line - 1) + 1 : line] if line else ""
    if _AUTHOR.match(above):
        return True
    after = text.find("\n", end) + 1
    below = text[after : text.find("\n", after)] if after else ""
    found = _DIRECTIVE.match(below)
    return bool(found) and not _DIRECTIVE.match(text[start + 3 : end]) and below[: start - line].isspace() == (
        text[line:start].isspace()
    )
