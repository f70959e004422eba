"""What is known of English text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsttrans.english import lemma, negations, numbers, sentences, words
from rsttrans.unit import PLACEHOLDER


def test_words() -> None:
    text = "Don't use event-driven snake_case, Gödelのcafé 2.7"
    found = words(text)
    assert [word.text for word in found] == [
        "Don't", "use", "event", "driven", "snake", "case", "Gödel", "café", "2", "7",
    ]  # fmt: skip
    assert all(text[word.start : word.end] == word.text for word in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Brian K. Jones wrote it. Then left.", ["Brian K. Jones wrote it.", "Then left."]),
        ("Pick option B. Then go.", ["Pick option B.", "Then go."]),
        ("See e.g. Foo, i.e. Bar (cf. Baz), q.v. Next.", ["See e.g. Foo, i.e. Bar (cf. Baz), q.v. Next."]),
        ("A, B, etc. and so on. A, B, etc. Then C.", ["A, B, etc. and so on.", "A, B, etc.", "Then C."]),
        ("Python 2.7. Version 3.5.1 is next.", ["Python 2.7.", "Version 3.5.1 is next."]),
        ("Use it. pip is a tool.", ["Use it.", "pip is a tool."]),
        ("Yahoo! is big vs. small.", ["Yahoo! is big vs. small."]),
        ("Wait... then go. Wait... Then go.", ["Wait... then go.", "Wait...", "Then go."]),
        ('He said "Stop." Then left.', ['He said "Stop."', "Then left."]),
        ("(One.) Two.", ["(One.)", "Two."]),
        ("1. Install it. 2. Run it.", ["1. Install it.", "2. Run it."]),
        (f"Run it. {PLACEHOLDER} is fast. See a.example/b.c now.", [
            "Run it.", f"{PLACEHOLDER} is fast.", "See a.example/b.c now.",
        ]),
        ("No stop", ["No stop"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@settings(deadline=None)
@given(st.text(st.sampled_from("aB1.!?…\"') \n,K\ufffc"), max_size=60))
def test_sentences_cover_the_text(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "forms",
    [
        "use uses used using",
        "copy copies copied copying",
        "class classes",
        "set sets setting",
        "control controls controlled controlling",
        "alias aliases",
        "parse parses parsed parsing",
        "run runs ran running",
        "call calls called calling",
        "library libraries library's",
        "write writes wrote written writing",
        "process processes processed processing",
        "stop stopped stopping",
        "create creates created creating",
        "index indices indexes",
        "box boxes",
        "tie ties tied",
        "be is are was being",
    ],
)
def test_forms_of_a_word_share_a_key(forms: str) -> None:
    assert len({lemma(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["string str", "need ne", "this thi", "status statu", "thing th", "news new"]
)
def test_words_that_only_look_inflected(pair: str) -> None:
    first, second = pair.split()
    assert lemma(first) != second or first == "news"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,000 and 10,000,000", ["1000 digit", "10000000 digit"]),
        ("2.7–3.5 or 2.7.3", ["2.7 digit", "3.5 digit", "2.7.3 version"]),
        ("80% of 20 percent", ["80 percent", "20 percent"]),
        ("1st, 2nd, the 1990s", ["1 ordinal", "2 ordinal", "1990 decade"]),
        ("0x1F, 007", ["0x1f hex", "7 digit"]),
        ("utf8, 3D, Python3, 64-bit", ["8 attached", "3 attached", "3 attached", "64 digit"]),
        ("2 million, 1.5 billion", ["2000000 digit", "1500000000 digit"]),
        ("two of twelve, twenty-one", ["2 word", "12 word", "21 word"]),
        ("one hundred and five, two thousand", ["105 word", "2000 word"]),
        ("one two", ["1 word", "2 word"]),
        ("first, twice, a dozen", ["1 word", "2 word", "12 word"]),
        ("May 5, 2012 in March; it may march", ["5 month", "5 digit", "2012 digit", "3 month"]),
        ("October", ["10 month"]),
        ("someone, often, network", []),
        ("", []),
    ],
)
def test_numbers(text: str, found: list[str]) -> None:
    assert [f"{number.value} {number.kind}" for number in numbers(text)] == found


@settings(deadline=None)
@given(st.text(st.sampled_from("0129.,%stndrh xX- aF"), max_size=40))
def test_numbers_never_raise(text: str) -> None:
    for number in numbers(text):
        assert 0 <= number.start < number.end <= len(text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It is not fast.", ["not"]),
        ("Don't do it.", ["not"]),
        ("You cannot and can't.", ["cannot", "cannot"]),
        ("There is no way; never; none.", ["no", "never", "none"]),
        ("neither a nor b", ["neither", "neither"]),
        ("without it, unable to", ["without", "un"]),
        ("not only this", ["idiom"]),
        ("It is no longer used.", ["idiom"]),
        ("You don't have to.", ["idiom"]),
        ("unless you know", ["idiom"]),
        ("whether or not it is", ["idiom"]),
        ("no matter what", ["idiom"]),
        ("It is not necessarily so.", ["idiom"]),
        ("no more than two", ["idiom"]),
        ("not run it until done", ["idiom"]),
        ("more than one", ["idiom"]),
        ("nothing, notable, another, know, nor", ["none", "neither"]),
        ("", []),
    ],
)
def test_negations(text: str, kinds: list[str]) -> None:
    assert [negation.kind for negation in negations(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "not " * 100_000,
        "a" * 400_000,
        "whether a " * 50_000,
        "not" + " " * 200_000,
        "1," * 200_000,
        "one " * 100_000,
        "a. " * 100_000,
        "A" * 200_000 + ". ",
    ],
    ids=["not", "a", "whether", "blanks", "commas", "one", "stops", "word"],
)
def test_linear(text: str) -> None:
    start = time.process_time()
    words(text)
    sentences(text)
    numbers(text)
    negations(text)
    assert time.process_time() - start < 10
