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
    return Behind(_unpublished(registry), left.versions, left.terms)


def undelivered(registry: Registry, body: str | None = None) -> Undelivered:
    """What became of no notice, of a body or of all. Not for the public."""
    found = [
        one.state
        for state in ("waiting", "given_up")
        for one in outbox.standing(registry.database, state)
        if body is None or one.body == body
    ]
    return Undelivered(found.count("waiting"), found.count("given_up"))


def _unpublished(registry: Registry) -> int:
    db, log = registry.database, registry.log.id
    published = ledger.latest_checkpoint(db, log, published=True)
    covered, size = published.size if published else 0, ledger.head(db, log).size
    for body in ledger.entries(db, log, covered, min(size, covered + 1)):
        statement = read_statement(base64.b64decode(json.loads(body)["payload"]))
        act, decision = statement.act, statement.decision
        made = act.stated_at if act else decision.assessed_at if decision else ""
        if made > instant(registry.clock() - PUBLISHED_WITHIN):
            return 0
    return size - covered
