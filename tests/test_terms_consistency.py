"""Terms that are rendered in several ways, and reasons to do so."""

from __future__ import annotations

from rsttrans.terms import Inconsistency, inconsistencies
from term_texts import Pairs, document, terms

FILLER: Pairs = (
    ("The function returns a value.", "関数は値を返します。"),
    ("Close the window of the editor.", "エディタのウィンドウを閉じます。"),
    ("The parser reads the file.", "パーサはファイルを読みます。"),
)


def reported(pairs: Pairs) -> dict[str, Inconsistency]:
    return {item.source: item for item in inconsistencies(terms([*FILLER, *pairs]))}


def test_two_renderings() -> None:
    pairs: Pairs = (
        ("Send the request.", "リクエストを送信します。"),
        ("The request is empty.", "リクエストは空です。"),
        ("Log every request.", "すべてのリクエストを記録します。"),
        ("The request fails.", "要求は失敗します。"),
        ("Each request has a body.", "要求にはそれぞれ本文があります。"),
    )
    [item] = reported(pairs).values()
    assert (item.source, item.target, item.count) == ("request", "リクエスト", 3)
    [minority] = item.minorities
    assert (minority.target, minority.count) == ("要求", 2)
    text = document([*FILLER, *pairs]).text
    assert [text[slice(*place.span)] for place in minority.occurrences] == ["要求", "要求"]
    assert [text[slice(*place.source)] for place in minority.occurrences] == ["request", "request"]


def test_spellings_are_no_inconsistency() -> None:
    pairs: Pairs = (
        ("Start the server.", "サーバーを起動します。"),
        ("The server waits.", "サーバーは待ちます。"),
        ("Stop the server.", "サーバを停止します。"),
    )
    assert reported(pairs) == {}


def test_a_consistent_term_is_none() -> None:
    pairs: Pairs = (
        ("Start the thread.", "スレッドを開始します。"),
        ("Each thread has a stack.", "スレッドにはそれぞれスタックがあります。"),
        ("The thread ends.", "それは終了します。"),
    )
    assert reported(pairs) == {}


def test_a_name_left_in_english_is_none() -> None:
    pairs: Pairs = (
        ("Read the tutorial.", "チュートリアルを読みます。"),
        ("The tutorial is short.", "チュートリアルは短いです。"),
        ("The Flask Tutorial", "The Flask Tutorial"),
        ("See the Tutorial section.", "Tutorialの節を見てください。"),
    )
    assert reported(pairs) == {}


def test_a_word_for_something_else_is_none() -> None:
    # 機能 renders feature; one function among many features is the other sense.
    pairs: Pairs = (
        ("The function has an argument.", "関数には引数があります。"),
        ("Call the function twice.", "関数を2回呼び出します。"),
        ("The main feature is speed.", "主な機能は速度です。"),
        ("This feature is new.", "この機能は新しいものです。"),
        ("A feature of the library.", "ライブラリの機能です。"),
        ("Each feature is documented.", "それぞれの機能は文書化されています。"),
        ("The rewind function is handy.", "巻き戻し機能は手軽です。"),
    )
    assert "function" not in reported(pairs)


def test_a_settled_compound_is_a_reason() -> None:
    pairs: Pairs = (
        ("The design is simple.", "設計は単純です。"),
        ("A good design helps.", "良い設計は役に立ちます。"),
        ("Change the design.", "設計を変えます。"),
        ("Use a design pattern.", "デザインパターンを使います。"),
        ("The design pattern is old.", "そのデザインパターンは古いものです。"),
    )
    assert "design" not in reported(pairs)


def test_names_of_the_minority_are_sorted_and_stable() -> None:
    pairs: Pairs = (
        ("Send the request.", "リクエストを送信します。"),
        ("The request is empty.", "リクエストは空です。"),
        ("The request fails.", "要求は失敗します。"),
        ("Each request has a body.", "要求にはそれぞれ本文があります。"),
        ("The terminal opens.", "ターミナルが開きます。"),
        ("Close the terminal.", "ターミナルを閉じます。"),
        ("The terminal is small.", "端末は小さいです。"),
        ("A terminal is needed.", "端末が必要です。"),
    )
    assert list(reported(pairs)) == ["request", "terminal"]
