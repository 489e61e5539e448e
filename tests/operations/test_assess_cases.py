"""The comparison of assessments with findings: what counts as found, as refused, as not explained."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from registry import assets
from registry.exchange.cases import Case, read_cases
from registry.operations.assess import record_assessor, wasm_engine
from registry.operations.assess_cases import Report, assess_cases, expectation
from registry.policy.release import read_folder


def _case(
    id: str = "xx-2020-a",
    *,
    class_: str = "negative",
    replay: str = "must_not_approve",
    grounds: Sequence[str] = ("legality",),
    awaits: Sequence[dict[str, Any]] = (),
    explained: Sequence[str] = (),
) -> Case:
    return Case.model_validate_json(
        json.dumps(
            {
                "id": id,
                "name": "A case",
                "law_date": {
                    "date": "2020-05-01",
                    "basis": "end_of_conduct",
                    "assumed": False,
                    "source": "The text.",
                },
                "finding": {
                    "body": "A court",
                    "body_type": "court",
                    "date": "2020-06-01",
                    "year": 2020,
                    "outcome": "unlawful",
                    "class": class_,
                    "grounds": list(grounds),
                    "supporting": [],
                    "replay": replay,
                    "detail": "It was found unlawful.",
                    "note": None,
                },
                "sources": [{"citation": "The text", "url": "https://example.org/", "read": True}],
                "record": {"legal_basis": {"biometric_specific": False}},
                "derived_from_decision": ["legal_basis.biometric_specific"],
                "awaits": list(awaits),
                "explained": [
                    {"ground": ground, "why": f"Nobody asked for {ground}."} for ground in explained
                ],
            }
        )
    )


def _row(id: str, ground: str, status: str, force: str = "binds", **evidence: Any) -> dict[str, Any]:
    return {"id": id, "ground": ground, "status": status, "force": force, "evidence": evidence}


def _assessment(
    strict: str, rows: Sequence[Mapping[str, Any]], binding: str = "undetermined"
) -> dict[str, Any]:
    return {"outcome": {"binding": binding, "strict": strict}, "requirements": list(rows)}


def test_each_case_is_assessed_with_and_without_what_the_decision_told() -> None:
    seen: list[tuple[Any, date]] = []

    def assess(record: dict[str, Any], on: date) -> dict[str, Any]:
        seen.append((record.get("legal_basis", {}).get("biometric_specific"), on))
        known = seen[-1][0] is False
        row = _row("HR-01", "legality", "not_met" if known else "undetermined", fact=None)
        return _assessment("non_compliant" if known else "undetermined", [row])

    report = assess_cases([_case()], assess)
    assert seen == [(False, date(2020, 5, 1)), (None, date(2020, 5, 1))]
    assert report["full"]["recall"] == 1
    assert report["blanked"]["recall"] == 0
    assert report["blanked"]["missed"] == ["xx-2020-a"]
    assert report["full"]["missed"] == []
    [row] = report["cases"]
    assert row["full"]["why_missed"] is None
    why = row["blanked"]["why_missed"]
    assert why is not None
    assert why["undetermined"] == [{"id": "HR-01", "ground": "legality", "missing_facts": ["fact"]}]
    json.dumps(report, allow_nan=False)


@pytest.mark.parametrize(
    ("strict", "rows", "found"),
    [
        ("non_compliant", [_row("HR-01", "legality", "not_met")], True),
        ("prohibited", [_row("HR-01", "legality", "not_met")], True),
        ("undetermined", [_row("HR-01", "legality", "not_met")], False),
        ("compliant_with_conditions", [_row("HR-01", "legality", "not_met")], False),
        ("non_compliant", [_row("UNP-07", "security", "not_met")], False),
        ("non_compliant", [_row("HR-01", "legality", "undetermined")], False),
        ("compliant", [_row("HR-01", "legality", "met")], False),
        ("no_rule_applies", [], False),
    ],
)
def test_a_finding_is_found_only_by_an_adverse_outcome_on_the_same_ground(
    strict: str, rows: list[dict[str, Any]], found: bool
) -> None:
    report = assess_cases([_case()], lambda record, on: _assessment(strict, rows))
    assert report["full"]["found"] == int(found)
    assert report["cases"][0]["full"]["found"] is found


def test_grounds_that_the_decision_did_not_find_are_counted_by_case() -> None:
    rows = [
        _row("HR-01", "legality", "not_met"),
        _row("UNP-06", "security", "not_met"),
        _row("UNP-07", "security", "not_met"),
    ]
    cases = [_case("xx-2020-a"), _case("xx-2020-b", grounds=["security"])]
    report = assess_cases(cases, lambda record, on: _assessment("non_compliant", rows))
    assert report["full"]["extra_grounds_by_ground"] == {"legality": 1, "security": 1}
    assert [row["full"]["matched_grounds"] for row in report["cases"]] == [["legality"], ["security"]]


def test_a_ground_that_the_decision_did_not_find_needs_a_reason_in_the_case() -> None:
    rows = [
        _row("HR-01", "legality", "not_met"),
        _row("UNP-07", "security", "not_met"),
        _row("HR-09", "accountability", "not_met"),
        _row("ECH-03", "fairness_bias", "undetermined"),
    ]
    cases = [
        _case("xx-2020-a", explained=["security", "accountability"]),
        _case("xx-2020-b", explained=["security", "dpia"]),
        _case("xx-2020-c", grounds=["legality", "security", "accountability"]),
    ]
    report = assess_cases(cases, lambda record, on: _assessment("non_compliant", rows))
    assert [row["full"]["unexplained_grounds"] for row in report["cases"]] == [[], ["accountability"], []]
    assert report["full"]["extra_grounds_unexplained"] == ["xx-2020-b"]
    assert report["cases"][0]["explained"] == {
        "security": "Nobody asked for security.",
        "accountability": "Nobody asked for accountability.",
    }
    assert report["cases"][2]["explained"] == {}


@pytest.mark.parametrize(
    ("class_", "replay", "expected"),
    [
        ("negative", "must_not_approve", "adverse"),
        ("mixed", "must_not_approve", "adverse"),
        ("mixed", "either", "either"),
        ("negative", "either", "either"),
        ("positive", "either", "either"),
        ("positive", "approvable_under_home_law", "lawful"),
        ("mixed", "approvable_under_home_law", "either"),
    ],
)
def test_what_is_expected_of_a_case(class_: str, replay: str, expected: str) -> None:
    assert expectation(_case(class_=class_, replay=replay)) == expected


def test_lawful_cases_show_false_refusals_and_stricter_advice_apart() -> None:
    lawful: dict[str, Any] = {"class_": "positive", "replay": "approvable_under_home_law", "grounds": []}
    cases = [
        _case("xx-2020-a", **lawful),
        _case("xx-2020-b", **lawful),
        _case("xx-2020-c", class_="mixed", replay="either"),
    ]
    answers = iter(
        [
            _assessment("non_compliant", [], "non_compliant"),
            _assessment("non_compliant", [], "non_compliant"),
            _assessment("prohibited", [], "compliant"),
            _assessment("undetermined", [], "undetermined"),
            _assessment("non_compliant", [], "undetermined"),
            _assessment("undetermined", [], "undetermined"),
        ]
    )
    report = assess_cases(cases, lambda record, on: next(answers))
    full, blanked = report["full"], report["blanked"]
    assert (full["false_refusals"], full["lawful_cases"]) == (1, 2)
    assert full["refused_though_lawful"] == ["xx-2020-a"]
    assert full["strict_adverse_on_lawful"] == 2
    assert (full["either_adverse"], full["either_cases"]) == (1, 1)
    assert blanked["false_refusals"] == 1
    assert blanked["strict_adverse_on_lawful"] == 1
    assert blanked["either_adverse"] == 0
    assert full["recall"] is None


def test_the_determinate_rate_counts_what_applies_and_is_in_force() -> None:
    rows = [
        _row("A-01", "legality", "met"),
        _row("A-02", "legality", "not_met", "advises"),
        _row("A-03", "legality", "undetermined"),
        _row("A-04", "legality", "not_applicable"),
        _row("A-05", "legality", "upcoming"),
        _row("A-06", "legality", "undetermined", "unresolved"),
    ]
    cases = [_case("xx-2020-a"), _case("xx-2020-b", class_="positive", replay="approvable_under_home_law")]
    report = assess_cases(cases, lambda record, on: _assessment("non_compliant", rows))
    assert report["full"]["determinate_rate"] == 0.5
    assert report["full"]["determinate_rate_binding_lawful"] == 0.5


AWAITED = {"requirements": ["ECH-03"], "missing_facts": [], "why": "It asks whether bias was tested."}


@pytest.mark.parametrize(
    ("rows", "awaits", "explained"),
    [
        ([_row("HR-02", "legality", "undetermined", who=None, when=True)], [], True),
        ([_row("HR-02", "legality", "undetermined", who=True)], [], False),
        ([_row("UNP-07", "security", "undetermined", key=None)], [], False),
        ([_row("HR-01", "legality", "met")], [], False),
        ([_row("HR-01", "legality", "met")], [AWAITED], True),
        ([_row("AIA-01", "legality", "upcoming", who=None)], [], False),
    ],
)
def test_a_missed_case_without_a_reason_is_called_unexplained(
    rows: list[dict[str, Any]], awaits: list[dict[str, Any]], explained: bool
) -> None:
    report = assess_cases([_case(awaits=awaits)], lambda record, on: _assessment("undetermined", rows))
    assert report["full"]["unexplained"] == ([] if explained else ["xx-2020-a"])
    why = report["cases"][0]["full"]["why_missed"]
    assert why is not None
    assert why["explained"] is explained
    assert why["awaits"] == awaits


def test_a_matching_ground_that_is_not_grave_enough_is_named() -> None:
    report = assess_cases(
        [_case()], lambda record, on: _assessment("undetermined", [_row("HR-03", "legality", "not_met")])
    )
    why = report["cases"][0]["full"]["why_missed"]
    assert why is not None
    assert why["not_met_but_not_adverse"] == ["HR-03"]


@pytest.fixture(scope="module")
def report() -> Report:
    """Every documented case, under the release beside the policies."""
    bundle = read_folder(assets.policies() / "release")
    cases, problems = read_cases(assets.policies() / "cases")
    assert problems == []
    return assess_cases(cases, record_assessor(bundle, [wasm_engine(bundle)]))


def test_the_release_finds_what_every_court_and_authority_found(report: Report) -> None:
    assert report["full"]["missed"] == []
    assert (report["full"]["recall"], report["full"]["adverse_cases"]) == (1, 18)


def test_much_of_it_would_have_been_found_before_the_decision(report: Report) -> None:
    """A filing made beforehand does not say what only the decision found; what is missed then waits for an answer."""
    assert report["blanked"]["found"] >= 9
    assert report["blanked"]["unexplained"] == []


@pytest.mark.parametrize("run", ["full", "blanked"])
def test_the_release_refuses_no_case_that_a_court_or_authority_held_lawful(run: str, report: Report) -> None:
    block = report["full"] if run == "full" else report["blanked"]
    assert block["refused_though_lawful"] == []
    assert block["lawful_cases"] == 6


@pytest.mark.parametrize("run", ["full", "blanked"])
def test_every_ground_that_no_decision_found_has_a_reason(run: str, report: Report) -> None:
    block = report["full"] if run == "full" else report["blanked"]
    assert block["extra_grounds_unexplained"] == []


def test_no_reason_is_given_for_a_ground_on_which_nothing_fails(report: Report) -> None:
    for row in report["cases"]:
        extra = {*row["full"]["extra_grounds"], *row["blanked"]["extra_grounds"]}
        assert row["explained"].keys() <= extra, row["id"]


def test_a_case_awaits_only_requirements_that_the_release_does_not_have_yet() -> None:
    written = read_folder(assets.policies() / "release").requirements.keys()
    assert written
    for case in read_cases(assets.policies() / "cases")[0]:
        awaited = {id for entry in case.awaits for id in entry.requirements}
        assert not awaited & written, case.id
