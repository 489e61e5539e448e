"""What the background job has not done: entries that are not public, clocks of today, notices that nobody got.

Knows: that all of it can be read from what is kept, so that it is told whether or not the process that should do it still runs.
Counts alone, and no text, so the public may see what concerns it.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from registry.domain.decision import instant, read_statement
from registry.operations.registry import Registry
from registry.operations.running_terms import waiting
from registry.storage import ledger, outbox

PUBLISHED_WITHIN: Final = timedelta(minutes=2)
"""An act is public sooner than that, unless something holds the publication up."""


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
    """What of the log and of today's clocks is not done. What was logged just now is not behind yet."""
    left = waiting(registry, registry.clock().date())
    return Behind(_held_up(registry), left.versions, left.terms)


def undelivered(registry: Registry, body: str | None = None) -> Undelivered:
    """What became of no notice, of a body or of all. Not for the public."""
    found = outbox.counted(registry.database, body)
    return Undelivered(found.get("waiting", 0), found.get("given_up", 0))


def unpublished(registry: Registry) -> int:
    """How many entries of the open log no public checkpoint covers, those that were logged just now among them."""
    published = ledger.latest_checkpoint(registry.database, registry.log.id, published=True)
    return ledger.head(registry.database, registry.log.id).size - (published.size if published else 0)


def _held_up(registry: Registry) -> int:
    db, log, left = registry.database, registry.log.id, unpublished(registry)
    size = ledger.head(db, log).size
    for body in ledger.entries(db, log, size - left, min(size, size - left + 1)):
        statement = read_statement(base64.b64decode(json.loads(body)["payload"]))
        act, decision = statement.act, statement.decision
        made = act.stated_at if act else decision.assessed_at if decision else ""
        if made > instant(registry.clock() - PUBLISHED_WITHIN):
            return 0
    return left
