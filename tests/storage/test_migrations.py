"""The migrations make the tables that the code declares, and never lose a log."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from registry.errors import RegistryError
from registry.storage import database, lists, schema, tables
from registry.storage.database import Database
from tests.postgresql import Cluster
from tests.storage.conftest import address_of
from tests.storage.simulator import Register, filing

SCHEMA = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL",
    # Tables as their columns, then what stands on them; each under a name of its own.
    "postgresql": """
        SELECT c.relname, 'TABLE ' || string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
               CASE WHEN a.attnotnull THEN 'NOT NULL' END, pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY a.attname)
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
         WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace GROUP BY c.relname
        UNION ALL SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
         WHERE connamespace = current_schema()::regnamespace AND conrelid <> 0 AND contype <> 't'
        UNION ALL SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()
        UNION ALL SELECT 'trigger ' || tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'function ' || proname, pg_get_functiondef(oid) FROM pg_proc
         WHERE pronamespace = current_schema()::regnamespace""",
}


def declared(db: Database) -> dict[str, str]:
    """Every table, index and trigger of a database, by name, in one spelling."""
    with db.read() as connection:
        rows = connection.exec_driver_sql(SCHEMA[connection.dialect.name]).all()
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
        names = connection.exec_driver_sql(SCHEMA[connection.dialect.name]).all()
    return [name for name, _ in names if "alembic_version_pkc" not in name]


def test_migrating_twice_changes_nothing(db: Database) -> None:
    before = declared(db)
    database.migrate(db)
    assert declared(db) == before


def test_alembic_finds_no_difference_from_the_tables(db: Database) -> None:
    with db.write() as connection:
        command.check(schema.config(connection))


def test_the_migrated_tables_of_a_server_are_the_declared_ones(
    postgresql_db: Database, cluster: Cluster
) -> None:
    other = database.open(cluster.address(cluster.create()))
    tables.metadata.create_all(other._writer)
    with other._reader.begin() as connection:
        wanted = dict(connection.exec_driver_sql(SCHEMA["postgresql"]).all())
    other.close()
    migrated = declared(postgresql_db)
    for name, definition in wanted.items():
        assert migrated[name] == " ".join(definition.split()), name
    of_migrations = (
        "alembic_version",
        "search",
        "index ix_search",
        "index search",
        "index alembic",
        "trigger",
        "function",
    )
    assert not [name for name in migrated.keys() - wanted.keys() if not name.startswith(of_migrations)]


def test_the_migrated_tables_are_the_declared_ones_to_the_letter(sqlite_db: Database, tmp_path: Path) -> None:
    # Alembic compares no CHECK conditions and no WITHOUT ROWID.
    engine = create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    tables.metadata.create_all(engine)
    with engine.begin() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    engine.dispose()
    migrated = declared(sqlite_db)
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


def test_what_an_upgrade_counts_is_what_is_counted_row_by_row(register: Register) -> None:
    kinds = [
        ("filed", "compliant"),
        ("filed", "prohibited"),
        ("filed", "compliant"),
        ("imported", "compliant"),
    ]
    register.put(
        *(
            filing(f"d-{n}", provenance=provenance, binding=outcome)
            for n, (provenance, outcome) in enumerate(kinds)
        )
    )
    before = lists.counts(register.db)
    with register.db.write_unready() as connection:
        schema.downgrade(connection, "0014")
    database.migrate(register.db)
    assert lists.counts(register.db) == before
    assert before.outcomes["filed", "outcome_binding"] == {"compliant": 2, "prohibited": 1}


def test_revisions_form_one_line_and_are_numbered(db: Database) -> None:
    with db.read() as connection:
        scripts = ScriptDirectory.from_config(schema.config(connection))
    assert [script.revision for script in scripts.walk_revisions()] == schema.revisions()[::-1]
    assert schema.revisions() == [f"{n:04}" for n in range(1, len(schema.revisions()) + 1)]


def test_migrations_that_cannot_be_listed_are_told_as_such(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(schema, "_SCRIPTS", tmp_path)
    with pytest.raises(RegistryError) as caught:
        schema.revisions()
    assert caught.value.code == "storage.read_failed"


def test_opening_a_database_does_not_load_alembic(db: Database) -> None:
    program = "import sys; from registry.storage import database, ledger; list(ledger.logs(database.open(sys.argv[1])))"
    program += "; assert 'alembic' not in sys.modules"
    subprocess.run([sys.executable, "-c", program, address_of(db)], check=True)


@pytest.mark.parametrize("on_server", [False, True])
def test_two_processes_may_migrate_at_once(
    request: pytest.FixtureRequest, tmp_path: Path, on_server: bool
) -> None:
    address = str(tmp_path / "new.db")
    if on_server:
        cluster: Cluster = request.getfixturevalue("cluster")
        address = cluster.address(cluster.create())
    first, second = database.open(address), database.open(address)
    database.migrate(first)
    database.migrate(second)
    with second.read():
        pass
    first.close()
    second.close()
