"""Whom another release would affect, and in which order of harm.

Knows: what counts as affected: an outcome changes, or a requirement begins or ceases to be not met. Does not count anything.

Order of harm: first the deployments whose binding outcome becomes graver, those prohibited before those non-compliant and so on;
then those whose strict outcome becomes graver; then those that fail a requirement they did not fail before; then those whose
outcome becomes less grave, because a protection falls away; then the rest. Within each, by the new outcome, by the weightiest
requirement newly not met, and by the number of people scanned, the most first; where that is not known the deployment comes after
those where it is, which says nothing about the people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypedDict

from registry.domain.vocabulary import OUTCOMES, SEVERITIES
from registry.operations.impact_worker import CELLS

DIRECTIONS: Final = ("binding_graver", "strict_graver", "newly_not_met", "less_grave", "no_longer_not_met")


class NotMet(TypedDict):
    """A requirement that is newly not met, with its force and severity in this case."""

    id: str
    force: str
    severity: str


class Affected(TypedDict):
    """One deployment for which an outcome changes, or a requirement begins or ceases to be not met."""

    deployment: str
    version: int
    title: str | None
    operator: str | None
    country: str
    provenance: str
    law_date: str
    persons: int | None
    binding: list[str]
    strict: list[str]
    newly_not_met: list[NotMet]
    no_longer_not_met: list[str]
    direction: str


def affected_by(result: Mapping[str, Any], ids: tuple[Sequence[str], Sequence[str]]) -> Affected | None:
    """How a deployment is affected, by its result (`impact_worker`); None where it is not.

    `ids` are the requirements of either release, in the order of the result's cells.
    """
    before, after = (
        {id: CELLS[cell] for id, cell in zip(side, cells, strict=True) if CELLS[cell][0] == "not_met"}
        for side, cells in zip(ids, result["cells"], strict=True)
    )
    newly = [NotMet(id=id, force=after[id][1], severity=after[id][2]) for id in after if id not in before]
    no_longer = [id for id in before if id not in after]
    ranks = [[OUTCOMES.index(outcome) for outcome in result[reading]] for reading in ("binding", "strict")]
    direction = _direction(ranks, bool(newly), bool(no_longer))
    if direction is None:
        return None
    return Affected(
        deployment=result["deployment"],
        version=result["version"],
        title=None,
        operator=None,
        country="",
        provenance=result["provenance"],
        law_date=result["law_date"],
        persons=result["persons"],
        binding=list(result["binding"]),
        strict=list(result["strict"]),
        newly_not_met=newly,
        no_longer_not_met=no_longer,
        direction=direction,
    )


def harm(one: Affected) -> tuple[Any, ...]:
    """What deployments are sorted by."""
    reading = "strict" if one["direction"] == "strict_graver" else "binding"
    weights = [SEVERITIES.index(found["severity"]) for found in one["newly_not_met"]]
    return (
        DIRECTIONS.index(one["direction"]),
        OUTCOMES.index(one[reading][1]),  # type: ignore[literal-required]
        min(weights, default=len(SEVERITIES)),
        one["persons"] is None,
        -(one["persons"] or 0),
        one["deployment"],
    )


def _direction(ranks: Sequence[Sequence[int]], newly: bool, no_longer: bool) -> str | None:
    (binding_before, binding_after), (strict_before, strict_after) = ranks
    if binding_after < binding_before:
        return "binding_graver"
    if strict_after < strict_before:
        return "strict_graver"
    if newly:
        return "newly_not_met"
    if (binding_after, strict_after) != (binding_before, strict_before):
        return "less_grave"
    return "no_longer_not_met" if no_longer else None
