"""Findings as SARIF 2.1.0, for GitHub's code scanning and for editors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TextIO
from urllib.parse import quote

from .. import __version__
from ..identity import Identity, digest, numbered
from ..project import Located, Result
from ..rule import Fix, Rule, Severity
from ..text import Document, Span
from .json import dump

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "rsttransFinding/v1"
"""Name of the fingerprint; another way to make it needs another number."""
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(result: Result, out: TextIO, rules: Mapping[str, Rule]) -> None:
    """Write one log with one run; `rules` describe what was found."""
    found = sorted({item.finding.rule for item in result.findings})
    index = {rule: position for position, rule in enumerate(found)}
    run = {
        "tool": {
            "driver": {
                "name": "rsttrans",
                "version": __version__,
                "semanticVersion": __version__,
                "language": "en",
                "rules": [_rule(rules[id]) for id in found],
            }
        },
        "invocations": [_invocation(result.failures)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which the check ran."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(item, same, count, index) for item, same, count in numbered(result.findings)],
    }
    out.write(dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}))


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.doc, "markdown": rule.doc},
        "defaultConfiguration": {"enabled": rule.default, "level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _invocation(failures: Sequence[str]) -> dict[str, Any]:
    notes = [{"level": "error", "message": {"text": failure}} for failure in failures]
    return {
        "executionSuccessful": not failures,
        **({"toolExecutionNotifications": notes} if notes else {}),
    }


def _result(item: Located, same: Identity, count: int, index: Mapping[str, int]) -> dict[str, Any]:
    document, finding = item.document, item.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[item.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _place(document, finding.span)}],
        "partialFingerprints": {FINGERPRINT: digest(*same, str(count))},
    }
    if finding.source:
        original = {
            "id": 1,
            "message": {"text": "English original"},
            "physicalLocation": _place(document, finding.source),
        }
        result["relatedLocations"] = [original]
    if finding.fix:
        result["fixes"] = [_fix(document, finding.fix)]
    return result


def _fix(document: Document, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(document, edit.span), "insertedContent": {"text": edit.text}}
        for edit in sorted(fix.edits)
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": _file(document.path), "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _place(document: Document, span: Span) -> dict[str, Any]:
    return {"artifactLocation": _file(document.path), "region": _region(document, span)}


def _file(path: str) -> dict[str, str]:
    uri = quote(path, errors="surrogateescape")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _region(document: Document, span: Span) -> dict[str, int]:
    start, end = document.position(span.start), document.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
