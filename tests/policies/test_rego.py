"""The tests that lawyers write beside each requirement, run by OPA; every line of every rule is reached."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from registry import assets
from registry.policy.release import read_folder
from tests.opa_server import pinned_opa

LIBRARY = assets.policies()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Rego files and the blank record, without the release, which holds the sources a second time."""
    folder = tmp_path_factory.mktemp("policies")
    for path in [*LIBRARY.rglob("*.rego"), LIBRARY / "blank_facts.json"]:
        place = path.relative_to(LIBRARY)
        if place.parts[0] != "release":
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_bytes(path.read_bytes())
    return folder


def test_every_test_beside_a_requirement_passes(library: Path) -> None:
    run = subprocess.run(
        [pinned_opa(), "test", "."], cwd=library, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-3000:]


def test_every_rule_is_reached_by_its_tests(library: Path) -> None:
    command = [pinned_opa(), "test", "--coverage", "--format=json", "."]
    run = subprocess.run(command, cwd=library, capture_output=True, text=True, check=True)
    files = json.loads(run.stdout)["files"]
    uncovered = {
        name: report["not_covered"]
        for name, report in files.items()
        if not name.endswith("_test.rego") and report.get("not_covered")
    }
    assert uncovered == {}


def test_the_first_twenty_four_requirements_are_there() -> None:
    expected = {
        *(f"HR-{n:02}" for n in range(1, 11)),
        *(f"UNP-{n:02}" for n in range(1, 11)),
        "AIA-01",
        "AIA-06",
        "AIA-13",
        "UCR-08",
    }
    assert expected <= read_folder(LIBRARY / "release").requirements.keys()
