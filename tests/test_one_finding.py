"""One defect gives one finding, whatever rules could see it."""

from __future__ import annotations

import pytest

from rsttrans.align import pair
from rsttrans.config import Settings
from rsttrans.rule import Context
from rsttrans.rules import load
from rsttrans.text import Document

SOURCE = (
    ".. Call ``run`` or :func:`stop`, see `the manual <https://a.example/m>`_ and :ref:`start`,\n"
    ".. it is **very** short; ask a checklist_ [1]_ for *more*.\n"
)
TARGET = (
    "``run`` か :func:`stop` を呼び、 `説明書 <https://a.example/m>`_ と\n"
    ":ref:`始め方 <start>` を見てください。\n"
    "**とても** 短いものです。 *もっと* 知りたければ checklist_ に聞いてください [1]_ 。\n"
)
REST = "\n.. _checklist: https://a.example/c\n\n.. [1] 注です。\n"
FAMILIES = ("links", "markup")


def findings(target: str) -> list[str]:
    bitext = pair(Document("case.rst", f"{SOURCE}\n{target}{REST}"))
    context = Context(bitext, Settings())
    rules = [rule for rule in load().values() if rule.family in FAMILIES]
    found = [each for rule in rules if rule.on_bitext for each in rule.on_bitext(context)]
    found += [
        each
        for rule in rules
        if rule.on_unit
        for unit in bitext.units
        for each in rule.on_unit(unit, context)
    ]
    return [each.rule for each in found]


def test_the_translation_is_clean() -> None:
    assert findings(TARGET) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("a.example/m", "a.example/n", "link-target"),
        ("`説明書 <https://a.example/m>`_", "説明書", "link-missing"),
        ("`説明書 <https://a.example/m>`_", "`説明書 <https://a.example/m>`", "markup-lost"),
        ("`説明書 <https://a.example/m>`_", "説明書 <https://a.example/m>`_", "markup-lost"),
        ("`説明書 <https", "`説明書<https", "markup-glued"),
        ("<https://a.example/m>", "＜https://a.example/m＞", "markup-width"),
        ("<start>", "<begin>", "reference"),
        (":ref:`始め方 <start>`", "始め方", "reference"),
        (":ref:", "：ref：", "markup-width"),
        (":ref:", "：ref:", "markup-width"),
        (":ref:", ":ref：", "markup-width"),
        (":ref:", ":doc:", "reference"),
        (":func:`stop`", "stop()", "markup-lost"),
        (":func:`stop`", "func:`stop`", "markup-lost"),
        (":func:`stop`", "``stop``", "markup-lost"),
        (":func:`stop` を", ":func:`stop`を", "markup-glued"),
        ("``run``", "run", "markup-lost"),
        ("``run``", "``ran``", "literal"),
        ("``run``", "``run`", "markup-lost"),
        ("``run``", "``実行``", "literal"),
        ("``run`` か", "``run``か", "markup-glued"),
        ("``run`` か", "実行か", "literal"),
        ("**とても**", "とても", "emphasis"),
        ("**とても**", "*とても*", "emphasis"),
        ("**とても**", "**とても", "rst-error"),
        ("*もっと* 知り", "*もっと*知り", "markup-glued"),
        ("checklist_", "確認表_", "reference-undefined"),
        ("れば checklist_", "れば、これはchecklist_", "reference-undefined"),
        ("checklist_ に", "checklist_に", "markup-glued"),
        ("[1]_", "[2]_", "reference"),
        ("[1]_", "[1]", "markup-lost"),
    ],
)
def test_one_defect(old: str, new: str, rule: str) -> None:
    assert TARGET.count(old) == 1
    assert findings(TARGET.replace(old, new)) == [rule]
