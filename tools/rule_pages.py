"""Write docs/rules: a page for each rule from its docstring and its first cases, and an index.

    python tools/rule_pages.py [--check]

With --check nothing is written, and the exit status is 1 if a page is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import rule_cases
from rsttrans.rule import Rule
from rsttrans.rules import load

FOLDER = rule_cases.ROOT / "docs" / "rules"
_SHOWN = 2
"""How many cases of each sort a page shows."""


def pages() -> dict[str, str]:
    """Every page by its file name."""
    rules = load()
    texts = {f"{rule.id}.md": _page(rule, rule_cases.read(rule.id)) for rule in rules.values()}
    return {"index.md": _index(list(rules.values())), **texts}


def stale() -> list[str]:
    """File names of pages that are missing, that differ, or that belong to no rule."""
    wanted = pages()
    there = {path.name: path.read_bytes().decode() for path in FOLDER.glob("*.md")}
    return sorted(name for name in {**wanted, **there} if wanted.get(name) != there.get(name))


def _index(rules: Sequence[Rule]) -> str:
    lines = ["# Rules", "", "Written by `tools/rule_pages.py`; `rsttrans rule` prints the same list."]
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            lines += ["", f"## {family}", "", "| rule | severity | what it finds |", "|---|---|---|"]
        off = "" if rule.default else ", off by default"
        lines.append(f"| [`{rule.id}`]({rule.id}.md) | {rule.severity}{off} | {_cell(rule.summary)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _page(rule: Rule, cases: Sequence[rule_cases.Case]) -> str:
    state = "on by default" if rule.default else "off by default"
    parts = [f"# {rule.id}", f"*{rule.severity}* · family `{rule.family}` · {state}", rule.doc]
    found = [case for case in cases if case.finds][:_SHOWN]
    clean = [case for case in cases if not case.finds][:_SHOWN]
    if found:
        parts += ["## Found", *(part for case in found for part in _example(case))]
    if clean:
        parts += ["## Left alone", *(part for case in clean for part in _example(case))]
    return "\n\n".join(parts) + "\n"


def _example(case: rule_cases.Case) -> Iterator[str]:
    yield f"### {case.name}"
    if case.settings:
        yield f"With these settings:\n\n{_fence('toml', case.settings)}"
    if case.glossary:
        yield f"With this glossary:\n\n{_fence('text', case.glossary)}"
    yield _fence("rst", case.text)
    for name, text in sorted(case.also.items()):
        yield f"And in `{name}`:\n\n{_fence('rst', text)}"
    if case.baseline:
        yield f"And in `{rule_cases.BASELINE}`, the baseline:\n\n{_fence('text', case.baseline)}"
    if case.finds:
        yield _fence("text", "\n".join(case.finds))
    if case.fixed is not None:
        yield f"After the fix:\n\n{_fence('rst', case.fixed)}"


def _fence(language: str, text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    body = text.strip("\n")
    return f"{fence}{language}\n{body}\n{fence}"


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or say which are stale."""
    names = stale()
    if "--check" in arguments:
        print("".join(f"{name} is stale: run tools/rule_pages.py\n" for name in names), end="")
        return 1 if names else 0
    wanted = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names:
        if name in wanted:
            (FOLDER / name).write_bytes(wanted[name].encode())
        else:
            (FOLDER / name).unlink()
        print(FOLDER / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
