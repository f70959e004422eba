"""Terms: one word for one thing, in one spelling."""

from . import inconsistent, same_source, term, variant

__all__ = ["inconsistent", "same_source", "term", "variant"]
