"""Reader cases: the files of tests/reader, documents with the pairs that a bilingual reader sees in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from rsttrans.align import pair
from rsttrans.bitext import Bitext
from rsttrans.text import Document
from rsttrans.unit import Segment, Unit

FOLDER = Path(__file__).parent / "reader"
_SECTIONS = ("units", "not", "rest", "xfail")


@dataclass
class Case:
    """A document, its units, the comments that are no original, and the visible text in no unit."""

    file: str
    name: str
    text: str = ""
    sections: dict[str, list[str]] = field(default_factory=dict)
    xfail: str = ""

    @cached_property
    def found(self) -> dict[str, list[str]]:
        """What the reader makes of it, section by section as they stand in the file."""
        result = show(pair(Document(f"{self.file}.rst", self.text)))
        return {name: result[name] for name in self.sections}


def read(path: Path) -> list[Case]:
    """The cases of a file.  Raises ValueError for text before the first case and for unknown sections."""
    cases: list[Case] = []
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("%%"):
            word, _, rest = line.removeprefix("%%").strip().partition(" ")
            section = word if word == "xfail" or (word in _SECTIONS and not rest) else ""
            if section == "xfail":
                cases[-1].xfail = rest
            elif section:
                cases[-1].sections[section] = []
            else:
                cases.append(Case(path.stem, f"{word} {rest}".strip(), sections={"units": [], "not": []}))
        elif not cases:
            raise ValueError(f"{path}: text before the first case")
        elif section:
            cases[-1].sections[section] += [line.rstrip()] if line.strip() else []
        else:
            cases[-1].text += line
    return cases


def show(bitext: Bitext) -> dict[str, list[str]]:
    """A reading as it stands in a case file."""
    document = bitext.document
    return {
        "units": [show_unit(document, unit) for unit in bitext.units],
        "not": [f"{document.line_of(note.span.start)} {note.reason}" for note in bitext.not_source],
        "rest": [str(document.line_of(segment.span.start)) for segment in bitext.rest],
    }


def show_unit(document: Document, unit: Unit) -> str:
    """`source-line>target-line kind state[ copied][ hidden][ ambiguous]`.

    The target line of an untranslated one is `-`, those of one in two halves are `line+line`.
    """
    target = "-" if unit.target.empty else "+".join(map(str, _beginnings(document, unit.target)))
    source = "+".join(map(str, _beginnings(document, unit.source)))
    flags = " copied" * unit.copied + " hidden" * unit.hidden + " ambiguous" * unit.ambiguous
    return f"{source}>{target} {unit.source.kind} {unit.state}{flags}"


def _beginnings(document: Document, segment: Segment) -> list[int]:
    """The line where the segment begins, and those where it goes on after a break."""
    lines = [document.line_of(span.start) for span in segment.view.spans]
    return [lines[0], *(line for before, line in pairwise(lines) if line > before + 1)]
