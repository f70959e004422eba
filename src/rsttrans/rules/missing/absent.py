"""Originals without a translation, and English left inside one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...bitext import Bitext
from ...rst.block import Block
from ...rule import Context, Finding, Severity, unit_rule
from ...text import Span, has_cjk
from ...unit import State, Unit
from .layout import (
    Original,
    following,
    leftover,
    merged,
    ordinary_words,
    original_of,
    originals,
    settled,
    superseded,
    visible_copy,
)
from .words import FUNCTION, MEMO, WORD, english, is_title, ordinary, outside, shorten

RUN = 5
"""English words in a row that are no name any more."""
_LABELS = frozenset("term cell field".split())
"""Kinds that often hold nothing but keywords."""
_USUAL = 0.05
"""A comment form that fewer than this share of a document's originals have is somebody else's habit."""
_GAP = re.compile(r"[\s,;:]*")
_OPENING = "\"'“‘「『（(《*`"


@unit_rule("untranslated", Severity.WARNING, trusted=False)
def untranslated(unit: Unit, context: Context) -> Iterator[Finding]:
    """An original has no translation, or the same English stands visible below it.

    Every commented original must have a visible Japanese counterpart.  The finding stands where that belongs,
    or at the English that was left there.

    Left alone: originals that consist of names, identifiers, links or code only, since there is nothing to
    translate; English examples of code whose translation is code; and whole documents that are translated for
    less than a half, where a gap is work to come.  A comment that looks like a note of the author (an unusual
    form, a fragment, an older wording of the next original) is only remarked.

    Example::

        .. The cache is emptied at midnight.

        .. A second cache keeps the thumbnails.

        2つ目のキャッシュには縮小画像が入ります。
    """
    if unit.state is not State.UNTRANSLATED:
        if unit.copied and _translatable_title(unit, context.bitext):
            yield _untranslated(unit, "is left in English", None)
    elif unit.copied:
        if _worth(unit):
            yield _untranslated(unit, "is left in English", None)
    elif copy := visible_copy(unit, context.bitext):
        if _worth(unit):
            yield _untranslated(unit, "is left in English", None, copy.span)
    elif settled(context.bitext) and _is_text(unit, context.bitext):
        original = original_of(context.bitext).get(id(unit))
        # An entry of a catalogue is in no comment, and surely an original.
        if original is None or not _shows_code(unit, original, context.bitext):
            doubtful = original is not None and _doubtful(unit, original, context.bitext)
            yield _untranslated(unit, "has no translation", Severity.INFO if doubtful else None)


def _untranslated(unit: Unit, what: str, severity: Severity | None, span: Span | None = None) -> Finding:
    message = f"“{shorten(unit.source.text)}” {what}"
    return Finding(
        "untranslated", span or unit.target.span, message, unit.source.span, unit.id, severity=severity
    )


def _worth(unit: Unit) -> bool:
    """Whether a repeated original is prose, not a keyword or the title of a work."""
    text = unit.source.text.rstrip()
    words = english(outside(unit.source))
    function = sum(word.lower() in FUNCTION for word in words)
    if unit.source.kind == "title" and "," not in text:
        function += 1
    least = 4 if unit.source.kind in _LABELS else 3
    sentence = text.endswith((".", ":", "!", "?"))
    return (
        len(words) >= least
        and len(ordinary(words)) >= 2
        and function > 0
        and (sentence or not is_title(words))
    )


def _is_text(unit: Unit, bitext: Bitext) -> bool:
    # The text of a lost link is lost, whereas one that was left as it is would be fine.
    words = english(unit.source.plain.text)
    if MEMO.match(unit.source.text):
        return False
    if unit.source.kind == "title" and _translatable_title(unit, bitext):
        return True
    original = original_of(bitext).get(id(unit))
    least = 2 if original and not original.paired else 1
    return len(ordinary(words)) >= least and (unit.source.kind not in _LABELS or len(words) >= 2)


def _translatable_title(unit: Unit, bitext: Bitext) -> bool:
    """Whether a title in capitals is made of words that the document also uses in lower case."""
    words = [word for word in english(outside(unit.source)) if word.lower() not in FUNCTION]
    return (
        unit.source.kind == "title"
        and len(words) >= 2
        and all(word.lower() in ordinary_words(bitext) for word in words)
    )


def _shows_code(unit: Unit, original: Original, bitext: Bitext) -> bool:
    """Whether the comment is the original of an example, whose translation is a literal block."""
    if unit.source.text.rstrip().endswith(":"):
        return False
    if original.paired:
        # The example behind its introduction: the next block on the page is code in Japanese.
        last = max(original.paired, key=lambda other: other.source.span.start)
        shown = following(bitext, max(last.target.span.end, original.comment.view.extent.end))
        return (
            last.source.span < unit.source.span
            and last.source.text.rstrip().endswith(":")
            and _japanese_code(shown)
        )
    if any(block.kind in ("literal", "doctest") for block in original.comment.children):
        return True
    return any(
        _japanese_code(block) and _shape(block) == _shape(original.comment) for block in original.neighbours
    )


def _japanese_code(block: Block | None) -> bool:
    return block is not None and block.kind in ("literal", "doctest") and has_cjk(block.view.text)


def _shape(block: Block) -> list[str]:
    """How the lines of a block begin: a translated example keeps its bullets, dots and colons."""
    lines = (block.body or block.view).text.split("\n")
    return ["x" if line.strip()[0].isalnum() else line.strip()[0] for line in lines if line.strip()]


def _doubtful(unit: Unit, original: Original, bitext: Bitext) -> bool:
    """Whether the comment may be a note of the author, or an older wording of its neighbour."""
    text = unit.source.text.strip()
    fragment = unit.source.kind == "paragraph" and (text[:1] == "(" or text[:1].islower())
    return (
        (not original.paired and (fragment or _unusual(original, bitext)))
        or superseded(unit, bitext)
        or merged(unit, bitext)
        or leftover(original, bitext)
    )


def _unusual(original: Original, bitext: Bitext) -> bool:
    forms = Counter(other.comment.name for other in originals(bitext) if other.paired)
    return forms.total() >= 10 and forms[original.comment.name] < _USUAL * forms.total()


@unit_rule("partly-untranslated", Severity.WARNING)
def partly_untranslated(unit: Unit, context: Context) -> Iterator[Finding]:
    """Five or more English words of the original stand untranslated inside the Japanese text.

    Only words in running text count, and only such as the original has in the same order.

    Left alone: literals, roles, link texts and titles of works (in italics, in quotation marks, or with most
    words capitalised), and the original wording given in brackets beside its translation.

    Example::

        .. The server waits until the last client has left.

        サーバーは until the last client has left 待ちます。
    """
    if unit.target.empty or not has_cjk(unit.target.text):
        return
    text = outside(unit.target)
    source = [word.lower() for word in english(outside(unit.source))]
    for start, end, words in _runs(text):
        quoted = text[:start].rstrip()[-1:] in _OPENING if text[:start].strip() else False
        if quoted or is_title(words) or len(ordinary(words)) < 3:
            continue
        lowered = [word.lower() for word in words]
        if _longest_common(lowered, source) >= RUN:
            span = unit.target.plain.span(start, end)
            yield Finding(
                "partly-untranslated",
                span,
                f"left in English: “{shorten(text[start:end], 60)}”",
                unit.source.span,
                unit.id,
            )


def _runs(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Runs of five or more English words with nothing but blanks and commas between them."""
    run: list[re.Match[str]] = []
    for match in [*WORD.finditer(text), None]:
        if run and (match is None or not _GAP.fullmatch(text, run[-1].end(), match.start())):
            if len(run) >= RUN:
                yield run[0].start(), run[-1].end(), [word[0] for word in run]
            run = []
        if match is not None:
            run.append(match)


def _longest_common(first: list[str], second: list[str]) -> int:
    """Length of the longest run of words that both have."""
    best, row = 0, [0] * (len(second) + 1)
    for word in first:
        row = [0, *(row[at] + 1 if word == other else 0 for at, other in enumerate(second))]
        best = max(best, *row)
    return best
