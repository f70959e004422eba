"""The project glossary from its file."""

from __future__ import annotations

from pathlib import Path

from ..config import ConfigError
from .model import Glossary

SUFFIXES = (".csv", ".tsv", ".tbx", ".xml", ".po")


def load(path: Path) -> Glossary:
    """The glossary in a CSV, TSV, TBX or PO file.

    Raises ConfigError, with file, line and remedy, for a file that cannot be read or understood.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}; `glossary` names it") from None
    return parse(data, str(path))


def parse(data: bytes, where: str) -> Glossary:
    """The glossary in `data`; the suffix of `where` says which format it has.  Raises ConfigError."""
    suffix = Path(where).suffix.lower()
    if suffix not in SUFFIXES:
        raise ConfigError(
            f"{where}: no glossary format has the suffix `{suffix}`; legal: {', '.join(SUFFIXES)}"
        )
    if suffix in (".tbx", ".xml"):
        from .tbx import read as read_tbx

        return read_tbx(data, where)
    text = decoded(data, where)
    if suffix == ".po":
        from .catalogue import read as read_catalogue

        return read_catalogue(text, where)
    from .table import read as read_table

    return read_table(text, where)


def decoded(data: bytes, where: str) -> str:
    """The text of a glossary.  Raises ConfigError if it is no UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{where}:{line}: not UTF-8; save it as UTF-8 (in Excel: “CSV UTF-8”)") from None
