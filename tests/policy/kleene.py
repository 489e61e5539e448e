"""A world of small rules in three values, for tests of what tries answers: no engine, nothing but yes/no questions.

A rule applies and is met as its formulas say, read as the policies' `all_of` and `any_of` are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.domain.explanation import Expected
from registry.policy.powers import Powers
from registry.policy.trial import Answers, Case, Reading, Tried, overlaid, value_at

Condition = tuple[str, bool]
"""The answer that a path must have."""
Formula = Sequence[Sequence[Condition]]
"""Any of these, each of which is all of those."""

FIELDS = (
    "security.encryption_at_rest", "security.encryption_in_transit", "security.incident_plan",
    "security.physical_controls", "security.confidentiality_undertaking", "transparency.signage",
)  # fmt: skip
ALWAYS: Formula = ((),)


@dataclass(frozen=True)
class Rule:
    """One requirement: `remedies` are what its file lists, by default every way of being met."""

    satisfied: Formula
    applies: Formula = ALWAYS
    severity: str = "blocking"
    force: str = "binds"
    kind: str = "duty"
    remedies: Sequence[Mapping[str, bool]] | None = None

    @property
    def ways(self) -> Sequence[Mapping[str, bool]]:
        """Its remedies."""
        return [dict(way) for way in self.satisfied] if self.remedies is None else self.remedies

    def paths(self) -> list[str]:
        """What it reads."""
        return sorted(
            {path for formula in (self.satisfied, self.applies) for way in formula for path, _ in way}
        )

    def status(self, answer: Callable[[str], bool | None]) -> str:
        """Its status where `answer` gives the answer at a path."""
        applies, satisfied = _any(self.applies, answer), _any(self.satisfied, answer)
        if applies is not True:
            return "not_applicable" if applies is False else "undetermined"
        return {True: "met", False: "not_met", None: "undetermined"}[satisfied]


def case(rules: Mapping[str, Rule], answers: Mapping[str, bool], powers: Powers) -> Case:
    """The record with these `answers` before these rules."""
    return Case(
        overlaid({}, answers),
        {
            id: tuple(
                {path: Expected(one, "yes" if one else "no") for path, one in way.items()}
                for way in rule.ways
            )
            for id, rule in rules.items()
        },
        {id: rule.paths() for id, rule in rules.items()},
        powers,
        date(2026, 6, 1),
    )


def trial(rules: Mapping[str, Rule], answers: Mapping[str, bool], runs: list[Any] | None = None) -> Any:
    """A trial of the record with these `answers`; each run is noted in `runs`."""

    def run(changed: Answers) -> Tried:
        if runs is not None:
            runs.append(changed)
        facts = overlaid(overlaid({}, answers), changed)
        results = {
            id: {
                "id": id,
                "kind": rule.kind,
                "severity": rule.severity,
                "force": rule.force,
                "status": rule.status(lambda path: value_at(facts, path)),
            }
            for id, rule in rules.items()
        }
        return Tried(
            {"binding": outcome(results, "binding"), "strict": outcome(results, "strict")}, results, facts
        )

    return run


def outcome(results: Mapping[str, Mapping[str, Any]], reading: Reading) -> str:
    """The outcome as the design states it: the first line that holds."""
    counted = []
    for result in results.values():
        if reading == "strict" or result["force"] == "binds":
            counted.append((result["kind"], result["severity"], result["status"]))
        elif result["force"] == "unresolved":
            status = (
                result["status"] if result["status"] in ("not_applicable", "upcoming") else "undetermined"
            )
            counted.append((result["kind"], result["severity"], status))
    if any(kind == "prohibition" and status == "not_met" for kind, _, status in counted):
        return "prohibited"
    if ("blocking", "not_met") in {one[1:] for one in counted}:
        return "non_compliant"
    if ("blocking", "undetermined") in {one[1:] for one in counted}:
        return "undetermined"
    if {("major", "not_met"), ("major", "undetermined")} & {one[1:] for one in counted}:
        return "compliant_with_conditions"
    return "compliant" if any(status == "met" for *_, status in counted) else "no_rule_applies"


def _any(formula: Formula, answer: Callable[[str], bool | None]) -> bool | None:
    ways = [_all(way, answer) for way in formula]
    return True if True in ways else None if None in ways else False


def _all(way: Sequence[Condition], answer: Callable[[str], bool | None]) -> bool | None:
    held = [None if answer(path) is None else answer(path) is wanted for path, wanted in way]
    return False if False in held else None if None in held else True
