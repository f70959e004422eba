"""Glossary formats, re-read by readers that others wrote."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from xml.etree import ElementTree

import polib
import pytest
from docutils import nodes
from docutils.core import publish_doctree
from translate.storage.omegat import OmegaTFile
from translate.storage.tbx import tbxfile

from rsttrans.glossary.entries import Alternative, Entries, Entry, Found, Name, Place, entries
from rsttrans.glossary.load import parse
from rsttrans.glossary.model import Glossary, Rendering, Status, Term
from rsttrans.glossary.writers import WRITERS
from rsttrans.terms.extraction import Extraction, Occurrence, TermPair
from rsttrans.terms.extraction import Rendering as FoundRendering
from rsttrans.text import Span

LIST = Entries(
    (
        Entry(
            "message broker",
            "メッセージブローカ",
            Status.CANDIDATE,
            4,
            0.87,
            (
                Found("メッセージブローカ", 3, (Place("docs/a.rst", 26), Place("docs/b.rst", 3))),
                Found("仲介者", 1, (Place("docs/c.rst", 8),)),
            ),
        ),
        Entry(
            "server",
            "サーバー",
            Status.PREFERRED,
            9,
            1.0,
            (Found("サーバー", 9, (Place("docs/a.rst", 1),)),),
            (Alternative("鯖", Status.FORBIDDEN, "slang"), Alternative("サーバ", Status.ADMITTED, "")),
            "noun",
            'the "machine", not | the_process <x> & *y*',
        ),
        Entry("=formula", "式", Status.PREFERRED, 1, 1.0),
        Entry("only bad", "駄目", Status.FORBIDDEN, 0, 1.0),
    ),
    (Name("PyZMQ", 7), Name("Flask", 2, "a name", decided=True)),
)
TBX3 = "{urn:iso:std:iso:30042:ed-2}"


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_tables(format: str, delimiter: str) -> None:
    rows = list(csv.DictReader(StringIO(WRITERS[format](LIST)), delimiter=delimiter))
    assert [(row["source"], row["target"], row["status"]) for row in rows] == [
        ("message broker", "メッセージブローカ", "candidate"),
        ("server", "サーバー", "preferred"),
        ("server", "鯖", "forbidden"),
        ("server", "サーバ", "admitted"),
        ("=formula", "式", "preferred"),
        ("only bad", "駄目", "forbidden"),
        ("PyZMQ", "", "do-not-translate"),
        ("Flask", "", "do-not-translate"),
    ]
    assert rows[0]["others"] == "仲介者 1"
    assert rows[0]["place"] == "docs/a.rst:26"
    assert rows[1]["note"] == LIST.terms[1].note


def test_json() -> None:
    data = json.loads(WRITERS["json"](LIST))
    assert list(data) == ["version", "terms", "do_not_translate"]
    assert data["version"] == 1
    assert data["terms"][0] == {
        "source": "message broker",
        "target": "メッセージブローカ",
        "status": "candidate",
        "count": 4,
        "confidence": 0.87,
        "renderings": [
            {
                "target": "メッセージブローカ",
                "count": 3,
                "occurrences": [{"path": "docs/a.rst", "line": 26}, {"path": "docs/b.rst", "line": 3}],
            },
            {"target": "仲介者", "count": 1, "occurrences": [{"path": "docs/c.rst", "line": 8}]},
        ],
    }
    assert data["do_not_translate"] == [{"source": "PyZMQ", "count": 7}, {"source": "Flask", "count": 2}]


def test_tbx2_with_translate_toolkit() -> None:
    store = tbxfile(BytesIO(WRITERS["tbx2"](LIST).encode()))
    assert [(unit.source, unit.target) for unit in store.units] == [
        ("message broker", "メッセージブローカ"),
        ("server", "サーバー"),
        ("=formula", "式"),
        ("only bad", "駄目"),
        ("PyZMQ", "PyZMQ"),
        ("Flask", "Flask"),
    ]


def test_tbx3_keeps_the_rules_of_tbx_basic() -> None:
    root = ElementTree.fromstring(WRITERS["tbx"](LIST).encode())
    assert (root.tag, root.get("type"), root.get("style")) == (f"{TBX3}tbx", "TBX-Basic", "dca")
    assert [child.tag for child in root] == [f"{TBX3}tbxHeader", f"{TBX3}text"]
    header = root[0][0]
    assert [child.tag for child in header] == [f"{TBX3}titleStmt", f"{TBX3}sourceDesc"]
    concepts = list(root[1][0])
    assert [concept.tag for concept in concepts] == [f"{TBX3}conceptEntry"] * 6
    assert len({concept.get("id") for concept in concepts}) == 6
    for concept in concepts:
        sections = [item for item in concept if item.tag == f"{TBX3}langSec"]
        languages = [section.get("{http://www.w3.org/XML/1998/namespace}lang") for section in sections]
        assert languages == ["en", "ja"]
        for section in sections:
            for term in section:
                names = [item.tag for item in term]
                assert term.tag == f"{TBX3}termSec"
                assert names[0] == f"{TBX3}term"
                assert names == sorted(names, key=[f"{TBX3}term", f"{TBX3}termNote", f"{TBX3}note"].index)
    for note in root.iter(f"{TBX3}termNote"):
        assert (
            note.text
            in {
                "partOfSpeech": ("noun", "verb", "adjective", "adverb", "other"),
                "administrativeStatus": (
                    "preferredTerm-admn-sts",
                    "admittedTerm-admn-sts",
                    "deprecatedTerm-admn-sts",
                    "supersededTerm-admn-sts",
                ),
            }[note.get("type", "")]
        )


@pytest.mark.parametrize("format", ["csv", "tsv", "tbx", "tbx2", "po"])
def test_formats_of_the_project_glossary_are_read_back(format: str) -> None:
    name = {"tbx2": "g.tbx"}.get(format, f"g.{format}")
    glossary = parse(WRITERS[format](LIST).encode(), name)
    by_source = {term.source: term for term in glossary.terms}
    assert by_source["message broker"].texts(Status.CANDIDATE) == ("メッセージブローカ",)
    assert not by_source["message broker"].decided
    assert by_source["server"].texts(Status.FORBIDDEN) == ("鯖",)
    assert set(by_source["server"].accepted) == {"サーバー", "サーバ"}
    assert not by_source["PyZMQ"].translate
    assert not by_source["Flask"].translate


def test_omegat_with_translate_toolkit() -> None:
    store = OmegaTFile()
    store.parse(WRITERS["omegat"](LIST).encode())
    assert [(unit.source, unit.target) for unit in store.units] == [
        ("message broker", "メッセージブローカ"),
        ("server", "サーバー"),
        ("server", "サーバ"),
        ("=formula", "式"),
        ("PyZMQ", "PyZMQ"),
        ("Flask", "Flask"),
    ]


def test_po_with_polib() -> None:
    catalogue = polib.pofile(WRITERS["po"](LIST))
    assert [(entry.msgctxt, entry.msgid, entry.msgstr, entry.flags) for entry in catalogue] == [
        (None, "message broker", "メッセージブローカ", ["fuzzy", "terminology"]),
        (None, "server", "サーバー", ["terminology"]),
        ("鯖", "server", "鯖", ["forbidden", "terminology"]),
        ("サーバ", "server", "サーバ", ["terminology"]),
        (None, "only bad", "駄目", ["forbidden", "terminology"]),
        (None, "PyZMQ", "PyZMQ", ["read-only", "terminology"]),
        (None, "Flask", "Flask", ["read-only", "terminology"]),
    ]
    assert catalogue[0].comment == "candidate, 4 times, docs/a.rst:26"
    assert catalogue.metadata["Language"] == "ja"


def test_rst_with_docutils() -> None:
    text = WRITERS["rst"](LIST)
    assert text.startswith(".. glossary::\n\n   =formula\n      式\n\n   message broker\n")
    body = "\n".join(line[3:] for line in text.splitlines()[2:])
    tree = publish_doctree(body, settings_overrides={"report_level": 5, "halt_level": 5})
    terms = [node.astext() for node in tree.findall(nodes.term)]
    assert terms == ["=formula", "message broker", "server"]
    definitions = [node.astext() for node in tree.findall(nodes.definition)]
    assert definitions == ["式", "メッセージブローカ", f"サーバー、サーバ\n\n{LIST.terms[1].note}"]
    assert not list(tree.findall(nodes.system_message))


def test_md() -> None:
    lines = WRITERS["md"](LIST).splitlines()
    assert lines[2] == "| message broker | メッセージブローカ | candidate | 4 | 仲介者 1 |"
    assert lines[3] == "| server | サーバー | preferred | 9 | 鯖 (forbidden); サーバ (admitted) |"
    assert lines[-2:] == ["| PyZMQ | 7 |", "| Flask | 2 |"]


def pair(source: str, target: str, count: int) -> TermPair:
    place = Occurrence("a.rst", 3, Span(5, 9), Span(0, 4), verbal=False, within="", glued=False)
    return TermPair(
        source, target, count, 0.873, 1.0, (FoundRendering(target, count, (place,), 0, 1.0, 1.0),)
    )


def test_what_is_found_is_listed_as_the_glossary_decides() -> None:
    found = Extraction(
        (
            pair("server", "サーバ", 9),
            pair("thing", "もの", 5),
            pair("job", "ジョブ", 2),
            pair("rare", "稀", 1),
        ),
        (pair("Flask", "Flask", 4), pair("pip", "pip", 1)),
        (),
    )
    glossary = Glossary(
        (
            Term("Server", (Rendering("サーバー"), Rendering("給仕", Status.FORBIDDEN)), note="machine"),
            Term("thing", ignored=True),
            Term("queue", (Rendering("キュー"),)),
            Term("pool", (Rendering("プール", Status.CANDIDATE),)),
            Term("job", translate=False),
        )
    )
    listed = entries(found, glossary, min_count=2)
    assert [(entry.source, entry.target, entry.status, entry.count) for entry in listed.terms] == [
        ("Server", "サーバー", Status.PREFERRED, 9),
        ("queue", "キュー", Status.PREFERRED, 0),
    ]
    assert [(found.target, found.count) for found in listed.terms[0].others] == [("サーバ", 9)]
    assert [(name.source, name.count) for name in listed.do_not_translate] == [("Flask", 4), ("job", 2)]
