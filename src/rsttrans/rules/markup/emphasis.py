"""Bold and italic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...compare.document import of_rule
from ...compare.keys import describe
from ...rule import Context, Finding, Severity, bitext_rule

HABIT = 3
"""As often as this in a document, bold for italic is a habit of the translator's."""


@bitext_rule("emphasis", Severity.INFO)
def emphasis(context: Context) -> Iterator[Finding]:
    """Bold or italic of the original is gone, became the other, or has another text.

    Emphasis is counted: its text is translated with the sentence.  Only where the emphasised text is left
    in English are the texts compared as well.

    Left alone: emphasis that the translator added, code or names in bold that became a literal, a role or a
    link, and bold for italic throughout a document.  Japanese has no italics of its own, and brackets often
    stand in their place, so all this is a remark.

    Example::

        .. You **must** restart it.

        再起動しなければなりません。
    """
    found = [
        (unit, each.source, each.target, each.place)
        for unit, each in of_rule(context.bitext, "changed", "missing", "lost", "fewer")
        if each.source is not None and each.source.kind in ("strong", "emphasis")
    ]
    swaps = Counter((a.kind, b.kind) for _unit, a, b, _place in found if b is not None)
    for unit, a, b, place in found:
        if b is not None:
            if a.kind != b.kind and swaps[a.kind, b.kind] >= HABIT:
                continue
            message = f"emphasis changed: source has {describe(a)}, target has {describe(b)}"
            yield Finding("emphasis", b.span, message, a.span, unit.id)
        else:
            yield Finding("emphasis", place, f"emphasis lost: {describe(a)}", a.span, unit.id)
