"""A registry's database on a PostgreSQL server.

Knows: how transactions exclude one another, which roles this process holds, and how to learn what became of a commit whose
answer never came. Does not know what is stored, nor what the server must promise (`storage.postgresql_promises`).

Every write begins with one advisory lock, so there is one write transaction at a time, as on SQLite; reads are snapshots
(REPEATABLE READ, READ ONLY). Roles (`storage.locks`) are session-level advisory locks of the connection that writes: who
loses it loses the roles, and what it had not committed, together. No transaction can outlive the right to make it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pg8000.exceptions import DatabaseError, InterfaceError  # type: ignore[import-untyped]
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy import exc as errors
from sqlalchemy.pool import ConnectionPoolEntry

from registry.errors import RegistryError
from registry.storage.addresses import parse
from registry.storage.driver_errors import reason, state
from registry.storage.postgresql_promises import require_promises
from registry.storage.postgresql_session import (
    CONNECT_SECONDS,
    Session,
    keep_alive_settings,
)

_LOCKS: Final = 0x5347
"""The first half of the key of every advisory lock here; the second is a role's number, or _WRITE."""
_WRITE: Final = 0
_RETRY_SECONDS: Final = 0.1
_SCRUBBED: Final = (
    "answer",
    "act_text",
    "person",
    "credential",
    "subscriber",
    "listing",
    "listing_not_met",
    "counter",
    "search",
)
_FILES: Final = "SELECT name, pg_relation_filenode(name::regclass) FROM unnest(ARRAY[{}]) AS name".format(
    ", ".join(f"'{name}'" for name in _SCRUBBED)
)
"""Each table with its file: one that is written anew has another."""

# Classes and codes of SQLSTATE (PostgreSQL documentation, appendix A).
_REFUSALS: Final = ("22", "23", "42", "54", "P0001")
_DISCONNECTS: Final = ("08", "57P01", "57P02", "57P03")
_TOO_MANY_CONNECTIONS: Final = "53300"
_DISK_FULL: Final = "53100"
_LOCK_NOT_AVAILABLE: Final = "55P03"

_BEGIN: Final = (
    f"SELECT pg_advisory_xact_lock({_LOCKS}, {_WRITE}), pg_current_xact_id()::text,"
    " (SELECT system_identifier FROM pg_control_system())::text || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8)"
)
_FATE: Final = (
    "SELECT pg_is_in_recovery() OR NOT (SELECT system_identifier FROM pg_control_system())::text"
    " || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) = '{history}', pg_xact_status('{number}'::xid8)"
)


@dataclass(frozen=True)
class Mark:
    """What names one transaction: its number, in one history (system and timeline) of the server's."""

    number: str
    history: str


class PostgreSQL:
    """The database at `address`; see `database.Store`. `path` is where its locks on this machine lie."""

    def __init__(self, address: str, path: Path | None, busy_seconds: float) -> None:
        self.path = path
        self._address = parse(address)
        self.name = self._address.name
        self._busy_seconds = busy_seconds
        wait = f"{max(1, round(busy_seconds * 1000))}ms"
        self.reader = self._engine(
            {"default_transaction_isolation": "repeatable read", "default_transaction_read_only": "on"},
            pool_pre_ping=True,
            pool_size=4,
        )
        # The one connection that writes, and that holds the roles. It is never replaced unseen.
        self.writer = self._engine(
            {"default_transaction_isolation": "read committed", "lock_timeout": wait},
            pool_size=1,
            max_overflow=0,
            pool_timeout=busy_seconds,
        )
        self._roles: set[int] = set()
        self._session: Any = None
        self._guard = threading.Lock()

    def begin(self, connection: Connection) -> Mark:
        """Begin the one write transaction: everything after it sees all that was committed before.

        Raises `storage.role_lost` where this process holds a role that it lost.
        """
        self._require_session(connection)
        try:
            row = connection.exec_driver_sql(_BEGIN).one()
        except errors.DBAPIError as error:
            if not self.is_lost(error):
                raise
            if self._roles:
                raise self._role_lost() from error
            # It was lost while nothing was under way; the pool has dropped it by now.
            connection.rollback()
            row = connection.exec_driver_sql(_BEGIN).one()
        return Mark(row[1], row[2])

    def fate(self, mark: Mark) -> bool | None:
        """Whether the transaction was committed; None where the server does not say so in time.

        This is what `pg_xact_status` is for (PostgreSQL documentation, 9.27.9 in version 15). Its answer counts only in
        the history in which the transaction began: a replica that was promoted meanwhile may know another by its number.
        """
        question = _FATE.format(history=mark.history, number=mark.number)
        deadline = time.monotonic() + self._busy_seconds
        while True:
            try:
                # At least one answer is waited for a moment, however little time is left.
                left = max(_RETRY_SECONDS, deadline - time.monotonic())
                session = self._connect(min(left, CONNECT_SECONDS))
                session.wait_at_most(left)
                try:
                    [[elsewhere, status]] = session.execute_simple(question).rows
                finally:
                    session.close()
                if elsewhere:
                    return None
                if status != "in progress":
                    return {"committed": True, "aborted": False}.get(status)
            except DatabaseError as error:
                if not state(error).startswith((*_DISCONNECTS, _TOO_MANY_CONNECTIONS)):
                    return None
            except InterfaceError:
                pass
            if time.monotonic() >= deadline:
                return None
            time.sleep(_RETRY_SECONDS)

    def state(self) -> Hashable:
        # Two snapshots that are written alike see the same. A standby tells less in one, and how far it has replayed.
        try:
            with self.reader.begin() as connection:
                return tuple(
                    connection.exec_driver_sql(
                        "SELECT pg_current_snapshot()::text, pg_last_wal_replay_lsn()::text"
                    ).one()
                )
        except errors.SQLAlchemyError:
            return object()

    def is_busy(self, error: errors.DBAPIError) -> bool:
        return state(error.orig) == _LOCK_NOT_AVAILABLE

    def is_refusal(self, error: errors.DBAPIError) -> bool:
        return state(error.orig).startswith(_REFUSALS)

    def is_lost(self, error: errors.DBAPIError) -> bool:
        return isinstance(error.orig, InterfaceError) or state(error.orig).startswith(_DISCONNECTS)

    def is_full(self, error: errors.DBAPIError) -> bool:
        return state(error.orig) == _DISK_FULL

    def away(self, error: errors.DBAPIError) -> RegistryError | None:
        is_away = self.is_lost(error) or state(error.orig) == _TOO_MANY_CONNECTIONS
        return self._not_opened(error) if is_away else None

    def scrub(self) -> bool:
        """Write the tables anew that something was erased from. The server's journal and its backups keep it longer.

        Raises `storage.owner` where this role may not: the tables are as they were then.
        """
        session = self._connect()
        try:
            session.execute_simple(f"SET lock_timeout = '{max(1, round(self._busy_seconds * 1000))}ms'")
            older = (
                "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND backend_xmin IS NOT NULL"
            )
            if session.execute_simple(older).rows:
                return False
            before = session.execute_simple(_FILES).rows
            session.execute_simple(f"VACUUM (FULL) {', '.join(_SCRUBBED)}")
            # Who may not do it is only warned, and every table is passed over.
            if any(table in before for table in session.execute_simple(_FILES).rows):
                raise RegistryError(
                    "storage.owner",
                    f"what was erased still stands in the files of {self.name}: only the owner of the tables can write them anew",
                    hint="Erase the same again as the owner, with an address of that role in SIGHTLINE_DATABASE: nothing is "
                    "logged a second time, and the files are scrubbed.",
                )
        except DatabaseError as error:
            if state(error) == _LOCK_NOT_AVAILABLE:
                return False
            raise errors.DBAPIError(None, None, error) from error
        finally:
            session.close()
        return True

    def hold(self, role: str, number: int) -> bool:
        """Take a role for this process's writing connection; False where another one has it.

        Raises `storage.role_lost` where it lost one that it has, `storage.open` where the server does not answer.
        """
        with self._guard:
            try:
                try:
                    return self._take(number)
                except errors.DBAPIError as error:
                    if self._roles or not self.is_lost(error):
                        raise
                    # It was lost while nothing was under way; the pool has dropped it by now.
                    return self._take(number)
            except errors.DBAPIError as error:
                raise (self._role_lost() if self._roles else self._not_opened(error)) from error

    def _take(self, number: int) -> bool:
        with self._one_connection() as connection:
            self._require_session(connection)
            taken: bool = connection.exec_driver_sql(
                f"SELECT pg_try_advisory_lock({_LOCKS}, {number})"
            ).scalar_one()
            connection.rollback()
            if taken:
                self._roles.add(number)
                self._session = connection.connection.dbapi_connection
            return taken

    def let_go(self, number: int) -> None:
        """Give a role back; one that was lost is forgotten, once nothing more can be done in it."""
        with self._guard:
            try:
                with self._one_connection() as connection:
                    if connection.connection.dbapi_connection is self._session:
                        connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_LOCKS}, {number})")
                        connection.rollback()
            except (errors.DBAPIError, errors.TimeoutError, RegistryError):
                self.writer.dispose()  # with its connection the role falls in any case
            self._roles.discard(number)

    def holder(self, number: int) -> str:
        """Who holds a role, as far as the server tells."""
        try:
            with self.reader.begin() as connection:
                name = connection.exec_driver_sql(
                    "SELECT a.application_name, a.client_addr FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                    f" WHERE l.locktype = 'advisory' AND l.classid = {_LOCKS} AND l.objid = {number} AND l.granted"
                ).first()
        except errors.DBAPIError:
            return ""
        if name is None or not name[0]:
            return ""
        return f"process {name[0].removeprefix('sightline ')}" + (f" on {name[1]}" if name[1] else "")

    def require_roles(self) -> None:
        """Raise `storage.role_lost` unless every role this process took is still its own."""
        with self._guard:
            if not self._roles:
                return
            try:
                with self._one_connection() as connection:
                    self._require_session(connection)
                    connection.exec_driver_sql("SELECT 1")
                    connection.rollback()
            except errors.DBAPIError as error:
                raise self._role_lost() from error

    def _one_connection(self) -> Connection:
        try:
            return self.writer.connect()
        except errors.TimeoutError as error:
            raise RegistryError(
                "storage.busy",
                f"{self.name} is being written by another thread and was not free in time",
                hint="Try again in a moment.",
            ) from error

    def _require_session(self, connection: Connection) -> None:
        if self._roles and connection.connection.dbapi_connection is not self._session:
            raise self._role_lost()

    def _role_lost(self) -> RegistryError:
        return RegistryError(
            "storage.role_lost",
            f"the connection to {self.name} that held the role of writer or publisher was lost",
            hint="Another process may hold that role by now. Nothing more is signed or written here: start this process again.",
        )

    def _connect(self, seconds: float = CONNECT_SECONDS) -> Session:
        try:
            return Session(self._address, seconds)
        except (OSError, AttributeError) as error:
            # AttributeError: the server asks for a password and none was given.
            reason = "no password was given" if isinstance(error, AttributeError) else str(error)
            raise InterfaceError(f"network error: {reason}") from error

    def _engine(self, settings: dict[str, str], **pool: Any) -> Engine:
        engine = create_engine("postgresql+pg8000://", creator=self._connect, **pool)
        told = settings | {"standard_conforming_strings": "on"}
        if self._address.socket_file is None:
            told |= keep_alive_settings()

        @event.listens_for(engine, "connect", insert=True)
        def prepare(connection: Session, _record: ConnectionPoolEntry) -> None:
            require_promises(connection, self.name)
            for name, value in told.items():
                connection.execute_simple(f"SET {name} = '{value}'")

        @event.listens_for(engine, "handle_error")
        def lost(context: Any) -> None:
            if isinstance(context.sqlalchemy_exception, errors.DBAPIError):
                context.is_disconnect = self.is_lost(context.sqlalchemy_exception)

        return engine

    def require_reachable(self) -> None:
        """Raise `storage.open` with the server's reason where no connection can be made."""
        try:
            with self.reader.connect():
                pass
        except errors.DBAPIError as error:
            raise self._not_opened(error) from error

    def _not_opened(self, error: errors.DBAPIError) -> RegistryError:
        return RegistryError(
            "storage.open",
            f"{self.name} cannot be opened: {reason(error.orig)}",
            hint=f"Is the server there, within {CONNECT_SECONDS:g} s, and may this user in? Give the password in "
            "SIGHTLINE_DATABASE, never in a file of the registry.",
        )
