"""Rule cases: the files of tests/cases, which are tests and documentation at once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

from rsttrans import baseline
from rsttrans.config import Configuration, parse
from rsttrans.fix import ROUNDS, edited
from rsttrans.fix import choose as choose_fixes
from rsttrans.glossary.table import read as read_glossary
from rsttrans.project import Located, check, choose
from rsttrans.rule import Rule
from rsttrans.text import Document

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "cases"
MAIN = "case.rst"
BASELINE = "baseline.txt"
_SECTIONS = ("settings", "glossary", "finds", "fixed", "baseline")


@dataclass
class Case:
    """A document, and what one rule says of it."""

    rule: str
    name: str
    text: str = ""
    settings: str = ""
    glossary: str = ""
    finds: list[str] = field(default_factory=list)
    fixed: str | None = None
    also: dict[str, str] = field(default_factory=dict)
    baseline: str = ""

    @property
    def documents(self) -> list[Document]:
        """The documents of the project, sorted by path."""
        return [Document(path, text) for path, text in sorted({MAIN: self.text, **self.also}.items())]


def read(rule: str) -> list[Case]:
    """The cases of a rule; none if it has no file.  Raises ValueError for text before the first case."""
    path = FOLDER / f"{rule}.txt"
    cases: list[Case] = []
    section = ""
    for line in path.read_bytes().decode().splitlines(keepends=True) if path.exists() else []:
        if line.startswith("%% "):
            section = line.removeprefix("%%").strip()
            if section not in _SECTIONS and not section.startswith("also "):
                cases.append(Case(rule, section))
                section = ""
            elif section == "fixed":
                cases[-1].fixed = ""
        elif not cases:
            raise ValueError(f"{path}: text before the first case")
        else:
            _add(cases[-1], section, line)
    return cases


def _add(case: Case, section: str, line: str) -> None:
    if section == "settings":
        case.settings += line
    elif section == "glossary":
        case.glossary += line
    elif section == "finds":
        case.finds += [line.strip()] if line.strip() else []
    elif section == "fixed":
        case.fixed = (case.fixed or "") + line
    elif section == "baseline":
        case.baseline += line
    elif section:
        name = section.removeprefix("also ").strip()
        case.also[name] = case.also.get(name, "") + line
    else:
        case.text += line


def findings(case: Case, rules: dict[str, Rule], documents: list[Document] | None = None) -> list[Located]:
    """What the rule of the case finds, the main document first.  Raises RuntimeError if a rule fails."""
    settings = parse(tomllib.loads(case.settings), case.name)
    # Whether a suppression is used shows only when all that it could suppress has run.
    select = ("ALL",) if case.rule in ("unused-ignore", "unused-baseline") else (case.rule,)
    settings = replace(settings, select=settings.select or select, jobs=1)
    if case.glossary:
        settings = replace(settings, terms=read_glossary(case.glossary, case.name))
    active = choose(rules, settings, {})
    result = check(documents or case.documents, Configuration(settings, FOLDER), rules, active)
    if result.failures:
        raise RuntimeError("\n".join(result.failures))
    if case.baseline:
        known = baseline.parse(Document(BASELINE, case.baseline))
        result = baseline.apply(known, result, baseline.Scope(rules, active, whole=True))
    found = [item for item in result.findings if item.finding.rule == case.rule]
    return sorted(found, key=lambda item: (item.document.path != MAIN, item.document.path))


def show(item: Located) -> str:
    """A finding as it stands in a case file."""
    at = item.document.position(item.finding.span.start)
    name = "" if item.document.path == MAIN else f"{item.document.path}:"
    return f"{name}{at.line}:{at.column} {item.finding.message}"


def fix(case: Case, rules: dict[str, Rule]) -> str:
    """The main document after all fixes of the rule, until none applies any more."""
    document = Document(MAIN, case.text)
    for _ in range(ROUNDS):
        documents = [document if item.path == MAIN else item for item in case.documents]
        found = [item.finding for item in findings(case, rules, documents) if item.document.path == MAIN]
        chosen = choose_fixes(document, found, unsafe=True)
        if not chosen:
            break
        document = edited(document, chosen)
    return document.text
