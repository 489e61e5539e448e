"""One database: how it is opened, read, written, and brought to the present schema.

Knows: connections, transactions, what SQLite must be told, and that a failed write ends writing. Does not know what is
stored.

Reading and writing have an engine each. Every `read()` is one snapshot. Every `write()` takes the write lock at once
(`BEGIN IMMEDIATE`), because a transaction that reads first and writes later fails under concurrency whatever the busy
timeout. After a failed write the state of the file is unknown to this process (after a failed fsync its page cache
cannot be trusted), so it writes no more; a new process recovers from the write-ahead log.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy import exc as errors

from registry.errors import RegistryError
from registry.storage import schema

BUSY_SECONDS = 30.0
"""How long a connection waits for another process's transaction before it gives up."""

_READER_PRAGMAS = ("query_only = ON",)
_WRITER_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    # So that the rows REPLACE would delete meet the triggers that refuse deletion.
    "recursive_triggers = ON",
    # What is erased is overwritten in the file.
    "secure_delete = ON",
)

# A row that the schema refuses, or a value that the driver cannot carry: the caller's row, not the database, is wrong.
_REFUSED = (
    errors.IntegrityError,
    errors.DataError,
    errors.InterfaceError,
    errors.ProgrammingError,
    UnicodeError,
    OverflowError,
)


class Database:
    """An open database. `path` is its file. Made by `database.open`; one for each process, shared by its threads."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        self.path = path
        self._reader = _engine(path, busy_seconds, "BEGIN", _READER_PRAGMAS)
        # Threads of one process queue for the one writer here, in order, instead of polling SQLite's lock.
        one_connection = {"pool_size": 1, "max_overflow": 0, "pool_timeout": busy_seconds}
        self._writer = _engine(path, busy_seconds, "BEGIN IMMEDIATE", _WRITER_PRAGMAS, **one_connection)
        # A process that drops the database without closing it must not leave its connections to chance.
        weakref.finalize(self, _dispose, self._reader, self._writer)
        self._stopped = ""
        self._ready = False

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read-only snapshot. Raises `storage.schema_old` before `migrate`, `storage.read_failed`."""
        try:
            self._require_ready()
            with self._reader.begin() as connection:
                yield connection
        except errors.DBAPIError as error:
            raise RegistryError(
                "storage.read_failed",
                f"{self.path} could not be read: {error.orig}",
                hint="Compare the file with a backup before anything is written to it.",
            ) from error

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one write transaction: committed at the end of the block, rolled back by any exception.

        Raises `storage.busy` when another process holds the write lock too long, `storage.refused` when a row breaks
        the schema's rules, `storage.write_failed` when the database could not store or commit, and `storage.stopped`
        for every write after that.
        """
        self._require_ready()
        with self.write_unready() as connection:
            yield connection

    @contextmanager
    def write_unready(self) -> Iterator[Connection]:
        """`write` whatever the schema's revision: for migrations."""
        if self._stopped:
            raise RegistryError(
                "storage.stopped",
                f"nothing more is written to {self.path}: an earlier write failed ({self._stopped})",
                hint="Find the cause (disk full, disk failing), then restart this process.",
            )
        with self._begun() as connection:
            try:
                yield connection
                connection.commit()
            except _REFUSED as error:
                connection.rollback()
                reason = error.orig if isinstance(error, errors.DBAPIError) else error
                raise RegistryError(
                    "storage.refused",
                    f"the database's own rules refuse a row: {reason}",
                    hint="Nothing of this transaction was stored. Report this; the caller should have refused it before.",
                ) from error
            except errors.DBAPIError as error:
                with suppress(errors.DBAPIError):
                    connection.rollback()
                connection.invalidate()
                self._stop(error)
            except BaseException:
                connection.rollback()
                raise

    def scrub(self) -> bool:
        """Move the write-ahead log into the file and empty it, so that nothing erased remains in it.

        False when a reader still needs the old state: call again later. Raises `storage.write_failed`.
        """
        with self._writer.connect() as connection:
            # Not in a transaction, so not by way of `connection`, which would begin one.
            cursor = connection.connection.cursor()
            try:
                busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.Error as error:
                self._stop(error)
            return not busy

    def close(self) -> None:
        """Give back every connection."""
        _dispose(self._reader, self._writer)

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        try:
            connection = self._writer.connect()
        except errors.TimeoutError as error:
            raise _busy(self.path) from error
        except errors.OperationalError as error:
            self._stop_unless_busy(error)
        with connection:
            try:
                connection.begin()
            except errors.OperationalError as error:
                self._stop_unless_busy(error)
            yield connection

    def _stop_unless_busy(self, error: errors.OperationalError) -> NoReturn:
        code = getattr(error.orig, "sqlite_errorcode", 0)
        if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise _busy(self.path) from error
        self._stop(error)

    def _stop(self, error: errors.DBAPIError | sqlite3.Error) -> NoReturn:
        self._stopped = str(error.orig if isinstance(error, errors.DBAPIError) else error)
        raise RegistryError(
            "storage.write_failed",
            f"{self.path} could not be written: {self._stopped}",
            hint="Whether the last transaction was kept shows when the database is opened again. "
            "Send the same entries again then: what was kept is recognised.",
        ) from error

    def _require_ready(self) -> None:
        if not self._ready:
            with self._reader.begin() as connection:
                schema.require_current(connection, self.path)
            self._ready = True


def _dispose(*engines: Engine) -> None:
    for engine in engines:
        engine.dispose()


def open(path_or_url: str | Path, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """Open the database at a path or a `sqlite:///` address; an absent file is created, readable by its owner only.

    No migration runs. Raises `storage.open` when there is no database to be had there, and `storage.schema_newer`
    when a later release of this program wrote it.
    """
    path = _path(path_or_url)
    try:
        # The file holds answers that are not public; SQLite gives its write-ahead log the same mode.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise RegistryError(
            "storage.open",
            f"{path} cannot be opened: {error.strerror}",
            hint="Give the path of a database file in an existing folder that this user may write.",
        ) from error
    database = Database(path, busy_seconds)
    try:
        with database._reader.begin() as connection:
            schema.refuse_newer(connection, path)
    except errors.DBAPIError as error:
        database.close()
        raise RegistryError("storage.open", f"{path} cannot be opened: {error.orig}") from error
    except RegistryError:
        database.close()
        raise
    return database


def migrate(database: Database) -> None:
    """Bring the schema to the present revision, in one transaction; nothing happens when it is there already."""
    with database.write_unready() as connection:
        schema.upgrade(connection)


def _path(path_or_url: str | Path) -> Path:
    address = str(path_or_url)
    if "://" in address:
        if not address.startswith("sqlite:///"):
            raise RegistryError(
                "storage.open",
                f"{address.partition('://')[0]} is not a database this release knows",
                hint="Give a file path or sqlite:///PATH.",
            )
        address = address.removeprefix("sqlite:///")
    if address in ("", ":memory:"):
        raise RegistryError("storage.open", "the register is not kept in memory", hint="Give a file path.")
    return Path(address).absolute()


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


def _busy(path: Path) -> RegistryError:
    return RegistryError(
        "storage.busy",
        f"{path} is being written by another process and was not free in time",
        hint="Try again; if it stays so, look which process holds the writer lock.",
    )
