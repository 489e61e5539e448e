"""What an office that determines has before it: the latest decision, what it finds, and what others said of the deployment.

Knows: that a policy outcome informs, and that the office decides. Everything here is public.
"""

from __future__ import annotations

from typing import Final

from registry.domain.act import Opinion
from registry.domain.lifecycle import DETERMINATIONS
from registry.operations.act_entries import act_history
from registry.operations.issuers import issuers
from registry.operations.registry import Registry
from registry.operations.show.acts import act_of, names_of
from registry.pages.desk_views import Evidence
from registry.storage import acts, queries

_ASKED: Final = frozenset({*DETERMINATIONS, "order"})


def evidence(registry: Registry, act: str, deployment: str) -> Evidence | None:
    """The evidence for a determination on a deployment, or an order; None for other acts, and where there is no such
    deployment."""
    stored = queries.deployment(registry.database, deployment) if act in _ASKED and deployment else None
    if stored is None:
        return None
    version = stored.versions[0].number
    latest = next(one for one in stored.decisions if one.version == version)
    requirements = registry.bundle(latest.release_digest).requirements
    given = [
        found
        for one in acts.on_deployment(registry.database, deployment)
        if one.kind == "opine" and isinstance(found := act_of(registry, one), Opinion)
    ]
    names = names_of(registry, {one.by.office for one in given})
    life = act_history(registry, deployment).lives.get(deployment)
    lodged = list(life.objections.values()) if life else []
    return Evidence(
        version=version,
        place=(latest.place.log_id, latest.place.index),
        void=issuers(registry).open(latest.place).taken_back_by is not None,
        binding=latest.outcome_binding,
        strict=latest.outcome_strict,
        law_date=latest.law_date,
        not_met=tuple((id, requirements[id].title) for id in stored.listed.not_met if id in requirements),
        undetermined=tuple(
            (id, requirements[id].title)
            for id in queries.requirement_ids(registry.database, latest.id, ("undetermined",))
            if id in requirements
        ),
        objections=(sum(not one.answered and not one.declined for one in lodged), len(lodged)),
        opinions=tuple((one.advice, names.get(one.by.office or "", one.by.office or "")) for one in given),
    )
