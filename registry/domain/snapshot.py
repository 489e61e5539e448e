"""What is stated of a snapshot, the open data of a registry as they stood at one size of its log: their digest.

Knows: that the statement names the log and the size that the data cover, which lies before the statement itself. Does not
know what the files hold (`registry.exchange.open_data`).
"""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from registry.domain.vocabulary import Instant

SNAPSHOT: Final = "https://sightline.example/snapshot/v1"
KIND: Final = "snapshot"
MANIFEST: Final = "snapshot.json"
"""The file of a snapshot whose SHA-256 is stated; it names the digest of every other file."""


class Snapshot(BaseModel):
    """The predicate: `size` entries of the log `origin`, and the whole of the logs that it continues, are in the data."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    origin: str = Field(min_length=1, max_length=255)
    size: int = Field(ge=1)
    stated_at: Instant


def snapshot_subject(snapshot: Snapshot) -> str:
    """The name under which a statement is about a snapshot."""
    return f"snapshots/{snapshot.size}"
