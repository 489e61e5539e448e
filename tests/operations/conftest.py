"""The demonstration for tests that change it: they work on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from registry.operations.registry import Registry, open_registry
from registry.settings import Settings
from tests.witnessing import make_registry


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    """A copy of it to do anything with."""
    # SQLite's companions come and go with whoever reads the demonstration meanwhile, and hold nothing of it.
    passing = shutil.ignore_patterns("*.db-shm", "*.db-wal")
    return Path(shutil.copytree(demo_home, tmp_path / "demo", ignore=passing))


@pytest.fixture(scope="session")
def begun_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a registry with one published entry and development keys, to be copied."""
    registry = make_registry(tmp_path_factory.mktemp("begun") / "home")
    registry.database.close()
    return registry.home.root


@pytest.fixture
def registry(home: Path) -> Registry:
    """The copy, opened with its keys."""
    return open_registry(home, Settings())
