"""Family `style`: how the Japanese is written, in itself."""

from . import characters, punctuation, sentences

__all__ = ["characters", "punctuation", "sentences"]
