"""Whoever opens the file, with whatever program, cannot change what was written: the database itself refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from registry.errors import RegistryError
from registry.storage import cosignatures, ledger
from registry.storage.values import Cosignature
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
]
NEVER_DELETED = ["log", "head", "checkpoint", *(table for table in NEVER_CHANGED if table != "answer")]


@pytest.fixture
def other_program(register: Register) -> Iterator[sqlite3.Connection]:
    """A connection that knows nothing of this one, with every table filled."""
    register.put(filing("d-1", answers=[public("deployment.title", "Gate")], statuses=not_met("r_1", "r_2")))
    head = ledger.head(register.db, register.log_id)
    number = ledger.add_checkpoint(
        register.db, register.log_id, size=head.size, root=head.root, note="note", created_at=NOW
    )
    cosignatures.keep(register.db, number, [Cosignature("witness.example", "0" * 8, "line\n")], NOW)
    connection = sqlite3.connect(register.db.path, isolation_level=None)
    yield connection
    connection.close()


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


@pytest.mark.parametrize("table", NEVER_CHANGED)
def test_no_column_of_a_row_can_be_updated(other_program: sqlite3.Connection, table: str) -> None:
    for column in columns(other_program, table):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            other_program.execute(f'UPDATE {table} SET "{column}" = "{column}"')


@pytest.mark.parametrize("table", NEVER_DELETED)
def test_no_row_can_be_deleted(other_program: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        other_program.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", [*NEVER_DELETED, "answer"])
def test_no_row_can_be_replaced(other_program: sqlite3.Connection, table: str) -> None:
    before = other_program.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    with pytest.raises(sqlite3.IntegrityError):
        other_program.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    assert other_program.execute(f"SELECT * FROM {table}").fetchall() == before


def test_an_entry_cannot_be_replaced_by_way_of_its_leaf_hash(other_program: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="key exists"):
        other_program.execute(
            "INSERT OR REPLACE INTO entry (log_id, idx, kind, leaf_hash, body)"
            " SELECT log_id, 2, kind, leaf_hash, body FROM entry WHERE idx = 0"
        )


def test_an_entry_cannot_leave_a_gap(other_program: sqlite3.Connection) -> None:
    for index in (-1, 3, 100, None):
        with pytest.raises(sqlite3.IntegrityError, match="contiguous"):
            other_program.execute("INSERT INTO entry VALUES (1, ?, 'x', randomblob(32), x'00')", (index,))
    other_program.execute("INSERT INTO entry VALUES (1, 2, 'x', randomblob(32), x'00')")


def test_an_entry_is_at_most_32_kib(other_program: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="ck_entry_body"):
        other_program.execute("INSERT INTO entry VALUES (1, 2, 'x', randomblob(32), zeroblob(32769))")
    other_program.execute("INSERT INTO entry VALUES (1, 2, 'x', randomblob(32), zeroblob(32768))")


@pytest.mark.parametrize(
    "change", ["size = size - 1", "size = size", "size = size + 1", "log_id = 9", "size = -1"]
)
def test_a_head_only_grows_to_the_number_of_entries(other_program: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="head"):
        other_program.execute(f"UPDATE head SET {change}")


@pytest.mark.parametrize(
    "change", ["size = 9", "root = randomblob(32)", "note = 'x'", "created_at = created_at || ''", "id = 7"]
)
def test_a_checkpoint_can_only_become_published(other_program: sqlite3.Connection, change: str) -> None:
    if change.startswith("created_at"):
        change = f"created_at = '{NOW.replace('12', '13')}'"
    with pytest.raises(sqlite3.IntegrityError, match="only become published"):
        other_program.execute(f"UPDATE checkpoint SET {change}, published_at = '{NOW}'")
    other_program.execute(f"UPDATE checkpoint SET published_at = '{NOW}'")
    with pytest.raises(sqlite3.IntegrityError, match="once"):
        other_program.execute("UPDATE checkpoint SET published_at = NULL")


@pytest.mark.parametrize(
    ("size", "root"), [(1, "randomblob(32)"), (2, "randomblob(32)"), (3, "randomblob(32)")]
)
def test_a_checkpoint_that_tells_another_history_is_refused(
    other_program: sqlite3.Connection, size: int, root: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="checkpoint"):
        other_program.execute(f"INSERT INTO checkpoint VALUES (2, 1, {size}, {root}, 'n', '{NOW}', NULL)")


def test_a_log_can_only_be_frozen(other_program: sqlite3.Connection) -> None:
    for change in ("origin = 'x'", "year = 1999", "id = 4"):
        with pytest.raises(sqlite3.IntegrityError, match="only be frozen"):
            other_program.execute(f"UPDATE log SET {change}")
    other_program.execute("UPDATE log SET frozen = 1")
    with pytest.raises(sqlite3.IntegrityError, match="only be frozen"):
        other_program.execute("UPDATE log SET frozen = 0")
    with pytest.raises(sqlite3.IntegrityError, match="frozen"):
        other_program.execute("INSERT INTO entry VALUES (1, 2, 'x', randomblob(32), x'00')")


def test_versions_are_numbered_without_gaps(other_program: sqlite3.Connection) -> None:
    copied = (
        "record_sha256, committed, facts, facts_sha256, facts_version, filed_at, log_id, idx FROM version"
    )
    for number in (0, 1, 3):
        with pytest.raises(sqlite3.IntegrityError):
            other_program.execute(
                f"INSERT INTO version SELECT 9, deployment_id, {number}, provenance, {copied} WHERE n = 1"
            )
    other_program.execute(f"INSERT INTO version SELECT 9, deployment_id, 2, provenance, {copied} WHERE n = 1")


def test_an_answer_can_be_erased(other_program: sqlite3.Connection) -> None:
    other_program.execute("DELETE FROM answer")
    assert other_program.execute("SELECT count(*) FROM answer").fetchone() == (0,)


def test_what_is_not_public_by_its_field_cannot_be_marked_public(other_program: sqlite3.Connection) -> None:
    for visibility in ("oversight", "internal"):
        with pytest.raises(sqlite3.IntegrityError, match="ck_answer_public"):
            other_program.execute(f"INSERT INTO answer VALUES ('d-1', 1, 'x', '1', NULL, '{visibility}', 1)")


def test_this_programs_own_connections_are_refused_too(register: Register) -> None:
    register.put(entry("note", "x"))
    for statement in (
        "DELETE FROM entry",
        "UPDATE entry SET kind = 'y'",
        "REPLACE INTO head SELECT * FROM head",
    ):
        with pytest.raises(RegistryError, match=r"storage\.refused"), register.db.write() as connection:
            connection.exec_driver_sql(statement)
