"""A progress bar on a terminal (the only module that imports rich)."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds for which nobody needs a progress bar."""


class Bar:
    """Shows how many of `total` characters are done, on stderr, once the run takes longer than PATIENCE."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._start = monotonic()
        self._progress: Progress | None = None

    def advance(self, size: int) -> None:
        """Count `size` more characters as done."""
        self._done += size
        if self._progress is None and monotonic() - self._start > PATIENCE and self._done < self._total:
            self._open()
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], completed=self._done)
            self._progress.refresh()

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        # Without a thread of its own: processes may be forked while it is shown.
        console = Console(file=sys.stderr)
        self._progress = Progress(console=console, auto_refresh=False, transient=True)
        self._progress.add_task("checking", total=self._total)
        self._progress.start()

    def close(self) -> None:
        """Take the bar off the terminal."""
        if self._progress is not None:
            self._progress.stop()
