"""docutils' own reading of inline markup, every role taken as known."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, languages, roles, states
from docutils.utils import new_document

Reading = tuple[list[tuple[str, str]], list[str]]
"""Elements as kind and raw text, and the start-strings (or whole elements) that docutils complains about."""

_KINDS = {
    "literal": "literal",
    "emphasis": "emphasis",
    "strong": "strong",
    "inline": "role",
    "footnote_reference": "footnote",
    "citation_reference": "citation",
    "substitution_reference": "substitution",
}


def _any_role(
    name: str, rawtext: str, text: str, *_: object, **__: object
) -> tuple[list[nodes.Node], list[nodes.Node]]:
    return [nodes.inline(rawtext, text)], []


def reader(*, character_level: bool) -> Callable[[str], Reading]:
    """A function that reads one block, with `character_level_inline_markup` or without."""
    settings = get_default_settings(Parser())
    settings.report_level, settings.halt_level = 5, 6
    settings.warning_stream = io.StringIO()
    settings.character_level_inline_markup = character_level
    inliner: Any = states.Inliner()
    inliner.init_customizations(settings)

    def read(text: str) -> Reading:
        document = new_document("text", settings)
        memo: Any = SimpleNamespace(
            document=document,
            reporter=document.reporter,
            language=languages.get_language("en", document.reporter),
            inliner=inliner,
        )
        known = roles.role
        roles.role = lambda *_: (_any_role, [])  # type: ignore[assignment]
        try:
            found, _ = inliner.parse(text, 1, memo, document)
        finally:
            roles.role = known
        elements: list[tuple[str, str]] = []
        problems: list[str] = []
        for node in found:
            if isinstance(node, nodes.problematic):
                problems.append(node.rawsource)
            elif isinstance(node, nodes.target):
                # The other targets are those of `text <uri>`_, beside their reference.
                if node.rawsource.startswith("_`"):
                    elements.append(("target", node.rawsource))
            elif isinstance(node, nodes.reference):
                elements.append(_reference(node))
            elif isinstance(node, nodes.Element):
                elements.append((_KINDS[node.tagname], node.rawsource))
        return elements, problems

    return read


def _reference(node: nodes.reference) -> tuple[str, str]:
    child = node.children[0]
    if isinstance(child, nodes.substitution_reference):
        return "substitution", child.rawsource
    raw = node.rawsource
    if "name" not in node and "refuri" in node:
        return "uri", raw
    return ("anonymous" if raw.endswith("__") else "reference"), raw
