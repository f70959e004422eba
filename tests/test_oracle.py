"""docutils reads the same: each of its paragraphs, titles and comment lines is one of our blocks'."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

import corpora
from docutils_oracle import doctree
from rsttrans.rst.blocks import scan
from rsttrans.text import Document

CSV = "docs/writing/structure.rst"
CELLS = 28
"""Paragraphs in the `csv-table` directives of this page (in all three editions): docutils parses the CSV,
which is code to this reader.  There are no other exceptions."""


def folded(text: str) -> str:
    """White space folded (docutils expands tabs), as well as docutils' mark of a backslash."""
    return " ".join(text.replace("\x00", "\\").split())


def unknown(text: str) -> list[str]:
    """What docutils finds in a text and the reader does not: `kind: text`."""
    blocks = [block for top in scan(Document("a.rst", text)) for block in top.walk()]
    ours = {folded(block.body.text) for block in blocks if block.body is not None}
    # A final `::` stands on a line of its own for docutils' sake now and then, and is no text.
    ours |= {text.rstrip(":").rstrip() for text in ours}
    commented = [
        folded(line)
        for block in blocks
        if block.kind in ("comment", "hidden")
        for line in block.view.text.split("\n")
    ]
    # docutils leaves out the dots; what stands behind them is the end of a line.
    lines = set(commented) | {line.removeprefix("..").lstrip() for line in commented}
    tree = doctree(text)
    result = []
    for paragraph in tree.findall(nodes.paragraph):
        source = folded(paragraph.rawsource)
        if source and not isinstance(paragraph.parent, nodes.system_message):
            result += [] if source.rstrip(":").rstrip() in ours else [f"paragraph: {source}"]
    for title in tree.findall(nodes.title):
        source = folded(title.rawsource)
        result += [] if source in ours else [f"title: {source}"]
    for comment in tree.findall(nodes.comment):
        for line in map(folded, comment.astext().split("\n")):
            result += [f"comment: {line}"] if line and line not in lines else []
    return result


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


REAL = corpora.documents(corpora.CORPORA) if corpora.CORPORA.is_dir() else []
FOLDERS = sorted({path.relative_to(corpora.CORPORA).parts[0] for path in REAL})


@pytest.mark.parametrize("folder", FOLDERS)
def test_real_documents(folder: str) -> None:
    missing = {}
    for path in corpora.documents(corpora.CORPORA / folder):
        found = unknown(read(path))
        if path.as_posix().endswith(CSV):
            assert sum(line.startswith("paragraph: ") for line in found) == CELLS
            found = [line for line in found if not line.startswith("paragraph: ")]
        if found:
            missing[str(path.relative_to(corpora.CORPORA))] = found
    assert missing == {}


@pytest.mark.parametrize("path", corpora.documents(corpora.GUIDE), ids=lambda path: path.name)
def test_own_documents(path: Path) -> None:
    assert unknown(read(path)) == []
