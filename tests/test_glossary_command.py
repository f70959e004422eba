"""`rsttrans glossary`, and `check` with a glossary."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from rsttrans.cli import main

TEXT = """.. The message broker stores each message.

メッセージブローカは各メッセージを保存します。

.. A message broker forwards every message with Redis.

メッセージブローカはすべてのメッセージをRedisで転送します。

.. Start Redis before the message broker.

メッセージブローカの前にRedisを起動します。
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.rst").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> int:
    return main(["glossary", "-q", "--jobs", "1", *arguments])


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    broker = next(term for term in data["terms"] if term["source"] == "message broker")
    assert broker["target"] == "メッセージブローカ"
    assert broker["status"] == "candidate"
    assert broker["renderings"][0]["occurrences"][0] == {"path": "a.rst", "line": 3}
    assert data["do_not_translate"] == [{"source": "Redis", "count": 2}]


def test_csv_is_the_default_and_may_have_a_byte_order_mark(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--bom") == 0
    assert capsys.readouterr().out.startswith("\ufeffsource,target,status,")


def test_suffix_of_the_output_says_the_format(project: Path) -> None:
    assert run("--output", "g.tsv", "--min-count", "3") == 0
    lines = (project / "g.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("source\ttarget")
    assert lines[1].startswith("message broker\tメッセージブローカ\tcandidate")


def test_update_starts_a_glossary_and_then_only_adds(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["glossary", "--update", "g.csv"]) == 0
    assert re.search(r"g\.csv: [0-9]+ new terms$", capsys.readouterr().err.strip())
    file = project / "g.csv"
    text = file.read_text(encoding="utf-8")
    assert "message broker,メッセージブローカ,candidate" in text
    assert "do-not-translate" not in text
    decided = "# ours\nsource,target,status,owner\nmessage broker,仲介,preferred,Aiko\n"
    file.write_text(decided, encoding="utf-8")
    file.chmod(0o640)
    assert run("--update", "g.csv") == 0
    assert file.read_text(encoding="utf-8").startswith(decided)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    again = file.read_bytes()
    assert run("--update", "g.csv") == 0
    assert file.read_bytes() == again
    assert sorted(path.name for path in project.iterdir()) == ["a.rst", "g.csv"]


@pytest.mark.parametrize("name", ["g.tbx", "g.po", "g.xml", "g.tsv"])
def test_update_of_every_format_that_is_read(project: Path, name: str) -> None:
    assert run("--update", name) == 0
    first = (project / name).read_bytes()
    assert run("--update", name) == 0
    assert (project / name).read_bytes() == first
    (project / "b.rst").write_text(
        ".. Every server stops.\n\nすべてのサーバーが停止します。\n" * 2, encoding="utf-8"
    )
    assert run("--update", name) == 0
    assert len((project / name).read_bytes()) > len(first)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--update", "g.ods"], "g.ods: a glossary must be one of .csv"),
        (["--update", "g.csv", "--format", "csv"], "--update keeps the format of its file"),
        (["--glossary", "none.csv"], "none.csv: cannot be read: No such file"),
        (["--output", "no/g.csv"], "no/g.csv: cannot be written"),
    ],
)
def test_errors(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    assert message in capsys.readouterr().err


def test_broken_glossary_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "g.csv").write_text("source,target,status\na,b,maybe\n", encoding="utf-8")
    assert run("--update", "g.csv") == 2
    assert "g.csv:2: unknown status `maybe`" in capsys.readouterr().err
    assert (project / "g.csv").read_text(encoding="utf-8") == "source,target,status\na,b,maybe\n"


GLOSSARY = "source,target,status\nmessage,伝言,preferred\nmessage,メッセージ,forbidden\n"


@pytest.mark.parametrize("configured", [True, False])
def test_check_uses_the_glossary(project: Path, capsys: pytest.CaptureFixture[str], configured: bool) -> None:
    (project / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    arguments = ["check", "--select", "term", "--format", "json"]
    if configured:
        (project / "rsttrans.toml").write_text('glossary = "terms.csv"\n', encoding="utf-8")
    else:
        arguments += ["--glossary", "terms.csv"]
    assert main(arguments) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {item["message"] for item in found} == {
        "メッセージ is forbidden for “message”: 伝言 in the glossary"
    }
    assert found[0]["term"] == {"source": "message", "target": "伝言"}
    assert found[0]["severity"] == "error"


def test_check_with_a_glossary_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "rsttrans.toml").write_text('glossary = "terms.csv"\n', encoding="utf-8")
    assert main(["check"]) == 2
    assert (
        "terms.csv: cannot be read: No such file or directory; `glossary` names it" in capsys.readouterr().err
    )
