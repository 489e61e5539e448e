"""A registry to be interrupted, on each database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from registry.operations.create_registry import create_registry
from registry.settings import Settings
from tests.faults.life import Life
from tests.faults.prepared import Prepared
from tests.lean_release import lean_release
from tests.postgresql import Cluster, cluster

__all__ = ["cluster"]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    with Prepared(tmp_path_factory.mktemp("prepared")) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> Callable[[], str | None]:
    """Gives the address of a new database; None where it is a file in the registry's folder."""
    if request.param == "sqlite":
        return lambda: None
    server: Cluster = request.getfixturevalue("cluster")
    return lambda: server.address(server.create())


@pytest.fixture
def born(prepared: Prepared, address: Callable[[], str | None], tmp_path: Path) -> Callable[[], Life]:
    """Makes a new registry."""
    numbers = count()

    def born() -> Life:
        home = tmp_path / f"registry-{next(numbers)}"
        create_registry(
            home,
            "http://127.0.0.1:8000",
            lean_release(),
            Settings(),
            passphrase=None,
            database_address=address(),
        ).database.close()
        return Life(home, prepared)

    return born
