"""Negations of an English text, by kind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Negation(NamedTuple):
    """A word that denies, and where it stands."""

    kind: str
    """not, no, never, none, without, neither, cannot, un (unable, impossible, unsupported), seldom; or idiom:
    a translation need not deny there (`not only`, `no longer`, `unless`, `don't have to`)"""
    text: str
    start: int
    end: int


@lru_cache(maxsize=1 << 12)
def negations(text: str) -> tuple[Negation, ...]:
    """The negations of `text` in order; of an idiom, its whole extent."""
    if not _may_deny(text.lower()):
        return ()
    return tuple(
        Negation(match.lastgroup or "", match[0], match.start(), match.end()) for match in _ALL.finditer(text)
    )


# Every negation has one of these in it, or matches `_NO`; looking for them takes next to no time.
_HINTS = (
    "n't n\u2019t cant cannot neither never without lack unless unable impossible unsupported unavailable"
    " unnecessary undefined unwise unlikely prohibited forbidden seldom rarely hardly barely scarcely"
).split()
_NO = re.compile(
    r"no(?<!\wno)(?:\b|(?:t|r|ne|thing|body|where|netheless|twithstanding|op)\b|n-)|more\s+than\s+one"
)


def _may_deny(low: str) -> bool:
    return any(hint in low for hint in _HINTS) or _NO.search(low) is not None


_NOT = r"(?:not|\w+n['\u2019]t)"
_IDIOM = "|".join(
    (
        r"unless",
        r"(?:if|whether)(?:\s+or)?\s+not",
        r"whether\s+(?:\w+\s+){1,6}?or\s+not",
        r"or\s+not\b",
        r"not\s+(?:only|just|merely|simply|necessarily|to\s+mention|least|surprisingly|unlike|until|so\s+much)",
        rf"{_NOT}\s+(?:only|just|merely|simply|necessarily)",
        r"no\s+(?:longer|matter|doubt|wonder|sooner|later|fewer|less|more|better|other|need|problem)",
        rf"{_NOT}\s+(?:have|has|need|required?|necessary)\s+(?:to|for)",
        rf"{_NOT}\s+(?:need(?:ed)?|necessary|required?)",
        rf"{_NOT}\s+(?:\w+\s+){{1,5}}?(?:until|unless|but)",
        rf"{_NOT}\s+(?:hesitate|forget|worry|mind|uncommon|unusual|impossible|unlike)",
        r"(?:why|do|does|did|is|are|was|were|can|could|should|would|has|have)n['\u2019]t\s+(?:it|you|we|they|that|this)\s*\?",
        r"why\s+not",
        r"if\s+not",
        r"nothing\s+(?:but|more|less)|none\s+other|no\s+one\s+but|nowhere",
        r"never\s*(?:mind|theless)|nevertheless|nonetheless|notwithstanding",
        r"nothing\s+to\s+do",
        r"at\s+no\s+(?:cost|charge|extra)",
        r"no\.\s*[0-9]+",
        r"without\s+(?:doubt|question|saying)",
        r"last\s+but\s+not\s+least",
        r"cannot\s+but|can['\u2019]?t\s+(?:wait|help)",
        r"no\s+(?:more|less|fewer|later|earlier)\s+than|more\s+often\s+than\s+not",
        r"no-(?:brainer|op|ops)|non-\w+|no\s*-?op",
        r"more\s+than\s+one",
    )
)
_ALL = re.compile(
    rf"(?<![\w'\u2019-])(?:(?P<idiom>{_IDIOM})"
    r"|(?P<cannot>can\s?not|can['\u2019]t|couldn['\u2019]t|could\s+not)"
    rf"|(?P<not>{_NOT})"
    r"|(?P<never>never)"
    r"|(?P<neither>neither|nor)"
    r"|(?P<none>none|nothing|nobody|no\s+one|nowhere)"
    r"|(?P<without>without|lacks?|lacking)"
    r"|(?P<un>unable|impossible|unsupported|unavailable|unnecessary|undefined|unwise|unlikely|prohibited|forbidden)"
    r"|(?P<seldom>seldom|rarely|hardly|barely|scarcely)"
    r"|(?P<no>no))(?![\w'\u2019])",
    re.IGNORECASE,
)
