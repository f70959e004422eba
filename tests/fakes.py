"""Small rules for tests of everything around rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rsttrans.config import Configuration, Settings
from rsttrans.project import Result, check, choose
from rsttrans.rule import Context, Facts, Finding, Fix, Rule, Severity
from rsttrans.text import Document, Edit, Span
from rsttrans.unit import Unit


def _bad(unit: Unit, context: Context) -> Iterator[Finding]:
    text = context.bitext.document.text
    at = text.find("悪い", *unit.target.span)
    if at >= 0:
        span = Span(at, at + 2)
        yield Finding("bad", span, "悪い is bad", fix=Fix("make it good", (Edit(span, "良い"),)))


def _odd(unit: Unit, context: Context) -> Iterator[Finding]:
    at = context.bitext.document.text.find("変な", *unit.target.span)
    if at >= 0:
        yield Finding("odd", Span(at, at + 2), "変な is odd")


def _broken(unit: Unit, context: Context) -> Iterator[Finding]:
    if "boom" in unit.source.text:
        raise ZeroDivisionError("boom")
    yield from ()


def _sources(context: Context) -> Facts:
    return [(unit.source.text, tuple(unit.target.span)) for unit in context.bitext.units]


def _twice(facts: Sequence[tuple[str, Facts]], settings: Settings) -> Iterator[tuple[str, Finding]]:
    seen: dict[str, str] = {}
    for path, units in facts:
        for source, span in units:
            if source in seen:
                yield path, Finding("twice", Span(*span), f"also in {seen[source]}")
            seen.setdefault(source, path)


def _unused(context: Context) -> Iterator[Finding]:
    yield from ()


RULES = {
    rule.id: rule
    for rule in (
        Rule("bad", Severity.ERROR, "words", True, on_unit=_bad, doc="Bad."),
        Rule("odd", Severity.INFO, "words", True, on_unit=_odd, doc="Odd."),
        Rule("rare", Severity.WARNING, "words", False, on_unit=_odd, doc="Rare."),
        Rule("broken", Severity.ERROR, "faults", False, on_unit=_broken, doc="Broken."),
        Rule("twice", Severity.WARNING, "project", True, on_project=_twice, collect=_sources, doc="Twice."),
        Rule("unused-ignore", Severity.WARNING, "upkeep", True, on_bitext=_unused, doc="Unused."),
    )
}


def run(documents: dict[str, str], settings: Settings = Settings(), *, whole: bool = True) -> Result:  # noqa: B008
    """What the small rules find in some documents."""
    configuration = Configuration(settings)
    read = [Document(path, text) for path, text in sorted(documents.items())]
    return check(read, configuration, RULES, choose(RULES, settings, {}), whole=whole)


def lines(result: Result) -> list[str]:
    """Findings as `path:line rule`."""
    return [
        f"{item.document.path}:{item.document.line_of(item.finding.span.start)} {item.finding.rule}"
        for item in result.findings
    ]
