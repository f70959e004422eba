"""Every rule against its cases, and the pages made from them."""

from __future__ import annotations

from itertools import zip_longest

import pytest

import rule_cases
import rule_pages
from rsttrans.rules import load

RULES = load()
CASES = {rule: rule_cases.read(rule) for rule in RULES}


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{rule}: {case.name}") for rule in CASES for case in CASES[rule]]
)
def test_case(case: rule_cases.Case) -> None:
    found = [rule_cases.show(item) for item in rule_cases.findings(case, RULES)]
    expected = sorted(case.finds, key=lambda line: not line[0].isdigit())
    assert [
        _abridged(line, wanted) for line, wanted in zip_longest(found, expected, fillvalue="")
    ] == expected
    if case.fixed is not None:
        assert rule_cases.fix(case, RULES) == case.fixed


def _abridged(line: str, wanted: str) -> str:
    """`wanted` where it is the line, or its beginning with dots."""
    return wanted if wanted.endswith("…") and line.startswith(wanted[:-1]) else line


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_a_case_that_it_finds_and_one_that_it_leaves_alone(rule: str) -> None:
    assert any(case.finds for case in CASES[rule])
    assert any(not case.finds for case in CASES[rule])


@pytest.mark.parametrize("rule", RULES)
def test_names_of_cases_are_unique(rule: str) -> None:
    names = [case.name for case in CASES[rule]]
    assert sorted(set(names)) == sorted(names)


def test_every_case_file_belongs_to_a_rule() -> None:
    assert [path.stem for path in sorted(rule_cases.FOLDER.glob("*.txt")) if path.stem not in RULES] == []


@pytest.mark.parametrize("rule", RULES)
def test_docstring_begins_with_one_sentence(rule: str) -> None:
    summary, _, rest = RULES[rule].doc.partition("\n")
    assert summary.endswith(".")
    assert not rest or rest.startswith("\n")


def test_pages_are_up_to_date() -> None:
    assert rule_pages.stale() == [], "run tools/rule_pages.py"
