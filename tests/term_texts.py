"""Small bilingual documents for the tests of terms."""

from __future__ import annotations

from collections.abc import Sequence

from rsttrans.align import pair
from rsttrans.terms import Extraction, Facts, TermPair, collect, extract
from rsttrans.text import Document

Pairs = Sequence[tuple[str, str]]

KITCHEN: Pairs = (
    (
        "The server sends a request to the message broker.",
        "サーバーはメッセージブローカーにリクエストを送ります。",
    ),
    ("Restart the server after you change a variable.", "変数を変更したらサーバーを再起動します。"),
    ("Each variable belongs to one environment.", "変数はそれぞれ1つの環境に属します。"),
    ("A virtual environment keeps the variables apart.", "仮想環境は変数を分けておきます。"),
    ("Delete the virtual environment.", "仮想環境を削除します。"),
    ("The message broker keeps a queue.", "メッセージブローカーはキューを持ちます。"),
    ("PyZMQ talks to the message broker.", "PyZMQはメッセージブローカーと通信します。"),
    ("Install PyZMQ on the server.", "サーバーにPyZMQをインストールします。"),
    ("The filesystem is read-only.", "ファイルシステムは読み取り専用です。"),
)


def document(pairs: Pairs, path: str = "a.rst") -> Document:
    """Paragraphs, each behind its original."""
    return Document(path, "".join(f".. {source}\n\n{target}\n\n" for source, target in pairs))


def facts(pairs: Pairs, path: str = "a.rst") -> Facts:
    return collect(pair(document(pairs, path)))


def terms(pairs: Pairs) -> Extraction:
    return extract([facts(pairs)])


def found(extraction: Extraction, source: str) -> TermPair:
    """The pair of an English term."""
    [pair] = [term for term in extraction.terms if term.source == source]
    return pair
