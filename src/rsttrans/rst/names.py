"""What the directives of docutils and Sphinx hold (data only).

Sources: docutils' reference/restructuredtext/directives, Sphinx' usage/restructuredtext/directives, the
domains of Sphinx, and the extensions that come with it.
"""

from __future__ import annotations

VERSION = frozenset("versionadded versionchanged deprecated deprecated-removed versionremoved".split())
"""A version as first argument, text behind it and below."""

ADMONITION = frozenset(
    "attention caution danger error hint important note tip warning seealso todo impl-detail "
    "epigraph highlights pull-quote compound container".split()
)
"""The text may begin on the line of the head."""

TITLED = frozenset("admonition topic sidebar rubric centered contents".split())
"""The argument is text for the reader."""

CODE = frozenset(
    "code code-block sourcecode math productionlist parsed-literal raw doctest testcode testoutput testsetup "
    "testcleanup graphviz digraph graph csv-table toctree index highlight highlightlang autosummary "
    "inheritance-diagram literalinclude include jinja ipython mermaid uml plot tabularcolumns".split()
)
"""The body is no reStructuredText prose."""

TEXT_OPTIONS = frozenset("alt caption synopsis title".split())
"""Options whose value is text for the reader."""

OTHER = frozenset(
    "figure image table list-table only ifconfig hlist glossary class role default-role date replace unicode "
    "header footer section-numbering sectnum target-notes meta title module currentmodule function method "
    "classmethod staticmethod attribute data exception decorator describe object cmdoption option program "
    "envvar confval opcode 2to3fixer pdbcommand cfunction ctype cvar cmacro cmember token sectionauthor "
    "moduleauthor codeauthor acks automodule autoclass autofunction automethod autoattribute autodata "
    "autoexception tab tabs grid card dropdown details".split()
)

KNOWN = VERSION | ADMONITION | TITLED | CODE | OTHER


def known(name: str) -> bool:
    """Whether a directive of this name exists; every name of a Sphinx domain (`py:function`) counts."""
    return ":" in name or name.lower() in KNOWN
