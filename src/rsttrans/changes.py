"""Which lines have changed since a git revision."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .config import ConfigError
from .project import Result
from .text import Document, Span

_HUNK = re.compile(rb"@@ -\d++(?:,(?P<old>\d++))?+ \+(?P<start>\d++)(?:,(?P<new>\d++))?+ @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_LINE_END = re.compile("\n")


@dataclass(frozen=True)
class Changes:
    """Changed lines by file."""

    top: Path
    """The folder of the repository."""
    tracked: frozenset[str]
    """Files that git knows, relative to `top`."""
    lines: Mapping[str, tuple[tuple[int, int], ...]]
    """First and last changed lines, 1-based and counted as git counts them, in order.

    Where lines were removed and none came instead, the first is the line behind the gap, the last the one
    before it.
    """

    def keep(self, result: Result) -> Result:
        """The findings with a changed line in translation or original; all, in files unknown to git."""
        changed: dict[str, _Changed] = {}
        found = []
        for item in result.findings:
            document, finding = item.document, item.finding
            name = self._name(document)
            if name in self.tracked:
                if document.path not in changed:
                    changed[document.path] = _Changed(document, self.lines.get(name, ()))
                if not any(map(changed[document.path].touch, (finding.span, finding.source or finding.span))):
                    continue
            found.append(item)
        return replace(result, findings=tuple(found))

    def _name(self, document: Document) -> str:
        try:
            return Path(os.path.realpath(document.path)).relative_to(self.top).as_posix()
        except ValueError:  # outside of the repository
            return ""


class _Changed:
    """The changed lines of one document."""

    def __init__(self, document: Document, ranges: Iterable[tuple[int, int]]) -> None:
        # Git knows no other line end than a line feed.
        self._ends = [match.start() for match in _LINE_END.finditer(document.text)]
        lines = document.text.split("\n") if ranges else []
        self._ranges = [_widened(first, last, lines) for first, last in ranges]

    def touch(self, span: Span) -> bool:
        """Whether a span has a changed line."""
        first = bisect_left(self._ends, span.start) + 1
        last = bisect_left(self._ends, max(span.end - 1, span.start)) + 1
        return any(start <= last and first <= end for start, end in self._ranges)


def _widened(first: int, last: int, lines: Sequence[str]) -> tuple[int, int]:
    """A range of lines; where something was removed, the lines with text on both sides of the gap."""
    if first <= last:
        return first, last
    first, last = last, first
    while first > 1 and not lines[first - 1].strip():
        first -= 1
    while last < len(lines) and not lines[last - 1].strip():
        last += 1
    return first, last


def since(revision: str, folder: Path) -> Changes:
    """What has changed in the repository of `folder` since its history left `revision`.

    Raises ConfigError if there is no repository, no such revision or no git.
    """
    if revision.startswith("-") or not revision:
        raise ConfigError(f"--since: `{revision}` is no revision")
    try:
        top = Path(os.path.realpath(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))))
    except _Failed as failed:
        raise ConfigError(f"--since: {folder} is in no git repository ({failed})") from None
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except _Failed:
        raise ConfigError(
            f"--since: no revision is called `{revision}` in {top} (in a shallow clone, fetch it first)"
        ) from None
    try:
        base = _git(top, "merge-base", commit, "HEAD").decode().split()[0]
    except _Failed:  # no common history, or not all of it has been fetched
        base = commit
    try:
        diff = _git(top, *_DIFF, base, "--")
        tracked = _git(top, "ls-files", "-z")
    except _Failed as failed:
        raise ConfigError(f"--since: git: {failed}") from None
    names = frozenset(os.fsdecode(name) for name in tracked.split(b"\0") if name)
    return Changes(top, names, _parse(diff))


# Whatever the user has configured, the output is to be what `_parse` reads.
_DIFF = (
    "-c",
    "core.quotePath=false",
    "diff",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--text",
    "--unified=0",
    "--inter-hunk-context=0",
    "--find-renames",
    "--ignore-submodules",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)


class _Failed(Exception):
    """Git's own message."""


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError as error:
        raise ConfigError(f"--since: git cannot be run: {error.strerror}") from None
    if done.returncode:
        message = done.stderr.decode(errors="backslashreplace").strip()
        raise _Failed(message.split("\n", 1)[0].removeprefix("fatal: ") or f"exit status {done.returncode}")
    return done.stdout


def _parse(diff: bytes) -> dict[str, tuple[tuple[int, int], ...]]:
    """Changed lines of each file in the output of `git diff --unified=0`."""
    changed: dict[str, list[tuple[int, int]]] = {}
    name = ""
    lines = iter(diff.split(b"\n"))
    for line in lines:
        if line.startswith(b"+++ "):
            name = _file_name(line[4:])
        elif hunk := _HUNK.match(line):
            start, new = int(hunk["start"]), int(hunk["new"] or 1)
            changed.setdefault(name, []).append((start, start + new - 1) if new else (start + 1, start))
            _skip(lines, int(hunk["old"] or 1) + new)
    return {name: tuple(ranges) for name, ranges in changed.items()}


def _skip(lines: Iterator[bytes], count: int) -> None:
    """Pass over the text of a hunk, which may look like anything."""
    for _ in range(count):
        if next(lines, b"").startswith(b"\\"):  # no line feed at the end of the file
            next(lines, b"")


def _file_name(field: bytes) -> str:
    name = field.removesuffix(b"\t")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_unescape, name[1:-1])
    return os.fsdecode(name.removeprefix(b"b/"))


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if len(code) == 3 else _ESCAPES.get(code, code)
