"""Do the policies find what courts and authorities found? A report over documented deployments.

Knows: how an assessment is compared with a finding, and how the results are counted. Does not evaluate anything:
`assess` is given, so that any release and any engine can be measured.

Each case is assessed twice: as documented, and with everything unanswered that may be known only from the decision
itself. The second run shows what the policies would have said to a filing made beforehand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypedDict

from registry.domain.vocabulary import ADVERSE_OUTCOMES
from registry.exchange.cases import Case, blanked, reconstruct

Assess = Callable[[dict[str, Any], date], Mapping[str, Any]]
"""The assessment, in the form of registry.domain.assessment, of one record on one law date."""
Expected = Literal["adverse", "lawful", "either"]


class Block(TypedDict):
    """What one run over all cases gives: counts of cases, and rates from 0 to 1 (None where there is nothing to count).

    Lists hold case ids; an extra ground is counted once for each case that has it.
    """

    recall: float | None
    found: int
    adverse_cases: int
    false_refusals: int
    strict_adverse_on_lawful: int
    lawful_cases: int
    either_adverse: int
    either_cases: int
    extra_grounds: int
    extra_grounds_by_ground: dict[str, int]
    extra_grounds_unexplained: list[str]
    determinate_rate: float | None
    determinate_rate_binding_lawful: float | None
    missed: list[str]
    refused_though_lawful: list[str]
    unexplained: list[str]


class Undetermined(TypedDict):
    """A requirement that could have found it, and the facts that it misses."""

    id: str
    ground: str
    missing_facts: list[str]


class WhyMissed(TypedDict):
    """Why an adverse case was not found. `explained` is false where neither list nor `awaits` names a reason."""

    undetermined: list[Undetermined]
    awaits: list[dict[str, Any]]
    upcoming: list[str]
    not_met_but_not_adverse: list[str]
    explained: bool


class Result(TypedDict):
    """One case in one run. `not_met` maps requirement ids to grounds; `unexplained_grounds` are the extra ones for which
    the case gives no reason."""

    binding: str
    strict: str
    not_met: dict[str, str]
    matched_grounds: list[str]
    extra_grounds: list[str]
    unexplained_grounds: list[str]
    found: bool
    why_missed: WhyMissed | None


class CaseReport(TypedDict):
    """One case in both runs, beside what was decided. `explained` maps extra grounds to the reason for them."""

    id: str
    name: str
    law_date: str
    expected: Expected
    grounds: list[str]
    explained: dict[str, str]
    full: Result
    blanked: Result


class Report(TypedDict):
    """Both runs in numbers, and every case."""

    full: Block
    blanked: Block
    cases: list[CaseReport]


def assess_cases(cases: Iterable[Case], assess: Assess) -> Report:
    """Assess every case as documented and blanked, on its law date, and compare each with its finding."""
    rows: list[CaseReport] = []
    runs: dict[str, list[tuple[Expected, Result, Sequence[Mapping[str, Any]]]]] = {"full": [], "blanked": []}
    for case in cases:
        expected = expectation(case)
        results = {}
        for run, variant in (("full", case), ("blanked", blanked(case))):
            assessment = assess(reconstruct(variant)["record"], case.law_date.date)
            results[run] = _result(case, expected, assessment)
            runs[run].append((expected, results[run], assessment["requirements"]))
        rows.append(
            {
                "id": case.id,
                "name": case.name,
                "law_date": case.law_date.date.isoformat(),
                "expected": expected,
                "grounds": list(case.finding.grounds),
                "explained": _explained(case),
                "full": results["full"],
                "blanked": results["blanked"],
            }
        )
    ids = [row["id"] for row in rows]
    return {"full": _block(ids, runs["full"]), "blanked": _block(ids, runs["blanked"]), "cases": rows}


def expectation(case: Case) -> Expected:
    """What a run over the facts should give: adverse for a negative finding, and for a mixed one that must not be
    approved; lawful for a positive finding; else either."""
    finding = case.finding
    if finding.replay == "either":
        return "either"
    if finding.class_ == "negative" or (finding.class_ == "mixed" and finding.replay == "must_not_approve"):
        return "adverse"
    return "lawful" if finding.class_ == "positive" else "either"


def _explained(case: Case) -> dict[str, str]:
    return {one.ground: one.why for one in case.explained}


def _result(case: Case, expected: Expected, assessment: Mapping[str, Any]) -> Result:
    grounds = case.finding.grounds
    outcome = assessment["outcome"]
    not_met = {row["id"]: row["ground"] for row in assessment["requirements"] if row["status"] == "not_met"}
    matched = [ground for ground in grounds if ground in not_met.values()]
    extra = sorted(set(not_met.values()) - set(grounds))
    found = outcome["strict"] in ADVERSE_OUTCOMES and bool(matched)
    return {
        "binding": outcome["binding"],
        "strict": outcome["strict"],
        "not_met": not_met,
        "matched_grounds": matched,
        "extra_grounds": extra,
        "unexplained_grounds": [ground for ground in extra if ground not in _explained(case)],
        "found": found,
        "why_missed": _why_missed(case, assessment, matched) if expected == "adverse" and not found else None,
    }


def _why_missed(case: Case, assessment: Mapping[str, Any], matched: Sequence[str]) -> WhyMissed:
    relevant = [row for row in assessment["requirements"] if row["ground"] in case.finding.grounds]
    undetermined: list[Undetermined] = [
        {
            "id": row["id"],
            "ground": row["ground"],
            "missing_facts": sorted(path for path, held in row["evidence"].items() if held is None),
        }
        for row in relevant
        if row["status"] == "undetermined"
    ]
    awaits = [awaited.model_dump(mode="json") for awaited in case.awaits]
    return {
        "undetermined": undetermined,
        "awaits": awaits,
        "upcoming": [row["id"] for row in relevant if row["status"] == "upcoming"],
        "not_met_but_not_adverse": [row["id"] for row in relevant if matched and row["status"] == "not_met"],
        "explained": bool(awaits) or any(row["missing_facts"] for row in undetermined),
    }


def _block(ids: Sequence[str], run: Sequence[tuple[Expected, Result, Sequence[Mapping[str, Any]]]]) -> Block:
    named = [(id, expected, result) for id, (expected, result, _) in zip(ids, run, strict=True)]
    adverse = [(id, result) for id, expected, result in named if expected == "adverse"]
    lawful = [(id, result) for id, expected, result in named if expected == "lawful"]
    either = [result for _, expected, result in named if expected == "either"]
    every = [row for _, _, rows in run for row in rows]
    binding = [
        row for expected, _, rows in run if expected == "lawful" for row in rows if row["force"] == "binds"
    ]
    refused = [id for id, result in lawful if result["binding"] in ADVERSE_OUTCOMES]
    found = sum(result["found"] for _, result in adverse)
    extra = Counter(ground for _, _, result in named for ground in result["extra_grounds"])
    return {
        "recall": _rate(found, len(adverse)),
        "found": found,
        "adverse_cases": len(adverse),
        "false_refusals": len(refused),
        "strict_adverse_on_lawful": _adverse(result for _, result in lawful),
        "lawful_cases": len(lawful),
        "either_adverse": _adverse(either),
        "either_cases": len(either),
        "extra_grounds": extra.total(),
        "extra_grounds_by_ground": dict(sorted(extra.items())),
        "extra_grounds_unexplained": [id for id, _, result in named if result["unexplained_grounds"]],
        "determinate_rate": _determinate(every),
        "determinate_rate_binding_lawful": _determinate(binding),
        "missed": [id for id, result in adverse if not result["found"]],
        "refused_though_lawful": refused,
        "unexplained": [
            id for id, result in adverse if result["why_missed"] and not result["why_missed"]["explained"]
        ],
    }


def _adverse(results: Iterable[Result]) -> int:
    return sum(result["strict"] in ADVERSE_OUTCOMES for result in results)


def _determinate(rows: Iterable[Mapping[str, Any]]) -> float | None:
    """Of the requirements that apply and are in force, how many are met or not met."""
    statuses = Counter(row["status"] for row in rows)
    decided = statuses["met"] + statuses["not_met"]
    return _rate(decided, decided + statuses["undetermined"])


def _rate(count: int, of: int) -> float | None:
    return round(count / of, 6) if of else None
