"""Which findings of a run are new: against a baseline, and since a git revision."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import files
from .config import ConfigError
from .text import Document

if TYPE_CHECKING:
    from .baseline import Baseline
    from .changes import Changes
    from .project import Result
    from .rule import Rule


class Review(NamedTuple):
    """What to hold findings against."""

    baseline: Baseline | None = None
    written: Baseline | None = None
    """The baseline to write, as it was before."""
    changes: Changes | None = None
    quiet: bool = False

    def apply(
        self, result: Result, rules: Mapping[str, Rule], active: Mapping[str, Rule], *, whole: bool
    ) -> Result:
        """The findings that are new.  Writes the baseline if one is wanted, and then none is.

        Raises ConfigError if it cannot be written.
        """
        if not (self.baseline or self.written or self.changes):
            return result
        from dataclasses import replace

        from . import baseline, console

        scope = baseline.Scope(rules, active, whole)
        if self.written:
            path = self.written.document.path
            try:
                console.write(Path(path), baseline.write(self.written, result, scope))
            except OSError as error:
                raise ConfigError(f"{path}: cannot be written: {error.strerror}") from None
            if not self.quiet:
                count = len(result.findings)
                console.say(f"{path}: {count} known finding{'' if count == 1 else 's'}")
            return replace(result, findings=())
        if self.changes:
            # Lines of the baseline are no lines of a translation.
            scope = scope._replace(active={id: rule for id, rule in active.items() if id != baseline.UNUSED})
        if self.baseline:
            result = baseline.apply(self.baseline, result, scope)
        return self.changes.keep(result) if self.changes else result


def prepare(
    baseline: str | None, written: str | None, since: str | None, folder: Path, *, quiet: bool = False
) -> Review:
    """What the options `--baseline`, `--write-baseline` and `--since` ask for; `folder` is in the repository.

    Raises ConfigError for what cannot be read or is not understood.
    """
    if not (baseline or written or since is not None):
        return Review()
    from .baseline import parse

    known = _read(Path(baseline)) if baseline else None
    old = None
    if written:
        path = Path(written)
        old = _read(path) if path.is_file() else parse(Document(files.name_of(path), ""))
    changes = None
    if since is not None:
        from . import changes as git

        changes = git.since(since, folder)
    return Review(known, old, changes, quiet)


def _read(path: Path) -> Baseline:
    from .baseline import parse

    try:
        return parse(files.read(files.name_of(path), path))
    except files.InputError as error:
        raise ConfigError(f"{path}: {error}") from None
