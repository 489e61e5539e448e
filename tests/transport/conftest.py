"""The small library's release, and a real OPA server that runs it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import Bundle
from tests.opa_server import opa_server
from tests.small_release import opa, small_files, small_release

__all__ = ["opa", "server", "small_files", "small_release"]


@pytest.fixture(scope="session")
def server(small_release: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an OPA server that runs the small release."""
    with opa_server(opa_bundle(small_release), tmp_path_factory.mktemp("server")) as address:
        yield address
