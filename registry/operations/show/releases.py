"""The policy releases that were in force, by the entries that state them."""

from __future__ import annotations

from dataclasses import dataclass

from registry.operations.registry import Registry
from registry.storage import ledger, queries


@dataclass(frozen=True)
class StatedRelease:
    """A release: its version, its digest (SHA-256), the entry of `origin` that put it in force, and whether it is now."""

    version: str
    digest: str
    sequence: int
    origin: str
    entry: int
    in_force: bool


def stated_releases(registry: Registry) -> tuple[StatedRelease, ...]:
    """Every statement of a release, the latest first."""
    origins, (now, _) = ledger.origins(registry.database), registry.release()
    return tuple(
        StatedRelease(
            one.release.version,
            one.release.digest,
            one.release.sequence,
            origins[one.place.log_id],
            one.place.index,
            one.place == now.place,
        )
        for one in reversed(queries.releases(registry.database))
    )
