"""`rsttrans check` with `--fix` or `--diff`: fixes carried to files and to stdout."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .config import ConfigError, Configuration
from .console import say, terminal
from .fix import ROUNDS, Fixed, fix
from .save import exchange
from .text import Document

if TYPE_CHECKING:
    from .project import Result
    from .review import Review
    from .rule import Rule

# To other programs that read diffs, nothing but a line feed ends a line.
_LINE = re.compile(r"[^\n]*+\n|[^\n]++")


class Mended(NamedTuple):
    """What is left to report."""

    result: Result
    out: str | None
    """What goes to stdout instead of a report: a diff, or the text that came by stdin."""
    changes: bool
    """Whether there is a diff."""
    failed: bool
    """Whether a file could not be written."""


def mend(
    documents: Sequence[Document],
    configuration: Configuration,
    rules: Mapping[str, Rule],
    active: Mapping[str, Rule],
    review: Review,
    options: Namespace,
    *,
    whole: bool,
    done: Callable[[int], None],
) -> Mended:
    """Fix what is found.  With `--diff` nothing is written, and the result is that of the documents before.

    Raises ConfigError for options that do not go together.
    """
    if options.write_baseline:
        raise ConfigError("--write-baseline goes neither with --fix nor with --diff: run one after the other")
    fixed = fix(
        documents,
        configuration,
        rules,
        active,
        whole=whole,
        unsafe=options.unsafe_fixes,
        # Git's line numbers are those of the documents as they were.
        rounds=1 if review.changes else ROUNDS,
        keep=lambda result: review.apply(result, rules, active, whole=whole),
        done=done,
    )
    for path, line, rule, reason in fixed.refusals:
        say(f"{path}:{line}: the fix of {rule} was left out: it {reason}")
    changed = [(old, new) for old, new in zip(documents, fixed.documents, strict=True) if old != new]
    if options.diff:
        out = "".join(diff(old, new) for old, new in changed)
        if not options.quiet:
            say(f"{_fixed(fixed)} would be fixed, {len(fixed.result.findings)} would remain")
        return Mended(fixed.before, out, bool(out), failed=False)
    stdin = Path(options.stdin_filename).as_posix() if "-" in options.paths else None
    unwritten = [old.path for old, new in changed if old.path != stdin and not _write(old, new)]
    text = next((document.text for document in fixed.documents if document.path == stdin), None)
    if not options.quiet and (text is not None or not terminal()):
        # A terminal gets it in the summary.
        say(f"{_fixed(fixed)} fixed, {len(fixed.result.findings)} remaining")
    result = replace(fixed.result, fixed=fixed.applied.total())
    return Mended(result, text, changes=False, failed=bool(unwritten))


def _fixed(fixed: Fixed) -> str:
    count = fixed.applied.total()
    return f"{count} finding{'' if count == 1 else 's'}"


def _write(old: Document, new: Document) -> bool:
    try:
        exchange(Path(old.path), old.to_bytes(), new.to_bytes())
    except OSError as error:
        say(f"{old.path}: cannot be written: {error.strerror}")
        return False
    return True


def diff(old: Document, new: Document) -> str:
    """The changes of a document as `diff -u` writes them, and `patch -p0` reads them."""
    before, after = (_LINE.findall(document.text) for document in (old, new))
    rows = unified_diff(before, after, old.path, new.path)
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)
