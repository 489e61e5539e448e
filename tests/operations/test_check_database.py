"""The operator's check: a row that says something else than the signed log is found and named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.errors import RegistryError
from registry.operations.check_database import check_database
from registry.operations.kept_rows import same_rows
from registry.operations.registry import open_registry
from registry.settings import Settings
from registry.storage import queries, tables

CHANGES = (
    ("entry", "UPDATE entry SET body = CAST(body || '}' AS BLOB) WHERE idx = 3"),
    ("entry", "UPDATE entry SET leaf_hash = zeroblob(32) WHERE idx = 3"),
    ("entry", "UPDATE entry SET kind = 'release' WHERE idx = 3"),
    ("head", "UPDATE head SET range = zeroblob(length(range))"),
    ("head", "UPDATE head SET root = zeroblob(32)"),
    ("checkpoint", "UPDATE checkpoint SET note = replace(note, '\u2014', '-')"),
    ("entry", "UPDATE checkpoint SET root = zeroblob(32)"),
    ("log", "UPDATE log SET year = year + 1"),
    ("release", "UPDATE release SET manifest = x'7b7d'"),
    ("release", "UPDATE release SET version = '9.9.9'"),
    ("version", "UPDATE version SET committed = x'7b7d' WHERE id = 2"),
    ("version", "UPDATE version SET facts = x'7b7d' WHERE id = 2"),
    ("version", "UPDATE version SET provenance = 'filed' WHERE id = 2"),
    ("answer", "UPDATE answer SET public = 0 WHERE rowid = (SELECT min(rowid) FROM answer)"),
    (
        "answer",
        "UPDATE answer SET visibility = 'internal', public = 0 WHERE rowid = (SELECT max(rowid) FROM answer)",
    ),
    ("answer", "UPDATE answer SET path = path || 'x' WHERE rowid = (SELECT max(rowid) FROM answer)"),
    ("answer", "DELETE FROM answer WHERE rowid = (SELECT min(rowid) FROM answer)"),
    ("answer", "DELETE FROM answer WHERE rowid = (SELECT max(rowid) FROM answer)"),
    ("decision", "UPDATE decision SET outcome_binding = 'compliant' WHERE id = 2"),
    ("decision", "UPDATE decision SET assessment = x'7b7d' WHERE id = 2"),
    ("decision", "UPDATE decision SET law_date = '2001-01-01' WHERE id = 2"),
    ("requirement_status", "UPDATE requirement_status SET status = 'met' WHERE decision_id = 2"),
    ("listing", "UPDATE listing SET outcome_binding = 'compliant' WHERE position = 2"),
    ("listing_not_met", "DELETE FROM listing_not_met"),
    ("counter", "UPDATE counter SET count = count + 1"),
)


def change(home: Path, statement: str) -> None:
    """Do what somebody with the file in hand can do: no trigger and no condition stands in the way."""
    with closing(sqlite3.connect(home / "registry.db", isolation_level=None)) as database, database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        assert database.execute(statement).rowcount > 0, statement


def found(home: Path) -> RegistryError | None:
    registry = open_registry(home, Settings(), with_keys=False)
    try:
        check_database(registry)
    except RegistryError as error:
        return error
    finally:
        registry.database.close()
    return None


def test_an_untouched_database_says_what_its_logs_say(home: Path) -> None:
    registry = open_registry(home, Settings(), with_keys=False)
    checked = check_database(registry)
    assert checked.decisions == checked.entries - 1 > 20
    assert checked.answers > 500
    assert checked.erased == []
    again = check_database(registry)
    assert again == checked
    registry.database.close()


def test_every_changed_row_is_found_and_its_table_named(home: Path) -> None:
    file = home / "registry.db"
    whole = file.read_bytes()
    for table, statement in CHANGES:
        change(home, statement)
        error = found(home)
        assert error is not None, statement
        assert error.code in ("database.differs", "database.damaged"), (statement, error)
        assert f" {table} " in error.message, (statement, error.message)
        for companion in home.glob("registry.db-*"):
            if companion.suffix in (".db-wal", ".db-shm"):
                companion.unlink()
        file.write_bytes(whole)
    assert found(home) is None


def test_every_table_that_says_something_is_changed_above_or_cannot_differ_unseen() -> None:
    changed = {table for table, _ in CHANGES}
    # Statements are tied to entries, deployments to versions, cosignatures are judged beside their checkpoint. Submissions
    # say what came in and where it stands, which no log says. The demonstration has no acts: test_check_rows changes theirs,
    # and test_moderation what says which of them was moderated.
    # Nor has it people who sign in, drafts, notices or followers, which no log says; test_notices and test_sign_in change theirs.
    beside = {"release_statement", "deployment", "cosignature", "erasure", "submission"}
    beside |= {
        "act",
        "act_text",
        "act_erasure",
        "moderation",
        "person",
        "draft",
        "follower",
        "notice",
        "subscriber",
        "delivery",
        "sent_form",
    }
    # Nothing is due in it: test_due changes what says so.
    beside |= {"running_term", "assessed", "registration"}
    beside |= {"web_session", "sign_in_link", "sign_in_attempt", "api_token", "credential", "sign_in_secret"}
    assert {*tables.metadata.tables} <= changed | beside


def test_the_command_names_the_row_and_exits_1(home: Path) -> None:
    answer = CliRunner().invoke(main, ["db", "check", "--home", str(home)])
    assert answer.exit_code == 0, answer.output
    assert "holds: " in answer.output
    change(home, CHANGES[18][1])
    answer = CliRunner().invoke(main, ["db", "check", "--home", str(home)])
    assert answer.exit_code == 1
    assert "decision (2, " in answer.output
    assert "[database.differs]" in answer.output


def test_a_torn_page_is_damage(home: Path) -> None:
    path = home / "registry.db"
    with closing(sqlite3.connect(path)) as database, database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'decision'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x00" * 64)
    error = found(home)
    assert error is not None
    with pytest.raises(RegistryError):
        raise error


@pytest.mark.parametrize("code", ["storage.read_failed", "storage.keys", "storage.role_lost"])
@pytest.mark.parametrize("question", ["answers", "facts"])
def test_what_could_not_be_read_is_not_told_as_a_difference(
    home: Path, monkeypatch: pytest.MonkeyPatch, code: str, question: str
) -> None:
    def lost(*_: object) -> None:
        raise RegistryError(code, "the connection was lost")

    monkeypatch.setattr(queries, question, lost)
    error = found(home)
    assert error is not None
    assert error.code == code


def test_tables_are_compared_row_by_row_and_none_is_held_whole() -> None:
    with pytest.raises(RegistryError, match=r"entry \(3\)"):
        same_rows(
            "entry",
            ((number,) for number in count()),
            ((number if number != 3 else -1,) for number in count()),
        )


@pytest.mark.parametrize("kept", [[1, 2], [1, 2, 3, 4], [1, 2, 2, 3], [2, 1, 3], []])
def test_a_row_too_few_too_many_twice_or_out_of_place_is_found(kept: list[int]) -> None:
    with pytest.raises(RegistryError, match="is not what the log says"):
        same_rows("entry", ((number,) for number in kept), [(1,), (2,), (3,)])
