"""An explanation says what a rule read, what that held and what would have met it, and invents no law."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from registry.domain.assessment import Assessment, RequirementResult
from registry.domain.explanation import Explanation
from registry.domain.record import read_record
from registry.operations.assess import Evaluation, assess_record, wasm_engine
from registry.policy.explanation import exceptions_of, explain
from registry.policy.release import SOURCES, Bundle
from registry.policy.trial import Reading
from registry.policy.weight import deciding, unanswered_by_weight
from tests.policy.changed_release import changed_release
from tests.policy.first_release import first_release, with_remedies

DAY = date(2026, 6, 1)
RECORD: dict[str, Any] = {
    "place": {"country": "NL"},
    "operator": {"type": "public_body"},
    "deployment": {"mode": "verification_1_1"},
    "necessity": {"alternatives": []},
    "data": {
        "personal": True,
        "retention_match_days": 400,
        "retention_nonmatch_seconds": 0,
        "deletion_automated": True,
    },
    "watchlist": {"exists": False},
    "purpose": {"statement": "To let staff in."},
    "security": {"access_roles": ["Guard"], "access_reviewed_on": "2020-01-02"},
    "withheld": [
        {
            "field": "security.access_roles",
            "ground": "security_of_system",
            "provision": "Section 1",
            "decided_by": "Legal office",
            "decided_on": "2026-01-01",
            "review_by": "2027-01-01",
        }
    ],
}


def evaluated(record: dict[str, Any], bundle: Bundle) -> Evaluation:
    return assess_record(read_record(record), bundle, [wasm_engine(bundle)], DAY)


def explained(record: dict[str, Any], bundle: Bundle | None = None) -> dict[str, Explanation]:
    release = bundle or with_remedies()
    return {one.id: one for one in explain(evaluated(record, release).assessment, release)}


@pytest.fixture(scope="module")
def found() -> dict[str, Explanation]:
    return explained(RECORD)


def held(one: Explanation) -> dict[str, str]:
    return {read.path: read.words for read in one.reads}


def expected(one: Explanation) -> dict[str, list[str]]:
    return {read.path: [wanted.words for wanted in read.expected] for read in one.reads}


@pytest.mark.parametrize("record", [{}, RECORD])
def test_exactly_what_is_not_met_or_undetermined_is_explained(record: dict[str, Any]) -> None:
    assessment = evaluated(record, with_remedies()).assessment
    open_ = [one.id for one in assessment.requirements if one.status in ("not_met", "undetermined")]
    assert list(explained(record)) == open_
    assert open_


def test_every_field_that_was_read_is_told_with_what_it_held(found: dict[str, Explanation]) -> None:
    assert held(found["HR-05"]) == {"necessity.alternatives": "declared absent"}
    retention = held(found["UNP-04"])
    assert retention["data.retention_match_days"] == "400 days"
    assert retention["data.deletion_automated"] == "yes"
    assert retention["data.retention_match_indefinite"] == "unanswered"
    assert held(found["UNP-06"])["security.access_roles"] == "withheld"
    assert held(found["UNP-06"])["security.access_reviewed_on"] == "2020-01-02"
    assert held(found["HR-03"])["purpose.statement"] == "given (16 characters)"


def test_what_was_expected_is_what_the_remedies_set(found: dict[str, Explanation]) -> None:
    assert expected(found["HR-05"]) == {
        "necessity.alternatives": [
            "at least 2 entries, each with description: a text; why_insufficient: a text"
        ]
    }
    assert expected(found["UNP-04"])["data.retention_match_days"] == [
        "31 days (Longest time that data with a match may be kept)"
    ]
    assert expected(found["HR-10"])["rights.misidentified_notified"] == ["yes"]
    assert expected(found["HR-10"])["place.country"] == []


def test_a_day_that_stands_for_others_is_not_told_as_if_the_rule_named_it(
    found: dict[str, Explanation],
) -> None:
    assert expected(found["UNP-06"])["security.access_reviewed_on"] == ["a day, such as the law date"]
    assert expected(explained({})["HR-07"])["scope.time_end"] == ["a day, such as 30 days after the law date"]
    assert not any(
        "2026-06" in words for one in found.values() for said in expected(one).values() for words in said
    )


def test_a_field_that_two_ways_want_alike_is_told_once(found: dict[str, Explanation]) -> None:
    assert len(found["HR-10"].ways or ()) == 2
    assert expected(found["HR-10"])["rights.complaint_channel"] == ["a contact"]


def test_parameters_are_told_with_value_nature_and_citation(found: dict[str, Explanation]) -> None:
    numbers = {one.name: one for one in found["UNP-04"].parameters}
    assert numbers.keys() == {"max_match_days", "max_nonmatch_seconds", "max_watchlist_days"}
    one = numbers["max_match_days"]
    assert (one.value, one.unit, one.nature) == (31, "days", "policy_parameter")
    assert one.citation


def test_force_is_told_with_the_profiles_that_give_it(found: dict[str, Explanation]) -> None:
    one = found["HR-05"]
    assert one.force == "binds"
    assert {reason.profile for reason in one.force_reasons} == {
        "European Convention on Human Rights",
        "International Covenant on Civil and Political Rights",
    }
    assert all(reason.citation for reason in one.force_reasons)
    inference = found["HR-04"]
    assert inference.force == "advises"
    assert inference.force_why == "a profile says that it advises here"
    assert inference.force_reasons


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({}, "the country and the kind of operator are not known"),
        ({"place": {"country": "NL"}}, "the kind of operator is not known"),
        ({"operator": {"type": "public_body"}}, "the country is not known"),
        (
            {"operator": {"type": "public_body"}, "place": {"country": "BR"}},
            "no profile tells of this country",
        ),
    ],
)
def test_where_force_is_unclear_it_is_said_what_is_lacking(record: dict[str, Any], why: str) -> None:
    one = explained(record)["HR-05"]
    assert (one.force, one.force_why) == ("unresolved", why)


def test_a_country_that_is_withheld_is_not_known() -> None:
    entry = {"ground": "national_security", "provision": "Section 1", "decided_by": "Office"}
    entry |= {"decided_on": "2026-01-01", "review_by": "2027-01-01", "field": "place.country"}
    one = explained({"place": {"country": "NL"}, "operator": {"type": "public_body"}, "withheld": [entry]})[
        "HR-05"
    ]
    assert (one.force, one.force_why) == ("unresolved", "the country is not known")


def test_a_private_body_is_told_that_no_profile_binds_it() -> None:
    one = explained({"operator": {"type": "private"}, "place": {"country": "NL"}})["HR-05"]
    assert (one.force, one.force_reasons) == ("advises", ())
    assert one.force_why.startswith("no profile says")


@pytest.mark.parametrize("place", [{}, {"place": {"country": "NL"}}, {"place": {"country": "BR"}}])
def test_a_profile_without_countries_is_told_everywhere(place: dict[str, Any]) -> None:
    def catalogue(document: dict[str, Any]) -> None:
        document["profiles"]["universal"] = {
            "title": "Universal standards",
            "countries": {},
            "rules": [
                {
                    "requirements": [],
                    "framework": "un_data_protection",
                    "operators": ["public_body"],
                    "force": "advises",
                    "from": None,
                    "until": None,
                    "citation": "Principles of 2018",
                    "verified": True,
                }
            ],
        }

    found = explained(RECORD | {"place": {}} | place, changed_release(first_release(), catalogue=catalogue))
    one = found["UNP-06"]
    assert one.force == "advises"
    assert one.force_why == "a profile says that it advises here"
    assert "Principles of 2018" in {reason.citation for reason in one.force_reasons}


@pytest.mark.parametrize(
    ("results", "reading", "ids"),
    [
        ({}, "binding", []),
        ({"HR-01": ("not_met", "blocking", "advises", "duty")}, "binding", []),
        ({"HR-01": ("not_met", "blocking", "advises", "duty")}, "strict", ["HR-01"]),
        (
            {
                "HR-01": ("not_met", "blocking", "binds", "duty"),
                "HR-02": ("undetermined", "blocking", "binds", "duty"),
                "HR-03": ("not_met", "major", "binds", "duty"),
            },
            "binding",
            ["HR-01"],
        ),
        (
            {
                "HR-01": ("not_met", "blocking", "binds", "duty"),
                "HR-02": ("not_met", "major", "binds", "prohibition"),
            },
            "binding",
            ["HR-02"],
        ),
        (
            {
                "HR-01": ("met", "blocking", "unresolved", "duty"),
                "HR-02": ("undetermined", "blocking", "binds", "duty"),
                "HR-03": ("not_applicable", "blocking", "unresolved", "duty"),
            },
            "binding",
            ["HR-02", "HR-01"],
        ),
        ({"HR-01": ("undetermined", "major", "binds", "duty")}, "binding", ["HR-01"]),
    ],
)
def test_what_decides_an_outcome_is_that_without_which_it_would_be_better(
    results: dict[str, tuple[Any, ...]], reading: Reading, ids: list[str]
) -> None:
    assessment = Assessment.model_validate(
        {
            "facts_version": 1,
            "law_date": {"iso": "2026-06-01", "day": 20605},
            "outcome": _outcomes(results),
            "requirements": [
                {
                    "id": id, "framework": "x", "kind": kind, "ground": "legality", "severity": severity,
                    "force": force, "status": status, "exceptions": [],
                }
                for id, (status, severity, force, kind) in (results or {"HR-09": _MET}).items()
            ],
        }
    )  # fmt: skip
    assert [one.id for one in deciding(assessment, reading)] == ids


_MET = ("met", "blocking", "binds", "duty")


def _outcomes(results: dict[str, tuple[Any, ...]]) -> dict[str, str]:
    """The outcomes of `results`, by the definition."""

    def outcome(counted: list[tuple[Any, ...]]) -> str:
        weighs = {(status, severity) for status, severity, _, _ in counted}
        if any(status == "not_met" and kind == "prohibition" for status, _, _, kind in counted):
            return "prohibited"
        for found, said in (
            (("not_met", "blocking"), "non_compliant"),
            (("undetermined", "blocking"), "undetermined"),
            (("not_met", "major"), "compliant_with_conditions"),
            (("undetermined", "major"), "compliant_with_conditions"),
        ):
            if found in weighs:
                return said
        return "compliant" if not results else "no_rule_applies"

    binding = [
        (
            "undetermined" if force == "unresolved" and status != "not_applicable" else status,
            severity,
            force,
            kind,
        )
        for status, severity, force, kind in results.values()
        if force != "advises"
    ]
    return {"binding": outcome(binding), "strict": outcome(list(results.values()))}


def test_a_profile_counts_from_its_first_day() -> None:
    record = {"operator": {"type": "public_body"}, "place": {"country": "NL"}}
    release = with_remedies()
    before = assess_record(read_record(record), release, [wasm_engine(release)], date(1960, 1, 1)).assessment
    (one,) = [one for one in explain(before, release) if one.id == "HR-05"]
    assert [reason.profile for reason in one.force_reasons] == ["European Convention on Human Rights"]


def test_source_comply_and_dates_are_the_requirements_own(found: dict[str, Explanation]) -> None:
    for one in found.values():
        entry = with_remedies().requirements[one.id]
        assert (one.title, one.comply, one.meaning) == (entry.title, entry.comply, entry.description)
        assert one.in_force_since == str(entry.in_force.from_)
        assert one.verified == entry.verified
        assert entry.source.article in one.source


def test_exceptions_are_those_that_the_rule_names(found: dict[str, Explanation]) -> None:
    assert found["HR-10"].exceptions == ("notice_deferred",)
    assert found["HR-05"].exceptions == ()
    rules = [text.decode() for path, text in with_remedies().files.items() if path.startswith(SOURCES)]
    named = {name for text in rules for name in exceptions_of(text)}
    assert exceptions_of('exclusions := lib.took_effect({"labelling": yes})\n\nyes := "no"\n') == (
        "labelling",
    )
    assert {"one_to_one_verification", "authorised_covert_use", "pilot_under_evaluation"} <= named


@pytest.mark.parametrize("record", [{}, RECORD])
def test_a_release_without_remedies_is_explained_without_what_was_expected(record: dict[str, Any]) -> None:
    older, newer = explained(record, first_release()), explained(record)
    assert older.keys() == newer.keys()
    for id, one in older.items():
        assert one.ways is None
        assert not any(read.expected for read in one.reads)
        assert held(one) == held(newer[id])
        assert one.comply


def test_an_explanation_is_no_part_of_what_is_digested() -> None:
    release = with_remedies()
    made = evaluated(RECORD, release)
    before = (made.assessment_bytes, made.assessment_sha256, made.facts)
    explain(made.assessment, release)
    assert before == (made.assessment_bytes, made.assessment_sha256, made.facts)
    assert b"explanation" not in made.assessment_bytes
    assert b"expected" not in made.assessment_bytes


def test_it_goes_through_json_whole(found: dict[str, Explanation]) -> None:
    for one in found.values():
        document = json.loads(json.dumps(one.as_json()))
        assert document["id"] == one.id
        assert len(document["reads"]) == len(one.reads)


def test_evidence_is_needed_for_what_was_read() -> None:
    # An assessment of a later release says nothing of what was read until it is put beside the facts.
    release = with_remedies()
    made = evaluated(RECORD, release).assessment
    blank = Assessment.model_validate(
        made.model_dump()
        | {"requirements": [one.model_dump() | {"evidence": {}} for one in made.requirements]}
    )
    assert all(not one.reads for one in explain(blank, release))


def _open(id: str, unanswered: list[str], **said: str) -> RequirementResult:
    usual = {"status": "undetermined", "force": "binds", "severity": "blocking", "kind": "duty"}
    return RequirementResult.model_validate(
        {
            "id": id,
            "framework": "human_rights_test",
            "ground": "legality",
            "exceptions": [],
            "evidence": dict.fromkeys(unanswered) | {"data.personal": True},
            **usual,
            **said,
        }
    )


def test_what_is_unanswered_stands_in_the_order_of_what_turns_on_it() -> None:
    results = [
        _open("AA-1", ["a.advice", "m.major", "z.blocking"], force="advises"),
        _open("AA-2", ["m.major"], severity="major"),
        _open("AA-3", ["m.major", "y.once", "z.blocking"]),
        _open("AA-4", ["z.blocking"]),
        _open("AA-5", ["b.settled", "y.once"], status="met"),
    ]
    assessment = Assessment.model_construct(requirements=results)
    assert unanswered_by_weight(assessment) == {
        "AA-1": ("z.blocking", "m.major", "a.advice"),
        "AA-2": ("m.major",),
        "AA-3": ("z.blocking", "m.major", "y.once"),
        "AA-4": ("z.blocking",),
        "AA-5": ("y.once", "b.settled"),
    }
