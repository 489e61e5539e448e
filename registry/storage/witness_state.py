"""What a witness cosigned last of each log: one row a log, in a small database of its own.

Knows: that a row only ever moves forward, by compare-and-set, and is on disk before anybody is told; that the database is
made once, with its witness, and never by whoever opens it. Does not know signatures. The file must never be put back to an
older state: a witness that forgot what it signed can be led to sign a second history.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry.errors import RegistryError

BUSY_SECONDS: Final = 10.0

_SCHEMA: Final = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS cosigned (
    origin TEXT PRIMARY KEY,
    origin_hash TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL CHECK (size >= 0),
    root BLOB NOT NULL CHECK (length(root) = 32),
    note BLOB NOT NULL,
    signed_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS cosigned_only_grows BEFORE UPDATE ON cosigned
    WHEN NEW.origin IS NOT OLD.origin OR NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root IS NOT OLD.root)
    BEGIN SELECT RAISE(ABORT, 'cosigned: a log only grows'); END;
CREATE TRIGGER IF NOT EXISTS cosigned_never_deleted BEFORE DELETE ON cosigned
    BEGIN SELECT RAISE(ABORT, 'cosigned: rows are never deleted'); END;
COMMIT;
"""


@dataclass(frozen=True)
class Cosigned:
    """The last checkpoint cosigned of one log, as it is served, and when, in seconds since 1970-01-01."""

    size: int
    root: bytes
    note: bytes
    signed_at: int


def create_state(path: Path) -> None:
    """Make the database of a witness that never cosigned; one that is there stays as it is. Raises `witness.state`."""
    try:
        with closing(_connect(path, "rwc")) as connection:
            connection.executescript(_SCHEMA)
    except sqlite3.Error as error:
        raise _failed(path, str(error)) from error


def state_lost(path: Path) -> RegistryError:
    """What is said of a witness whose database is gone."""
    return RegistryError(
        "witness.state",
        f"{path} is missing: what this witness cosigned is not known any more",
        hint="Nothing was cosigned. A witness that lost its state must be made anew, in another folder, with a new name and new "
        "keys; tell the logs. Never put an older copy of the file back.",
    )


class WitnessState:
    """The database file at `path`. Shared by threads and by processes.

    Raises `witness.state` where it is missing or is not what `create_state` makes: of a state that is gone nobody knows any
    more what was cosigned, and nothing may be cosigned in its place.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._stopped = ""
        if not path.is_file():
            raise state_lost(path)
        self._one("origin", "")

    def latest(self, origin: str) -> Cosigned | None:
        """The last checkpoint cosigned of this log. Raises `witness.state`."""
        return self._one("origin", origin)

    def by_hash(self, origin_hash: str) -> Cosigned | None:
        """The same by the SHA-256 of the origin, in 64 lowercase hexadecimal digits."""
        return self._one("origin_hash", origin_hash)

    def advance(self, origin: str, before: Cosigned | None, after: Cosigned) -> bool:
        """Put `after` in the place of `before`, None for a log never cosigned; durable when this returns True.

        False where another size or root than that of `before` stands there: nothing changed then. Raises
        `witness.state`, after which this process writes no more: what is on disk is unknown to it then.
        """
        values = (after.size, after.root, after.note, after.signed_at)
        with self._writing(), self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                if before is None:
                    key = hashlib.sha256(origin.encode()).hexdigest()
                    done = connection.execute(
                        "INSERT INTO cosigned VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        (origin, key, *values),
                    )
                else:
                    done = connection.execute(
                        "UPDATE cosigned SET size = ?, root = ?, note = ?, signed_at = ?"
                        " WHERE origin = ? AND size = ? AND root = ?",
                        (*values, origin, before.size, before.root),
                    )
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        return done.rowcount == 1

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._stopped:
            raise _failed(self._path, f"an earlier write failed ({self._stopped})")
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (
                sqlite3.SQLITE_BUSY,
                sqlite3.SQLITE_LOCKED,
            ):
                self._stopped = str(error)
            raise _failed(self._path, str(error)) from error

    def _one(self, column: str, value: str) -> Cosigned | None:
        try:
            with self._connection() as connection:
                row = connection.execute(
                    f"SELECT size, root, note, signed_at FROM cosigned WHERE {column} = ?", (value,)
                ).fetchone()
        except sqlite3.Error as error:
            raise _failed(self._path, str(error)) from error
        return None if row is None else Cosigned(*row)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        # One for each thread, and none that a fork inherited.
        if getattr(self._local, "owner", None) != os.getpid():
            # Closed with the thread that opened it, by whichever thread clears it away.
            connection = _connect(self._path, "rw")
            self._local.held = held = _Held()
            weakref.finalize(held, connection.close)
            self._local.connection, self._local.owner = connection, os.getpid()
        yield self._local.connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "recursive_triggers = ON"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class _Held:
    """What a thread holds as long as it lives."""


def _failed(path: Path, why: str) -> RegistryError:
    return RegistryError(
        "witness.state",
        f"{path} cannot be used: {why}",
        hint="Nothing was cosigned. Find the cause (disk full, disk failing), then start the witness again.",
    )
