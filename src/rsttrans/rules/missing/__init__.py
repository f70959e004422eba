"""What is not there: blocks and sentences without a translation, or with one that belongs elsewhere."""

from . import absent, length, lists, mixup, sentences, swallowed, visible

__all__ = ["absent", "length", "lists", "mixup", "sentences", "swallowed", "visible"]
