"""Full stops, commas, and the blanks behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...rule import Context, Finding, Fix, Severity, bitext_rule
from ...text import Edit, Span
from ...unit import PLACEHOLDER
from .passages import JAPANESE, Passage, inside, passages, prevails

# These patterns begin with the rarest sign and look back from there: so most text is passed over at once.
_WIDE_SIGN = re.compile(rf"[。．、，](?<=[{JAPANESE}）」』{PLACEHOLDER}].)(?!(?<=[．，])[0-9０-９])")
# An ASCII sign counts where Japanese stands on both sides, or nothing behind it.
_ASCII_SIGN = re.compile(rf"[.,](?<=[{JAPANESE}].)(?:(?<=\.)(?=\s*+$)|(?=\s*+[{JAPANESE}「『（]))")
_DOUBLED = re.compile(r"[。、]{2}(?<![。、.]..)(?![。、.])")
# Only before Japanese: before Latin text or markup, the blank may be there for their sake.
_BLANK = re.compile(rf"。([ \u3000]++)(?=[{JAPANESE}「『（])")
_TIGHT = re.compile(rf"。(?=[{JAPANESE}「『（])")
_BESIDE_TEXT = (
    re.compile(
        rf"[ ](?:(?<=[{JAPANESE}）」』A-Za-z0-9].) *+(?=[、。）」』])"
        rf"|(?<=[（「『].) *+(?=[{JAPANESE}A-Za-z0-9]))"
    ),
    re.compile(rf"[、。）」』](?<=[{JAPANESE}）」』A-Za-z0-9].)|[（「『](?=[{JAPANESE}A-Za-z0-9])"),
)
_BESIDE_MARKUP = (
    re.compile(f"[ ](?:(?<={PLACEHOLDER}.) *+(?=[、。）」』])|(?<=[（「『].) *+(?={PLACEHOLDER}))"),
    re.compile(f"(?<={PLACEHOLDER})[、。）」』]|[（「『](?={PLACEHOLDER})"),
)
_WIDE_PAIR = re.compile(r"（[^（）()]*+）")
_NARROW_PAIR = re.compile(r"\([^（）()]*+\)")
_HAS_JAPANESE = re.compile(f"[{JAPANESE}]")
_FINISHED = re.compile(r"[。．！？!?：:」』）)】…・、，,.;；]\s*$")
_PERIOD = re.compile(r"(?<![.\s])\.[)\"”]?\s*$")


@bitext_rule("punctuation", Severity.WARNING)
def punctuation(context: Context) -> Iterator[Finding]:
    """Punctuation that differs from what the document does nearly everywhere.

    Finds ，．(or 、。) in a document that has 、。(or ，．) at least four times as often; an ASCII `.` or
    `,` between Japanese; 。。 and the like; a block without 。 at its end though its original ends in a
    full stop and such blocks of the document end in 。 (info where the block ends in a noun). As info: a
    blank between 。 and Japanese, or between a word and 、。）」, where the document has none; and ()
    around Japanese where the document has （）, or the other way round.

    Where a document is divided, nothing is reported: it has no rule to deviate from. A block that ends in
    `:`, in a bracket or in other punctuation is complete, and one whose original has no full stop needs
    none. Digits and Latin text keep their points and commas. Changing the kind of a sign is a safe fix.

        再起動します。設定は残ります．    →  。 instead of ．
    """
    found = passages(context.bitext)
    counts: Counter[str] = Counter()
    for passage in found:
        for pattern in (_WIDE_SIGN, _ASCII_SIGN):
            counts.update(pattern.findall(passage.segment.plain.text))
    for signs in ("。．.", "、，,"):
        yield from _mixed(found, signs, counts)
    for passage in found:
        plain = passage.segment.plain
        for match in _DOUBLED.finditer(plain.text):
            span = plain.span(*match.span())
            right = "。" if "。" in match[0] else "、"
            fix = Fix(f"Write {right}", (Edit(span, right),), safe=match[0] == right * 2)
            yield Finding("punctuation", span, f"{match[0]} is doubled", None, passage.id, fix)
    yield from _unfinished(found)
    yield from _blanks(found, _BLANK, _TIGHT, "after 。")
    yield from _blanks(found, *_BESIDE_TEXT, "beside punctuation")
    yield from _blanks(found, *_BESIDE_MARKUP, "between markup and punctuation")
    yield from _parentheses(found)


def _mixed(found: list[Passage], signs: str, counts: Counter[str]) -> Iterator[Finding]:
    """Signs of the kind that the document seldom uses; `signs` are the two wide ones and the ASCII one."""
    narrow = signs[2]
    major, minor = sorted(signs[:2], key=lambda sign: -counts[sign])
    wrong = []
    if prevails(counts[major], counts[minor]):
        wrong.append((minor, _WIDE_SIGN))
    if prevails(counts[major] + counts[minor], counts[narrow]):
        wrong.append((narrow, _ASCII_SIGN))
    for sign, pattern in wrong:
        for passage in found if counts[sign] else ():
            for match in pattern.finditer(passage.segment.plain.text):
                if match[0] == sign:
                    yield _replace(passage, match, major, counts[major])


def _replace(passage: Passage, match: re.Match[str], major: str, count: int) -> Finding:
    plain = passage.segment.plain
    end = match.end()
    if match[0].isascii():
        end += len(plain.text[end:]) - len(plain.text[end:].lstrip(" ")) if plain.text[end:].strip() else 0
    span = plain.span(match.start(), match.end())
    edit = Edit(plain.span(match.start(), end), major)
    message = f"{match[0]} where the document has {major} ({count} times)"
    return Finding(
        "punctuation", span, message, None, passage.id, Fix(f"Write {major}", (edit,), not match[0].isascii())
    )


def _unfinished(found: list[Passage]) -> Iterator[Finding]:
    """Blocks without their 。 among those of the same kind that have it."""
    kinds: dict[str, tuple[list[Passage], list[Passage]]] = {}
    for passage in found:
        source = passage.source.rstrip()
        if "." not in source[-2:] or not _PERIOD.search(source) or passage.segment.kind == "title":
            continue
        text = passage.segment.view.text
        done, undone = kinds.setdefault(passage.segment.kind, ([], []))
        if text.rstrip().endswith(("。", "．")):
            done.append(passage)
        elif not _FINISHED.search(text):
            undone.append(passage)
    for done, undone in kinds.values():
        if not prevails(len(done), len(undone)):
            continue
        sign = (
            "。" if sum(p.segment.view.text.rstrip().endswith("。") for p in done) * 2 >= len(done) else "．"
        )
        for passage in undone:
            end = passage.segment.span.end
            last = Span(end - 1, end)
            message = f"no {sign} at the end, as {len(done)} other blocks of this kind have it"
            whole = _is_sentence(passage)
            # A list may be what another sentence is about, so that its items are none.
            safe = passage.segment.kind in ("paragraph", "definition")
            fix = Fix(f"Add {sign}", (Edit(Span(end, end), sign),), safe) if whole else None
            severity = None if whole else Severity.INFO
            yield Finding("punctuation", last, message, None, passage.id, fix, severity=severity)


def _is_sentence(passage: Passage) -> bool:
    """Whether the text ends in a verb or auxiliary, so that only the sign is missing."""
    tokens = passage.segment.tokens
    return bool(
        tokens and tokens[-1].pos in ("動詞", "助動詞") and tokens[-1].cform.startswith(("終止形", "命令形"))
    )


def _blanks(
    found: list[Passage], blank: re.Pattern[str], none: re.Pattern[str], where: str
) -> Iterator[Finding]:
    """Blanks beside punctuation in a document that has none there."""
    loose = [(passage, match) for passage in found for match in blank.finditer(passage.segment.plain.text)]
    if not loose:
        return
    tight = sum(len(none.findall(passage.segment.plain.text)) for passage in found)
    if not prevails(tight, len(loose)):
        return
    for passage, match in loose:
        plain = passage.segment.plain
        blanks = match[0].lstrip("。")
        span = plain.span(match.end() - len(blanks), match.end())
        inlines = passage.segment.inlines
        # A line end between two sentences is no blank of the author's.
        if plain.source[span.start : span.end] != blanks or inside(inlines, span):
            continue
        fix = None
        if not any(span.end == inline.span.start or span.start == inline.span.end for inline in inlines):
            fix = Fix("Remove the blank", (Edit(span, ""),))
        message = f"blank {where}, which the document leaves out {tight} times"
        yield Finding("punctuation", span, message, None, passage.id, fix, severity=Severity.INFO)


def _parentheses(found: list[Passage]) -> Iterator[Finding]:
    """Parentheses around Japanese that are not as wide as those of the document."""
    pairs: dict[str, list[tuple[Passage, re.Match[str]]]] = {
        signs: [
            (passage, match)
            for passage in found
            for match in pattern.finditer(passage.segment.plain.text)
            if _HAS_JAPANESE.search(match[0])
        ]
        for signs, pattern in (("（）", _WIDE_PAIR), ("()", _NARROW_PAIR))
    }
    major, minor = sorted(pairs, key=lambda signs: -len(pairs[signs]))
    if not prevails(len(pairs[major]), len(pairs[minor])):
        return
    for passage, match in pairs[minor]:
        plain = passage.segment.plain
        first = plain.span(match.start(), match.start() + 1)
        last = plain.span(match.end() - 1, match.end())
        message = f"{minor} around Japanese, where the document has {major} ({len(pairs[major])} times)"
        fix = Fix(f"Write {major}", (Edit(first, major[0]), Edit(last, major[1])), safe=False)
        yield Finding(
            "punctuation",
            plain.span(*match.span()),
            message,
            None,
            passage.id,
            fix,
            severity=Severity.INFO,
        )
