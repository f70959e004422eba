"""The project's own documents: exactly the defects of `corpus/README.md` are found in them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from corpora import GUIDE, documents
from rsttrans.align import pair
from rsttrans.cli import main
from rsttrans.text import Document
from rsttrans.unit import State

ROW = re.compile(r"\| (\S+\.(?:rst|po)) \| (\d+) \| ([a-z-]+) \| .+ \|")


def listed() -> list[tuple[str, int, str]]:
    readme = (GUIDE.parent / "README.md").read_text(encoding="utf-8")
    return sorted((row[1], int(row[2]), row[3]) for row in map(ROW.fullmatch, readme.splitlines()) if row)


def findings(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    main(["check", str(GUIDE), "--format", "json", *arguments])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def test_check_finds_the_listed_defects_and_nothing_else(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(GUIDE)
    found = sorted((item["path"], item["line"], item["rule"]) for item in findings(capsys))
    assert found == listed()


def test_the_listed_defects_touch_every_family(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(GUIDE)
    families = {item["family"] for item in findings(capsys)}
    assert {"missing", "links", "markup", "numbers", "style", "upkeep"} <= families
    assert len(listed()) <= 25


def test_size() -> None:
    files = documents(GUIDE)
    units = [unit for path in files for unit in pair(Document.read(path.name, path.read_bytes())).units]
    assert len(files) >= 12
    assert sum(len(unit.source.text.split()) for unit in units) >= 5000


def test_every_original_but_the_damaged_ones_is_paired() -> None:
    lost = [
        (path.name, unit.source.text)
        for path in documents(GUIDE)
        for unit in pair(Document.read(path.name, path.read_bytes())).units
        if unit.state is not State.TRANSLATED
    ]
    assert [name for name, _ in lost] == ["networking.rst", "performance.rst"]
