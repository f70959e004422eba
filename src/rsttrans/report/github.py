"""Findings as annotations of a GitHub workflow run: the workflow commands that its runner reads on stdout."""

from __future__ import annotations

from typing import TextIO

from ..project import Located, Result
from ..rule import Severity
from .cells import harmless

LIMIT = 10
"""Annotations of each sort that GitHub shows for one step; it drops the others without a word."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(result: Result, out: TextIO) -> None:
    """Write one command for each finding, errors first, and a notice if GitHub will not show all."""
    by_severity = {
        severity: [item for item in result.findings if item.severity == severity] for severity in Severity
    }
    over = {severity: len(items) for severity, items in by_severity.items() if len(items) > LIMIT}
    infos = len(by_severity[Severity.INFO])
    if over and infos == LIMIT:  # the note about the others takes the place of one
        over[Severity.INFO] = infos
    hidden = [f"{count} {_COMMANDS[severity]}s" for severity, count in over.items()]
    for severity, items in by_severity.items():
        if severity == Severity.INFO and hidden:
            out.write(f"::notice title=rsttrans::{_data(_note(hidden))}\n")
        for item in items:
            out.write(f"{_command(item)}\n")


def _note(hidden: list[str]) -> str:
    return (
        f"GitHub shows {LIMIT} annotations of each sort for a step; there are {', '.join(hidden)}. "
        "The log of this step has all of them."
    )


def _command(item: Located) -> str:
    document, finding = item.document, item.finding
    start, end = document.position(finding.span.start), document.position(finding.span.end)
    properties = {"title": f"rsttrans {finding.rule}", "file": document.path, "line": start.line}
    if end.line == start.line:
        # GitHub takes columns only within one line.
        properties |= {"endLine": end.line, "col": start.column, "endColumn": max(end.column, start.column)}
    else:
        properties |= {"endLine": end.line}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[item.severity]} {listed}::{_data(finding.message)}"


def _data(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return harmless(text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
