"""Glossaries as gettext catalogues, as Weblate keeps them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..config import ConfigError
from .model import Glossary, Rendering, Status, Term, merged

_FIELD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+"(.*)"\s*\Z')
_MORE = re.compile(r'"(.*)"\s*\Z')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass
class _Entry:
    line: int
    flags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read(text: str, where: str) -> Glossary:
    """The glossary in a catalogue: a translation is preferred, a fuzzy one a candidate.

    The flags `forbidden` and `read-only` are Weblate's.  Raises ConfigError, with file and line.
    """
    terms: list[Term] = []
    for entry in _entries(text.removeprefix("\ufeff"), where):
        term = _term(entry)
        if term:
            terms.append(term)
    return Glossary(merged(terms))


def _term(entry: _Entry) -> Term | None:
    source, target = entry.texts.get("msgid", "").strip(), entry.texts.get("msgstr", "").strip()
    note = " ".join(entry.notes)
    if not source:
        return None
    if "read-only" in entry.flags:
        return Term(source, note=note, translate=False, case_sensitive="exact" in entry.flags)
    if not target or target == source:
        return None
    status = Status.PREFERRED
    if "forbidden" in entry.flags:
        status = Status.FORBIDDEN
    elif "fuzzy" in entry.flags:
        status = Status.CANDIDATE
    return Term(source, (Rendering(target, status, note),), note=note)


def _entries(text: str, where: str) -> list[_Entry]:
    entries: list[_Entry] = []
    entry: _Entry | None = None
    name = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#~"):
            entry, name = None, ""
            continue
        if entry is None or (line.startswith("#") and "msgid" in entry.texts):
            entry, name = _Entry(number), ""
            entries.append(entry)
        if line.startswith("#,"):
            entry.flags += [flag.strip() for flag in line[2:].split(",")]
        elif line.startswith("#."):
            entry.notes.append(line[2:].strip())
        elif line.startswith("#"):
            continue
        elif match := _FIELD.match(line):
            name = match[1]
            if name in entry.texts:
                # Entries need no blank line between them.
                entry = _Entry(number)
                entries.append(entry)
            entry.texts[name] = _unescaped(match[2])
        elif name and (match := _MORE.match(line)):
            entry.texts[name] += _unescaped(match[1])
        else:
            raise ConfigError(f"{where}:{number}: no line of a gettext catalogue; msgfmt --check says more")
    return entries


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[1]), text)


def escaped(text: str) -> str:
    """A text as it stands between the quotation marks of a catalogue."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
