"""Where the real documents are that some tests read; such tests skip where they are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
GUIDE = ROOT / "corpus" / "guide"

needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="no real documents beside the project")

JAPANESE = ("python-guide-ja", "sphinx-docs-ja/docjp", "pymotw-ja", "python-docs-ja-2011")


def documents(folder: Path) -> list[Path]:
    """Every reStructuredText file below a folder, sorted."""
    return sorted(path for path in folder.rglob("*") if path.name.endswith((".rst", ".rst.inc")))
