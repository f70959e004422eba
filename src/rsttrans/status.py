"""Exit statuses."""

CLEAN = 0
"""Nothing to report."""
FOUND = 1
"""Findings of severity warning or error, or less progress than asked for."""
FAILED = 2
"""Wrong use, input that cannot be read, bad configuration, or an internal error."""
INTERRUPTED = 130
