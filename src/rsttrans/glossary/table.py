"""Glossaries as CSV or TSV: one line a rendering."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

from ..config import ConfigError, did_you_mean
from .model import Glossary, Rendering, Status, Term, merged

COLUMNS = ("source", "target", "status", "part_of_speech", "case", "note")
"""The columns with a meaning; all others are the user's own."""
_NAMES = {
    "source": "source en english term 原語 英語",
    "target": "target ja japanese translation rendering 訳語 日本語",
    "status": "status 状態",
    "part_of_speech": "part_of_speech pos 品詞",
    "case": "case case_sensitive",
    "note": "note notes comment remark description 備考",
}
_COLUMN = {name: column for column, names in _NAMES.items() for name in names.split()}
KEEP, IGNORED = "do-not-translate", "ignored"
STATUSES = (*Status, KEEP, IGNORED)
_STATUS = {
    "": Status.PREFERRED,
    "approved": Status.PREFERRED,
    "allowed": Status.ADMITTED,
    "deprecated": Status.FORBIDDEN,
    "dnt": KEEP,
    "keep": KEEP,
    "read-only": KEEP,
    "rejected": IGNORED,
} | {str(status): status for status in STATUSES}
_YES, _NO = ("yes", "true", "1", "sensitive"), ("", "no", "false", "0", "insensitive")


class Layout(NamedTuple):
    """How a table is written."""

    delimiter: str
    columns: tuple[str, ...]
    """Meaning of each column; "" for one of the user's own."""


def read(text: str, where: str) -> Glossary:
    """The glossary in a table whose first line names the columns.  Lines that begin with # are comments.

    Raises ConfigError, with file and line, for a table that cannot be understood.
    """
    layout: Layout | None = None
    terms: list[Term] = []
    for line, row in _rows(text, where):
        if layout is None:
            layout = _layout(row, text, f"{where}:{line}")
        elif term := _term(row, layout, f"{where}:{line}"):
            terms.append(term)
    if layout is None:
        raise ConfigError(
            f"{where}: empty; a glossary begins with a line such as `source,target,status,note`"
        )
    return Glossary(merged(terms))


def layout_of(text: str, where: str) -> Layout:
    """How the table is written.  Raises ConfigError."""
    for line, row in _rows(text, where):
        return _layout(row, text, f"{where}:{line}")
    return Layout(_delimiter(text), COLUMNS)


def _rows(text: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are neither blank nor comments, each with the number of its first line."""
    body = text.removeprefix("\ufeff")
    reader = csv.reader(body.splitlines(keepends=True), delimiter=_delimiter(body), strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row) and not row[0].lstrip().startswith("#"):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ConfigError(
            f"{where}:{line}: no valid table: {error}; look for an unpaired quotation mark"
        ) from None


def _delimiter(text: str) -> str:
    for line in text.removeprefix("\ufeff").splitlines():
        if line.strip() and not line.startswith("#"):
            return max(",\t;", key=line.count)
    return ","


def _layout(row: list[str], text: str, where: str) -> Layout:
    names = [cell.strip().casefold().replace(" ", "_").replace("-", "_") for cell in row]
    columns = tuple(_COLUMN.get(name, "") for name in names)
    for wanted in ("source", "target"):
        if columns.count(wanted) != 1:
            how = "no column" if wanted not in columns else "two columns"
            raise ConfigError(
                f"{where}: {how} `{wanted}`; the first line must name the columns: {', '.join(COLUMNS)}"
            )
    return Layout(_delimiter(text), columns)


def _term(row: list[str], layout: Layout, where: str) -> Term | None:
    cells = dict.fromkeys(COLUMNS, "")
    for column, cell in zip(layout.columns, row, strict=False):
        if column:
            cells[column] = cell.strip()
    if len(row) > len(layout.columns) and any(cell.strip() for cell in row[len(layout.columns) :]):
        raise ConfigError(
            f"{where}: {len(row)} columns instead of {len(layout.columns)}; put quotation marks around a text"
            f" with {'a tab' if layout.delimiter == chr(9) else f'`{layout.delimiter}`'} in it"
        )
    source, target = cells["source"], cells["target"]
    status = _STATUS.get(cells["status"].casefold().replace("_", "-").replace(" ", "-"))
    if status is None:
        hint = did_you_mean(cells["status"], map(str, STATUSES))
        raise ConfigError(
            f"{where}: unknown status `{cells['status']}`{hint}; legal ones: {', '.join(map(str, STATUSES))}"
        )
    case = cells["case"].casefold()
    if case not in (*_YES, *_NO):
        raise ConfigError(f"{where}: `case` must be yes or no, not `{cells['case']}`")
    if not source:
        raise ConfigError(f"{where}: no source term; a comment begins with #")
    if not target and status not in (KEEP, IGNORED):
        raise ConfigError(
            f"{where}: no rendering of `{source}`; fill in `target`, or give it the status {KEEP} or"
            f" {IGNORED}"
        )
    common = {"part_of_speech": cells["part_of_speech"], "case_sensitive": case in _YES}
    if status == KEEP:
        return Term(source, note=cells["note"], translate=False, **common)  # type: ignore[arg-type]
    if status == IGNORED:
        return Term(source, note=cells["note"], ignored=True, **common)  # type: ignore[arg-type]
    return Term(
        source,
        (Rendering(target, Status(status), cells["note"]),),
        cells["part_of_speech"],
        cells["note"],
        case_sensitive=case in _YES,
    )
