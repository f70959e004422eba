"""Bilingual terms, found in the translations themselves.

`collect` takes from each document what is compared, in a worker process if need be; `extract` finds the terms
of all documents together; `inconsistencies` are those that are rendered in several ways for no reason.
"""

from .consistency import Inconsistency, Minority, inconsistencies
from .extract import extract
from .extraction import Extraction, Occurrence, Rendering, TermPair
from .facts import Facts
from .sentences import collect

__all__ = [
    "Extraction",
    "Facts",
    "Inconsistency",
    "Minority",
    "Occurrence",
    "Rendering",
    "TermPair",
    "collect",
    "extract",
    "inconsistencies",
]
