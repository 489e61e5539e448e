"""Acts: each is one entry or nothing, and whoever checks the log sees that it was legal, whose it was, and who signed."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.registry import Registry
from registry.settings import Settings
from tests.lean_release import lean_release
from tests.operations.acting import LIFE, MARKER, Acting, acting_in, files, live


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return create_registry(
        tmp_path / "registry", "https://registry.example", lean_release(), Settings(), passphrase=None
    )


@pytest.fixture
def acting(registry: Registry) -> Acting:
    return acting_in(registry)


def test_a_deployment_lives_from_its_filing_to_its_end_and_the_log_holds(acting: Acting) -> None:
    assert live(acting) == LIFE
    report = acting.check()
    assert report.problem is None, report.problem
    assert report.holds
    assert report.acts == 10 + len(acting.people) + 5
    check_database(acting.registry)
    seen = [path for path in files(acting.registry.tree.root) if MARKER.encode() in path.read_bytes()]
    assert seen == []
