"""Fixes: what is applied, and what is refused."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpora
import fakes
import rst_texts
import rule_cases
from rsttrans.config import Configuration, Settings, parse
from rsttrans.fix import Fixed, choose, edited, fix, moved
from rsttrans.glossary.table import read as read_glossary
from rsttrans.project import Result, bitext_of, check
from rsttrans.project import choose as choose_rules
from rsttrans.rule import Context, Finding, Fix, Rule, Severity
from rsttrans.rules import load
from rsttrans.text import Document, Edit, Span, apply
from rsttrans.unit import Unit

RULES = load()
BAD = ".. A bad text.\n\n悪い文章です。\n"


def run(
    *texts: str, rules: Mapping[str, Rule] = fakes.RULES, select: tuple[str, ...] = (), unsafe: bool = False
) -> Fixed:
    """Some documents after the fixes of the selected rules."""
    documents = [Document(f"{index}.rst", text) for index, text in enumerate(texts)]
    settings = Settings(select=select, jobs=1)
    active = choose_rules(rules, settings, {})
    return fix(documents, Configuration(settings), rules, active, unsafe=unsafe)


def finding(*edits: tuple[int, int, str], safe: bool = True) -> Finding:
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Finding("bad", Span(*edits[0][:2]), "bad", fix=Fix("mend it", made, safe))


def test_fixed() -> None:
    fixed = run(BAD, "何もない。\n")
    assert [document.text for document in fixed.documents] == [BAD.replace("悪い", "良い"), "何もない。\n"]
    assert fixed.applied == {"bad": 1}
    assert len(fixed.before.findings) == 1
    assert fixed.result.findings == ()
    assert fixed.refusals == ()


def test_nothing_to_do() -> None:
    document = Document("a.rst", BAD.replace("悪い", "良い"))
    fixed = fix([document], Configuration(), fakes.RULES, choose_rules(fakes.RULES, Settings(), {}))
    assert fixed.documents[0] is document


def test_suppressed_findings_are_not_fixed() -> None:
    assert run(f".. rsttrans: ignore[bad]\n\n{BAD}").applied == {}


def test_findings_that_are_taken_out_are_not_fixed() -> None:
    def keep(result: Result) -> Result:
        return replace(result, findings=())

    active = choose_rules(fakes.RULES, Settings(), {})
    fixed = fix([Document("a.rst", BAD)], Configuration(), fakes.RULES, active, keep=keep)
    assert fixed.documents[0].text == BAD


def _pair(unit: Unit, context: Context) -> Iterator[Finding]:
    text = context.bitext.document.text
    for old, new in (("悪い変な", "良い変な"), ("変な文", "普通の文")):
        at = text.find(old, *unit.target.span)
        if at >= 0:
            span = Span(at, at + len(old))
            yield Finding("pair", span, old, fix=Fix("x", (Edit(span, new),)))


def test_overlapping_fixes_take_turns() -> None:
    rules = {"pair": Rule("pair", Severity.ERROR, "words", True, on_unit=_pair, doc="Pair.")}
    fixed = run(".. A bad text.\n\n悪い変な文章です。\n", rules=rules)
    assert fixed.documents[0].text == ".. A bad text.\n\n良い普通の文章です。\n"
    assert fixed.applied == {"pair": 2}


def _rule(new: str, *, safe: bool = True, rule: str = "harm") -> dict[str, Rule]:
    """The small rules with one more, which writes `new` for 悪い."""

    def on_unit(unit: Unit, context: Context) -> Iterator[Finding]:
        at = context.bitext.document.text.find("悪い", *unit.target.span)
        if at >= 0:
            yield Finding(rule, Span(at, at + 2), "bad", fix=Fix("x", (Edit(Span(at, at + 2), new),), safe))

    rules = {id: each for id, each in fakes.RULES.items() if id != "bad"}
    return rules | {rule: Rule(rule, Severity.ERROR, "harm", True, on_unit=on_unit, doc="Harm.")}


def test_unsafe_fixes_only_if_asked_for() -> None:
    rules = _rule("良い", safe=False)
    assert run(BAD, rules=rules).documents[0].text == BAD
    assert run(BAD, rules=rules, unsafe=True).documents[0].text == BAD.replace("悪い", "良い")


def _worse(unit: Unit, context: Context) -> Iterator[Finding]:
    at = context.bitext.document.text.find("酷い", *unit.target.span)
    if at >= 0:
        yield Finding("worse", Span(at, at + 2), "酷い is worse")


WORSE = {"worse": Rule("worse", Severity.WARNING, "worse", True, on_unit=_worse, doc="Worse.")}


@pytest.mark.parametrize(
    ("new", "select", "reason"),
    [
        ("とても悪い", (), "would not be rid of it: bad"),
        ("酷い", (), "would bring worse: 酷い is worse"),
        ("酷い", ("harm",), "would bring worse: 酷い is worse"),
    ],
)
def test_refused(new: str, select: tuple[str, ...], reason: str) -> None:
    fixed = run(BAD, rules=_rule(new) | WORSE, select=select)
    assert fixed.documents[0].text == BAD
    assert fixed.refusals == (("0.rst", 3, "harm", reason),)
    assert fixed.applied == {}


def _hide(unit: Unit, context: Context) -> Iterator[Finding]:
    text = context.bitext.document.text
    at = unit.target.span.start
    if text[at:].startswith("悪い") and not unit.hidden:
        yield Finding("hide", Span(at, at + 2), "bad", fix=Fix("x", (Edit(Span(at, at), ".. "),)))


def _translate(unit: Unit, context: Context) -> Iterator[Finding]:
    at = context.bitext.document.text.find("bad", *unit.source.span)
    if at >= 0:
        yield Finding("translate", Span(at, at + 3), "bad", fix=Fix("x", (Edit(Span(at, at + 3), "悪い"),)))


@pytest.mark.parametrize("check", [_hide, _translate])
def test_originals_and_translations_are_safe(check: object) -> None:
    id = check.__name__.strip("_")  # type: ignore[attr-defined]
    rules = {id: Rule(id, Severity.ERROR, "harm", True, on_unit=check, doc="Harm.")}  # type: ignore[arg-type]
    fixed = run(BAD, rules=rules)
    assert fixed.documents[0].text == BAD
    assert [refusal.rule for refusal in fixed.refusals] == [id]
    assert re.match("would (change an original|lose a translation): A bad text.", fixed.refusals[0].reason)


def test_one_that_does_harm_does_not_stop_the_others() -> None:
    text = "".join(f".. A bad text, number {index}.\n\n悪い文章です{index}。\n\n" for index in range(9))

    def on_unit(unit: Unit, context: Context) -> Iterator[Finding]:
        for item in _rule("良い")["harm"].on_unit(unit, context):  # type: ignore[misc]
            new = "酷い" if "number 4" in unit.source.text else "良い"
            yield replace(item, fix=Fix("x", (Edit(item.span, new),)))

    rules = {"harm": Rule("harm", Severity.ERROR, "harm", True, on_unit=on_unit, doc="Harm.")} | WORSE
    fixed = run(text, rules=rules)
    assert fixed.documents[0].text == text.replace("悪い", "良い").replace("良い文章です4", "悪い文章です4")
    assert fixed.applied == {"harm": 8}
    assert [(refusal.line, refusal.rule) for refusal in fixed.refusals] == [(19, "harm")]


def test_a_rule_that_fails_on_the_result() -> None:
    rules = _rule("爆発")
    harm = rules["harm"]

    def on_unit(unit: Unit, context: Context) -> Iterator[Finding]:
        if "爆発" in unit.target.text:
            raise ZeroDivisionError("boom")
        yield from harm.on_unit(unit, context)  # type: ignore[misc]

    fixed = run(BAD, rules={"harm": replace(harm, on_unit=on_unit)})
    assert fixed.documents[0].text == BAD
    assert fixed.refusals[0].reason.startswith("would make the document unreadable: internal error")


def test_safe_fixes_come_first() -> None:
    document = Document("a.rst", "0123456789\n")
    first, second = finding((2, 5, "x")), finding((4, 6, "y"))
    unsafe = finding((0, 3, "z"), safe=False)
    assert choose(document, [second, unsafe, first], unsafe=True) == [first]
    assert choose(document, [second, unsafe], unsafe=True) == [second, unsafe]
    assert choose(document, [unsafe], unsafe=False) == []
    assert choose(document, [finding((2, 3, "2"))], unsafe=True) == []  # changes nothing


def test_two_insertions_at_one_place() -> None:
    document = Document("a.rst", "ab")
    assert choose(document, [finding((1, 1, " ")), finding((1, 1, " "))], unsafe=False) == [
        finding((1, 1, " "))
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_are_the_document_s(newline: str) -> None:
    document = Document("a.rst", f"ab{newline}")
    assert edited(document, [finding((1, 1, "\n"))]).text == f"a{newline}b{newline}"


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("abc\nあ", max_size=30))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
    return text, [Edit(span, draw(st.text("xyz", max_size=3))) for span in spans]


@given(edits())
def test_nothing_outside_of_edits_changes(case: tuple[str, list[Edit]]) -> None:
    text, made = case
    new = apply(text, made)
    bounds = [0, *(place for edit in made for place in edit.span), len(text)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        shift = sum(
            len(edit.text) - (edit.span.end - edit.span.start) for edit in made if edit.span.end <= start
        )
        assert new[start + shift : end + shift] == text[start:end]


@given(edits(), st.data())
def test_spans_move_with_the_text(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, made = case
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    new = apply(text, made)
    place = moved(span, made)
    assert 0 <= place.start <= place.end <= len(new)
    if not any(edit.span.start <= span.end and span.start <= edit.span.end for edit in made):
        assert new[place.start : place.end] == text[span.start : span.end]


NEWLINES = st.sampled_from(["\n", "\r\n"])
TEXTS = st.lists(
    st.sampled_from(
        [
            ".. Use ``code`` now.\n\n今``code``を使います。\n\n",
            ".. Use ``*args`` now.\n\n今 ``* args`` を使います。\n\n",
            ".. Title\n\n長い題\n---\n\n",
            ".. See `it <http://a.example/abcdef>`_.\n\n`それ <http://a.example/abcdfe>`_ を見ます。\n\n",
            ".. Words here.\n\n言葉がが ｶﾅ ここにあります。。\n\n",
            ".. More words.\n   言葉はここです。\n\n",
            "* あ\n* い\n次。\n\n",
        ]
    ),
    max_size=6,
).map("".join)


@given(TEXTS | rst_texts.documents(), NEWLINES, st.booleans(), st.booleans(), st.booleans())
def test_fixing_twice_is_fixing_once(text: str, newline: str, mark: bool, cut: bool, unsafe: bool) -> None:
    text = "\ufeff" * mark + (text.rstrip("\r\n") if cut else text).replace("\n", newline)
    once = run(text, rules=RULES, unsafe=unsafe)
    (document,) = once.documents
    again = run(document.text, rules=RULES, unsafe=unsafe)
    assert again.documents[0].text == document.text
    assert again.applied == {}
    assert document.text.startswith("\ufeff") == text.startswith("\ufeff")
    if "\r" in text:
        assert not re.search(r"(?<!\r)\n", document.text)
    after = [unit.key for unit in bitext_of(document).units]
    assert all(any(unit.key in key for key in after) for unit in bitext_of(Document("a.rst", text)).units)


CASES = [case for rule in RULES for case in rule_cases.read(rule) if case.fixed is not None]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_fixes_of_cases_are_not_refused(case: rule_cases.Case) -> None:
    settings = replace(parse(tomllib.loads(case.settings), case.name), jobs=1)
    if case.glossary:
        settings = replace(settings, terms=read_glossary(case.glossary, case.name))
    active = {case.rule: RULES[case.rule]}
    configuration = Configuration(settings, rule_cases.FOLDER)
    fixed = fix(case.documents, configuration, RULES, active, unsafe=True)
    assert fixed.refusals == ()
    assert {document.path: document.text for document in fixed.documents}[rule_cases.MAIN] == case.fixed


def _documents(folder: str) -> list[Document]:
    root = corpora.CORPORA / folder
    return [
        Document.read(path.relative_to(root).as_posix(), path.read_bytes())
        for path in corpora.documents(root)
    ]


_FIGURES = re.compile(r"\d+")


def _counted(result: Result, *, info: bool = True) -> Counter[tuple[str, str, str]]:
    """Findings without figures, which count what stands elsewhere.

    Messages of project rules compare with other places, where fixes may have changed what is usual.
    """
    return Counter(
        (
            item.document.path,
            item.finding.rule,
            "" if RULES[item.finding.rule].on_project else _FIGURES.sub("#", item.finding.message),
        )
        for item in result.findings
        if info or item.severity is not Severity.INFO
    )


FOLDERS = (
    "pymotw-ja",
    "sphinx-docs-ja/docjp",
    "python-guide-ja/docs/writing",
    "python-docs-ja-2011/documenting",
)


@corpora.needs_corpora
@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("folder", FOLDERS)
def test_real_documents(folder: str, unsafe: bool) -> None:
    if not (corpora.CORPORA / folder).is_dir():
        pytest.skip("not there")
    documents = _documents(folder)
    configuration = Configuration()
    active = choose_rules(RULES, configuration.settings, {})
    fixed = fix(documents, configuration, RULES, active, unsafe=unsafe)
    assert fixed.applied
    before, after = (check(texts, configuration, RULES, active) for texts in (documents, fixed.documents))
    assert after.findings == fixed.result.findings
    assert _counted(after, info=False) - _counted(before) == Counter()
    assert len(after.findings) <= len(before.findings) - fixed.applied.total() * 0.9
    for old, new in zip(documents, fixed.documents, strict=True):
        assert _untouched(old, new)
        sources = [[unit.key for unit in bitext_of(document).units] for document in (old, new)]
        assert all(any(key in other for other in sources[1]) for key in sources[0])
    again = fix(fixed.documents, configuration, RULES, active, unsafe=unsafe)
    assert again.documents == fixed.documents


def _untouched(old: Document, new: Document) -> bool:
    """Whether what `fix` left alone is the same to the byte, line ends included."""
    a, b = (document.to_bytes().splitlines(keepends=True) for document in (old, new))
    changed = [
        step
        for step in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if step[0] != "equal"
    ]
    ends = [{line[len(line.rstrip(b"\r\n")) :] for line in lines} for lines in (a, b)]
    return ends[1] <= ends[0] and len(changed) <= len(a)


def test_corpus_of_the_project() -> None:
    documents = [
        Document.read(path.name, path.read_bytes()) for path in sorted(Path(corpora.GUIDE).rglob("*.rst"))
    ]
    active = choose_rules(RULES, Settings(), {})
    fixed = fix(documents, Configuration(), RULES, active, unsafe=True)
    assert fixed.applied
    assert _counted(fixed.result, info=False) - _counted(fixed.before) == Counter()
