"""What two inline elements may be to each other, apart from equal."""

from __future__ import annotations

import re
from dataclasses import replace

from ..rst.inline import Inline
from ..text import Span, has_cjk
from ..unit import Segment
from .keys import (
    LABEL_ROLES,
    MARKUP_ROLES,
    PROSE_ROLES,
    code,
    fold,
    group,
    label,
    loose,
    role_name,
)
from .names import Names
from .near import ratio
from .traces import occurrences

NEAR = 0.75
"""Texts as like as this are one text that was changed, whatever else there is."""
_UNSPACED = re.compile(r"[^<]*[^ \t\r\n<]<([a-zA-Z][a-zA-Z0-9+.-]*:[^<>]+)>$")
_LONGEST_ROLE = 30
_ROLE_BEFORE = re.compile(r":?([A-Za-z][\w+.-]*+(?::[\w+.-]++)*+):?$", re.ASCII)
_LETTER = re.compile("[\u3041-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u3005\uff66-\uff9d]")
_IDENTIFIER = re.compile(r"[\w.$@~!/\\-]+(?:\(\))?$", re.ASCII)


def unspaced(inline: Inline) -> Inline:
    """A phrase reference that was meant as a link: RST wants a blank before `<`."""
    if inline.kind != "reference":
        return inline
    found = _UNSPACED.match(inline.text)
    return replace(inline, kind="link", target="".join(found[1].split()), broken=True) if found else inline


def undefined(inline: Inline, own: set[str], names: Names) -> bool:
    """Whether a named reference leads nowhere, for all that can be seen.

    `own` are the names that the original uses: what it uses too may be defined elsewhere (in an epilogue).
    """
    name = label(inline.target)
    return not names.defines(name) and not names.includes and name not in own


def swallowed_name(a: Inline, b: Inline) -> bool:
    """Whether the name of `a` is part of that of `b`."""
    name = label(a.target if a.kind == "reference" else a.text)
    return bool(name) and name in label(b.target)


def within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def kept_text(inline: Inline) -> str:
    """The part of an element that a translation keeps."""
    if inline.kind == "role":
        return f"{role_name(inline.role)} {loose(code(inline.target or inline.text))}"
    if inline.kind in ("link", "uri", "reference", "footnote", "citation", "substitution"):
        return inline.target
    return loose(inline.text)


def nearness(a: Inline, b: Inline) -> float:
    return ratio(kept_text(a), kept_text(b))


def code_of(inline: Inline) -> str:
    if inline.kind == "role":
        return code(inline.target or inline.text)
    if inline.kind in ("link", "uri"):
        return inline.target
    return code(inline.text)


def same_code(a: Inline, b: Inline) -> bool:
    return code_of(a) == code_of(b)


def other_text(a: Inline, b: Inline) -> bool:
    """Two elements whose text may be translated, but is not: it is another text."""
    if group(a) == "emphasis":
        return not has_cjk(b.text) and fold(a.text) != fold(b.text)
    if a.kind != "role" or role_name(a.role) not in PROSE_ROLES:
        return False
    if b.kind != "role" or role_name(a.role) != role_name(b.role):
        return True
    return not has_cjk(b.text) and fold(a.text) != fold(b.text)


def overruns(inline: Inline) -> bool:
    """Whether an element seems to go on over the beginning of the next, since its own end is missing."""
    if inline.kind == "literal":
        return " ``" in inline.text
    return inline.kind == "role" and (" `" in inline.text or ":`" in inline.text)


def is_bare(inline: Inline) -> bool:
    return inline.kind == "role" and not inline.role


def inherited(inline: Inline, source: Segment) -> bool:
    """Whether the original has the very same in it."""
    return any(fold(a.text) == fold(inline.text) and a.kind == inline.kind for a in source.inlines)


def marked_up(inline: Inline, source: Segment) -> bool:
    """Whether a role marks up what the original has as plain text."""
    if inline.kind != "role" or not inline.role:
        return False
    return occurrences(code_of(inline).casefold(), source.view.text.casefold()) > 0


def says_as_much(a: Inline, b: Inline) -> bool:
    """Whether the markup of `b` can stand for that of `a`, the text being the same."""
    if a.kind == "literal":
        return b.kind in ("role", "link", "uri", "reference") and not is_bare(b)
    if a.kind == "role":
        name = role_name(a.role)
        if not name:
            return True
        typed = b.kind == "role" and not is_bare(b) and role_name(b.role) not in LABEL_ROLES
        return name in MARKUP_ROLES and (b.kind == "literal" or typed)
    if a.kind in ("strong", "emphasis"):
        return b.kind in ("literal", "link", "reference") or (b.kind == "role" and not is_bare(b))
    return False


def is_demoted(a: Inline, b: Inline) -> bool:
    """Whether `b` is `a` in other markup."""
    if same_code(a, b) and weaker(a, b):
        return True
    if a.kind in ("link", "reference", "anonymous") and is_bare(b):
        return fold(b.text) == fold(a.text)
    if (a.kind == "literal" or (a.kind == "role" and a.role)) and is_bare(b):
        return not has_cjk(b.text) and ratio(loose(a.text), loose(b.text.strip("`"))) >= NEAR
    # A role whose tag is not whole is another role, or none.
    if a.kind == "role" and b.kind in ("role", "link", "reference"):
        other = b.kind != "role" or (b.broken and role_name(a.role).endswith(role_name(b.role)))
        return other and code(a.target) == code(b.target)
    return False


def role_word(text: str, b: Inline) -> str:
    """The word right before a role, or before the colon right before interpreted text without one."""
    end = b.span.start
    if not b.role:
        if text[end - 1 : end] != ":":
            return ""
        end -= 1
    start = end
    while start > max(0, end - _LONGEST_ROLE) and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    # A colon is there; a full-width one is another defect.
    return "" if text[start - 1 : start] in (":", "：") else text[start:end]


def with_role(text: str, a: Inline, b: Inline) -> Span:
    """The place of `b` with what is left of the role of `a` before it."""
    low = max(0, b.span.start - len(a.role) - 2)
    found = _ROLE_BEFORE.search(text, low, b.span.start) if a.role else None
    if found and found[1] and a.role.casefold().startswith(found[1].casefold()):
        return Span(found.start(), b.span.end)
    return b.span


def weaker(a: Inline, b: Inline) -> bool:
    if a.kind == "literal":
        return b.kind in ("strong", "emphasis") or is_bare(b)
    if a.kind == "role" and a.role:
        return b.kind in ("literal", "strong", "emphasis") or is_bare(b)
    if a.kind in ("strong", "emphasis"):
        return is_bare(b)
    return a.kind in ("link", "uri") and b.kind == "literal"


def may_translate(a: Inline, b: Inline) -> bool:
    """Whether `b` may be `a` with its text translated."""
    if group(a) == "emphasis":
        return a.kind == b.kind and has_cjk(b.text)
    if not has_cjk(b.text):
        return False
    if a.kind == b.kind == "literal":
        return bool(_LETTER.search(b.text)) and not _IDENTIFIER.match(a.text)
    if a.kind == b.kind == "role" and role_name(a.role) == role_name(b.role):
        return not a.role or role_name(a.role) == "term"
    return is_bare(a)
