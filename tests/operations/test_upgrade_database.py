"""A registry of every earlier state of the software goes on under this one: nothing it held is lost, and old decisions verify."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from registry.errors import RegistryError
from registry.operations.accept import sequence_accepted
from registry.operations.check_database import check_database
from registry.operations.file_record import Filed
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.upgrade_database import upgrade_database
from registry.settings import Settings
from registry.storage import database, listing, lists, queries, schema
from registry.storage.database import Database
from registry.storage.lists import Filters
from tests.operations.earlier.make import SERVERS, load, states, unpack
from tests.operations.test_check import check, files
from tests.operations.test_file_record import file_one, submission
from tests.postgresql import Cluster, cluster
from tests.storage.test_migrations import declared

__all__ = ["cluster"]

LATER = datetime(2026, 11, 30, 12, tzinfo=UTC)
"""After every one of them was made, in the year of their logs."""
FIRST, *BETWEEN, LAST = states()
ENDS_FIRST = [FIRST, LAST, *(pytest.param(state, marks=pytest.mark.slow) for state in BETWEEN)]
TITLE = "Plätze am Hafen 漢字 Ελλάδα شارع"
DERIVED = frozenset({"alembic_version", "counter", "listing", "listing_not_met", "running_term", "assessed"})
"""What follows from other rows; the search index, whose tables begin so, as well."""


def opened(home: Path, settings: Settings) -> Registry:
    return open_registry(home, settings, clock=lambda: LATER)


def held(path: Path) -> dict[str, set[tuple[tuple[str, Any], ...]]]:
    """Every row of every table of a database file that does not follow from others, with the names of its columns."""
    found: dict[str, set[tuple[tuple[str, Any], ...]]] = {}
    connection = sqlite3.connect(path)
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table not in DERIVED and not table.startswith("search"):
            rows = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in rows.description]
            found[table] = {tuple(zip(names, row, strict=True)) for row in rows}
    connection.close()
    return found


def schema_of(db: Database) -> dict[str, str]:
    """What is declared; of a condition only that there is one, which a server words otherwise once it was dumped."""
    return {name: "CHECK" if sql.startswith("CHECK") else sql for name, sql in declared(db).items()}


def derived(registry: Registry) -> dict[str, list[str]]:
    tables = {name: f"SELECT * FROM {name}" for name in DERIVED - {"alembic_version"}}
    tables["search"] = "SELECT rowid, terms FROM search"
    with registry.database.read() as connection:
        return {name: sorted(map(str, connection.exec_driver_sql(sql).all())) for name, sql in tables.items()}


def go_on(home: Path, settings: Settings) -> None:
    """Upgrade, and do what was never interrupted: each promise is tested before and after."""
    assert check(home).holds
    tree = {path: path.read_bytes() for path in files(home)}

    upgrade_database(home, settings)
    registry = opened(home, settings)
    before = check_database(registry)
    assert before.decisions >= 4
    assert {path: path.read_bytes() for path in files(home)} == tree
    (found,) = lists.page(registry.database, Filters(text="漢字 ΕΛΛΆΔΑ plätze")).rows
    assert (found.deployment_id, found.title) == ("harbour-plates", TITLE)
    kept = derived(registry)
    listing.rebuild(registry.database)
    assert derived(registry) == kept

    waiting = list(sequence_accepted(registry))
    assert all(isinstance(result, Filed) for result in waiting)
    filed = file_one(registry, submission("harbour-plates", deployment={"title": "Renamed"}))
    assert isinstance(filed, Filed)
    assert filed.version == 3
    publish(registry)
    after = check_database(registry)
    assert after.decisions == before.decisions + len(waiting) + 1
    report = check(home)
    assert report.holds, report.problem
    (found,) = lists.page(registry.database, Filters(text="renamed")).rows
    assert found.deployment_id == "harbour-plates"
    registry.database.close()


def test_a_registry_of_every_state_before_the_present_one_is_kept() -> None:
    needed = schema.revisions()[:-1]
    missing = [state for state in needed if state not in states()]
    assert not missing, f"tests/operations/earlier/make.py says how to keep {missing}"


@pytest.mark.parametrize("state", ENDS_FIRST)
def test_a_registry_goes_on_where_an_earlier_state_left_it(state: str, tmp_path: Path) -> None:
    home, _ = unpack(state, "file", tmp_path)
    go_on(home, Settings())


@pytest.mark.parametrize("state", states())
def test_an_upgrade_loses_no_row_and_makes_the_schema_of_a_new_database(state: str, tmp_path: Path) -> None:
    home, _ = unpack(state, "file", tmp_path)
    path = home / "registry.db"
    before = held(path)
    upgrade_database(home, Settings())
    after = held(path)
    for table, rows in before.items():
        if state < "0003" and table == "answer":
            # Values and salts are sealed since; that they open is what `db check` says.
            rows = {
                tuple((name, value) for name, value in row if name in ("deployment_id", "n", "path"))
                for row in rows
            }
        names = {name for row in rows for name, _ in row}
        assert {
            tuple((name, value) for name, value in row if name in names) for row in after[table]
        } == rows, table
    made, new = database.open(path), database.open(tmp_path / "new.db")
    database.migrate(new)
    assert schema_of(made) == schema_of(new)
    made.close()
    new.close()


def test_a_registry_that_was_not_upgraded_is_not_opened(tmp_path: Path) -> None:
    home, _ = unpack(states()[0], "file", tmp_path)
    with pytest.raises(RegistryError) as refused:
        queries.latest_version(opened(home, Settings()).database, "harbour-plates")
    assert refused.value.code == "storage.schema_old"
    assert "sightline db upgrade" in refused.value.hint


@pytest.mark.parametrize(
    "state", [SERVERS[0], *(pytest.param(state, marks=pytest.mark.slow) for state in SERVERS[1:])]
)
def test_so_does_one_whose_database_is_on_a_server(state: str, tmp_path: Path, cluster: Cluster) -> None:
    home, dump = unpack(state, "server", tmp_path)
    assert dump is not None
    address = load(cluster, dump)
    go_on(home, Settings(database=SecretStr(address)))
    made, new = database.open(address), database.open(cluster.address(cluster.create()))
    database.migrate(new)
    assert schema_of(made) == schema_of(new)
    made.close()
    new.close()
