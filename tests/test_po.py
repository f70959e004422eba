"""Catalogues as units; polib is the oracle for what they hold."""

from __future__ import annotations

from typing import Any

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsttrans.po import escape_fix, read_po
from rsttrans.rule import Finding, Fix
from rsttrans.text import Document, Edit, Span, View, apply
from rsttrans.unit import State

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

CATALOGUE = (
    HEADER
    + r"""
#: ../guide.rst:3
msgid "Open the \"file\" in "
"``mode``:\n"
"\n"
"C:\\data"
msgstr ""
"ファイルを「\"``mode``\"」で"
"開き\\ ます。\n"
"C:\\data"

#, python-format, fuzzy
#| msgid "Close the file."
msgctxt "menu"
msgid "Close the files."
msgstr "ファイルを閉じます。"

msgid "Twisted"
msgstr "Twisted"

msgid "one file"
msgid_plural "%d files"
msgstr[0] "%d 個のファイル"

#~ msgid "Gone."
#~ msgstr "もうありません。"

msgid "Not yet."
msgstr ""
"""
)


def units(text: str) -> list[tuple[str, str, State]]:
    return [
        (unit.source.view.text, unit.target.view.text, unit.state)
        for unit in read_po(Document("a.po", text)).units
    ]


def test_entries() -> None:
    assert units(CATALOGUE) == [
        (
            'Open the "file" in ``mode``:\n\nC:\\data',
            'ファイルを「"``mode``"」で開き\\ ます。\nC:\\data',
            State.TRANSLATED,
        ),
        ("Close the files.", "ファイルを閉じます。", State.OUTDATED),
        ("Twisted", "Twisted", State.TRANSLATED),
        ("%d files", "%d 個のファイル", State.TRANSLATED),
        ("Not yet.", "", State.UNTRANSLATED),
    ]


def test_polib_reads_the_same() -> None:
    entries = [entry for entry in polib.pofile(CATALOGUE) if not entry.obsolete]
    assert [target for _, target, _ in units(CATALOGUE)] == [
        entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr for entry in entries
    ]


def test_copied() -> None:
    assert [unit.copied for unit in read_po(Document("a.po", CATALOGUE)).units] == [
        False,
        False,
        True,
        False,
        False,
    ]


def test_copied_prose_is_no_translation() -> None:
    text = 'msgid "It is not yet done."\nmsgstr "It is not yet done."\n'
    assert [state for _, _, state in units(text)] == [State.UNTRANSLATED]


def test_two_plurals() -> None:
    text = 'msgid "a file"\nmsgid_plural "files"\nmsgstr[0] "一"\nmsgstr[1] "二"\n'
    assert units(text) == [("a file", "一", State.TRANSLATED), ("files", "二", State.TRANSLATED)]


def test_wrapped_text_is_joined_as_it_is_quoted() -> None:
    text = 'msgid "a\\"b"\nmsgstr ""\n"そのファ"\n"イルと \\"Python\\" で"\n"す。\\n次の行"\n'
    assert [unit.target.text for unit in read_po(Document("a.po", text)).units] == [
        'そのファイルと "Python" です。次の行'
    ]


def test_place_of_a_missing_translation() -> None:
    document = Document("a.po", 'msgid "a"\nmsgstr ""\n')
    (unit,) = read_po(document).units
    assert document.position(unit.target.span.start) == (2, 9)


@pytest.mark.parametrize(
    "text", ["", "msgid", 'msgid "a', 'msgstr "a"', 'msgid "a"\n', '"a"\n', "\x0c\u2028#,\n#~"]
)
def test_odd_input(text: str) -> None:
    assert units(text) == []


def same_characters(view: View) -> bool:
    """Whether every character of a view that is not a joint stands at its offset in the file."""
    return all(
        view.source[view.offset(index)] == character
        for index, character in enumerate(view.text)
        if character not in "\n\t "
    )


TEXTS = st.text(st.sampled_from('aあ。 "\\\n\t`n「'), max_size=20)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4), st.integers(5, 30))
def test_what_polib_writes_is_read_back(pairs: list[tuple[str, str]], width: int) -> None:
    catalogue: Any = polib.POFile(wrapwidth=width)
    pairs = [(f"{index}{source}", target) for index, (source, target) in enumerate(pairs)]
    for source, target in pairs:
        catalogue.append(polib.POEntry(msgid=source, msgstr=target))
    bitext = read_po(Document("a.po", str(catalogue)))
    assert [(unit.source.view.text, unit.target.view.text) for unit in bitext.units] == pairs
    for unit in bitext.units:
        for segment in (unit.source, unit.target):
            assert same_characters(segment.view)
            assert same_characters(segment.view.prose)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_anything_is_read(text: str) -> None:
    read_po(Document("a.po", text))


def test_fix_is_escaped() -> None:
    document = Document("a.po", 'msgid "a"\nmsgstr "これは``a``"\n')
    at = document.text.index("``a")
    fix = Fix("separate", (Edit(Span(at, at), '\\ "'),))
    fixed = escape_fix(document, Finding("r", Span(at, at), "", fix=fix))
    assert fixed.fix is not None
    assert polib.pofile(apply(document.text, list(fixed.fix.edits)))[0].msgstr == 'これは\\ "``a``'


def test_fix_across_lines_is_dropped() -> None:
    document = Document("a.po", 'msgid "a"\nmsgstr "a"\n"b"\n')
    fix = Fix("replace", (Edit(Span(18, 23), "c"),))
    assert escape_fix(document, Finding("r", Span(18, 23), "", fix=fix)).fix is None
