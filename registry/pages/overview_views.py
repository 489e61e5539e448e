"""The views of overviews: what the register holds of all places, of one place, and of one technology.

Knows: the shape of these pages. Counts are of deployments; what operators filed is never summed up with what they did not where
an outcome is counted. Does not know where any of it was read.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.coverage import Coverage
from registry.pages.list_views import Facet, OutcomeCount
from registry.pages.views import Count, DeploymentSummary, Page


@dataclass(frozen=True)
class UnmetCount:
    """A requirement that `count` deployments do not meet."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, kw_only=True)
class PlaceList(Page):
    """Every country and territory of ISO 3166-1, with the deployments that `places` counts there; of `elsewhere` no place is
    known. `total`: of all."""

    places: tuple[Count, ...]
    elsewhere: tuple[Count, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class OverviewPage(Page):
    """What the register holds with one `value` of a facet: `count` of its `total` deployments.

    Everything but these two is counted among the newest `within`, where that is not None.
    """

    value: str
    count: int
    total: int
    within: int | None
    binding: tuple[OutcomeCount, ...]
    strict: tuple[OutcomeCount, ...]
    facets: tuple[Facet, ...]
    not_met: tuple[UnmetCount, ...]
    deployments: tuple[DeploymentSummary, ...]


@dataclass(frozen=True, kw_only=True)
class PlacePage(OverviewPage):
    """A country or territory, `value` being its code; `coverage`: what of its law the release in force tests."""

    coverage: Coverage


@dataclass(frozen=True, kw_only=True)
class TechnologyPage(OverviewPage):
    """A technology, `value` being its code."""
