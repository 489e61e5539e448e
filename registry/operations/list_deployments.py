"""List what a registry holds, as its public lists do."""

from __future__ import annotations

from registry.operations.registry import Registry
from registry.storage import lists
from registry.storage.values import Listed


def list_deployments(registry: Registry) -> list[Listed]:
    """Every deployment with its latest decision, in the order in which those decisions were logged."""
    return sorted(lists.every(registry.database, lists.Filters()), key=lambda row: row.place.index)
