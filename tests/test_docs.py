"""What the how-to pages say to type is legal."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsttrans.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "README.ja.md"]
_FENCE = re.compile(r"^ *```(?:sh|yaml)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\s*(?:- )?(?:run: |-? ?)?(rsttrans [^#|\n\[…]*)", re.MULTILINE)


def commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in _FENCE.findall(page.read_text()):
            for command in _COMMAND.findall(block):
                yield page.name, command.strip()


@pytest.mark.parametrize(
    ("page", "command"), [pytest.param(*item, id=": ".join(item)) for item in commands()]
)
def test_command(
    page: str,
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.rst").write_text(".. Good.\n\n良い。\n")
    main(shlex.split(command)[1:])
    assert "usage:" not in capsys.readouterr().err


def test_there_are_commands() -> None:
    assert len([command for page, command in commands() if page == "ci.md"]) >= 4


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.parent.name == "docs"], ids=lambda page: page.name
)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)[)#]", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []
