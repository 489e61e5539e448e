"""The committed release was built from the policies beside it, by the pinned OPA."""

from __future__ import annotations

from pathlib import Path

from registry.assets import policies
from registry.policy.build import build_release, stale_files


def test_the_committed_release_is_what_the_policies_build(opa: Path) -> None:
    stale = stale_files(build_release(policies(), opa), policies() / "release")
    assert stale == [], "policies/release is stale: build it with `sightline policies build` and commit it"
