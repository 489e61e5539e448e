"""What the command line says of why, what next, and what to change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from registry.cli.main import main
from tests.cli.conftest import run

__all__ = ["main"]

STATION = {
    "deployment": {
        "technology": "crowd_counting",
        "mode": "behaviour_analytics",
        "space": "publicly_accessible",
    },
    "operator": {"type": "public_body"},
    "place": {"country": "NL"},
    "necessity": {"alternatives": []},
}
DAY = ("--on", "2026-11-22")


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("station") / "station.json"
    file.write_text(json.dumps(STATION))
    return str(file)


@pytest.fixture(scope="module")
def told(station: str) -> Any:
    """What programs are told of the station."""
    return document("explain", station, *DAY)


@pytest.fixture(scope="module")
def short(station: str) -> str:
    """What a reader is told of it who asks for nothing more."""
    return run("explain", station, *DAY).stdout


@pytest.fixture(scope="module")
def filed(demo_home: Path) -> Any:
    """What programs are told of a deployment that is filed."""
    return document("explain", "gb-2020-bridges-swp", "--home", str(demo_home))


@pytest.fixture(scope="module")
def whole(demo_home: Path) -> str:
    """All that a reader can have explained of it."""
    return run("explain", "gb-2020-bridges-swp", "--home", str(demo_home), "--all").stdout


def document(*arguments: str, input: str | None = None) -> Any:
    answer = run(*arguments, "--json", input=input)
    assert answer.exit_code in (0, 1, 3), answer.output
    return json.loads(answer.stdout)


def test_an_explanation_names_what_was_read_held_and_expected(station: str) -> None:
    answer = run("explain", station, *DAY, "--requirement", "HR-05")
    assert answer.exit_code == 0, answer.output
    for said in (
        "HR-05",
        "necessity.alternatives",
        "declared absent",
        "To comply:",
        "Source:",
        "In force since",
    ):
        assert said in answer.stdout
    assert "HR-10" not in answer.stdout


@pytest.mark.parametrize("id", ["hr-05", "HR-05", "Hr-05"])
def test_a_requirement_is_found_in_any_case(station: str, id: str) -> None:
    answer = run("explain", station, *DAY, "--requirement", id, "--requirement", "HR-05")
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.count("Less intrusive ways were examined and are not enough") == 1


def test_programs_are_told_all_that_is_open_with_what_could_become_of_it(station: str, told: Any) -> None:
    assessed = document("assess", station, *DAY)
    open_ = [one["id"] for one in assessed["requirements"] if one["status"] in ("not_met", "undetermined")]
    assert [one["id"] for one in told] == open_
    beside = [{name: one[name] for name in one if name != "prospect"} for one in told]
    assert beside == assessed["explanation"]
    prospect = {one["id"]: one["prospect"] for one in told}["HR-05"]
    assert (prospect["verdict"], prospect["way_leads_to"]) == ("change", "met")
    assert prospect["decide"] == ["necessity.alternatives"]


def test_without_an_option_the_outcome_comes_first_then_what_decides_it(short: str) -> None:
    lines = short.splitlines()
    assert lines[0] == "Binding outcome: non-compliant"
    assert "tested" in lines[2]
    assert "Not filed" in lines[3]
    assert lines[4].endswith("decides the binding outcome: HR-05.")
    assert len(lines) < 40
    (block,) = [number for number, line in enumerate(lines) if line.startswith("HR-05")]
    assert lines[block + 1] == "not met, blocking duty, binding"
    assert lines[-1].endswith("requirements are not met or undetermined.")


def test_what_is_not_explained_is_counted_and_all_is_to_be_had(
    told: Any, short: str, filed: Any, whole: str
) -> None:
    counted = {status: sum(one["status"] == status for one in told) for status in ("not_met", "undetermined")}
    assert f"{counted['undetermined']} undetermined (" in short
    assert f"{counted['not_met'] - 1} not met (" in short or counted["not_met"] == 1
    assert all(f"{one['id']}  {one['title']}" in whole for one in filed)
    assert "Not explained above" not in whole


def test_an_empty_record_is_told_in_a_page_what_is_lacking() -> None:
    answer = run("explain", "-", input="{}")
    assert "the country and the kind of operator are not known" in answer.stdout
    assert "`sightline questions` says what to answer first." in answer.stdout
    assert len(answer.stdout.splitlines()) < 60


def test_a_citation_stands_once_in_a_block(whole: str) -> None:
    for block in " ".join(whole.replace("\n\n", "\0").split()).split("\0"):
        lines = block.split("Number used: ")[1:]
        citations = [line.split(": ", 2)[-1] for line in lines]
        assert len(citations) == len(set(citations))


def test_where_nothing_but_stopping_helps_only_that_is_said(demo_home: Path) -> None:
    nothing = "What is left is to stop."
    protest = run("explain", "ru-2023-glukhin", "--home", str(demo_home), "--requirement", "ech-01").stdout
    assert nothing in protest
    assert "protest_policing" in protest
    changeable = run("explain", "gb-2020-bridges-swp", "--home", str(demo_home), "--requirement", "ECH-03")
    assert nothing not in changeable.stdout
    assert "if the use is really changed" in changeable.stdout


def test_a_requirement_that_there_is_not_is_an_error(station: str) -> None:
    answer = run("explain", station, "--requirement", "XX-99")
    assert answer.exit_code == 2
    assert "explain.requirement" in answer.stderr


def test_a_filed_deployment_is_explained_from_its_decision(demo_home: Path, filed: Any) -> None:
    answer = run("explain", "gb-2020-bridges-swp", "--home", str(demo_home), "--requirement", "HR-02")
    assert answer.exit_code == 0, answer.output
    assert "watchlist.criteria_defined" in answer.stdout
    assert {one["status"] for one in filed} == {"not_met", "undetermined"}
    short = run("explain", "gb-2020-bridges-swp", "--home", str(demo_home)).stdout
    assert "not filed by the operator" in short
    assert len(short.splitlines()) < 150


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such-deployment",), "show.missing"),
        (("gb-2020-bridges-swp", "--on", "2020-01-01"), "--on goes with a file"),
        (("no-such-file.yaml",), "file.unreadable"),
    ],
)
def test_what_cannot_be_explained_is_told_in_one_line(
    demo_home: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = run("explain", *arguments, "--home", str(demo_home))
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert "Traceback" not in answer.output


def test_the_explanation_stands_beside_the_assessment_and_not_in_it(station: str) -> None:
    assessed = document("assess", station, *DAY)
    assert {one["id"] for one in assessed["explanation"]} <= {one["id"] for one in assessed["requirements"]}
    assert not any("explanation" in one or "expected" in one for one in assessed["requirements"])


def test_the_table_names_requirements_by_their_titles(station: str) -> None:
    assert "A real route to challenge" in run("assess", station, *DAY).stdout


def test_where_answers_are_lacking_the_path_is_open_and_has_an_exit_code_of_its_own(station: str) -> None:
    answer = run("assess", station, *DAY, "--path-to", "compliant")
    assert answer.exit_code == 3
    lines = answer.stdout.splitlines()
    assert lines[0].startswith("Open whether there is a path to compliant (binding)")
    assert lines[1] == "To answer, whatever is so:"
    assert "`sightline questions` says what to answer first" in answer.stdout
    assert "    + 2 entries to be added, each with description: a text; why_insufficient: a text" in lines
    assert "Without --path-to the command lists every requirement" in answer.stdout
    assert document("assess", station, *DAY, "--path-to", "compliant")["path"]["result"] == "open"


def test_where_no_change_helps_there_is_no_path(tmp_path: Path) -> None:
    file = tmp_path / "station.yaml"
    file.write_text(
        json.dumps(
            STATION | {"legal_basis": {"legitimate_aim": "none_of_these", "practical_aim": "convenience"}}
        )
    )
    answer = run("assess", str(file), *DAY, "--path-to", "compliant")
    assert answer.exit_code == 1
    assert answer.stdout.startswith("No path to compliant (binding)")
    assert "Still in the way:" in answer.stdout
    assert "  HR-03 " in answer.stdout


def test_an_outcome_that_is_refused_counts_more_than_an_open_path(station: str) -> None:
    asked = ("assess", station, *DAY, "--path-to", "compliant")
    outcome = document(*asked)["outcome"]["binding"]
    assert run(*asked, "--fail-on", outcome).exit_code == 1


def test_a_path_is_told_to_programs_whole(station: str) -> None:
    told = document("assess", station, *DAY, "--path-to", "compliant_with_conditions")["path"]
    assert told.keys() == {"target", "reading", "result", "before", "after", "changes", "obstacles"}
    by_path = {change["path"]: change for change in told["changes"]}
    alternatives = by_path["necessity.alternatives"]
    assert "HR-05" in alternatives["serves"]
    assert alternatives["power"] == "operator"
    assert alternatives["entries"] == [
        {"entries": [1, 2], "added": True, "fields": ["description", "why_insufficient"]}
    ]
    assert all(change["condition"] and "answer" not in change for change in told["changes"])
    assert "path" not in document("assess", station, *DAY)


def test_the_strict_path_asks_for_more(station: str) -> None:
    binding = document("assess", station, *DAY, "--path-to", "compliant")["path"]
    strict = document("assess", station, *DAY, "--path-to", "compliant", "--strict")["path"]
    assert (binding["reading"], strict["reading"]) == ("binding", "strict")
    assert len(strict["changes"]) > len(binding["changes"])


def test_strict_alone_asks_for_nothing(station: str) -> None:
    answer = run("assess", station, "--strict")
    assert answer.exit_code == 2
    assert "--path-to" in answer.stderr


def test_the_cases_come_with_a_legend() -> None:
    told = run("cases").stdout
    assert "matched grounds: grounds of the decision" in told
    assert "a false refusal" in told


def test_a_lone_answer_that_contradicts_others_is_named_wherever_somebody_asks() -> None:
    searched = {
        "deployment": {
            "mode": "post_rbi",
            "processing": "retrospective",
            "technology": "face_identification_live",
            "space": "publicly_accessible",
            "national_security_use": False,
        },
        "operator": {"type": "law_enforcement_authority"},
        "place": {"country": "NL"},
    }
    record = json.dumps(searched)
    asked = document("questions", "-", *DAY, input=record)
    assert asked["contradicted"]["AIA-01"] == ["deployment.technology"]
    said = run("questions", "-", *DAY, input=record).stdout
    assert "This answer contradicts others: deployment.technology." in " ".join(said.split())
    (one,) = document("explain", "-", *DAY, "--requirement", "AIA-01", input=record)
    assert one["prospect"]["verdict"] == "contradicted"
    assert one["prospect"]["contradicted"] == ["deployment.technology"]
    assert one["prospect"]["missing"] == []
    block = run("explain", "-", *DAY, "--requirement", "AIA-01", input=record).stdout
    assert "contradicts others" in block
    assert "Answers contradict one another" in block


def test_what_the_country_answers_is_not_said_to_be_missing(told: Any) -> None:
    missing = {one["id"]: one["prospect"]["missing"] for one in told}
    read = {one["id"]: [read["path"] for read in one["reads"]] for one in told}
    assert any(missing.values())
    assert any("deployment.eu_scope" in paths for paths in read.values())
    assert not any("deployment.eu_scope" in paths for paths in missing.values())
