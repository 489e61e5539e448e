"""Make the statement of a decision: an evaluation of one version, under the release in force, becomes a predicate.

Knows: what a decision says beside its assessment, and which day's law it is made under. Does not know whether a version is
new (`operations.prepare_filing`) or is assessed again (`operations.reassess`), and signs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from registry.domain.actor import Filer
from registry.domain.decision import (
    Decision,
    EngineReference,
    EntryReference,
    FactsReference,
    LawDateReference,
    ReleaseReference,
    instant,
    requirement_lines,
)
from registry.errors import RegistryError
from registry.operations.assess import Evaluation
from registry.operations.registry import Registry
from registry.policy.calendar import NEVER
from registry.storage.values import NewDecision, Place, Status

ATTEMPTS: Final = 3
"""So often is a version assessed where the record, the release or the day changes meanwhile; then it is left as it stands."""


def decision_on(
    registry: Registry,
    *,
    deployment: str,
    version: int,
    provenance: Any,
    law_date: LawDateReference,
    evaluation: Evaluation,
    release: Place,
    now: datetime,
    before: Place | None,
    by: Filer | None = None,
) -> Decision:
    """The predicate of the decision on a version. `release`: the entry that states the release; `before`: the decision that
    stands last on the deployment."""
    bundle = evaluation.bundle
    return Decision(
        deployment=deployment,
        version=version,
        provenance=provenance,
        retrospective=provenance == "reconstructed",
        assessed_at=instant(now),
        law_date=law_date,
        facts=FactsReference(version=evaluation.facts_version, sha256=evaluation.facts_sha256),
        release=ReleaseReference(
            origin=registry.at(release.log_id).log.origin,
            index=release.index,
            digest=bundle.digest,
            version=bundle.version,
        ),
        engines=[EngineReference(name=e.name, version=e.version) for e in registry.engines(bundle)],
        assessment_sha256=evaluation.assessment_sha256,
        outcome=evaluation.plain.outcome,
        requirements=requirement_lines(evaluation.plain),
        previous=_reference(registry, before) if before else None,
        by=by,
    )


def law_date_for(provenance: str, form: Mapping[str, Any], now: datetime, where: str) -> LawDateReference:
    """The day whose law applies to a committed form: today, or of a reconstruction the day that it states itself, whatever
    the release. Raises `file.law_date` where it states none; `where` names it then."""
    if provenance != "reconstructed":
        return LawDateReference(date=now.date().isoformat(), basis="assessed_at", assumed=False)
    stated = LawDateReference.stated_in(form)
    if stated is None:
        raise RegistryError(
            "file.law_date",
            f"{where or 'the record'} is reconstructed and does not say on which day's law it is assessed",
            hint="Fill origin.law_date and origin.law_date_basis; see the case format in the documentation.",
        )
    return stated


def turns_on(evaluation: Evaluation, provenance: str) -> str:
    """The first day on which the same facts might be decided otherwise under the same release: of a reconstruction never."""
    if provenance == "reconstructed":
        return NEVER
    day = date.fromisoformat(evaluation.plain.law_date.iso)
    return evaluation.bundle.calendar.turns(json.loads(evaluation.facts), day)


def decision_row(
    decision: Decision,
    assessment: bytes,
    previous: Place | None,
    *,
    anew: bool = False,
    turns_on: str | None = None,
) -> NewDecision:
    """What the database keeps of a decision: the bytes of its assessment, where the decision before it stands, whether that one
    is void (`anew`), and when it may have to be made again."""
    return NewDecision(
        version=decision.version,
        law_date=decision.law_date.date,
        assessed_at=decision.assessed_at,
        outcome_binding=decision.outcome.binding,
        outcome_strict=decision.outcome.strict,
        assessment=assessment,
        assessment_sha256=decision.assessment_sha256,
        statuses=[_status(r.id, r.status, r.severity, r.force) for r in decision.requirements],
        previous=previous,
        anew=anew,
        turns_on=turns_on,
    )


@lru_cache(maxsize=16_384)
def _status(id: str, status: str, severity: str, force: str) -> Status:
    # A release has a few for each of its requirements, and every decision repeats them.
    return Status(id, status, severity, force)


def _reference(registry: Registry, place: Place) -> EntryReference:
    # The decision before may stand in the log of an earlier year.
    return EntryReference(origin=registry.at(place.log_id).log.origin, index=place.index)
