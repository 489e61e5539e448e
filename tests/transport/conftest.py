"""The small library's release, and a real OPA server that runs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.policy.build import build_release
from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import Bundle, load_release
from tests.opa_server import opa_server, pinned_opa
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


@pytest.fixture(scope="session")
def server(small_release: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an OPA server that runs the small release."""
    with opa_server(opa_bundle(small_release), tmp_path_factory.mktemp("server")) as address:
        yield address
