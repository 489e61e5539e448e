"""The keys of erasable values: files outside the database and outside every backup of it.

Knows: files of 32-byte keys in a folder of their own, how they become durable, and how one is destroyed. Does not know
what a key opens (`storage.sealing`).

    <folder>/<2 hex>/<16 hex>     the keys made for one batch of filings, one behind the other

A key is named by its file and its number there (12 bytes). Destroyed, its 32 bytes are zero; the file stays, so that a
destroyed key and a lost file are two different things. Overwriting in place is what a program can do: a file system that
writes elsewhere (copy on write), a snapshot, an SSD's spare blocks or a copy of the folder may keep the old bytes.
"""

from __future__ import annotations

import os
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from registry.errors import NO_ROOM, RegistryError
from registry.folders import files_in
from registry.storage.durable import full, sync, sync_path

FOLDER: Final = "value-keys"
KEY_SIZE: Final = 32
_DESTROYED: Final = bytes(KEY_SIZE)


class ValueKeys:
    """The keys in `folder`, which is made when the first key is. None: there is no place for keys, so none is made."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def make(self, count: int) -> list[tuple[bytes, bytes]]:
        """So many new keys, each with its reference; durable when this returns. Raises `storage.keys`, `storage.full`."""
        name = secrets.token_bytes(8)
        keys = [secrets.token_bytes(KEY_SIZE) for _ in range(count)]
        path = self._path(name)
        with _told(path):
            for folder in (path.parent.parent, path.parent):
                if not folder.is_dir():
                    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                    sync_path(folder.parent)
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(b"".join(keys))
                    file.flush()
                    sync(file.fileno(), str(path))
            except OSError:
                path.unlink(missing_ok=True)  # nothing was sealed under what it holds
                raise
            sync_path(path.parent)
        return [(name + number.to_bytes(4, "big"), key) for number, key in enumerate(keys)]

    def require_there(self) -> None:
        """Raise `storage.keys` unless there is any file of keys: a folder that was made has one for ever."""
        if self.folder is None or not _holds_any(self.folder):
            raise RegistryError(
                "storage.keys",
                f"the folder of keys {self.folder} is not there, or empty",
                hint="Nothing was settled. Put the folder of keys back, or mount what it lies on.",
            )

    def find(self, references: Iterable[bytes]) -> dict[bytes, bytes | None]:
        """The key of each reference, None where it was destroyed; one that is lost is left out. Raises `storage.keys`."""
        found: dict[bytes, bytes | None] = {}
        for name, numbers in _by_file(references).items():
            path = self._path(name)
            with _told(path):
                try:
                    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
                except FileNotFoundError:
                    continue
                try:
                    for number in numbers:
                        key = os.pread(descriptor, KEY_SIZE, number * KEY_SIZE)
                        if len(key) == KEY_SIZE:
                            found[name + number.to_bytes(4, "big")] = None if key == _DESTROYED else key
                finally:
                    os.close(descriptor)
        return found

    def destroy(self, references: Iterable[bytes]) -> int:
        """Overwrite these keys; how many there were until now. Durable when this returns. Raises `storage.keys`."""
        destroyed = 0
        for name, numbers in _by_file(references).items():
            path = self._path(name)
            with _told(path):
                try:
                    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
                except FileNotFoundError:
                    continue
                try:
                    size = os.fstat(descriptor).st_size
                    for number in numbers:
                        at = number * KEY_SIZE
                        if at + KEY_SIZE <= size and os.pread(descriptor, KEY_SIZE, at) != _DESTROYED:
                            os.pwrite(descriptor, _DESTROYED, at)
                            destroyed += 1
                    sync(descriptor, str(path))
                finally:
                    os.close(descriptor)
        return destroyed

    def _path(self, name: bytes) -> Path:
        if self.folder is None:
            raise RegistryError(
                "storage.keys",
                "there is no folder for the keys of erasable values",
                hint="Name one when the database is opened; it lies outside the database and outside its backups.",
            )
        return self.folder / name.hex()[:2] / name.hex()


def _holds_any(folder: Path) -> bool:
    with _told(folder):
        try:
            with os.scandir(folder) as entries:
                # Not every folder: a medium of its own has some that are no business of ours, and closed to us.
                return any(files_in(Path(e.path)) for e in entries if len(e.name) == 2 and e.is_dir())
        except FileNotFoundError:
            return False


def _by_file(references: Iterable[bytes]) -> dict[bytes, list[int]]:
    files: defaultdict[bytes, list[int]] = defaultdict(list)
    for reference in references:
        files[reference[:8]].append(int.from_bytes(reference[8:], "big"))
    return files


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise full(f"the file of keys {path}", str(error.strerror)) from error
        raise RegistryError(
            "storage.keys",
            f"the file of keys {path}: {error.strerror or error}",
            hint="Nothing was stored that rests on it. Mend the folder (free space, permissions, disk), then do it again.",
        ) from error
