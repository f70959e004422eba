"""Baselines: what they hold back, what they survive, and when they are out of date."""

from __future__ import annotations

from pathlib import Path

import pytest

from fakes import RULES, run
from rsttrans.baseline import HEADER, Baseline, Scope, apply, parse, write
from rsttrans.cli import main
from rsttrans.config import ConfigError
from rsttrans.project import Result
from rsttrans.rule import Rule, Severity
from rsttrans.text import Document

UNUSED = Rule("unused-baseline", Severity.WARNING, "upkeep", True, on_bitext=lambda context: iter(()), doc="")
ALL = {**RULES, UNUSED.id: UNUSED}
SCOPE = Scope(ALL, ALL, whole=True)
BAD = ".. A bad text.\n\n悪い文章です。\n"
GOOD = ".. A good text.\n\n良い文章です。\n"


def empty() -> Baseline:
    return parse(Document("base.txt", ""))


def made(result: Result, scope: Scope = SCOPE, old: Baseline | None = None) -> Baseline:
    return parse(Document("base.txt", write(old or empty(), result, scope)))


def left(baseline: Baseline, result: Result, scope: Scope = SCOPE) -> list[str]:
    return [
        f"{item.document.path}:{item.document.line_of(item.finding.span.start)} {item.finding.rule}"
        for item in apply(baseline, result, scope).findings
    ]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_holds_back_what_is_known() -> None:
    result = run({"a.rst": BAD, "b.rst": GOOD})
    assert left(empty(), result) == ["a.rst:3 bad"]
    assert left(made(result), result) == []


def test_survives_moves() -> None:
    baseline = made(run({"a.rst": BAD}))
    assert left(baseline, run({"a.rst": f"題名\n====\n\n{GOOD}\n{BAD}"})) == []
    assert left(baseline, run({"a.rst": BAD.replace("A bad text", "A bad\n   text")})) == []


def test_dies_when_the_original_changes() -> None:
    baseline = made(run({"a.rst": BAD}))
    changed = run({"a.rst": BAD.replace("A bad", "Another bad")})
    assert left(baseline, changed) == ["a.rst:3 bad", "base.txt:3 unused-baseline"]


def test_other_file() -> None:
    baseline = made(run({"a.rst": BAD}))
    assert left(baseline, run({"b.rst": BAD})) == ["b.rst:3 bad", "base.txt:3 unused-baseline"]


def test_equal_findings_are_counted() -> None:
    two = run({"a.rst": f"{BAD}\n{GOOD}\n{BAD}"})
    three = run({"a.rst": f"{BAD}\n{GOOD}\n{BAD}\n{BAD}"})
    baseline = made(two, Scope(ALL, ALL, whole=True))
    assert len(baseline.entries) == len(set(baseline.entries))
    bad = [entry for entry, _ in baseline.entries if entry.rule == "bad"]
    assert len(bad) == 2
    assert bad[0] == bad[1]
    assert [line for line in left(baseline, three) if line.endswith(" bad")] == ["a.rst:15 bad"]
    one = left(baseline, run({"a.rst": BAD}))
    assert one == ["base.txt:4 unused-baseline", "base.txt:5 unused-baseline"]


def test_lines_are_sorted_and_have_no_numbers_of_lines() -> None:
    result = run({"b.rst": f"{BAD}\n{BAD}", "a.rst": BAD})
    lines = write(empty(), result, SCOPE).removeprefix(HEADER).splitlines()
    assert lines == sorted(lines)
    moved = run({"b.rst": f"{GOOD}\n{BAD}\n{BAD}", "a.rst": f"{GOOD}\n{BAD}"})
    bad = [line for line in lines if "\tbad\t" in line]
    assert [line for line in write(empty(), moved, SCOPE).splitlines() if "\tbad\t" in line] == bad


def test_lines_may_be_in_any_order() -> None:
    result = run({"a.rst": f"{BAD}\n.. Also bad.\n\nこれも悪い。\n"})
    lines = write(empty(), result, SCOPE).splitlines()
    assert left(parse(Document("base.txt", "\r\n\r\n".join(reversed(lines)))), result) == []


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "=======", "a.rst\tbad", "a.rst bad x y"])
def test_lines_that_are_none(line: str) -> None:
    with pytest.raises(ConfigError, match=r"^base\.txt:2: (a conflict of a merge|no entry of a baseline)$"):
        parse(Document("base.txt", f"# comment\n{line}\n"))


def test_only_what_has_run_is_judged(folder: Path) -> None:
    result = run({"a.rst": BAD, "b.rst": BAD})
    assert sorted({item.finding.rule for item in result.findings}) == ["bad", "twice"]
    baseline = made(result)
    (folder / "b.rst").write_text(BAD)
    partly = run({"a.rst": GOOD}, whole=False)
    assert left(baseline, partly, SCOPE._replace(whole=False)) == ["base.txt:3 unused-baseline"]
    assert left(baseline, partly, SCOPE._replace(active={UNUSED.id: UNUSED})) == []
    without = {id: rule for id, rule in ALL.items() if id != UNUSED.id}
    assert left(baseline, partly, SCOPE._replace(active=without)) == []


def test_files_that_are_gone_are_judged() -> None:
    baseline = made(run({"a.rst": BAD, "b.rst": BAD}))
    found = apply(baseline, run({"a.rst": BAD}), SCOPE).findings
    assert [item.finding.message for item in found] == ["there is no file b.rst: remove this line"] * 2


def test_writing_keeps_what_was_not_judged(folder: Path) -> None:
    old = made(run({"a.rst": BAD, "b.rst": BAD}))
    (folder / "b.rst").write_text(BAD)
    new = made(run({"a.rst": GOOD}, whole=False), SCOPE._replace(whole=False), old)
    assert [entry.path for entry, _ in new.entries] == ["b.rst", "b.rst"]
    both = made(run({"a.rst": GOOD, "b.rst": GOOD.replace("good", "fine")}), SCOPE, old)
    assert both.entries == ()


def test_paths_are_relative_to_the_baseline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "docs").mkdir()
    (folder / "docs" / "a.rst").write_text(".. Tries 50 times.\n\n5回試します。\n")
    assert main(["check", "--select", "number", "docs", "--write-baseline", "base.txt"]) == 0
    monkeypatch.chdir(folder / "docs")
    assert main(["check", "--select", "number", "--select", "upkeep", "--baseline", "../base.txt"]) == 0


def test_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ".. Tries 50 times.\n\n5回試します。\n"
    (folder / "a.rst").write_text(text)
    select = ("check", "--select", "number,unused-baseline")
    assert main([*select, "--write-baseline", "known.txt"]) == 0
    assert capsys.readouterr() == ("", "rsttrans: known.txt: 1 known finding\n")
    assert main([*select, "--baseline", "known.txt"]) == 0
    (folder / "a.rst").write_text(text + "\n.. Or 60 times.\n\nまたは6回です。\n")
    assert main([*select, "--baseline", "known.txt"]) == 1
    assert capsys.readouterr().out.startswith("a.rst:7:4: error[number]")
    (folder / "a.rst").write_text(text.replace("5回", "50回"))
    assert main([*select, "--baseline", "known.txt"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("known.txt:3:1: warning[unused-baseline] `number` does not find this in a.rst any")
    assert main([*select, "--baseline", "known.txt", "--write-baseline", "known.txt", "-q"]) == 0
    assert (folder / "known.txt").read_text() == HEADER
    assert capsys.readouterr() == ("", "")


def test_a_bad_baseline_is_not_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.rst").write_text(BAD)
    (folder / "known.txt").write_text("# notes\nnot a baseline\n")
    for option in ("--baseline", "--write-baseline"):
        assert main(["check", option, "known.txt"]) == 2
        assert "known.txt:2: no entry of a baseline" in capsys.readouterr().err
    assert (folder / "known.txt").read_text() == "# notes\nnot a baseline\n"
    assert main(["check", "--baseline", "none.txt"]) == 2
    assert "none.txt: cannot be read: No such file" in capsys.readouterr().err


def test_baseline_that_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.rst").write_text(BAD)
    assert main(["check", "--write-baseline", "none/known.txt"]) == 2
    assert "none/known.txt: cannot be written" in capsys.readouterr().err
