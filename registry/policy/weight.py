"""What weighs most in an assessment: in which order requirements and unanswered questions are told.

Knows: what decides an outcome, and that what binds comes first. Does not know why a requirement is not met
(registry.policy.explanation).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from registry.domain.assessment import Assessment, RequirementResult
from registry.domain.record import definitions
from registry.domain.vocabulary import SEVERITIES, Force, Severity, Status
from registry.policy.trial import Reading, counted_status


def deciding(assessment: Assessment, reading: Reading) -> list[RequirementResult]:
    """The requirements without which the outcome under `reading` would be a better one, what weighs most first.

    None where the outcome is `compliant` or no rule applies. What may bind counts as undetermined (policies/lib/outcome.rego).
    """
    outcome = getattr(assessment.outcome, reading)
    if outcome not in _DECIDED_BY:
        return []
    severity, statuses = _DECIDED_BY[outcome]
    found = (
        result
        for result in assessment.requirements
        if counted_status({"status": result.status, "force": result.force}, reading) in statuses
        and (result.kind == "prohibition" if severity is None else result.severity == severity)
    )
    return sorted(found, key=weight)


def weight(result: RequirementResult) -> tuple[object, ...]:
    """In what order requirements are told: what binds first, then prohibitions, then by severity."""
    return (
        _FORCES.index(result.force),
        result.kind != "prohibition",
        SEVERITIES.index(result.severity),
        result.id,
    )


def unanswered_by_weight(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """Of each requirement, by id, what it reads and found unanswered, that on which most turns first.

    First what a requirement reads that is undetermined and binds, or blocks, then what most of those of that weight read,
    then what the record asks first.
    """
    rank: dict[str, tuple[object, ...]] = {}
    readers: Counter[tuple[str, tuple[object, ...]]] = Counter()
    for result in assessment.requirements:
        if result.status == "undetermined":
            own = weight(result)[:-1]
            for path in _unanswered(result):
                readers[path, own] += 1
                rank[path] = min(rank.get(path, own), own)
    last = (len(_FORCES),)
    place = {path: number for number, path in enumerate(definitions())}

    def order(path: str) -> tuple[tuple[object, ...], int, int, str]:
        own = rank.get(path, last)
        return own, -readers[path, own], place.get(path, len(place)), path

    return {result.id: tuple(sorted(_unanswered(result), key=order)) for result in assessment.requirements}


def _unanswered(result: RequirementResult) -> list[str]:
    return [path for path, held in result.evidence.items() if held is None]


_FORCES: Final[tuple[Force, ...]] = ("binds", "unresolved", "advises")
_DECIDED_BY: Final[Mapping[str, tuple[Severity | None, tuple[Status, ...]]]] = {
    "prohibited": (None, ("not_met",)),
    "non_compliant": ("blocking", ("not_met",)),
    "undetermined": ("blocking", ("undetermined",)),
    "compliant_with_conditions": ("major", ("not_met", "undetermined")),
}
