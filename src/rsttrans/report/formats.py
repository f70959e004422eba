"""The formats by name."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..project import Result
    from ..rule import Rule
    from .text import Terminal

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "rdjson")
_SUFFIXES = {".json": "json", ".rdjson": "rdjson", ".sarif": "sarif", ".xml": "junit"}


def format_of(name: str) -> str:
    """The format of a report file for which none was given."""
    return next((format for suffix, format in _SUFFIXES.items() if name.endswith(suffix)), "text")


def render(
    format: str,
    result: Result,
    rules: Mapping[str, Rule],
    terminal: Terminal | None = None,
    *,
    statistics: bool = False,
    quiet: bool = False,
) -> str:
    """The report in one of `FORMATS`; the last three are for `text` and `json`, which know them."""
    out = StringIO()
    if format == "text":
        from . import text

        text.write(result, out, terminal, statistics=statistics, quiet=quiet)
    elif format == "json":
        from . import json

        json.write(result, out, statistics=statistics)
    elif format == "sarif":
        from . import sarif

        sarif.write(result, out, rules)
    elif format == "github":
        from . import github

        github.write(result, out)
    elif format == "gitlab":
        from . import gitlab

        gitlab.write(result, out)
    elif format == "junit":
        from . import junit

        junit.write(result, out)
    else:
        from . import rdjson

        rdjson.write(result, out)
    return out.getvalue()
