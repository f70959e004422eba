"""What the READMEs show is what the program does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from rsttrans.cli import main
from rsttrans.config import parse
from rsttrans.rules import load

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.ja.md")


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / name).read_text(), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_example(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "guide.rst").write_text(blocks(name, "rst")[0])
    monkeypatch.chdir(tmp_path)
    (shown,) = blocks(name, "console")
    command, *findings = shown.splitlines()
    assert main(command.split()[2:]) == 1
    assert capsys.readouterr().out.splitlines() == findings


@pytest.mark.parametrize("name", READMES)
def test_suppressions_are_understood(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.rst").write_text(blocks(name, "rst")[1])
    monkeypatch.chdir(tmp_path)
    main(["check", "--select", "ALL"])
    found = capsys.readouterr().out
    assert found.count("unused-ignore") == found.count("has no effect") == 4


@pytest.mark.parametrize("name", READMES)
def test_settings_are_legal(name: str) -> None:
    (shown,) = blocks(name, "toml")
    settings = parse(tomllib.loads(shown)["tool"]["rsttrans"], name)
    assert {*settings.ignore, *settings.extend_select} <= {
        *load(),
        *(rule.family for rule in load().values()),
    }


@pytest.mark.parametrize("name", READMES)
def test_families_are_listed(name: str) -> None:
    rows = re.findall(r"^\| ([a-z]+) \|", (ROOT / name).read_text(), re.MULTILINE)
    assert sorted(set(rows) & {rule.family for rule in load().values()}) == sorted(
        {rule.family for rule in load().values()}
    )


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text())
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
