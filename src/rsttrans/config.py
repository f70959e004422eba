"""Settings: what may stand in `[tool.rsttrans]` of a pyproject.toml, or in a rsttrans.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from .glossary.model import EMPTY, Glossary


class ConfigError(Exception):
    """Settings that cannot be used; the message names the file, the key and what is legal."""


@dataclass(frozen=True)
class Settings:
    """Every setting with its default; the names are the keys, the annotations the types."""

    select: tuple[str, ...] = ()
    """Rules, families or ALL to run; without any, the rules that are on by default."""
    ignore: tuple[str, ...] = ()
    """Rules, families or ALL not to run."""
    extend_select: tuple[str, ...] = ()
    """Rules, families or ALL to run as well."""
    include: tuple[str, ...] = ()
    """Files, folders or globs, relative to the configuration file, to read where no PATH is given."""
    exclude: tuple[str, ...] = ()
    """Patterns as in a .gitignore, relative to the configuration file, of files not to read."""
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Pattern as in a .gitignore, and the rules or families that do not run on the files that it matches."""
    locale_urls: tuple[tuple[str, str], ...] = ()
    """Beginning of a URL in the original, and the one that may stand for it in the translation."""
    everyday_words: tuple[str, ...] = ()
    """ASCII words that a translation may use though its original does not."""
    glossary: str = ""
    """The project glossary: a CSV, TSV, TBX or PO file, relative to the configuration file."""
    jobs: int = 0
    """Processes to use; 0 is one for each core."""
    terms: Glossary = field(default=EMPTY, metadata={"key": False})
    """What stands in the glossary; no key of its own."""


@dataclass(frozen=True)
class Configuration:
    """Settings with where they come from."""

    settings: Settings = Settings()
    root: Path = field(default_factory=Path.cwd)
    """The folder that patterns are relative to."""
    file: Path | None = None
    """The file that was read."""


KEYS = {item.name: str(item.type) for item in fields(Settings) if item.metadata.get("key", True)}
"""The keys that may stand in a configuration file, each with its type."""


def load(start: Path, file: Path | None = None) -> Configuration:
    """The configuration in `file`, or in the nearest file upward from the folder `start`.

    Raises ConfigError for a file that cannot be read, an unknown key or a value of the wrong type.
    """
    if file is not None:
        table = _table(file)
        return Configuration(parse(table or {}, str(file)), file.resolve().parent, file)
    for folder in (start, *start.parents):
        for name in ("rsttrans.toml", "pyproject.toml"):
            candidate = folder / name
            if candidate.is_file() and (table := _table(candidate)) is not None:
                return Configuration(parse(table, str(candidate)), folder, candidate)
    return Configuration(root=start)


def _table(file: Path) -> dict[str, Any] | None:
    """The table of this tool in a TOML file; None for a pyproject.toml that has none."""
    try:
        data = tomllib.loads(file.read_bytes().decode())
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: no valid TOML: {error}") from None
    if file.name != "pyproject.toml":
        return data
    tool = data.get("tool", {})
    table = tool.get("rsttrans") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{file}: tool.rsttrans must be a table")
    return table


def parse(table: Mapping[str, Any], where: str) -> Settings:
    """Settings from a TOML table; `where` names its file in errors."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in KEYS:
            hint = did_you_mean(name, KEYS)
            raise ConfigError(f"{where}: unknown key `{key}`{hint}; legal keys: {', '.join(sorted(KEYS))}")
        expected, convert = _TYPES[KEYS[name]]
        try:
            values[name] = convert(value)
        except TypeError:
            raise ConfigError(f"{where}: `{key}` must be {expected}, not {_kind(value)}") from None
    if values.get("jobs", 0) < 0:
        raise ConfigError(f"{where}: `jobs` must be 0 or more")
    return Settings(**values)


def did_you_mean(word: str, legal: Iterable[str]) -> str:
    """A hint for an error message; empty where nothing is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(legal), 1)
    return f", did you mean `{near[0]}`?" if near else ""


def show(configuration: Configuration) -> str:
    """The settings in force as TOML that may be pasted into a pyproject.toml."""
    lines = [
        f"# {configuration.file or 'no configuration file: defaults and command line'}",
        "[tool.rsttrans]",
    ]
    for name, type in KEYS.items():
        value = getattr(configuration.settings, name)
        if type.startswith("tuple[tuple["):
            pairs = ", ".join(f"{_toml(key)} = {_toml(entry)}" for key, entry in value)
            lines.append(f"{name} = {{{pairs and f' {pairs} '}}}")
        else:
            lines.append(f"{name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    # A JSON string, number or list of strings is a TOML one, except for DEL and lone surrogates.
    from json import dumps

    return dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_string(entry) for entry in value)


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _integer(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError
    return float(value)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise TypeError
    return tuple((key, _string(entry)) for key, entry in value.items())


def _lists(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise TypeError
    return tuple((key, _strings(entry)) for key, entry in value.items())


_TYPES: dict[str, tuple[str, Callable[[object], object]]] = {
    "bool": ("true or false", _boolean),
    "int": ("a whole number", _integer),
    "float": ("a number", _number),
    "str": ("a string", _string),
    "tuple[str, ...]": ("a list of strings", _strings),
    "tuple[tuple[str, str], ...]": ("a table of strings", _pairs),
    "tuple[tuple[str, tuple[str, ...]], ...]": ("a table of lists of strings", _lists),
}
"""How each type that a setting may have is called, and read from TOML (raises TypeError)."""

_KINDS = {str: "a string", bool: "true or false", int: "a whole number", float: "a number", list: "a list"}


def _kind(value: object) -> str:
    if isinstance(value, list) and (odd := [entry for entry in value if not isinstance(entry, str)]):
        return f"a list with {_kind(odd[0])} in it"
    if isinstance(value, dict):
        return "a table"
    return _KINDS.get(type(value), f"a {type(value).__name__}")
