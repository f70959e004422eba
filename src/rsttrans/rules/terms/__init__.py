"""Terms: one word for one thing, in one spelling."""

from . import same_source, term, variant

__all__ = ["same_source", "term", "variant"]
