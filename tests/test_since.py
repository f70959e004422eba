"""`--since`: only findings on lines that have changed since a git revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from rsttrans.changes import since
from rsttrans.cli import main
from rsttrans.config import ConfigError

FIRST = ".. Tries 50 times.\n\n5回試します。\n"
SECOND = ".. Or 60 times.\n\nまたは60回です。\n"
WRONG = SECOND.replace("60回", "6回")


def git(*arguments: str) -> None:
    subprocess.run(
        (
            "git",
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@b.example",
            "-c",
            "commit.gpgsign=false",
            *arguments,
        ),
        check=True,
        capture_output=True,
    )


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    (tmp_path / "a.rst").write_text(f"{FIRST}\n{SECOND}")
    git("add", ".")
    git("commit", "-qm", "1")
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *arguments: str, since: str = "HEAD") -> list[str]:
    status = main(["check", "--select", "number,untranslated", "--since", since, *arguments])
    out, err = capsys.readouterr()
    assert (status, err) == (1 if out else 0, "")
    return [":".join(line.split(":")[:2]) for line in out.splitlines()]


def test_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys) == []


def test_changed_line(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "a.rst").write_text(f"{FIRST}\n{WRONG}")
    assert found(capsys) == ["a.rst:7"]
    git("commit", "-qam", "2")
    assert found(capsys) == []
    assert found(capsys, since="HEAD~1") == ["a.rst:7"]


def test_changed_original(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "a.rst").write_text(f"{FIRST}\n{SECOND.replace('60 times', '90 times')}")
    assert found(capsys) == ["a.rst:7"]


def test_removed_translation(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = ".. Each file has a name and a size, and the server reads it only once.\n"
    target = "各ファイルには名前と大きさがあり、サーバーはそれを一度だけ読みます。\n"
    end = ".. The end of the text is here.\n\n文章はここで終わりです。\n"
    (repository / "a.rst").write_text(f"{FIRST}\n{source}\n{target}\n{end}")
    git("commit", "-qam", "2")
    (repository / "a.rst").write_text(f"{FIRST}\n{source}\n{end}")
    assert found(capsys) == ["a.rst:5"]


def test_moved_lines_have_not_changed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "a.rst").write_text(f"題名\n====\n\n{FIRST}\n{SECOND}")
    assert found(capsys) == []


def test_renamed_file(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "a.rst").write_text(f"{FIRST}\n{SECOND}\n{SECOND * 10}")
    git("commit", "-qam", "2")
    git("mv", "a.rst", "b.rst")
    (repository / "b.rst").write_text(f"{FIRST}\n{WRONG}\n{SECOND * 10}")
    assert found(capsys) == ["b.rst:7"]


def test_untracked_files_are_new(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / ".gitignore").write_text("ignored.rst\n")
    (repository / "b.rst").write_text(FIRST)
    (repository / "ignored.rst").write_text(FIRST)
    assert found(capsys) == ["b.rst:3", "ignored.rst:3"]
    git("add", "b.rst")
    assert found(capsys) == ["b.rst:3", "ignored.rst:3"]


def test_only_what_this_branch_has_changed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("checkout", "-qb", "topic")
    (repository / "a.rst").write_text(f"{FIRST}\n{WRONG}")
    git("commit", "-qam", "2")
    git("checkout", "-q", "main")
    (repository / "a.rst").write_text(f"{FIRST.replace('5回', '500回')}\n{SECOND}")
    git("commit", "-qam", "3")
    git("checkout", "-q", "topic")
    assert found(capsys, since="main") == ["a.rst:7"]


def test_from_a_folder_below(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "docs").mkdir()
    monkeypatch.chdir(repository / "docs")
    (repository / "a.rst").write_text(f"{FIRST}\n{WRONG}")
    assert found(capsys, "../a.rst") == ["../a.rst:7"]


def test_from_outside(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    (repository / "a.rst").write_text(f"{FIRST}\n{WRONG}")
    changes = since("HEAD", repository)
    assert changes.lines == {"a.rst": ((7, 7),)}


@pytest.mark.parametrize("name", ["日本語.rst", "a b.rst", 'a"\\\t\n.rst', "b/a.rst"])
def test_names(repository: Path, name: str) -> None:
    path = repository / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{FIRST}\n{SECOND}")
    git("add", ".")
    git("commit", "-qm", "2")
    path.write_text(f"{FIRST}\n{WRONG}")
    changes = since("HEAD", repository)
    assert name in changes.tracked
    assert changes.lines == {name: ((7, 7),)}


def test_text_that_looks_like_a_patch(repository: Path) -> None:
    path = repository / "a.rst"
    path.write_text("-- a/x\n-- b/x\n@@ -1 +1 @@\nlast")
    git("commit", "-qam", "2")
    path.write_text("++ b/x\n++ b/y\n@@ -3 +3 @@\nlast line")
    assert since("HEAD", repository).lines == {"a.rst": ((1, 4),)}
    (repository / "b.rst").write_text("++ b/x\n")
    git("add", "b.rst")
    assert since("HEAD", repository).lines == {"a.rst": ((1, 4),), "b.rst": ((1, 1),)}


def test_settings_of_the_user(repository: Path) -> None:
    for name, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.interHunkContext", "9"),
        ("color.diff", "always"),
        ("diff.external", "false"),
        ("core.quotePath", "true"),
    ):
        git("config", name, value)
    (repository / ".gitattributes").write_text("*.rst binary\n")
    (repository / "a.rst").write_text(f"{FIRST.replace('5回', '50回')}\n{WRONG}")
    assert since("HEAD", repository).lines == {"a.rst": ((3, 3), (7, 7))}


def test_line_ends_that_git_does_not_count(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "a.rst").write_bytes(f"{FIRST}\n".replace("\n", "\r").encode() + SECOND.encode())
    git("commit", "-qam", "2")
    (repository / "a.rst").write_bytes(f"{FIRST}\n".replace("\n", "\r").encode() + WRONG.encode())
    assert found(capsys) == ["a.rst:7"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "HEAD~7"])
def test_no_such_revision(revision: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", f"--since={revision}"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("rsttrans: --since: ")
    assert f"`{revision}`" in err


def test_no_repository(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("plain")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    with pytest.raises(ConfigError, match=r"is in no git repository"):
        since("HEAD", folder)


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match=r"git cannot be run: No such file"):
        since("HEAD", repository)


def test_with_a_baseline(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--select", "number", "--write-baseline", "known.txt", "-q"]) == 0
    (repository / "a.rst").write_text(f"{FIRST.replace('5回', '50回')}\n{WRONG}")
    assert found(capsys, "--select", "upkeep", "--baseline", "known.txt") == ["a.rst:7"]
