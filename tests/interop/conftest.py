"""The published log of the demonstration and a program of other people's verifiers, for tools that nobody here wrote."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.interop.outside_go import Outside, running
from tests.operations.conftest import home, registry

__all__ = ["home", "registry"]


@pytest.fixture(scope="session")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    yield from running(tmp_path_factory.mktemp("go"))
