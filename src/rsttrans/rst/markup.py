"""Recognition of inline markup: docutils' grammar, in time linear in the text.

`recognise` reads a text in one of two ways: exactly as docutils does, or as its author meant it, where
Japanese (or, for unmistakable constructs, any letter) may touch the markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ..text import CJK
from .punctuation import AFTER, BEFORE, encloses
from .uris import standalone


class Mark(NamedTuple):
    """One element, as offsets into the text."""

    kind: str
    start: int
    end: int
    inner: int
    """Start of the text between start-string and end-string."""
    inner_end: int
    role: str = ""
    uri: str = ""
    """Target of a standalone URI."""


class Reading(NamedTuple):
    """What a text holds."""

    marks: tuple[Mark, ...]
    problems: tuple[tuple[int, int], ...]
    """Start-strings without end-string."""
    strict: bool
    """Whether docutils surely reads the very same."""


NAME = r"[^\W_]+(?:[-._+:][^\W_]+)*"
"""A simple reference name: alphanumerics of any script with isolated inner punctuation."""

_SPECIAL = re.compile(r"[*`|_\[]")
_CJK = re.compile(f"[{CJK}]")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_SEPARATORS = frozenset("-._+:")
_FOOTNOTE = re.compile(
    r"\[(?:([0-9]++|\#(?:[^\W_]++(?:[-._+:][^\W_]++)*+)?|\*)|[^\W_]++(?:[-._+:][^\W_]++)*+)\]_"
)
# Longer relaxed emphasis is more often two unrelated asterisks.
_SHORT = 100
_SUBSTITUTION = re.compile(r"[A-Za-z][\w .+-]*+", re.ASCII)


class _Ends(NamedTuple):
    """Patterns of an end-string."""

    bare: re.Pattern[str]
    """Alone: docutils looks at nothing before it directly behind the start-string."""
    strict: re.Pattern[str]
    loose: re.Pattern[str]


class _End(NamedTuple):
    start: int
    end: int
    role: str = ""
    ref: str = ""


def _ends(before: str, bare: str, loose: str = "") -> _Ends:
    return _Ends(re.compile(bare), re.compile(before + bare), re.compile(loose or before + bare))


# What may follow them is looked up afterwards: large character classes make patterns slow to compile.
_EMPHASIS = _ends(r"(?<![\s\x00])", r"\*", r"(?<![\s\x00*])\*(?!\*)")
_STRONG = _ends(r"(?<![\s\x00])", r"\*\*", r"(?<![\s\x00*])\*\*(?!\*)")
_LITERAL = _ends(r"(?<!\s)", "``")
_TARGET = _ends(r"(?<![\s\x00])", "`")
_BAR = _ends(r"(?<![\s\x00])", r"\|_{0,2}")
_BACKQUOTE = _ends(r"(?<!(?<!\x00)[\s\x00])", rf"`(?P<role>:{NAME}:)?(?P<ref>__?)?")


def nulled(text: str) -> str:
    """`text` with escaping backslashes replaced by NUL, as docutils does first."""
    return re.sub(r"\\(.?)", "\0\\1", text, flags=re.DOTALL) if "\\" in text else text


def recognise(text: str, *, meant: bool) -> Reading:
    """Read `text` (with NUL for escaping backslashes) as `meant`, or as docutils does."""
    return _Reader(text, meant).read()


class _Reader:
    def __init__(self, text: str, meant: bool) -> None:
        self.text = text
        self.meant = meant
        self.floor = 0
        """Where docutils' rest of the text begins: it sees nothing before."""
        self.gap = 0
        """Start of the text that holds no markup so far."""
        self.strict = True
        self.marks: list[Mark] = []
        self.problems: list[tuple[int, int]] = []
        self.cache: dict[tuple[re.Pattern[str], bool], tuple[int, _End | None]] = {}
        self.handlers: dict[str, Callable[[int], int]] = {
            "*": self.star,
            "|": self.bar,
            "`": self.backquote,
            "_": self.underscore,
            "[": self.bracket,
        }

    def read(self) -> Reading:
        at = 0
        text, handlers = self.text, self.handlers
        while special := _SPECIAL.search(text, at):
            at = handlers[special[0]](special.start())
        self.uris(len(text))
        return Reading(tuple(self.marks), tuple(self.problems), self.strict)

    # What is done at each outcome; each returns where to go on.

    def uris(self, end: int) -> None:
        for uri in standalone(self.text, self.gap, end, meant=self.meant):
            self.strict &= uri.strict
            self.marks.append(Mark("uri", uri.start, uri.end, uri.start, uri.end, uri=uri.target))

    def found(self, mark: Mark, *, strict: bool) -> int:
        self.uris(mark.start)
        self.strict &= strict
        self.marks.append(mark)
        self.gap = self.floor = mark.end
        return mark.end

    def unclosed(self, start: int, end: int) -> int:
        self.uris(start)
        self.problems.append((start, end))
        self.gap = self.floor = end
        return end

    # Neighbours.

    def may_start(self, at: int) -> bool:
        return at == self.floor or bool(BEFORE.match(self.text, at - 1))

    def touches(self, at: int) -> bool:
        """Whether Japanese stands right before `at`, and that is no hindrance."""
        return self.meant and at > self.floor and bool(_CJK.match(self.text, at - 1))

    def blank_at(self, at: int) -> bool:
        return at < len(self.text) and self.text[at].isspace()

    def quoted(self, start: int, end: int) -> bool:
        if start == self.floor:
            return False
        return end >= len(self.text) or encloses(self.text[start - 1], self.text[end])

    # End-strings.

    def follows(self, at: int, *, loose: bool = False) -> bool:
        """Whether an end-string may stand before what is at `at`."""
        if at == len(self.text) or AFTER.match(self.text, at):
            return True
        return loose and bool(_CJK.match(self.text, at))

    def closing(self, match: re.Match[str], *, loose: bool) -> _End | None:
        """What of a possible end-string is one."""
        named = match.re.groups > 0
        role, ref = (match["role"] or "", match["ref"] or "") if named else ("", "")
        if self.follows(match.end(), loose=loose):
            return _End(match.start(), match.end(), role, ref)
        # Without its role, it stands before a colon, and may.
        return _End(match.start(), match.start() + 1) if role else None

    def search(self, pattern: re.Pattern[str], at: int, *, loose: bool) -> _End | None:
        since, found = self.cache.get((pattern, loose), (len(self.text) + 1, None))
        if not (since <= at and (found is None or found.start >= at)):
            found, since = None, at
            while not found and (match := pattern.search(self.text, at)):
                found = self.closing(match, loose=loose)
                at = match.start() + 1
            self.cache[pattern, loose] = (since, found)
        return found

    def end(self, kind: str, ends: _Ends, at: int) -> tuple[_End | None, bool]:
        """The end-string for a text that starts at `at`, and whether docutils sees it too."""
        at_once = ends.bare.match(self.text, at)
        if at_once and self.closing(at_once, loose=False):
            return None, True
        strict = self.search(ends.strict, at + 1, loose=False)
        loose = self.search(ends.loose, at + 1, loose=True) if self.meant else None
        if (
            loose
            and (not strict or loose.start < strict.start)
            and self.plausible(kind, at, loose.start, alone=not strict)
        ):
            return loose, False
        return strict, True

    def plausible(self, kind: str, start: int, end: int, *, alone: bool) -> bool:
        """Whether an author means what docutils does not see."""
        text = self.text
        if kind == "literal":
            return alone or text.find("``", start, end) < 0
        if kind in ("role", "target"):
            return alone or text.find("`", start, end) < 0
        if end - start > _SHORT:
            return False
        if kind == "substitution":
            return bool(_SUBSTITUTION.fullmatch(text, start, end))
        return "*" not in text[start:end]

    def simple(self, kind: str, ends: _Ends, start: int, inner: int) -> int:
        """An element with the start-string `text[start:inner]`."""
        exact = self.may_start(start)
        if self.blank_at(inner) or not (exact or self.may_touch(kind, start)):
            return start + 1
        if exact and self.quoted(start, inner):
            self.floor = inner
            return inner
        match, strict = self.end(kind, ends, inner)
        if not exact and match and not self.plausible(kind, inner, match.start, alone=False):
            match = None
        if match and kind == "literal" and self.meant and self.runs_on(inner, match.start):
            match = None
        if match:
            mark = Mark(kind, start, match.end, inner, match.start)
            return self.found(mark, strict=exact and strict)
        if kind == "literal" and self.meant and (stop := self.glued(inner)):
            return self.found(Mark(kind, start, stop + 2, inner, stop), strict=False)
        return self.unclosed(start, inner) if exact else inner

    def may_touch(self, kind: str, start: int) -> bool:
        if kind != "literal" or not self.meant or start == self.floor:
            return self.touches(start)
        # Double backquotes are never anything else, whatever they touch.
        return self.text[start - 1] not in "\0`" and (self.touches(start) or bool(self.glued(start + 2)))

    def glued(self, inner: int) -> int:
        """Where a short literal on one line ends whose end-string anything may follow; 0 for none."""
        stop = self.text.find("``", inner + 1, inner + _SHORT)
        if stop < 0 or self.text[stop - 1].isspace() or self.text[stop + 2 : stop + 3] == "`":
            return 0
        return 0 if "\n" in self.text[inner:stop] or "`" in self.text[inner:stop] else stop

    def runs_on(self, inner: int, end: int) -> bool:
        """Whether a literal that docutils sees takes in a further one (```list``s of ``b```)."""
        stop = self.glued(inner)
        return 0 < stop < end and self.text[stop - 1].isalnum() and self.text[stop + 2].isalnum()

    # The start-strings.

    def star(self, at: int) -> int:
        if self.text.startswith("**", at):
            return self.simple("strong", _STRONG, at, at + 2)
        return self.simple("emphasis", _EMPHASIS, at, at + 1)

    def bar(self, at: int) -> int:
        if self.text.startswith("||", at):
            return at + 1
        return self.simple("substitution", _BAR, at, at + 1)

    def backquote(self, at: int) -> int:
        if self.text.startswith("``", at):
            return self.simple("literal", _LITERAL, at, at + 2)
        if self.blank_at(at + 1):
            return at + 1
        start, exact = self.role_start(at)
        if start == at:
            exact = self.may_start(at)
            if not exact and not self.touches(at):
                return at + 1
            if exact and self.quoted(at, at + 1):
                self.floor = at + 1
                return at + 1
        match, strict = self.end("role", _BACKQUOTE, at + 1)
        if match:
            return self.interpreted(start, at, match, strict=exact and strict)
        if self.meant and (match := self.glued_end(at + 1, start < at)):
            return self.interpreted(start, at, match, strict=False)
        if exact or (start < at and self.may_start(at) and not self.quoted(at, at + 1)):
            return self.unclosed(at, at + 1)
        return at + 1

    def role_start(self, at: int) -> tuple[int, bool]:
        """Where the role before the backquote at `at` begins (`at` for none), and whether docutils agrees."""
        text = self.text
        if at - 2 < self.floor or text[at - 1] != ":":
            return at, True
        strict = loose = at
        i = at - 1
        while i > self.floor:
            char = text[i - 1]
            if char.isalnum():
                i -= 1
            elif char in _SEPARATORS and text[i].isalnum():
                i -= 1
                if char == ":":
                    if self.may_start(i):
                        strict = i
                    if self.meant and text[i + 1 : at].isascii() and (i == self.floor or text[i - 1] != "\0"):
                        loose = i
            else:
                break
        if strict < at and (loose in (strict, at) or not self.meant or text[strict:at].isascii()):
            return strict, True
        return (loose, False) if self.meant else (strict, True)

    def glued_end(self, inner: int, role: bool) -> _End | None:
        """The end of a role or link that a letter follows."""
        stop = self.text.find("`", inner + 1, inner + 3 * _SHORT)
        if stop < 0 or self.text[stop - 1].isspace() or self.text[stop + 1 : stop + 2] == "`":
            return None
        ref = next(sign for sign in ("__", "_", "") if self.text.startswith(sign, stop + 1))
        linked = ref and self.text[stop - 1] == ">"
        if not linked and not (role and "\n" not in self.text[inner:stop]):
            return None
        return _End(stop, stop + 1 + len(ref), "", ref)

    def interpreted(self, start: int, at: int, match: _End, *, strict: bool) -> int:
        role = self.text[start + 1 : at - 1] if start < at else ""
        inner, inner_end = at + 1, match.start
        if (role and (match.role or match.ref)) or (match.role and match.ref):
            # docutils takes both away and complains; the role is what was meant.
            if not self.meant:
                self.uris(start)
                self.gap = self.floor = match.end
                return match.end
            strict = False
        if match.ref and not role and not match.role:
            kind = "anonymous" if len(match.ref) == 2 else "reference"
            return self.found(Mark(kind, at, match.end, inner, inner_end), strict=strict)
        name = role or match.role[1:-1]
        return self.found(Mark("role", start, match.end, inner, inner_end, name), strict=strict)

    def underscore(self, at: int) -> int:
        text = self.text
        if text.startswith("`", at + 1):
            return self.simple("target", _TARGET, at, at + 2)
        if at == self.floor or not text[at - 1].isalnum():
            return at + 1
        end = at + 2 if text.startswith("_", at + 1) else at + 1
        exact = self.follows(end)
        if not exact and not (self.meant and end == at + 1 and _HIRAGANA.match(text, end)):
            return at + 1
        start = self.name_start(at) if exact else -1
        strict = start >= 0
        if self.meant and not (strict and text[start:at].isascii()):
            tail = self.ascii_start(at)
            if tail >= 0 and (self.touches(tail) or (not exact and self.may_start(tail))):
                start, strict = tail, False
        if start < 0:
            return at + 1
        kind = "anonymous" if end == at + 2 else "reference"
        return self.found(Mark(kind, start, end, start, at), strict=strict)

    def name_start(self, at: int) -> int:
        """The leftmost start of a simple reference name that ends at `at`; -1 for none."""
        text, best, i = self.text, -1, at
        while i > self.floor:
            char = text[i - 1]
            if char.isalnum():
                i -= 1
                if self.may_start(i):
                    best = i
            elif char in _SEPARATORS and text[i].isalnum() and i - 1 > self.floor and text[i - 2].isalnum():
                i -= 1
            else:
                break
        return best

    def ascii_start(self, at: int) -> int:
        """The start of the ASCII name of two letters or more that ends at `at`; -1 for none."""
        text, i = self.text, at
        while i > self.floor and (
            (text[i - 1].isascii() and text[i - 1].isalnum())
            or (text[i - 1] in _SEPARATORS and i < at and text[i].isalnum() and text[i - 2 : i - 1].isalnum())
        ):
            i -= 1
        return i if at - i > 1 and text[i].isalpha() and text[i].isascii() else -1

    def bracket(self, at: int) -> int:
        match = _FOOTNOTE.match(self.text, at)
        if not match:
            return at + 1
        end = match.end()
        exact = self.may_start(at) and self.follows(end)
        if not exact:
            before = self.may_start(at) or self.touches(at) or (match[1] and self.text[at - 1] not in "\0]_")
            if not (self.meant and before and self.follows(end, loose=True)):
                return at + 1
        kind = "footnote" if match[1] else "citation"
        return self.found(Mark(kind, at, end, at + 1, end - 2), strict=exact)
