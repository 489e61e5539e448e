"""The folder into which somebody has something written: it has to be theirs to fill.

Knows: that what lies there already may belong to something else.
"""

from __future__ import annotations

from pathlib import Path

from registry.errors import RegistryError
from registry.folders import entries_in


def require_new_folder(folder: Path) -> None:
    """Raise `export.folder` where `folder` is there and is no empty folder."""
    if folder.exists() and (not folder.is_dir() or entries_in(folder)):
        raise RegistryError(
            "export.folder",
            f"{folder} is there already, and is not empty",
            hint="Name a new folder: what it holds is listed and signed as a whole.",
        )
