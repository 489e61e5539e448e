"""Whoever opens the database, with whatever program, cannot change what was written: the database itself refuses."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from pg8000.exceptions import DatabaseError

from registry.errors import RegistryError
from registry.storage import cosignatures, ledger, sent_forms
from registry.storage.addresses import parse
from registry.storage.database import Database
from registry.storage.postgresql_session import Session
from registry.storage.sent_forms import SentForm
from registry.storage.values import Cosignature, Place
from tests.storage.conftest import address_of
from tests.storage.simulator import NOW, Register, entry, filing, not_met, public

NEVER_CHANGED = [
    "entry",
    "cosignature",
    "release",
    "release_statement",
    "deployment",
    "version",
    "answer",
    "decision",
    "requirement_status",
    "sent_form",
]
NEVER_DELETED = ["log", "head", "checkpoint", *(table for table in NEVER_CHANGED if table != "answer")]


REFUSED = (sqlite3.IntegrityError, DatabaseError)

# What SQLite says in other words than PostgreSQL.
IN_POSTGRESQL = (
    (r"randomblob\(32\)", "sha256(random()::text::bytea)"),
    (r"zeroblob\((\d+)\)", r"decode(repeat('00', \1), 'hex')"),
    (r"x'00'", r"decode('00', 'hex')"),
)


class Program:
    """A program that knows nothing of this one; on a server, the administrator's."""

    def __init__(self, db: Database, *, on_server: bool) -> None:
        self._file: sqlite3.Connection | None = None
        self._session: Session | None = None
        if not on_server:
            self._file = sqlite3.connect(db.path or "", isolation_level=None)
        else:
            self._session = Session(parse(address_of(db).replace("//owner@", "//admin@")))

    def execute(self, statement: str) -> list[tuple[Any, ...]]:
        if self._file is not None:
            return self._file.execute(statement).fetchall()
        for sqlite, postgresql in IN_POSTGRESQL:
            statement = re.sub(sqlite, postgresql, statement)
        assert self._session is not None
        return [tuple(row) for row in self._session.execute_simple(statement).rows or []]

    def columns(self, table: str) -> list[str]:
        if self._file is not None:
            return [row[1] for row in self.execute(f"PRAGMA table_info({table})")]
        names = f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}'"
        return [row[0] for row in self.execute(names)]

    @property
    def on_server(self) -> bool:
        return self._session is not None

    def key(self, table: str) -> str:
        """The columns of the first key of a table on the server."""
        found = self.execute(
            "SELECT string_agg(a.attname, ', ') FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid"
            f" AND a.attnum = ANY(i.indkey) WHERE i.indrelid = '{table}'::regclass AND i.indisprimary"
        )
        return str(found[0][0])

    def close(self) -> None:
        for connection in (self._file, self._session):
            if connection is not None:
                connection.close()


@pytest.fixture
def other_program(register: Register) -> Iterator[Program]:
    """A connection that knows nothing of this one, with every table filled."""
    register.put(filing("d-1", answers=[public("deployment.title", "Gate")], statuses=not_met("r_1", "r_2")))
    head = ledger.head(register.db, register.log_id)
    number = ledger.add_checkpoint(
        register.db, register.log_id, size=head.size, root=head.root, note="note", created_at=NOW
    )
    cosignatures.keep(register.db, number, [Cosignature("witness.example", "0" * 8, "line\n")], NOW)
    with register.db.write() as connection:
        sent_forms.remember(SentForm(bytes(32), bytes(32)))(connection, Place(register.log_id, 0))
    program = Program(register.db, on_server=register.db.path is None)
    yield program
    program.close()


@pytest.fixture
def sqlite_program(sqlite_register: Register) -> Iterator[Program]:
    sqlite_register.put(entry("note", "x"))
    program = Program(sqlite_register.db, on_server=False)
    yield program
    program.close()


@pytest.mark.parametrize("table", NEVER_CHANGED)
def test_no_column_of_a_row_can_be_updated(other_program: Program, table: str) -> None:
    for column in other_program.columns(table):
        with pytest.raises(REFUSED, match="never changed"):
            other_program.execute(f'UPDATE {table} SET "{column}" = "{column}"')


@pytest.mark.parametrize("table", NEVER_DELETED)
def test_no_row_can_be_deleted(other_program: Program, table: str) -> None:
    with pytest.raises(REFUSED, match="never deleted"):
        other_program.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", NEVER_DELETED)
def test_no_table_of_a_server_can_be_emptied(postgresql_register: Register, table: str) -> None:
    program = Program(postgresql_register.db, on_server=True)
    with pytest.raises(DatabaseError, match="never deleted"):
        program.execute(f"TRUNCATE {table} CASCADE")
    program.close()


@pytest.mark.parametrize("table", [*NEVER_DELETED, "answer"])
def test_no_row_can_be_replaced(other_program: Program, table: str) -> None:
    before = other_program.execute(f"SELECT * FROM {table}")
    assert before
    replace = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    if other_program.on_server:
        column = other_program.columns(table)[0]
        first_key = other_program.key(table)
        replace = f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({first_key}) DO UPDATE SET {column} = NULL"
    with pytest.raises(REFUSED):
        other_program.execute(replace)
    assert other_program.execute(f"SELECT * FROM {table}") == before


def test_an_entry_cannot_be_replaced_by_way_of_its_leaf_hash(sqlite_program: Program) -> None:
    with pytest.raises(REFUSED, match="key exists"):
        sqlite_program.execute(
            "INSERT OR REPLACE INTO entry (log_id, idx, kind, leaf_hash, body)"
            " SELECT log_id, 2, kind, leaf_hash, body FROM entry WHERE idx = 0"
        )


def test_an_entry_cannot_leave_a_gap(other_program: Program) -> None:
    for index in (-1, 3, 100, "NULL"):
        with pytest.raises(REFUSED, match=r"contiguous|null value"):
            other_program.execute(f"INSERT INTO entry VALUES (1, {index}, 'x', randomblob(32), x'00')")
    with pytest.raises(REFUSED, match="contiguous"):
        other_program.execute(
            "INSERT INTO entry VALUES (1, 2, 'x', randomblob(32), x'00'), (1, 4, 'x', randomblob(32), x'00')"
        )
    other_program.execute("INSERT INTO entry VALUES (1, 2, 'x', randomblob(32), x'00')")


def test_an_entry_is_at_most_32_kib(other_program: Program) -> None:
    with pytest.raises(REFUSED, match="ck_entry_body"):
        other_program.execute("INSERT INTO entry VALUES (1, 2, 'x', randomblob(32), zeroblob(32769))")
    other_program.execute("INSERT INTO entry VALUES (1, 2, 'x', randomblob(32), zeroblob(32768))")


@pytest.mark.parametrize(
    "change", ["size = size - 1", "size = size", "size = size + 1", "log_id = 9", "size = -1"]
)
def test_a_head_only_grows_to_the_number_of_entries(other_program: Program, change: str) -> None:
    with pytest.raises(REFUSED, match="head"):
        other_program.execute(f"UPDATE head SET {change}")


@pytest.mark.parametrize(
    "change", ["size = 9", "root = randomblob(32)", "note = 'x'", "created_at = created_at || ''", "id = 7"]
)
def test_a_checkpoint_can_only_become_published(other_program: Program, change: str) -> None:
    if change.startswith("created_at"):
        change = f"created_at = '{NOW.replace('12', '13')}'"
    with pytest.raises(REFUSED, match="only become published"):
        other_program.execute(f"UPDATE checkpoint SET {change}, published_at = '{NOW}'")
    other_program.execute(f"UPDATE checkpoint SET published_at = '{NOW}'")
    with pytest.raises(REFUSED, match="once"):
        other_program.execute("UPDATE checkpoint SET published_at = NULL")


@pytest.mark.parametrize(
    ("size", "root"), [(1, "randomblob(32)"), (2, "randomblob(32)"), (3, "randomblob(32)")]
)
def test_a_checkpoint_that_tells_another_history_is_refused(
    other_program: Program, size: int, root: str
) -> None:
    with pytest.raises(REFUSED, match="checkpoint"):
        other_program.execute(f"INSERT INTO checkpoint VALUES (2, 1, {size}, {root}, 'n', '{NOW}', NULL)")


def test_a_log_can_only_be_frozen(other_program: Program) -> None:
    for change in ("origin = 'x'", "year = 1999", "id = 4"):
        with pytest.raises(REFUSED, match="only be frozen"):
            other_program.execute(f"UPDATE log SET {change}")
    other_program.execute("UPDATE log SET frozen = true")
    with pytest.raises(REFUSED, match="only be frozen"):
        other_program.execute("UPDATE log SET frozen = false")
    with pytest.raises(REFUSED, match="frozen"):
        other_program.execute("INSERT INTO entry VALUES (1, 2, 'x', randomblob(32), x'00')")


def test_versions_are_numbered_without_gaps(other_program: Program) -> None:
    copied = (
        "record_sha256, committed, facts, facts_sha256, facts_version, filed_at, log_id, idx FROM version"
    )
    for number in (0, 1, 3):
        with pytest.raises(REFUSED):
            other_program.execute(
                f"INSERT INTO version SELECT 9, deployment_id, {number}, provenance, {copied} WHERE n = 1"
            )
    other_program.execute(f"INSERT INTO version SELECT 9, deployment_id, 2, provenance, {copied} WHERE n = 1")


def test_an_answer_can_be_erased(other_program: Program) -> None:
    other_program.execute("DELETE FROM answer")
    assert other_program.execute("SELECT count(*) FROM answer") == [(0,)]


def test_what_is_not_public_by_its_field_cannot_be_marked_public(other_program: Program) -> None:
    for visibility in ("oversight", "internal"):
        with pytest.raises(REFUSED, match="ck_answer_public"):
            other_program.execute(
                f"INSERT INTO answer VALUES ('d-1', 1, 'x', '1', NULL, NULL, '{visibility}', true)"
            )


def test_this_programs_own_connections_are_refused_too(register: Register) -> None:
    register.put(entry("note", "x"))
    replace = "INSERT" if register.db.path is None else "REPLACE"
    for statement in (
        "DELETE FROM entry",
        "UPDATE entry SET kind = 'y'",
        f"{replace} INTO head SELECT * FROM head",
    ):
        with pytest.raises(RegistryError, match=r"storage\.refused"), register.db.write() as connection:
            connection.exec_driver_sql(statement)
