"""Odd and hostile documents: a clean run or a clear message, in time that grows with their length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from rsttrans.cli import main

DOCUMENTS = {
    "a line of 5 MB": "a" * 5_000_000,
    "a line of 5 MB in Japanese": ".. A word.\n\n" + "日本語の``文章``です。" * 390_000,
    "10,000 nested bullets": f".. {'- ' * 10_000}x\n\n{'- ' * 10_000}日本\n",
    "bullets nested by indentation": "".join(f"{' ' * (index % 200)}- 日本\n\n" for index in range(2_000)),
    "block quotes nested by indentation": "".join(f"{' ' * index}日本\n\n" for index in range(1_000)),
    "comment in comment": ".. " * 100_000,
    "empty comments": "..\n" * 20_000,
    "backquotes": f".. A.\n\n日本{'`' * 200_000}\n",
    "openers": f".. A.\n\n日本{'*a ' * 60_000}\n",
    "colons": f".. :{'a:' * 100_000}\n\n日本{':a' * 100_000}\n",
    "blanks": f".. A.\n\n日本{' ' * 1_000_000}x\n",
    "carriage returns": "\r" * 200_000,
    "titles": "題\n==\n\n" * 5_000,
    "units": ".. It is so.\n\nそれです。\n\n" * 2_000,
    "untranslated": ".. It is so, and that is that.\n\n" * 500,
    "a table of one cell": f"{'=' * 50_000}\n{'日本 ' * 15_000}\n{'=' * 50_000}\n",
    "control characters": "".join(map(chr, range(1, 32))) * 1_000,
    "separators that are no line ends": "日本\u2028\u0085\x0b\x0c語 " * 1_000,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_hostile(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.rst"
    path.write_bytes(DOCUMENTS[name].encode())
    start = time.monotonic()
    status = main(["check", "--select", "ALL", str(path)])
    assert time.monotonic() - start < 60
    _, err = capsys.readouterr()
    assert "internal error" not in err
    assert (status == 2) == ("characters is not checked" in err)


def test_a_catalogue_of_one_long_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "a"\nmsgstr "' + '\\"日本' * 100_000 + '"\n')
    assert main(["check", str(path)]) == 2
    assert "a.po:2: a block of 399999 characters is not checked" in capsys.readouterr().err


def test_nothing_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secret.txt").write_text("*secret")
    directives = "".join(
        f".. {head}\n\n"
        for head in (
            "include:: secret.txt",
            "literalinclude:: secret.txt",
            "raw:: html\n   :file: secret.txt",
            "raw:: html\n   :url: http://127.0.0.1:9/secret",
            "csv-table::\n   :file: secret.txt",
            "csv-table::\n   :url: http://127.0.0.1:9/secret",
        )
    )
    (tmp_path / "a.rst").write_text(
        f"題\n==\n\n{directives}.. note::\n\n   .. A *word*.\n\n   *単語* です。\n"
    )
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--select", "ALL", "a.rst"]) == 0
    assert "secret" not in capsys.readouterr().out


def test_directives_and_roles_of_sphinx_are_no_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.rst").write_text(
        "題\n==\n\n.. toctree::\n   :maxdepth: 2\n\n   x\n\n.. py:function:: f(a)\n\n"
        "   .. See :py:func:`g`, :ref:`h` and |release|.\n\n"
        "   :py:func:`g` 、 :ref:`h` 、 |release| を見てください。\n\n"
        ".. versionadded:: 1.0\n\n.. no-such-directive:: x\n   :option: y\n\n   本文。\n"
    )
    assert main(["check", str(tmp_path / "a.rst")]) == 0
    assert capsys.readouterr().out == ""
