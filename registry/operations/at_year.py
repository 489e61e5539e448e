"""A registry as the log of one of its years shows it.

Knows: which years have a log here. Does not know what is asked of it.
"""

from __future__ import annotations

from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import ledger


def at_year(registry: Registry, year: int | None) -> Registry:
    """`registry` at its log of `year`; the latest without one. Raises `log.no_year`."""
    if year is None:
        return registry
    logs = {log.year: log.id for log in ledger.logs(registry.database)}
    if year not in logs:
        raise RegistryError(
            "log.no_year",
            f"this registry has no log of {year}",
            hint=f"Name one of {', '.join(map(str, logs))} with --year.",
        )
    return registry.at(logs[year])
