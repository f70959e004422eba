"""How much of known damage the rules find, and how much they say about text that nobody damaged.

    PYTHONPATH=src python bench/quality.py [--count N] [--corpus NAME] [--kind NAME] [--misses FILE]

Takes real translations, damages one unit of a copy in memory in a known way, checks the copy, and counts the
damage as found if a finding stands at the unit that the undamaged text does not have.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from damages import DAMAGES, Damage, eligible, frequent_loanwords, other_paragraph, term_replaced
from rsttrans import align, japanese
from rsttrans.bitext import Bitext
from rsttrans.config import Settings
from rsttrans.rule import RULES, Context, Finding, Severity
from rsttrans.rules import load
from rsttrans.text import Document, Edit, Span, apply
from rsttrans.unit import Unit

ROOT = Path(__file__).resolve().parent.parent
CORPORA = {
    "guide": ROOT / "corpus" / "guide",
    "python-guide-ja": ROOT.parent / "shared" / "corpora" / "python-guide-ja",
    "sphinx-docs-ja": ROOT.parent / "shared" / "corpora" / "sphinx-docs-ja" / "docjp",
    "pymotw-ja": ROOT.parent / "shared" / "corpora" / "pymotw-ja",
    "python-docs-ja": ROOT.parent / "shared" / "corpora" / "python-docs-ja-2011",
}
TERM, OTHER = "term replaced", "paragraph of another unit"
KINDS = (*DAMAGES, OTHER, TERM)
SETTINGS = Settings()
WINDOW = 4
"""Units on either side of a damaged one that are checked again."""
PROJECT = {"missing"}
"""Families whose project rules run.  The terms look at all documents anew for each damage, so that they, and
the damage that they are for, are measured only when asked for by `--kind`."""
LARGE = 40_000
"""Characters from which on a document is too slow to be checked a hundred times, and shows nothing else."""


@dataclass
class Checked:
    """A document, its findings, and what the project rules compare of it."""

    bitext: Bitext
    findings: list[Finding]
    facts: dict[str, Any]


@dataclass
class Corpus:
    """The undamaged documents, in order of their names."""

    name: str
    documents: dict[str, Checked] = field(default_factory=dict)
    project: dict[str, list[Finding]] = field(default_factory=dict)
    """Findings of the project rules by document."""


@dataclass(frozen=True)
class Outcome:
    """What became of one damage."""

    kind: str
    path: str
    line: int
    edit: str
    rules: tuple[str, ...]
    """The rules with a new finding at the unit."""
    serious: bool
    """Whether one of the new findings is a warning or an error."""


def severity(finding: Finding) -> Severity:
    return finding.severity or RULES[finding.rule].severity


def check(document: Document, near: int | None = None) -> Checked:
    """The findings of the default rules over one document.

    With `near`, an offset, rules over one unit see only the units around it: the others are as they were.
    """
    bitext = align.pair(document)
    context = Context(bitext, SETTINGS)
    units = bitext.units
    if near is not None and units:
        at = min(range(len(units)), key=lambda index: abs(units[index].source.span.start - near))
        units = units[max(0, at - WINDOW) : at + WINDOW + 1]
    findings: list[Finding] = []
    facts: dict[str, Any] = {}
    for rule in RULES.values():
        if not rule.default:
            continue
        if rule.on_unit:
            for unit in units:
                if not (rule.trusted and unit.ambiguous):
                    findings += rule.on_unit(unit, context)
        elif rule.on_bitext:
            findings += rule.on_bitext(context)
        elif rule.collect and rule.family in PROJECT:
            facts[rule.id] = rule.collect(context)
    return Checked(bitext, findings, facts)


def check_project(corpus: Corpus, changed: Checked | None = None) -> dict[str, list[Finding]]:
    """The findings of the project rules, with `changed` in place of the document of its path."""
    found: dict[str, list[Finding]] = {}
    replaced = changed.bitext.document.path if changed else ""
    for rule in RULES.values():
        if rule.default and rule.on_project and rule.family in PROJECT:
            facts = [
                (path, (changed if changed and path == replaced else checked).facts[rule.id])
                for path, checked in corpus.documents.items()
            ]
            for path, finding in rule.on_project(facts, SETTINGS):
                found.setdefault(path, []).append(finding)
    return found


def read(name: str, folder: Path) -> Corpus:
    """Check all documents of a corpus."""
    corpus = Corpus(name)
    for path in sorted([*folder.rglob("*.rst"), *folder.rglob("*.rst.inc")]):
        document = Document.read(path.relative_to(folder).as_posix(), path.read_bytes())
        corpus.documents[document.path] = check(document)
    corpus.project = check_project(corpus)
    return corpus


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    shift = 0
    for (start, end), text in edits:
        if offset >= end:
            shift += len(text) - (end - start)
        elif offset > start:
            return start + shift
    return offset + shift


def _region(unit: Unit, edits: Sequence[Edit]) -> Span:
    """From the unit's first to its last code point, in the damaged text."""
    starts = min(unit.source.span.start, unit.target.span.start)
    ends = max(unit.source.span.end, unit.target.span.end)
    return Span(_moved(starts, edits), _moved(ends, edits))


def _new(before: Sequence[Finding], after: Sequence[Finding], unit: Unit, region: Span) -> list[Finding]:
    """Findings at the unit that were not there before: what is said counts, offsets move with every edit."""
    known = Counter((finding.rule, finding.unit, finding.message) for finding in before)
    fresh = []
    for finding in after:
        key = (finding.rule, finding.unit, finding.message)
        known[key] -= 1
        at_unit = finding.unit == unit.id or (
            finding.span.start <= region.end and region.start <= finding.span.end
        )
        if known[key] < 0 and at_unit:
            fresh.append(finding)
    return fresh


def try_damage(corpus: Corpus, kind: str, path: str, unit: Unit, edits: list[Edit]) -> Outcome:
    """Check a copy of the document with these edits."""
    old = corpus.documents[path]
    document = old.bitext.document
    near = _moved(unit.source.span.start, edits)
    new = check(Document(path, apply(document.text, edits)), near)
    before = [*old.findings, *corpus.project.get(path, ())]
    after = [*new.findings, *check_project(corpus, new).get(path, ())]
    found = _new(before, after, unit, _region(unit, edits))
    (start, end), text = edits[0]
    return Outcome(
        kind,
        path,
        document.line_of(start),
        f"{document.text[start:end]!r} -> {text!r}",
        tuple(sorted({finding.rule for finding in found})),
        any(severity(finding) is not Severity.INFO for finding in found),
    )


def plan(
    corpus: Corpus, kinds: Sequence[str], count: int, seed: int
) -> list[tuple[str, str, Unit, list[Edit]]]:
    """Up to `count` damages of each kind, no unit damaged twice in one kind."""
    texts = [checked.bitext.document.text for checked in corpus.documents.values()]
    words = frequent_loanwords(texts)
    places = [
        (path, unit)
        for path, checked in corpus.documents.items()
        if len(checked.bitext.document.text) < LARGE
        for unit in checked.bitext.units
        if eligible(unit)
    ]
    chosen = []
    for kind in kinds:
        random = Random(f"{seed} {corpus.name} {kind}")
        left = count
        for path, unit in random.sample(places, len(places)):
            bitext = corpus.documents[path].bitext
            function: Damage
            if kind == TERM:
                function = term_replaced(words)
            elif kind == OTHER:
                function = other_paragraph(bitext.units)
            else:
                function = DAMAGES[kind]
            edits = function(bitext.document, unit, random)
            if edits and left:
                chosen.append((kind, path, unit, edits))
                left -= 1
            if not left:
                break
    return chosen


_work: tuple[Corpus, list[tuple[str, str, Unit, list[Edit]]]]


def _run(index: int) -> Outcome:
    corpus, chosen = _work
    return try_damage(corpus, *chosen[index])


def measure(corpus: Corpus, kinds: Sequence[str], count: int, seed: int, jobs: int) -> list[Outcome]:
    """The outcomes in the order of `plan`."""
    global _work  # what forked workers inherit need not be pickled
    chosen = plan(corpus, kinds, count, seed)
    _work = (corpus, chosen)
    if jobs == 1 or not chosen:
        return [_run(index) for index in range(len(chosen))]
    # Collections would copy the pages that the workers share.
    gc.freeze()
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return pool.map(_run, range(len(chosen)), chunksize=8)


def recall_table(results: dict[str, list[Outcome]], kinds: Sequence[str]) -> Iterator[str]:
    """Found / tried (found by a warning or error) for each kind and corpus."""
    yield "recall: percent found by any finding / by a warning or error (number of damages)"
    yield "kind".ljust(28) + "".join(name.rjust(24) for name in results) + "   rules"
    for kind in kinds:
        cells, rules = [], Counter[str]()
        for outcomes in results.values():
            mine = [outcome for outcome in outcomes if outcome.kind == kind]
            for outcome in mine:
                rules.update(outcome.rules)
            if mine:
                found = sum(bool(outcome.rules) for outcome in mine) / len(mine)
                serious = sum(outcome.serious for outcome in mine) / len(mine)
                cells.append(f"{found:.1%} / {serious:.1%} ({len(mine)})")
            else:
                cells.append("-")
        best = ", ".join(f"{rule} {number}" for rule, number in rules.most_common(4))
        yield kind.ljust(28) + "".join(cell.rjust(24) for cell in cells) + "   " + best


def noise_table(corpora: Sequence[Corpus]) -> Iterator[str]:
    """Findings for 100 undamaged units by rule, severity and corpus."""
    rows: dict[tuple[str, str], dict[str, int]] = {}
    sizes = {}
    for corpus in corpora:
        sizes[corpus.name] = sum(len(checked.bitext.units) for checked in corpus.documents.values())
        for path, checked in corpus.documents.items():
            for finding in (*checked.findings, *corpus.project.get(path, ())):
                for key in ((severity(finding).value, finding.rule), (severity(finding).value, "(all)")):
                    row = rows.setdefault(key, {})
                    row[corpus.name] = row.get(corpus.name, 0) + 1
    yield "undamaged: findings for 100 units (number)"
    yield "rule".ljust(32) + "".join(f"{name} [{sizes[name]}]".rjust(24) for name in sizes)
    for level, rule in sorted(rows, key=lambda key: ("error warning info".split().index(key[0]), key[1])):
        row = rows[level, rule]
        cells = [f"{100 * row.get(name, 0) / max(sizes[name], 1):.2f} ({row.get(name, 0)})" for name in sizes]
        yield f"{level} {rule}".ljust(32) + "".join(cell.rjust(24) for cell in cells)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100, help="damages of each kind and corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", action="append", choices=[*CORPORA], help="only this corpus")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this kind of damage")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--misses", type=Path, help="write what was not found, one JSON object a line")
    options = parser.parse_args()
    load()
    # A damaged document shares all but one of its blocks with the document it was made from.
    japanese.tokenise = cache(japanese.tokenise)
    start = time.perf_counter()
    corpora, results = [], {}
    kinds = options.kind or [kind for kind in KINDS if kind != TERM]
    if TERM in kinds:
        PROJECT.add("terms")
    for name, folder in CORPORA.items():
        if (options.corpus and name not in options.corpus) or not any(folder.rglob("*.rst")):
            continue
        corpora.append(read(name, folder))
        results[name] = measure(corpora[-1], kinds, options.count, options.seed, options.jobs)
        print(f"{name}: {time.perf_counter() - start:.1f} s", file=sys.stderr)
    print(*recall_table(results, kinds), "", *noise_table(corpora), sep="\n")
    if options.misses:
        with options.misses.open("w", encoding="utf-8") as out:
            for name, outcomes in results.items():
                for outcome in outcomes:
                    if not outcome.rules:
                        record = {"corpus": name, "kind": outcome.kind, "path": outcome.path}
                        record |= {"line": outcome.line, "edit": outcome.edit}  # type: ignore[dict-item]
                        print(json.dumps(record, ensure_ascii=False), file=out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
