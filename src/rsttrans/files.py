"""Which files to read, and their text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .config import Configuration
from .text import Document

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".rst", ".po")
"""What is read in folders; any other text file must be named."""
_SKIPPED = frozenset(("build", "_build", "node_modules", "__pycache__", "site-packages"))
_ENCODINGS = (("euc_jp", "EUC-JP"), ("cp932", "CP932"), ("utf-16", "UTF-16"))

_LONE = re.compile("[\ud800-\udfff]")
_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


class InputError(Exception):
    """A file or folder that cannot be read; the message says why and what helps, not which."""


def name_of(path: Path) -> str:
    """How a file is called in reports: relative to the current folder, with slashes."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def expand(
    paths: Sequence[str], configuration: Configuration
) -> tuple[dict[str, Path], dict[str, str], list[str]]:
    """The files that `paths` stand for, by name in alphabetical order; what is wrong with a path, by path;
    and named files left out by the configuration."""
    files: dict[str, Path] = {}
    problems: dict[str, str] = {}
    excluded: list[str] = []
    keep = _Exclusion(configuration)
    for given in [Path(path) for path in paths] or list(_included(configuration)):
        if given.is_dir():
            for file in _walk(given, keep, problems):
                files[name_of(file)] = file
        elif not os.path.lexists(given):
            problems[name_of(given)] = "no such file or folder"
        elif keep.excludes(given):
            excluded.append(name_of(given))
        else:
            files[name_of(given)] = given
    return dict(sorted(files.items())), problems, excluded


def _included(configuration: Configuration) -> Iterator[Path]:
    include = configuration.settings.include
    if not include:
        yield Path()
    for entry in include:
        if any(character in entry for character in "*?["):
            yield from sorted(configuration.root.glob(entry))
        else:
            yield configuration.root / entry


def _walk(top: Path, keep: _Exclusion, problems: dict[str, str]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        problems[name_of(Path(error.filename))] = f"cannot be read: {error.strerror}"

    for folder, folders, names in os.walk(top, onerror=unreadable):
        here = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in _SKIPPED
            and not (here / name / "pyvenv.cfg").exists()
            and not keep.excludes(here / name, folder=True)
        )
        for name in sorted(names):
            if name.endswith(SUFFIXES) and not name.startswith(".") and not keep.excludes(here / name):
                yield here / name


class _Exclusion:
    """The `exclude` patterns of a configuration."""

    def __init__(self, configuration: Configuration) -> None:
        self._root = configuration.root.resolve()
        self._spec = pattern(configuration.settings.exclude) if configuration.settings.exclude else None

    def excludes(self, path: Path, *, folder: bool = False) -> bool:
        if self._spec is None:
            return False
        try:
            relative = path.absolute().resolve().relative_to(self._root).as_posix()
        except ValueError:
            return False
        return self._spec.match_file(f"{relative}/" if folder else relative)


def pattern(lines: Sequence[str]) -> GitIgnoreSpec:
    """Patterns as in a .gitignore."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def read(name: str, path: Path) -> Document:
    """The text of a file.  Raises InputError for one that cannot be read or is no UTF-8 text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from None
    return decode(name, data)


def decode(name: str, data: bytes) -> Document:
    """The text in `data`.  Raises InputError if it is no UTF-8 text."""
    document = Document.read(name, data)
    text = document.text
    if lone := _LONE.search(text):
        at = document.position(lone.start())
        where = f"byte 0x{ord(lone[0]) - 0xDC00:02X} at line {at.line}, column {at.column}"
        raise InputError(f"not UTF-8 ({where}); {_remedy(document, data)}")
    if "\x1b$" in text:
        raise InputError(f"not UTF-8; {_convert('ISO-2022-JP')}")
    if "\0" in text:
        line = document.line_of(text.index("\0"))
        raise InputError(f"a binary file (NUL byte at line {line}); name text files only, or exclude it")
    return document


def _remedy(document: Document, data: bytes) -> str:
    if len(_LONE.findall(document.text)) * 4 < len(_JAPANESE.findall(document.text)):
        return "the rest of it is: repair this place, or exclude the file"
    for codec, label in _ENCODINGS:
        if (codec == "utf-16") != data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _JAPANESE.search(text):
            return _convert(label)
    if b"\0" in data:
        return "it seems to be a binary file; name text files only, or exclude it"
    return "convert it to UTF-8, for instance with iconv, or exclude it"


def _convert(label: str) -> str:
    return f"it seems to be {label}: convert it with `iconv -f {label} -t UTF-8`, or exclude it"
