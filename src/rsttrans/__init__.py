"""Checks translated reStructuredText against the originals in its comments."""

__version__ = "0.1.0"
