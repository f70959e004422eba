"""Inline markup: examples, properties, and docutils' own inliner as the oracle.

Two readings are held against docutils.  The strict one (`recognise(meant=False)`) must be docutils' reading.
Exceptions, with their reasons:

* an e-mail address that fails since its host has no end, right before `/` and another address: docutils looks
  once more at the text before the second one, as if the text ended there;
* e-mail addresses aside, what docutils reports for a role that is given twice or goes with `_` counts as a
  problem there; it is no start-string without an end.

Of the reading as meant, elements without `broken` must be docutils' own, and what docutils reads besides must
overlap an element with `broken`.  What is broken, docutils must see with `character_level_inline_markup`, but

* a reference or inline target that Japanese precedes (`このガイドはSphinx_`): letters of all scripts may be
  in a name, so docutils takes the Japanese for a part of a name.
"""

from __future__ import annotations

import re
import time

import pytest
from docutils.utils import punctuation_chars, urischemes
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpora import CORPORA, documents, needs_corpora
from inline_oracle import reader
from rsttrans.rst import punctuation, uris
from rsttrans.rst.inline import Inline, parse, plain, unclosed
from rsttrans.rst.markup import Mark, nulled, recognise
from rsttrans.text import Document, Span, View
from rsttrans.unit import PLACEHOLDER

ordinary = reader(character_level=False)
character_level = reader(character_level=True)


def view_of(text: str) -> View:
    document = Document("x", text)
    return View.lines(text, document.line_spans)


def raw(text: str, element: Inline) -> str:
    return text[element.span.start : element.span.end]


def shown(text: str) -> list[tuple[str, ...]]:
    """Kind, raw text, and target of every element, with `broken` where it is."""
    return [
        (element.kind, raw(text, element), element.target, *(["broken"] if element.broken else []))
        for element in parse(view_of(text))
    ]


EXAMPLES = [
    # Ordinary markup.
    ("a ``b`` c", [("literal", "``b``", "")]),
    ("*a* **b**", [("emphasis", "*a*", ""), ("strong", "**b**", "")]),
    ("see :ref:`x`.", [("role", ":ref:`x`", "x")]),
    (":py:func:`~a.b`", [("role", ":py:func:`~a.b`", "~a.b")]),
    (":mod:`!os` `x`:ref:", [("role", ":mod:`!os`", "!os"), ("role", "`x`:ref:", "x")]),
    (":ref:`the guide <top>`", [("role", ":ref:`the guide <top>`", "top")]),
    (":ref:`ガイド<top>`", [("role", ":ref:`ガイド<top>`", "top")]),
    (":ref:`a\\<b <c>`", [("role", ":ref:`a\\<b <c>`", "c")]),
    (":samp:`a <b>`", [("role", ":samp:`a <b>`", "a <b>")]),
    (":ref:`<x>`", [("role", ":ref:`<x>`", "<x>")]),
    ("`a b`", [("role", "`a b`", "a b")]),
    ("name_ and `A\nName`_", [("reference", "name_", "name"), ("reference", "`A\nName`_", "a name")]),
    ("`a`__ b__", [("anonymous", "`a`__", ""), ("anonymous", "b__", "")]),
    ("`t <https://a.example/\nb c>`_", [("link", "`t <https://a.example/\nb c>`_", "https://a.example/bc")]),
    ("`t <a.rst>`__", [("link", "`t <a.rst>`__", "a.rst")]),
    ("`<a.rst>`_", [("link", "`<a.rst>`_", "a.rst")]),
    ("`t <a@b.example>`_", [("link", "`t <a@b.example>`_", "mailto:a@b.example")]),
    ("`t <Other Name_>`_", [("reference", "`t <Other Name_>`_", "other name")]),
    ("`t <https://a.example/x_>`_", [("link", "`t <https://a.example/x_>`_", "https://a.example/x_")]),
    ("`t <a\\_>`_", [("link", "`t <a\\_>`_", "a_")]),
    ("`t<u>`_", [("reference", "`t<u>`_", "t<u>")]),
    ("[1]_ [#]_ [#a]_ [*]_ [AB1]_", [
        ("footnote", "[1]_", "1"), ("footnote", "[#]_", "#"), ("footnote", "[#a]_", "#a"),
        ("footnote", "[*]_", "*"), ("citation", "[AB1]_", "AB1"),
    ]),
    ("|a b| |c|_ |d|__", [
        ("substitution", "|a b|", "a b"), ("substitution", "|c|_", "c"), ("substitution", "|d|__", "d"),
    ]),
    ("_`A Target`", [("target", "_`A Target`", "a target")]),
    ("(https://a.example/b?c=d#e), ok", [("uri", "https://a.example/b?c=d#e", "https://a.example/b?c=d#e")]),
    ("to me@a.example.", [("uri", "me@a.example", "mailto:me@a.example")]),
    # No markup.
    ("2 * 3 * 4, a*b*c, snake_case, __init__, x = a|b", []),
    ('"*" (*) \'``\' 「*」', []),
    ("\\*a\\* \\`b` \\``c`` d\\_ \\[1]_", []),
    ("``a", []),
    # Japanese beside it.
    ("これは``a``です", [("literal", "``a``", "", "broken")]),
    ("「``a``」と（``b``）と``c``。", [
        ("literal", "``a``", ""), ("literal", "``b``", ""), ("literal", "``c``", "", "broken"),
    ]),
    ("（``a``と``b``）", [("literal", "``a``", "", "broken"), ("literal", "``b``", "", "broken")]),
    ("これは\\ ``a``\\ です", [("literal", "``a``", "")]),
    ("は:ref:`x`を", [("role", ":ref:`x`", "x", "broken")]),
    ("は:ref:`x` を", [("role", ":ref:`x`", "x", "broken")]),
    ("、:ref:`x` を", [("role", ":ref:`x`", "x")]),
    ("`訳 <https://a/>`_を", [("link", "`訳 <https://a/>`_", "https://a/", "broken")]),
    ("この`訳 <a>`_", [("link", "`訳 <a>`_", "a", "broken")]),
    ("は**太字**で*斜体*です", [("strong", "**太字**", "", "broken"), ("emphasis", "*斜体*", "", "broken")]),
    ("**x**（y）", [("strong", "**x**", "", "broken")]),
    ("」``x``", [("literal", "``x``", "", "broken")]),
    ("注[1]_を [#a]_は", [("footnote", "[1]_", "1", "broken"), ("footnote", "[#a]_", "#a", "broken")]),
    ("|version|は", [("substitution", "|version|", "version", "broken")]),
    ("真|偽|不明", []),
    ("このガイドはSphinx_ です", [("reference", "Sphinx_", "sphinx", "broken")]),
    ("Sphinx_を使う", [("reference", "Sphinx_", "sphinx", "broken")]),
    ("日本語_ です", [("reference", "日本語_", "日本語")]),
    ("変数my_変数と__init__は", []),
    ("引数*argsと**kwargsは", []),
    ("https://a.example/bです", [("uri", "https://a.example/b", "https://a.example/b", "broken")]),
    ("はhttps://a.example/、", [("uri", "https://a.example/", "https://a.example/", "broken")]),
    ("宛先はme@a.example です", [("uri", "me@a.example", "mailto:me@a.example", "broken")]),
    # Letters beside it: no more than is unmistakable.
    ("a ````b````", [("literal", "````b````", "")]),
    ("``list``s of the``b``", [("literal", "``list``", "", "broken"), ("literal", "``b``", "", "broken")]),
    ("see:ref:`x`", [("role", ":ref:`x`", "x", "broken")]),
    (":func:`f`s", [("role", ":func:`f`", "f", "broken")]),
    (":用語note:`x` y", [("role", ":用語note:`x`", "x")]),
    ("`x`__と", [("anonymous", "`x`__", "", "broken")]),
    # docutils drops all standalone URIs of a stretch of text behind a scheme that it does not know.
    ("a-https://a.example/", [("uri", "https://a.example/", "https://a.example/", "broken")]),
    ("note:x https://a.example/", [("uri", "https://a.example/", "https://a.example/", "broken")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "elements"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_example(text: str, elements: list[tuple[str, ...]]) -> None:
    assert shown(text) == elements


@pytest.mark.parametrize(
    ("text", "role", "shown_text"),
    [
        (":ref:`the\nguide <top>`", "ref", "the guide"),
        (":ref:`その\n先 <top>`", "ref", "その先"),
        ("``a\\b\nc``", "", "a\\b c"),
        ("`a\\*b <u>`_", "", "a*b"),
        ("`<u v>`_", "", "u v"),
        ("|a|_", "", "a"),
        ("*a\\ b*", "", "ab"),
    ],
)
def test_text(text: str, role: str, shown_text: str) -> None:
    (element,) = parse(view_of(text))
    assert (element.role, element.text) == (role, shown_text)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("``a`", ["``"]),
        ("**a b", ["**"]),
        ("a *b c", ["*"]),
        ("|a b", ["|"]),
        ("`a", ["`"]),
        (":r:`a", ["`"]),
        ("_`a", ["_`"]),
        ("``a``です", ["``"]),
        ("a * b ** c", []),
        ("「*」", []),
    ],
)
def test_unclosed(text: str, starts: list[str]) -> None:
    assert [text[start:end] for start, end in unclosed(view_of(text))] == starts


PLAIN = [
    ("a ``b`` c", f"a {PLACEHOLDER} c"),
    ("``a``", PLACEHOLDER),
    ("これは``a``です", f"これは{PLACEHOLDER}です"),
    ("これは\\ ``a``\\ です", f"これは{PLACEHOLDER}です"),
    ("``a``\\ ``b``", f"{PLACEHOLDER}{PLACEHOLDER}"),
    ("*a* **b** _`c` d_ `e`__", "a b c d e"),
    ("`訳 <https://a.example/>`_ と\n`b\n<c>`_。", "訳 と b。"),
    ("日本\n語と\nASCII\nです", "日本語と ASCII です"),
    (":func:`f` :class:`辞書 <dict>` :term:`word` :ref:`x`", f"{PLACEHOLDER} 辞書 word {PLACEHOLDER}"),
    (":guilabel:`OK` :abbr:`A (b)` :file:`c`", f"OK A (b) {PLACEHOLDER}"),
    ("|v| [1]_ https://a.example/ x", f"{PLACEHOLDER} {PLACEHOLDER} {PLACEHOLDER} x"),
    ("a\\*b \\\\c\\\nd", "a*b \\cd"),
    ("`用語` `code_name`", f"用語 {PLACEHOLDER}"),
    ("a\n``b\nc``\nd", f"a {PLACEHOLDER} d"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "running"), PLAIN, ids=[text for text, _ in PLAIN])
def test_plain(text: str, running: str) -> None:
    view = view_of(text)
    assert plain(view, parse(view)).text == running


def test_plain_leads_to_the_file() -> None:
    text = "   これは ``x`` と\n   `訳 <u>`_ です\\*"
    view = View.lines(text, (Span(3, 14), Span(18, len(text))))
    running = plain(view, parse(view))
    assert running.text == f"これは {PLACEHOLDER} と 訳 です*"
    for sign in "これはと訳です*":
        at = running.text.index(sign)
        span = running.span(at, at + 1)
        assert text[span.start : span.end] == sign
    at = running.text.index(PLACEHOLDER)
    assert running.span(at, at + 1).start == text.index("``x``")


# docutils as the oracle -----------------------------------------------------------------------------------

PIECES = [
    *"* ** ` `` _ __ | : a b1 日 本語 。 、 （ ） 「 」 \" ' ( ) < > [ ] # \\ . - 1 ? / @ , { } + %".split(),
    "`_", "_`", ":r:", "_の", "です", " ", "\n",
    "https://x.example/z", "me@b.example", "mailto:", "note:", "a.b", "<u>`_", "[1]_", "[#a]_",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


def strict(text: str) -> tuple[list[tuple[str, str]], list[str], tuple[Mark, ...]]:
    reading = recognise(nulled(text), meant=False)
    elements = [(mark.kind, text[mark.start : mark.end]) for mark in reading.marks]
    return elements, [text[start:end] for start, end in reading.problems], reading.marks


def check(text: str) -> None:
    elements, problems = ordinary(text)
    mine, starts, marks = strict(text)
    assert mine == elements
    assert starts == [problem for problem in problems if problem in ("*", "**", "`", "``", "|", "_`")]
    meant = parse(View(text, (Span(0, len(text)),)))
    exact = {(mark.kind, mark.start, mark.end) for mark in marks}
    broken = [element.span for element in meant if element.broken]
    for element in meant:
        if not element.broken:
            place = (element.kind if element.kind != "link" else "reference", *element.span)
            assert place in exact or ("anonymous", *element.span) in exact
    whole = {element.span for element in meant}
    for mark in marks:
        if (mark.start, mark.end) not in whole:
            assert any(start < mark.end and mark.start < end for start, end in broken), mark


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_docutils_reads_generated_texts_alike(text: str) -> None:
    assume(not re.search(r"@\S*/\S*@", text))
    check(text)


def paragraphs(text: str) -> list[str]:
    blocks = re.split(r"\n\s*\n", text.expandtabs())
    return ["\n".join(line.strip() for line in block.split("\n")).strip() for block in blocks]


@needs_corpora
def test_docutils_reads_real_paragraphs_alike() -> None:
    count = 0
    for path in documents(CORPORA):
        for text in paragraphs(path.read_text(encoding="utf-8", errors="replace")):
            check(text)
            count += 1
    assert count > 10_000


ELEMENTS = [
    "``a``", "``a b``", ":ref:`x`", ":py:func:`a.b`", ":ref:`訳 <x>`", "`訳`", "`訳 <https://a/>`_", "`b`__",
    "`c d`_", "[1]_", "[#a]_", "[AB1]_", "*斜体*", "**太字**", "|v|",
]  # fmt: skip
JAPANESE = ["これは", "を使う", "、", "。", "「", "」と", "です。", "の", "（", "）", "カタカナー", " "]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(JAPANESE), st.sampled_from(ELEMENTS)), min_size=1, max_size=6))
def test_markup_among_japanese_is_seen_as_docutils_sees_it_character_by_character(
    pairs: list[tuple[str, str]],
) -> None:
    text = "".join(japanese + element for japanese, element in pairs) + "です"
    planted = [element for _, element in pairs]
    assert [found for _, found in character_level(text)[0]] == planted
    assert [raw(text, element) for element in parse(view_of(text))] == planted


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=60)))
def test_spans(text: str) -> None:
    view = view_of(text)
    elements = parse(view)
    at = 0
    for element in elements:
        assert at <= element.span.start < element.span.end <= len(text)
        assert element.span.start <= element.text_span.start <= element.text_span.end <= element.span.end
        at = element.span.end
        found = raw(text, element)
        if element.kind != "uri":
            assert re.match(r"[*`|_\[:]|\w", found)
            assert found[-1] in "*`|_:"
    for span in unclosed(view):
        assert text[span.start : span.end] in ("*", "**", "`", "``", "|", "_`")
    running = plain(view, elements)
    assert "\n" not in running.text
    for index, sign in enumerate(running.text):
        place = running.span(index, index + 1)
        if place.end - place.start == 1 and sign not in f" {PLACEHOLDER}":
            assert text[place.start] == sign


def test_tables_are_those_of_docutils() -> None:
    ours = (punctuation.OPENERS, punctuation.CLOSERS, punctuation.DELIMITERS, punctuation.CLOSING_DELIMITERS)
    theirs = (
        punctuation_chars.openers,
        punctuation_chars.closers,
        punctuation_chars.delimiters,
        punctuation_chars.closing_delimiters,
    )
    assert ours == theirs
    assert punctuation_chars.quote_pairs == punctuation.QUOTE_PAIRS
    assert set(urischemes.schemes) == uris.SCHEMES


@pytest.mark.parametrize(
    "piece",
    ["*a ", "`a ", "``a ", "|a ", "の*a", "の``a", "a``a", "[a", "a_", "a_あ", ":a", ":a:`b ", "http:",
     "a.a@", "a:(", "x:%", "`<a", "の:a:`b`", "http://a?", "a@b/", "\\<", "`a`:b"],
)  # fmt: skip
def test_linear(piece: str) -> None:
    text = piece * 80_000
    view = View(text, (Span(0, len(text)),))
    start = time.process_time()
    plain(view, parse(view))
    unclosed(view)
    # Quadratic time would be minutes.
    assert time.process_time() - start < 8
