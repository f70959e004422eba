"""Family `numbers`: numbers, names, strange words and denials."""

from . import number

__all__ = ["number"]
