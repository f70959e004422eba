"""What the extraction of terms costs, and how much it finds.

    PYTHONPATH=src python bench/terms.py [--list N] [--pairs FILE] [--corpus NAME]

Prints, for each corpus beside the project, its size, the time and the terms found; how time grows with size;
the recall of a list of known pairs (tab-separated: file, English, Japanese renderings joined by `|`), from
the whole corpus and from each file alone; and the inconsistent terms held against a list that people made.
What is missing is left out.  `--list` prints the first N terms of each corpus, to be judged by reading.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from rsttrans.align import pair
from rsttrans.bitext import Bitext
from rsttrans.terms import Extraction, Facts, collect, extract, inconsistencies
from rsttrans.text import Document

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPORA = {
    "guide": (ROOT / "corpus" / "guide",),
    "python-guide-ja": (SHARED / "corpora" / "python-guide-ja",),
    "sphinx-docs-ja": (SHARED / "corpora" / "sphinx-docs-ja" / "docjp",),
    "pymotw-ja + python-docs-ja": (
        SHARED / "corpora" / "pymotw-ja",
        SHARED / "corpora" / "python-docs-ja-2011",
    ),
}
GOLD = SHARED / "gold" / "terms.jsonl"
GOLD_CORPUS = "python-guide-ja"
_SPELLING = re.compile("[ー・の ]")


def main() -> int:
    """Measure and print."""
    parser = ArgumentParser(description="Measure the extraction of terms.")
    parser.add_argument(
        "--list", type=int, default=0, metavar="N", help="print the first N terms of each corpus"
    )
    parser.add_argument("--pairs", type=Path, metavar="FILE", help=f"known pairs of {GOLD_CORPUS}")
    parser.add_argument("--corpus", choices=tuple(CORPORA), help="only this one")
    options = parser.parse_args()
    everything: list[Bitext] = []
    print(
        f"{'corpus':<28} {'files':>5} {'pairs':>6} {'facts s':>8} {'terms s':>8}"
        f" {'terms':>6} {'names':>6} {'inconsistent':>12}"
    )
    for name, folders in CORPORA.items():
        if (options.corpus and name != options.corpus) or not all(folder.is_dir() for folder in folders):
            continue
        bitexts = [pair(document) for folder in folders for document in read(folder)]
        everything += bitexts
        facts, first = timed(bitexts)
        start = time.process_time()
        extraction = extract(facts)
        second = time.process_time() - start
        print(
            f"{name:<28} {len(facts):>5} {size(facts):>6} {first:>8.2f} {second:>8.2f}"
            f" {len(extraction.terms):>6} {len(extraction.do_not_translate):>6}"
            f" {len(inconsistencies(extraction)):>12}"
        )
        for rank, term in enumerate(extraction.terms[: options.list], 1):
            print(f"  {rank:>4} {term.source} = {term.target}  ({term.count}, {term.confidence:.2f})")
        if name == GOLD_CORPUS:
            if options.pairs:
                recall(facts, extraction, options.pairs)
            if GOLD.exists():
                consistency(extraction)
    growth(everything)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def read(folder: Path) -> list[Document]:
    paths = sorted(path for path in folder.rglob("*") if path.name.endswith((".rst", ".rst.inc")))
    return [Document.read(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]


def timed(bitexts: Sequence[Bitext]) -> tuple[list[Facts], float]:
    """The facts, and the seconds that they took, tokenising included."""
    start = time.process_time()
    facts = [collect(bitext) for bitext in bitexts]
    return facts, time.process_time() - start


def size(facts: Sequence[Facts]) -> int:
    return sum(len(document.pairs) for document in facts)


def growth(bitexts: Sequence[Bitext]) -> None:
    """Seconds for growing parts of all corpora."""
    facts = [collect(bitext) for bitext in bitexts]
    for part in (0.25, 0.5, 1.0):
        chosen: list[Facts] = []
        for document in facts:
            if size(chosen) >= part * size(facts):
                break
            chosen.append(document)
        start = time.process_time()
        extract(chosen)
        print(f"{size(chosen):>6} sentence pairs: {time.process_time() - start:6.2f} s")


def recall(facts: Sequence[Facts], extraction: Extraction, path: Path) -> None:
    """How many of the known pairs are found, over all files and from their own file alone."""
    by_file: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        file, source, targets = line.split("\t")
        by_file[file].append((source, frozenset(folded(target) for target in targets.split("|"))))
    wanted = [known for pairs in by_file.values() for known in pairs]
    print(f"  known pairs: {hits(extraction, wanted)} of {len(wanted)} from the whole corpus", end="")
    alone = 0
    for file, pairs in sorted(by_file.items()):
        alone += hits(extract([document for document in facts if document.path.endswith(file)]), pairs)
    print(f", {alone} from their own file")


def hits(extraction: Extraction, wanted: Sequence[tuple[str, frozenset[str]]]) -> int:
    found: dict[str, set[str]] = defaultdict(set)
    for term in extraction.terms:
        found[term.source.lower()] |= {folded(rendering.target) for rendering in term.renderings}
    return sum(bool(found[source] & targets) for source, targets in wanted)


def folded(text: str) -> str:
    return _SPELLING.sub("", text).lower()


def consistency(extraction: Extraction) -> None:
    """The inconsistent terms against those that people found."""
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    gold = {entry["en"].lower(): entry for entry in map(json.loads, lines)}
    reported = {item.source.lower() for item in inconsistencies(extraction)} & set(gold)
    real = {name for name, entry in gold.items() if entry["real_inconsistency"]}
    spelling = {
        name
        for name in real
        if any(rendering["status"] == "orthographic-variant" for rendering in gold[name]["renderings"])
    }
    both = len((reported & real) | spelling)
    print(
        f"  inconsistent: {len(reported & real)} of {len(reported)} listed terms that are reported really are"
        f" (others: {', '.join(sorted(reported - real)) or 'none'});"
        f" {len(reported & real)} of {len(real)} found, {both} with those of two spellings"
    )


if __name__ == "__main__":
    sys.exit(main())
