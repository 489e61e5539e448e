"""What the profiles in the release make binding, where a provision does not bind every member of a group."""

from __future__ import annotations

import json
from typing import Any

import pytest

from registry import assets
from registry.policy.release import read_folder


@pytest.fixture(scope="module")
def profiles() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read_folder(assets.policies() / "release").data)["profiles"]
    return found


def _bound(profiles: dict[str, Any], requirement: str) -> set[str]:
    return {entry["country"] for entry in profiles["binding"][requirement]}


def test_the_rules_on_live_use_by_police_bind_every_member_state_but_denmark_and_ireland(
    profiles: dict[str, Any],
) -> None:
    """Regulation (EU) 2024/1689 recitals 40 and 41."""
    members = {
        entry["country"] for entry in profiles["memberships"]["european_union"] if not entry["until_day"]
    }
    assert len(members) == 27
    for requirement in ("AIA-01", "AIA-06"):
        assert _bound(profiles, requirement) == members - {"DK", "IE"}
    assert {"DK", "IE"} <= _bound(profiles, "AIA-13")
    assert {"DK", "IE"} <= set(profiles["known_countries"])
