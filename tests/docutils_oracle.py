"""docutils' own reading of a document, with every unknown directive and role taken as a plain container."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles

from rsttrans.rst.names import CODE

SETTINGS: dict[str, Any] = {
    "report_level": 5,
    "halt_level": 6,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "warning_stream": io.StringIO(),
    "input_encoding": "unicode",
    "doctitle_xform": False,
    "docinfo_xform": False,
    "sectsubtitle_xform": False,
    "smart_quotes": False,
}


class _AnyOption(dict[str, Callable[[str], Any]]):
    def __bool__(self) -> bool:
        return True

    def __getitem__(self, key: str) -> Callable[[str], Any]:
        return lambda value: value


class _Container(Directive):
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = _AnyOption()

    def run(self) -> list[nodes.Node]:
        node = nodes.container()
        if self.name.rsplit(":", 1)[-1].lower() not in CODE:
            self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def _any_role(
    name: str, rawtext: str, text: str, *_: object, **__: object
) -> tuple[list[nodes.Node], list[nodes.Node]]:
    return [nodes.inline(rawtext, text)], []


@contextmanager
def _lenient() -> Iterator[None]:
    directive, role = directives.directive, roles.role

    def find(name: str, language: Any, document: nodes.document) -> Any:
        found, messages = directive(name, language, document)
        return (found, messages) if found else (_Container, [])

    def find_role(name: str, *arguments: Any) -> Any:
        found, messages = role(name, *arguments)
        return (found, messages) if found else (_any_role, [])

    directives.directive, roles.role = find, find_role  # type: ignore[assignment]
    try:
        yield
    finally:
        directives.directive, roles.role = directive, role


def doctree(text: str) -> nodes.document:
    """The document tree of a text; nothing outside the text is read."""
    from docutils.frontend import get_default_settings
    from docutils.parsers.rst import Parser
    from docutils.utils import new_document

    settings = get_default_settings(Parser())
    for name, value in SETTINGS.items():
        setattr(settings, name, value)
    document = new_document("text", settings)
    with _lenient():
        Parser().parse(text, document)
    return document
