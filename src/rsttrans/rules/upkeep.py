"""Family `upkeep`: what keeps the checks themselves in order."""

from __future__ import annotations

from collections.abc import Iterator

from ..rule import Context, Finding, Severity, bitext_rule


@bitext_rule("unused-ignore", Severity.WARNING)
def unused_ignore(context: Context) -> Iterator[Finding]:
    """A suppression comment that suppresses nothing.

    Finds `ignore[…]`, `off[…]` and `ignore-file[…]` where no finding of the named rules is left to hold
    back, names that are no rule or family, and comments that begin like a suppression and cannot be
    understood. It is best removed, since it would hide the next mistake in its place.

    A suppression of a rule that did not run, because it is not selected or needs more files than were
    given, is left alone: nobody can know whether it is used.

        .. rsttrans: ignore[number]        and no number is missing below    →  remove it
    """
    # Only the run as a whole knows what was suppressed: see `rsttrans.suppress.apply`.
    yield from ()


@bitext_rule("unused-baseline", Severity.WARNING)
def unused_baseline(context: Context) -> Iterator[Finding]:
    """A line of the baseline whose finding is gone.

    Finds, in the file that `--baseline` names, lines that hold nothing back any more: what they describe was
    mended, the original has changed, the file is not there, or no rule has that name. Such a line is best
    removed, since it would hide the next mistake of its kind; `--write-baseline` does that for all.

    A line about a file that was not checked, or about a rule that did not run on all that it needs, is left
    alone: nobody can know whether it is used. With `--since`, no line is judged.

        docs/a.rst   number   …   number changed: source has 3, target has 2      and it has 3    →  remove it
    """
    # Only the run as a whole knows what was found: see `rsttrans.baseline.apply`.
    yield from ()


@bitext_rule("junk", Severity.INFO)
def junk(context: Context) -> Iterator[Finding]:
    """Text that the reader of this tool could not place.

    No rule looks at such text: lists and quotes that stand in one another so often that the reader gives
    up, which happens to generated text and to files that are no reStructuredText. One finding covers one
    stretch of lines. Text that docutils merely warns about is placed, and is left to `rst-error`.

        > > > > > … an indented text, level upon level upon level    →  text without a place
    """
    for block in context.bitext.blocks:
        for part in block.walk():
            if part.kind == "junk" and part.view.text.strip():
                first = part.view.text.strip().split("\n", 1)[0]
                shown = first if len(first) <= 40 else f"{first[:39]}…"
                why = f": {part.problem}" if part.problem else ""
                yield Finding("junk", part.view.extent, f"text without a place: {shown}{why}")
