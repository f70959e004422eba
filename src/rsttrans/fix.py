"""Findings mended: fixes applied to texts, and refused where the result is worse than what was there.

Nothing here reads or writes files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from .config import Configuration
from .parallel import WorkerError, run
from .project import Outcome, Result, bitext_of, combine, internal_error, judge, raw_findings
from .rule import Finding, Fix, Rule, Severity
from .text import Document, Edit, Span, apply, has_cjk

ROUNDS = 10
"""How often the documents are read again, at most."""
_NEWLINE = re.compile(r"\r\n|\n|\r")


class Refusal(NamedTuple):
    """A fix that was not applied, since it would have done harm."""

    path: str
    line: int
    rule: str
    reason: str


@dataclass(frozen=True)
class Fixed:
    """What fixing gives."""

    documents: tuple[Document, ...]
    """The documents after it, in the order of those before."""
    result: Result
    """What is still found in them."""
    before: Result
    """What was found before."""
    applied: Counter[str]
    """How many fixes of each rule were applied."""
    refusals: tuple[Refusal, ...]


class _Reading(NamedTuple):
    """What has to be known of a document to tell whether an edit has harmed it."""

    outcome: Outcome
    units: tuple[tuple[str, bool], ...] = ()
    """Of each unit its original, and whether its translation is there and visible."""


class _State(NamedTuple):
    """Documents and what was read in them, while something is tried."""

    documents: list[Document]
    readings: list[_Reading]

    def put(self, index: int, document: Document, reading: _Reading) -> None:
        self.documents[index], self.readings[index] = document, reading


@dataclass(frozen=True)
class _Trial:
    """The search for those fixes of a plan that do harm."""

    index: int
    """Of the document."""
    state: _State
    rules: Mapping[str, Rule]
    """Those that have a say: rules over the project take long, and are left out if they have none."""


class _Harm(NamedTuple):
    rule: str
    """The rule that sees it; empty if any reader would."""
    reason: str


def _read(document: Document, configuration: Configuration, rules: Mapping[str, Rule]) -> _Reading:
    try:
        bitext = bitext_of(document)
        units = tuple(
            (unit.key, not (unit.target.empty or unit.hidden or unit.copied)) for unit in bitext.units
        )
    except Exception as error:
        return _Reading(Outcome(failures=(internal_error(document.path, "reading", error),)))
    return _Reading(judge(bitext, configuration.settings, rules), units)


def fix(
    documents: Sequence[Document],
    configuration: Configuration,
    rules: Mapping[str, Rule],
    active: Mapping[str, Rule],
    *,
    whole: bool = True,
    unsafe: bool = False,
    rounds: int = ROUNDS,
    keep: Callable[[Result], Result] = lambda result: result,
    done: Callable[[int], None] = lambda size: None,
) -> Fixed:
    """Apply the fixes of what the `active` rules find, and with `unsafe` the unsafe ones, until none applies.

    After each round the documents are read again.  A fix stays only if its finding is gone, no original
    has changed, no unit is lost, and no rule that is active or on by default finds a new error or warning.
    Findings that `keep` takes out of a result are not fixed.
    """
    project = _Project(documents, configuration, rules, active, done)
    before = result = keep(project.result(whole=whole))
    applied: Counter[str] = Counter()
    for _ in range(rounds):
        taken = project.round(result, unsafe=unsafe)
        if taken is None:
            break
        applied.update(taken)
        result = keep(project.result(whole=whole))
    refusals = tuple(sorted(refusal for refused in project.refused for refusal in refused.values()))
    return Fixed(tuple(project.documents), result, before, applied, refusals)


class _Project:
    """The documents as they are now."""

    def __init__(
        self,
        documents: Sequence[Document],
        configuration: Configuration,
        rules: Mapping[str, Rule],
        active: Mapping[str, Rule],
        done: Callable[[int], None],
    ) -> None:
        self.documents = list(documents)
        self.refused: list[dict[Finding, Refusal]] = [{} for _ in documents]
        self._configuration = configuration
        self._rules = rules
        self._active = active
        # A fix that breaks what the user has not asked about breaks it all the same.
        self._wide = {id: rule for id, rule in rules.items() if id in active or rule.default}
        self._readings = self._read(self.documents, done)
        self._raw, self._failures = self._findings(_State(self.documents, self._readings), self._wide)

    def result(self, *, whole: bool) -> Result:
        """What the active rules find."""
        raw = [[item for item in found if item.rule in self._active] for found in self._raw]
        result = combine(
            self.documents,
            [reading.outcome for reading in self._readings],
            raw,
            self._failures,
            self._configuration,
            self._rules,
            self._active,
            whole=whole,
        )
        return replace(result, failures=tuple(dict.fromkeys(result.failures)))

    def round(self, result: Result, *, unsafe: bool) -> list[str] | None:
        """Apply what can be applied at once; the rules of what was.  None if there was nothing to try."""
        found: dict[str, list[Finding]] = {}
        for item in result.findings:
            found.setdefault(item.document.path, []).append(item.finding)
        plans = {}
        for index, document in enumerate(self.documents):
            open_ = [item for item in found.get(document.path, ()) if item not in self.refused[index]]
            if plan := choose(document, open_, unsafe=unsafe):
                plans[index] = plan
        if not plans:
            return None
        accepted = self._try_all(plans)
        if accepted:
            # What did harm to the text that was there may do none to the one that is there now.
            self.refused = [{} for _ in self.documents]
        return [finding.rule for plan in accepted.values() for finding in plan]

    def _try_all(self, plans: Mapping[int, list[Finding]]) -> dict[int, list[Finding]]:
        """Apply plans of several documents; what was applied of each."""
        texts = [edited(self.documents[index], plan) for index, plan in plans.items()]
        state = _State(self.documents.copy(), self._readings.copy())
        for index, document, reading in zip(plans, texts, self._read(texts), strict=True):
            state.put(index, document, reading)
        raw, failures = self._findings(state, self._wide)
        harms = {
            index: harm
            for index, plan in plans.items()
            if (harm := self._harm(index, plan, state.readings[index], raw[index]))
        }
        accepted = {index: plan for index, plan in plans.items() if index not in harms}
        for index, harm in harms.items():
            state.put(index, self.documents[index], self._readings[index])
            involved = {harm.rule, *(finding.rule for finding in plans[index])}
            rules = {id: rule for id, rule in self._wide.items() if not rule.on_project or id in involved}
            if plan := self._settle(_Trial(index, state, rules), [], plans[index]):
                accepted[index] = plan
                document = edited(self.documents[index], plan)
                state.put(index, document, *self._read([document]))
        if accepted:
            if harms:
                raw, failures = self._findings(state, self._wide)
            self.documents, self._readings = state.documents, state.readings
            self._raw, self._failures = raw, failures
        return accepted

    def _settle(self, trial: _Trial, accepted: list[Finding], candidates: list[Finding]) -> list[Finding]:
        """Those of `candidates` that do no harm beside the `accepted` ones, and these."""
        index, plan = trial.index, accepted + candidates
        document = edited(self.documents[index], plan)
        (reading,) = self._read([document])
        state = _State(trial.state.documents.copy(), trial.state.readings.copy())
        state.put(index, document, reading)
        harm = self._harm(index, plan, reading, self._findings(state, trial.rules)[0][index])
        if harm is None:
            return plan
        if len(candidates) == 1:
            (finding,) = candidates
            line = self.documents[index].line_of(finding.span.start)
            self.refused[index][finding] = Refusal(document.path, line, finding.rule, harm.reason)
            return accepted
        half = len(candidates) // 2
        return self._settle(trial, self._settle(trial, accepted, candidates[:half]), candidates[half:])

    def _harm(
        self, index: int, plan: Sequence[Finding], reading: _Reading, raw: Sequence[Finding]
    ) -> _Harm | None:
        """Why the plan must not be applied to a document, given what comes of it."""
        old = self._readings[index]
        if len(reading.outcome.failures) > len(old.outcome.failures):
            return _Harm("", f"would make the document unreadable: {reading.outcome.failures[-1]}")
        if lost := _lost(old.units, reading.units):
            return _Harm("", lost)
        edits = [edit for finding in plan for edit in _edits(self.documents[index], finding)]
        mended = set(plan)
        before = [(item, moved(item.span, edits)) for item in self._raw[index] if item not in mended]
        gone = [(item, moved(item.span, edits)) for item in plan]
        for item in _unmatched(raw, before):
            if any(item.rule == was.rule and _touch(item.span, span) for was, span in gone):
                return _Harm(item.rule, f"would not be rid of it: {item.message}")
            if (item.severity or self._rules[item.rule].severity) is not Severity.INFO:
                return _Harm(item.rule, f"would bring {item.rule}: {item.message}")
        return None

    def _read(
        self, documents: Sequence[Document], done: Callable[[int], None] = lambda size: None
    ) -> list[_Reading]:
        work = partial(_read, configuration=self._configuration, rules=self._wide)
        try:
            return run(work, documents, self._configuration.settings.jobs, done)
        except WorkerError as error:
            failure = f"internal error: {error}: the process that read it has died"
            return [_Reading(Outcome(failures=(failure,)))] * len(documents)

    def _findings(self, state: _State, rules: Mapping[str, Rule]) -> tuple[list[list[Finding]], list[str]]:
        outcomes = [reading.outcome for reading in state.readings]
        return raw_findings(state.documents, outcomes, self._configuration.settings, rules)


def choose(document: Document, findings: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    """Those of the findings whose fixes can be applied at once, safe ones first, then by their first edit."""
    able = [
        (not item.fix.safe, edits, item)
        for item in findings
        if item.fix is not None and (unsafe or item.fix.safe) and (edits := _edits(document, item))
    ]
    taken: list[Edit] = []
    chosen = []
    for _, edits, item in sorted(able, key=lambda entry: entry[:2]):
        if not any(_overlap(new.span, old.span) for new in edits for old in taken):
            taken += edits
            chosen.append(item)
    return chosen


def edited(document: Document, findings: Iterable[Finding]) -> Document:
    """The document after the fixes of findings, which must not overlap."""
    edits = [edit for finding in findings for edit in _edits(document, finding)]
    return replace(document, text=apply(document.text, edits))


def _edits(document: Document, finding: Finding) -> list[Edit]:
    """The edits of a finding in order with the document's line ends, without those that change nothing."""
    fix: Fix | None = finding.fix
    edits = [
        Edit(span, _NEWLINE.sub(lambda _: document.newline, text))
        for span, text in (fix.edits if fix else ())
    ]
    return sorted(edit for edit in edits if document.text[edit.span.start : edit.span.end] != edit.text)


def _overlap(a: Span, b: Span) -> bool:
    return a == b or (a.start < b.end and b.start < a.end)


def _touch(a: Span, b: Span) -> bool:
    return a.start <= b.end and b.start <= a.end


def moved(span: Span, edits: Iterable[Edit]) -> Span:
    """Where a span is after edits: what is inserted at one of its ends belongs to it."""
    start, end = span
    for (first, last), text in edits:
        change = len(text) - (last - first)
        if last < span.start or (last == span.start and first < last):
            start += change
        elif first < span.start:
            start += first - span.start
        if last <= span.end:
            end += change
        elif first < span.end:
            end += first + len(text) - span.end
    return Span(start, max(start, end))


def _unmatched(raw: Sequence[Finding], old: Sequence[tuple[Finding, Span]]) -> list[Finding]:
    """Those of `raw` that are none of the old findings, which stand at other places now."""
    rest, left = list(raw), list(old)
    for same in (
        lambda new, was, span: new.message == was.message and new.span == span,
        lambda new, was, span: _touch(new.span, span),
        lambda new, was, span: new.message == was.message,
    ):
        still = []
        for new in rest:
            match = next((entry for entry in left if entry[0].rule == new.rule and same(new, *entry)), None)
            if match:
                left.remove(match)
            else:
                still.append(new)
        rest = still
    return rest


def _lost(old: Sequence[tuple[str, bool]], new: Sequence[tuple[str, bool]]) -> str:
    """What of the units before is no more there; empty if all is.

    More of the same original may come to light, and a translation may come out of it, but nothing else.
    """
    at = 0
    for source, translated in old:
        while at < len(new) and not _same(source, new[at][0]):
            at += 1
        if at == len(new):
            return f"would change an original: {source[:60]}"
        if translated and not new[at][1]:
            return f"would lose a translation: {source[:60]}"
        if source == new[at][0]:
            at += 1  # one that has grown may be several that were torn apart
    return ""


def _same(old: str, new: str) -> bool:
    return old == new or (not has_cjk(new) and (old in new or (has_cjk(old) and new in old)))
