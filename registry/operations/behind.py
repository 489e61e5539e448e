"""What the background job has not done: entries that are not public, clocks of today, notices that nobody got.

Knows: that all of it can be read from what is kept, so that it is told whether or not the process that should do it still runs.
Counts alone, and no text, so the public may see what concerns it.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.operations.registry import Registry
from registry.operations.running_terms import waiting
from registry.storage import ledger, outbox


@dataclass(frozen=True)
class Behind:
    """`entries`: durable, and covered by no public checkpoint; `versions`: to be looked at today; `terms`: over, not stated."""

    entries: int
    versions: int
    terms: int

    def __bool__(self) -> bool:
        return bool(self.entries or self.versions or self.terms)


@dataclass(frozen=True)
class Undelivered:
    """Deliveries of notices: those that wait, and those that were given up."""

    waiting: int
    given_up: int

    def __bool__(self) -> bool:
        return bool(self.waiting or self.given_up)


def behind(registry: Registry) -> Behind:
    """What of the log and of today's clocks is not done."""
    published = ledger.latest_checkpoint(registry.database, registry.log.id, published=True)
    size = ledger.head(registry.database, registry.log.id).size
    left = waiting(registry, registry.clock().date())
    return Behind(size - (published.size if published else 0), left.versions, left.terms)


def undelivered(registry: Registry, body: str | None = None) -> Undelivered:
    """What became of no notice, of a body or of all. Not for the public."""
    found = [
        one.state
        for state in ("waiting", "given_up")
        for one in outbox.standing(registry.database, state)
        if body is None or one.body == body
    ]
    return Undelivered(found.count("waiting"), found.count("given_up"))
