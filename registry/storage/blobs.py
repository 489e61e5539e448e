"""The public tree of a log on disk: files that are written once, and a few that are replaced whole.

Knows: how a file becomes durable (write, fsync, rename, fsync of the folder) and that a second write of a
write-once file must be byte-identical. Does not know what the files mean.
"""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from registry.errors import RegistryError
from registry.regular_file import open_regular
from registry.storage import direct
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
        self._prefix = f"{root.parent.name}-{root.name}."

    def create(self, path: str, data: bytes) -> bool:
        """Write `path` once; True if it was new.

        Raises `tree.differs` where the file stands there with other bytes: a published file never changes.
        """
        if self.stands(path, data):
            return False
        _sync(self._write(self.root / path, data))
        return True

    @contextmanager
    def drafting(self) -> Iterator[Drafts]:
        """Files that are made durable where nothing is published from, and published together.

        One at a time for a tree, so its caller holds the publisher's lock: what a process that died had drafted is removed.
        Only a few are held in memory, and each folder is synced once.
        """
        self.forget_drafts()
        folder = self._drafts / self.root.name
        try:
            with ThreadPoolExecutor(_AT_ONCE) as threads:
                yield Drafts(self, folder, threads)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def forget_drafts(self) -> None:
        """Remove what a process that died had drafted for this tree: it may hold what is erased since. For whoever holds the
        publisher's lock.
        """
        folder = self._drafts / self.root.name
        if folder.exists():
            shutil.rmtree(folder)
        for left in self._drafts.glob(f"{glob.escape(self._prefix)}*"):
            left.unlink()

    def replace(self, path: str, data: bytes) -> None:
        """Replace `path` whole, so that a reader sees the old or the new bytes and nothing between."""
        if self.find(path) != data:
            _sync(self._write(self.root / path, data))

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
        """The bytes of `path`; raises FileNotFoundError, and `tree.unreadable` where it is no plain file that can be read."""
        try:
            with open_regular(self.root / path) as file:
                return file.read()
        except FileNotFoundError:
            raise
        except OSError as error:
            raise RegistryError(
                "tree.unreadable",
                f"{self.root / path} cannot be read: {error.strerror or error}",
                hint="Nothing was published. Put the plain file back from a mirror or a backup.",
            ) from error

    def stands(self, path: str, data: bytes) -> bool:
        """Whether `path` is there already; raises `tree.differs` where it holds anything else than `data`."""
        there = self.find(path)
        if there is None:
            return False
        if there != data:
            raise RegistryError(
                "tree.differs",
                f"{self.root / path} is already published with other content",
                hint="Nothing was published. Run `sightline check` on the tree and restore the file from a mirror or backup.",
            )
        return True

    def _write(self, target: Path, data: bytes) -> set[Path]:
        """The folders that must be synced before the file's name is durable; its bytes are."""
        draft = _draft(self._drafts, target, [data], self._prefix)
        try:
            return _move(draft, target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


class Drafts:
    """Files of a tree that are durable and not public yet."""

    def __init__(self, tree: PublicTree, folder: Path, threads: ThreadPoolExecutor) -> None:
        self._tree = tree
        self._folder = folder
        self._threads = threads
        self._writing: deque[tuple[Future[Path], Path]] = deque()
        self._written: list[tuple[Path, Path]] = []
        self._folders: set[Path] = set()

    def add(self, path: str, *parts: bytes) -> None:
        """Write `parts`, one after the other, which are to become `path`. Raises `tree.differs`, and for a file added earlier
        what its writing met.
        """
        target = self._tree.root / path
        if os.path.lexists(target) and self._tree.stands(path, b"".join(parts)):
            # Whoever put it there may have died before its name was durable.
            self._folders |= {folder for folder in target.parents if folder.is_relative_to(self._tree.root)}
            return
        self._writing.append((self._threads.submit(_draft, self._folder, target, parts), target))
        if len(self._writing) > _AT_ONCE:
            self._wait()

    def publish(self) -> None:
        """Move every file to its place; all of them, and their names, are durable when this returns."""
        while self._writing:
            self._wait()
        for draft, target in self._written:
            self._folders |= _move(draft, target)
        self._written.clear()
        for _ in self._threads.map(_sync_folder, self._folders):
            pass

    def _wait(self) -> None:
        draft, target = self._writing.popleft()
        self._written.append((draft.result(), target))


def _draft(folder: Path, target: Path, parts: Sequence[bytes], prefix: str = "") -> Path:
    """A file in `folder`, named with `prefix`, that holds `parts`, synced; `target` is only told where that fails."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=prefix)
    draft = Path(name)
    try:
        try:
            direct.write(descriptor, parts)
            os.fchmod(descriptor, 0o644)
            sync(descriptor, str(target))
        finally:
            os.close(descriptor)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _move(draft: Path, target: Path) -> set[Path]:
    """The folders that must be synced before the name is durable under which a draft now lies."""
    made = _make_folders(target.parent)
    draft.replace(target)
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
