"""What a rule is, and what it says."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .text import Edit, Span

if TYPE_CHECKING:
    from .bitext import Bitext
    from .config import Settings
    from .unit import Unit


class Severity(StrEnum):
    """How bad a finding is; only the first two count in the exit status."""

    ERROR = "error"
    """The reader of the page meets something broken or false."""
    WARNING = "warning"
    """Very likely wrong."""
    INFO = "info"
    """Worth a look."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits of the finding's document that remove the finding; `safe` ones need no review."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in one document."""

    rule: str
    span: Span
    """The narrowest place in the target that shows it."""
    message: str
    source: Span | None = None
    """The place in the original that it was held against."""
    unit: str | None = None
    """Id of the unit."""
    fix: Fix | None = None
    term: tuple[str, str] | None = None
    """English term and the rendering that should stand there."""
    severity: Severity | None = None
    """Set where this one finding weighs less than its rule."""


@dataclass(frozen=True)
class Context:
    """What a unit rule may look at beside its unit."""

    bitext: Bitext
    settings: Settings


Facts = Any
UnitCheck = Callable[["Unit", Context], Iterator[Finding]]
BitextCheck = Callable[[Context], Iterator[Finding]]
Collect = Callable[[Context], Facts]
ProjectCheck = Callable[[Sequence[tuple[str, Facts]], "Settings"], Iterator[tuple[str, Finding]]]


@dataclass(frozen=True)
class Rule:
    """One statement about translations.  Exactly one of the three checks is set."""

    id: str
    severity: Severity
    family: str
    default: bool
    on_unit: UnitCheck | None = None
    on_bitext: BitextCheck | None = None
    on_project: ProjectCheck | None = None
    collect: Collect | None = None
    """For a project rule: the small, picklable facts of one document that it compares."""
    trusted: bool = True
    """Whether it keeps silent on units whose pairing is ambiguous."""
    doc: str = field(default="", repr=False)

    @cached_property
    def summary(self) -> str:
        """The first line of the page."""
        return self.doc.split("\n", 1)[0]


RULES: dict[str, Rule] = {}


def _register(rule: Rule) -> None:
    if rule.id in RULES:
        raise ValueError(f"two rules are called {rule.id}")
    RULES[rule.id] = rule


def _family(function: Callable[..., Any]) -> str:
    # A family may be a package of modules: rsttrans.rules.<family>.<module>.
    return function.__module__.partition(".rules.")[2].partition(".")[0] or function.__module__


def unit_rule(
    id: str, severity: Severity, *, default: bool = True, trusted: bool = True
) -> Callable[[UnitCheck], UnitCheck]:
    """Register a generator over one unit; its module's name is the family, its docstring the page.

    `trusted=False`: it also sees units whose pairing is ambiguous (structural rules only).
    """

    def add(function: UnitCheck) -> UnitCheck:
        doc = inspect.getdoc(function) or ""
        _register(Rule(id, severity, _family(function), default, on_unit=function, trusted=trusted, doc=doc))
        return function

    return add


def bitext_rule(id: str, severity: Severity, *, default: bool = True) -> Callable[[BitextCheck], BitextCheck]:
    """Register a generator over one document with all its units."""

    def add(function: BitextCheck) -> BitextCheck:
        doc = inspect.getdoc(function) or ""
        _register(Rule(id, severity, _family(function), default, on_bitext=function, doc=doc))
        return function

    return add


def project_rule(
    id: str, severity: Severity, collect: Collect, *, default: bool = True
) -> Callable[[ProjectCheck], ProjectCheck]:
    """Register a generator over the facts of all documents, which `collect` takes from each."""

    def add(function: ProjectCheck) -> ProjectCheck:
        doc = inspect.getdoc(function) or ""
        _register(
            Rule(id, severity, _family(function), default, on_project=function, collect=collect, doc=doc)
        )
        return function

    return add
