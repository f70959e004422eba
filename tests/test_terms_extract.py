"""Terms of small documents."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from rsttrans.align import pair
from rsttrans.terms import Extraction, collect, extract
from term_texts import KITCHEN, Pairs, document, facts, found, terms


@pytest.fixture(scope="module")
def kitchen() -> Extraction:
    return terms(KITCHEN)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("server", "サーバー"),
        ("message broker", "メッセージブローカー"),
        ("variable", "変数"),
        ("virtual environment", "仮想環境"),
        ("queue", "キュー"),
        ("filesystem", "ファイルシステム"),
    ],
)
def test_translations(kitchen: Extraction, source: str, target: str) -> None:
    assert found(kitchen, source).target == target


def test_counts_and_places(kitchen: Extraction) -> None:
    term = found(kitchen, "message broker")
    [rendering] = term.renderings
    assert (term.count, rendering.count) == (3, 3)
    text = document(KITCHEN)
    for place in rendering.occurrences:
        assert text.text[slice(*place.span)] == "メッセージブローカー"
        assert text.text[slice(*place.source)] == "message broker"
        assert text.line_of(place.span.start) == place.line
        assert place.path == "a.rst"


def test_names_are_not_translated(kitchen: Extraction) -> None:
    assert [(name.source, name.count) for name in kitchen.do_not_translate] == [("PyZMQ", 2)]
    assert "PyZMQ" not in {term.source for term in kitchen.terms}


def test_best_first(kitchen: Extraction) -> None:
    scores = [term.score for term in kitchen.terms]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= term.confidence <= 1 for term in kitchen.terms)


def test_spellings_are_renderings_of_one_group() -> None:
    extraction = terms(
        [
            ("Start the server.", "サーバーを起動します。"),
            ("Stop the server.", "サーバを停止します。"),
            ("The server is slow.", "サーバーは遅いです。"),
        ]
    )
    term = found(extraction, "server")
    assert [(item.target, item.count, item.group) for item in term.renderings] == [
        ("サーバー", 2, 0),
        ("サーバ", 1, 0),
    ]


def test_equally_common_spellings_come_in_the_order_of_their_text() -> None:
    pairs: Pairs = (
        ("Start the server.", "サーバーを起動します。"),
        ("Stop the server.", "サーバを停止します。"),
    )
    assert found(terms(pairs), "server").target == found(terms(pairs[::-1]), "server").target == "サーバ"


def test_equal_scores_come_in_the_order_of_the_source() -> None:
    extraction = terms([("The thread asks the server.", "スレッドはサーバーに尋ねます。")])
    assert [term.source for term in extraction.terms] == ["server", "thread"]


def test_plural_and_capitals_are_one_term() -> None:
    extraction = terms(
        [
            ("Servers", "サーバー"),
            ("The servers wait.", "サーバーは待ちます。"),
            ("Web Servers need a server.", "Webサーバーにはサーバーが要ります。"),
        ]
    )
    assert found(extraction, "server").count == 4


def test_repetitions_prove_nothing_but_count() -> None:
    once = terms([("Open the window manager.", "ウィンドウマネージャを開きます。")])
    often = terms([("Open the window manager.", "ウィンドウマネージャを開きます。")] * 4)
    assert found(often, "window manager").confidence == found(once, "window manager").confidence
    assert found(often, "window manager").count == 4


def test_documents_are_read_one_after_the_other() -> None:
    both = extract([facts(KITCHEN[:4], "a.rst"), facts(KITCHEN[4:], "b.rst")])
    whole = terms(KITCHEN)
    assert [(term.source, term.target, term.count) for term in both.terms] == [
        (term.source, term.target, term.count) for term in whole.terms
    ]
    paths = {place.path for item in found(both, "message broker").renderings for place in item.occurrences}
    assert paths == {"a.rst", "b.rst"}


def test_facts_survive_a_process_boundary() -> None:
    kept = facts(KITCHEN)
    assert pickle.loads(pickle.dumps(kept)) == kept


@pytest.mark.parametrize(
    "text",
    ["", "Only English.\n", "日本語だけ。\n", ".. A comment.\n", ".. The\n\n。\n", ".. ``x``\n\n``x``\n"],
)
def test_nothing_to_extract(text: str) -> None:
    from rsttrans.text import Document

    extraction = extract([collect(pair(Document("a.rst", text)))])
    assert extraction == Extraction((), (), ())


def test_no_documents() -> None:
    assert extract([]) == Extraction((), (), ())


_PROGRAM = """
from term_texts import KITCHEN, terms
from rsttrans.terms import inconsistencies
extraction = terms(KITCHEN)
print(extraction, inconsistencies(extraction))
"""


def test_hash_seed_makes_no_difference() -> None:
    here = Path(__file__).parent
    outputs = []
    for seed in ("0", "1", "2024"):
        path = os.pathsep.join((str(here), str(here.parent / "src")))
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
        outputs.append(
            subprocess.run(
                [sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, check=True
            ).stdout
        )
    assert outputs[0]
    assert outputs[0] == outputs[1] == outputs[2]
