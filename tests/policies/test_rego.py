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
FAMILIES = {
    "UCR": 15, "UNP": 10, "HR": 10, "ICC": 3, "ECH": 3, "OHC": 4, "AIA": 31, "LED": 8, "GDP": 4, "EDPB": 8, "COE": 8,
    "WEF": 18, "NST": 5,
}  # fmt: skip
"""The catalogue's 126, and AIA-31: article 50(3), which binds from another day than the rest of AIA-29."""


def copied(folder: Path) -> None:
    """Put the Rego files and the blank record into a folder, without the release, which holds the sources a second time."""
    for path in [*LIBRARY.glob("*.rego"), *LIBRARY.glob("*/*.rego"), LIBRARY / "blank_facts.json"]:
        place = path.relative_to(LIBRARY)
        if place.parts[0] != "release":
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_bytes(path.read_bytes())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("policies")
    copied(folder)
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
        # The index is written by the build and tested with rules made for it (tests/policy/test_index.py).
        if not name.endswith("_test.rego") and name != "index.rego" and report.get("not_covered")
    }
    assert uncovered == {}


def test_every_requirement_of_the_catalogue_is_there() -> None:
    expected = {f"{family}-{n:02}" for family, count in FAMILIES.items() for n in range(1, count + 1)}
    assert len(expected) == 127
    assert expected <= read_folder(LIBRARY / "release").requirements.keys()
