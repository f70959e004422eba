"""Newly found terms into an existing glossary file, whose text is only added to, never changed."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

from ..config import ConfigError
from .entries import Entries
from .load import decoded, parse
from .model import Status, key
from .table import layout_of
from .writers import CSV_COLUMNS, rows, write_po
from .xml import concept, styles

_BODY_END = re.compile(r"[ \t]*</(?:\w+:)?body\s*>")
_ID = re.compile(r"""\bid\s*=\s*["']c([0-9]{1,9})["']""")


def fresh(data: bytes, where: str, found: Entries) -> Entries:
    """The candidates of `found` whose source term the glossary in `data` lacks.  Raises ConfigError."""
    known = {key(term.source) for term in parse(data, where).terms}
    terms = tuple(
        entry for entry in found.terms if entry.status is Status.CANDIDATE and key(entry.source) not in known
    )
    return Entries(terms, ())


def updated(data: bytes, where: str, new: Entries) -> bytes:
    """The glossary file `data` with `new` at its end; all its lines stay as they are.

    Raises ConfigError for a file that is no glossary.
    """
    if not new.terms:
        return data
    suffix = Path(where).suffix.lower()
    if suffix in (".tbx", ".xml"):
        return _tbx(data, where, new)
    text = decoded(data, where)
    newline = "\r\n" if "\r\n" in text else "\n"
    if suffix == ".po":
        more = write_po(new).partition("\n\n")[2]
        gap = "" if text.endswith(("\n\n", "\r\n\r\n")) else "\n" if text.endswith("\n") else "\n\n"
        more = gap + more
    else:
        more = _lines(text, where, new)
        if text and not text.endswith("\n"):
            more = "\n" + more
    return data + more.replace("\n", newline).encode()


def _lines(text: str, where: str, new: Entries) -> str:
    layout = layout_of(text, where)
    header = next(
        row
        for row in csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=layout.delimiter)
        if any(cell.strip() for cell in row) and not row[0].lstrip().startswith("#")
    )
    names = [
        column or name.strip().casefold().replace(" ", "_")
        for column, name in zip(layout.columns, header, strict=True)
    ]
    out = StringIO()
    table = csv.writer(out, delimiter=layout.delimiter, lineterminator="\n")
    if "status" not in names:
        raise ConfigError(
            f"{where}: no column `status`, so that candidates could not be told from decisions; add one"
        )
    for row in rows(new):
        table.writerow([row[name] if name in CSV_COLUMNS else "" for name in names])
    return out.getvalue()


def _tbx(data: bytes, where: str, new: Entries) -> bytes:
    text = decoded(data, where)
    ends = list(_BODY_END.finditer(text))
    if not ends:
        raise ConfigError(f"{where}: no </body>: no TBX that could be added to")
    style = styles(text)
    if re.search(r"<\w+:(?:martif|tbx)\b", text):
        raise ConfigError(f"{where}: uses a namespace prefix; update it in the tool that wrote it")
    number = max((int(match[1]) for match in _ID.finditer(text)), default=0)
    more = "".join(concept(entry, f"c{number + at}", style) for at, entry in enumerate(new.terms, 1))
    at = ends[-1].start()
    before = text[:at]
    if "\r\n" in text:
        more = more.replace("\n", "\r\n")
    gap = "" if before.endswith("\n") else "\n"
    return (before + gap + more + text[at:]).encode()
