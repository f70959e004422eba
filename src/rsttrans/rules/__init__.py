"""The rules, one module (or package) a family."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from ..rule import RULES, Rule


def load() -> dict[str, Rule]:
    """Import every family, and give all rules by id, families and ids in alphabetical order."""
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        import_module(f"{__name__}.{module.name}")
    return dict(sorted(RULES.items(), key=lambda item: (item[1].family, item[0])))
