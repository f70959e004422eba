"""Glossary files: reading, matching, adding to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsttrans.config import ConfigError
from rsttrans.glossary.entries import Entries, Entry
from rsttrans.glossary.load import load, parse
from rsttrans.glossary.matching import Matcher
from rsttrans.glossary.model import Glossary, Rendering, Status, Term
from rsttrans.glossary.update import fresh, updated
from rsttrans.japanese import tokenise


def csv(text: str) -> Glossary:
    return parse(text.encode(), "glossary.csv")


def test_csv() -> None:
    glossary = csv(
        "source,target,status,part_of_speech,case,note,owner\n"
        "# people and machines\n"
        "server,サーバー,,noun,,the machine,Aiko\n"
        "Server,サーバ,forbidden,,,,\n"
        "\n"
        '"queue, priority",優先度付きキュー,admitted,,,,\n'
        "GET,GET,preferred,,yes,,\n"
        "Flask,,do-not-translate,,,,\n"
        "thing,,ignored,,,,\n"
        "pool,プール,candidate,,,,\n"
    )
    assert glossary.terms == (
        Term(
            "server",
            (Rendering("サーバー", Status.PREFERRED, "the machine"), Rendering("サーバ", Status.FORBIDDEN)),
            "noun",
            "the machine",
        ),
        Term("queue, priority", (Rendering("優先度付きキュー", Status.ADMITTED),)),
        Term("GET", (Rendering("GET"),), case_sensitive=True),
        Term("Flask", translate=False),
        Term("thing", ignored=True),
        Term("pool", (Rendering("プール", Status.CANDIDATE),)),
    )
    assert [term.source for term in glossary.checked] == ["server", "queue, priority", "GET", "Flask"]
    assert glossary.terms[0].accepted == ("サーバー",)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffsource\ttarget\nserver\tサーバー\n",
        "en;ja\r\nserver;サーバー\r\n",
        "Term,Translation\nserver,サーバー",
        "# made by hand\n\n原語,訳語,状態\nserver,サーバー,\n",
    ],
)
def test_tables_of_other_shapes(text: str) -> None:
    assert csv(text).terms == (Term("server", (Rendering("サーバー"),)),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "g.csv: empty; a glossary begins with"),
        ("word,target\nserver,サーバー\n", "g.csv:1: no column `source`; the first line must name"),
        ("source,target,en\n", "g.csv:1: two columns `source`"),
        (
            "source,target,status\na,b,preferd\n",
            "g.csv:2: unknown status `preferd`, did you mean `preferred`?",
        ),
        ("source,target,case\na,b,maybe\n", "g.csv:2: `case` must be yes or no, not `maybe`"),
        ("source,target\n\n# x\n,b\n", "g.csv:4: no source term"),
        ("source,target\na,\n", "g.csv:2: no rendering of `a`; fill in `target`, or give it the status"),
        ("source,target\na,b,c\n", "g.csv:2: 3 columns instead of 2; put quotation marks around"),
        ('source,target\na,"b\n', "g.csv:2: no valid table: unexpected end of data; look for an unpaired"),
    ],
)
def test_errors_of_tables_name_file_line_and_remedy(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text.encode(), "g.csv")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"source,target\n\x83\x54,b\n", "g.csv", "g.csv:2: not UTF-8; save it as UTF-8"),
        (b"", "g.ods", "g.ods: no glossary format has the suffix `.ods`; legal: .csv"),
        (b"<tbx><text></tbx>", "g.tbx", "g.tbx:1: no valid XML: mismatched tag"),
        (b"<html/>", "g.tbx", "g.tbx: no TBX: its root is <html>"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><tbx/>', "g.tbx", "g.tbx: declares entities"),
        (
            b'<martif><termEntry><langSet xml:lang="de"><tig><term>a</term></tig></langSet></termEntry>'
            b"</martif>",
            "g.tbx",
            "g.tbx: no entry in English and Japanese, only de",
        ),
        (b'msgid "a"\nmsgstr b\n', "g.po", "g.po:2: no line of a gettext catalogue"),
    ],
)
def test_errors_of_other_files(data: bytes, name: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(data, name)
    assert str(caught.value).startswith(message)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"g\.csv: cannot be read: No such file"):
        load(tmp_path / "g.csv")


def test_catalogue() -> None:
    text = (
        'msgid ""\nmsgstr "Language: ja\\n"\n\n'
        '#. the machine\n#, terminology\nmsgid "server"\nmsgstr "サーバー"\n\n'
        '#, forbidden\nmsgctxt "サーバ"\nmsgid "server"\nmsgstr "サーバ"\n\n'
        '#, fuzzy\nmsgid ""\n"job "\n"queue"\nmsgstr "ジョブ\\"キュー\\""\n\n'
        '#, read-only\nmsgid "Flask"\nmsgstr "Flask"\n\n'
        'msgid "pool"\nmsgstr ""\n\n#~ msgid "old"\n#~ msgstr "古い"\n'
    )
    assert parse(text.encode(), "g.po").terms == (
        Term(
            "server",
            (Rendering("サーバー", note="the machine"), Rendering("サーバ", Status.FORBIDDEN)),
            note="the machine",
        ),
        Term("job queue", (Rendering('ジョブ"キュー"', Status.CANDIDATE),)),
        Term("Flask", translate=False),
    )


V2 = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1">
 <langSet xml:lang="en-US"><ntig><termGrp><term>server</term>
   <termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
 <langSet xml:lang="ja"><tig><term>サーバー</term></tig>
  <tig><term>サーバ</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
 </langSet>
</termEntry>
</body></text></martif>"""
V3 = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="7">
 <langSec xml:lang="en">
  <termSec><term>server</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec>
 <langSec xml:lang="ja"><termSec><term>サーバー</term>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
  <termSec><term>サーバ</term>
   <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
 </langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize("text", [V2, V3])
def test_tbx(text: str) -> None:
    assert parse(text.encode(), "g.tbx").terms == (
        Term("server", (Rendering("サーバー"), Rendering("サーバ", Status.FORBIDDEN)), "noun"),
    )


# Matching -------------------------------------------------------------------------------------------------


def sources(terms: str, text: str, *, title: bool = False) -> list[str]:
    rows = "".join(f"{term},x,preferred\n" for term in terms.split("|"))
    matches = Matcher(csv(f"source,target,status\n{rows}")).in_source(text, title=title)
    return [f"{match.term.source}: {text[match.start : match.end]}" for match in matches]


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        ("file|file system", "File systems hold files.", ["file system: File systems", "file: files"]),
        ("third-party", "a third party library", ["third-party: third party"]),
        ("log", "It logged; they log in.", ["log: logged", "log: log"]),
        ("file", "It fills the memory.", []),
        ("query|index", "queries and indices", ["query: queries", "index: indices"]),
        ("it|IT", "It is IT.", ["it: It", "IT: IT"]),
        ("GET", "to get a GET", ["GET: GET"]),
        ("Node.js|C++", "Node.js and C++ but not Node", ["Node.js: Node.js", "C++: C++"]),
        ("package", "the Python Package Index, package_name, package.txt, package()", []),
        ("instance|case", "for instance an instance, in case", ["instance: instance"]),
    ],
)
def test_terms_in_an_original(terms: str, text: str, found: list[str]) -> None:
    assert sources(terms, text) == found


def test_capitals_of_titles_make_no_name() -> None:
    assert sources("package", "Installing A Package") == []
    assert sources("package", "Installing A Package", title=True) == ["package: Package"]


@pytest.mark.parametrize(
    ("rendering", "text", "found"),
    [
        ("文字", "文字列を文字で", ["文字", "文字"]),
        ("文", "文章と文", ["文"]),
        ("サーバー", "Webサーバとサーバー", ["サーバ", "サーバー"]),
        ("呼び出す", "呼び出して呼出す", ["呼び出し", "呼出す"]),
        ("ベストプラクティス", "ベスト・プラクティス", ["ベスト・プラクティス"]),
        ("Web サーバー", "ＷｅｂサーバーとWeb サーバー", ["Ｗｅｂサーバー", "Web サーバー"]),
        ("Web", "ウェブ", ["ウェブ"]),
        ("シグ", "シグニチャ", []),
        ("ログ", "ログイン、ログファイル", ["ログ"]),
        ("関数", "機能", []),
    ],
)
def test_renderings_in_a_translation(rendering: str, text: str, found: list[str]) -> None:
    matcher = Matcher(csv(f"source,target\nx,{rendering}\n"))
    assert [text[item.start : item.end] for item in matcher.in_target(text, tokenise(text))] == found


# Adding ---------------------------------------------------------------------------------------------------


def found(*terms: tuple[str, str]) -> Entries:
    return Entries(tuple(Entry(a, b, Status.CANDIDATE, 3, 0.9) for a, b in terms), ())


OLD = (
    "source,owner,target,status\r\n"
    "# decided in May\r\n"
    "Server,Aiko,サーバー,preferred\r\n"
    'thread,"Ben, Cy",スレッド,candidate\r\n'
    "thing,,,ignored"
)


def test_update_of_a_table_only_adds() -> None:
    new = fresh(OLD.encode(), "g.csv", found(("server", "給仕"), ("thing", "もの"), ("job", "ジョブ")))
    assert [entry.source for entry in new.terms] == ["job"]
    assert updated(OLD.encode(), "g.csv", new).decode() == OLD + "\r\njob,,ジョブ,candidate\r\n"


@pytest.mark.parametrize(("text", "name"), [(V2, "g.tbx"), (V3, "g.tbx"), (V3, "g.xml")])
def test_update_of_tbx_only_adds(text: str, name: str) -> None:
    new = fresh(text.encode(), name, found(("server", "給仕"), ("job & task", "ジョブ<1>")))
    result = updated(text.encode(), name, new).decode()
    before, after = text.split("</body>")
    assert result.startswith(before)
    assert result.endswith(f"</body>{after}")
    assert parse(result.encode(), name).terms[1].source == "job & task"
    assert parse(result.encode(), name).terms[1].renderings[0].text == "ジョブ<1>"
    assert parse(result.encode(), name).terms[1].renderings[0].status is Status.CANDIDATE


def test_update_of_a_catalogue_only_adds() -> None:
    old = 'msgid ""\nmsgstr "Language: ja\\n"\n\nmsgid "server"\nmsgstr "サーバー"\n'
    new = fresh(old.encode(), "g.po", found(("servers", "給仕"), ("server", "給仕"), ("job", 'ジョブ"')))
    result = updated(old.encode(), "g.po", new).decode()
    assert result.startswith(old)
    assert [term.source for term in parse(result.encode(), "g.po").terms] == ["server", "servers", "job"]


def test_update_with_nothing_new_changes_nothing() -> None:
    data = OLD.encode()
    assert updated(data, "g.csv", fresh(data, "g.csv", found(("server", "給仕")))) == data


def test_update_needs_a_column_for_the_status() -> None:
    data = "source,target\nserver,サーバー\n".encode()
    with pytest.raises(ConfigError, match="no column `status`"):
        updated(data, "g.csv", fresh(data, "g.csv", found(("job", "ジョブ"))))


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_every_line_of_a_table_survives_every_update(rows: list[tuple[str, str]]) -> None:
    quoted = ["source,target,status,mine"]
    quoted += [
        f'w{number},"{a.replace(chr(34), chr(34) * 2)}x",,"{b.replace(chr(34), chr(34) * 2)}"'
        for number, (a, b) in enumerate(rows)
    ]
    data = "\n".join(quoted).encode()
    new = fresh(data, "g.csv", found(("job", "ジョブ"), ("w0", "あ")))
    result = updated(data, "g.csv", new)
    assert result.startswith(data)
    assert "job" in [term.source for term in parse(result, "g.csv").terms]
    assert updated(result, "g.csv", fresh(result, "g.csv", found(("job", "ジョブ"), ("w0", "い")))) == result
