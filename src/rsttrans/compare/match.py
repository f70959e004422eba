"""What became of each element of a source segment in its target.

Elements are compared as multisets: Japanese word order moves everything.  What is left over on both sides is
explained step by step, from the surest (the same text in other markup) to the weakest (nearness), so that one
defect gives one difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..rst.inline import Inline
from ..text import Span, has_cjk
from ..unit import Segment, Unit
from . import wide
from .keys import (
    CODE_ROLES,
    LABEL_ROLES,
    MARKUP_ROLES,
    PROSE_ROLES,
    Key,
    code,
    fold,
    group,
    key,
    label,
    loose,
    role_name,
)
from .names import Names
from .near import pairs, ratio
from .traces import Traces, stands_in

NEAR = 0.75
"""Texts as like as this are one text that was changed, whatever else there is."""
LIKE = 0.5
"""Texts as like as this are one text that was changed, if nothing else explains them."""
_UNSPACED = re.compile(r"[^<]*[^\s<]\u3000*<([a-zA-Z][a-zA-Z0-9+.-]*:[^<>]+)>$")
_ROLE_BEFORE = re.compile(r":?([A-Za-z][\w+.-]*+(?::[\w+.-]++)*+):?$", re.ASCII)
_IDENTIFIER = re.compile(r"[\w.$@~!/\\-]+(?:\(\))?$", re.ASCII)


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


def unspaced(inline: Inline) -> Inline:
    """A phrase reference that was meant as a link: RST wants a blank before `<`."""
    if inline.kind != "reference":
        return inline
    found = _UNSPACED.match(fold(inline.text))
    return replace(inline, kind="link", target=found[1].replace(" ", ""), broken=True) if found else inline


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
        self.match(lambda a, b: self.key(a) == self.key(b) and fold(a.text) == fold(b.text))
        self.match(lambda a, b: self.key(a) == self.key(b) and not _other_code(a, b))
        self.wide()
        if self.source or self.target:
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
        return self.found

    # -- helpers ---------------------------------------------------------------------------------------

    def key(self, inline: Inline) -> Key:
        known = self.keys.get(id(inline))
        if known is None:
            known = self.keys[id(inline)] = key(inline, self.names)
        return known

    def match(self, same: Callable[[Inline, Inline], bool]) -> None:
        """Take out what has its like on the other side."""
        if not self.source or not self.target:
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
        here = place or (b.span if b else self.unit.target.span)
        shown = a or b
        self.found.append(Difference(how, a, b, here, self.key(shown) if shown else ()))

    # -- the steps -------------------------------------------------------------------------------------

    def wide(self) -> None:
        """Elements in full-width markup are there, though RST does not see them."""
        segment = self.unit.target
        for b in wide.meant(segment.view, segment.inlines):
            a = next((a for a in self.source if self.key(a) == key(b, self.names)), None) or next(
                (a for a in self.source if group(a) == group(b) and _near(a, b) >= LIKE), None
            )
            if a is None and not wide.clear(segment.view.source, b):
                continue
            self.target = [c for c in self.target if not _within(c.span, b.span)]
            self.settle("wide", a, b)

    def enrichment(self) -> None:
        """The same code in markup that says as much or more is no difference."""
        self.match(lambda a, b: _says_as_much(a, b) and _same_code(a, b))

    def swallowed(self) -> None:
        """A name that nothing defines: it took in its neighbours, or was translated."""
        expected = [a for a in self.source if a.kind in ("link", "reference", "anonymous")]
        own = {label(a.target) for a in self.all_source if a.kind == "reference"}
        lost = [b for b in self.target if b.kind == "reference" and undefined(b, own, self.names)]
        for number, b in enumerate(lost):
            a = next((a for a in expected if _swallowed(a, b)), None)
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
        return self.key(inline)[1] if self.key(inline)[0] == "uri" else _text(inline)

    def _fits(self, a: Inline, b: Inline) -> bool:
        if group(a) != group(b):
            # A link in place and one through a name are compared by their URIs.
            return self.key(a)[0] == self.key(b)[0] == "uri"
        if a.kind == "role":
            return role_name(a.role) == role_name(b.role) or _same_code(a, b)
        if group(a) == "emphasis":
            return not has_cjk(b.text) and a.kind == b.kind
        return a.kind not in ("anonymous", "target")

    def demoted(self) -> None:
        """The same text or target in markup that says less or something else."""
        for a in list(self.source):
            same = next((b for b in self.target if _demoted(a, b)), None)
            if same is not None:
                place = with_role(self.unit.target.view.source, a, same)
                self.settle("lost", a, same, place)

    def overrun(self) -> None:
        """An element that lost its end goes on to the end of the next, and takes that in."""
        for b in [b for b in self.target if "`" in b.text]:
            inside = [
                a for a in self.source if not a.broken and fold(a.text) and fold(a.text) in fold(b.text)
            ]
            first = next((a for a in inside if fold(b.text).startswith(fold(a.text))), None)
            if first is not None:
                self.settle("lost", first, b)
                self.source = [a for a in self.source if all(a is not c for c in inside)]

    def unmarked(self) -> None:
        """A link or reference that lost its underscore."""
        for a in [a for a in self.source if a.kind in ("link", "reference", "anonymous")]:
            bare = [b for b in self.target if _bare(b) and not _inherited(b, self.unit.source)]
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
                b = next((b for b in self.target if _within(b.span, place)), None)
                self.settle("lost", a, b, place)

    def translated(self) -> None:
        """Emphasis, terms, placeholders in literals and names with their definitions are translated."""
        self.match(_translation)
        for a in [a for a in self.source if group(a) == "emphasis"]:
            other = next((b for b in self.target if group(b) == "emphasis" and b.kind != a.kind), None)
            if other is not None:
                self.settle("changed", a, other)

    def _renamed(self, a: Inline, b: Inline) -> bool:
        """Whether a name was translated where it is used and where it is defined."""
        both = a.kind == b.kind == "reference"
        return both and label(a.target) not in self.names.places and self.names.defines(b.target)

    def single(self) -> None:
        """One left on either side: that one was meant, however unlike."""
        for kind in ("link", "role", "reference", "footnote", "citation", "substitution", "literal"):
            left = [a for a in self.source if group(a) == kind]
            right = [b for b in self.target if group(b) == kind]
            if kind == "role":
                self._single_roles(left, right)
            elif kind == "link":
                for a, b in pairs(left, right, self._text, self._fits, 0.0):
                    self.settle("changed", a, b)
            elif len(left) == len(right) == 1 and self._fits(left[0], right[0]):
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
        there = {self.key(b) for b in self.all_target}
        here = {self.key(a) for a in self.all_source}
        for a in list(self.source):
            if not a.broken:
                repeated = self.key(a) in there and not all(_other_code(a, b) for b in self.all_target)
                self.settle("fewer" if repeated else "missing", a, None)
        for b in list(self.target):
            if self.key(b) not in here and not _marked_up(b, self.unit.source):
                self.settle("extra", None, b)


def undefined(inline: Inline, own: set[str], names: Names) -> bool:
    """Whether a named reference leads nowhere, for all that can be seen.

    `own` are the names that the original uses: what it uses too may be defined elsewhere (in an epilogue).
    """
    name = label(inline.target)
    return not names.defines(name) and not names.includes and name not in own


def _swallowed(a: Inline, b: Inline) -> bool:
    """Whether the name of `a` is part of that of `b`."""
    name = label(a.target if a.kind == "reference" else a.text)
    return bool(name) and name in label(b.target)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _text(inline: Inline) -> str:
    """The part of an element that a translation keeps."""
    if inline.kind == "role":
        return f"{role_name(inline.role)} {loose(code(inline.target or inline.text))}"
    if inline.kind in ("link", "uri", "reference", "footnote", "citation", "substitution"):
        return inline.target
    return loose(inline.text)


def _near(a: Inline, b: Inline) -> float:
    return ratio(_text(a), _text(b))


def _code(inline: Inline) -> str:
    if inline.kind == "role":
        return code(inline.target or inline.text)
    if inline.kind in ("link", "uri"):
        return inline.target
    return code(inline.text)


def _same_code(a: Inline, b: Inline) -> bool:
    return _code(a) == _code(b)


def _other_code(a: Inline, b: Inline) -> bool:
    """Two roles whose text may be translated, but is not: it is other code."""
    if a.kind != "role" or role_name(a.role) not in PROSE_ROLES & CODE_ROLES:
        return False
    if b.kind != "role" or role_name(a.role) != role_name(b.role):
        return True
    return not has_cjk(b.text) and fold(a.text) != fold(b.text)


def _bare(inline: Inline) -> bool:
    return inline.kind == "role" and not inline.role


def _inherited(inline: Inline, source: Segment) -> bool:
    """Whether the original has the very same in it."""
    return any(fold(a.text) == fold(inline.text) and a.kind == inline.kind for a in source.inlines)


def _marked_up(inline: Inline, source: Segment) -> bool:
    """Whether a role marks up what the original has as plain text."""
    return inline.kind == "role" and bool(inline.role) and stands_in(_code(inline), source.view.text)


def _says_as_much(a: Inline, b: Inline) -> bool:
    """Whether the markup of `b` can stand for that of `a`, the text being the same."""
    if a.kind == "literal":
        return b.kind in ("role", "link", "uri", "reference") and not _bare(b)
    if a.kind == "role":
        name = role_name(a.role)
        if not name:
            return True
        typed = b.kind == "role" and not _bare(b) and role_name(b.role) not in LABEL_ROLES
        return name in MARKUP_ROLES and (b.kind == "literal" or typed)
    if a.kind in ("strong", "emphasis"):
        return b.kind in ("literal", "link", "reference") or (b.kind == "role" and not _bare(b))
    return False


def _demoted(a: Inline, b: Inline) -> bool:
    """Whether `b` is `a` in other markup."""
    if _same_code(a, b) and _weaker(a, b):
        return True
    if a.kind in ("link", "reference", "anonymous") and _bare(b):
        return fold(b.text) == fold(a.text)
    if (a.kind == "literal" or (a.kind == "role" and a.role)) and _bare(b):
        return not has_cjk(b.text) and ratio(loose(a.text), loose(b.text.strip("`"))) >= NEAR
    # A role whose tag is not whole is another role, or none.
    if a.kind == "role" and b.kind in ("role", "link", "reference"):
        other = b.kind != "role" or (b.broken and role_name(a.role).endswith(role_name(b.role)))
        return other and code(a.target) == code(b.target)
    return False


def with_role(text: str, a: Inline, b: Inline) -> Span:
    """The place of `b` with what is left of the role of `a` before it."""
    low = max(0, b.span.start - len(a.role) - 2)
    found = _ROLE_BEFORE.search(text, low, b.span.start) if a.role else None
    if found and found[1] and a.role.casefold().startswith(found[1].casefold()):
        return Span(found.start(), b.span.end)
    return b.span


def _weaker(a: Inline, b: Inline) -> bool:
    if a.kind == "literal":
        return b.kind in ("strong", "emphasis") or _bare(b)
    if a.kind == "role" and a.role:
        return b.kind in ("literal", "strong", "emphasis") or _bare(b)
    if a.kind in ("strong", "emphasis"):
        return _bare(b)
    return a.kind in ("link", "uri") and b.kind == "literal"


def _translation(a: Inline, b: Inline) -> bool:
    """Whether `b` may be `a` with its text translated."""
    if group(a) == "emphasis":
        return a.kind == b.kind and has_cjk(b.text)
    if not has_cjk(b.text):
        return False
    if a.kind == b.kind == "literal":
        return not _IDENTIFIER.match(a.text)
    if a.kind == b.kind == "role" and role_name(a.role) == role_name(b.role):
        return not a.role or role_name(a.role) == "term"
    return _bare(a)
