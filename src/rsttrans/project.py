"""Read, pair, run the rules, suppress, sort."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from . import suppress
from .bitext import Bitext
from .config import ConfigError, Configuration, Settings, did_you_mean
from .files import pattern
from .parallel import WorkerError, run
from .rule import Context, Facts, Finding, Rule, Severity
from .suppress import Suppression
from .text import Document
from .unit import Segment

TOO_LONG = 20_000
"""Characters from which a block is no text that somebody translated: rules may take more than linear time."""


class Located(NamedTuple):
    """A finding with its document and its severity."""

    document: Document
    finding: Finding
    severity: Severity
    family: str


@dataclass(frozen=True)
class Result:
    """What a run of the rules gives."""

    files: int
    """Documents that were checked."""
    units: int
    findings: tuple[Located, ...]
    """Sorted by path, line, column, rule."""
    failures: tuple[str, ...]
    """What could not be checked, and internal errors, each with file and rule."""
    paths: tuple[str, ...] = ()
    """The documents that were checked."""
    fixed: int | None = None
    """How many findings were fixed; None unless that was asked for."""

    def counts(self) -> dict[Severity, int]:
        """Findings of each severity."""
        counts = dict.fromkeys(Severity, 0)
        for item in self.findings:
            counts[item.severity] += 1
        return counts

    def fixable(self) -> tuple[int, int]:
        """How many findings have a safe fix, and how many an unsafe one."""
        fixes = [item.finding.fix for item in self.findings if item.finding.fix]
        safe = sum(fix.safe for fix in fixes)
        return safe, len(fixes) - safe

    def statistics(self) -> list[tuple[int, str, Severity]]:
        """How many findings each rule has, most first."""
        counts: dict[tuple[str, Severity], int] = {}
        for item in self.findings:
            key = item.finding.rule, item.severity
            counts[key] = counts.get(key, 0) + 1
        return sorted(
            ((count, rule, severity) for (rule, severity), count in counts.items()),
            key=lambda entry: (-entry[0], *entry[1:]),
        )


class Outcome(NamedTuple):
    """What the rules say of one document by itself; small and picklable."""

    findings: tuple[Finding, ...] = ()
    facts: tuple[tuple[str, Facts], ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    units: int = 0
    failures: tuple[str, ...] = ()


def bitext_of(document: Document) -> Bitext:
    """A document read and paired."""
    if is_catalogue(document):
        from .po import read_po

        return read_po(document)
    from .align import pair

    return pair(document)


def is_catalogue(document: Document) -> bool:
    """Whether a document is a gettext catalogue."""
    return document.path.endswith((".po", ".pot"))


def choose(rules: Mapping[str, Rule], settings: Settings, origin: Mapping[str, str]) -> dict[str, Rule]:
    """The rules to run.  The narrower of two selectors wins, `ignore` where both are as narrow.

    Raises ConfigError for a name that is none; `origin` says where a setting comes from.
    """
    for key in ("select", "extend_select", "ignore"):
        for name in getattr(settings, key):
            _members(rules, name, origin.get(key, key))
    for glob, names in settings.per_file_ignores:
        for name in names:
            _members(rules, name, f"{origin.get('per_file_ignores', 'per_file_ignores')}: {glob}")
    return {id: rule for id, rule in rules.items() if _chosen(rule, settings)}


def _members(rules: Mapping[str, Rule], name: str, where: str) -> None:
    families = {rule.family: None for rule in rules.values()}
    if name not in rules and name not in families and name != "ALL":
        hint = did_you_mean(name, [*rules, *families])
        raise ConfigError(f"{where}: no rule or family is called `{name}`{hint} (`rsttrans rule` lists them)")


def _chosen(rule: Rule, settings: Settings) -> bool:
    # A family stands for the rules in it that are on by default, ALL for every rule.
    wanted = _narrowest(rule, (*settings.select, *settings.extend_select), family=rule.default)
    if not settings.select and rule.default:
        wanted = max(wanted, 1)
    return wanted > _narrowest(rule, settings.ignore, family=True)


def _narrowest(rule: Rule, names: Sequence[str], *, family: bool) -> int:
    """How narrowly `names` mean the rule: 3 by its id, 2 by its family, 1 as one of all, 0 not at all."""
    if rule.id in names:
        return 3
    if family and rule.family in names:
        return 2
    return 1 if "ALL" in names else 0


def check(
    documents: Sequence[Document],
    configuration: Configuration,
    rules: Mapping[str, Rule],
    active: Mapping[str, Rule],
    *,
    whole: bool = True,
    done: Callable[[int], None] = lambda size: None,
) -> Result:
    """Run the `active` ones of `rules` over the documents, which must be sorted by path.

    `whole`: the documents are all of the project, so that suppressions of project rules can be judged.
    """
    outcomes, failures = _outcomes(documents, configuration.settings, active, done)
    raw, failed = raw_findings(documents, outcomes, configuration.settings, active)
    return combine(documents, outcomes, raw, [*failures, *failed], configuration, rules, active, whole=whole)


def combine(
    documents: Sequence[Document],
    outcomes: Sequence[Outcome],
    raw: Sequence[Sequence[Finding]],
    failures: Sequence[str],
    configuration: Configuration,
    rules: Mapping[str, Rule],
    active: Mapping[str, Rule],
    *,
    whole: bool,
) -> Result:
    """The result of outcomes and raw findings, without those that are suppressed."""
    spared = _per_file_ignores(documents, configuration, rules)
    found = []
    for document, outcome, findings in zip(documents, outcomes, raw, strict=True):
        kept = dict.fromkeys(finding for finding in findings if finding.rule not in spared[document.path])
        seen = {id: rule for id, rule in active.items() if id not in spared[document.path]}
        for finding in suppress.apply(outcome.suppressions, kept, rules, seen, whole=whole):
            rule = rules[finding.rule]
            found.append(Located(document, finding, finding.severity or rule.severity, rule.family))
    return Result(
        len(documents),
        sum(outcome.units for outcome in outcomes),
        tuple(sorted(found, key=order)),
        (*failures, *(failure for outcome in outcomes for failure in outcome.failures)),
        tuple(document.path for document in documents),
    )


def raw_findings(
    documents: Sequence[Document],
    outcomes: Sequence[Outcome],
    settings: Settings,
    active: Mapping[str, Rule],
) -> tuple[list[list[Finding]], list[str]]:
    """The findings of each document, those between documents included, suppressed or not; and failures."""
    found = {
        document.path: [finding for finding in outcome.findings if finding.rule in active]
        for document, outcome in zip(documents, outcomes, strict=True)
    }
    failures: list[str] = []
    for rule in active.values():
        if rule.on_project is None:
            continue
        facts = [
            (document.path, fact)
            for document, outcome in zip(documents, outcomes, strict=True)
            for id, fact in outcome.facts
            if id == rule.id
        ]
        try:
            for path, finding in rule.on_project(facts, settings):
                found[path].append(finding)
        except Exception as error:
            failures.append(internal_error("the project", f"rule {rule.id}", error))
    return [found[document.path] for document in documents], failures


def _outcomes(
    documents: Sequence[Document], settings: Settings, active: Mapping[str, Rule], done: Callable[[int], None]
) -> tuple[list[Outcome], list[str]]:
    try:
        return run(partial(_check_one, settings=settings, active=active), documents, settings.jobs, done), []
    except WorkerError as error:
        return [Outcome()] * len(documents), [f"internal error: {error}: the process that read it has died"]


def _check_one(document: Document, settings: Settings, active: Mapping[str, Rule]) -> Outcome:
    try:
        bitext = bitext_of(document)
    except Exception as error:
        return Outcome(failures=(internal_error(document.path, "reading", error),))
    return judge(bitext, settings, active)


def judge(bitext: Bitext, settings: Settings, active: Mapping[str, Rule]) -> Outcome:
    """What the `active` rules say of one document by itself."""
    document = bitext.document
    try:
        suppressions = suppress.read(bitext)
    except Exception as error:
        return Outcome(failures=(internal_error(document.path, "reading", error),))
    units = len(bitext.units)
    bitext, failures = _bounded(bitext)
    context = Context(bitext, settings)
    findings: list[Finding] = []
    facts: list[tuple[str, Facts]] = []
    for rule in active.values():
        try:
            if rule.collect is not None:
                facts.append((rule.id, rule.collect(context)))
            else:
                findings += _findings(rule, context)
        except Exception as error:
            failures.append(internal_error(document.path, f"rule {rule.id}", error))
    if is_catalogue(document):
        from .po import escape_fix

        findings = [escape_fix(document, finding) for finding in findings]
    return Outcome(tuple(findings), tuple(facts), suppressions, units, tuple(failures))


def _bounded(bitext: Bitext) -> tuple[Bitext, list[str]]:
    """The bitext without blocks of running text that are too long, and a message for each."""
    sides = (side for unit in bitext.units for side in (unit.source, unit.target))
    long = [segment for segment in (*sides, *bitext.rest) if _too_long(segment)]
    if not long:
        return bitext, []
    document = bitext.document
    failures = [
        f"{document.path}:{document.line_of(start)}: a block of {end - start} characters is not checked"
        for start, end in sorted(segment.span for segment in long)
    ]
    units = tuple(unit for unit in bitext.units if not (_too_long(unit.source) or _too_long(unit.target)))
    rest = tuple(segment for segment in bitext.rest if not _too_long(segment))
    return replace(bitext, units=units, rest=rest), failures


def _too_long(segment: Segment) -> bool:
    start, end = segment.span
    return end - start > TOO_LONG and segment.kind != "literal"


def _findings(rule: Rule, context: Context) -> list[Finding]:
    if rule.on_bitext is not None:
        return list(rule.on_bitext(context))
    found: list[Finding] = []
    if rule.on_unit is not None:
        for unit in context.bitext.units:
            if unit.ambiguous and rule.trusted:
                continue
            for finding in rule.on_unit(unit, context):
                if finding.unit is None or finding.source is None:
                    finding = replace(
                        finding, unit=finding.unit or unit.id, source=finding.source or unit.source.span
                    )
                found.append(finding)
    return found


def internal_error(path: str, what: str, error: Exception) -> str:
    """One line about an exception that should not have been: the file, what was being done, and where."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return f"internal error: {path}: {what}: {type(error).__name__}: {error}{place}"


def _per_file_ignores(
    documents: Sequence[Document], configuration: Configuration, rules: Mapping[str, Rule]
) -> dict[str, frozenset[str]]:
    """For each document, the rules that do not run on it."""
    entries = configuration.settings.per_file_ignores
    if not entries:
        return dict.fromkeys((document.path for document in documents), frozenset())
    root = configuration.root.resolve()
    specs = [(pattern([glob]), names) for glob, names in entries]
    spared: dict[str, frozenset[str]] = {}
    for document in documents:
        path = Path(document.path).resolve()
        relative = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        names = {name for spec, listed in specs if spec.match_file(relative) for name in listed}
        spared[document.path] = frozenset(
            id for id, rule in rules.items() if names & {id, rule.family, "ALL"}
        )
    return spared


def order(item: Located) -> tuple[str, int, str, str, int]:
    """Findings sorted by this are sorted by path, line, column, rule."""
    finding = item.finding
    return item.document.path, finding.span.start, finding.rule, finding.message, finding.span.end
