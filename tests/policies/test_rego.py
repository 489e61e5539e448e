"""The tests that lawyers write beside each requirement, run by OPA. That they reach every line, `make policy-tests` shows."""

from __future__ import annotations

import subprocess
from pathlib import Path

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


def test_every_test_beside_a_requirement_passes(tmp_path: Path) -> None:
    copied(tmp_path)
    run = subprocess.run(
        [pinned_opa(), "test", "."], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr


def test_every_requirement_of_the_catalogue_is_there() -> None:
    expected = {f"{family}-{n:02}" for family, count in FAMILIES.items() for n in range(1, count + 1)}
    assert len(expected) == 131
    assert expected <= read_folder(LIBRARY / "release").requirements.keys()
