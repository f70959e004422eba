"""What became of each element of a source segment in its target.

Elements are compared as multisets: Japanese word order moves everything.  What is left over on both sides is
explained step by step, from the surest (the same text in other markup) to the weakest (nearness), so that one
defect gives one difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from ..rst.inline import Inline, unclosed
from ..text import Span, has_cjk
from ..unit import Unit
from . import wide
from .alike import (
    NEAR,
    inherited,
    is_bare,
    is_demoted,
    kept_text,
    marked_up,
    may_translate,
    nearness,
    other_text,
    overruns,
    role_word,
    same_code,
    says_as_much,
    swallowed_name,
    undefined,
    unspaced,
    with_role,
    within,
)
from .keys import Key, fold, group, key, label, loose, role_name
from .names import Names
from .near import pairs, ratio
from .traces import Traces

MOST = 100
"""Of more leftovers than this on one side nobody can say what became of which."""
LIKE = 0.5
"""Texts as like as this are one text that was changed, if nothing else explains them."""
_SORTS = defaultdict(
    frozenset[str],
    {
        "*": frozenset({"emphasis"}),
        "**": frozenset({"emphasis"}),
        "``": frozenset({"literal"}),
        "`": frozenset({"role", "link", "reference"}),
        "_`": frozenset({"target"}),
        "|": frozenset({"substitution"}),
    },
)
"""What an unclosed start-string makes doubtful."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a target departs from its source."""

    how: str
    """changed: both sides are there, and differ; missing, extra: one side is; lost: the text stands there as
    plain text or in other markup; fewer: repeated less often; wide: in full-width markup; swallowed: a name
    that took in the Japanese around it, or was translated, so that nothing defines it"""
    source: Inline | None
    target: Inline | None
    place: Span
    """Where in the target."""
    key: Key = ()


def compare(unit: Unit, names: Names) -> list[Difference]:
    """The differences of one unit, those of one source element together."""
    if not unit.source.inlines and not unit.target.inlines and not wide.meant(unit.target.view, ()):
        return []
    return _Comparison(unit, names).run()


class _Comparison:
    """The leftovers of one unit while they are explained."""

    def __init__(self, unit: Unit, names: Names) -> None:
        self.unit = unit
        self.names = names
        self.keys: dict[int, Key] = {}
        self.source = list(map(unspaced, unit.source.inlines))
        self.target = list(map(unspaced, unit.target.inlines))
        self.all_source = tuple(self.source)
        self.all_target = tuple(self.target)
        self.found: list[Difference] = []

    def run(self) -> list[Difference]:
        self.clipped()
        self.equal(lambda inline: (*self.key(inline), fold(inline.text)))
        self.match(lambda a, b: self.key(a) == self.key(b) and not other_text(a, b))
        self.broken_off()
        self.wide()
        if len(self.source) > MOST or len(self.target) > MOST:
            self.left()
        elif self.source or self.target:
            self.enrichment()
            self.demoted()
            self.overrun()
            self.match(self._renamed)
            self.changed(NEAR)
            self.unmarked()
            self.swallowed()
            self.traced()
            self.translated()
            self.changed(LIKE)
            self.single()
            self.left()
        return self.certain()

    # -- helpers ---------------------------------------------------------------------------------------

    def key(self, inline: Inline) -> Key:
        known = self.keys.get(id(inline))
        if known is None:
            known = self.keys[id(inline)] = key(inline, self.names)
        return known

    def equal(self, same: Callable[[Inline], Key]) -> None:
        """Take out what is equal on both sides."""
        here = Counter(map(same, self.source))
        there = Counter(map(same, self.target))
        both = here & there
        for side, taken in ((self.source, both.copy()), (self.target, both.copy())):
            rest = []
            for inline in side:
                if taken[same(inline)] > 0:
                    taken[same(inline)] -= 1
                else:
                    rest.append(inline)
            side[:] = rest

    def match(self, same: Callable[[Inline, Inline], bool]) -> None:
        """Take out what has its like on the other side."""
        if not self.source or not self.target or len(self.source) * len(self.target) > MOST * MOST:
            return
        rest: list[Inline] = []
        for a in self.source:
            b = next((b for b in self.target if same(a, b)), None)
            if b is None:
                rest.append(a)
            else:
                self.target = [c for c in self.target if c is not b]
        self.source = rest

    def settle(self, how: str, a: Inline | None, b: Inline | None, place: Span | None = None) -> None:
        """Say what became of `a`, or where `b` comes from; they are leftovers no longer."""
        if a is not None:
            self.source = [c for c in self.source if c is not a]
        if b is not None:
            self.target = [c for c in self.target if c is not b]
        self.say(how, a, b, place)

    def say(self, how: str, a: Inline | None, b: Inline | None, place: Span | None = None) -> None:
        """Note a difference."""
        here = place or (b.span if b else self.unit.target.span)
        shown = a or b
        self.found.append(Difference(how, a, b, here, self.key(shown) if shown else ()))

    # -- the steps -------------------------------------------------------------------------------------

    def wide(self) -> None:
        """Elements in full-width markup are there, though RST does not see them."""
        segment = self.unit.target
        for b in wide.meant(segment.view, segment.inlines):
            a = next((a for a in self.source if self.key(a) == key(b, self.names)), None) or next(
                (a for a in self.source if group(a) == group(b) and nearness(a, b) >= LIKE), None
            )
            if a is None and not wide.clear(segment.view.source, b):
                continue
            self.target = [c for c in self.target if not within(c.span, b.span)]
            self.settle("wide", a, b)

    def clipped(self) -> None:
        """A role that lost its first colon: `pep:` is text, and what follows has another role, or none."""
        text = self.unit.target.view.source
        for b in [b for b in self.target if b.kind == "role" and (b.broken or not b.role)]:
            word = role_word(text, b)
            role = f"{word}:{b.role}".rstrip(":").casefold()
            a = next(
                (a for a in self.all_source if word and a.role.casefold() == role and same_code(a, b)), None
            )
            if a is not None:
                self.settle("lost", a, b, Span(b.span.start - len(word) - (not b.role), b.span.end))

    def broken_off(self) -> None:
        """A link without its first backtick: only its URI is seen, and the rest of its markup behind it."""
        text = self.unit.target.view.source
        links = {a.target: a for a in self.all_source if a.kind == "link"}
        for b in self.all_target:
            if b.kind == "uri" and text.startswith(">`_", b.span.end):
                a = links.get(b.target)
                if a is not None:
                    self.settle("lost", a, b, Span(b.span.start - 1, b.span.end + 3))

    def enrichment(self) -> None:
        """The same code in markup that says as much or more is no difference."""
        self.match(lambda a, b: says_as_much(a, b) and same_code(a, b))

    def swallowed(self) -> None:
        """A name that nothing defines: it took in its neighbours, or was translated."""
        expected = [a for a in self.source if a.kind in ("link", "reference", "anonymous")]
        own = {label(a.target) for a in self.all_source if a.kind == "reference"}
        lost = [b for b in self.target if b.kind == "reference" and undefined(b, own, self.names)]
        for number, b in enumerate(lost):
            a = next((a for a in expected if swallowed_name(a, b)), None)
            if a is None and len(expected) == len(lost) - number:
                a = expected[0]
            expected = [c for c in expected if c is not a]
            self.settle("swallowed", a, b)

    def changed(self, least: float) -> None:
        """Elements of one kind that are nearly alike."""
        for a, b in pairs(self.source, self.target, self._text, self._fits, least):
            self.settle("changed", a, b)

    def _text(self, inline: Inline) -> str:
        """What is compared when nearness decides."""
        return self.key(inline)[1] if self.key(inline)[0] == "uri" else kept_text(inline)

    def _fits(self, a: Inline, b: Inline) -> bool:
        if group(a) != group(b):
            # A link in place and one through a name are compared by their URIs.
            return self.key(a)[0] == self.key(b)[0] == "uri"
        if a.kind == "role":
            return role_name(a.role) == role_name(b.role) or same_code(a, b)
        if group(a) == "emphasis":
            return not has_cjk(b.text) and a.kind == b.kind
        if a.kind == b.kind == "literal" and may_translate(a, b):
            return False
        return a.kind not in ("anonymous", "target")

    def demoted(self) -> None:
        """The same text or target in markup that says less or something else."""
        for a in list(self.source):
            same = next((b for b in self.target if is_demoted(a, b)), None)
            if same is not None:
                place = with_role(self.unit.target.view.source, a, same)
                self.settle("lost", a, same, place)

    def overrun(self) -> None:
        """An element that lost its end goes on to the end of the next, and takes that in."""
        for b in [b for b in self.target if "`" in b.text or (group(b) == "emphasis" and " *" in b.text)]:
            inside = [
                a for a in self.source if not a.broken and fold(a.text) and fold(a.text) in fold(b.text)
            ]
            first = next((a for a in inside if fold(b.text).startswith(fold(a.text))), None)
            if first is not None:
                self.settle("lost", first, None, _beginning(self.unit.target.view.source, first, b))
                self.source = [a for a in self.source if all(a is not c for c in inside)]
                self.target = [c for c in self.target if c is not b]

    def unmarked(self) -> None:
        """A link or reference that lost its underscore."""
        for a in [a for a in self.source if a.kind in ("link", "reference", "anonymous")]:
            bare = [b for b in self.target if is_bare(b) and not inherited(b, self.unit.source)]
            if bare:
                rates = [(a.target not in b.text, -ratio(loose(a.text), loose(b.text))) for b in bare]
                self.settle("lost", a, bare[rates.index(min(rates))])

    def traced(self) -> None:
        """The text of an element, without its markup."""
        if not self.source:
            return
        # What is left of markup may look like an address (`:file:x`).
        present = tuple(b for b in self.all_target if b.kind != "uri" or all(b is not c for c in self.target))
        traces = Traces(self.unit.source, self.all_source, self.unit.target, present)
        for a in list(self.source):
            place = traces.find(a)
            if place is not None:
                b = next((b for b in self.target if within(b.span, place)), None)
                self.settle("lost", a, b, place)

    def translated(self) -> None:
        """Emphasis, terms, placeholders in literals and names with their definitions are translated."""
        self.match(may_translate)
        for a in [a for a in self.source if group(a) == "emphasis"]:
            other = next((b for b in self.target if group(b) == "emphasis" and b.kind != a.kind), None)
            if other is not None:
                self.settle("changed", a, other)

    def _renamed(self, a: Inline, b: Inline) -> bool:
        """Whether a name was translated where it is used and where it is defined."""
        if not a.kind == b.kind == "reference":
            return False
        if self.names.catalogue:
            return has_cjk(b.target)
        return label(a.target) not in self.names.places and self.names.defines(b.target)

    def single(self) -> None:
        """One left on either side: that one was meant, however unlike."""
        for kind in dict.fromkeys(group(a) for a in self.source):
            left = [a for a in self.source if group(a) == kind]
            right = [b for b in self.target if group(b) == kind]
            if kind == "role":
                self._single_roles(left, right)
            elif kind == "link":
                for a, b in pairs(left, right, self._text, self._fits, 0.0):
                    self.settle("changed", a, b)
            elif len(left) == len(right) == 1:
                if self._fits(left[0], right[0]):
                    self.settle("changed", left[0], right[0])
            elif kind == "literal" and len(left) == len(right) and all(has_cjk(b.text) for b in right):
                for a, b in zip(left, right, strict=True):
                    self.settle("changed", a, b)

    def _single_roles(self, left: list[Inline], right: list[Inline]) -> None:
        for name in dict.fromkeys(role_name(a.role) for a in left):
            mine = [a for a in left if role_name(a.role) == name]
            theirs = [b for b in right if role_name(b.role) == name]
            if name and len(mine) == len(theirs):
                for a, b in pairs(mine, theirs, self._text, self._fits, 0.0):
                    self.settle("changed", a, b)

    def left(self) -> None:
        """What nothing explains."""
        there: dict[Key, list[Inline]] = defaultdict(list)
        for b in self.all_target:
            there[self.key(b)].append(b)
        for a in self.source:
            if not a.broken:
                repeated = any(not other_text(a, b) for b in there.get(self.key(a), ()))
                self.say("fewer" if repeated else "missing", a, None)
        here = {self.key(a) for a in self.all_source}
        for b in self.target:
            if self.key(b) not in here and not marked_up(b, self.unit.source):
                self.say("extra", None, b)

    def unended(self, sorts: frozenset[str], start: Span) -> None:
        """Drop one element of these sorts that is missing, since docutils says that it lacks its end."""
        if not any(each.how == "lost" and _touch(each.place, start) for each in self.found):
            gone = (each for each in self.found if each.how in ("missing", "fewer") and each.source)
            first = next((each for each in gone if each.source and group(each.source) in sorts), None)
            self.found = [each for each in self.found if each is not first]

    def certain(self) -> list[Difference]:
        """The differences without those of a sort that the original itself has broken."""
        if not self.found:
            return []
        text = self.unit.source.view.source
        for span in unclosed(self.unit.target.view):
            self.unended(_SORTS[text[span.start : span.end]], span)
        sorts: set[str] = set()
        for span in unclosed(self.unit.source.view):
            sorts |= _SORTS[text[span.start : span.end]]
        for a in self.all_source:
            if overruns(a):
                sorts |= _SORTS["``" if a.kind == "literal" else "`"]
        if not sorts:
            return self.found
        return [each for each in self.found if each.source is None or group(each.source) not in sorts]


def _touch(a: Span, b: Span) -> bool:
    return a.start <= b.end and b.start <= a.end


def _beginning(text: str, a: Inline, b: Inline) -> Span:
    """The part of `b` that was to be `a`: up to the text of `a` and the backticks behind it."""
    start = b.text_span.start
    end = start + len(a.text) if text.startswith(a.text, start) else b.span.end
    while end < b.span.end and text[end] in "`*":
        end += 1
    return Span(b.span.start, end)
