"""The list of requirements and the page of each one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from registry.domain.vocabulary import STATUSES
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.show import decisions
from registry.operations.show.summaries import summaries
from registry.pages import requirement_views, views
from registry.policy.bindings import entries_about
from registry.policy.catalogue import Requirement
from registry.policy.coverage import coverage_beside
from registry.policy.explanation import exceptions_in
from registry.policy.release import Bundle
from registry.storage import standings

SHOWN: Final = 20


def requirement_list(registry: Registry, common: Mapping[str, Any]) -> requirement_views.RequirementList:
    """Every requirement of the release in force."""
    _, bundle = registry.release()
    counted = standings.counts(registry.database)
    return requirement_views.RequirementList(
        **common,
        release=bundle.version,
        requirements=tuple(
            _summary(bundle, one, counted.get(one.id, {})) for one in bundle.requirements.values()
        ),
    )


def requirement(
    registry: Registry, common: Mapping[str, Any], requirement_id: str
) -> requirement_views.RequirementPage:
    """One requirement's page; raises `show.missing`."""
    _, bundle = registry.release()
    one = bundle.requirements.get(requirement_id)
    if one is None:
        raise RegistryError(
            "show.missing", "there is no requirement of this name", hint="See the list of requirements."
        )
    counted = standings.counts(registry.database).get(one.id, {})
    return requirement_views.RequirementPage(
        **common,
        summary=_summary(bundle, one, counted),
        meaning=one.description,
        note=one.note or "",
        in_force_since=str(one.in_force.from_) if one.in_force.from_ else None,
        in_force_until=str(one.in_force.until) if one.in_force.until else None,
        in_force_citation=one.in_force.citation,
        bindings=_bindings(bundle, one),
        coverage=coverage_beside(bundle.catalogue, one.id),
        parameters=tuple(_parameter(bundle.catalogue["parameters"][name]) for name in one.parameters),
        exceptions=tuple(name.replace("_", " ") for name in exceptions_in(bundle, one.framework, one.id)),
        inputs=tuple(one.inputs),
        comply=one.comply,
        standings=_standings(registry, one, counted),
    )


def _summary(
    bundle: Bundle, one: Requirement, counted: Mapping[str, int]
) -> requirement_views.RequirementSummary:
    return requirement_views.RequirementSummary(
        id=one.id,
        title=one.title,
        framework=one.framework,
        framework_title=bundle.framework_title(one.framework),
        kind=one.kind,
        severity=one.severity,
        ground=one.ground,
        source=decisions.source(one),
        verified=one.verified,
        counts=tuple(views.Count(status, counted[status]) for status in STATUSES if counted.get(status)),
    )


def _bindings(bundle: Bundle, one: Requirement) -> tuple[requirement_views.Binding, ...]:
    return tuple(
        requirement_views.Binding(
            country=country, operator=operator, since=since, until=until, citation=entry.rule["citation"]
        )
        for entry in entries_about(bundle.catalogue, one.id)
        if entry.rule["force"] == "binds"
        for country, (since, until) in entry.periods().items()
        for operator in entry.rule["operators"]
    )


def _parameter(parameter: Mapping[str, Any]) -> requirement_views.Parameter:
    return requirement_views.Parameter(
        name=parameter["name"],
        title=parameter["title"],
        unit=parameter["unit"],
        periods=tuple(
            requirement_views.ParameterPeriod(
                value=str(period["value"]),
                since=period["from"],
                until=period["until"],
                citation=period["citation"] or parameter["citation"],
            )
            for period in parameter["values"]
        ),
    )


def _standings(
    registry: Registry, one: Requirement, counted: Mapping[str, int]
) -> tuple[requirement_views.Standing, ...]:
    found = []
    for status in STATUSES:
        if counted.get(status):
            rows = standings.newest(registry.database, one.id, status, SHOWN)
            found.append(
                requirement_views.Standing(
                    status=status,
                    total=counted[status],
                    deployments=summaries(registry, rows),
                )
            )
    return tuple(found)
