"""Writers of `rsttrans units` and `rsttrans stats`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from ..listing import Listing, Progress, UnitRow
from .cells import columns, harmless, pad
from .json import VERSION, dump


def units_text(listing: Listing, out: TextIO) -> None:
    """Each unit with both texts, then the comments that are no original."""
    for row in listing.units:
        out.write(
            f"{harmless(row.path)}:{row.source.line}: {row.kind}, {row.state} at line {row.target.line}\n"
        )
        out.write(f"  - {harmless(row.source.text)}\n")
        if row.target.text:
            out.write(f"  + {harmless(row.target.text)}\n")
    for other in listing.not_source:
        out.write(f"{harmless(other.path)}:{other.line}: no original: {harmless(other.reason)}\n")


def units_tsv(listing: Listing, out: TextIO) -> None:
    """A table with one unit a row, tabs and line ends within a text written as in a gettext string."""
    out.write("path\tid\tkind\tstate\tsource_line\ttarget_line\tsource\ttarget\n")
    for row in listing.units:
        cells = (row.path, row.id, row.kind, row.state, row.source.line, row.target.line)
        texts = (_escape(row.source.text), _escape(row.target.text))
        out.write("\t".join(map(str, (*cells, *texts))) + "\n")


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def units_json(listing: Listing, out: TextIO) -> None:
    """One JSON object with `units` and `not_source`."""
    data = {
        "version": VERSION,
        "units": [_unit(row) for row in listing.units],
        "not_source": [row._asdict() for row in listing.not_source],
    }
    out.write(dump(data))


def _unit(row: UnitRow) -> dict[str, Any]:
    return {
        "path": row.path,
        "id": row.id,
        "kind": row.kind,
        "state": str(row.state),
        "section": list(row.section),
        "source": row.source._asdict(),
        "target": row.target._asdict(),
    }


_COLUMNS = ("units", "translated", "untranslated", "outdated", "words")


def stats_text(files: Sequence[Progress], total: Progress, out: TextIO) -> None:
    """A table with a row for each file and one for all."""
    first = max(columns(harmless(row.path)) for row in (*files, total))
    out.write(" ".join([pad("file", first), *(f"{name:>12}" for name in (*_COLUMNS, "percent"))]) + "\n")
    for row in (*files, total):
        cells = [f"{getattr(row, name):>12}" for name in _COLUMNS]
        out.write(" ".join([pad(harmless(row.path), first), *cells, f"{row.percent:>11.1f}%"]) + "\n")


def stats_json(files: Sequence[Progress], total: Progress, out: TextIO) -> None:
    """One JSON object with `files` and `total`."""
    out.write(
        dump(
            {
                "version": VERSION,
                "files": [{"path": row.path, **_progress(row)} for row in files],
                "total": _progress(total),
            }
        )
    )


def _progress(row: Progress) -> dict[str, Any]:
    data = row._asdict()
    del data["path"]
    return {**data, "percent": row.percent}
