"""Family `numbers`: numbers, names, strange words and denials."""

from . import names, number

__all__ = ["names", "number"]
