"""How much of real documents is read and paired: figures that must not fall."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import corpora
from reader_cases import show
from rsttrans.align import pair
from rsttrans.bitext import Bitext
from rsttrans.flow import Leaf, flow
from rsttrans.rst.blocks import scan
from rsttrans.rst.comments import japanese
from rsttrans.text import Document

pytestmark = corpora.needs_corpora

SEEDS = sorted((corpora.SHARED / "seeds").glob("*.txt"))
_NOISE = re.compile(r"\{\{\{|\}\}\}|cog\.|\$Id|XXX|TODO\b|FIXME|-\*-|.*master file, created by")


def read(path: Path) -> Document:
    return Document.read(path.name, path.read_bytes())


@cache
def paired(folder: str) -> dict[str, Bitext]:
    """Every document of a folder, by its path in it."""
    root = corpora.CORPORA / folder
    return {str(path.relative_to(root)): pair(read(path)) for path in corpora.documents(root)}


def originals(bitext: Bitext) -> Counter[str]:
    return Counter(unit.key for unit in bitext.units if unit.source.kind != "literal")


def upstream(path: Path) -> Counter[str]:
    """The text blocks of an English document."""
    steps = flow(scan(read(path)))
    return Counter(step.key for step in steps if isinstance(step, Leaf) and step.kind != "literal")


def compare(translated: str, english: str) -> tuple[int, int, list[str]]:
    """How many originals there are, how many of them are upstream blocks word for word, and the others."""
    total = exact = 0
    others: list[str] = []
    for name, bitext in paired(translated).items():
        path = corpora.CORPORA / english / name
        if path.exists():
            found, wanted = originals(bitext), upstream(path)
            total += found.total()
            exact += (found & wanted).total()
            others += (f"{name}: {text}" for text in sorted((found - wanted).elements()))
    return total, exact, others


def test_python_guide() -> None:
    total, exact, others = compare("python-guide-ja", "python-guide-en-2016")
    assert exact >= 1_370
    assert exact >= 0.99 * total, "\n".join(others)


def test_sphinx() -> None:
    total, exact, others = compare("sphinx-docs-ja/docjp", "sphinx-docs-ja/doc")
    assert exact >= 0.9 * total, "\n".join(others)


@pytest.mark.parametrize("folder", ["python-guide-en-2016", "python-guide-en-2026", "sphinx-docs-ja/doc"])
def test_documents_without_translation_have_no_pairs(folder: str) -> None:
    found = [
        f"{name}: {unit.source.text}"
        for name, bitext in paired(folder).items()
        for unit in bitext.units
        if unit.state == "translated"
    ]
    assert found == []


@pytest.mark.parametrize("folder", corpora.JAPANESE)
def test_originals_are_originals(folder: str) -> None:
    """No marker of a generator, no file header, no note to oneself, no Japanese memo."""
    found = [
        f"{name}: {unit.source.text}"
        for name, bitext in paired(folder).items()
        for unit in bitext.units
        if _NOISE.match(unit.source.text)
        or (japanese(unit.source.text) and unit.source.kind not in ("literal", "term"))
    ]
    assert found == []


@pytest.mark.parametrize("folder", corpora.JAPANESE)
def test_no_text_is_in_two_units(folder: str) -> None:
    for name, bitext in paired(folder).items():
        starts = [unit.target.span for unit in bitext.units if not unit.target.empty]
        assert len(starts) == len(set(starts)), name


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_seed(path: Path) -> None:
    assert show(pair(read(path)))["units"] == [
        "1>4 title translated",
        "10>16 paragraph translated",
        "21>26 paragraph translated",
        "28>36 item translated",
        "30>37 item translated",
        "32>38 item translated",
        "40>42 paragraph translated",
        "47>51 paragraph translated",
    ]
