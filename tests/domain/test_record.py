"""A record: what it holds, what it refuses, and what it says to the person who wrote it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from registry.domain import fields as f
from registry.domain.canonical import canonical_bytes
from registry.domain.record import Problem, Record, RecordError, definitions, read_record, sections
from tests.domain.record_strategies import records

CANARY = "Zanzibar-71c4"


def problems(data: object) -> list[Problem]:
    with pytest.raises(RecordError) as refused:
        read_record(data)
    return list(refused.value.problems)


def only(data: object) -> Problem:
    (problem,) = problems(data)
    return problem


def at(path: str, answer: Any) -> dict[str, Any]:
    """A record file with one answer; `[]` in `path` is one item of a list."""
    head, _, rest = path.partition(".")
    inner = answer if not rest else at(rest, answer)
    return {head[:-2]: [inner]} if head.endswith("[]") else {head: inner}


def test_an_empty_record_leaves_everything_unanswered() -> None:
    def unanswered(part: Any) -> bool:
        return part is None or (isinstance(part, dict) and all(unanswered(inner) for inner in part.values()))

    answers = read_record({}).answers()
    assert unanswered(answers)
    assert set(answers) == {path for path in sections() if "." not in path}


def test_the_three_states_of_an_answer_stay_apart() -> None:
    record = read_record(
        {
            "provider": {
                "name": {"none": True},
                "address": "1 Main Street",
                "scraping_declared": False,
                "suppliers": [],
            }
        }
    )
    assert record.provider.name is f.ABSENT
    assert record.provider.address == "1 Main Street"
    assert record.provider.system_name is None
    assert record.provider.scraping_declared is False
    assert record.provider.suppliers == ()
    answers = record.answers()["provider"]
    assert answers["name"] == {"none": True}
    assert answers["suppliers"] == []
    assert answers["system_name"] is None


@settings(suppress_health_check=list(HealthCheck), max_examples=60, deadline=None)
@given(records())
def test_what_was_read_reads_the_same_again(written: dict[str, Any]) -> None:
    record = read_record(written)
    answers = record.answers()
    canonical_bytes(answers)
    assert read_record(answers) == record
    assert read_record(json.loads(json.dumps(answers))).answers() == answers


@settings(suppress_health_check=list(HealthCheck), max_examples=40, deadline=None)
@given(records())
def test_nothing_that_was_written_is_lost(written: dict[str, Any]) -> None:
    def kept(part: Any, whole: Any) -> bool:
        if isinstance(part, dict):
            return isinstance(whole, dict) and all(kept(inner, whole[name]) for name, inner in part.items())
        if isinstance(part, list):
            assert len(part) == len(whole)
            return all(any(kept(inner, other) for other in whole) for inner in part)
        return bool(part == whole and type(part) is type(whole))

    assert kept(written, read_record(written).answers())


def test_a_record_does_not_change_once_it_is_read() -> None:
    record = read_record({"operator": {"name": "Example Police"}})
    with pytest.raises(ValueError, match="frozen"):
        record.operator.name = "Another"  # type: ignore[misc]


def test_days_and_moments_of_a_yaml_file_are_taken_as_they_come() -> None:
    record = read_record(
        yaml.safe_load(
            "deployment: {start_date: 2025-02-02, end_date: '2025-03-01'}\n"
            "scope: {time_start: 2025-02-02T10:00:00Z, time_end: 2025-02-02T12:30:00+02:00}\n"
        )
    )
    answers = record.answers()
    assert answers["deployment"]["start_date"] == "2025-02-02"
    assert answers["deployment"]["end_date"] == "2025-03-01"
    assert answers["scope"]["time_start"] == "2025-02-02T10:00:00Z"
    assert answers["scope"]["time_end"] == "2025-02-02T10:30:00Z"


def test_several_technologies_under_one_record_are_refused_as_a_bundle() -> None:
    problem = only({"deployment": {"technology": ["gait", "iris"]}})
    assert (problem.path, problem.code) == ("deployment.technology", "record.bundle")
    assert "one technology" in problem.hint


def test_every_problem_is_found_at_once_with_path_and_remedy() -> None:
    found = problems(
        {
            "deployment": {"covert": "false", "start_date": "2025-02-30"},
            "place": {"country": "UK", "sites": [{"label": "A"}, {"label": 7}]},
            "system": {"accuracy": {"fpir": 0.001}},
        }
    )
    assert [(problem.path, problem.code) for problem in found] == [
        ("deployment.start_date", "record.day"),
        ("deployment.covert", "record.type"),
        ("place.country", "record.country"),
        ("place.sites[1].label", "record.type"),
        ("system.accuracy.fpir", "record.type"),
    ]
    assert all(problem.message and problem.hint for problem in found)


@pytest.mark.parametrize("path", list(definitions()))
def test_no_refusal_repeats_what_was_written(path: str) -> None:
    for answer in ({CANARY: CANARY}, [CANARY + "\x00"], CANARY + "\x00", {"none": CANARY}):
        with pytest.raises(RecordError) as refused:
            read_record(at(path, answer))
        assert CANARY not in str(refused.value)
        assert CANARY not in repr(refused.value.problems)
        assert refused.value.__cause__ is None
        assert refused.value.__suppress_context__
        for problem in refused.value.problems:
            assert problem.message.endswith(".")
            assert problem.hint.endswith((".", "?", "}."))


def test_an_unknown_field_is_refused_with_the_nearest_one() -> None:
    problem = only({"deployment": {"titel": "x"}})
    assert (problem.path, problem.code) == ("deployment.titel", "record.unknown_field")
    assert "deployment.title" in problem.hint
    assert "place.country" in only({"deployment": {"country": "NL"}}).hint


def test_a_file_of_unknown_names_is_refused_without_suggestions() -> None:
    found = problems({"operator": {f"nam{number}": "x" for number in range(200)}})
    assert len(found) == 200
    assert {problem.hint for problem in found} == {"The field reference lists all fields."}


def test_what_yaml_makes_of_bare_words_is_explained() -> None:
    problem = only(yaml.safe_load("filing: {on: x}"))
    assert (problem.path, problem.code) == ("filing", "record.unknown_field")
    assert "quotes" in problem.hint
    assert "quotes" in only(yaml.safe_load("place: {country: NO}")).hint
    assert not {"on", "off", "yes", "no", "y", "n"} & {path.rpartition(".")[2] for path in definitions()}


def test_an_unknown_name_that_may_be_confidential_is_not_repeated() -> None:
    problem = only({"operator": {"Jane Roe, badge 17": "x"}})
    assert "Roe" not in repr(problem)
    assert "(18 characters)" in problem.path


@pytest.mark.parametrize("data", [None, [], "record", 3])
def test_what_is_no_object_is_no_record(data: object) -> None:
    if data is None:
        assert read_record(data) == Record()
    else:
        assert only(data).code == "record.type"


def test_a_section_without_answers_may_be_null() -> None:
    assert read_record({"system": {"accuracy": None}, "place": None}) == Record()


def test_a_section_that_is_no_object_is_refused() -> None:
    assert only({"place": "Amsterdam"}).path == "place"
    assert only({"system": {"log": [True]}}).path == "system.log"


def test_an_item_that_answers_nothing_does_not_count() -> None:
    assert only({"necessity": {"alternatives": [{"description": "x"}, {}]}}).code == "record.empty"
    assert only({"necessity": {"alternatives": [None]}}).code == "record.empty"


def test_an_end_before_its_start_is_refused() -> None:
    problem = only({"deployment": {"start_date": "2025-02-02", "end_date": "2025-02-01"}})
    assert (problem.path, problem.code) == ("deployment.end_date", "record.contradiction")
    period = {"period_start": "2025-02-02", "period_end": "2025-01-01"}
    assert only({"operations": {"use_log": [period]}}).path == "operations.use_log[0].period_end"
    assert read_record({"deployment": {"start_date": "2025-02-02", "end_date": "2025-02-02"}})
    assert read_record({"deployment": {"start_date": "2025-02-02", "end_date": {"none": True}}})


def test_a_limit_and_no_limit_cannot_both_be_so() -> None:
    problem = only({"data": {"retention_match_days": 30, "retention_match_indefinite": True}})
    assert (problem.path, problem.code) == ("data.retention_match_days", "record.contradiction")
    assert read_record({"data": {"retention_match_days": 30, "retention_match_indefinite": False}})


def test_a_draft_id_is_lower_case() -> None:
    assert read_record({"id": "nl-utrecht-station-cameras"}).id == "nl-utrecht-station-cameras"
    assert only({"id": "NL Utrecht"}).code == "record.code"
