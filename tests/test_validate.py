"""What docutils is asked, and what it must not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from rsttrans.rst.validate import ERROR, problems


@pytest.mark.parametrize(
    "text",
    [
        "これは *強調* です。\n",
        "`ガイド <guide_>`_ と :myrole:`x` と |project| と [1]_ です。\n",
        ".. mydirective:: x\n\n   本文です。\n",
        ".. versionchanged:: 2.0\n   本文です。\n",
        ".. code-block:: nolanguage\n\n   x\n",
    ],
)
def test_no_problem_with_what_only_the_project_knows(text: str) -> None:
    assert problems(text) == ()


def test_problems_have_level_line_and_message() -> None:
    (problem,) = problems("一行目です。\n  二行目です。\n\n三 *行目です。\n")[-1:]
    assert (problem.line, problem.message) == (4, "Inline emphasis start-string without end-string.")


def test_a_malformed_table_is_an_error() -> None:
    assert [each.level for each in problems("=====  =====\n名前  説明\n=====  =====\n")] == [ERROR]


@pytest.mark.parametrize(
    "directive", ["include:: {}", "raw:: html\n   :file: {}", "csv-table::\n   :file: {}"]
)
def test_files_are_never_read(directive: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("A *secret that would be a problem.\n", encoding="utf-8")
    assert "secret" not in repr(problems(f".. {directive.format(secret)}\n")).replace(str(secret), "")


def test_deep_nesting_is_no_exception() -> None:
    assert problems("".join(f"{' ' * depth}* x\n\n" for depth in range(0, 2000, 2))) == ()
