"""Settings of the property tests: the same examples on every run."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("repeatable", max_examples=60, deadline=None, derandomize=True)
settings.load_profile("repeatable")
