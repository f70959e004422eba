"""Bold and italic."""

from __future__ import annotations

from collections.abc import Iterator

from ...compare.document import of_rule
from ...compare.keys import describe
from ...rule import Context, Finding, Severity, bitext_rule


@bitext_rule("emphasis", Severity.INFO)
def emphasis(context: Context) -> Iterator[Finding]:
    """Bold or italic of the original is gone, became the other, or has another text.

    Emphasis is counted: its text is translated with the sentence.  Only where the emphasised text is left in
    English are the texts compared as well.

    Left alone: emphasis that the translator added, and code or names in bold that became a literal, a
    role or a link.  Japanese has no italics of its own, and brackets often stand in their place, so all this is a
    remark.

    Example::

        .. You **must** restart it.

        再起動しなければなりません。
    """
    for unit, each in of_rule(context.bitext, "changed", "missing", "lost", "fewer"):
        a, b = each.source, each.target
        if a is None or a.kind not in ("strong", "emphasis"):
            continue
        if b is not None:
            message = f"emphasis changed: source has {describe(a)}, target has {describe(b)}"
            yield Finding("emphasis", b.span, message, a.span, unit.id)
        else:
            yield Finding("emphasis", each.place, f"emphasis lost: {describe(a)}", a.span, unit.id)
