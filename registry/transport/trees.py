"""Reading a published tree as an outside checker does.

Knows: paths inside one log's tree. Does not know what a file means. A folder can be listed, so that a file nobody
accounts for is found; an address cannot, and says so.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, Protocol

from registry.errors import RegistryError

MAX_FILE_BYTES: Final = 64 * 1024 * 1024


class Tree(Protocol):
    """One log's public tree."""

    @property
    def place(self) -> str:
        """Where the tree lies, for messages."""

    def read(self, path: str) -> bytes:
        """The bytes of `path`; raises `tree.missing` or `tree.unreadable`."""

    def files(self) -> Iterator[str] | None:
        """Every file's path, or None where the tree cannot be listed."""

    def held(self) -> AbstractContextManager[None]:
        """Keeps a live tree still while it is read."""


def open_trees(where: str) -> list[Tree]:
    """The trees at `where`: an address, one log's folder, or a folder of such folders, oldest first."""
    if where.startswith(("http://", "https://")):
        # Loaded only here: a check of a folder does not wait for an HTTP client.
        from registry.transport.http_tree import HttpTree

        return [HttpTree(where)]
    root = Path(where)
    if not root.is_dir():
        raise RegistryError(
            "tree.not_a_tree",
            f"{where} is not a folder",
            hint="Give a log's folder, a folder of them, or its http(s) address.",
        )
    if (root / "checkpoint").is_file():
        return [FolderTree(root)]
    entries = sorted(root.iterdir())
    strays = [e.name for e in entries if not e.is_dir() or e.is_symlink()]
    if strays:
        raise RegistryError(
            "tree.unlisted",
            f"{root / strays[0]}: this file belongs to no log",
            hint="Remove it, or find out who put it there.",
        )
    logs = [e for e in entries if (e / "checkpoint").is_file()]
    if not logs or len(logs) != len(entries):
        missing = next((e for e in entries if e not in logs), root)
        raise RegistryError(
            "tree.missing",
            f"{missing / 'checkpoint'}: there is no checkpoint",
            hint="This is not a log's public tree, or its checkpoint was removed.",
        )
    return [FolderTree(e) for e in logs]


class FolderTree:
    """A tree on this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.place = str(root)

    def read(self, path: str) -> bytes:
        file = self._root / path
        try:
            if file.is_symlink() or not file.resolve().is_relative_to(self._root.resolve()):
                raise RegistryError(
                    "tree.unreadable",
                    f"{file}: is a link out of the tree",
                    hint="Replace it by the file itself.",
                )
            if file.stat().st_size > MAX_FILE_BYTES:
                raise RegistryError(
                    "tree.unreadable",
                    f"{file}: is larger than {MAX_FILE_BYTES} bytes",
                    hint="No file of a log is.",
                )
            return file.read_bytes()
        except FileNotFoundError:
            raise missing(str(file)) from None
        except OSError as error:
            raise RegistryError(
                "tree.unreadable", f"{file}: {error.strerror}", hint="Check its permissions and kind."
            ) from None

    def files(self) -> Iterator[str]:
        for folder, folders, names in os.walk(self._root):
            folders.sort()
            links = [f for f in folders if (Path(folder) / f).is_symlink()]
            for name in sorted([*names, *links]):
                yield (Path(folder) / name).relative_to(self._root).as_posix()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold off the publisher while the tree is read, where the tree is a live registry's own."""
        lock = self._root.parent.parent / "registry.db.publisher.lock"
        if not lock.is_file():
            yield
            return
        with lock.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            yield


def missing(place: str) -> RegistryError:
    """The error for a file that is not there."""
    return RegistryError(
        "tree.missing",
        f"{place}: is missing",
        hint="Restore it from a mirror or backup; without it the log cannot be checked.",
    )
