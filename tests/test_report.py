"""Reports against golden files (UPDATE_GOLDEN=1 writes them)."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from fakes import lines, run
from rsttrans.config import ConfigError
from rsttrans.console import reports, terminal
from rsttrans.report import json as report_json
from rsttrans.report import text as report_text
from rsttrans.report.cells import columns, harmless, visible
from rsttrans.report.text import Terminal, excerpt
from rsttrans.text import Document, Span

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = {
    "docs/a.rst": (
        "案内\n====\n\n.. A bad\n.. text.\n\nこれは\t悪い文章です。\n\n"
        ".. "
        + "It is a long text. " * 12
        + "There is a bad word. "
        + "It goes on. " * 12
        + "\n\n"
        + "長い文章です。" * 12
        + "悪い言葉があります。"
        + "まだ続きます。" * 12
        + "\n"
    ),
    "docs/b.rst": ".. A bad\n.. text.\r\n\r\n変な、悪い文章です。\u200b\x1b[31m\r\n",
    "docs/c.po": 'msgid "Bad."\nmsgstr "悪い。"\n',
}


def golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


def written(terminal: Terminal | None = None, **options: bool) -> str:
    out = io.StringIO()
    report_text.write(run(DOCUMENTS), out, terminal, **options)
    return out.getvalue()


def test_text() -> None:
    golden("check.txt", written())


def test_terminal() -> None:
    golden("terminal.txt", written(Terminal(80, colour=False)))


def test_colour() -> None:
    golden("colour.txt", written(Terminal(80, colour=True)))


def test_statistics() -> None:
    golden("statistics.txt", written(statistics=True))


def test_json() -> None:
    out = io.StringIO()
    report_json.write(run(DOCUMENTS), out)
    assert json.loads(out.getvalue())["summary"]["files"] == 3
    golden("check.json", out.getvalue())


def test_quiet_leaves_out_the_summary() -> None:
    shown = Terminal(80, colour=False)
    assert written(shown).startswith(written(shown, quiet=True))
    assert written(shown).splitlines()[-1].startswith("4 errors, 1 warning, 1 info in 3 files (4 units)")


def test_carets_stand_below_what_they_mean() -> None:
    document = Document("a", "日本語 and ``code``です\n")
    assert excerpt(document, Span(8, 16), 80) == ("日本語 and ``code``です", " " * 11 + "^" * 8)
    assert excerpt(document, Span(1, 3), 80)[1] == "  ^^^^"
    assert excerpt(document, Span(17, 17), 80)[1] == " " * 21 + "^"


@pytest.mark.parametrize("room", [20, 33, 60])
@pytest.mark.parametrize("start", [0, 40, 81, 199])
def test_long_lines_are_cut(room: int, start: int) -> None:
    document = Document("a", "日a" * 100)
    text, carets = excerpt(document, Span(start, min(start + 5, 200)), room)
    assert columns(text) <= room
    assert len(carets) <= columns(text) + 1
    assert carets.strip() != ""


def test_span_over_several_lines() -> None:
    assert excerpt(Document("a", "日本\n語\n"), Span(1, 4), 80) == ("日本", "  ^^")


def test_empty_document() -> None:
    assert excerpt(Document("a", ""), Span(0, 0), 80) == ("", "^")


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert harmless("a\x1b[31m\nb\u202e") == "a\\x1b[31m\\nb\\u202e"
    assert visible("\x1b\u200bあ\t") == "␛\ufffdあ␉"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], [("text", None)]),
        ([("format", "json")], [("json", None)]),
        ([("output", "a.json")], [("json", "a.json")]),
        ([("output", "a")], [("text", "a")]),
        ([("format", "json"), ("output", "-")], [("json", None)]),
        ([("output", "a"), ("format", "json")], [("json", "a")]),
        (
            [("format", "json"), ("output", "a"), ("format", "text"), ("output", "b")],
            [("json", "a"), ("text", "b")],
        ),
        ([("format", "json"), ("output", "a"), ("format", "text")], [("json", "a"), ("text", None)]),
        (
            [("output", "a"), ("format", "json"), ("output", "b"), ("format", "text")],
            [("json", "a"), ("text", "b")],
        ),
    ],
)
def test_which_format_goes_where(
    given: list[tuple[str, str]], expected: list[tuple[str, str | None]]
) -> None:
    assert reports(given) == expected


def test_two_formats_for_stdout() -> None:
    with pytest.raises(ConfigError, match="several formats for stdout"):
        reports([("format", "json"), ("format", "text")])


@pytest.mark.parametrize(
    ("environment", "is_terminal", "colour"),
    [
        ({}, False, None),
        ({}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": "1"}, False, None),
    ],
)
def test_terminal_and_colour(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], is_terminal: bool, colour: bool | None
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    shown = terminal()
    assert (shown.colour if shown else None) == colour


def test_order() -> None:
    assert lines(run(DOCUMENTS)) == [
        "docs/a.rst:7 bad",
        "docs/a.rst:11 bad",
        "docs/b.rst:4 odd",
        "docs/b.rst:4 twice",
        "docs/b.rst:4 bad",
        "docs/c.po:2 bad",
    ]
