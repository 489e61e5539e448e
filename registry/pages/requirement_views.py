"""Views of the requirements: the list of them, and what one says, where it binds and who meets it."""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.coverage import ProfileCoverage
from registry.domain.vocabulary import Kind, Severity, Status
from registry.pages.views import Count, DeploymentSummary, Page, Source


@dataclass(frozen=True, kw_only=True)
class RequirementSummary:
    """A requirement in a list, with how many deployments have which status (statuses without any may be missing)."""

    id: str
    title: str
    framework: str
    framework_title: str
    kind: Kind
    severity: Severity
    ground: str
    source: Source
    verified: bool
    counts: tuple[Count, ...]


@dataclass(frozen=True, kw_only=True)
class RequirementList(Page):
    """Every requirement of the release in force, by framework, in the order of the catalogue."""

    release: str
    requirements: tuple[RequirementSummary, ...]


@dataclass(frozen=True, kw_only=True)
class Binding:
    """Where a requirement binds: None means every country or every kind of operator; `until` is exclusive."""

    country: str | None
    operator: str | None
    since: str | None
    until: str | None
    citation: str = ""


@dataclass(frozen=True, kw_only=True)
class ParameterPeriod:
    """The value of a parameter from `since` until `until` (exclusive), as written in the catalogue."""

    value: str
    since: str | None
    until: str | None
    citation: str


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A number or list that a requirement uses, with its unit and its history."""

    name: str
    title: str
    unit: str
    periods: tuple[ParameterPeriod, ...]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The deployments for which a requirement has `status`: how many, and the first of them."""

    status: Status
    total: int
    deployments: tuple[DeploymentSummary, ...]


@dataclass(frozen=True, kw_only=True)
class RequirementPage(Page):
    """One requirement: what it says, where it comes from, whom it binds, how to comply, and who does.

    `inputs` are paths of fields; `exceptions` their plain names; `in_force` runs until the exclusive `until`; `coverage` is
    what the profiles that make it binding say of the rest of their law.
    """

    summary: RequirementSummary
    meaning: str
    note: str
    in_force_since: str | None
    in_force_until: str | None
    in_force_citation: str
    bindings: tuple[Binding, ...]
    coverage: tuple[ProfileCoverage, ...]
    parameters: tuple[Parameter, ...]
    exceptions: tuple[str, ...]
    inputs: tuple[str, ...]
    comply: str
    standings: tuple[Standing, ...]
