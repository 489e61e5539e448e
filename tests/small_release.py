"""The release of the small library, built once for each folder of tests that imports these fixtures in its conftest."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.policy.build import build_release
from registry.policy.release import Bundle, load_release
from tests.opa_server import pinned_opa
from tests.small_library import FIELDS, write_library


@pytest.fixture(scope="session")
def opa() -> Path:
    return pinned_opa()


@pytest.fixture(scope="session")
def small_files(opa: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the release of the small library."""
    return build_release(write_library(tmp_path_factory.mktemp("library")), opa, FIELDS)


@pytest.fixture(scope="session")
def small_release(small_files: dict[str, bytes]) -> Bundle:
    return load_release(small_files.__getitem__)
