"""One database: how it is opened, read, written, and brought to the present schema.

Knows: connections, transactions, what SQLite must be told, schema revisions, and that a failed write ends writing.
Does not know what is stored.

Reading and writing have an engine each. Every `read()` is one snapshot. Every `write()` takes the write lock at once
(`BEGIN IMMEDIATE`), because a transaction that reads first and writes later fails under concurrency whatever the
busy timeout. After a failed commit the state of the file is unknown to this process (a page cache cannot be trusted
after a failed fsync), so it writes no more; a new process recovers from the write-ahead log.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from registry.errors import RegistryError
from registry.storage import schema

BUSY_SECONDS = 30
"""How long a connection waits for another process's transaction before it gives up."""


class Database:
    """An open database. `path` is its file. Make one with `database.open`, one per process."""

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._reader = _engine(path, busy_seconds, writes=False)
        self._writer = _engine(path, busy_seconds, writes=True)
        self._stopped = ""
        self._ready = False

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read-only snapshot. Raises `storage.schema_old` before `migrate`."""
        self._require_ready()
        with self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one write transaction; committed at the end of the block, rolled back by any exception.

        Raises `storage.busy` when another process holds the write lock too long, `storage.write_failed` when the
        database could not store or commit, and `storage.stopped` for every write after that.
        """
        self._require_ready()
        with self._write() as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        if self._stopped:
            raise RegistryError(
                "storage.stopped",
                f"nothing more is written to {self.path}: an earlier write failed ({self._stopped})",
                hint="Find the cause (disk full, disk failing), then restart this process.",
            )
        with _begun(self._writer, self.path) as connection:
            try:
                yield connection
                connection.commit()
            except IntegrityError:
                connection.rollback()
                raise
            except DBAPIError as error:
                self._stopped = str(error.orig)
                with suppress(DBAPIError):
                    connection.rollback()
                connection.invalidate()
                raise RegistryError(
                    "storage.write_failed",
                    f"{self.path} could not be written: {error.orig}",
                    hint="Whether the last transaction was kept is decided when the database is opened again: "
                    "send the same entries again, what was kept is recognised.",
                ) from error
            except BaseException:
                connection.rollback()
                raise

    def _require_ready(self) -> None:
        if not self._ready:
            with self._reader.connect() as connection:
                schema.require_current(connection, self.path)
            self._ready = True


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
    database = Database(path, busy_seconds=busy_seconds)
    try:
        with database._reader.connect() as connection:
            schema.refuse_newer(connection, path)
    except DBAPIError as error:
        database.close()
        raise RegistryError("storage.open", f"{path} cannot be opened: {error.orig}") from error
    except RegistryError:
        database.close()
        raise
    return database


def migrate(database: Database) -> None:
    """Bring the schema to the present revision, in one transaction; nothing happens when it is there already."""
    with database._write() as connection:
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


def _engine(path: Path, busy_seconds: float, *, writes: bool) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": busy_seconds},
        # Threads of one process queue for the one writer here, in order, instead of polling SQLite's lock.
        **({"pool_size": 1, "max_overflow": 0, "pool_timeout": busy_seconds} if writes else {}),
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        for pragma in _WRITER_PRAGMAS if writes else _READER_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


_READER_PRAGMAS = ("query_only = ON", "foreign_keys = ON")
_WRITER_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    # So that REPLACE conflicts meet the triggers that refuse deletion.
    "recursive_triggers = ON",
    # What is erased is overwritten in the file.
    "secure_delete = ON",
)


@contextmanager
def _begun(engine: Engine, path: Path) -> Iterator[Connection]:
    try:
        connection = engine.connect()
    except (OperationalError, TimeoutError) as error:
        raise _busy(path) from error
    with connection:
        try:
            connection.begin()
        except OperationalError as error:
            raise _busy(path) from error
        yield connection


def _busy(path: Path) -> RegistryError:
    return RegistryError(
        "storage.busy",
        f"{path} is being written by another process and was not free in time",
        hint="Try again; if it stays so, look which process holds the writer lock.",
    )
