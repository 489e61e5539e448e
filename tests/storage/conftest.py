from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.storage import database
from registry.storage.database import Database
from tests.storage.simulator import Register


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("storage") / "empty.db"
    db = database.open(path)
    database.migrate(db)
    db.close()
    return path


@pytest.fixture
def db(empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "register.db"
    shutil.copy(empty_file, path)
    db = database.open(path)
    yield db
    db.close()


@pytest.fixture
def register(db: Database) -> Register:
    return Register(db)
