"""Whether this machine's clock can be believed, as far as the log can tell.

Knows: that the log tells time in one direction, and that a decision's date says which law it was made under.
"""

from __future__ import annotations

import base64
import json

from registry.domain.decision import instant, stated_at
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import ledger, queries


def last_logged_at(registry: Registry) -> str:
    """The latest instant that the last entries bear, whatever they state; the log's own where it has no entry."""
    assessed_at, index, body = queries.last_logged(registry.database, registry.log.id)
    last = assessed_at or registry.log.created_at
    while body:
        # Every filing waits for this: of an entry that was sequenced here only its instant is read.
        envelope = json.loads(body)
        last = max(last, stated_at(base64.b64decode(envelope["payload"])))
        # What an office signed bears the day on which it did, which may lie before what was logged meanwhile.
        if len(envelope["signatures"]) == 1 or index == 0:
            break
        index -= 1
        (body,) = ledger.entries(registry.database, registry.log.id, index, index + 1)
    return last


def require_clock(registry: Registry) -> None:
    """Raise `file.clock` where the clock says an earlier time than something that was logged."""
    now = instant(registry.clock())
    last = last_logged_at(registry)
    if now < last:
        raise RegistryError(
            "file.clock",
            f"this machine's clock says {now}, but the log already holds something of {last}",
            hint="Set the clock. Nothing was filed or signed: a decision's date says which law it was made under.",
        )
