"""A file of findings that are known and not reported, and what of it is out of date."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from .config import ConfigError
from .identity import identity
from .project import Located, Result, order
from .rule import Finding, Rule
from .text import Document, Span

UNUSED = "unused-baseline"
HEADER = """\
# rsttrans baseline: known findings, one a line: path, rule, original, what is wrong.
# A line may be removed at any time. In a merge, keep the lines of both sides; their order is of no account.
"""
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class Entry(NamedTuple):
    """One known finding; every part without tabs and line ends."""

    path: str
    """Relative to the folder of the baseline."""
    rule: str
    unit: str
    detail: str


@dataclass(frozen=True)
class Baseline:
    """The entries of a file."""

    document: Document
    """The file; its path is how reports call it."""
    entries: tuple[tuple[Entry, Span], ...]
    """Each entry with its line."""

    @cached_property
    def folder(self) -> Path:
        """What the paths of entries are relative to."""
        return Path(self.document.path).absolute().parent

    def entry(self, item: Located) -> Entry:
        """The entry that stands for a finding."""
        path = os.path.relpath(item.document.path, self.folder)
        return Entry(*(_flat(part) for part in (Path(path).as_posix(), *identity(item))))


class Scope(NamedTuple):
    """What a run has looked at, so that it can tell whether a finding is gone."""

    rules: Mapping[str, Rule]
    """All there are."""
    active: Mapping[str, Rule]
    """Those that have run."""
    whole: bool
    """Whether they have seen all documents of the project."""


def parse(document: Document) -> Baseline:
    """The entries in a file.  Raises ConfigError for a line that is none."""
    entries = []
    for number, span in enumerate(document.line_spans, 1):
        line = document.text[span.start : span.end]
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != len(Entry._fields):
            why = "a conflict of a merge" if line.startswith(_CONFLICT) else "no entry of a baseline"
            raise ConfigError(f"{document.path}:{number}: {why}")
        entries.append((Entry(*parts), span))
    return Baseline(document, tuple(entries))


def apply(baseline: Baseline, result: Result, scope: Scope) -> Result:
    """The findings that are not known, and one of `unused-baseline` for each entry without its finding."""
    left = Counter(entry for entry, _ in baseline.entries)
    found = []
    for item in result.findings:
        entry = baseline.entry(item)
        if left[entry]:
            left[entry] -= 1
        else:
            found.append(item)
    if UNUSED in scope.active:
        gone = _gone(baseline, result, scope)
        severity, family = scope.rules[UNUSED].severity, scope.rules[UNUSED].family
        # Of equal lines the last ones are those too many.
        for entry, span in reversed(baseline.entries):
            if left[entry] and (why := gone(entry)):
                left[entry] -= 1
                finding = Finding(UNUSED, span, f"{why}: remove this line")
                found.append(Located(baseline.document, finding, severity, family))
    return replace(result, findings=tuple(sorted(found, key=order)))


def write(baseline: Baseline, result: Result, scope: Scope) -> str:
    """A baseline of all that was found, and of the old entries that this run cannot judge."""
    gone = _gone(baseline, result, scope)
    found = Counter(baseline.entry(item) for item in result.findings)
    kept = Counter(entry for entry, _ in baseline.entries if not gone(entry))
    lines = sorted("\t".join(entry) for entry in (found | kept).elements())
    return HEADER + "".join(f"{line}\n" for line in lines)


def _gone(baseline: Baseline, result: Result, scope: Scope) -> Callable[[Entry], str]:
    """Tells for an entry without a finding why it has none; empty where this run cannot know."""
    checked = {_flat(Path(os.path.relpath(path, baseline.folder)).as_posix()) for path in result.paths}

    def why(entry: Entry) -> str:
        rule = scope.rules.get(entry.rule)
        if rule is None:
            return f"no rule is called `{entry.rule}`"
        if entry.path not in checked:
            there = os.path.lexists(baseline.folder / entry.path)
            return "" if there else f"there is no file {entry.path}"
        if rule.id not in scope.active or result.failures or (rule.on_project and not scope.whole):
            return ""
        return f"`{entry.rule}` does not find this in {entry.path} any more"

    return why


def _flat(text: str) -> str:
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)
