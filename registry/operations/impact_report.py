"""What a measurement of impact adds up to: transitions, and who is affected, in the order of harm.

Knows: how results are counted. Does not assess anything, nor know who is worse off than whom (`impact_harm`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypedDict

from registry.operations.impact_harm import Affected, affected_by, harm
from registry.operations.impact_worker import CELLS
from registry.policy.release import Bundle, is_later
from registry.storage.values import Listed

NOT_IN_RELEASE: Final = "not_in_release"
"""The status of a requirement in a release that does not have it."""


class Transition(TypedDict):
    """How many records go from one word to another."""

    before: str
    after: str
    count: int


class RequirementImpact(TypedDict):
    """One requirement: every status before and after, and every force."""

    id: str
    title: str
    statuses: list[Transition]
    forces: list[Transition]


class NotAssessed(TypedDict):
    """One deployment that one of the releases could not assess."""

    deployment: str
    version: int
    release: str
    error: str


class Impact(TypedDict):
    """The whole report. Counts are of deployments, each by its latest version.

    `goes_back`: what was measured is an earlier release than the one in force. `from_work_file`: how many of the records were
    assessed before this run, and read from the file of finished work.
    """

    before: dict[str, Any]
    after: dict[str, Any]
    goes_back: bool
    law_date: str
    records: int
    from_work_file: int
    binding: list[Transition]
    strict: list[Transition]
    requirements: list[RequirementImpact]
    affected: list[Affected]
    not_assessed: list[NotAssessed]


def impact_report(
    before: Bundle,
    after: Bundle,
    law_date: str,
    results: Iterable[Mapping[str, Any]],
    named: Callable[[list[str]], Mapping[str, Listed]],
    *,
    from_work_file: int,
) -> Impact:
    """The report over `results` (`impact_worker.assess_pieces`); `named` gives what lists show of deployments."""
    ids = (sorted(before.requirements), sorted(after.requirements))
    outcomes: Mapping[str, Counter[tuple[str, str]]] = {"binding": Counter(), "strict": Counter()}
    pairs: Counter[tuple[str, str]] = Counter()
    affected: list[Affected] = []
    not_assessed: list[NotAssessed] = []
    records = 0
    for result in results:
        records += 1
        if "error" in result:
            not_assessed.append(_not_assessed(result))
            continue
        for reading, counted in outcomes.items():
            counted[result[reading][0], result[reading][1]] += 1
        pairs[result["cells"][0], result["cells"][1]] += 1
        if (one := affected_by(result, ids)) is not None:
            affected.append(one)
    shown = named([one["deployment"] for one in affected])
    for one in affected:
        listed = shown[one["deployment"]]
        one["title"], one["operator"], one["country"] = listed.title, listed.operator, listed.country
    return Impact(
        before=_named(before),
        after=_named(after),
        goes_back=is_later(after, before),
        law_date=law_date,
        records=records,
        from_work_file=from_work_file,
        binding=_transitions(outcomes["binding"]),
        strict=_transitions(outcomes["strict"]),
        requirements=_requirements(before, after, ids, pairs),
        affected=sorted(affected, key=harm),
        not_assessed=sorted(not_assessed, key=lambda one: one["deployment"]),
    )


def _named(bundle: Bundle) -> dict[str, Any]:
    return {
        "version": bundle.version,
        "sequence": bundle.sequence,
        "digest": bundle.digest,
        "facts_version": bundle.facts_version,
    }


def _requirements(
    before: Bundle,
    after: Bundle,
    ids: tuple[Sequence[str], Sequence[str]],
    pairs: Mapping[tuple[str, str], int],
) -> list[RequirementImpact]:
    # Many records have the same cells, so each pair of rows is counted once, however often it occurs.
    statuses: dict[str, Counter[tuple[str, str]]] = {id: Counter() for id in sorted({*ids[0], *ids[1]})}
    forces: dict[str, Counter[tuple[str, str]]] = {id: Counter() for id in statuses}
    for (old, new), count in pairs.items():
        was, will = dict(zip(ids[0], old, strict=True)), dict(zip(ids[1], new, strict=True))
        for id in statuses:
            cells = [CELLS[side[id]] if id in side else (NOT_IN_RELEASE,) * 3 for side in (was, will)]
            statuses[id][cells[0][0], cells[1][0]] += count
            forces[id][cells[0][1], cells[1][1]] += count
    titles = {id: one.title for bundle in (before, after) for id, one in bundle.requirements.items()}
    return [
        RequirementImpact(
            id=id, title=titles[id], statuses=_transitions(counted), forces=_transitions(forces[id])
        )
        for id, counted in statuses.items()
    ]


def _transitions(counted: Counter[tuple[str, str]]) -> list[Transition]:
    return [
        Transition(before=before, after=after, count=count)
        for (before, after), count in sorted(counted.items())
    ]


def _not_assessed(result: Mapping[str, Any]) -> NotAssessed:
    return NotAssessed(
        deployment=result["deployment"],
        version=result["version"],
        release=result["release"],
        error=result["error"],
    )
