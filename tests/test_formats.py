"""Formats for other programs: golden files (UPDATE_GOLDEN=1), schemas, and what a reader makes of them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import xmlschema

from fakes import RULES, run
from rsttrans import __version__
from rsttrans.identity import identity, numbered
from rsttrans.project import Located, Result
from rsttrans.report.formats import FORMATS, format_of, render
from rsttrans.rule import Finding, Fix, Severity
from rsttrans.text import Document, Edit, Span, apply
from test_report import DOCUMENTS, golden

SCHEMAS = Path(__file__).parent / "schemas"
CLEAN = "docs/d.rst"
RESULT = run({**DOCUMENTS, CLEAN: ".. Good.\n\n良い。\n"})


def made(format: str, result: Result = RESULT) -> str:
    return render(format, result, RULES)


def result_of(*items: Located, failures: tuple[str, ...] = ()) -> Result:
    paths = tuple(sorted({item.document.path for item in items}))
    return Result(len(paths), len(items), items, failures, paths)


def located(document: Document, span: tuple[int, int], message: str = "悪い is bad", **more: Any) -> Located:
    return Located(document, Finding("bad", Span(*span), message, **more), Severity.ERROR, "words")


ODD = Document("docs/日本 語, a:b%.rst", "一行\r\nあ\U0001f600い悪い\x1b\n")
"""A path and a text that want escaping and counting."""
ODD_RESULT = result_of(
    located(
        ODD,
        (7, 9),
        "悪い: 100% of, this\r\nis\x1b <bad> & \ufffe]]>",
        fix=Fix("mend", (Edit(Span(5, 6), "😐"), Edit(Span(7, 9), "良い")), safe=False),
    ),
    failures=("internal error: a\x00b",),
)


@pytest.mark.parametrize("format", [format for format in FORMATS if format not in ("text", "json")])
def test_golden(format: str) -> None:
    suffix = {"sarif": "sarif", "github": "txt", "junit": "xml"}.get(format, "json")
    golden(f"{format}.{suffix}", made(format).replace(f'"{__version__}"', '"VERSION"'))


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_report(format: str) -> None:
    assert isinstance(made(format, result_of()), str)


def test_format_of_a_file() -> None:
    names = ("a.json", "a.sarif", "a.xml", "a.rdjson", "a.txt", "a")
    assert [format_of(name) for name in names] == ["json", "sarif", "junit", "rdjson", "text", "text"]


# SARIF


def sarif(result: Result) -> Any:
    log = json.loads(made("sarif", result))
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text())
    jsonschema.Draft4Validator(schema).validate(log)
    return log["runs"][0]


@pytest.mark.parametrize("result", [RESULT, ODD_RESULT, result_of()])
def test_sarif_fits_its_schema(result: Result) -> None:
    sarif(result)


def test_sarif_schema_is_one_that_refuses() -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text())
    log = json.loads(made("sarif"))
    log["runs"][0]["columnKind"] = "bytes"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(schema).validate(log)


def test_sarif_rules() -> None:
    made = sarif(RESULT)
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["bad", "odd", "twice"]
    assert rules[0]["help"]["text"] == RULES["bad"].doc
    for result in made["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_places() -> None:
    made = sarif(ODD_RESULT)
    assert made["columnKind"] == "unicodeCodePoints"
    (result,) = made["results"]
    place = result["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == ODD.path
    assert place["region"] == {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 6}
    original = sarif(RESULT)["results"][0]["relatedLocations"][0]
    assert original["physicalLocation"]["region"]["startLine"] == 4


def test_sarif_absolute_path() -> None:
    document = Document("/tmp/a b.rst", "悪い\n")
    place = sarif(result_of(located(document, (0, 2))))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///tmp/a%20b.rst"}


def test_sarif_fix() -> None:
    (fix,) = sarif(ODD_RESULT)["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    lines = ODD.text.split("\n")
    for replacement in reversed(change["replacements"]):
        region = replacement["deletedRegion"]
        line = lines[region["startLine"] - 1]
        new = replacement["insertedContent"]["text"]
        lines[region["startLine"] - 1] = (
            line[: region["startColumn"] - 1] + new + line[region["endColumn"] - 1 :]
        )
    assert "\n".join(lines) == "一行\r\nあ😐い良い\x1b\n"


def test_sarif_failures() -> None:
    (invocation,) = sarif(ODD_RESULT)["invocations"]
    assert not invocation["executionSuccessful"]
    assert len(invocation["toolExecutionNotifications"]) == 1


# GitHub

_COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^\r\n]*?)::(?P<data>[^\r\n]*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub's runner reads: a line each; `%` escapes, those of `:` and `,` in properties only."""
    read = []
    for line in text.splitlines():
        match = _COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
        values = {name: _unescape(value.replace("%3A", ":").replace("%2C", ",")) for name, value in pairs}
        read.append((match["name"], values, _unescape(match["data"])))
    return read


def _unescape(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_github_escapes() -> None:
    ((name, properties, data),) = commands(made("github", ODD_RESULT))
    assert (name, properties["file"], properties["title"]) == ("error", ODD.path, "rsttrans bad")
    assert {key: properties[key] for key in ("line", "endLine", "col", "endColumn")} == {
        "line": "2",
        "endLine": "2",
        "col": "4",
        "endColumn": "6",
    }
    assert data == "悪い: 100% of, this\r\nis\\x1b <bad> & \ufffe]]>"


def test_github_columns_only_within_a_line() -> None:
    document = Document("a.rst", "悪い\n悪い\n")
    ((_, properties, _),) = commands(made("github", result_of(located(document, (0, 4)))))
    assert properties == {"title": "rsttrans bad", "file": "a.rst", "line": "1", "endLine": "2"}


def test_github_errors_first() -> None:
    assert [name for name, _, _ in commands(made("github"))] == ["error"] * 4 + ["warning", "notice"]


@pytest.mark.parametrize(("count", "noted"), [(10, False), (11, True)])
def test_github_limit(count: int, noted: bool) -> None:
    document = Document("a.rst", "悪い\n")
    items = [located(document, (0, 2))] * count
    items += [item._replace(severity=Severity.INFO) for item in items]
    read = commands(made("github", result_of(*items)))
    assert [name for name, _, _ in read] == ["error"] * count + ["notice"] * (count + noted)
    notes = [data for name, properties, data in read if "file" not in properties]
    assert [re.findall(r"11 \w+", note) for note in notes] == [["11 errors", "11 notices"]] * noted
    assert all(data == "悪い is bad" for _, _, data in read[:count])


def test_github_counts_its_own_note() -> None:
    item = located(Document("a.rst", "悪い\n"), (0, 2))
    items = [item] * 11 + [item._replace(severity=Severity.INFO)] * 10
    (note,) = (
        data
        for _, properties, data in commands(made("github", result_of(*items)))
        if "file" not in properties
    )
    assert "there are 11 errors, 10 notices." in note


# GitLab

_GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"enum": list(RULES)},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def gitlab(result: Result) -> Any:
    issues = json.loads(made("gitlab", result))
    jsonschema.validate(issues, _GITLAB)
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)
    return issues


@pytest.mark.parametrize("result", [RESULT, ODD_RESULT, result_of()])
def test_gitlab_fits_its_schema(result: Result) -> None:
    gitlab(result)


def test_gitlab_fingerprints_do_not_know_lines() -> None:
    text = DOCUMENTS["docs/a.rst"]
    moved = run({**DOCUMENTS, "docs/a.rst": "序文。\n\n" * 3 + text, CLEAN: ".. Good.\n\n良い。\n"})
    before = {issue["fingerprint"]: issue["location"]["lines"] for issue in gitlab(RESULT)}
    after = {issue["fingerprint"]: issue["location"]["lines"] for issue in gitlab(moved)}
    assert before.keys() == after.keys()
    assert before != after


def test_gitlab_equal_findings() -> None:
    item = located(Document("a.rst", "悪い\n"), (0, 2))
    assert len(gitlab(result_of(item, item, item))) == 3


# JUnit


def junit(result: Result) -> Any:
    text = made("junit", result)
    xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd")).validate(text)
    return xmlschema.XMLResource(text).root


@pytest.mark.parametrize("result", [RESULT, ODD_RESULT, result_of()])
def test_junit_fits_its_schema(result: Result) -> None:
    junit(result)


def test_junit_counts() -> None:
    root = junit(RESULT)
    assert {key: root.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "7",
        "failures": "5",
        "errors": "0",
    }
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == [*sorted(DOCUMENTS), CLEAN]
    assert [case.get("name") for case in suites[CLEAN]] == ["no findings"]
    assert suites["docs/b.rst"].get("failures") == "2"


def test_junit_failures() -> None:
    root = junit(ODD_RESULT)
    assert root.get("errors") == "1"
    (failure,) = root.iter("failure")
    assert failure.get("message") == "悪い: 100% of, this\\r\\nis\\x1b <bad> & \\ufffe]]>"
    assert failure.text.startswith(f"{ODD.path}:2:4: error[bad] 悪い")
    (error,) = root.iter("error")
    assert error.get("message") == "internal error: a\\x00b"


# rdjson

_POSITION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["line", "column"],
    "properties": {name: {"type": "integer", "minimum": 1} for name in ("line", "column")},
}
_RANGE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["start", "end"],
    "properties": {"start": _POSITION, "end": _POSITION},
}
# Unknown names are an error for reviewdog, so none is allowed.
_RDJSON = {
    "type": "object",
    "additionalProperties": False,
    "required": ["source", "diagnostics"],
    "properties": {
        "source": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {"name": {}},
        },
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["message", "location", "severity", "code"],
                "properties": {
                    "message": {"type": "string"},
                    "location": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["path", "range"],
                        "properties": {"path": {"type": "string"}, "range": _RANGE},
                    },
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {"value": {"type": "string"}},
                    },
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["range", "text"],
                            "properties": {"range": _RANGE, "text": {"type": "string"}},
                        },
                    },
                },
            },
        },
    },
}


def rdjson(result: Result) -> Any:
    data = json.loads(made("rdjson", result))
    jsonschema.validate(data, _RDJSON)
    return data["diagnostics"]


@pytest.mark.parametrize("result", [RESULT, ODD_RESULT, result_of()])
def test_rdjson_fits_its_schema(result: Result) -> None:
    rdjson(result)


def test_rdjson_counts_bytes() -> None:
    (diagnostic,) = rdjson(ODD_RESULT)
    assert diagnostic["location"]["range"] == {
        "start": {"line": 2, "column": 11},
        "end": {"line": 2, "column": 17},
    }


def test_rdjson_suggestion() -> None:
    (suggestion,) = rdjson(ODD_RESULT)[0]["suggestions"]
    lines = ODD.text.encode().split(b"\n")
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    assert start["line"] == end["line"]
    line = lines[start["line"] - 1]
    new = suggestion["text"].encode()
    lines[start["line"] - 1] = line[: start["column"] - 1] + new + line[end["column"] - 1 :]
    fix = ODD_RESULT.findings[0].finding.fix
    assert fix
    assert b"\n".join(lines).decode() == apply(ODD.text, list(fix.edits))


# Identity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("悪い as 35 others have it", "悪い as 7 others have it"),
        ("悪い is mostly 良い (良い 12, 悪い 2)", "悪い is mostly 良い (良い 1, 悪い 3)"),
        ("this is the text of line 12", "this is the text of line 130"),
    ],
)
def test_figures_from_elsewhere_do_not_count(one: str, other: str) -> None:
    item = located(Document("a.rst", "悪い\n"), (0, 2))
    first, second = (item._replace(finding=replace(item.finding, message=text)) for text in (one, other))
    assert identity(first) == identity(second)


def test_figures_of_the_text_count() -> None:
    document = Document("a.rst", "5回\n6回\n")
    first = located(document, (0, 2), "source has 3, target has 5", unit="x")
    second = located(document, (3, 5), "source has 3, target has 6", unit="x")
    assert identity(first) != identity(second)


def test_equal_identities_are_numbered() -> None:
    item = located(Document("a.rst", "悪い\n"), (0, 2))
    other = located(Document("b.rst", "悪い\n"), (0, 2))
    assert [count for _, _, count in numbered([item, item, other])] == [0, 1, 0]
