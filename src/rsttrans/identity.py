"""What a finding is called from one run to the next: by rule, original and detail, never by its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from .project import Located
from .unit import normalise

_FIGURE = re.compile(r"(?<![A-Za-z0-9_+])[0-9]++(?![A-Za-z_])")
_MASK = "\0"
_REMARK = re.compile(rf"\s*+\([^()]*{_MASK}[^()]*+\)")
_BLANKS = re.compile(r"\s++")


class Identity(NamedTuple):
    """The same while the original and what is wrong with its translation are the same."""

    rule: str
    unit: str
    """Id of the unit; for a finding without one, a hash of the text that it is about."""
    detail: str
    """The message without what changes when another place does."""


def identity(item: Located) -> Identity:
    """The identity of one finding."""
    document, finding = item.document, item.finding
    unit = finding.unit
    if unit is None:
        unit = digest(normalise(document.text[finding.span.start : finding.span.end]), size=6)
    return Identity(finding.rule, unit, _detail(item))


def _detail(item: Located) -> str:
    # Figures that stand in neither text are counts of other places, lengths or line numbers; in brackets,
    # they and what stands beside them are a remark about the rest of the project.
    text, finding = item.document.text, item.finding
    own = {
        figure
        for span in (finding.span, finding.source)
        if span
        for figure in _FIGURE.findall(text, span.start, span.end)
    }
    masked = _FIGURE.sub(lambda match: match[0] if match[0] in own else _MASK, finding.message)
    return _BLANKS.sub(" ", _REMARK.sub("", masked).replace(_MASK, "#")).strip()


def numbered(findings: Iterable[Located]) -> Iterator[tuple[Located, Identity, int]]:
    """Each finding with its identity, and how many of the same identity its file has before it."""
    seen: dict[tuple[str, Identity], int] = {}
    for item in findings:
        same = identity(item)
        key = item.document.path, same
        count = seen.get(key, 0)
        seen[key] = count + 1
        yield item, same, count


def digest(*parts: str, size: int = 16) -> str:
    """A hash of some texts, `size` bytes as hexadecimal digits."""
    return blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=size).hexdigest()
