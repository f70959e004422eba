"""The hooks, tried for real: only with RSTTRANS_PRECOMMIT=1, since pre-commit installs from the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not os.environ.get("RSTTRANS_PRECOMMIT"), reason="RSTTRANS_PRECOMMIT is not set"
)

ROOT = Path(__file__).parent.parent
GOOD = (
    ".. See the `guide <https://guide.example/>`_.\n\n`ガイド <https://guide.example/>`_ を見てください。\n"
)
BAD = GOOD.replace("イド <https://guide", "イド <https://gide")
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    **{
        f"GIT_{who}_{what}": f"{what}@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with this tree in it."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "all")):
        assert run(folder, "git", *command).returncode == 0
    return folder


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A repository with a good document and a bad one, both staged, and one that is not read."""
    for name, text in (("good.rst", GOOD), ("bad.rst", BAD), ("notes.txt", BAD)):
        (tmp_path / name).write_text(text)
    for command in (("init", "--quiet"), ("add", "--all")):
        assert run(tmp_path, "git", *command).returncode == 0
    return tmp_path


def hook(scratch: Path, hooks: Path, name: str) -> subprocess.CompletedProcess[str]:
    return run(scratch, sys.executable, "-m", "pre_commit", "try-repo", str(hooks), name, "--verbose")


@pytest.mark.parametrize("name", ["rsttrans-check", "rsttrans-project"])
def test_a_staged_bad_file_stops_the_commit(scratch: Path, hooks: Path, name: str) -> None:
    done = hook(scratch, hooks, name)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "bad.rst:3:1: error[link-target]" in done.stdout
    assert "good.rst" not in done.stdout
    assert "notes.txt" not in done.stdout


@pytest.mark.parametrize("name", ["rsttrans-check", "rsttrans-project"])
def test_staged_good_files_pass(scratch: Path, hooks: Path, name: str) -> None:
    (scratch / "bad.rst").write_text(GOOD.replace("guide", "manual"))
    assert run(scratch, "git", "add", "--all").returncode == 0
    done = hook(scratch, hooks, name)
    assert done.returncode == 0, done.stdout + done.stderr
