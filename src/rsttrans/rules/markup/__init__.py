"""Markup: whether RST reads the translation as it reads the original."""

from . import block, code, emphasis, error, glued, literal, lost, title, width

__all__ = ["block", "code", "emphasis", "error", "glued", "literal", "lost", "title", "width"]
