"""Several spellings of one word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...config import Settings
from ...rule import Context, Finding, Fix, Severity, project_rule
from ...text import Edit, Span
from .spellings import Place, Spellings, collect
from .words import Form, Group, groups

_HIRAGANA = re.compile("[\u3041-\u3096]")


def _collect(context: Context) -> Spellings:
    return collect(context.bitext)


@project_rule("variant", Severity.WARNING, _collect)
def variant(documents: Sequence[tuple[str, Spellings]], settings: Settings) -> Iterator[tuple[str, Finding]]:
    """One word is spelled in several ways across the documents.

    サーバ and サーバー, ウェブ and Web; of Japanese words 組合せ and 組み合わせ, たとえば and 例えば. Each
    use of a rarer spelling is a finding, which names all spellings with their counts. The commonest is the
    suggestion, or the one that the project glossary has, even if no document uses it. The fix is safe where
    the glossary decides.

    Two forms are one word if the dictionary gives them one lemma, or if they come from one English word and
    differ by length marks, dots, small vowels or hardly more. So シェル and セル, バグ and バッグ, 早い and
    速い are not. Katakana and Latin letters are one word where the project mostly writes Latin.

    Words of kanji and hiragana, and spellings that are equally common, are of severity info.

    Left alone: function words (こと and 事, できる and 出来る), auxiliary verbs, affixes, names, literals,
    and what the glossary admits beside the preferred rendering.

    Example::

        .. The server answers.  Stop the server.  Another server starts.

        サーバーが応答します。サーバを停止してください。別のサーバーが起動します。
    """
    for group in groups(documents, settings.terms):
        best, *others = group.forms
        shown = ", ".join(f"{form.spelling} {len(form.uses)}" for form in group.forms)
        for form in others:
            if form.spelling not in group.admitted:
                for path, document, place in form.uses:
                    yield path, _finding(group, best, form, shown, document, place)


def _finding(group: Group, best: Form, form: Form, shown: str, document: Spellings, place: Place) -> Finding:
    unit, source = document.units[place.unit] if place.unit >= 0 else (None, None)
    tie = not group.decided and len(best.uses) == len(form.uses)
    if group.decided:
        message = f"{form.spelling} is {best.spelling} in the glossary ({shown})"
    elif tie:
        message = f"{form.spelling} is also spelled {best.spelling} ({shown})"
    else:
        message = f"{form.spelling} is mostly spelled {best.spelling} ({shown})"
    names = form.english or best.english
    english = min(names, key=lambda word: (-names[word], len(word), word)) if names else ""
    return Finding(
        "variant",
        Span(place.start, place.end),
        message,
        source,
        unit,
        _fix(form.spelling, best.spelling, place, group.decided) if place.joined else None,
        (english, best.spelling) if english else None,
        Severity.INFO if tie or group.sort == "word" else None,
    )


def _fix(old: str, new: str, place: Place, safe: bool) -> Fix:
    # Inflection changes only the end, which both spellings share.
    end = 0
    while (
        end < min(len(old), len(new)) - 1
        and old[-1 - end] == new[-1 - end]
        and _HIRAGANA.match(old[-1 - end])
    ):
        end += 1
    stem = Span(place.start, place.start + len(old) - end)
    return Fix(f"write {new}", (Edit(stem, new[: len(new) - end]),), safe)
