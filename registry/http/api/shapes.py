"""What the reads of the API answer, as models: the views of the pages, each as its JSON twin says it.

Knows: that the pages' views are the source, so a page and the API say the same. The public view of a record and the coverage
are JSON of their own (`registry.domain`).
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from registry.domain.decision import Decision
from registry.domain.lifecycle import State
from registry.http.api.operation import Shape
from registry.operations.show.following import LoggedNews
from registry.operations.show.registered_bodies import RegisteredBody
from registry.operations.show.releases import StatedRelease
from registry.operations.show.versions import FiledVersion
from registry.pages import (
    act_views,
    deployment_views,
    list_views,
    log_views,
    requirement_views,
    sighting_views,
    views,
)
from registry.pages.bundle_view import BundleRow
from registry.pages.twin import to_json

PublicRecord = dict[str, Any]
"""The record as the public sees it: each answer with whether it is unanswered, declared absent, withheld or given."""


class VersionContent(Shape):
    """A version with its latest decision, what each requirement found, its proof, and what was done about it."""

    answer_first: list[str]
    record: PublicRecord
    submitted_at: str
    decision: Decision
    coverage: dict[str, Any]
    findings: list[deployment_views.Finding]
    proof: deployment_views.Proof
    acts: list[act_views.RecordedAct]
    due: list[act_views.Due]
    filed_by: deployment_views.FilingBody | None
    void: views.Void | None
    erased: list[deployment_views.Erased]
    state: State | None


class _OfDeployment(Shape):
    development_keys: bool
    withdrawn: deployment_views.Withdrawn | None
    version: VersionContent
    history: list[deployment_views.PastVersion]


class DeploymentAnswer(_OfDeployment):
    """A deployment: its latest version, and the history of all, the latest first. `withdrawn`: where its body withdrew it;
    `newer_release`: the release in force, where the latest decision was made under another."""

    newer_release: str | None


class VersionAnswer(_OfDeployment):
    """One version for ever, and the number of the latest."""

    latest: int


class DeploymentPage(Shape):
    """Some deployments of a list. `next`: the cursor of those after them; null at the end."""

    deployments: list[views.DeploymentSummary]
    next: str | None


class NewsPage(Shape):
    """Some news, in the order of the log. `next`: the cursor behind them, from which one goes on now or later; `more`: whether
    there are more already."""

    news: list[LoggedNews]
    next: str
    more: bool


class FacetsAnswer(Shape):
    """How many deployments the filters leave, and how many each value of each filter would."""

    total: int
    facets: list[list_views.Facet]


class VersionList(Shape):
    """The versions of a deployment, the latest first."""

    deployment: str
    versions: list[FiledVersion]


class DecisionAnswer(Shape):
    """The latest decision on a version, where it stands in the log, its exact entry and its proof."""

    deployment: str
    version: int
    origin: str
    index: int
    decision: Decision
    status: str
    entry: str
    proof: str


class VersionActs(Shape):
    """The acts on one version, the latest first."""

    version: int
    acts: list[act_views.RecordedAct]


class ActList(Shape):
    """What was done about a deployment, by version, and what runs now."""

    deployment: str
    versions: list[VersionActs]
    due: list[act_views.Due]


class RequirementList(Shape):
    """Every requirement of the release in force."""

    release: str
    requirements: list[requirement_views.RequirementSummary]


class RequirementAnswer(Shape):
    """One requirement: what it says, whom it binds, how to comply, and who does."""

    development_keys: bool
    summary: requirement_views.RequirementSummary
    meaning: str
    note: str
    in_force_since: str | None
    in_force_until: str | None
    in_force_citation: str
    bindings: list[requirement_views.Binding]
    coverage: list[Any]
    parameters: list[requirement_views.Parameter]
    exceptions: list[str]
    inputs: list[str]
    comply: str
    standings: list[requirement_views.Standing]


class SightingPage(Shape):
    """Some sightings, the latest first. `next`: the cursor of those after them; null at the end."""

    sightings: list[sighting_views.Sighting]
    next: str | None


class BodyList(Shape):
    """Every enrolled body."""

    bodies: list[RegisteredBody]


class ReleaseList(Shape):
    """The releases that were in force, the latest first."""

    releases: list[StatedRelease]


class BundleAnswer(Shape):
    """The signed bundles of the release in force; none where none were signed."""

    development_keys: bool
    server: str
    origin: str
    release: str | None
    digest: str | None
    entry: int | None
    key_id: str | None
    bundles: list[BundleRow]


class LogAnswer(Shape):
    """The log: its latest checkpoint, its keys, its trees, and what the register has still to do."""

    development_keys: bool
    head: views.LogHead
    checkpoint: str
    tree: str
    earlier: list[str]
    release: str
    keys: list[log_views.LogKey]
    checks: list[log_views.Check]
    not_done: log_views.NotDone | None


def document(page: views.Page) -> dict[str, Any]:
    """What a page says, without the name of its kind."""
    content = to_json(page)
    del content["page"]
    return content


def plain(value: Any) -> dict[str, Any]:
    """A dataclass of plain members as JSON carries it."""
    return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return plain(value) if hasattr(value, "__dataclass_fields__") else value
