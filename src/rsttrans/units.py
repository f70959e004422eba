"""From matches to translation units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .bitext import NotSource
from .flow import Leaf, Note, Step
from .original import commented_out, is_memo, repeats, resembles_code
from .prose import prose
from .text import Document, Span, View
from .unit import Segment, State, Unit

if TYPE_CHECKING:
    from .align import Match


def build(
    document: Document, steps: Sequence[Step], usable: Sequence[int], matches: Sequence[Match]
) -> tuple[tuple[Unit, ...], tuple[Segment, ...], list[NotSource]]:
    """Units in the order of their originals, the visible text that is in none, and comments without any."""
    partner = {id(match.entry.step): match for match in matches}
    claimed = {match.partner for match in matches}
    thin = _thinly_commented(steps, claimed)
    sections = _sections(steps)
    units: list[Unit] = []
    notes: list[NotSource] = []
    for index in usable:
        note = steps[index]
        if not isinstance(note, Note):
            continue
        leaves = [step for step in note.inner if isinstance(step, Leaf)]
        if not any(id(leaf) in partner for leaf in leaves):
            why = _unpaired(steps, index, note)
            if why:
                notes.append(NotSource(note.block.view.extent, why))
                continue
        place = note.block.view.extent.end
        for leaf in leaves:
            match = partner.get(id(leaf))
            target = steps[match.partner] if match else None
            if match is None or not isinstance(target, Leaf):
                if not _needless(steps, leaves, leaf, partner):
                    empty = Segment(View(document.text, (Span(place, place),)), leaf.kind)
                    units.append(Unit(leaf.segment, empty, State.UNTRANSLATED, sections[index]))
                continue
            if match.forward:
                place = max(place, target.segment.span.end)
            more = _continuation(steps, match, claimed)
            if more is not None:
                claimed.add(more)
            units.append(_unit(leaf, target, steps, more, sections[match.partner], ambiguous=thin))
    rest = tuple(
        step.segment
        for index, step in enumerate(steps)
        if isinstance(step, Leaf) and index not in claimed and step.kind != "literal"
    )
    return tuple(units), rest, notes


def _unit(
    leaf: Leaf,
    target: Leaf,
    steps: Sequence[Step],
    more: int | None,
    section: tuple[str, ...],
    *,
    ambiguous: bool,
) -> Unit:
    segment = target.segment
    second = steps[more] if more is not None else None
    if isinstance(second, Leaf):
        one, two = segment.view, second.view
        joints = (*one.joints, "\n", *two.joints)
        segment = Segment(View(one.source, one.spans + two.spans, joints), segment.kind)
    same = len(leaf.anchors & target.anchors) >= 0.8 * len(leaf.anchors | target.anchors)
    copied = leaf.kind != "literal" and not target.japanese and same
    state = State.UNTRANSLATED if copied and prose(leaf.segment.text) > 1 else State.TRANSLATED
    # Where most of the Japanese has no original beside it, the next block need not be its translation.
    doubtful = ambiguous and len(leaf.hard) > 1 and not leaf.hard & target.anchors
    return Unit(
        leaf.segment, segment, state, section, copied=copied, hidden=target.hidden, ambiguous=doubtful
    )


def _thinly_commented(steps: Sequence[Step], claimed: set[int]) -> bool:
    """Whether less than half of the document's Japanese blocks have an original."""
    blocks = [index for index, step in enumerate(steps) if isinstance(step, Leaf) and step.japanese]
    return 2 * sum(1 for index in blocks if index in claimed) < len(blocks)


def _continuation(steps: Sequence[Step], match: Match, claimed: set[int]) -> int | None:
    """The second half of a translation that its original's word order has split, around code or into two
    paragraphs: unclaimed Japanese right behind a first half that is far too short."""
    first, entry = steps[match.partner], match.entry.step
    at = match.partner + 1
    while at < len(steps) and isinstance(step := steps[at], Leaf) and step.kind == "literal":
        at += 1
    second = steps[at] if at < len(steps) else None
    if not (isinstance(entry, Leaf) and isinstance(first, Leaf) and isinstance(second, Leaf)):
        return None
    if not match.forward or at in claimed or second.path != first.path or not second.japanese:
        return None
    if first.kind in _WHOLE or second.kind != "paragraph":
        return None
    source, target = len(entry.segment.text), len(first.segment.text)
    both = target + len(second.segment.text)
    return at if target < 0.3 * source and 0.3 * source < both < 1.2 * source else None


_WHOLE = frozenset("title term cell literal".split())


def _needless(
    steps: Sequence[Step], leaves: Sequence[Leaf], leaf: Leaf, partner: Mapping[int, Match]
) -> bool:
    """Whether a part of an original needs no translation of its own."""
    if leaf.kind == "literal" or is_memo(leaf.segment.text):
        return True
    if any(
        other is not leaf and repeats(leaf.anchors, other.anchors) and id(other) in partner
        for other in leaves
    ):
        return True
    return leaf.example and _shows_code(steps, leaves, leaf, partner)


def _shows_code(
    steps: Sequence[Step], leaves: Sequence[Leaf], leaf: Leaf, partner: Mapping[int, Match]
) -> bool:
    """Whether the translation of the paragraph above an indented example introduces code."""
    above = [each for each in leaves[: leaves.index(leaf)] if not each.example]
    match = partner.get(id(above[-1])) if above else None
    if match is None:
        return False
    target = steps[match.partner]
    following = steps[match.partner + 1 : match.partner + 3]
    code = any(isinstance(step, Leaf) and step.kind == "literal" for step in following)
    return isinstance(target, Leaf) and (
        target.view.text.rstrip().endswith("::") or (code and leaf.kind != "paragraph")
    )


def _unpaired(steps: Sequence[Step], index: int, note: Note) -> str:
    """Why a comment without any partner is rather a note than an original; "" where it is an original."""
    if commented_out(steps, index, note):
        return "commented out together with its translation"
    if resembles_code(steps, index, note):
        return "code"
    beside = (steps[index - 1] if index else None, steps[index + 1] if index + 1 < len(steps) else None)
    if any(isinstance(other, Note) and repeats(note.words, other.words) for other in beside):
        return "another wording of the original beside it"
    return ""


def _sections(steps: Sequence[Step]) -> list[tuple[str, ...]]:
    """For every step the titles above it; a title's level is its adornment, by first use."""
    styles: list[str] = []
    current: list[str] = []
    result: list[tuple[str, ...]] = []
    for step in steps:
        if isinstance(step, Leaf) and step.kind == "title":
            if step.level not in styles:
                styles.append(step.level)
            level = styles.index(step.level)
            current = [*current[:level], step.segment.text]
        result.append(tuple(current))
    return result
