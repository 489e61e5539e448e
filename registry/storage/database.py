"""One database: how it is opened, read, written, and brought to the present schema.

Knows: snapshots, transactions, and that a failed write ends writing. Does not know what is stored, nor what each kind of
database must be told (`storage.sqlite`, `storage.postgresql`).

Reading and writing have an engine each. Every `read()` is one snapshot. Every `write()` has the database to itself from its
beginning. After a failed write this process writes no more, unless the database says what became of it: a new process
finds out.
"""

from __future__ import annotations

import weakref
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any, NoReturn, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy import exc as errors

from registry.errors import RegistryError
from registry.storage import draft_tables as draft_tables
from registry.storage import due_tables as due_tables
from registry.storage import durable, grants, schema, sealing
from registry.storage import notice_tables as notice_tables  # what is opened has every table
from registry.storage import sent_form_table as sent_form_table
from registry.storage import sign_in_tables as sign_in_tables
from registry.storage.driver_errors import reason
from registry.storage.sqlite import SQLite, create_file
from registry.storage.value_keys import FOLDER, ValueKeys

BUSY_SECONDS = 30.0
"""How long a connection waits for another process's transaction before it gives up."""

# A value that the driver cannot carry: the caller's row, not the database, is wrong.
_NOT_CARRIED = (UnicodeError, OverflowError)


class Store(Protocol):
    """What differs between databases. `name` says which one it is, without a password."""

    name: str
    path: Path | None
    reader: Engine
    writer: Engine

    def begin(self, connection: Connection) -> Any:
        """Begin a write; what it returns names the transaction for `fate`."""

    def fate(self, mark: Any) -> bool | None:
        """Whether a transaction whose commit failed was committed; None where that cannot be known here."""

    def state(self) -> Hashable:
        """Equal as long as nothing was committed; where that cannot be known, equal to nothing."""

    def is_busy(self, error: errors.DBAPIError) -> bool:
        """Another process had the database for too long."""

    def is_refusal(self, error: errors.DBAPIError) -> bool:
        """A row breaks the schema's rules, and nothing else is wrong."""

    def is_full(self, error: errors.DBAPIError) -> bool:
        """A server says that there was no room for a statement, and that nothing of its transaction is kept."""

    def away(self, error: errors.DBAPIError) -> RegistryError | None:
        """`storage.open` where the server is out of reach, or lets nobody in just now; else None."""

    def scrub(self) -> bool:
        """Take what was erased out of the files; False when a reader still needs it."""

    def hold(self, role: str, number: int) -> bool:
        """Take a role for this process; False where another one has it."""

    def let_go(self, number: int) -> None:
        """Give a role back."""

    def holder(self, number: int) -> str:
        """Who holds a role; empty where that is not known."""

    def require_roles(self) -> None:
        """Raise `storage.role_lost` unless every role this process took is still its own."""


class Database:
    """An open database. Made by `database.open`; one for each process, shared by its threads.

    `path` is where the locks of this machine lie, on SQLite the database file itself.
    """

    def __init__(self, store: Store, keys: ValueKeys) -> None:
        self.store = store
        self.value_keys = keys
        sealing.attach(keys, store.reader, store.writer)
        self.name = store.name
        self.path = store.path
        self._reader, self._writer = store.reader, store.writer
        self._held: ContextVar[Connection | None] = ContextVar("held", default=None)
        # A process that drops the database without closing it must not leave its connections to chance.
        weakref.finalize(self, _dispose, self._reader, self._writer)
        self._stopped = ""
        self._ready = False
        self.restoring = False
        """Whether this process is the one that restores into it (`storage.restoring`)."""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read-only snapshot. Raises `storage.schema_old` before `migrate`, `storage.restoring`, `storage.open` while the
        server is out of reach, `storage.read_failed`."""
        held = self._held.get()
        if held is not None:
            yield held
            return
        try:
            self._require_ready()
            with self._reader.begin() as connection:
                yield connection
        except errors.DBAPIError as error:
            raise self._not_read(error) from error

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that this thread reads within is of one moment, over one connection: what it writes meanwhile is not seen. Raises
        as `read`."""
        with self.read() as connection:
            held = self._held.set(connection)
            try:
                yield
            finally:
                self._held.reset(held)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one write transaction: committed at the end of the block, rolled back by any exception.

        Raises `storage.busy` when another process writes for too long, `storage.refused` when a row breaks the
        schema's rules, `storage.open` while the server is out of reach and `storage.full` when it has no room, of which
        nothing was kept, `storage.write_failed` when the database could not store or commit, `storage.role_lost` when this
        process lost the role it writes in, and `storage.stopped` for every write after those two.
        """
        self._require_ready()
        with self.write_unready() as connection:
            yield connection

    @contextmanager
    def write_unready(self) -> Iterator[Connection]:
        """`write` whatever the schema's revision: for migrations."""
        self.require_writable()
        with self._begun() as (connection, mark):
            committing = False
            try:
                yield connection
                committing = True
                connection.commit()
            except errors.DBAPIError as error:
                refused = self.store.is_refusal(error)
                full = self.store.is_full(error) and not committing
                with suppress(errors.DBAPIError):
                    connection.rollback()
                if refused:
                    raise _refused(reason(error.orig)) from error
                if full:
                    raise durable.full(self.name, reason(error.orig)) from error
                connection.invalidate()
                self._settle(error, committing, mark)
            except _NOT_CARRIED as error:
                connection.rollback()
                raise _refused(str(error)) from error
            except BaseException:
                connection.rollback()
                raise

    def require_writable(self) -> None:
        """Raise `storage.stopped` where an earlier write or sync of this process failed: only a new one writes again."""
        if self._stopped:
            raise RegistryError(
                "storage.stopped",
                f"nothing more is written to {self.name}: an earlier write failed ({self._stopped})",
                hint="Find the cause (disk full, disk failing, connection lost), then restart this process.",
            )
        durable.require_trusted()

    def state(self) -> Hashable:
        """Equal to what it was as long as nothing was committed meanwhile, by whichever process."""
        return self.store.state()

    def scrub(self) -> bool:
        """Take what was erased out of the files as far as this database can.

        False when a reader still needs the old state: call again later. Raises `storage.owner` where only the owner of the
        tables can do it, and `storage.write_failed`.
        """
        try:
            return self.store.scrub()
        except errors.DBAPIError as error:
            self._stop(error)

    def require_roles(self) -> None:
        """Raise `storage.role_lost` unless every role that this process took (`storage.locks`) is still its own.

        To be asked before anything leaves the process that cannot be taken back: a signature, a checkpoint.
        """
        self.store.require_roles()

    def close(self) -> None:
        """Give back every connection."""
        _dispose(self._reader, self._writer)

    @contextmanager
    def _begun(self) -> Iterator[tuple[Connection, Any]]:
        try:
            connection = self._writer.connect()
        except errors.TimeoutError as error:
            raise self._busy() from error
        except errors.DBAPIError as error:
            self._stop_unless_busy(error)
        with connection:
            try:
                mark = self.store.begin(connection)
            except errors.DBAPIError as error:
                self._stop_unless_busy(error)
            except RegistryError as error:
                self._stopped = error.message
                raise
            yield connection, mark

    def _settle(self, error: errors.DBAPIError, committing: bool, mark: Any) -> None:
        """Return where the transaction turns out to be committed; else stop."""
        known = self.store.fate(mark) if committing else None
        if not known:
            self._stop(error, "Nothing of the last transaction was kept. " if known is False else "")

    def _stop_unless_busy(self, error: errors.DBAPIError) -> NoReturn:
        if self.store.is_busy(error):
            raise self._busy() from error
        if (away := self.store.away(error)) is not None:
            # Nothing was begun: there is nothing to be in doubt about.
            raise away from error
        self._stop(error)

    def _stop(self, error: errors.DBAPIError, known: str = "") -> NoReturn:
        self._stopped = reason(error.orig)
        raise RegistryError(
            "storage.write_failed",
            f"{self.name} could not be written: {self._stopped}",
            hint=known
            or "Whether the last transaction was kept shows when the database is opened again. "
            "Send the same entries again then: what was kept is recognised.",
        ) from error

    def _busy(self) -> RegistryError:
        return RegistryError(
            "storage.busy",
            f"{self.name} is being written by another process and was not free in time",
            hint="Try again; if it stays so, look which process holds the writer lock.",
        )

    def _require_ready(self) -> None:
        if not self._ready:
            try:
                with self._reader.begin() as connection:
                    schema.require_current(connection, self.name)
                    if not self.restoring:
                        schema.refuse_restoring(connection, self.name)
            except errors.DBAPIError as error:
                raise self._not_read(error) from error
            self._ready = True

    def _not_read(self, error: errors.DBAPIError) -> RegistryError:
        return self.store.away(error) or RegistryError(
            "storage.read_failed",
            f"{self.name} could not be read: {reason(error.orig)}",
            hint="Compare the database with a backup before anything is written to it.",
        )


def _dispose(*engines: Engine) -> None:
    for engine in engines:
        engine.dispose()


def open(
    address: str | Path,
    *,
    locks_beside: Path | None = None,
    value_keys: Path | None = None,
    busy_seconds: float = BUSY_SECONDS,
) -> Database:
    """Open the database at a path, a `sqlite:///` or a `postgresql://` address; an absent file is created.

    The locks that hold on this machine lie beside the file, or beside the path `locks_beside` where the database is on a
    server; so does the folder of the keys of erasable values, unless it is `value_keys`. No migration runs. Raises
    `storage.open` when there is no database to be had there, `storage.unsafe` and `storage.unsuitable` when a server does
    not promise what is needed, and `storage.schema_newer` when a later release of this program wrote it.
    """
    store = _store(str(address), locks_beside, busy_seconds)
    beside = store.path.with_name(FOLDER) if store.path is not None else None
    database = Database(store, ValueKeys(value_keys or beside))
    try:
        with store.reader.begin() as connection:
            schema.refuse_newer(connection, store.name)
    except errors.DBAPIError as error:
        database.close()
        raise RegistryError(
            "storage.open",
            f"{store.name} cannot be opened: {reason(error.orig)}",
            hint="Check the address, and that this user may read and write there.",
        ) from error
    except RegistryError:
        database.close()
        raise
    return database


def is_server(address: str) -> bool:
    """Whether the address is of a database on a server, rather than of a file."""
    return address.startswith(("postgresql://", "postgres://"))


def migrate(database: Database) -> None:
    """Bring the schema to the present revision, in one transaction; nothing happens when it is there already.

    On a server the role `sightline` is given its rights, where there is one. Raises `storage.restoring` before anything is
    changed where a restore into it is under way or was interrupted.
    """
    with database.write_unready() as connection:
        schema.refuse_restoring(connection, database.name)
        schema.upgrade(connection)
        grants.give(connection)


def _store(address: str, locks_beside: Path | None, busy_seconds: float) -> Store:
    if is_server(address):
        # Whoever keeps the register in a file needs no driver for a server.
        from registry.storage.postgresql import PostgreSQL

        store = PostgreSQL(address, locks_beside, busy_seconds)
        store.require_reachable()
        return store
    path = _path(address)
    create_file(path)
    return SQLite(path, busy_seconds)


def _path(address: str) -> Path:
    if "://" in address:
        if not address.startswith("sqlite:///"):
            raise RegistryError(
                "storage.open",
                f"{address.partition('://')[0]} is not a database this release knows",
                hint="Give a file path, sqlite:///PATH or postgresql://USER@HOST/DATABASE.",
            )
        address = address.removeprefix("sqlite:///")
    if address in ("", ":memory:"):
        raise RegistryError("storage.open", "the register is not kept in memory", hint="Give a file path.")
    return Path(address).absolute()


def _refused(why: str) -> RegistryError:
    return RegistryError(
        "storage.refused",
        f"the database's own rules refuse a row: {why}",
        hint="Nothing of this transaction was stored. Report this; the caller should have refused it before.",
    )
