"""Glossaries: what a project has decided about its terms, and the files that hold it."""
