"""TBX: the XML of version 3 (ISO 30042:2019, dialect TBX-Basic, style DCA) and of version 2 (martif)."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from .entries import Entries, Entry, Name
from .model import Status
from .tbx import CANDIDATE, KEEP

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STATUS = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_CLASSES = ("noun", "verb", "adjective", "adverb", "other")


class _Style(NamedTuple):
    """How the elements are called."""

    concept: str
    language: str
    term: str


_V2 = _Style("termEntry", "langSet", "tig")
_V3 = _Style("conceptEntry", "langSec", "termSec")


def write_tbx3(entries: Entries) -> str:
    """TBX version 3."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n'
        f"  <tbxHeader>\n{_description()}  </tbxHeader>\n"
        f"  <text>\n    <body>\n{_concepts(entries, _V3)}    </body>\n  </text>\n"
        "</tbx>\n"
    )


def write_tbx2(entries: Entries) -> str:
    """TBX version 2, which most tools read."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
        '<martif type="TBX-Basic" xml:lang="en">\n'
        f"  <martifHeader>\n{_description()}"
        '    <encodingDesc>\n      <p type="XCSURI">TBXBasicXCSV02.xcs</p>\n    </encodingDesc>\n'
        "  </martifHeader>\n"
        f"  <text>\n    <body>\n{_concepts(entries, _V2)}    </body>\n  </text>\n"
        "</martif>\n"
    )


def _description() -> str:
    return (
        "    <fileDesc>\n      <titleStmt>\n        <title>Glossary</title>\n      </titleStmt>\n"
        "      <sourceDesc>\n        <p>Made from translated documents by rsttrans</p>\n      </sourceDesc>\n"
        "    </fileDesc>\n"
    )


def _concepts(entries: Entries, style: _Style) -> str:
    number = 0
    parts: list[str] = []
    for entry in entries.terms:
        number += 1
        parts.append(concept(entry, f"c{number}", style))
    for name in entries.do_not_translate:
        number += 1
        parts.append(_kept(name, f"c{number}", style))
    return "".join(parts)


def concept(entry: Entry, id: str, style: _Style) -> str:
    """The element of one term; `id` must be an XML name that no other element has."""
    word_class = (
        f'<termNote type="partOfSpeech">{entry.part_of_speech}</termNote>'
        if entry.part_of_speech in _CLASSES
        else ""
    )
    terms = [_term(entry.source, word_class, style)]
    notes = [] if entry.status is not Status.CANDIDATE else [CANDIDATE]
    if entry.count:
        notes.append(f"{entry.count} times, confidence {entry.confidence:.2f}")
    if entry.first:
        notes.append(f"{entry.first.path}:{entry.first.line}")
    targets = [_term(entry.target, word_class + _status(entry.status) + _note(", ".join(notes)), style)]
    targets += [
        _term(other.target, word_class + _status(other.status) + _note(other.note), style)
        for other in entry.alternatives
    ]
    return _entry(id, _note(entry.note), terms, targets, style)


def _kept(name: Name, id: str, style: _Style) -> str:
    note = _note(
        f"{KEEP}, {name.note}" if name.note and not name.note.startswith(KEEP) else name.note or KEEP
    )
    terms = [_term(name.source, "", style)]
    return _entry(id, note, terms, terms, style)


def _entry(id: str, note: str, sources: list[str], targets: list[str], style: _Style) -> str:
    lines = [f"      <{style.concept} id={quoteattr(id)}>"]
    if note:
        lines.append(f"        {note}")
    for language, terms in (("en", sources), ("ja", targets)):
        lines += [f'        <{style.language} xml:lang="{language}">', *terms, f"        </{style.language}>"]
    lines.append(f"      </{style.concept}>")
    return "".join(f"{line}\n" for line in lines)


def _term(text: str, notes: str, style: _Style) -> str:
    return f"          <{style.term}><term>{_escaped(text)}</term>{notes}</{style.term}>"


def _status(status: Status) -> str:
    name = _STATUS.get(status)
    return f'<termNote type="administrativeStatus">{name}</termNote>' if name else ""


def _note(text: str) -> str:
    return f"<note>{_escaped(text)}</note>" if text else ""


def _escaped(text: str) -> str:
    return escape(_UNFIT.sub("\ufffd", " ".join(text.split())))


def styles(data: str) -> _Style:
    """Which version a TBX text is."""
    return _V2 if re.search(r"<(?:\w+:)?martif\b", data) else _V3
