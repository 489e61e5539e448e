"""Locks that hold across processes: one writer, one publisher, one that takes from the intake.

Knows: `flock` on files beside the database, and the roles a database server gives (`Store.hold`). Does not know what is done
under a lock. A lock falls with the process that holds it, however that ends; its file stays, so that two processes never
lock two files of one name. On a server a role falls with the connection too: `Database.require_roles` tells.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from registry.domain.tree_layout import lock_file
from registry.errors import RegistryError
from registry.storage.database import Database

WAIT_SECONDS = 30.0
"""How long a lock is waited for."""

_RETRY_SECONDS = 0.02

_ROLES: Final = {"writer": 1, "publisher": 2, "sequencer": 3, "restorer": 4}

# A server gives a role to a connection, which the threads of a process share: they exclude each other here.
_threads: weakref.WeakKeyDictionary[Database, dict[str, threading.Lock]] = weakref.WeakKeyDictionary()
_guard = threading.Lock()


def writer(db: Database, *, wait_seconds: float = WAIT_SECONDS) -> AbstractContextManager[None]:
    """The lock under which entries are sequenced. Raises `storage.locked` when it is not free in time."""
    return _held(db, "writer", wait_seconds)


def publisher(db: Database, *, wait_seconds: float = WAIT_SECONDS) -> AbstractContextManager[None]:
    """The lock under which checkpoints are signed and published. Raises `storage.locked` likewise."""
    return _held(db, "publisher", wait_seconds)


def sequencer(db: Database, *, wait_seconds: float = WAIT_SECONDS) -> AbstractContextManager[None]:
    """The lock under which what waits in the intake is taken up; taken before the writer's. Raises `storage.locked` likewise."""
    return _held(db, "sequencer", wait_seconds)


def restorer(db: Database) -> AbstractContextManager[None]:
    """The lock under which a backup is restored into a server's database. Raises `storage.locked` at once."""
    return _held(db, "restorer", 0)


def restorer_beside(file: Path) -> AbstractContextManager[None]:
    """The same where the database `file` is made beside its place, and is not open yet."""
    return _file(file.with_name(lock_file(file.name, "restorer")), "restorer", 0)


@contextmanager
def _held(db: Database, role: str, wait_seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + wait_seconds
    with ExitStack() as held:
        held.enter_context(_thread(db, role, wait_seconds))
        if db.path is not None:
            path = db.path.with_name(lock_file(db.path.name, role))
            held.enter_context(_file(path, role, wait_seconds))
        _take(db, role, wait_seconds, deadline)
        held.callback(db.store.let_go, _ROLES[role])
        yield


def _take(db: Database, role: str, wait_seconds: float, deadline: float) -> None:
    while not db.store.hold(role, _ROLES[role]):
        if time.monotonic() >= deadline:
            raise _locked(f"of {db.name}", role, wait_seconds, db.store.holder(_ROLES[role]))
        time.sleep(_RETRY_SECONDS)


@contextmanager
def _thread(db: Database, role: str, wait_seconds: float) -> Iterator[None]:
    with _guard:
        lock = _threads.setdefault(db, {}).setdefault(role, threading.Lock())
    if not lock.acquire(timeout=wait_seconds):
        raise _locked(f"of {db.name}", role, wait_seconds, "another thread of this process")
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _file(path: Path, role: str, wait_seconds: float) -> Iterator[None]:
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        _acquire(descriptor, path, role, wait_seconds)
        try:
            os.ftruncate(descriptor, 0)
            # On a full disk the holder stays unnamed; the lock holds all the same.
            with suppress(OSError):
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
                holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
                raise _locked(str(path), role, wait_seconds, f"process {holder}" if holder else "") from None
            time.sleep(_RETRY_SECONDS)


def _locked(where: str, role: str, wait_seconds: float, holder: str) -> RegistryError:
    return RegistryError(
        "storage.locked",
        f"the {role} lock {where} was not free within {wait_seconds:g} s; "
        + (f"{holder} holds it" if holder else "the process that holds it has not named itself"),
        hint="Wait for that process or end it; do not delete the file.",
    )
