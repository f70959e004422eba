"""The words that terms are made of."""

from __future__ import annotations

import pytest

from rsttrans.japanese import tokenise
from rsttrans.kana import similarity, sounds
from rsttrans.terms import english_terms, japanese_terms
from rsttrans.terms.facts import ADJACENT, BLANK, BREAK, DOT, GLUED, NA, NO, VERBAL, Morpheme
from rsttrans.terms.folding import folded_katakana
from rsttrans.terms.lexical import SURE, evidence
from rsttrans.terms.sentences import sentence_pairs


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("servers", "server"),
        ("boxes", "box"),
        ("classes", "class"),
        ("slashes", "slash"),
        ("branches", "branch"),
        ("caches", "cache"),
        ("cases", "case"),
        ("databases", "database"),
        ("queries", "query"),
        ("parentheses", "parenthesis"),
        ("focuses", "focus"),
        ("indices", "index"),
        ("alias", "alias"),
        ("status", "status"),
        ("process", "process"),
        ("analysis", "analysis"),
        ("os", "os"),
    ],
)
def test_singular(plural: str, singular: str) -> None:
    assert english_terms.singular(plural) == singular


def english_items(text: str, *, title: bool = False) -> list[tuple[str, int, bool]]:
    return [
        (item.word.text, item.gap, item.word.weak)
        for item in english_terms.items(text, 0, len(text), title=title)
    ]


def test_english_gaps() -> None:
    assert english_items("Servers run third-party code, to format Node.js files") == [
        ("Servers", BREAK, True),
        ("run", ADJACENT, False),
        ("third", ADJACENT, False),
        ("party", GLUED, False),
        ("code", ADJACENT, False),
        ("format", VERBAL, False),
        ("Node.js", ADJACENT, False),
        ("files", ADJACENT, False),
    ]


def test_parts_of_hyphened_words_are_kept() -> None:
    assert english_items("a built-in module, built in a day") == [
        ("built", BREAK, False),
        ("in", GLUED, False),
        ("module", ADJACENT, False),
        ("built", BREAK, False),
        ("day", BREAK, False),
    ]


def test_possessives_break() -> None:
    assert [gap for _, gap, _ in english_items("the server's queue")] == [BREAK, BREAK]


def test_english_spans() -> None:
    words = ["good", "message", "broker", "quickly"]
    spans = english_terms.spans(words, bytes([BREAK, ADJACENT, ADJACENT, ADJACENT]), 4)
    # No term begins with a mere modifier or ends in an adverb.
    assert [words[first:end] for first, end in spans] == [["message"], ["message", "broker"], ["broker"]]


def test_no_term_begins_or_ends_inside_a_hyphened_word() -> None:
    spans = english_terms.spans(["third", "party", "code"], bytes([BREAK, GLUED, ADJACENT]), 4)
    assert spans == [(0, 2), (0, 3), (2, 3)]


def japanese_items(text: str) -> list[tuple[str, int]]:
    return [(item.morpheme.surface, item.gap) for item in japanese_terms.items(text, tokenise(text))]


def test_japanese_gaps() -> None:
    assert japanese_items("仮想環境の変数とグローバルな変数") == [
        ("仮想", BREAK),
        ("環境", ADJACENT),
        ("変数", NO),
        ("グローバル", BREAK),
        ("変数", NA),
    ]
    assert japanese_items("ベスト・プラクティス") == [("ベスト", BREAK), ("プラクティス", DOT)]
    assert japanese_items("Mac OSとNode.js") == [("Mac", BREAK), ("OS", BLANK), ("Node.js", BREAK)]


def test_offsets_are_those_of_the_text() -> None:
    text = "これは  Node.jsのサーバーです。"
    for item in japanese_terms.items(text, tokenise(text)):
        assert text[item.start : item.end] == item.morpheme.surface


def test_torn_katakana_is_one_word() -> None:
    assert ("シグニチャ", BREAK) in japanese_items("関数のシグニチャを") or (
        "シグニチャ",
        NO,
    ) in japanese_items("関数のシグニチャを")


def japanese_terms_of(text: str) -> list[str]:
    items = list(japanese_terms.items(text, tokenise(text)))
    spans = japanese_terms.spans(
        "".join(item.morpheme.kind for item in items),
        [item.morpheme.surface for item in items],
        bytes(item.gap for item in items),
        6,
    )
    return ["".join(item.morpheme.surface for item in items[first:end]) for first, end in spans]


def test_suffixes_and_prefixes_stay_with_their_word() -> None:
    assert japanese_terms_of("可読性") == ["可読性"]
    assert japanese_terms_of("非同期") == ["非同期"]
    assert japanese_terms_of("各モジュール") == ["モジュール"]


def test_verb_stems_are_nouns_where_they_stand_as_such() -> None:
    assert "呼び出し" in japanese_terms_of("関数の呼び出しを")
    assert japanese_terms_of("関数を呼び出します") == ["関数"]


@pytest.mark.parametrize(
    ("word", "katakana"),
    [
        ("server", "サーバー"),
        ("server", "サーバ"),
        ("byte", "バイト"),
        ("queue", "キュー"),
        ("path", "パス"),
        ("text", "テキスト"),
        ("policy", "ポリシー"),
        ("coroutine", "コルーチン"),
        ("filesystem", "ファイルシステム"),
        ("executor", "エグゼキュータ"),
        ("publisher", "パブリッシャ"),
        ("cache", "キャッシュ"),
    ],
)
def test_loanwords_sound_like_their_english(word: str, katakana: str) -> None:
    assert similarity(word, katakana) >= SURE


@pytest.mark.parametrize(
    ("word", "katakana"),
    [
        ("server", "クライアント"),
        ("module", "メソッド"),
        ("class", "オブジェクト"),
        ("a", "ア"),
        ("", "サーバー"),
    ],
)
def test_other_words_do_not(word: str, katakana: str) -> None:
    assert similarity(word, katakana) < 0.6


def test_sounds() -> None:
    assert sounds("シャッター") == "Sata"
    assert sounds("キャッシュ") == "kyaSu"
    assert sounds("ファイル") == "Fairu"
    assert sounds("パーティ") == "pati"


def test_evidence() -> None:
    assert evidence("server", Morpheme("サーバー", "サーバー", "server", "n")) == 1.0
    assert evidence("servers", Morpheme("Server", "server", "", "n")) == 1.0
    assert evidence("path", Morpheme("パス", "パス", "pass", "n")) > 0.7
    assert evidence("variable", Morpheme("変数", "変数", "", "n")) > 0.5
    assert evidence("variable", Morpheme("環境", "環境", "", "n")) == 0.0


def test_folding() -> None:
    assert folded_katakana("インターフェイス") == folded_katakana("インタフェイス")
    assert folded_katakana("ヴァージョン") == folded_katakana("バージョン")


def pairs(source: str, target: str) -> list[tuple[str, str]]:
    return [(source[a:b], target[c:d]) for (a, b), (c, d) in sentence_pairs(source, target)]


def test_sentences_pair_one_to_one() -> None:
    assert pairs("One. Two.", "一。二。") == [("One.", "一。"), ("Two.", "二。")]


def test_a_split_sentence_stays_with_its_source() -> None:
    source = "Install NumPy with the package manager and restart the shell. Then run pip."
    target = "パッケージマネージャーでNumPyを入れます。その後、シェルを再起動します。次にpipを実行します。"
    assert [len(part.split("。")) for _, part in pairs(source, target)] == [3, 2]


def test_no_sentences() -> None:
    assert pairs("", "一。") == []
