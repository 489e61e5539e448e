"""A register's database, on SQLite and on PostgreSQL: what asks for `db` runs on both."""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.storage import database
from registry.storage.addresses import parse
from registry.storage.database import Database, is_server
from tests.postgresql import Cluster, cluster, migrated
from tests.storage.simulator import Register

__all__ = ["cluster", "migrated"]

_addresses: weakref.WeakKeyDictionary[Database, str] = weakref.WeakKeyDictionary()


def address_of(db: Database) -> str:
    """The address under which another process opens the same database."""
    return _addresses[db]


def keys_of(address: str) -> Path | None:
    """Where the keys of erasable values lie of a database on the tests' server; beside a file they have their place."""
    return Path(parse(address).host) / "value-keys" / parse(address).database if is_server(address) else None


def opened(address: str) -> Database:
    db = database.open(address, value_keys=keys_of(address))
    _addresses[db] = address
    return db


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("storage") / "empty.db"
    db = database.open(path)
    database.migrate(db)
    db.close()
    return path


@pytest.fixture
def sqlite_db(empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "register.db"
    shutil.copy(empty_file, path)
    db = opened(str(path))
    yield db
    db.close()


@pytest.fixture
def postgresql_db(cluster: Cluster, migrated: str) -> Iterator[Database]:
    with cluster.lent(migrated) as name:
        db = opened(cluster.address(name))
        yield db
        db.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest) -> Database:
    made: Database = request.getfixturevalue(f"{request.param}_db")
    return made


@pytest.fixture
def register(db: Database) -> Register:
    return Register(db)


@pytest.fixture
def sqlite_register(sqlite_db: Database) -> Register:
    return Register(sqlite_db)


@pytest.fixture
def postgresql_register(postgresql_db: Database) -> Register:
    return Register(postgresql_db)
