"""Whether this machine's clock can be believed, as far as the log can tell.

Knows: that the log tells time in one direction, and that a decision's date says which law it was made under.
"""

from __future__ import annotations

from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import queries


def require_clock(registry: Registry) -> None:
    """Raise `file.clock` where the clock says an earlier time than something that was logged."""
    now = instant(registry.clock())
    last = queries.last_assessed_at(registry.database) or registry.log.created_at
    if now < last:
        raise RegistryError(
            "file.clock",
            f"this machine's clock says {now}, but the log already holds something of {last}",
            hint="Set the clock. Nothing was filed or signed: a decision's date says which law it was made under.",
        )
