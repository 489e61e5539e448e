"""Trials: what the policies say of a record that answers otherwise, and what of it stands in the way of an outcome.

Knows: what a trial gives, and which results an outcome waits for. Does not know how a record is assessed, nor what to
try (`change_search`, `questions_owed`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from registry.policy.answer_changes import value_at
from registry.policy.gates import gate_of
from registry.policy.powers import Powers
from registry.policy.remedies import Remedy

Json = Any
Answers = Mapping[str, Json]
"""Answers by path, in the notation of records."""
Reading = Literal["binding", "strict"]
Target = Literal["compliant", "compliant_with_conditions"]


@dataclass(frozen=True)
class Tried:
    """What came of a trial: the outcome by reading, the results by id, and the facts that were assessed."""

    outcome: Mapping[str, str]
    results: Mapping[str, Mapping[str, Json]]
    facts: Mapping[str, Json]


Trial = Callable[[Answers], Tried | None]
"""Assesses the record with these answers in place of its own; None where no record can say so."""

DECIDES_FORCE: Final = ("place.country", "operator.type")
"""The answers on which it turns what binds (policies/lib/force.rego)."""


@dataclass(frozen=True)
class Case:
    """A record's answers, and of each requirement its remedies (None where the release tells none) and what it reads.

    `derived` are the paths of the questions that the country of the record answers.
    """

    answers: Mapping[str, Json]
    remedies: Mapping[str, Sequence[Remedy] | None]
    reads: Mapping[str, Sequence[str]]
    powers: Powers
    day: date
    derived: Collection[str] = ()

    def unanswered(self, id: str, tried: Tried) -> list[str]:
        """What the requirement `id` reads, found unanswered, and is worth asking.

        That is what the country does not answer and what is about something there is; everything where nothing is left.
        """
        unknown = [path for path in self.reads[id] if value_at(tried.facts, path) is None]
        return worth_asking(unknown, self.derived, self.answers)

    def has_no_object(self, path: str) -> bool:
        """Whether the record says that there is not what the question at `path` is about."""
        return has_no_object(path, self.answers)


def worth_asking(unknown: Sequence[str], derived: Collection[str], answers: Mapping[str, Json]) -> list[str]:
    """Of the paths found unanswered those that another answer does not answer (`derived`) and that are about something there
    is; everything where nothing is left."""
    asked = [path for path in unknown if path not in derived] or list(unknown)
    return [path for path in asked if not has_no_object(path, answers)] or asked


def has_no_object(path: str, answers: Mapping[str, Json]) -> bool:
    """Whether `answers` say that there is not what the question at `path` is about."""
    gate = gate_of(path)
    return gate is not None and value_at(answers, gate) is False


def in_the_way(tried: Tried, reading: Reading, target: Target) -> frozenset[str]:
    """The ids of the requirements that keep the outcome under `reading` from being `target` or better."""
    return frozenset(
        id
        for id, result in tried.results.items()
        if counted_status(result, reading) in _hindering(result, target)
    )


def counted_status(result: Mapping[str, Json], reading: Reading) -> str | None:
    """The status as the outcome under `reading` counts it; None where it does not (policies/lib/outcome.rego)."""
    status: str = result["status"]
    if reading == "strict" or result["force"] == "binds":
        return status
    if result["force"] == "advises":
        return None
    return status if status in ("not_applicable", "upcoming") else "undetermined"


def reached(tried: Tried, reading: Reading, target: Target) -> bool:
    """Whether the outcome under `reading` is `target` or better. That no rule applies is no pass."""
    outcome = tried.outcome[reading]
    return outcome in _WORST_FIRST and _WORST_FIRST.index(outcome) >= _WORST_FIRST.index(target)


def outcome_rank(tried: Tried, reading: Reading) -> int:
    """The worse the outcome, the smaller; where no rule applies none is worse."""
    outcome = tried.outcome[reading]
    return _WORST_FIRST.index(outcome) if outcome in _WORST_FIRST else len(_WORST_FIRST)


def overlaid(answers: Mapping[str, Json], changed: Answers) -> Mapping[str, Json]:
    """The answers with those changed, without touching what was given."""
    made = dict(answers)
    below: dict[str, dict[str, Json]] = {}
    for path, answer in changed.items():
        section, _, rest = path.partition(".")
        if rest:
            below.setdefault(section, {})[rest] = answer
        else:
            made[section] = answer
    return made | {section: overlaid(made.get(section) or {}, inner) for section, inner in below.items()}


def _hindering(result: Mapping[str, Json], target: Target) -> Collection[str]:
    weighs = result["severity"] == "blocking" or (result["severity"] == "major" and target == "compliant")
    if weighs:
        return ("not_met", "undetermined")
    return ("not_met",) if result["kind"] == "prohibition" else ()


_WORST_FIRST: Final[tuple[str, ...]] = (
    "prohibited", "non_compliant", "undetermined", "compliant_with_conditions", "compliant",
)  # fmt: skip
