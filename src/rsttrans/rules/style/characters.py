"""Single characters: width, invisible ones, brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span
from .passages import JAPANESE, Passage, inside, passages, prevails

if TYPE_CHECKING:
    from ...rst.inline import Inline

_HALF_KATAKANA = "[\uff61-\uff9f]++"
_DECOMPOSED = "[ぁ-ヿ][\u3099\u309a]"
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]++"
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f]++"
_RADICAL = "[\u2f00-\u2fd5]++"
_BROKEN = "\ufffd++"
_WIDE = "[０-９Ａ-Ｚａ-ｚ]++"
_SUSPECT = re.compile(
    f"(?P<half>{_HALF_KATAKANA})|(?P<nfd>{_DECOMPOSED})|(?P<invisible>{_INVISIBLE})|(?P<control>{_CONTROL})"
    f"|(?P<radical>{_RADICAL})|(?P<broken>{_BROKEN})|(?P<wide>{_WIDE})"
)
# One class is looked for faster than seven.
_ANY_SUSPECT = re.compile(
    "[\uff61-\uff9f\u3099\u309a\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2f00-\u2fd5\ufffd０-９Ａ-Ｚａ-ｚ]"
)
_NARROW = re.compile(r"[0-9A-Za-z]++")


@bitext_rule("width", Severity.WARNING)
def width(context: Context) -> Iterator[Finding]:
    """Half-width katakana, full-width letters and digits, and characters that nobody sees.

    Finds ｶﾀｶﾅ; kana whose voicing mark is a character of its own (as file names of macOS have it);
    zero-width characters, byte order marks, control characters; Kangxi radicals that only look like kanji
    (as text copied out of a PDF has them); replacement characters, which stand for bytes that were lost;
    full-width letters and digits where the document mostly writes them half-width.

    Full-width punctuation and brackets are Japanese and left alone, and so is everything in literals,
    roles and addresses but what is invisible. A zero-width character that separates markup from the text
    beside it has its purpose. All fixes are safe; for lost bytes there is none.

        ＰｙｔｈｏｎのﾗｲﾌﾞﾗﾘをインストールするにはPyPIを使います。    →  Python, ライブラリ
    """
    found = passages(context.bitext)
    narrow: bool | None = None
    for passage in found:
        segment = passage.segment
        text = segment.view.text
        if not _ANY_SUSPECT.search(text):
            continue
        for match in _SUSPECT.finditer(text):
            kind = match.lastgroup or ""
            span = segment.view.span(*match.span())
            if kind in ("half", "wide") and inside(segment.inlines, span):
                continue
            if kind == "invisible" and _separates(segment.inlines, span):
                continue
            if kind == "wide":
                narrow = _mostly_narrow(found) if narrow is None else narrow
                if not narrow:
                    continue
            yield _report(match[0], kind, span, passage)


def _report(text: str, kind: str, span: Span, passage: Passage) -> Finding:
    codes = " ".join(f"U+{ord(sign):04X}" for sign in text)
    if kind in ("half", "wide", "radical", "nfd"):
        right = unicodedata.normalize("NFC" if kind == "nfd" else "NFKC", text)
        what = {
            "half": "half-width katakana",
            "wide": "full-width letters or digits",
            "radical": "radicals instead of kanji",
            "nfd": f"decomposed kana ({codes})",
        }[kind]
        message = f"{what}: {text}, write {right}"
        # A single small letter may be what an input method left of some kana.
        safe = not (kind == "wide" and len(text) == 1 and right.islower())
        fix = Fix(f"Write {right}", (Edit(span, right),), safe)
        return Finding("width", span, message, None, passage.id, fix)
    if kind == "broken":
        return Finding("width", span, "replacement character: text was lost here", None, passage.id)
    message = f"{'invisible' if kind == 'invisible' else 'control'} character {codes}"
    return Finding("width", span, message, None, passage.id, Fix(f"Remove {codes}", (Edit(span, ""),)))


def _separates(inlines: tuple[Inline, ...], span: Span) -> bool:
    """Whether markup begins or ends right here, so that the character may be what keeps it apart."""
    return any(span.end == inline.span.start or span.start == inline.span.end for inline in inlines)


def _mostly_narrow(found: list[Passage]) -> bool:
    """Whether letters and digits of the running texts are half-width as a rule."""
    texts = [passage.segment.plain.text for passage in found]
    narrow = sum(len(_NARROW.findall(text)) for text in texts)
    wide = sum(len(re.findall(_WIDE, text)) for text in texts)
    return prevails(narrow, wide)


class _Bracket(NamedTuple):
    """A bracket in a running text."""

    sign: str
    at: int


_PAIRS = {"「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〈": "〉", "《": "》", "〔": "〕"}
_CLASS = {sign: kind for kind, pair in enumerate(_PAIRS.items()) for sign in pair}
_CLASS["("] = _CLASS[")"] = _CLASS["（"]
_BRACKET = re.compile(f"[{re.escape(''.join(_CLASS))}]")
# 1) or a) of an enumeration, and faces such as :-) and ;)
_LONE = re.compile(rf"(?:^|(?<=[\s、。]))(?:[0-9]{{1,2}}|[A-Za-z]|[ivx]{{1,4}}|[{JAPANESE}])[)）]|[:;]-?[()]")


@bitext_rule("brackets", Severity.WARNING)
def brackets(context: Context) -> Iterator[Finding]:
    """A bracket that is never closed, or closed without having been opened.

    Looks at 「」『』（）()【】〈〉《》〔〕 in the running text of each translated block; a parenthesis
    may be closed by one of the other width only if both are wrong, so that is reported too. What stands
    in literals, roles and addresses does not count, nor do enumerations such as `1)`, faces such as
    `:-)`, brackets that the original leaves open as well, and brackets that a block near by closes.

        設定ファイル（``conf.toml``を編集します。    →  （ is not closed
    """
    found = [(passage, *_unbalanced(passage)) for passage in passages(context.bitext)]
    for index, (passage, loose, mixed) in enumerate(found):
        plain = passage.segment.plain
        around = [*found[max(index - 3, 0) : index], *found[index + 1 : index + 4]]
        near = [bracket for _, others, _ in around for bracket in others]
        for bracket in loose:
            if _closed_elsewhere(bracket, near) or _open_in_source(bracket, passage):
                continue
            what = "not closed" if bracket.sign in _PAIRS else "not opened"
            span = plain.span(bracket.at, bracket.at + 1)
            yield Finding("brackets", span, f"{bracket.sign} is {what}", None, passage.id)
        for opened, closed in mixed:
            span = plain.span(closed.at, closed.at + 1)
            right = _PAIRS[opened.sign]
            message = f"{opened.sign} is closed by {closed.sign}"
            fix = Fix(f"Write {right}", (Edit(span, right),), safe=False)
            yield Finding("brackets", span, message, None, passage.id, fix)


def _unbalanced(passage: Passage) -> tuple[list[_Bracket], list[tuple[_Bracket, _Bracket]]]:
    """The brackets without a partner, and the pairs of two widths."""
    text = passage.segment.plain.text
    if not _BRACKET.search(text):
        return [], []
    lone = [match.end() - 1 for match in _LONE.finditer(text)]
    opened: list[_Bracket] = []
    loose: list[_Bracket] = []
    mixed: list[tuple[_Bracket, _Bracket]] = []
    for match in _BRACKET.finditer(text):
        here = _Bracket(match[0], match.start())
        if here.sign in _PAIRS:
            if here.at not in lone:
                opened.append(here)
        elif any(_CLASS[other.sign] == _CLASS[here.sign] for other in opened):
            while _CLASS[opened[-1].sign] != _CLASS[here.sign]:
                loose.append(opened.pop())
            partner = opened.pop()
            if _PAIRS[partner.sign] != here.sign:
                mixed.append((partner, here))
        elif here.at not in lone:
            loose.append(here)
    return sorted(loose + opened, key=lambda bracket: bracket.at), mixed


def _closed_elsewhere(bracket: _Bracket, near: list[_Bracket]) -> bool:
    """Whether the partner stands alone in another block near by."""
    opening = bracket.sign in _PAIRS
    return any(
        _CLASS[other.sign] == _CLASS[bracket.sign] and (other.sign in _PAIRS) != opening for other in near
    )


def _open_in_source(bracket: _Bracket, passage: Passage) -> bool:
    """Whether the original has an open parenthesis, or quotation, too."""
    if _CLASS[bracket.sign] == _CLASS["("]:
        return passage.source.count("(") != passage.source.count(")")
    return passage.source.count('"') % 2 == 1
