"""Links and references: what the reader is led to."""

from . import references, text, urls

__all__ = ["references", "text", "urls"]
