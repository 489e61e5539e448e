"""A registry of documented deployments, made once; tests that change it work on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from registry.operations.demo import make_demo
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration registry: do not write into it."""
    home = tmp_path_factory.mktemp("demo") / "demo"
    registry, reports = make_demo(home, Settings(), lambda progress: None)
    registry.database.close()
    assert [report.problem for report in reports] == [None]
    return home


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    """A copy of it to do anything with."""
    # SQLite's companions come and go with whoever reads the demonstration meanwhile, and hold nothing of it.
    passing = shutil.ignore_patterns("*.db-shm", "*.db-wal")
    return Path(shutil.copytree(demo_home, tmp_path / "demo", ignore=passing))


@pytest.fixture
def registry(home: Path) -> Registry:
    """The copy, opened with its keys."""
    return open_registry(home, Settings())
