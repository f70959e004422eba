"""Which original goes with which translation.

Comments and the visible text between them alternate.  Every comment looks forward (its translation follows)
or backward (it stands above); the choice of one bears on its neighbours, since no text is given away twice.
So all choices of a file are made together: for each gap between two runs of comments, the originals that
look into it from above and from below are aligned with its blocks in order, and the split of every run into
backward and forward ones is the one whose gaps give the highest sum (dynamic programming over the runs).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from .affinity import BACKWARD, affinity, skip_cost, skip_source
from .bitext import Bitext, NotSource
from .flow import Leaf, Mark, Note, Step, flow
from .original import reason
from .rst.blocks import scan
from .text import Document
from .units import build

BAND = 40
"""How many blocks beyond the number of originals an alignment looks at, from either end of a gap."""
SPLITS = 6
"""Runs of more comments than this are split at their ends and next to them only."""
MOST = 300
"""Originals without a translation in one gap from which on the aligner looks at the nearest only."""
FAR = 10.0
"""A pair is worth less than passing over blocks of this cost."""
_NEVER = -1e9


@dataclass(frozen=True, eq=False)
class Entry:
    """A piece of an original in the sequence that is aligned with a gap."""

    step: Leaf | Mark
    note: int
    """Index of its comment in the flow."""


@dataclass(frozen=True)
class Match:
    """An original's piece and its visible partner (index into the flow)."""

    entry: Entry
    partner: int
    forward: bool


def pair(document: Document) -> Bitext:
    """Read a document and pair its originals with their translations."""
    blocks = scan(document)
    steps = flow(blocks)
    notes: list[NotSource] = []
    usable: list[int] = []
    for index, step in enumerate(steps):
        if isinstance(step, Note):
            why = reason(step, document.text, steps, index)
            if why:
                notes.append(NotSource(step.block.view.extent, why))
            else:
                usable.append(index)
    matches = _best(steps, usable)
    units, rest, more = build(document, steps, usable, matches)
    return Bitext(document, blocks, units, rest, tuple(sorted([*notes, *more], key=lambda note: note.span)))


def _best(steps: Sequence[Step], usable: Sequence[int]) -> list[Match]:
    """The best alignment; when the sure part of a file looks backward, its doubtful part does as well."""
    matches = _solve(steps, usable, BACKWARD, loanwords=False)
    if _incomplete(steps, usable, matches):
        # What is left over may be left over in the wrong place: now every sign counts.
        matches = _solve(steps, usable, BACKWARD, loanwords=True)
    sure = [match for match in matches if isinstance(match.entry.step, Leaf) and _evident(steps, match)]
    back = sum(1 for match in sure if not match.forward)
    if back * 2 > len(sure):
        return _solve(steps, usable, -BACKWARD, loanwords=True)
    return matches


def _incomplete(steps: Sequence[Step], usable: Sequence[int], matches: Sequence[Match]) -> bool:
    """Whether any text of an original has found no partner."""
    matched = {id(match.entry.step) for match in matches}
    notes = (steps[index] for index in usable)
    return any(
        isinstance(step, Leaf) and step.kind != "literal" and not step.example and id(step) not in matched
        for note in notes
        if isinstance(note, Note)
        for step in note.inner
    )


def _evident(steps: Sequence[Step], match: Match) -> bool:
    entry, partner = match.entry.step, steps[match.partner]
    return isinstance(entry, Leaf) and isinstance(partner, Leaf) and len(entry.anchors & partner.anchors) >= 2


def _runs(steps: Sequence[Step], usable: Sequence[int]) -> tuple[list[list[int]], list[list[int]]]:
    """Runs of comments, and the gaps before, between and behind them (indices into the flow)."""
    chosen = set(usable)
    runs: list[list[int]] = []
    gaps: list[list[int]] = [[]]
    for index, step in enumerate(steps):
        if index in chosen:
            if gaps[-1] or not runs:
                runs.append([])
                gaps.append([])
            runs[-1].append(index)
        elif not isinstance(step, Note):
            gaps[-1].append(index)
    return runs, gaps


def _solve(steps: Sequence[Step], usable: Sequence[int], backward: float, *, loanwords: bool) -> list[Match]:
    runs, gaps = _runs(steps, usable)
    if not runs:
        return []
    aligner = _Aligner(steps, backward, loanwords=loanwords)
    # states[s]: the highest sum up to here if the last run's first s comments look backward.
    paths: list[dict[int, tuple[float, int, list[Match]]]] = []
    previous: list[int] = []
    states: dict[int, float] = {0: 0.0}
    for number, gap in enumerate(gaps):
        following = runs[number] if number < len(runs) else []
        table: dict[int, tuple[float, int, list[Match]]] = {}
        for split in _splits(len(following)):
            chosen: tuple[float, int, list[Match]] | None = None
            for before, score in states.items():
                value, found = aligner.gap(previous[before:], following[:split], gap)
                if chosen is None or score + value > chosen[0] + 1e-9:
                    chosen = (score + value, before, found)
            if chosen is not None:
                table[split] = chosen
        paths.append(table)
        states = {split: entry[0] for split, entry in table.items()}
        previous = following
    parts: list[list[Match]] = []
    split = 0
    for table in reversed(paths):
        _, before, found = table[split]
        parts.append(found)
        split = before
    return [match for part in reversed(parts) for match in part]


def _splits(length: int) -> list[int]:
    if length <= SPLITS:
        return list(range(length + 1))
    return [0, 1, length - 1, length]


class _Aligner:
    """Aligns originals with the blocks of a gap, and keeps what it has worked out for a pair."""

    def __init__(self, steps: Sequence[Step], backward: float, *, loanwords: bool) -> None:
        self._steps = steps
        self._loanwords = loanwords
        self._backward = backward
        self._entries: dict[int, list[Entry]] = {}
        self._scores: dict[tuple[int, int, bool], float | None] = {}

    def _of(self, notes: Sequence[int]) -> list[Entry]:
        result: list[Entry] = []
        for index in notes:
            note = self._steps[index]
            if index not in self._entries and isinstance(note, Note):
                self._entries[index] = [Entry(step, index) for step in note.inner]
            result += self._entries[index]
        return result

    def gap(
        self, above: Sequence[int], below: Sequence[int], gap: Sequence[int]
    ) -> tuple[float, list[Match]]:
        """Align the originals that look into a gap with its blocks: the first of `gap` belong to those above
        it, the last to those below."""
        first, second = self._of(above), self._of(below)
        if not gap or not (first or second):
            return -sum(skip_source(entry.step) for entry in [*first, *second]), []
        if len(gap) > len(first) + len(second) + 2 * BAND:
            # Far from both ends nothing belongs to either: the two sides do not meet.
            one, found = self._align(first, [], gap[: len(first) + BAND])
            two, others = self._align([], second, gap[-len(second) - BAND :])
            return one + two, found + others
        if len(first) + len(second) > len(gap) + MOST:
            # So many originals without a translation: what is far from the gap has none.
            first, second = first[-len(gap) - BAND :], second[: len(gap) + BAND]
        return self._align(first, second, gap)

    def _score(self, entry: Entry, partner: int, forward: bool) -> float | None:
        key = (id(entry), partner, forward)
        if key not in self._scores:
            self._scores[key] = affinity(
                self._steps,
                entry.step,
                entry.note,
                partner,
                forward=forward,
                backward=self._backward,
                loanwords=self._loanwords,
            )
        return self._scores[key]

    def _align_one(
        self, entries: list[Entry], turn: int, gap: Sequence[int], passed: list[float]
    ) -> tuple[float, list[Match]]:
        """The same for at most one original on either side, which is the common case."""
        drop, columns = 0.0, len(gap)
        ahead: list[tuple[float, int]] = []
        back: list[tuple[float, int]] = []
        for entry in entries:
            forward = turn == 1 and entry is entries[0]
            found = ahead if forward else back
            drop -= skip_source(entry.step)
            for column in range(columns):
                far = passed[column] if forward else passed[columns] - passed[column + 1]
                score = self._score(entry, gap[column], forward) if far < FAR else None
                if score is not None and score - far + skip_source(entry.step) > 0:
                    found.append((score - far + skip_source(entry.step), column))
        one = max(ahead, key=lambda pair: pair[0], default=None)
        two = max(back, key=lambda pair: (pair[0], pair[1]), default=None)
        if one and two and one[1] >= two[1]:
            both = [(a, b) for a in ahead for b in back if a[1] < b[1]]
            options = [(a[0] + b[0], a, b) for a, b in both]
            best = max(options, key=lambda option: option[0], default=(0.0, None, None))
            one, two = max(best, (one[0], one, None), (two[0], None, two), key=lambda option: option[0])[1:]
        matches = []
        if one:
            matches.append(Match(entries[0], gap[one[1]], True))
        if two:
            matches.append(Match(entries[-1], gap[two[1]], False))
        return drop + (one[0] if one else 0.0) + (two[0] if two else 0.0), matches

    def _align(
        self, first: list[Entry], second: list[Entry], gap: Sequence[int]
    ) -> tuple[float, list[Match]]:
        entries = first + second
        rows, columns, turn = len(entries), len(gap), len(first)
        if not rows:
            return 0.0, []
        cost = [skip_cost(self._steps[index]) for index in gap]
        # passed[c]: what it costs to pass over the first c blocks.
        passed = [0.0, *accumulate(cost)]
        if rows - turn <= 1 and turn <= 1:
            return self._align_one(entries, turn, gap, passed)
        slack = BAND + abs(columns - rows)
        # Row by row only the band around the diagonal: table[row][column - lows[row]].
        lows = [max(0, row - slack) for row in range(rows + 1)]
        table: list[list[float]] = []
        moves: list[bytearray] = []
        for row in range(rows + 1):
            low, high = lows[row], min(columns, row + slack)
            line = [_NEVER] * (high - low + 1)
            ways = bytearray(high - low + 1)
            above, start = (table[row - 1], lows[row - 1]) if row else ([], 0)
            entry = entries[row - 1]
            # Of two originals for one translation the nearer one has it.
            drop = skip_source(entry.step) + (row if row <= turn else rows - row) * 0.001
            forward = row <= turn
            for column in range(low, high + 1):
                if not row and not column:
                    line[0] = 0.0
                    continue
                value, how = _NEVER, 0
                if column > low:
                    value, how = line[column - 1 - low] - (0.0 if row == turn else cost[column - 1]), 1
                if row:
                    if column - start < len(above) and above[column - start] - drop > value:
                        value, how = above[column - start] - drop, 2
                    far = passed[column - 1] if row == 1 else 0.0
                    if not forward:
                        far = passed[columns] - passed[column] if row == rows else 0.0
                    if column > start and far < FAR:
                        score = self._score(entry, gap[column - 1], forward)
                        if score is not None and above[column - 1 - start] + score > value:
                            value, how = above[column - 1 - start] + score, 3
                line[column - low], ways[column - low] = value, how
            table.append(line)
            moves.append(ways)
        matches: list[Match] = []
        row, column = rows, columns
        while row or column:
            how = moves[row][column - lows[row]]
            if how == 3:
                matches.append(Match(entries[row - 1], gap[column - 1], row <= turn))
                row, column = row - 1, column - 1
            elif how == 2:
                row -= 1
            else:
                column -= 1
        return table[rows][columns - lows[rows]], matches[::-1]
