"""What a filer reads who asks what to answer next, and how far a filer comes with it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.cli.main import main
from registry.operations.assess_files import Questions, only_record, questions_for_file
from registry.policy.answer_changes import stand_in
from registry.policy.trial import overlaid
from registry.settings import settings
from tests.cli.conftest import run

__all__ = ["main"]

DAY = ("--on", "2026-11-22")
LAW_DATE = date(2026, 11, 22)
FORCE = {
    "place": {"country": "GB"},
    "operator": {"type": "law_enforcement_authority"},
    "deployment": {"mode": "realtime_rbi"},
}
GATE = {
    "operator.type": "private",
    "place.country": "NL",
    "deployment.mode": "verification_1_1",
    "deployment.technology": "face_verification_1to1",
    "deployment.space": "restricted",
    "purpose.code": "access_control",
    "system.inferred_attributes": [],
    "watchlist.exists": True,
}
"""What a body says that checks a face against the picture on a pass; what it does not name it denies."""


def document(*arguments: str, input: str | None = None) -> Any:
    answer = run("questions", *arguments, "--json", input=input)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


@pytest.fixture(scope="module")
def force(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("record") / "force.json"
    file.write_text(json.dumps(FORCE))
    return str(file)


@pytest.fixture(scope="module")
def printed(force: str) -> str:
    return run("questions", force, *DAY).stdout


def test_an_empty_record_is_asked_first_what_decides_what_binds() -> None:
    answer = run("questions", "-", input="{}")
    assert answer.exit_code == 0
    lines = answer.stdout.splitlines()
    assert lines[0] == "These decide which requirements bind:"
    assert "[operator.type]" in lines[1]
    told = document("-", input="{}")
    assert told["derived"] == []
    assert told["questions"][0].keys() == {
        "path", "title", "help", "kind", "values", "unit", "why", "serves", "least", "keys", "after", "paste",
    }  # fmt: skip
    assert len(told["questions"]) < 10


def test_all_questions_are_more_than_those_of_what_binds(force: str) -> None:
    binding, everything = (document(force, *DAY, *more)["questions"] for more in ((), ("--all",)))
    assert len(everything) > len(binding) > 0


def test_where_nothing_is_owed_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.cli.questions.questions_for_file", lambda *_: Questions((), ()))
    answer = run("questions", "-", input="{}")
    assert answer.exit_code == 0
    assert answer.stdout.startswith("Nothing is owed")


def test_a_list_is_shown_with_its_keys_and_how_many_entries_are_asked_for(printed: str) -> None:
    said = " ".join(printed.split())
    assert "Answer: a list; at least 2 are asked for; each entry with these keys" in said
    assert "why_insufficient*: Why it is not enough." in said
    assert "evidence: Evidence." in said
    assert '{"necessity": {"alternatives": [{"description": null, "why_insufficient": null},' in said


def test_every_question_says_how_it_is_answered_and_why_it_is_asked(force: str, printed: str) -> None:
    asked = document(force, *DAY)["questions"]
    assert printed.count("     Answer: ") == printed.count("     In the record: ") == len(asked)
    reasons = ("Decides who is bound by", "Decides whether it falls under", "Read by", "Needed for")
    assert sum(printed.count(f"     {reason} ") for reason in reasons) == len(asked)


def test_whether_there_is_a_list_comes_before_what_hangs_on_it(printed: str) -> None:
    assert printed.index("[watchlist.exists]") < printed.index("[watchlist.criteria_defined]")
    said = " ".join(printed.split())
    assert "Without a yes these have no object: watchlist.criteria_defined" in said
    assert "Only if watchlist.exists is true." in said


def test_what_follows_from_the_country_is_said_and_not_asked(printed: str) -> None:
    netherlands = json.dumps(FORCE | {"place": {"country": "NL"}})
    answer = run("questions", "-", *DAY, input=netherlands).stdout
    assert "Does European Union law apply? Yes (from place.country: NL)." in answer
    told = document("-", *DAY, input=netherlands)
    assert [one["path"] for one in told["derived"]] == ["deployment.eu_scope", "deployment.coe_scope"]
    assert not {one["path"] for one in told["derived"]} & {one["path"] for one in told["questions"]}
    assert "European Union law" not in printed


def test_what_an_assessment_has_to_be_is_asked_at_once_of_a_use_that_has_begun() -> None:
    begun = {
        "place": {"country": "FR"},
        "operator": {"type": "private", "on_behalf_of_law_enforcement": False},
        "deployment": {"mode": "realtime_rbi", "space": "publicly_accessible", "start_date": "2024-01-01"},
        "data": {"personal": True},
    }
    asked = {one["path"] for one in document("-", *DAY, input=json.dumps(begun))["questions"]}
    assert asked >= {
        "transparency.notice_adequate",
        *(f"assessments.dpia.{name}" for name in ("done", "date", "necessity_section")),
    }


@pytest.mark.parametrize("country", ["FR", "GB"])
def test_a_path_asks_for_nothing_that_the_country_says(country: str) -> None:
    record = json.dumps(FORCE | {"place": {"country": country}})
    derived = {one["path"] for one in document("-", *DAY, input=record)["derived"]}
    told = json.loads(run("assess", "-", *DAY, "--path-to", "compliant", "--json", input=record).stdout)[
        "path"
    ]
    assert derived
    assert not derived & {path for one in told["obstacles"] for path in one["fields"]}


def test_a_template_is_the_record_with_a_place_for_each_answer(force: str, tmp_path: Path) -> None:
    template = run("questions", force, *DAY, "--template").stdout
    file = tmp_path / "next.yaml"
    file.write_text(template)
    assert run("questions", str(file), *DAY).stdout == run("questions", force, *DAY).stdout
    read = only_record(file)
    for one in document(force, *DAY)["questions"]:
        section, _, name = one["path"].rpartition(".")
        held: Any = read
        for part in section.split("."):
            held = held[part]
        assert held[name] is None
        assert f"{name}: null" in template
    assert read["deployment"]["mode"] == "realtime_rbi"
    assert "# Only if watchlist.exists is true." in template


def test_a_template_keeps_every_answer_as_it_was_written(tmp_path: Path) -> None:
    record = {
        "id": "gate-north",
        "deployment": {"summary": 'A "gate": # 1 – ü\nsecond line', "covert": False},
        "place": {"country": "NL", "sites": [{"label": "yes"}]},
        "assessments": {"dpia": {"date": {"none": True}}},
        "risks": {"harms": []},
    }
    file = tmp_path / "next.yaml"
    file.write_text(run("questions", "-", *DAY, "--template", input=json.dumps(record)).stdout)
    assert answers(only_record(file)) == record


def answers(data: Any) -> Any:
    """`data` without what is unanswered."""
    if not isinstance(data, dict):
        return data
    found = {name: answers(value) for name, value in data.items() if value is not None}
    return {name: value for name, value in found.items() if value != {}}


def test_a_template_and_json_are_two_answers() -> None:
    assert run("questions", "-", "--template", "--json", input="{}").exit_code == 2


@pytest.mark.parametrize("skips", [False, True], ids=["answers everything", "skips what has no object"])
def test_a_one_to_one_gate_in_the_netherlands_is_asked_some_thirty_questions_in_all(skips: bool) -> None:
    record: dict[str, Any] = {}
    asked: list[str] = []
    while owed := questions_for_file(json.dumps(record).encode(), LAW_DATE, settings(), "binding").owed:
        new: dict[str, Any] = {}
        for one in owed:
            if skips and one.after is not None and new[one.after] is False:
                continue
            asked.append(one.path)
            denied = False if one.kind == "yesno" else stand_in(one.path, {}, LAW_DATE)
            new[one.path] = GATE.get(one.path, denied)
        assert new
        record = dict(overlaid(record, new))
    assert len(asked) == len(set(asked))
    assert 15 < len(asked) <= 40
    assert "deployment.eu_scope" not in asked


def test_where_no_answer_settles_what_binds_that_is_said_first_and_nothing_is_asked_for_it() -> None:
    shop = {
        "place": {"country": "CH"},
        "operator": {"type": "private"},
        "deployment": {"mode": "realtime_rbi"},
    }
    answer = run("questions", "-", *DAY, input=json.dumps(shop))
    assert answer.stdout.startswith("No answer settles the binding outcome: of ")
    assert "Nothing is owed" in answer.stdout
    asked = document("-", *DAY, input=json.dumps(shop))
    assert asked["unbound"]
    assert asked["questions"] == []
    assert document("-", *DAY, "--all", input=json.dumps(shop))["questions"]
