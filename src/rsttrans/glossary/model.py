"""What a glossary says of a term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_PECULIAR = re.compile("[A-Z].*[A-Z]", re.DOTALL)


class Status(StrEnum):
    """What was decided about a rendering (the words are those of TBX, but for the last)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    CANDIDATE = "candidate"
    """Found, and not decided yet: nothing is checked against it."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A target text for a term."""

    text: str
    status: Status = Status.PREFERRED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A source term with its renderings."""

    source: str
    renderings: tuple[Rendering, ...] = ()
    part_of_speech: str = ""
    note: str = ""
    translate: bool = True
    """Whether it is to be translated at all; otherwise it stays as it is."""
    case_sensitive: bool = False
    ignored: bool = False
    """Looked at, and no term: `rsttrans glossary --update` does not bring it again."""

    def texts(self, *statuses: Status) -> tuple[str, ...]:
        """The renderings of these statuses."""
        return tuple(item.text for item in self.renderings if item.status in statuses)

    @property
    def accepted(self) -> tuple[str, ...]:
        """What may stand for the term, the preferred rendering first."""
        return self.texts(Status.PREFERRED) + self.texts(Status.ADMITTED)

    @property
    def exact(self) -> bool:
        """Whether only its own capitals are the term: IT is no pronoun."""
        return self.case_sensitive or bool(_PECULIAR.search(self.source))

    @property
    def decided(self) -> bool:
        """Whether anybody has decided anything about it."""
        return (
            self.ignored
            or not self.translate
            or any(item.status is not Status.CANDIDATE for item in self.renderings)
        )


@dataclass(frozen=True, eq=False)
class Glossary:
    """All terms in the order of their file; two glossaries are equal only if they are the same object."""

    terms: tuple[Term, ...] = ()

    @property
    def checked(self) -> tuple[Term, ...]:
        """The terms that documents can be held against."""
        return tuple(term for term in self.terms if term.decided and not term.ignored)


EMPTY = Glossary()


def key(source: str) -> str:
    """What two writings of one source term share: case and white space folded, a hyphen for a blank."""
    return " ".join(source.replace("-", " ").casefold().split())


def merged(terms: list[Term]) -> tuple[Term, ...]:
    """Entries of one source term as one term, where the first of them stands."""
    found: dict[str, Term] = {}
    for term in terms:
        name = term.source if term.exact else key(term.source)
        first = found.get(name)
        found[name] = term if first is None else _both(first, term)
    return tuple(found.values())


def _both(first: Term, second: Term) -> Term:
    renderings = dict.fromkeys(first.renderings)
    known = {item.text for item in renderings}
    renderings |= dict.fromkeys(item for item in second.renderings if item.text not in known)
    return Term(
        first.source,
        tuple(renderings),
        first.part_of_speech or second.part_of_speech,
        first.note or second.note,
        first.translate and second.translate,
        first.case_sensitive,
        first.ignored and second.ignored,
    )
