"""Imports point one way, and each third-party package has one module that knows it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "rsttrans"

LAYERS = (
    "text status",
    "rst english english_numbers english_polarity "
    "japanese japanese_numbers japanese_sentences kana loanwords",
    "unit",
    "bitext config glossary",
    "rule",
    "flow prose original affinity units align po",
    "compare terms",
    "rules",
    "files parallel suppress save",
    "project",
    "fix",
    "identity listing",
    "baseline changes",
    "report",
    "console",
    "review",
    "mend",
    "commands glossary_command",
    "cli",
    "__main__",
)
"""Modules and packages from the bottom up: each may import from its own line and the lines before it."""
LEVELS = {name: level for level, names in enumerate(LAYERS) for name in names.split()}

WRAPPERS = {
    "docutils": "rst/validate.py",
    "fugashi": "japanese.py",
    "pathspec": "files.py",
    "rich": "report/progress.py",
    "unidic_lite": "japanese.py",
}
PURE = ("text", "rst", "unit", "bitext", "rule", "align", "compare", "rules")
DISK = ("os", "pathlib", "io", "shutil", "tempfile", "glob", "subprocess", "socket", "urllib.request")


def imported(path: Path) -> Iterator[str]:
    """Names of the modules that a file imports when it runs, those of this package with their package."""
    package = ("rsttrans", *path.relative_to(SOURCE).parent.parts)
    tree = ast.parse(path.read_bytes())
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else ()
            module = (*base, *([node.module] if node.module else []))
            yield from (
                ".".join((*module, alias.name)) if node.level else ".".join(module) for alias in node.names
            )


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_down(path: Path) -> None:
    own = path.relative_to(SOURCE).with_suffix("").parts[0]
    if own == "__init__":
        return
    assert own in LEVELS, f"say in this test which layer {own} is in"
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "rsttrans" and len(parts) > 1 and parts[1] != "__version__":
            assert LEVELS[parts[1]] <= LEVELS[own], f"{own} imports {parts[1]}"
        elif parts[0] not in sys.stdlib_module_names and parts[0] != "rsttrans":
            assert WRAPPERS[parts[0]] == path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("name", PURE)
def test_no_disk_access(name: str) -> None:
    files = [SOURCE / f"{name}.py", *(SOURCE / name).rglob("*.py")]
    found = [
        (path.name, module) for path in files if path.exists() for module in imported(path) if module in DISK
    ]
    assert found == []


LONGEST = 400
"""Lines of a module; a longer one is two."""


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_are_small(path: Path) -> None:
    assert len(path.read_bytes().splitlines()) <= LONGEST
