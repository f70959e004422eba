"""What docutils says of a text (the only module that runs its parser)."""

from __future__ import annotations

import re
from typing import NamedTuple

# A translation is read without the project's extensions and without the rest of its document.
_FOREIGN = re.compile(
    r"Unknown (?:interpreted text role|directive type|target name)|No (?:role|directive) entry for|"
    r"Trying .* as canonical role name|Undefined substitution|Duplicate |Using <.*> in|"
    r"Hyperlink target .* is not referenced|Enumerated list start value not ordinal-1|No content permitted|"
    r"\"[^\"]*\" directive disabled|Invalid class attribute|(?:PEP|RFC) number must|Cannot analyze code|"
    r"Error in \"[^\"]*\" directive|Document or section may not"
)

WARNING, ERROR = 2, 3


class Problem(NamedTuple):
    """One message of docutils."""

    level: int
    """2 warning, 3 error, 4 severe."""
    line: int
    """1-based line of the text; 0 where docutils gives none."""
    message: str


def problems(text: str) -> tuple[Problem, ...]:
    """What docutils reports for `text`, roles, directives and names that it cannot know left out.

    Reads no file, whatever the text says; never raises for any text of reasonable depth.
    """
    from docutils import frontend, utils
    from docutils.nodes import Element
    from docutils.parsers.rst import Parser

    parser = Parser()
    settings = frontend.get_default_settings(parser)
    settings.file_insertion_enabled = False
    settings.raw_enabled = False
    settings.halt_level = 5
    settings.report_level = WARNING
    settings.warning_stream = False
    settings.line_length_limit = max(len(text) + 1, 10_000)
    document = utils.new_document("text", settings)
    found: list[Problem] = []

    def note(message: Element) -> None:
        said = message.children[0].astext() if message.children else ""
        if message["level"] >= WARNING and not _FOREIGN.match(said):
            found.append(Problem(message["level"], message.get("line") or 0, said))

    document.reporter.attach_observer(note)
    try:
        parser.parse(text, document)
    except RecursionError:
        return ()
    return tuple(found)
