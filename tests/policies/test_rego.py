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
    "UCR": 16, "UNP": 11, "HR": 10, "ICC": 3, "ECH": 3, "OHC": 4, "AIA": 32, "LED": 9, "GDP": 4, "EDPB": 8, "COE": 8,
    "WEF": 18, "NST": 5,
}  # fmt: skip
"""The catalogue's 126; AIA-31: article 50(3), which binds from another day than the rest of AIA-29; and what is withheld:
AIA-32, LED-09, UCR-16 and UNP-11."""


def copied(folder: Path) -> None:
    """Put the Rego files and the blank record into a folder, without the release, which holds the sources a second time."""
    for path in [*LIBRARY.glob("*.rego"), *LIBRARY.glob("*/*.rego"), LIBRARY / "blank_facts.json"]:
        place = path.relative_to(LIBRARY)
        if place.parts[0] != "release":
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_bytes(path.read_bytes())


def test_every_test_beside_a_requirement_passes_and_every_rule_is_reached(tmp_path: Path) -> None:
    copied(tmp_path)
    command = [pinned_opa(), "test", "--coverage", "--format=json", "."]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    if run.returncode:
        # With coverage it does not say which tests failed.
        plain = subprocess.run(
            [pinned_opa(), "test", "."], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        pytest.fail(plain.stdout[-3000:] + plain.stderr)
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
    assert len(expected) == 131
    assert expected <= read_folder(LIBRARY / "release").requirements.keys()
