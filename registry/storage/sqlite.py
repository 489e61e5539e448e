"""A registry's database as one SQLite file.

Knows: what SQLite must be told, which of its errors mean what, and where its file lies. Does not know what is stored.

Every write takes the write lock at once (`BEGIN IMMEDIATE`), because a transaction that reads first and writes later fails
under concurrency whatever the busy timeout.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Hashable
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy import exc as errors

from registry.errors import RegistryError

_READER_PRAGMAS = ("query_only = ON",)
_PAGE_BYTES = 16_384
_LOG_BYTES = 64 * 1024 * 1024
_CACHE_KIB = 16 * 1024

_WRITER_PRAGMAS = (
    # Of a new file, and before anything else: an entry has some 18 KiB, and every page costs its share.
    f"page_size = {_PAGE_BYTES}",
    "journal_mode = WAL",
    # What is appended is copied into the database file when this much waits, not within every batch.
    f"wal_autocheckpoint = {_LOG_BYTES // _PAGE_BYTES}",
    # A batch fits, so that nothing of it is written before its commit.
    f"cache_size = -{_CACHE_KIB}",
    # What a statement needs to be taken back (our triggers may abort any) stays in memory. In a file it is one of the system's,
    # outside the registry's folder; with pages of this size nearly every statement of a filing would write there.
    "temp_store = MEMORY",
    "synchronous = FULL",
    "foreign_keys = ON",
    # So that the rows REPLACE would delete meet the triggers that refuse deletion.
    "recursive_triggers = ON",
    # What is erased is overwritten in the file.
    "secure_delete = ON",
)

_REFUSALS = (
    errors.IntegrityError,
    errors.DataError,
    errors.InterfaceError,
    errors.ProgrammingError,
)


class SQLite:
    """The database file at `path`; see `database.Store`."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self.path: Path | None = path
        self.name = str(path)
        self.reader = _engine(path, busy_seconds, "BEGIN", _READER_PRAGMAS)
        # Threads of one process queue for the one writer here, in order, instead of polling SQLite's lock.
        one_connection = {"pool_size": 1, "max_overflow": 0, "pool_timeout": busy_seconds}
        self.writer = _engine(path, busy_seconds, "BEGIN IMMEDIATE", _WRITER_PRAGMAS, **one_connection)

        # One for all threads: what a connection says of commits cannot be compared with what another says.
        self._watcher: sqlite3.Connection | None = None
        self._watching = Lock()

    def begin(self, connection: Connection) -> None:
        connection.begin()

    def state(self) -> Hashable:
        with self._watching:
            try:
                if self._watcher is None:
                    # Not made where it is gone.
                    address = f"{Path(str(self.path)).as_uri()}?mode=rw"
                    self._watcher = sqlite3.connect(address, uri=True, check_same_thread=False)
                    weakref.finalize(self, self._watcher.close)
                return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])
            except sqlite3.Error:
                return object()

    def fate(self, mark: None) -> bool | None:
        # After a failed fsync the page cache cannot be trusted: only a new process learns it, from the write-ahead log.
        return None

    def is_busy(self, error: errors.DBAPIError) -> bool:
        code = getattr(error.orig, "sqlite_errorcode", 0)
        return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

    def is_refusal(self, error: errors.DBAPIError) -> bool:
        return isinstance(error, _REFUSALS)

    def is_full(self, error: errors.DBAPIError) -> bool:
        return False  # no server answers for the file: only a new process knows what it holds then

    def away(self, error: errors.DBAPIError) -> None:
        return None

    def scrub(self) -> bool:
        with self.writer.connect() as connection:
            # Not in a transaction, so not by way of `connection`, which would begin one.
            cursor = connection.connection.cursor()
            try:
                busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.Error as error:
                raise errors.OperationalError(None, None, error) from error
            return not busy

    def hold(self, role: str, number: int) -> bool:
        return True  # the lock file beside the database says it all

    def let_go(self, number: int) -> None:
        pass

    def holder(self, number: int) -> str:
        return ""

    def require_roles(self) -> None:
        pass  # a lock on a file is not lost while its process lives


def create_file(path: Path) -> None:
    """Create the file where there is none, readable by its owner only. Raises `storage.open`."""
    try:
        # The file holds answers that are not public; SQLite gives its write-ahead log the same mode. One that is there is not
        # opened: closing it again would take away every lock that this process has on it (fcntl(2)), and another process would
        # delete the write-ahead log while this one goes on with it.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise RegistryError(
            "storage.open",
            f"{path} cannot be opened: {error.strerror}",
            hint="Give the path of a database file in an existing folder that this user may write.",
        ) from error


def _engine(path: Path, busy_seconds: float, begin: str, pragmas: tuple[str, ...], **pool: Any) -> Engine:
    address = URL.create("sqlite", database=str(path))
    engine = create_engine(address, connect_args={"timeout": busy_seconds}, **pool)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
