"""Inline markup of a block, as the author meant it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import CJK, Span, View
from .markup import Mark, nulled, recognise
from .uris import is_email, looks_like_uri

PLACEHOLDER = "\ufffc"


@dataclass(frozen=True, slots=True)
class Inline:
    """One inline element; all spans are document spans."""

    kind: str
    """literal role link reference anonymous footnote citation substitution strong emphasis target uri"""
    span: Span
    """With its markup characters (and its role)."""
    text_span: Span
    """The text that the reader sees (a literal's, link's, role title's text)."""
    text: str
    """That text, unwrapped."""
    role: str = ""
    """Role name as written; "" for a role-less interpreted text and for all other kinds."""
    target: str = ""
    """URI of a link (white space removed), name of a reference (`ref` of `ref`_ or of `text <ref_>`_; white
    space folded, lower case), target of a role (explicit one, else its text), label of a footnote."""
    broken: bool = False
    """docutils reads it otherwise, since a neighbouring character keeps it from seeing the markup."""


# Roles whose text is prose; the text of any other is code, a name, or made by Sphinx.
_PROSE = frozenset(
    "abbr abbreviation ac acronym dfn emphasis guilabel index menuselection strong sub subscript sup"
    " superscript t term title title-reference".split()
)
# Roles that know no explicit `title <target>`.
_VERBATIM = frozenset(
    "abbr abbreviation ac acronym code command dfn emphasis eq file guilabel kbd literal mailheader makevar"
    " manpage math menuselection mimetype newsgroup program raw regexp samp strong sub subscript sup"
    " superscript t title title-reference".split()
)
_ANY = re.compile(r"[*`|_\[:@]")
_CJK = re.compile(f"[{CJK}]")
_WRAP = re.compile(r"[^\S\n]*+\n\s*+")
_CODE = re.compile(r"[(){}<>=_/\\$#;]|^\S+$")


def parse(view: View) -> tuple[Inline, ...]:
    """The inline elements of a block in order; `strong` and `emphasis` hold no others.

    A reference, substitution or emphasis with `broken` is a guess (`test_で` may be an identifier): hold it
    against the original or the document's targets before complaining.
    """
    if not _ANY.search(view.text):
        return ()
    text = nulled(view.text)
    reading = recognise(text, meant=True)
    exact = None if reading.strict else frozenset(recognise(text, meant=False).marks)
    return tuple(_inline(view, text, mark, exact is not None and mark not in exact) for mark in reading.marks)


def unclosed(view: View) -> tuple[Span, ...]:
    """Start-strings without end-string, as docutils warns of them."""
    if not _ANY.search(view.text):
        return ()
    problems = recognise(nulled(view.text), meant=False).problems
    return tuple(view.span(start, end) for start, end in problems)


def _unescape(text: str) -> str:
    return re.sub(r"\x00[ \n]?", "", text) if "\0" in text else text


def _unwrap(text: str) -> str:
    """Lines joined as in `View.prose`."""
    if "\n" not in text:
        return text

    def joint(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        return "" if _CJK.match(before) and _CJK.match(after) else " "

    return _WRAP.sub(joint, text)


def _name(text: str) -> str:
    return " ".join(_unescape(text).lower().split())


def _inline(view: View, text: str, mark: Mark, broken: bool) -> Inline:
    kind, start, end = mark.kind, mark.inner, mark.inner_end
    role, target = mark.role, ""
    content = text[start:end]
    if kind in ("reference", "anonymous"):
        embedded = _embedded(content) if text[end] == "`" else None
        if embedded:
            low, high = embedded
            alias = content[low:high]
            if alias.endswith("_") and not alias.endswith("\0_") and not looks_like_uri(alias):
                kind, target = "reference", _name(alias[:-1])
            else:
                kind, target = "link", _uri(alias)
            shown = len(content[: low - 1].rstrip(" \n"))
            start, end = (start, start + shown) if shown else (start + low, start + high)
        elif kind == "reference":
            target = _name(content)
    elif kind == "role":
        bracket = _title_end(content) if role and role.rsplit(":", 1)[-1] not in _VERBATIM else 0
        target = _unescape(_unwrap(content[bracket + 1 : -1] if bracket else content)).strip()
        if bracket:
            end = start + len(content[:bracket].rstrip())
    elif kind == "target":
        target = _name(content)
    elif kind in ("footnote", "citation"):
        target = content
    elif kind == "substitution":
        target = " ".join(_unescape(content).split())
    elif kind == "uri":
        target = mark.uri
    shown_text = text[start:end]
    shown_text = _unwrap(shown_text.replace("\0", "\\") if kind == "literal" else _unescape(shown_text))
    span = view.span(mark.start, mark.end)
    return Inline(kind, span, view.span(start, end), shown_text, role, target, broken)


def _title_end(content: str) -> int:
    """Where the bracket of an explicit `title <target>` opens, as Sphinx finds it; 0 for none."""
    if not content.endswith(">"):
        return 0
    at = content.find("<", 1)
    while at > 0 and content[at - 1] == "\0":
        at = content.find("<", at + 1)
    return at if at > 0 and content[:at].strip() else 0


def _embedded(content: str) -> tuple[int, int] | None:
    """Where the `uri` of `text <uri>` stands, as docutils finds it."""
    if not content.endswith(">"):
        return None
    high = len(content) - 1
    low = high
    while True:
        low = content.rfind("<", 0, low)
        if low < 0:
            return None
        if low == 0 or content[low - 1] != "\0":
            break
    inside = content[low + 1 : high]
    if not inside or inside[0].isspace() or inside[-1].isspace() or inside[-1] == "\0":
        return None
    if (low and content[low - 1] not in " \n") or re.search(r"(?<!\x00)>", inside):
        return None
    return low + 1, high


def _uri(alias: str) -> str:
    """A URI without its unescaped white space."""
    parts = re.split(r"\x00[ \n]", alias)
    uri = _unescape(" ".join("".join(part.split()) for part in parts))
    return f"mailto:{uri}" if is_email(uri) else uri


def plain(view: View, inlines: tuple[Inline, ...]) -> View:
    """See `Segment.plain`."""
    if not inlines and "\\" not in view.text:
        return view.prose
    cuts: list[tuple[int, int, bool]] = []
    for inline in inlines:
        start, end = inline.span
        if _readable(inline, view.source):
            low, high = inline.text_span
            cuts += ((start, low, False), (high, end, False))
        else:
            cuts.append((start, end, True))
    return _Plain(view.source).build(view, [cut for cut in cuts if cut[0] < cut[1]])


def _readable(inline: Inline, source: str) -> bool:
    """Whether the element's text is running text."""
    if inline.kind == "role":
        if not inline.role:
            return bool(_CJK.search(inline.text)) or not _CODE.search(inline.text)
        # Behind a title stands its target, not the backquote.
        return inline.role.rsplit(":", 1)[-1] in _PROSE or source[inline.text_span.end] != "`"
    if inline.kind == "link":
        return inline.text != inline.target
    return inline.kind in ("reference", "anonymous", "strong", "emphasis", "target")


class _Plain:
    """Collects the slices of a plain text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.spans: list[Span] = []
        self.joints: list[str] = []
        self.pending = ""
        """What stands between the last slice and the next one."""
        self.escaped = False
        """Whether a backslash has taken away the next line end."""

    def build(self, view: View, cuts: list[tuple[int, int, bool]]) -> View:
        source, k, last = self.source, 0, -1
        cuts.append((len(source) + 1, len(source) + 1, False))
        for start, end in view.spans:
            piece = source[start:end]
            low = start + len(piece) - len(piece.lstrip())
            high = low + len(piece.strip())
            if low == high:
                continue
            if last >= 0 and not cuts[k][0] <= last < low <= cuts[k][1] and not self.escaped and self.spans:
                cjk = _CJK.match(source, last - 1) and _CJK.match(source, low)
                self.pending += "" if cjk else " "
            self.escaped = False
            at = low
            while at < high:
                cut_start, cut_end, placeholder = cuts[k]
                if at < cut_start:
                    self.text(at, min(cut_start, high))
                if cut_start >= high:
                    break
                if placeholder and at <= cut_start:
                    self.placeholder(cut_start)
                at = min(cut_end, high)
                if cut_end > high:
                    break
                k += 1
            last = high
        if self.pending.strip(" "):
            self.placeholder(last, "")
        if not self.spans:
            return View(source, (Span(view.extent.start, view.extent.start),))
        return View(source, tuple(self.spans), tuple(self.joints))

    def slice(self, start: int, end: int) -> None:
        if self.spans:
            if not self.pending and self.spans[-1].end == start:
                self.spans[-1] = Span(self.spans[-1].start, end)
                return
            self.joints.append(self.pending)
            self.pending = ""
        self.spans.append(Span(start, end))

    def placeholder(self, at: int, text: str = PLACEHOLDER) -> None:
        if self.pending or not self.spans:
            self.slice(at, at)
        self.pending = text

    def text(self, start: int, end: int) -> None:
        """Running text without the backslashes that escape, and what they take away."""
        source = self.source
        while (slash := source.find("\\", start, end)) >= 0:
            if slash > start:
                self.slice(start, slash)
            if slash + 1 >= end:
                self.escaped = True
                return
            start = slash + (2 if source[slash + 1] in " \t" else 1)
            if start == slash + 1:
                self.slice(start, start + 1)
                start += 1
        if start < end:
            self.slice(start, end)
