"""Findings as reviewdog's diagnostic format, with suggestions that a reviewer can accept."""

from __future__ import annotations

from typing import Any, TextIO

from ..project import Located, Result
from ..rule import Fix, Severity
from ..text import Document, Edit, Span, apply
from .json import dump

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def write(result: Result, out: TextIO) -> None:
    """Write the object.  Columns count bytes of UTF-8, as the format wants."""
    out.write(
        dump({"source": {"name": "rsttrans"}, "diagnostics": [_diagnostic(item) for item in result.findings]})
    )


def _diagnostic(item: Located) -> dict[str, Any]:
    document, finding = item.document, item.finding
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": document.path, "range": _range(document, finding.span)},
        "severity": _SEVERITIES[item.severity],
        "code": {"value": finding.rule},
    }
    if finding.fix and finding.fix.edits:
        diagnostic["suggestions"] = [_suggestion(document, finding.fix)]
    return diagnostic


def _suggestion(document: Document, fix: Fix) -> dict[str, Any]:
    # Several suggestions would be read as alternatives, so all edits make one.
    start = min(edit.span.start for edit in fix.edits)
    end = max(edit.span.end for edit in fix.edits)
    edits = [Edit(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in fix.edits]
    return {"range": _range(document, Span(start, end)), "text": apply(document.text[start:end], edits)}


def _range(document: Document, span: Span) -> dict[str, Any]:
    return {"start": _position(document, span.start), "end": _position(document, span.end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    line, column = document.position(offset)
    before = document.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode(errors="surrogateescape")) + 1}
