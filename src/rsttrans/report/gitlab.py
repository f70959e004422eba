"""Findings as a Code Quality report of GitLab."""

from __future__ import annotations

from typing import Any, TextIO

from ..identity import Identity, digest, numbered
from ..project import Located, Result
from ..rule import Severity
from .json import dump

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(result: Result, out: TextIO) -> None:
    """Write the array of issues."""
    out.write(dump([_issue(item, same, count) for item, same, count in numbered(result.findings)]))


def _issue(item: Located, same: Identity, count: int) -> dict[str, Any]:
    document, finding = item.document, item.finding
    start, end = document.position(finding.span.start), document.position(finding.span.end)
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": f"{finding.rule}: {finding.message}",
        "severity": _SEVERITIES[item.severity],
        # GitLab drops all but the first of those that share a fingerprint, and takes a finding for a new one
        # when its fingerprint changes.
        "fingerprint": digest(document.path, *same, str(count)),
        "location": {"path": document.path, "lines": {"begin": start.line, "end": end.line}},
    }
