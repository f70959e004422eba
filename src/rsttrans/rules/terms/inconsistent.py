"""Terms with several renderings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...config import Settings
from ...glossary.model import Status, Term, key
from ...japanese import loanword_key
from ...rule import Context, Finding, Severity, project_rule
from ...text import Span

if TYPE_CHECKING:
    from ...terms import Extraction, Facts, Inconsistency, Occurrence

_RARE = 2
"""How many times as frequent as another one a rendering is that is most likely the right one."""


class _Facts(NamedTuple):
    terms: Facts
    units: tuple[tuple[int, int, str], ...]
    """Span of the original and id of each unit, in order."""


def _collect(context: Context) -> _Facts:
    from ...terms import collect

    units = sorted((*unit.source.span, unit.id) for unit in context.bitext.units)
    return _Facts(collect(context.bitext), tuple(units))


@project_rule("term-inconsistent", Severity.WARNING, _collect, default=False)
def term_inconsistent(
    documents: Sequence[tuple[str, _Facts]], settings: Settings
) -> Iterator[tuple[str, Finding]]:
    """One English term is rendered in several ways across the documents, with no reason in the context.

    Nobody has to list the terms: the rule finds them, and what renders them, by aligning the words of all
    units. Each use of a rarer rendering is a finding, which names all renderings with their counts; the
    commonest is the suggestion, or the one that the project glossary prefers. Where two renderings are about
    as common, the severity is info.

    Reasons that count: the word is a verb there, it is part of a longer term with a rendering of its own, the
    Japanese is the word for another term. Left alone: spellings of one word (see `variant`), terms left in
    English, renderings that the glossary admits, and terms that the alignment is not sure of. The more text
    the project has, the more it finds.

    Off by default, since aligning all words of a project takes longer than everything else together: choose
    it with `extend_select`, or run it by itself from time to time.

    Example::

        .. Each statement ends a line.  A statement may be long.  The next statement starts below.

        各文は行を終わらせます。文は長くても構いません。次のステートメントはその下から始まります。
    """
    from ...terms import extract, inconsistencies

    extraction = extract(facts.terms for _, facts in documents)
    units = {path: facts.units for path, facts in documents}
    decided = {key(term.source): term for term in settings.terms.checked}
    for item in inconsistencies(extraction):
        term = decided.get(key(item.source))
        shown = ", ".join(
            f"{target} {count}"
            for target, count in [
                (item.target, item.count),
                *((each.target, each.count) for each in item.minorities),
            ]
        )
        counts = {each.target: each.count for each in item.minorities}
        for target, wanted, occurrences in _deviations(item, term, extraction):
            rare = item.count >= _RARE * counts.get(target, 0)
            for occurrence in occurrences:
                message = f"“{item.source}” is {target} here, mostly {wanted} ({shown})"
                if term is not None:
                    message = f"“{item.source}” is {wanted} in the glossary, not {target} ({shown})"
                yield (
                    occurrence.path,
                    Finding(
                        "term-inconsistent",
                        occurrence.span,
                        message,
                        occurrence.source,
                        _unit(units[occurrence.path], occurrence.source),
                        term=(item.source, wanted),
                        severity=None if rare or term is not None else Severity.INFO,
                    ),
                )


Deviation = tuple[str, str, "tuple[Occurrence, ...]"]


def _deviations(item: Inconsistency, term: Term | None, extraction: Extraction) -> Iterator[Deviation]:
    """Renderings that should be another one: as it stands, the one that should be there, the places."""
    if term is None:
        for minority in item.minorities:
            yield minority.target, item.target, minority.occurrences
        return
    if not term.accepted:
        return
    # `term` has the forbidden ones.
    known = {loanword_key(text) for text in (*term.accepted, *term.texts(Status.FORBIDDEN))}
    for pair in (*extraction.terms, *extraction.doubtful):
        if pair.source == item.source and pair.target == item.target:
            for rendering in pair.renderings:
                if rendering.group == 0 and loanword_key(rendering.target) not in known:
                    yield rendering.target, term.accepted[0], rendering.occurrences
    for minority in item.minorities:
        if loanword_key(minority.target) not in known:
            yield minority.target, term.accepted[0], minority.occurrences


def _unit(units: Sequence[tuple[int, int, str]], source: Span) -> str | None:
    at = bisect_right(units, source.start, key=lambda unit: unit[0]) - 1
    return units[at][2] if at >= 0 and source.start < units[at][1] else None
