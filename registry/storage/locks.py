"""Locks that hold across processes: one writer, one publisher.

Knows: `flock` on files beside the database. Does not know what is done under a lock. A lock falls with the process
that holds it, however that ends; its file stays, so that two processes never lock two files of one name.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from registry.domain.tree_layout import lock_file
from registry.errors import RegistryError
from registry.storage.database import Database

WAIT_SECONDS = 30.0
"""How long a lock is waited for."""

_RETRY_SECONDS = 0.02


def writer(db: Database, *, wait_seconds: float = WAIT_SECONDS) -> AbstractContextManager[None]:
    """The lock under which entries are sequenced. Raises `storage.locked` when it is not free in time."""
    return _held(_beside(db, "writer"), "writer", wait_seconds)


def publisher(db: Database, *, wait_seconds: float = WAIT_SECONDS) -> AbstractContextManager[None]:
    """The lock under which checkpoints are signed and published. Raises `storage.locked` likewise."""
    return _held(_beside(db, "publisher"), "publisher", wait_seconds)


def _beside(db: Database, role: str) -> Path:
    return db.path.with_name(lock_file(db.path.name, role))


@contextmanager
def _held(path: Path, role: str, wait_seconds: float) -> Iterator[None]:
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        _acquire(descriptor, path, role, wait_seconds)
        try:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
            yield
        finally:
            os.ftruncate(descriptor, 0)
            # By name, not by closing: a forked child that inherited the descriptor must not keep the lock alive.
            fcntl.flock(descriptor, fcntl.LOCK_UN)
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, path: Path, role: str, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise _locked(descriptor, path, role, wait_seconds) from None
            time.sleep(_RETRY_SECONDS)


def _locked(descriptor: int, path: Path, role: str, wait_seconds: float) -> RegistryError:
    holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
    return RegistryError(
        "storage.locked",
        f"the {role} lock {path} was not free within {wait_seconds:g} s; "
        + (f"process {holder} holds it" if holder else "the process that holds it has not named itself"),
        hint="Wait for that process or end it; do not delete the file.",
    )
