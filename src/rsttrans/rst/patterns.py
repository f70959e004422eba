"""How reStructuredText constructs begin (docutils.parsers.rst.states; all patterns are linear)."""

from __future__ import annotations

import re

NAME = r"(?:(?!_)\w)++(?:[-._+:](?:(?!_)\w)++)*+"

EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
FOOTNOTE = re.compile(rf"\[(\d++|#(?:{NAME})?|\*)\](?:[ \t]+|$)")
CITATION = re.compile(rf"\[({NAME})\](?:[ \t]+|$)")
TARGET = re.compile(
    r"_(?![ \t]|$)(?:`((?:[^`\\]|\\.)*+)`|((?:[^:\\]|\\.|:(?![ \t]|$))*+)):(?:[ \t]+|$)|__:?(?:[ \t]+|$)"
)
LABEL = re.compile(r"\.\.[ \t]+_[^:\n]++:(?:[ \t]|$)", re.MULTILINE)
ANONYMOUS = re.compile(r"__(?:[ \t]+|$)")
SUBSTITUTION = re.compile(rf"\|(?![ \t|])([^|]*+)\|[ \t]+({NAME})::(?:[ \t]+|$)")
DIRECTIVE = re.compile(rf"({NAME})[ ]?::(?:[ \t]+|$)")
BULLET = re.compile(r"[-+*\u2022\u2023\u2043](?:[ \t]+|$)")
_ORDINAL = r"(?:\d{1,9}|[a-zA-Z#]|[ivxlcdmIVXLCDM]{1,9})"
ENUMERATOR = re.compile(rf"(?:\({_ORDINAL}\)|{_ORDINAL}[.)])(?:[ \t]+|$)")
FIELD = re.compile(r":(?![: ])((?:[^:\\]|\\.|:(?!(?:[ \t`]|$)))*+)(?<! ):(?:[ \t]+|$)")
_OPTION = r"(?:--?[a-zA-Z0-9][\w-]*+(?:[ =](?:[a-zA-Z][\w-]*+|<[^<>]*+>))?|/[A-Z]++)"
OPTION = re.compile(rf"{_OPTION}(?:, {_OPTION})*+(?:[ ]{{2,}}|[ ]?$)")
DOCTEST = re.compile(r">>>(?:[ \t]+|$)")
LINE_BLOCK = re.compile(r"\|(?:[ ]+|$)")
GRID = re.compile(r"\+-[-+]+-\+[ ]*$")
SIMPLE = re.compile(r"=+(?:[ ]+=+)+[ ]*$")
ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*+[ ]*$")
IGNORE = re.compile(r"\.\.[ \t]+rsttrans:")
LITERAL_END = "::"
