"""Compare two releases by name."""

from __future__ import annotations

from pathlib import Path

from registry.operations.find_release import find_release
from registry.policy.difference import Difference, difference


def compare_releases(before: str, after: str, home: Path | None = None) -> Difference:
    """What differs between two releases, each called by version, digest or folder (`find_release`)."""
    return difference(find_release(before, home), find_release(after, home))
