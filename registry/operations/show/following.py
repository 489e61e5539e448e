"""A list of deployments as a program goes through it: from a place on, and so many at once, without counting the rest."""

from __future__ import annotations

from registry.operations.registry import Registry
from registry.operations.show.deployments import stored_filters
from registry.operations.show.summaries import summaries
from registry.pages.views import DeploymentSummary, Filters
from registry.storage import lists


def deployments_following(
    registry: Registry, filters: Filters, before: int | None, size: int
) -> tuple[tuple[DeploymentSummary, ...], int | None]:
    """The next rows, and the place behind which those after them lie; None where there are none. Raises `search.too_long`."""
    found = lists.stretch(registry.database, stored_filters(filters), before, size)
    return summaries(registry, found.rows), found.before
