"""Visible text that belongs to no original."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...bitext import Bitext
from ...rule import Context, Finding, Severity, bitext_rule
from ...text import has_cjk
from ...unit import Segment, normalise
from .layout import SETTLED, ordinary_words, translated
from .words import FUNCTION, english, is_prose, outside, shorten

_PASSAGE = 4
"""So many English blocks in a row were left on purpose."""
_RARE = 0.2
"""English blocks in proportion to translated ones, above which a document is rather half translated."""
_NOTE = re.compile(r"訳注|訳註|訳者|翻訳")
_BODY = frozenset("paragraph item definition quote".split())
_KANA_OR_KANJI = re.compile("[\u3041-\u30fa\u4e00-\u9fff]")


@bitext_rule("english-left", Severity.WARNING)
def english_left(context: Context) -> Iterator[Finding]:
    """Visible English prose without a commented original, in a document that is otherwise translated.

    Prose is five words or more outside markup, with words that join them to a sentence.

    Left alone: code and program output, names, titles of works, link texts, licences and copyright notes, and
    documents of which a good part is not translated.  Four or more such blocks in a row are only remarked,
    since a passage like a list of acknowledgements is left in English on purpose.  So are titles and short
    paragraphs made of words that the document also uses in lower case, and that no link has for its text.

    Example::

        .. The cache is emptied at midnight.

        キャッシュは深夜に空になります。

        You can also empty it by hand at any time.
    """
    bitext = context.bitext
    # Where the original is in a comment after all, `untranslated` says so.
    known = {unit.key for unit in bitext.units if unit.target.empty}
    rest = [segment for segment in bitext.rest if normalise(segment.text) not in known]
    left = [segment for segment in rest if is_prose(segment, 5)]
    done = translated(bitext)
    if done < SETTLED or len(left) > max(_RARE * done, 1):
        return
    for segment in rest:
        if _is_label(segment, bitext):
            message = f"English text without a translation: “{shorten(segment.plain.text)}”"
            yield Finding("english-left", segment.span, message, severity=Severity.INFO)
    for segment in left:
        severity = Severity.INFO if _passage(segment, left, bitext) >= _PASSAGE else None
        message = f"English text without a translation: “{shorten(segment.plain.text)}”"
        yield Finding("english-left", segment.span, message, severity=severity)


def _is_label(segment: Segment, bitext: Bitext) -> bool:
    """Whether a title, or a paragraph of a few words, is made of ordinary words."""
    text = segment.plain.text.rstrip()
    words = english(outside(segment))
    if has_cjk(text):
        return False
    if segment.kind == "title":
        known = [word for word in words if word.lower() not in FUNCTION and not word.isupper()]
    elif segment.kind == "paragraph" and text.endswith((":", ".")) and len(words) < 5:
        known = words[:1]
    else:
        return False
    ordinary = ordinary_words(bitext)
    return (
        len(words) > 1
        and bool(known)
        and all(word.lower() in ordinary for word in known)
        and text.casefold() not in _link_texts(bitext)
    )


@lru_cache(maxsize=8)
def _link_texts(bitext: Bitext) -> frozenset[str]:
    """What is linked to is a work or a product: its name stays."""
    segments = (*(unit.source for unit in bitext.units), *bitext.rest)
    return frozenset(
        inline.text.casefold()
        for segment in segments
        for inline in segment.inlines
        if inline.kind in ("link", "reference", "anonymous", "emphasis")
    )


def _passage(segment: Segment, left: list[Segment], bitext: Bitext) -> int:
    """How many of `left` stand with the segment between two translated blocks."""
    here = segment.span.start
    others = [unit.target.span.start for unit in bitext.units if not unit.target.empty]
    above = max((start for start in others if start < here), default=-1)
    below = min((start for start in others if start > here), default=len(bitext.document.text))
    return sum(above < other.span.start < below for other in left)


@bitext_rule("source-missing", Severity.INFO)
def source_missing(context: Context) -> Iterator[Finding]:
    """Japanese prose without an original, in a document that keeps its originals.

    It may be a note of the translator, a paragraph whose original was deleted by mistake, or one that the
    original does not have.

    Left alone: notes that say so (訳注), titles and short labels, and documents that keep only part of their
    originals.

    Example::

        .. The cache is emptied at midnight.

        キャッシュは深夜に空になります。

        縮小画像のキャッシュは別の場所に保存されます。
    """
    bitext = context.bitext
    lonely = [
        segment
        for segment in bitext.rest
        if segment.kind in _BODY
        and has_cjk(segment.text)
        and len(_KANA_OR_KANJI.findall(outside(segment))) >= 10
    ]
    if translated(bitext) < SETTLED or len(lonely) > max(_RARE * translated(bitext), 1):
        return
    for segment in lonely:
        if not _NOTE.search(segment.text):
            yield Finding(
                "source-missing", segment.span, f"no original for “{shorten(segment.plain.text, 20)}”"
            )
