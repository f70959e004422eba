"""Family `style`: how the Japanese is written, in itself."""

from . import characters, punctuation, register, sentences, spacing

__all__ = ["characters", "punctuation", "register", "sentences", "spacing"]
