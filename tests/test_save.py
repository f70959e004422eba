"""Files that are written: as a whole, with what else belongs to them, and what `check --fix` makes of it."""

from __future__ import annotations

import io
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rsttrans.cli import main
from rsttrans.save import exchange, save

BAD = ".. Title\n\n長い題\n----\n\n.. Use ``code`` now.\n\n今``code``を使います。\n"
GOOD = ".. Title\n\n長い題\n------\n\n.. Use ``code`` now.\n\n今\\ ``code``\\ を使います。\n"
SOURCE = Path(__file__).parent.parent / "src"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["check", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_save(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    save(path, b"one")
    assert path.read_bytes() == b"one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~_umask()
    save(path, b"two")
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["a.rst"]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize("mode", [0o600, 0o755, 0o664])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.rst"
    path.write_text("one")
    path.chmod(mode)
    save(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_symbolic_links_stay(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    path = tmp_path / "docs" / "a.rst"
    path.write_text("one")
    link = tmp_path / "link.rst"
    link.symlink_to(Path("docs") / "a.rst")
    second = tmp_path / "second.rst"
    second.symlink_to(link)
    save(second, b"two")
    assert link.is_symlink()
    assert second.is_symlink()
    assert path.read_text() == "two"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text("one")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        save(path, b"two")
    assert path.read_text() == "one"


def test_a_full_disk_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.rst"
    path.write_text("one")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(path, b"two")
    assert path.read_text() == "one"
    assert os.listdir(tmp_path) == ["a.rst"]


def test_a_file_that_has_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text("other")
    with pytest.raises(OSError, match="changed since it was read"):
        exchange(path, b"one", b"two")
    assert path.read_text() == "other"


KILLED = """
import sys
from pathlib import Path
from rsttrans.save import exchange
path = Path(sys.argv[1])
old, new = b"1" * 3_000_000, b"2" * 3_000_000
print("ready", flush=True)
while True:
    exchange(path, old, new)
    exchange(path, new, old)
"""


@pytest.mark.parametrize("delay", [0.0, 0.003, 0.01, 0.02, 0.05, 0.11])
def test_killed_while_writing(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "a.rst"
    path.write_bytes(b"1" * 3_000_000)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    data = path.read_bytes()
    assert len(data) == 3_000_000
    assert set(data) in ({ord("1")}, {ord("2")})


STOPPED = """
import os, sys
os.fsync = lambda handle: os.kill(os.getpid(), 9)
from rsttrans.cli import main
main(["check", "--fix", sys.argv[1]])
"""


def test_killed_between_writing_and_replacing(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text(BAD)
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, "a.rst"],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert path.read_text() == BAD
    # What is left over is never read as a document.
    assert [name for name in os.listdir(tmp_path) if not name.startswith(".")] == ["a.rst"]


def test_fix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.rst"
    path.write_text(BAD)
    assert run(capsys, "--fix") == (0, "", "rsttrans: 2 findings fixed, 0 remaining\n")
    assert path.read_text() == GOOD
    assert run(capsys, "--fix", "-q") == (0, "", "")


def test_what_remains_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.rst").write_text(BAD + "\n.. It takes 3 days.\n\n2日かかります。\n")
    status, out, err = run(capsys, "--fix")
    assert status == 1
    assert out.startswith("a.rst:12:1: error[number]")
    assert err == "rsttrans: 2 findings fixed, 1 remaining\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n \n"])
def test_bytes_outside_of_the_fixes_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], newline: str, mark: str, end: str
) -> None:
    def data(text: str) -> bytes:
        return (mark + text.removesuffix("\n") + end).replace("\n", newline).encode()

    path = tmp_path / "a.rst"
    path.write_bytes(data(BAD))
    assert run(capsys, "--fix", "-q")[0] == 0
    assert path.read_bytes() == data(GOOD)


def test_nothing_to_do_leaves_the_file_untouched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.rst"
    path.write_text(GOOD)
    before = path.stat()
    run(capsys, "--fix")
    after = path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_file_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    for name in ("a.rst", "b.rst"):
        (tmp_path / name).write_text(BAD)
    monkeypatch.setattr(Path, "replace", refuse)
    status, _, err = run(capsys, "--fix")
    assert status == 2
    assert "rsttrans: a.rst: cannot be written: Permission denied" in err
    assert "rsttrans: b.rst: cannot be written: Permission denied" in err
    assert (tmp_path / "a.rst").read_text() == BAD


def test_diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.rst"
    path.write_text(BAD.removesuffix("\n"))
    status, out, err = run(capsys, "--diff")
    assert (status, err) == (1, "rsttrans: 2 findings would be fixed, 0 would remain\n")
    assert path.read_text() == BAD.removesuffix("\n")
    assert out == (
        "--- a.rst\n+++ a.rst\n@@ -1,8 +1,8 @@\n .. Title\n \n 長い題\n-----\n+------\n \n"
        " .. Use ``code`` now.\n \n"
        "-今``code``を使います。\n\\ No newline at end of file\n"
        "+今\\ ``code``\\ を使います。\n\\ No newline at end of file\n"
    )
    (tmp_path / "changes").write_text(out)
    done = subprocess.run(["git", "apply", "-p0", "changes"], cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert path.read_text() == GOOD.removesuffix("\n")
    assert run(capsys, "--diff")[:2] == (0, "")


def test_diff_of_dos_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.rst").write_bytes(BAD.replace("\n", "\r\n").encode())
    out = run(capsys, "--diff", "-q")[1]
    assert "\n-今``code``を使います。\r\n" in out


def test_diff_says_nothing_of_what_cannot_be_fixed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.rst").write_text(".. It takes 3 days.\n\n2日かかります。\n")
    assert run(capsys, "--diff") == (0, "", "rsttrans: 0 findings would be fixed, 1 would remain\n")


UNSAFE = ".. See :ref:`guide-of-it`.\n\n:ref:`gudie-of-it` を見てください。\n"


def test_unsafe_fixes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.rst"
    path.write_text(UNSAFE)
    assert run(capsys, "--fix")[0] == 1
    assert path.read_text() == UNSAFE
    assert run(capsys, "--fix", "--unsafe-fixes")[0] == 0
    assert path.read_text() == UNSAFE.replace("gudie", "guide")


@pytest.mark.parametrize("text", [BAD, GOOD, BAD.replace("\n", "\r\n"), "\ufeff" + BAD])
def test_stdin(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    status, out, _ = run(capsys, "--fix", "--stdin-filename", "a.rst", "-")
    assert status == 0
    expected = GOOD.replace("\n", "\r\n") if "\r" in text else GOOD
    assert out == ("\ufeff" if text.startswith("\ufeff") else "") + expected
    assert os.listdir(tmp_path) == []


def test_findings_of_stdin_go_to_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = ".. It takes 3 days.\n\n2日かかります。\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    status, out, err = run(capsys, "--fix", "-")
    assert (status, out) == (1, text)
    assert "<stdin>:3:1: error[number]" in err


def test_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "a.rst").write_text(BAD + "\n" + UNSAFE)
    assert run(capsys)[1].endswith("; 2 can be fixed with --fix, 1 more with --unsafe-fixes\n")
    out = run(capsys, "--fix")[1]
    assert out.splitlines()[-1].startswith("2 findings fixed, 1 remaining: 1 error in 1 file (3 units)")
    assert json.loads(run(capsys, "--fix", "--format", "json")[1])["summary"]["fixed"] == 0


def test_only_what_is_new_is_fixed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.rst"
    path.write_text(BAD)
    run(capsys, "--write-baseline", "known")
    assert run(capsys, "--fix", "--baseline", "known")[0] == 0
    assert path.read_text() == BAD
    status, _, err = run(capsys, "--fix", "--write-baseline", "known")
    assert status == 2
    assert "--write-baseline goes neither with --fix nor with --diff" in err


def test_only_changed_lines_are_fixed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.rst"
    path.write_text(GOOD.replace("------", "----"))
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@a.example"]
    for command in (["init", "-q"], ["add", "a.rst"], ["commit", "-q", "-m", "First."]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    path.write_text(BAD)
    run(capsys, "--fix", "--since", "HEAD")
    assert path.read_text() == GOOD.replace("------", "----")


def test_a_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.po"
    text = 'msgid "Use ``code`` now."\nmsgstr "今``code``を使います。"\n'
    path.write_text(text)
    assert run(capsys, "--fix", "--select", "markup-glued")[0] == 0
    assert path.read_text() == text.replace("今``code``を", "今\\\\ ``code``\\\\ を")
