"""Choosing and running rules."""

from __future__ import annotations

import pytest

from fakes import RULES, lines, run
from rsttrans import parallel
from rsttrans.config import ConfigError, Settings
from rsttrans.parallel import WorkerError
from rsttrans.project import TOO_LONG, choose
from rsttrans.text import Document

BAD = ".. A bad text.\n\n悪い文章です。\n"


@pytest.mark.parametrize(
    ("settings", "chosen"),
    [
        (Settings(), "bad odd twice unused-ignore"),
        (Settings(select=("words",)), "bad odd"),
        (Settings(select=("ALL",)), "bad broken odd rare twice unused-ignore"),
        (Settings(select=("rare",)), "rare"),
        (Settings(extend_select=("rare",)), "bad odd rare twice unused-ignore"),
        (Settings(ignore=("words",)), "twice unused-ignore"),
        (Settings(ignore=("ALL",)), ""),
        (Settings(select=("odd",), ignore=("words",)), "odd"),
        (Settings(select=("words",), ignore=("odd",)), "bad"),
        (Settings(select=("odd",), ignore=("odd",)), ""),
        (Settings(select=("ALL",), ignore=("words",)), "broken twice unused-ignore"),
        (Settings(extend_select=("bad",), ignore=("words",)), "bad twice unused-ignore"),
    ],
)
def test_choose(settings: Settings, chosen: str) -> None:
    assert " ".join(sorted(choose(RULES, settings, {}))) == chosen


def test_unknown_rule() -> None:
    with pytest.raises(
        ConfigError, match=r"--select: no rule or family is called `badd`, did you mean `bad`\?"
    ):
        choose(RULES, Settings(select=("badd",)), {"select": "--select"})


def test_per_file_ignores() -> None:
    documents = {"docs/a.rst": BAD, "docs/old/a.rst": BAD.replace("text", "thing")}
    settings = Settings(per_file_ignores=(("docs/old/*", ("words",)),))
    assert lines(run(documents, settings)) == ["docs/a.rst:3 bad"]


def test_findings_are_complete() -> None:
    (item,) = run({"a.rst": BAD}).findings
    assert item.finding.unit is not None
    assert item.finding.source == (3, 14)


def test_an_internal_error_stops_nothing_else() -> None:
    settings = Settings(extend_select=("broken",))
    result = run({"a.rst": BAD + "\n.. boom\n\n爆発\n", "b.rst": BAD}, settings)
    assert lines(result) == ["a.rst:3 bad", "b.rst:3 bad", "b.rst:3 twice"]
    (failure,) = result.failures
    assert failure.startswith("internal error: a.rst: rule broken: ZeroDivisionError: boom (fakes.py:")


def test_any_number_of_processes_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "WORTHWHILE", 0)
    documents = {f"{index}.rst": (BAD + "\n") * (index + 1) for index in range(7)}
    expected = run(documents, Settings(jobs=1))
    assert len(expected.findings) > 30
    for jobs in (2, 3, 20):
        assert run(documents, Settings(jobs=jobs)) == expected


def test_a_process_that_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "WORTHWHILE", 0)
    documents = [Document("a.rst", "a"), Document("b.rst", "bb")]

    def die(document: Document) -> str:
        if document.path == "b.rst":
            raise SystemExit
        return document.text

    with pytest.raises(WorkerError, match=r"b\.rst"):
        parallel.run(die, documents, 2, lambda size: None)


def test_shares_are_even() -> None:
    sizes = [9, 1, 1, 1, 5, 1, 0]
    documents = [Document(str(index), "x" * size) for index, size in enumerate(sizes)]
    seen: list[int] = []
    assert parallel.run(lambda document: document.path, documents, 3, seen.append) == list("0123456")
    assert sum(seen) == sum(sizes)


def test_a_block_of_any_length_is_no_work_for_rules() -> None:
    result = run(
        {"a.rst": BAD + "\n.. A word.\n\n悪い" + "言葉" * TOO_LONG, "b.rst": BAD.replace("text", "thing")}
    )
    assert lines(result) == ["a.rst:3 bad", "b.rst:3 bad"]
    assert result.failures == (f"a.rst:7: a block of {2 * TOO_LONG + 2} characters is not checked",)
