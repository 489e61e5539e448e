"""The demonstration for tests that change it: they work on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from registry.operations.create_registry import create_registry
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings
from tests.lean_release import lean_release
from tests.operations.acting import acting_in, live


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    """A copy of it to do anything with."""
    # SQLite's companions come and go with whoever reads the demonstration meanwhile, and hold nothing of it.
    passing = shutil.ignore_patterns("*.db-shm", "*.db-wal")
    return Path(shutil.copytree(demo_home, tmp_path / "demo", ignore=passing))


@pytest.fixture(scope="session")
def lived_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry in which one deployment lived its whole life, published half way. To be copied, never changed."""
    home = tmp_path_factory.mktemp("lived") / "registry"
    made = create_registry(home, "https://registry.example", lean_release(), Settings(), passphrase=None)
    acting = acting_in(made)
    publish(made)
    live(acting)
    made.database.close()
    return home


@pytest.fixture
def registry(home: Path) -> Registry:
    """The copy, opened with its keys."""
    return open_registry(home, Settings())
