"""What is known of Japanese text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsttrans.japanese import (
    fold,
    loanword_key,
    numbers,
    sentences,
    tokenise,
    transliterates,
)
from rsttrans.unit import PLACEHOLDER

# Tokens ---------------------------------------------------------------------------------------------------


def test_tokens() -> None:
    text = f"私は サーバーで{PLACEHOLDER}を Foobarz から使う。"
    tokens = tokenise(text)
    assert [token.surface for token in tokens] == [
        "私", "は", "サーバー", "で", PLACEHOLDER, "を", "Foobarz", "から", "使う", "。",
    ]  # fmt: skip
    assert [text[token.start : token.end] for token in tokens] == [token.surface for token in tokens]
    me, _, server, _, hole, _, name, _, use, stop = tokens
    assert (me.pos, me.lemma, me.english, me.known) == ("代名詞", "私", "", True)
    assert (server.pos, server.lemma, server.english, server.reading) == (
        "名詞",
        "サーバー",
        "server",
        "サーバー",
    )
    assert (hole.pos, hole.lemma, hole.known) == ("補助記号", PLACEHOLDER, False)
    assert (name.pos, name.lemma, name.known) == ("名詞", "Foobarz", False)
    assert (use.pos, use.lemma, use.cform) == ("動詞", "使う", "終止形-一般")
    assert stop.pos2 == "句点"


AWKWARD = st.text(
    st.one_of(
        st.sampled_from(
            'これは本です。、「」サーバーabc123 \n\t\0\x1b\u3000\xa0\ufffc\ufeff\u200b\udc80\ud83dΩ😀"\\,*%'
        ),
        st.characters(),
    ),
    max_size=80,
)


@settings(max_examples=300, deadline=None)
@given(AWKWARD)
def test_tokens_cover_the_text(text: str) -> None:
    at = 0
    for token in tokenise(text):
        assert token.start >= at
        assert text[token.start : token.end] == token.surface != ""
        # Control characters are white space to the tokeniser.
        assert not [
            sign for sign in text[at : token.start] if not sign.isspace() and sign >= " " and sign != "\x7f"
        ]
        at = token.end
    assert not [sign for sign in text[at:] if not sign.isspace() and sign >= " " and sign != "\x7f"]


@pytest.mark.parametrize("text", ["a" * 300_000, "あ" * 50_000, "これは本です。" * 20_000, " " * 100_000])
def test_long_texts(text: str) -> None:
    tokens = tokenise(text)
    assert sum(token.end - token.start for token in tokens) == len(text.strip())


# Sentences ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一つ目です。二つ目です。", ["一つ目です。", "二つ目です。"]),
        ("本当ですか？ はい！ そうです", ["本当ですか？", "はい！", "そうです"]),
        ("「はい。そうです。」と答えた。次へ。", ["「はい。そうです。」と答えた。", "次へ。"]),
        ("見る（注。ここ）。次。", ["見る（注。ここ）。", "次。"]),
        ("なぜか？という話。", ["なぜか？という話。"]),
        ("バージョン2.7です. 次です", ["バージョン2.7です.", "次です"]),
        ("例えばe.g. foo です。", ["例えばe.g. foo です。"]),
        ("Yahoo!の話。", ["Yahoo!の話。"]),
        ("（閉じない。次です。", ["（閉じない。", "次です。"]),
        ("一行目\n二行目", ["一行目", "二行目"]),
        ("『本です。』", ["『本です。』"]),
        ("", []),
        ("。", ["。"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@settings(deadline=None)
@given(st.text(st.sampled_from("あア本。！？.!?「」（）()『』\n 、とa1"), max_size=60))
def test_sentences_cover_the_text(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


# Loanwords ------------------------------------------------------------------------------------------------

PAIRS = """
Chef シェフ  server サーバー  server サーバ  playbook プレイブック  Twisted ツイステッド
Puppet パペット  Python パイソン  queue キュー  query クエリ  cache キャッシュ  thread スレッド
proxy プロキシ  access アクセス  text テキスト  tree ツリー  library ライブラリ
framework フレームワーク  directory ディレクトリ  interface インターフェース  interface インタフェース
version バージョン  action アクション  session セッション  module モジュール  package パッケージ
image イメージ  architecture アーキテクチャ  feature フィーチャー  schema スキーマ  layout レイアウト
deploy デプロイ  router ルーター  widget ウィジェット  quick クイック  hash ハッシュ
software ソフトウェア  core コア  fire ファイア  client クライアント  compiler コンパイラ
computer コンピュータ  Windows ウィンドウズ  Django ジャンゴ  Flask フラスク  Facebook フェイスブック
white ホワイト  wheel ホイール  coverage カバレッジ  reference リファレンス  vector ベクター
color カラー  modules モジュール  user-interface ユーザインタフェース  parameter パラメータ
character キャラクタ  unit ユニット  value バリュー  science サイエンス  engineer エンジニア
archive アーカイブ  source ソース  resource リソース  tutorial チュートリアル
"""
STRANGERS = """
server サービス  source サーチ  port パッチ  class クロス  core キー  chapter チャット  mode マージ
patch パス  driver ドライブ  list ラスト  test タスク  node ノート  user ユーモア  model モジュール
client クラス  string ストリーム  buffer バックアップ  a ア  Python パイ  script スクリーン  cache キー
list 一覧
"""


def pairs(text: str) -> list[tuple[str, str]]:
    parts = text.split()
    return list(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize(("english", "katakana"), pairs(PAIRS))
def test_transliterates(english: str, katakana: str) -> None:
    assert transliterates(english, katakana)


@pytest.mark.parametrize(("english", "katakana"), pairs(STRANGERS))
def test_does_not_transliterate(english: str, katakana: str) -> None:
    assert not transliterates(english, katakana)


@settings(deadline=None)
@given(
    st.text(max_size=30),
    st.text(st.sampled_from("アイウエオカガサザタダナハバパマヤラワンッーャュョァェォティヴ"), max_size=20),
)
def test_transliterates_never_raises(english: str, katakana: str) -> None:
    transliterates(english, katakana)
    loanword_key(katakana)


def test_transliterates_is_linear() -> None:
    start = time.process_time()
    transliterates("a" * 60, "アー" * 100_000)
    assert time.process_time() - start < 5


def test_loanword_key() -> None:
    assert loanword_key("サーバー") == loanword_key("サーバ")
    assert loanword_key("ヴァージョン") == loanword_key("バージョン")
    assert loanword_key("ｻｰﾊﾞ") == loanword_key("サーバ")
    assert loanword_key("インターフェース") == loanword_key("インタフェース")
    assert loanword_key("サーバ") != loanword_key("サービス")


# Numbers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("１２と1,000と3.5と2.7.3", ["12", "1000", "3.5", "2.7.3"]),
        ("2万5千、1億2,000万、3千、12.5万、100万5000", ["25000", "120000000", "3000", "125000", "1005000"]),
        ("二十、百万、二千十六年、二〇一六年、一万", ["20", "1000000", "2016", "2016", "10000"]),
        ("1つ、ひとつ、二つ、ふたり", ["1", "1", "2", "2"]),
        ("10月5日、1990年代、第2章", ["10", "5", "1990", "2"]),
        ("一般、統一、十分、一部、唯一", []),
        ("Python3、0x1F、007", ["3", "0x1f", "7"]),
        ("２．７から3.10", ["2.7", "3.10"]),
        ("", []),
    ],
)
def test_numbers(text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text)] == values


@settings(deadline=None)
@given(st.text(st.sampled_from("0129０２９.,，．一二十百千万億兆〇x本 つ"), max_size=40))
def test_numbers_never_raise(text: str) -> None:
    at = 0
    for number in numbers(text):
        assert at <= number.start < number.end <= len(text)
        at = number.end


def test_fold() -> None:
    assert fold("Ｐｙｔｈｏｎ　３．５ ｻｰﾊﾞ") == "Python 3.5 サーバ"
    assert fold("plain") == "plain"
