"""The migrations make the tables that the code declares, and never lose a log."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from registry.storage import database, schema, tables
from registry.storage.database import Database
from tests.storage.simulator import Register


def declared(db: Database) -> dict[str, str]:
    """Every table, index and trigger of a database, by name, in one spelling."""
    with db.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_up_and_down_and_up_again_makes_the_same_schema(db: Database) -> None:
    before = declared(db)
    with db.write_unready() as connection:
        schema.downgrade(connection, "base")
    assert set(declared_names(db)) == {"alembic_version"}
    database.migrate(db)
    assert declared(db) == before


def declared_names(db: Database) -> list[str]:
    with db._reader.begin() as connection:
        return list(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql NOT NULL").scalars())


def test_migrating_twice_changes_nothing(db: Database) -> None:
    before = declared(db)
    database.migrate(db)
    assert declared(db) == before


def test_alembic_finds_no_difference_from_the_tables(db: Database) -> None:
    with db.write() as connection:
        command.check(schema.config(connection))


def test_the_migrated_tables_are_the_declared_ones_to_the_letter(db: Database, tmp_path: Path) -> None:
    # Alembic compares no CHECK conditions and no WITHOUT ROWID.
    engine = create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    tables.metadata.create_all(engine)
    with engine.begin() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    engine.dispose()
    migrated = declared(db)
    for name, sql in rows:
        assert parts(migrated[name]) == parts(sql), name


def parts(sql: str) -> tuple[str, list[str], str]:
    """What is made, its columns and constraints (their order may differ), and its options."""
    made, _, rest = " ".join(sql.split()).partition("(")
    body, _, options = rest.rpartition(")")
    if not made.startswith("CREATE TABLE"):
        return made, [body.strip()], options
    found, depth, part = [], 0, ""
    for character in body:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            found.append(part.strip())
            part = ""
        else:
            part += character
    return made, sorted([*found, part.strip()]), options


def test_a_log_cannot_be_migrated_away(register: Register) -> None:
    with pytest.raises(RuntimeError, match="log entries"), register.db.write() as connection:
        schema.downgrade(connection, "base")
    assert "entry" in declared(register.db)


def test_revisions_form_one_line_and_are_numbered(db: Database) -> None:
    with db.read() as connection:
        scripts = ScriptDirectory.from_config(schema.config(connection))
    assert [script.revision for script in scripts.walk_revisions()] == schema.revisions()[::-1]
    assert schema.revisions() == [f"{n:04}" for n in range(1, len(schema.revisions()) + 1)]


def test_opening_a_database_does_not_load_alembic(db: Database) -> None:
    program = "import sys; from registry.storage import database, ledger; list(ledger.logs(database.open(sys.argv[1])))"
    program += "; assert 'alembic' not in sys.modules"
    subprocess.run([sys.executable, "-c", program, str(db.path)], check=True)


def test_two_processes_may_migrate_at_once(tmp_path: Path) -> None:
    first, second = database.open(tmp_path / "new.db"), database.open(tmp_path / "new.db")
    database.migrate(first)
    database.migrate(second)
    with second.read():
        pass
    first.close()
    second.close()
