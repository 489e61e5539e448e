"""The public tree of a log on disk: files that are written once, and a few that are replaced whole.

Knows: how a file becomes durable (write, fsync, rename, fsync of the folder) and that a second write of a
write-once file must be byte-identical. Does not know what the files mean.
"""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

from registry.errors import RegistryError
from registry.storage.durable import sync

_AT_ONCE: Final = 4
"""So many files are written side by side: a disk commits what waits for it together."""


class PublicTree:
    """A folder of durable files. `drafts` is a folder on the same file system, outside of it, for files being written:
    a process that dies leaves its draft there, where nothing is published from.
    """

    def __init__(self, root: Path, drafts: Path) -> None:
        self.root = root
        self.place = str(root)
        self._drafts = drafts

    def create(self, path: str, data: bytes) -> bool:
        """Write `path` once; True if it was new.

        Raises `tree.differs` where the file stands there with other bytes: a published file never changes.
        """
        if self._stands(path, data):
            return False
        _sync(self._write(self.root / path, data))
        return True

    def create_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write each (path, bytes) once, as `create` does; all of them are durable when this returns.

        They are written in any order, each folder is synced once, and only a few are held in memory at a time. When one
        fails, others may be there already.
        """
        folders: set[Path] = set()
        writing: deque[Future[set[Path]]] = deque()
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for path, data in files:
                target = self.root / path
                if self._stands(path, data):
                    # Whoever put it there may have died before its name was durable.
                    folders |= {folder for folder in target.parents if folder.is_relative_to(self.root)}
                else:
                    writing.append(threads.submit(self._write, target, data))
                if len(writing) > _AT_ONCE:
                    folders |= writing.popleft().result()
            for written in writing:
                folders |= written.result()
            for _ in threads.map(_sync_folder, folders):
                pass

    def replace(self, path: str, data: bytes) -> None:
        """Replace `path` whole, so that a reader sees the old or the new bytes and nothing between."""
        target = self.root / path
        if not target.exists() or target.read_bytes() != data:
            _sync(self._write(target, data))

    def swap(self, path: str, before: bytes | None, after: bytes) -> None:
        """Replace `path`, which holds `before`, or nothing where that is None; raises `tree.moved` where it does not.

        Whoever publishes holds the publisher's lock: nothing of ours comes between looking and replacing.
        """
        there = self.find(path)
        if there not in (before, after):
            raise RegistryError(
                "tree.moved",
                f"{self.root / path} was replaced by somebody else meanwhile",
                hint="One registry publishes to one place. Find the second writer, then publish again.",
            )
        self.replace(path, after)

    def find(self, path: str) -> bytes | None:
        """The bytes of `path`, None where nothing stands there."""
        try:
            return self.read(path)
        except FileNotFoundError:
            return None

    def read(self, path: str) -> bytes:
        """The bytes of `path`; raises FileNotFoundError."""
        return (self.root / path).read_bytes()

    def _stands(self, path: str, data: bytes) -> bool:
        target = self.root / path
        if not target.exists():
            return False
        if target.read_bytes() != data:
            raise RegistryError(
                "tree.differs",
                f"{target} is already published with other content",
                hint="Nothing was published. Run `sightline check` on the tree and restore the file from a mirror or backup.",
            )
        return True

    def _write(self, target: Path, data: bytes) -> set[Path]:
        """The folders that must be synced before the file's name is durable; its bytes are."""
        made = _make_folders(target.parent)
        self._drafts.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=self._drafts)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fchmod(file.fileno(), 0o644)
                sync(file.fileno(), str(target))
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return {target.parent, *made}


def _make_folders(folder: Path) -> list[Path]:
    # The parents of new folders: each holds a new name that must survive a power cut.
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(exist_ok=True)
    return [new.parent for new in missing]


def _sync(folders: Iterable[Path]) -> None:
    for folder in folders:
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync(descriptor, str(folder))
    finally:
        os.close(descriptor)
