"""Reading and pairing: the data cases, and files whose bytes a case cannot show."""

from __future__ import annotations

import pytest

import reader_cases
from rsttrans.align import pair
from rsttrans.bitext import Bitext
from rsttrans.text import Document
from rsttrans.unit import Segment

CASES = [case for path in sorted(reader_cases.FOLDER.glob("*.txt")) for case in reader_cases.read(path)]
PLAIN = [case for case in CASES if not case.xfail]


def read(data: str) -> Bitext:
    return pair(Document.read("a.rst", data.encode()))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{case.file}: {case.name}",
            marks=[pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else [],
        )
        for case in CASES
    ],
)
def test_case(case: reader_cases.Case) -> None:
    assert case.found == case.sections


def test_names_of_cases_are_unique() -> None:
    names = [(case.file, case.name) for case in CASES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_line_ends_change_nothing(newline: str) -> None:
    for case in PLAIN:
        bitext = read(case.text.replace("\n", newline))
        expected = pair(Document("a.rst", case.text))
        assert reader_cases.show(bitext) == reader_cases.show(expected), case.name
        for one, two in zip(bitext.units, expected.units, strict=True):
            assert (one.id, one.target.text) == (two.id, two.target.text), case.name
            assert "\r" not in one.source.view.text + one.target.view.text


def test_a_byte_order_mark_changes_nothing() -> None:
    for case in PLAIN:
        found = reader_cases.show(read("\ufeff" + case.text))
        assert found == reader_cases.show(pair(Document("a.rst", case.text))), case.name


def test_a_missing_last_line_end_changes_nothing() -> None:
    for case in PLAIN:
        found = reader_cases.show(read(case.text.rstrip("\n")))
        assert found == reader_cases.show(pair(Document("a.rst", case.text))), case.name


def test_blanks_at_line_ends_change_nothing() -> None:
    for case in PLAIN:
        text = case.text.replace("\n", " \n")
        found = reader_cases.show(read(text))
        assert found == reader_cases.show(pair(Document("a.rst", case.text))), case.name


def test_a_whole_case_inside_a_directive() -> None:
    """Every layout is read in the body of a note as it is at the margin, if it has no titles."""
    for case in PLAIN:
        plain = pair(Document("a.rst", case.text))
        if any(segment.kind == "title" for segment in _segments(plain)):
            continue
        body = "".join(f"   {line}" if line.strip() else line for line in case.text.splitlines(keepends=True))
        found = read(f".. describe:: x\n\n{body}")
        assert [(unit.id, unit.target.text, unit.state) for unit in found.units] == [
            (unit.id, unit.target.text, unit.state) for unit in plain.units
        ], case.name


def _segments(bitext: Bitext) -> list[Segment]:
    return [*bitext.rest, *(side for unit in bitext.units for side in (unit.source, unit.target))]


def test_a_file_of_windows_with_a_short_underline() -> None:
    bitext = read(
        "\r\n.. Great Boats\r\n.. -----------\r\n\r\nすばらしい船\r\n----------\r\n\r\n"
        ".. This part is about boats.\r\n\r\nこの部は船についてです。\r\n\r\n"
        ".. toctree::\r\n   :maxdepth: 2\r\n"
    )
    assert [(unit.source.text, unit.target.text) for unit in bitext.units] == [
        ("Great Boats", "すばらしい船"),
        ("This part is about boats.", "この部は船についてです。"),
    ]
    title = next(block for block in bitext.blocks if block.kind == "title")
    assert title.problem == "Title underline too short."


def test_a_byte_order_mark_before_a_comment() -> None:
    bitext = read("\ufeff.. A boat.\n\n船。\n")
    assert [(unit.source.text, unit.target.text) for unit in bitext.units] == [("A boat.", "船。")]
    assert bitext.document.position(bitext.units[0].source.span.start) == (1, 4)


def test_tabs_in_code_stay() -> None:
    bitext = read(
        ".. The list is shown so:\n\n一覧は次のように表示されます。\n\n"
        "::\n\n\t$ boats --list\n\t..\tnot a comment\n"
        "\n.. It is short.\n\n短いものです。\n"
    )
    assert [unit.target.text for unit in bitext.units] == ["一覧は次のように表示されます。", "短いものです。"]
    assert not bitext.rest
    code = next(block for block in bitext.blocks if block.kind == "literal")
    assert code.body is not None
    assert code.body.text == "$ boats --list\n..\tnot a comment"


def test_tabs_lead_to_every_eighth_column() -> None:
    bitext = read("..\n\tThe sail is red\n        and large.\n\n帆は赤くて大きい。\n")
    assert [unit.source.view.text for unit in bitext.units] == ["The sail is red\nand large."]


def test_a_file_that_is_no_utf8() -> None:
    data = b".. The sail is red.\n\n" + "帆は赤い。\n".encode("shift_jis")
    document = Document.read("a.rst", data)
    bitext = pair(document)
    assert document.to_bytes() == data
    assert [unit.source.text for unit in bitext.units] == ["The sail is red."]


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "\n\n\n", "   ", "..", "..\n", "\x00"])
def test_files_without_text(text: str) -> None:
    assert read(text).units == ()


def test_lines_of_an_original_in_other_columns_share_an_id() -> None:
    """An id names the original, wherever and in whichever convention it stands."""
    forms = (
        ".. The sail is\n.. red and large.\n",
        ".. The sail is\n   red and large.\n",
        "..\n    The sail is\n    red and large.\n",
        ".. The sail is red and large.\n",
        "..     The sail is red\n..     and large.\n",
    )
    ids = [read(f"{form}\n帆は赤くて大きい。\n").units[0].id for form in forms]
    assert len(set(ids)) == 1


def test_sections_are_the_translated_titles() -> None:
    bitext = read(
        ".. Book\n.. ====\n\n本\n==\n\n.. Boats\n.. -----\n\n船\n--\n\n.. They float.\n\n浮きます。\n\n"
        "Sandvik\n-------\n\n.. A harbour.\n\n港です。\n"
    )
    assert [unit.section for unit in bitext.units] == [("本",), ("本", "船"), ("本", "船"), ("本", "Sandvik")]


def test_an_untranslated_unit_says_where_its_translation_belongs() -> None:
    bitext = read(".. A boat.\n\n船。\n\n.. A sail.\n\n.. An oar.\n\nオール。\n")
    lines = [bitext.document.line_of(unit.target.span.start) for unit in bitext.units]
    assert lines == [3, 5, 9]
    assert bitext.units[1].target.span.start == bitext.units[1].target.span.end


def test_an_instruction_for_this_tool_parts_two_originals() -> None:
    bitext = read(".. A boat.\n.. rsttrans: off\n.. A sail.\n\n船。\n\n帆。\n")
    assert [unit.source.text for unit in bitext.units] == ["A boat.", "A sail."]
