"""Deployments side by side, and what a deployment changed between two of its versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.show import deployments
from registry.operations.show.summaries import summaries
from registry.pages.comparison import ChangesPage, ComparePage
from registry.pages.views import DeploymentSummary
from registry.storage import lists

FEWEST: Final = 2
MOST: Final = 3
"""More columns than these can be read on no screen."""
OFFERED: Final = 10
"""Deployments to choose from beside one that is named."""


def compare(registry: Registry, common: Mapping[str, Any], asked: Sequence[str]) -> ComparePage:
    """The latest versions of the deployments that are asked for; of fewer than two different ones nothing is shown but the form.

    Raises `show.compare` where more than three are asked for, `show.missing` where there is no such deployment.
    """
    ids = tuple(dict.fromkeys(id.strip() for id in asked if id.strip()))
    if len(ids) > MOST:
        raise RegistryError(
            "show.compare",
            f"{len(ids)} deployments cannot be compared at once",
            hint=f"Name two or {MOST} in the address: /compare?id=…&id=….",
        )
    if len(ids) < FEWEST:
        return ComparePage(**common, asked=ids, others=_others(registry, *ids) if ids else ())
    shown = tuple(deployments.latest_version(registry, id) for id in ids)
    return ComparePage(**common, asked=ids, versions=shown)


def _others(registry: Registry, id: str) -> tuple[DeploymentSummary, ...]:
    named = lists.rows(registry.database, [id])
    if not named:
        raise RegistryError(
            "show.missing",
            f"there is no deployment {id[:80]!r}",
            hint="An id stands at the head of a deployment's page and in its address.",
        )
    technology = named[0].technology
    like = lists.Filters(technology=(technology,) if technology else ())
    found = lists.page(registry.database, like, 1, OFFERED + 1).rows
    return summaries(registry, [row for row in found if row.deployment_id != id][:OFFERED])


def changes(
    registry: Registry, common: Mapping[str, Any], deployment: str, before: int | None, after: int | None
) -> ChangesPage:
    """Two versions of a deployment, the earlier first; where none is named the latest and the one before it.

    Raises `show.missing` where there is no such deployment or version.
    """
    numbers = deployments.version_numbers(registry, deployment)
    latest = after or numbers[0]
    earlier = before or next((number for number in numbers if number < latest), None)
    pair = tuple(sorted({latest, *([earlier] if earlier else [])}))
    shown = tuple(deployments.one_version(registry, deployment, number) for number in pair)
    return ChangesPage(
        **common,
        deployment=deployment,
        title=shown[-1].record.value("deployment.title"),
        numbers=numbers,
        versions=shown if len(shown) == FEWEST else (),
    )
