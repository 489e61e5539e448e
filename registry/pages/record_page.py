"""The page of every field of a version's record.

Knows: how it follows from a version as it is shown. Does not know how a field is drawn.
"""

from __future__ import annotations

from typing import Any

from registry.pages.deployment_views import RecordPage, VersionInBrief


def record_page(version: VersionInBrief, **common: Any) -> RecordPage:
    """The record of `version`."""
    return RecordPage(
        **common, record=version.record, submitted_at=version.submitted_at, erased=version.erased
    )
