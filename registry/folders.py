"""List what lies in a folder, or fail: `Path.glob` passes over a folder that cannot be read, as if nothing were in it.

Knows: files and folders below a folder. Does not know what they hold.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_in(folder: Path) -> list[Path]:
    """The files that lie directly in `folder`, by name; a link to one is one. Raises OSError."""
    with os.scandir(folder) as entries:
        return sorted(Path(entry.path) for entry in entries if entry.is_file())


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in `folder` and in the folders below it, in no order; links to folders are not followed. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(Path(entry.path))
            elif entry.is_file():
                yield Path(entry.path)


def entries_in(folder: Path) -> list[os.DirEntry[str]]:
    """Whatever lies directly in `folder`, by name. Raises OSError."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def walk(folder: Path, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Whatever lies in `folder` that is no folder, with its path from there, in one order on every machine; links are not
    followed. Raises OSError."""
    for entry in entries_in(folder):
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from walk(Path(entry.path), f"{path}/")
        else:
            yield path, entry
