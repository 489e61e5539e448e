"""The demonstration, and a registry with bodies that act, for tests that change them: they work on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from registry.operations.create_registry import create_registry
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings
from tests.lean_release import lean_release
from tests.operations.acting import Acting, acting_in, live
from tests.witnessing import make_registry


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    """A copy of it to do anything with."""
    # SQLite's companions come and go with whoever reads the demonstration meanwhile, and hold nothing of it.
    passing = shutil.ignore_patterns("*.db-shm", "*.db-wal")
    return Path(shutil.copytree(demo_home, tmp_path / "demo", ignore=passing))


@pytest.fixture(scope="session")
def new_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a registry with one published entry and development keys, to be copied."""
    registry = make_registry(tmp_path_factory.mktemp("new") / "home")
    registry.database.close()
    return registry.home.root


@pytest.fixture
def registry(home: Path) -> Registry:
    """The copy, opened with its keys."""
    return open_registry(home, Settings())


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Acting]:
    """A registry with its bodies, made once."""
    home = tmp_path_factory.mktemp("acts") / "registry"
    registry = create_registry(home, "https://registry.example", lean_release(), Settings(), passphrase=None)
    acting = acting_in(registry)
    publish(registry)
    registry.database.close()
    return home, acting


@pytest.fixture(scope="session")
def lived_home(begun: tuple[Path, Acting], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry in which one deployment lived its whole life since it was published. To be copied, never changed."""
    home, made = begun
    lived = Path(shutil.copytree(home, tmp_path_factory.mktemp("lived") / "registry"))
    registry = open_registry(lived, Settings())
    live(Acting(registry, dict(made.people), dict(made.keys), dict(made.roles)))
    registry.database.close()
    return lived


@pytest.fixture
def acting(begun: tuple[Path, Acting], tmp_path: Path) -> Acting:
    home, made = begun
    registry = open_registry(Path(shutil.copytree(home, tmp_path / "registry")), Settings())
    return Acting(registry, dict(made.people), dict(made.keys), dict(made.roles))


@pytest.fixture
def filed(acting: Acting) -> Acting:
    acting.file()
    return acting
