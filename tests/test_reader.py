"""Reading and pairing: the data cases, and files whose bytes a case cannot show."""

from __future__ import annotations

import pytest

import reader_cases

FILES = sorted(reader_cases.FOLDER.glob("*.txt"))
CASES = [case for path in FILES for case in reader_cases.read(path)]


def parameters(cases: list[reader_cases.Case]) -> list[object]:
    return [
        pytest.param(
            case,
            id=f"{case.file}: {case.name}",
            marks=[pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else [],
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", parameters(CASES))
def test_case(case: reader_cases.Case) -> None:
    assert case.found == case.sections


def test_names_of_cases_are_unique() -> None:
    names = [(case.file, case.name) for case in CASES]
    assert sorted(set(names)) == sorted(names)
