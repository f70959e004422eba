"""Inline markup of a block, as the author meant it."""

from __future__ import annotations

from dataclasses import dataclass

from ..text import Span, View


@dataclass(frozen=True, slots=True)
class Inline:
    """One inline element; all spans are document spans."""

    kind: str
    """literal role link reference anonymous footnote citation substitution strong emphasis target uri"""
    span: Span
    """With its markup characters (and its role)."""
    text_span: Span
    """The text that the reader sees (a literal's, link's, role title's text)."""
    text: str
    """That text, unwrapped."""
    role: str = ""
    """Role name as written; "" for a role-less interpreted text and for all other kinds."""
    target: str = ""
    """URI of a link (white space removed), name of a reference (`ref` of `ref`_ or of `text <ref_>`_; white space
    folded, lower case), target of a role (explicit one, else its text), label of a footnote."""
    broken: bool = False
    """docutils reads it otherwise, since a neighbouring character keeps it from seeing the markup."""


def parse(view: View) -> tuple[Inline, ...]:
    """The inline elements of a block in order; `strong` and `emphasis` hold no others."""
    raise NotImplementedError


def plain(view: View, inlines: tuple[Inline, ...]) -> View:
    """See `Segment.plain`."""
    raise NotImplementedError
