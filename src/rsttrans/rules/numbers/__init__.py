"""Family `numbers`: numbers, names, strange words and denials."""

from . import names, number, polarity, strange

__all__ = ["names", "number", "polarity", "strange"]
