"""Suppression comments."""

from __future__ import annotations

import pytest

from fakes import lines, run
from rsttrans.config import Settings

GOOD = ".. A good text.\n\n良い文章です。\n\n"
BAD = ".. A bad text number {}.\n\n悪い、変な文章です。\n\n"
FIRST, SECOND = BAD.format("one"), BAD.format("two")


def found(text: str, *, select: tuple[str, ...] = (), whole: bool = True) -> list[str]:
    return [
        line.removeprefix("a.rst:")
        for line in lines(run({"a.rst": text}, Settings(select=select), whole=whole))
    ]


def test_nothing_is_suppressed_without_a_comment() -> None:
    assert found(FIRST + SECOND) == ["3 bad", "3 odd", "7 bad", "7 odd"]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("ignore[bad]", ["5 odd", "9 bad", "9 odd"]),
        ("ignore[bad, odd]", ["9 bad", "9 odd"]),
        ("ignore[words]", ["9 bad", "9 odd"]),
        ("ignore[ALL]", ["9 bad", "9 odd"]),
        ("ignore", ["9 bad", "9 odd"]),
        ("off[bad]", ["5 odd", "9 odd"]),
        ("off", []),
        ("ignore-file[words]", []),
        ("ignore-file", []),
    ],
)
def test_what_is_suppressed(comment: str, left: list[str]) -> None:
    assert found(f".. rsttrans: {comment}\n\n{FIRST}{SECOND}") == left


def test_region_ends() -> None:
    text = f".. rsttrans: off\n\n{FIRST}.. rsttrans: on\n\n{SECOND}"
    assert found(text) == ["11 bad", "11 odd"]


def test_region_ends_for_its_own_rule() -> None:
    text = f".. rsttrans: off[bad]\n\n.. rsttrans: off[odd]\n\n{FIRST}.. rsttrans: on[bad]\n\n{SECOND}"
    assert found(text) == ["13 bad"]


def test_comment_between_original_and_translation() -> None:
    text = ".. A bad text.\n\n.. rsttrans: ignore[bad]\n\n悪い文章です。\n\n" + SECOND
    assert found(text) == ["9 bad", "9 odd"]


def test_comment_touching_the_original() -> None:
    text = ".. rsttrans: ignore[words]\n.. A bad text.\n.. It really is.\n\n悪い文章です。本当です。\n"
    assert found(text) == []


def test_last_unit_of_a_file_without_a_line_end() -> None:
    assert found(".. rsttrans: ignore[words]\n\n.. Bad.\n\n悪い文章です") == []


def test_unused() -> None:
    text = f".. rsttrans: ignore[bad]\n\n{GOOD}.. rsttrans: off[odd]\n\n.. rsttrans: on\n\n.. rsttrans: on\n"
    assert found(text) == ["1 unused-ignore", "7 unused-ignore"]


def test_messages_of_unused() -> None:
    text = (
        ".. rsttrans: ignore[bda]\n\n.. rsttrans: ignroe[bad]\n\n.. rsttrans: ignore[]\n\n"
        ".. rsttrans: ignore bad\n\n.. rsttrans: on\n\n.. rsttrans: ignore\n\n"
        f"{GOOD}.. rsttrans: ignore[words]\n"
    )
    assert [item.finding.message for item in run({"a.rst": text}).findings] == [
        "`bda` is no rule and no family, did you mean `bad`?",
        "`ignroe` is none of ignore, off, on, ignore-file, did you mean `ignore`?",
        "`rsttrans: ignore[]` is not understood; write `rsttrans: ignore[rule, …]`",
        "`rsttrans: ignore bad` is not understood; write `rsttrans: ignore[rule, …]`",
        "`on` without an `off` before it",
        "`ignore` has no effect: there is no finding of anything here",
        "`ignore` has no effect: there is no finding of `words` here",
    ]


def test_one_of_two_names_is_unused() -> None:
    result = run({"a.rst": f".. rsttrans: ignore[bad, twice]\n\n{FIRST}"})
    assert [item.finding.message for item in result.findings] == [
        "`ignore` has no effect: there is no finding of `twice` here",
        "変な is odd",
    ]


def test_nothing_is_said_of_rules_that_did_not_run() -> None:
    text = f".. rsttrans: ignore[bad]\n\n.. rsttrans: ignore[words]\n\n.. rsttrans: ignore\n\n{GOOD}"
    assert found(text, select=("odd", "unused-ignore")) == []


def test_project_rules_are_judged_on_the_whole_project_only() -> None:
    text = f".. rsttrans: ignore[twice]\n\n{GOOD}"
    assert found(text) == ["1 unused-ignore"]
    assert found(text, whole=False) == []


def test_unused_can_be_suppressed_by_name() -> None:
    text = f".. rsttrans: ignore-file[unused-ignore]\n\n.. rsttrans: ignore[bad]\n\n{GOOD}"
    assert found(text) == []


def test_project_findings_are_suppressed() -> None:
    documents = {"a.rst": GOOD, "b.rst": f".. rsttrans: ignore[twice]\n\n{GOOD}", "c.rst": GOOD}
    assert lines(run(documents)) == ["c.rst:3 twice"]


def test_dots_that_are_no_comment_of_the_document() -> None:
    text = f"例::\n\n    .. rsttrans: ignore-file\n\n{FIRST}"
    assert found(text) == ["7 bad", "7 odd"]


def test_windows_line_ends() -> None:
    text = f".. rsttrans: ignore[bad]\n\n{FIRST}{SECOND}".replace("\n", "\r\n")
    assert found(text) == ["5 odd", "9 bad", "9 odd"]


def test_catalogue() -> None:
    text = '# rsttrans: ignore[bad]\nmsgid "a"\nmsgstr "悪い"\n\nmsgid "b"\nmsgstr "悪い"\n'
    assert lines(run({"a.po": text})) == ["a.po:6 bad"]
