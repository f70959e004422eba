"""Visible text that belongs to no original."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bitext import Bitext
from ...rule import Context, Finding, Severity, bitext_rule
from ...text import has_cjk
from ...unit import Segment, normalise
from .layout import SETTLED, translated
from .words import is_prose, outside, shorten

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
    since a passage like a list of acknowledgements is left in English on purpose.

    Example::

        .. The cache is emptied at midnight.

        キャッシュは深夜に空になります。

        You can also empty it by hand at any time.
    """
    bitext = context.bitext
    # Where the original is in a comment after all, `untranslated` says so.
    known = {unit.key for unit in bitext.units if unit.target.empty}
    left = [
        segment for segment in bitext.rest if is_prose(segment, 5) and normalise(segment.text) not in known
    ]
    done = translated(bitext)
    if done < SETTLED or len(left) > max(_RARE * done, 1):
        return
    for segment in left:
        severity = Severity.INFO if _passage(segment, left, bitext) >= _PASSAGE else None
        message = f"English text without a translation: “{shorten(segment.plain.text)}”"
        yield Finding("english-left", segment.span, message, severity=severity)


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
