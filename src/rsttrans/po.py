"""Gettext catalogues as units whose texts are slices of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .bitext import Bitext
from .prose import prose
from .rule import Finding, Fix
from .text import Document, Edit, Span, View
from .unit import Segment, State, Unit, normalise

_LINE = re.compile(
    r'[ \t]*+(?:(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d++\])?+)[ \t]*+)?+"(?P<text>.*)"[ \t]*+\Z'
)
_ESCAPE = re.compile(r"\\(.)")
_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


@dataclass
class _Entry:
    """One entry while it is read: the quoted strings of each of its keywords, without quotes."""

    fuzzy: bool = False
    strings: dict[str, list[Span]] = field(default_factory=dict)

    @property
    def translated(self) -> bool:
        """Whether its msgstr has come, so that whatever follows begins another entry."""
        return any(key.startswith("msgstr") for key in self.strings)


def read_po(document: Document) -> Bitext:
    """The entries of a catalogue as units: fuzzy ones outdated, obsolete ones and the header left out.

    A line that is no PO syntax is skipped.
    """
    units = tuple(unit for entry in _entries(document) for unit in _units(document.text, entry))
    return Bitext(document, (), units, (), ())


def _entries(document: Document) -> Iterator[_Entry]:
    entry = _Entry()
    key = ""
    for start, end in document.line_spans:
        line = document.text[start:end]
        match = _LINE.match(line)
        comment = line.lstrip().startswith("#")
        if entry.translated and (
            comment or (match and match["key"] and not match["key"].startswith("msgstr"))
        ):
            yield entry
            entry, key = _Entry(), ""
        if comment:
            entry.fuzzy |= line.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", line)
        elif match:
            key = match["key"] or key
            if key:
                entry.strings.setdefault(key, []).append(
                    Span(start + match.start("text"), start + match.end("text"))
                )
    if entry.translated:
        yield entry


def _units(text: str, entry: _Entry) -> Iterator[Unit]:
    sources = [view_of(text, entry.strings[key]) for key in ("msgid", "msgid_plural") if key in entry.strings]
    targets = [
        view_of(text, spans) for key, spans in sorted(entry.strings.items()) if key.startswith("msgstr")
    ]
    if not sources or not sources[0].text:
        return
    for index, view in enumerate(targets):
        # A language without plural, such as Japanese, has one form, which stands for any number.
        source = sources[-1] if index or len(targets) == 1 else sources[0]
        copied = normalise(source.text) == normalise(view.text)
        if not view.text.strip() or (copied and prose(source.text) > 1):
            state = State.UNTRANSLATED
        else:
            state = State.OUTDATED if entry.fuzzy else State.TRANSLATED
        yield Unit(Segment(source, "paragraph"), Segment(view, "paragraph"), state, copied=copied)


def view_of(text: str, strings: Sequence[Span]) -> View:
    """The value of adjacent quoted strings, given by what stands between the quotes."""
    spans: list[Span] = []
    joints: list[str] = []
    joint = ""
    for before, span in _pieces(text, strings):
        joint += before
        if span.start < span.end:
            if spans or joint:
                spans = spans or [Span(strings[0].start, strings[0].start)]
                joints.append(joint)
            spans.append(span)
            joint = ""
    first, last = strings[0].start, strings[-1].end
    if joint:
        spans = spans or [Span(first, first)]
        spans.append(Span(last, last))
        joints.append(joint)
    elif not spans:
        spans.append(Span(first, first))
    return View(text, tuple(spans), tuple(joints))


def _pieces(text: str, strings: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """The literal pieces of quoted strings, each with the characters before it that an escape stands for."""
    for start, end in strings:
        at, joint = start, ""
        for match in _ESCAPE.finditer(text, start, end):
            yield joint, Span(at, match.start())
            joint = _UNESCAPED.get(match[1], "")
            # An escaped quote or backslash stands for itself: only the backslash before it is cut out.
            at = match.end() if joint else match.start(1)
        yield joint, Span(at, end)


def escape_fix(document: Document, finding: Finding) -> Finding:
    """The finding with its fix written as PO strings; without it where an edit would swallow a quote."""
    if finding.fix is None:
        return finding
    edits = []
    for span, text in finding.fix.edits:
        if re.search(r'[\r\n"\\]', document.text[span.start : span.end]):
            return replace(finding, fix=None)
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        edits.append(Edit(span, escaped))
    return replace(finding, fix=Fix(finding.fix.title, tuple(edits), finding.fix.safe))
