"""Findings for programs: one JSON object."""

from __future__ import annotations

from json import dumps
from typing import Any, TextIO

from ..project import Located, Result
from ..text import Document, Span

VERSION = 1
"""Changes when a program that reads the format could break."""


def write(result: Result, out: TextIO, *, statistics: bool = False) -> None:
    """Write the object."""
    data: dict[str, Any] = {
        "version": VERSION,
        "findings": [_finding(item) for item in result.findings],
        "summary": {
            "files": result.files,
            "units": result.units,
            "findings": {str(severity): count for severity, count in result.counts().items()},
        },
    }
    if result.fixed is not None:
        data["summary"]["fixed"] = result.fixed
    if statistics:
        data["statistics"] = [
            {"rule": rule, "severity": str(severity), "count": count}
            for count, rule, severity in result.statistics()
        ]
    out.write(dump(data))


def dump(data: object) -> str:
    """JSON as all commands print it."""
    return dumps(data, ensure_ascii=False, indent=2) + "\n"


def _finding(item: Located) -> dict[str, Any]:
    document, finding = item.document, item.finding
    term, fix = finding.term, finding.fix
    return {
        "path": document.path,
        **_place(document, finding.span),
        "rule": finding.rule,
        "family": item.family,
        "severity": str(item.severity),
        "message": finding.message,
        "source": _place(document, finding.source) if finding.source else None,
        "term": {"source": term[0], "target": term[1]} if term else None,
        "unit": finding.unit,
        "fix": {
            "title": fix.title,
            "safe": fix.safe,
            "edits": [{**_place(document, edit.span), "text": edit.text} for edit in sorted(fix.edits)],
        }
        if fix
        else None,
    }


def _place(document: Document, span: Span) -> dict[str, int]:
    start, end = document.position(span.start), document.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}
