"""Overviews of the register: every place, one place, one technology."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, cast

from registry.domain.countries import COUNTRIES
from registry.domain.vocabulary import OUTCOMES
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.show.summaries import summaries
from registry.pages import list_views, overview_views, views
from registry.pages.record_words import TECHNOLOGIES
from registry.policy.coverage import coverage
from registry.storage import lists, overview
from registry.storage.listing import NOT_MET

LATEST: Final = 5
MOST: Final = 10
"""Of each facet, and of the requirements not met, so many are shown: the most frequent."""

_FACETS: Final[tuple[Literal["country", "technology", "operator", "sector", "mode", "space"], ...]] = (
    "country", "technology", "operator", "sector", "mode", "space",
)  # fmt: skip


def place_list(registry: Registry, common: Mapping[str, Any]) -> overview_views.PlaceList:
    """Every country and territory with its deployments."""
    counted = every_country(registry)
    return overview_views.PlaceList(
        **common,
        places=tuple(one for one in counted if one.value in COUNTRIES),
        elsewhere=tuple(one for one in counted if one.value not in COUNTRIES),
        total=sum(one.count for one in counted),
    )


def place(registry: Registry, common: Mapping[str, Any], code: str) -> overview_views.PlacePage:
    """A country's or territory's page, with or without deployments; raises `show.missing` where ISO 3166-1 has no such code."""
    if code not in COUNTRIES:
        raise RegistryError(
            "show.missing",
            "ISO 3166-1 has no country or territory of this code",
            hint="See the list of places.",
        )
    _, bundle = registry.release()
    return overview_views.PlacePage(
        **common,
        **_overview(registry, "country", code),
        coverage=coverage(bundle.catalogue, code, None, registry.clock().date()),
    )


def technology(registry: Registry, common: Mapping[str, Any], code: str) -> overview_views.TechnologyPage:
    """A technology's page, with or without deployments; raises `show.missing` where a record cannot name it."""
    if code not in TECHNOLOGIES:
        raise RegistryError(
            "show.missing", "a record names no technology so", hint="See the list of deployments."
        )
    return overview_views.TechnologyPage(**common, **_overview(registry, "technology", code))


def every_country(registry: Registry) -> tuple[views.Count, ...]:
    """Every country with deployments, and how many name none; a facet tells only its most frequent values."""
    return counts_of(overview.countries(registry.database))


def outcomes_by_year(registry: Registry) -> tuple[list_views.YearOutcome, ...]:
    """The outcomes of all deployments under binding rules, by provenance and year."""
    return tuple(
        list_views.YearOutcome(
            provenance=cast(Any, one.provenance),
            year=one.year,
            outcome=cast(Any, one.outcome),
            count=one.count,
        )
        for one in overview.outcomes_by_year(registry.database)
    )


def counts_of(facet: Sequence[tuple[str, int]]) -> tuple[views.Count, ...]:
    """The values of a facet as a page counts them."""
    return tuple(views.Count(value, count) for value, count in facet)


def outcome_counts(
    outcomes: Mapping[tuple[str, str], Mapping[str, int]], reading: str
) -> tuple[list_views.OutcomeCount, ...]:
    """Every outcome under `reading`, a facet of outcomes, by provenance."""

    def count(outcome: str, provenance: str) -> int:
        return outcomes.get((provenance, reading), {}).get(outcome, 0)

    return tuple(
        list_views.OutcomeCount(
            outcome=outcome,
            filed=count(outcome, "filed"),
            imported=count(outcome, "imported"),
            reconstructed=count(outcome, "reconstructed"),
        )
        for outcome in OUTCOMES
    )


def _overview(registry: Registry, facet: Literal["country", "technology"], value: str) -> dict[str, Any]:
    _, bundle = registry.release()
    shared = overview.share(registry.database, facet, value)
    chosen = lists.Filters(country=(value,)) if facet == "country" else lists.Filters(technology=(value,))
    found = lists.page(registry.database, chosen, 1, LATEST)
    outcomes = overview.outcomes_of(registry.database, facet, value)
    within = lists.FACET_LIMIT if found.cut else None
    known = bundle.requirements
    return {
        "value": value,
        "count": shared.count,
        "total": shared.total,
        "within": within,
        "binding": outcome_counts(outcomes, "outcome_binding"),
        "strict": outcome_counts(outcomes, "outcome_strict"),
        "facets": tuple(
            list_views.Facet(name, counts_of(found.facets[name][:MOST]), within)
            for name in _FACETS
            if name != facet and found.facets[name]
        ),
        # A requirement of an earlier release, which the one in force has no more, has no page to lead to.
        "not_met": tuple(
            overview_views.UnmetCount(id, known[id].title, count)
            for id, count in found.facets[NOT_MET]
            if id in known
        )[:MOST],
        "deployments": summaries(registry, found.rows),
    }
