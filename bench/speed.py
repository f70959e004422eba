"""How fast reading, pairing and each family are, and how a whole run compares with other tools.

    python bench/speed.py [FOLDER] [--runs N]

All whole-process times are measured in turns, so that a busy machine is busy for all; the median counts.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from rsttrans.bitext import Bitext
from rsttrans.config import Configuration, Settings
from rsttrans.files import expand, read
from rsttrans.project import bitext_of
from rsttrans.rst.blocks import scan
from rsttrans.rule import Context, Rule
from rsttrans.rules import load
from rsttrans.text import Document

ROOT = Path(__file__).resolve().parent.parent
CORPORA = (ROOT.parent / "shared" / "corpora" / "python-guide-ja", ROOT / "corpus" / "guide")

S = TypeVar("S")
T = TypeVar("T")

DOCUTILS = """
import sys
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
parser = Parser()
settings = get_default_settings(Parser)
settings.report_level = settings.halt_level = 5
settings.file_insertion_enabled = settings.raw_enabled = False
for path in sys.argv[1:]:
    with open(path, encoding="utf-8-sig") as file:
        parser.parse(file.read(), new_document(path, settings))
"""


def main() -> int:
    """Measure and print."""
    parser = ArgumentParser(description="Measure the speed of rsttrans.")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=next(path for path in CORPORA if path.exists())
    )
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="how often to measure (default: 7)")
    options = parser.parse_args()
    # As the command line does it.
    gc.set_threshold(100_000, 50, 50)
    files = list(expand([str(options.folder)], Configuration())[0].items())
    documents = [read(name, path) for name, path in files]
    size = sum(path.stat().st_size for _, path in files) / 1e6
    print(f"{options.folder}: {len(files)} files, {size:.2f} MB, median of {options.runs} runs\n")
    _stages(documents, size, options.runs)
    _processes(options.folder, [str(path) for _, path in files], options.runs)
    return 0


def _stages(documents: Sequence[Document], size: float, runs: int) -> None:
    """In this process: each stage takes what the one before it gave, so that none is counted twice."""
    rules, settings = load(), Settings()
    families = list(dict.fromkeys(rule.family for rule in rules.values()))
    times: dict[str, list[float]] = {}
    for _ in range(runs):
        texts = [Document(document.path, document.text) for document in documents]
        _timed(times, "reading", partial(_each, scan, texts))
        bitexts = _timed(times, "reading and pairing", partial(_each, bitext_of, texts))
        _timed(times, "inline markup", partial(_each, _inlines, bitexts))
        _timed(times, "tokens", partial(_each, _tokens, bitexts))
        spent = dict.fromkeys(families, 0.0)
        for bitext in bitexts:
            # Document by document, as in a real run: rules of several families share what they work out.
            for rule in rules.values():
                start = time.perf_counter()
                _run(rule, Context(bitext, settings))
                spent[rule.family] += time.perf_counter() - start
        for family, seconds in spent.items():
            times.setdefault(f"rules: {family}", []).append(seconds)
    for name, values in times.items():
        print(f"{name:<22} {median(values) * 1000:8.1f} ms {size / median(values):8.2f} MB/s")
    print()


def _timed(times: dict[str, list[float]], name: str, work: Callable[[], T]) -> T:
    start = time.perf_counter()
    result = work()
    times.setdefault(name, []).append(time.perf_counter() - start)
    return result


def _each(work: Callable[[S], T], items: Sequence[S]) -> list[T]:
    return [work(item) for item in items]


def _inlines(bitext: Bitext) -> None:
    for unit in bitext.units:
        for segment in (unit.source, unit.target):
            _ = segment.inlines, segment.plain


def _tokens(bitext: Bitext) -> None:
    for unit in bitext.units:
        _ = unit.target.tokens


def _run(rule: Rule, context: Context) -> None:
    if rule.on_unit is not None:
        for unit in context.bitext.units:
            if not (unit.ambiguous and rule.trusted):
                list(rule.on_unit(unit, context))
    elif rule.on_bitext is not None:
        list(rule.on_bitext(context))
    elif rule.collect is not None:
        rule.collect(context)


def _processes(folder: Path, files: Sequence[str], runs: int) -> None:
    python = sys.executable
    check = [python, "-m", "rsttrans", "check", "--exit-zero"]
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "rsttrans --version": [python, "-c", "from rsttrans.cli import main; main(['--version'])"],
        "rsttrans check": [*check, "--jobs", "1", str(folder)],
        "rsttrans check, cores": [*check, str(folder)],
        "rsttrans check ALL": [*check, "--select", "ALL", "--jobs", "1", str(folder)],
        "docutils parse": [python, "-c", DOCUTILS, *files],
        "sphinx-lint": [python, "-m", "sphinxlint", "--jobs", "1", str(folder)],
    }
    times: dict[str, list[float]] = {}
    for _ in range(runs):
        for name, command in commands.items():
            _timed(times, name, partial(subprocess.run, command, capture_output=True, check=False))
    print(f"{'whole process':<22} {'time':>11} {'/docutils':>10} {'/sphinx-lint':>13} {'/pass':>7}")
    for name, values in times.items():
        ratios = [
            median(values) / median(times[other])
            for other in ("docutils parse", "sphinx-lint", "python -c pass")
        ]
        shown = "{:>10.2f} {:>13.2f} {:>7.1f}".format(*ratios)
        print(f"{name:<22} {median(values) * 1000:8.1f} ms {shown}")


if __name__ == "__main__":
    sys.exit(main())
