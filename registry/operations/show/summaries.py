"""Deployments as a list shows them."""

from __future__ import annotations

from collections.abc import Sequence

from registry.domain.decision import Decision
from registry.domain.lifecycle import DECISIVE
from registry.operations.issuers import issuers
from registry.operations.registry import Registry
from registry.operations.show.acts import about_version
from registry.operations.show.decisions import decisions, value
from registry.pages.answer_first import determination
from registry.pages.views import DeploymentSummary, Determined, Void
from registry.storage import acts
from registry.storage.values import Listed


def summaries(registry: Registry, rows: Sequence[Listed]) -> tuple[DeploymentSummary, ...]:
    """The rows of a list, each with what its latest decision says, and what an office determined where its page says so."""
    known = issuers(registry)
    decided = acts.with_any_of(registry.database, DECISIVE, [row.deployment_id for row in rows])
    return tuple(
        _summary(
            row,
            *said,
            _determination(registry, row) if row.deployment_id in decided else None,
        )
        for row, said in zip(rows, decisions(known, [row.place for row in rows]), strict=True)
    )


def _determination(registry: Registry, row: Listed) -> Determined | None:
    """As the page of the latest version says it."""
    shown, _, state = about_version(registry, row.deployment_id, row.latest_version, latest=True)
    made = determination(shown)
    return None if made is None else Determined(made.kind, made.by, made.on, state)


def _summary(row: Listed, latest: Decision, void: Void | None, made: Determined | None) -> DeploymentSummary:
    statuses = [line.status for line in latest.requirements]
    return DeploymentSummary(
        deployment=row.deployment_id,
        version=row.latest_version,
        title=row.title,
        operator=row.operator,
        country=value(row.country),
        technology=value(row.technology),
        mode=value(row.mode),
        provenance=latest.provenance,
        binding=latest.outcome.binding,
        strict=latest.outcome.strict,
        not_met=statuses.count("not_met"),
        undetermined=statuses.count("undetermined"),
        law_date=latest.law_date.date,
        law_date_assumed=latest.law_date.assumed,
        retrospective=latest.retrospective,
        submitted_at=row.filed_at,
        void=void,
        determination=made,
    )
