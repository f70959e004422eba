"""How well an original fits a visible block, in arbitrary units: positive speaks for a pair.

The weights were set on five document sets whose pairs were read by eye; `docs/quality.md` has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .flow import Leaf, Mark, Note, Step
from .loanwords import transliterates
from .prose import prose
from .rst.names import ADMONITION, VERSION

BACKWARD = 0.7
"""What a pair loses by standing translation first, which is the rarer way."""
_BASE = 3.0
_BODY = frozenset("paragraph item definition quote field caption argument footnote line".split())
_OWN = frozenset("title term cell field footnote caption argument line".split())
_SHORT = 12
"""Words in a title that lacks its underline, at most."""


def skip_source(step: Leaf | Mark) -> float:
    """What it costs to leave a piece of an original alone."""
    return 0.2 if isinstance(step, Mark) or step.kind == "literal" or step.example else 1.5


def skip_cost(step: Step) -> float:
    """What it costs to pass over a visible block between an original and its translation."""
    if isinstance(step, Mark):
        return 0.3 if step.name in ADMONITION or step.name in VERSION else 1.2
    if isinstance(step, Note):
        return 0.0
    if step.kind == "title":
        return 6.0
    if step.kind == "literal":
        return 1.5
    return 2.5 if step.japanese else 0.8


def affinity(
    steps: Sequence[Step],
    entry: Leaf | Mark,
    note_index: int,
    partner_index: int,
    *,
    forward: bool,
    backward: float,
    loanwords: bool = False,
) -> float | None:
    """The score of a pair; None where it cannot be one.

    `loanwords`: hold the katakana words against the English ones, too, which takes its time.
    """
    note, partner = steps[note_index], steps[partner_index]
    if not isinstance(note, Note) or isinstance(partner, Note):
        return None
    if isinstance(entry, Mark) or isinstance(partner, Mark):
        same = isinstance(entry, Mark) and isinstance(partner, Mark) and entry.name == partner.name
        return 1.5 if same else None
    inside = partner.path[: len(note.path)] == note.path
    # A translation that stands a column or two too far left has left its container.
    if not inside and not (forward and partner.column and 0 < note.column - partner.column < 3):
        return None
    score = _texts(entry, partner, loanwords)
    if score is None:
        return None
    if not inside:
        score -= 1.0
    if entry.example:
        score -= 0.5
    deeper = partner.column > note.column
    if not forward:
        score -= backward
        if note.offset and deeper:
            score += 2.0
    elif backward < 0:
        score += backward
    if forward and partner.hidden and deeper:
        score += 0.5
    return score


@lru_cache(maxsize=8192)
def _texts(entry: Leaf, partner: Leaf, loanwords: bool) -> float | None:
    """What the two texts say, wherever they stand."""
    if (entry.kind == "literal") != (partner.kind == "literal") or (partner.todo and not entry.todo):
        return None
    if entry.kind == "literal":
        common = len(entry.anchors & partner.anchors)
        return (
            2.0 * common / max(1, len(entry.anchors), len(partner.anchors))
            if common or entry.key == partner.key
            else None
        )
    score = _BASE + _kinds(entry, partner)
    if not partner.japanese:
        if entry.key == partner.key:
            return score + 1.0
        common = len(entry.anchors & partner.anchors)
        if common >= 0.8 * max(1, len(entry.anchors | partner.anchors)):
            return score - 0.5
        # A translation may be nothing but names: those of the original.
        names = partner.anchors <= entry.anchors and not prose(partner.segment.text)
        return score - 2.0 if common and names and partner.kind == entry.kind else score - 6.0
    ratio = partner.length / max(1, entry.length)
    alien = not entry.anchors & partner.anchors
    if alien and not 0.1 <= ratio <= 3 and max(partner.length, entry.length) > 40:
        return None
    score += _evidence(entry, partner) + _length(entry, partner)
    return score + _heard(entry, partner) if loanwords else score


def _kinds(entry: Leaf, partner: Leaf) -> float:
    a, b = entry.kind, partner.kind
    if a == b:
        return 1.0 if a == "title" else 0.5
    if "title" in (a, b):
        other = entry if b == "title" else partner
        if b == "title":
            text = other.segment.text
            return (
                0.3 if len(text.split()) <= _SHORT and not text.rstrip().endswith((".", ":", "。")) else -5.0
            )
        return -2.5
    if "cell" in (a, b):
        return -2.0
    if "term" in (a, b):
        return -1.0
    if "field" in (a, b) and {a, b} <= {"field", "caption"}:
        return 0.0
    if a in _OWN or b in _OWN:
        return -0.8
    return 0.0


def _evidence(entry: Leaf, partner: Leaf) -> float:
    """Shared names, numbers, literals and URLs: those of the translation must come from the original, and
    those that no translator touches must arrive."""
    shared = partner.anchors & entry.anchors
    score = 0.0
    if partner.anchors:
        weight = min(1.0, len(partner.anchors) / 3)
        score += (len(shared) / len(partner.anchors) - 0.45) * 3.0 * weight
    if entry.hard:
        weight = min(1.0, len(entry.hard) / 3)
        score += (len(entry.hard & partner.anchors) / len(entry.hard) - 0.3) * 2.0 * weight
    return score


def _heard(entry: Leaf, partner: Leaf) -> float:
    """Katakana words of the translation that are words of the original."""
    words = partner.loanwords
    if not words:
        return 0.0
    heard = sum(1 for word in words if any(transliterates(each, word) for each in entry.anchors))
    return (heard / len(words) - 0.3) * 2.0 * min(1.0, len(words) / 3)


def _length(entry: Leaf, partner: Leaf) -> float:
    source, target = entry.length, partner.length
    if source < 40 and target < 25:
        return 0.0
    ratio = target / max(source, 1)
    if ratio < 0.15 or ratio > 2.5:
        return -2.0
    if ratio < 0.28 or ratio > 1.3:
        return -0.7
    return 0.2
