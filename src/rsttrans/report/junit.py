"""Findings as a JUnit report: a suite for each file, a failed test for each error and warning."""

from __future__ import annotations

import re
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..project import Located, Result
from ..rule import Severity
from .cells import harmless
from .text import excerpt, line

_ILLEGAL = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOM = 100
"""Columns of an excerpt."""


def write(result: Result, out: TextIO) -> None:
    """Write the document.

    A file without findings is one passed test.  A finding of severity info is a passed test that says so in
    its output.  What could not be checked is a test with an error.
    """
    suites = Element("testsuites", name="rsttrans")
    by_path: dict[str, list[Located]] = {path: [] for path in result.paths}
    for item in result.findings:
        by_path.setdefault(item.document.path, []).append(item)
    for path, items in by_path.items():
        suite = SubElement(suites, "testsuite", name=_text(path))
        for item in items:
            _add(suite, item)
        if not items:
            SubElement(suite, "testcase", name="no findings", classname=_text(path))
    if result.failures:
        suite = SubElement(suites, "testsuite", name="rsttrans")
        for number, failure in enumerate(result.failures, 1):
            case = SubElement(suite, "testcase", name=f"failure {number}", classname="rsttrans")
            SubElement(case, "error", type="failure", message=_text(failure))
    for element in [*suites, suites]:
        element.set("tests", str(len(element.findall(".//testcase"))))
        element.set("failures", str(len(element.findall(".//failure"))))
        element.set("errors", str(len(element.findall(".//error"))))
    indent(suites)
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n')


def _add(suite: Element, item: Located) -> None:
    finding = item.finding
    name = _text(f"{finding.rule}: {finding.message}")
    case = SubElement(suite, "testcase", name=name, classname=_text(item.document.path))
    if item.severity == Severity.INFO:
        SubElement(case, "system-out").text = _body(item)
    else:
        failure = SubElement(case, "failure", type=str(item.severity), message=_text(finding.message))
        failure.text = _body(item)


def _body(item: Located) -> str:
    finding = item.finding
    rows = [line(item)]
    for label, span in (("original", finding.source), ("translation", finding.span)):
        if span:
            number = item.document.position(span.start).line
            rows.append(f"{label}, line {number}: {excerpt(item.document, span, _ROOM)[0]}")
    return _text("\n".join(rows), lines=True)


def _text(text: str, *, lines: bool = False) -> str:
    """`text` with what XML cannot hold written as escapes."""
    shown = text if lines else harmless(text)
    return _ILLEGAL.sub(lambda match: ascii(match[0])[1:-1], shown)
