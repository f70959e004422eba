"""When two inline elements say the same.

`key` makes equal what an exact translation may write either way: an address given in place, or through a name
that the document defines; a role with and without its domain; a title beside the target of a role.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..rst.inline import Inline

if TYPE_CHECKING:
    from .names import Names

Key = tuple[str, ...]

PROSE_ROLES = frozenset(
    "guilabel abbr abbreviation ac acronym dfn menuselection sub subscript sup superscript kbd index samp "
    "file code literal math emphasis strong title title-reference t regexp i18n".split()
)
"""Roles whose text the reader reads: it may be translated, so only their presence counts."""

CODE_ROLES = frozenset(
    "code literal file samp command program option envvar keyword mailheader mimetype makevar newsgroup "
    "manpage kbd regexp func meth class mod data attr exc obj const type cmacro cfunc cdata ctype".split()
)
"""Roles whose text is code."""

MARKUP_ROLES = frozenset(
    "code literal file samp command program kbd regexp mailheader mimetype makevar newsgroup emphasis "
    "strong dfn guilabel menuselection option title title-reference t".split()
)
"""Roles that only set type for most readers: a literal says as much."""

LABEL_ROLES = frozenset("ref numref doc term eq any download".split())
"""Roles whose target is a label, document or entry, never code."""

_DOMAIN = re.compile(r"(?:py|std|c|cpp|rst|js):")
_BLANKS = re.compile(r"\s+")
_EXPLICIT = re.compile(r"[^<]*<([^<>]*)>\s*$")


def fold(text: str) -> str:
    """White space folded to single blanks."""
    return " ".join(text.split())


def role_name(role: str) -> str:
    """A role's name without the domain that is understood anyway."""
    name = role.lower()
    found = _DOMAIN.match(name)
    return name[found.end() :] if found else name


def code(text: str) -> str:
    """What a piece of code names, however it is written: without `~`, `!`, leading dots and `()`."""
    name = fold(text)
    found = _EXPLICIT.match(name)
    if found:
        name = found[1]
    return name.lstrip("~!").lstrip(".").removesuffix("()")


def loose(text: str) -> str:
    """For nearness only: width, case and all blanks folded."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def label(name: str) -> str:
    """A reference name as docutils compares it."""
    return fold(name.replace("\\", "")).casefold()


def key(inline: Inline, names: Names) -> Key:
    """Equal for two elements that say the same."""
    kind = inline.kind
    if kind in ("link", "uri"):
        return ("uri", inline.target)
    if kind == "reference":
        return names.resolve(inline.target)
    if kind == "role":
        name = role_name(inline.role)
        if name in PROSE_ROLES:
            return ("role", name)
        return ("role", name, inline.text if not name else code(inline.target))
    if kind == "literal":
        return ("literal", fold(inline.text))
    if kind == "anonymous":
        return ("anonymous",)
    if kind in ("footnote", "citation", "substitution"):
        return (kind, fold(inline.target))
    return (kind,)


def group(inline: Inline) -> str:
    """What a changed element is still recognised as: only elements of one group are ever paired."""
    kind = inline.kind
    if kind in ("link", "uri"):
        return "link"
    if kind in ("reference", "anonymous"):
        return "reference"
    if kind in ("strong", "emphasis"):
        return "emphasis"
    return kind


def describe(inline: Inline) -> str:
    """An element as its author wrote it, on one line."""
    kind = inline.kind
    if kind == "role":
        name = f":{inline.role}:" if inline.role else ""
        return f"{name}`{inline.target or inline.text}`"
    if kind == "literal":
        return f"``{inline.text}``"
    if kind in ("link", "uri"):
        return inline.target
    if kind == "reference":
        name = inline.target
        return f"{name}_" if name.replace("-", "").replace(".", "").isalnum() else f"`{name}`_"
    if kind == "anonymous":
        return f"`{inline.text}`__"
    if kind in ("footnote", "citation"):
        return f"[{inline.target}]_"
    if kind == "substitution":
        return f"|{inline.target}|"
    return {"strong": f"**{inline.text}**", "emphasis": f"*{inline.text}*"}.get(kind, inline.text)
