"""The command line: what it prints, and the exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rsttrans import __version__
from rsttrans.cli import main
from rsttrans.rules import load

CLEAN = (
    ".. See `the guide <https://guide.example/>`_.\n\n`ガイド <https://guide.example/>`_ を見てください。\n"
)
BAD = CLEAN.replace("イド <https://guide", "イド <https://gide")
ERROR = "bad.rst:3:1: error[link-target] URL changed"
ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "bad.rst").write_text(BAD)
    (tmp_path / "clean.rst").write_text(CLEAN)
    return tmp_path


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


LINKS = ("--select", "link-target")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    out, err = capsys.readouterr()
    return status, out, err


def test_nothing_to_report(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "clean.rst") == (0, "", "")


def test_findings(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "check", *LINKS)
    assert (status, err) == (1, "")
    assert out.startswith(ERROR)
    assert out.count("\n") == 1


def test_exit_zero(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check", *LINKS, "--exit-zero", "bad.rst")
    assert status == 0
    assert out.startswith(ERROR)


def test_info_is_not_in_the_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.rst").write_text(".. A **bold** word.\n\n太字の単語です。\n")
    status, out, _ = run(capsys, "check", "--select", "emphasis")
    assert status == 0
    assert "info[emphasis]" in out


def test_other_files_are_checked_when_one_cannot_be_read(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "euc.rst").write_bytes("日本語の文書です。".encode("euc_jp"))
    status, out, err = run(capsys, "check", *LINKS, "bad.rst", "euc.rst", "none.rst")
    assert status == 2
    assert out.startswith(ERROR)
    assert err.splitlines() == [
        "rsttrans: euc.rst: not UTF-8 (byte 0xC6 at line 1, column 1); it seems to be EUC-JP: convert it "
        "with `iconv -f EUC-JP -t UTF-8`, or exclude it",
        "rsttrans: none.rst: no such file or folder",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("表示する文書です。".encode("cp932"), "it seems to be CP932: convert it with `iconv -f CP932"),
        ("日本語の文書です。".encode("utf-16"), "it seems to be UTF-16: convert it with"),
        ("日本語の文書です。".encode("iso2022_jp"), "it seems to be ISO-2022-JP: convert it with"),
        (b"text\nand \0", "a binary file (NUL byte at line 2)"),
        (bytes(range(256)) * 4, "it seems to be a binary file"),
        (("日本語の文書です。" * 2).encode()[1:], "line 1, column 1); the rest of it is: repair this place"),
        ("déjà".encode("latin-1"), "convert it to UTF-8, for instance with iconv"),
    ],
)
def test_what_is_no_utf8_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, message: str
) -> None:
    (tmp_path / "a.rst").write_bytes(data)
    status, out, err = run(capsys, "check")
    assert (status, out) == (2, "")
    assert message in err


def test_unreadable(monkeypatch: pytest.MonkeyPatch, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert run(capsys, "check", "bad.rst") == (
        2,
        "",
        "rsttrans: bad.rst: cannot be read: Permission denied\n",
    )


def test_a_folder_named_like_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.rst").mkdir()
    assert run(capsys, "check")[0] == 0


def test_broken_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.rst").symlink_to("nowhere")
    status, _, err = run(capsys, "check")
    assert status == 2
    assert "a.rst: cannot be read: No such file" in err


def test_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check") == (0, "", "rsttrans: no .rst or .po files in the current folder\n")
    assert run(capsys, "check", "-q") == (0, "", "")


def test_what_is_read_in_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (
        "a.rst",
        "b.po",
        "c.txt",
        "d.md",
        ".hidden/a.rst",
        "_build/a.rst",
        "env/a.rst",
        "docs/a.rst",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "env" / "pyvenv.cfg").write_text("")
    _, out, _ = run(capsys, "stats", "--format", "json", ".", "c.txt", "docs/a.rst", str(tmp_path / "a.rst"))
    assert [file["path"] for file in json.loads(out)["files"]] == ["a.rst", "b.po", "c.txt", "docs/a.rst"]


def test_include_and_exclude(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.rst", "docs/a.rst", "docs/old/a.rst", "docs/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "rsttrans.toml").write_text('include = ["docs", "docs/*.txt"]\nexclude = ["old/"]\n')
    _, out, _ = run(capsys, "stats", "--format", "json")
    assert [file["path"] for file in json.loads(out)["files"]] == ["docs/a.rst", "docs/b.txt"]
    _, _, err = run(capsys, "check", "docs/old/a.rst")
    assert err == "rsttrans: docs/old/a.rst: left out, since the configuration excludes it\n"


def test_stdin(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stdin(monkeypatch, BAD.encode())
    status, out, _ = run(capsys, "check", *LINKS, "-", "--stdin-filename", "docs/x.rst")
    assert status == 1
    assert out.startswith("docs/x.rst:3:1: error[link-target] ")


def test_stdin_as_catalogue(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stdin(monkeypatch, b'msgid "See https://a.example/x"\nmsgstr "https://b.example/y"\n')
    status, out, _ = run(capsys, "check", *LINKS, "-", "--stdin-filename", "x.po")
    assert status == 1
    assert out.startswith("x.po:2:9: error[link-target] ")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("check", "--format", "xml"),
        ("check", "--jobs", "0"),
        ("check", "--fixes"),
        ("check", "--stat"),
        ("frobnicate",),
        ("check", "--select", "lnks"),
        ("check", "--config", "none.toml"),
        ("check", "--format", "text", "--format", "json"),
        ("rule", "lnks"),
        ("stats", "--config", "none.toml"),
        ("units", "--config", "none.toml"),
    ],
)
def test_wrong_use(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err


def test_bad_configuration(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "rsttrans.toml").write_text('ignore = ["link-targt"]\n')
    status, out, err = run(capsys, "check")
    assert (status, out) == (2, "")
    file = files / "rsttrans.toml"
    hint = "did you mean `link-target`? (`rsttrans rule` lists them)"
    assert err == f"rsttrans: {file}: ignore: no rule or family is called `link-targt`, {hint}\n"


def test_command_line_over_file(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "rsttrans.toml").write_text('select = ["number"]\nignore = ["links"]\n')
    assert run(capsys, "check")[0] == 0
    assert run(capsys, "check", "--extend-select", "link-target")[0] == 1
    assert run(capsys, "check", "--extend-select", "links")[0] == 1
    assert run(capsys, "check", *LINKS)[0] == 1
    assert run(capsys, "check", "--select", "links", "--ignore", "link-target")[0] == 0


def test_show_config(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "rsttrans.toml").write_text("jobs = 7\n")
    status, out, _ = run(capsys, "check", "--show-config", "--ignore", "links,number")
    assert status == 0
    assert out.startswith(f"# {files / 'rsttrans.toml'}\n[tool.rsttrans]\n")
    assert "\njobs = 7\n" in out
    assert '\nignore = ["links", "number"]\n' in out


def test_several_reports_in_one_run(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(
        capsys,
        "check",
        *LINKS,
        "--format",
        "text",
        "--format",
        "json",
        "--output",
        "a.json",
        "--output",
        "b.txt",
    )
    assert status == 1
    assert out.startswith(ERROR)
    assert json.loads((files / "a.json").read_text())["summary"]["findings"]["error"] == 1
    assert (files / "b.txt").read_text() == out
    assert sorted(path.name for path in files.iterdir()) == ["a.json", "b.txt", "bad.rst", "clean.rst"]


@pytest.mark.parametrize(
    "arguments",
    [("--output", "a", "--format", "json"), ("--format", "json", "--output", "a"), ("--output", "a.json")],
)
def test_report_in_a_file_only(
    files: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(capsys, "check", *LINKS, *arguments) == (1, "", "")
    (report,) = files.glob("a*")
    assert json.loads(report.read_text())["version"] == 1


def test_report_that_cannot_be_written(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "check", "--output", "none/a.txt")
    assert status == 2
    assert err == "rsttrans: none/a.txt: cannot be written: No such file or directory\n"


def test_statistics(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", *LINKS, "--statistics")[:2] == (1, "1\terror\tlink-target\n")
    _, out, _ = run(capsys, "check", *LINKS, "--statistics", "--format", "json")
    assert json.loads(out)["statistics"] == [{"rule": "link-target", "severity": "error", "count": 1}]


PLACE: dict[str, Any] = {
    "type": "object",
    "properties": {
        key: {"type": "integer", "minimum": 1} for key in ("line", "column", "end_line", "end_column")
    },
    "required": ["line", "column", "end_line", "end_column"],
}
EDIT = {
    **PLACE,
    "properties": {**PLACE["properties"], "text": {"type": "string"}},
    "additionalProperties": False,
}
FINDING: dict[str, Any] = {
    "type": "object",
    "properties": {
        **PLACE["properties"],
        "path": {"type": "string"},
        "rule": {"type": "string"},
        "family": {"type": "string"},
        "severity": {"enum": ["error", "warning", "info"]},
        "message": {"type": "string"},
        "source": {"anyOf": [{"type": "null"}, {**PLACE, "additionalProperties": False}]},
        "term": {
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "required": ["source", "target"],
                    "properties": {"source": {"type": "string"}, "target": {"type": "string"}},
                    "additionalProperties": False,
                },
            ]
        },
        "unit": {"type": ["string", "null"]},
        "fix": {
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "properties": {
                        "title": {"type": "string"},
                        "safe": {"type": "boolean"},
                        "edits": {"type": "array", "items": EDIT, "minItems": 1},
                    },
                    "required": ["title", "safe", "edits"],
                    "additionalProperties": False,
                },
            ]
        },
    },
    "additionalProperties": False,
}
FINDING["required"] = list(FINDING["properties"])
SCHEMA = {
    "type": "object",
    "properties": {
        "version": {"const": 1},
        "findings": {"type": "array", "items": FINDING},
        "summary": {
            "type": "object",
            "properties": {
                "files": {"type": "integer"},
                "units": {"type": "integer"},
                "findings": {
                    "type": "object",
                    "required": ["error", "warning", "info"],
                    "additionalProperties": {"type": "integer"},
                },
            },
            "required": ["files", "units", "findings"],
            "additionalProperties": False,
        },
    },
    "required": ["version", "findings", "summary"],
    "additionalProperties": False,
}


def test_shape_of_json(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "glued.rst").write_text(".. Call ``x`` twice, or 3 times.\n\nここでは``x``を2回呼びます\n")
    status, out, _ = run(capsys, "check", "--select", "ALL", "--format", "json", ".", str(ROOT / "corpus"))
    assert status == 1
    data = json.loads(out)
    jsonschema.validate(data, SCHEMA)
    assert any(finding["fix"] for finding in data["findings"])


def test_json_of_a_finding(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", *LINKS, "--format", "json")
    data = json.loads(out)
    (finding,) = data["findings"]
    assert finding["path"] == "bad.rst"
    assert finding["family"] == "links"
    assert finding["source"]["line"] == 1
    assert len(finding["unit"]) == 12
    assert data["summary"] == {"files": 2, "units": 2, "findings": {"error": 1, "warning": 0, "info": 0}}


def test_units(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "clean.rst").write_text("題\n==\n\n.. A\n.. text.\n\n文章\nです。\n\n.. TODO: later\n")
    _, out, _ = run(capsys, "units", "clean.rst", "--format", "json")
    data = json.loads(out)
    (unit,) = data["units"]
    assert len(unit.pop("id")) == 12
    assert unit == {
        "path": "clean.rst",
        "kind": "paragraph",
        "state": "translated",
        "section": ["題"],
        "source": {"line": 4, "end_line": 5, "text": "A text."},
        "target": {"line": 7, "end_line": 8, "text": "文章です。"},
    }
    (comment,) = data["not_source"]
    assert comment.pop("reason")
    assert comment == {"path": "clean.rst", "line": 10, "end_line": 10}


def test_units_as_text_and_table(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text, _ = run(capsys, "units", "clean.rst")
    assert text.splitlines()[0] == "clean.rst:1: paragraph, translated at line 3"
    _, table, _ = run(capsys, "units", "clean.rst", "--format", "tsv")
    head, row = (line.split("\t") for line in table.splitlines())
    assert (
        dict(zip(head, row, strict=True))["target"] == "`ガイド <https://guide.example/>`_ を見てください。"
    )


def test_stats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.po").write_text(
        'msgid "one two"\nmsgstr "一"\n\nmsgid "three"\nmsgstr ""\n\n#, fuzzy\nmsgid "four"\nmsgstr "四"\n'
    )
    _, out, _ = run(capsys, "stats", "--format", "json")
    counts = {
        "units": 3,
        "translated": 1,
        "untranslated": 1,
        "outdated": 1,
        "words": 4,
        "translated_words": 2,
    }
    expected = {**counts, "percent": 33.3}
    assert json.loads(out) == {"version": 1, "files": [{"path": "a.po", **expected}], "total": expected}
    assert run(capsys, "stats", "--fail-under", "33")[0] == 0
    assert run(capsys, "stats", "--fail-under", "50")[0] == 1


def test_stats_of_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "stats", "-q", "--fail-under", "100")[0] == 0


def test_rule(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "rule")
    assert status == 0
    assert all(f"  {rule} " in out for rule in load())
    _, page, _ = run(capsys, "rule", "link-target")
    assert page.startswith("link-target (error, family links, on by default)\n\n")


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert run(capsys, option) == (0, f"rsttrans {__version__}\n", "")


def process(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """Another interpreter with these arguments."""
    return subprocess.run(
        [sys.executable, *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )


def test_version_imports_next_to_nothing() -> None:
    code = "import sys; from rsttrans.cli import main; main(['-V']); sys.exit('argparse' in sys.modules)"
    assert process("-c", code).returncode == 0


def test_closed_pipe_is_quiet(files: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = process("-m", "rsttrans", "check", *LINKS, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


def test_interrupt(monkeypatch: pytest.MonkeyPatch, files: Path) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rsttrans.rules.load", interrupt)
    assert main(["check"]) == 130


def test_internal_error(
    monkeypatch: pytest.MonkeyPatch, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rsttrans.rules.load", fail)
    status, out, err = run(capsys, "check")
    assert (status, out) == (2, "")
    assert "rsttrans: internal error: ZeroDivisionError" in err


def test_file_names_that_are_no_text(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"bad\xff.rst")
    try:
        (files / name).write_text(BAD)
    except OSError:
        pytest.skip("the file system has no such names")
    done = process("-m", "rsttrans", "check", *LINKS, "--format", "json")
    assert done.returncode == 1
    assert [finding["path"] for finding in json.loads(done.stdout)["findings"]] == ["bad.rst", name]
