"""The public tree of a log on disk: files that are written once, and a few that are replaced whole.

Knows: how a file becomes durable (write, fsync, rename, fsync of the folder) and that a second write of a
write-once file must be byte-identical. Does not know what the files mean.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from registry.errors import RegistryError
from registry.storage.durable import sync


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
        target = self.root / path
        if target.exists():
            if target.read_bytes() != data:
                raise RegistryError(
                    "tree.differs",
                    f"{target} is already published with other content",
                    hint="Nothing was published. Run `sightline check` on the tree and restore the file from a mirror or backup.",
                )
            return False
        self._write(target, data)
        return True

    def replace(self, path: str, data: bytes) -> None:
        """Replace `path` whole, so that a reader sees the old or the new bytes and nothing between."""
        target = self.root / path
        if not target.exists() or target.read_bytes() != data:
            self._write(target, data)

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

    def _write(self, target: Path, data: bytes) -> None:
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
        for folder in {target.parent, *made}:
            _sync_folder(folder)


def _make_folders(folder: Path) -> list[Path]:
    # The parents of new folders: each holds a new name that must survive a power cut.
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(exist_ok=True)
    return [new.parent for new in missing]


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync(descriptor, str(folder))
    finally:
        os.close(descriptor)
