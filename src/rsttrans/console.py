"""Stdout, stderr, and files that are written as a whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .config import ConfigError
from .report.formats import format_of
from .save import save
from .status import FAILED

if TYPE_CHECKING:
    from .report.text import Terminal


def reports(given: Sequence[tuple[str, str]]) -> list[tuple[str, str | None]]:
    """Formats with the file that each goes to (None: stdout), from `--format` and `--output` as they came.

    An output takes the format before it, else the one after it, else the one that its suffix says.
    Raises ConfigError if several go to stdout.
    """
    reports: list[tuple[str, str | None]] = []
    format: str | None = None
    output: str | None = None
    for kind, value in [*given, ("end", "")]:
        if kind == "format" and output is not None:
            reports.append((value, output))
            output = None
        elif kind == "output" and format is not None:
            reports.append((format, value))
            format = None
        else:
            if format is not None:
                reports.append((format, None))
            if output is not None:
                reports.append((format_of(output), output))
            format = value if kind == "format" else None
            output = value if kind == "output" else None
    reports = [(format, None if output == "-" else output) for format, output in reports]
    if sum(output is None for _, output in reports) > 1:
        raise ConfigError("several formats for stdout: name a file for all but one by --output")
    return reports or [("text", None)]


def terminal() -> Terminal | None:
    """What stdout is, if findings on it are for people to read."""
    forced = bool(os.environ.get("FORCE_COLOR"))
    if not (sys.stdout.isatty() or forced):
        return None
    from shutil import get_terminal_size

    from .report.text import Terminal

    plain = os.environ.get("NO_COLOR") or (os.environ.get("TERM") == "dumb" and not forced)
    return Terminal(get_terminal_size((100, 24)).columns, colour=not plain)


def write(path: Path, text: str) -> None:
    """Write a file as a whole or not at all.  Raises OSError."""
    save(path, text.encode("utf-8", "backslashreplace"))


def put(text: str, status: int) -> int:
    """Write to stdout; gives `status`, or FAILED if that fails for another reason than a closed pipe."""
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(errors="backslashreplace", **({} if out.isatty() else {"encoding": "utf-8"}))
    try:
        out.write(text)
        out.flush()
    except BrokenPipeError:
        # The reader has seen enough; without this the interpreter complains when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    except OSError as error:
        return fail(f"cannot write to stdout: {error.strerror}")
    return status


def say(message: str) -> None:
    """Print to stderr."""
    from .report.cells import harmless

    print(harmless(f"rsttrans: {message}"), file=sys.stderr)


def fail(message: str) -> int:
    """Say it; gives the exit status for that."""
    say(message)
    return FAILED
