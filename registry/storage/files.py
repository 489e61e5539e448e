"""Which files lie in a folder.

Knows: that `Path.glob` and `rglob` take a folder that cannot be read for an empty one. Nothing here overlooks one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_under(folder: Path) -> Iterator[Path]:
    """Every file in `folder`, at whatever depth; a folder behind a link is not entered. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_under(Path(entry.path))
            elif entry.is_file():
                yield Path(entry.path)
