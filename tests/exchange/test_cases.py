"""Case files: the documented deployments are read, and a file that is none says why."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry import assets
from registry.domain.record import definitions, read_record
from registry.errors import RegistryError
from registry.exchange.case_format import DECISION_DERIVED
from registry.exchange.cases import Case, CaseProblem, blanked, read_cases, reconstruct

FOLDER = assets.policies() / "cases"
DOCUMENT = assets.policies().parent / "docs" / "reference" / "case-format.md"


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    found, problems = read_cases(FOLDER)
    assert problems == []
    return found


@pytest.fixture
def example() -> dict[str, Any]:
    """The complete example of the format's documentation."""
    [text] = re.findall(r"```yaml\n(id: .*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    return dict(yaml.safe_load(text))


def _problems(folder: Path, case: Any, name: str = "xx-2020-example.yaml") -> list[CaseProblem]:
    (folder / name).write_text(case if isinstance(case, str) else yaml.safe_dump(case, sort_keys=False))
    return read_cases(folder)[1]


def test_every_documented_case_is_read(cases: list[Case]) -> None:
    assert len(cases) == len(list(FOLDER.iterdir())) >= 26
    assert [case.id for case in cases] == sorted(case.id for case in cases)


def test_the_example_of_the_documentation_is_a_case(tmp_path: Path, example: dict[str, Any]) -> None:
    assert _problems(tmp_path, example) == []
    [case] = read_cases(tmp_path)[0]
    assert case.id == "xx-2020-example"
    assert set(example) == set(Case.model_fields)


def test_a_case_becomes_a_reconstructed_filing_that_names_its_decision(cases: list[Case]) -> None:
    for case in cases:
        filing = reconstruct(case)
        assert (filing["deployment"], filing["provenance"]) == (case.id, "reconstructed")
        record = read_record({"id": case.id} | filing["record"])
        assert record.origin.law_date == case.law_date.date == date.fromisoformat(filing["law_date"])
        assert record.origin.decided_on == case.finding.date
        assert record.origin.decision_outcome == case.finding.outcome
        assert record.origin.citations is not None
        assert [one.url for one in record.origin.citations] == [source.url for source in case.sources]
        assert "origin" not in case.record


def test_a_law_date_is_known_or_marked_as_assumed(cases: list[Case]) -> None:
    for case in cases:
        assert case.law_date.assumed == (case.law_date.basis != "end_of_conduct"), case.id


def test_a_blanked_case_answers_nothing_that_only_the_decision_told(cases: list[Case]) -> None:
    blank_paths = 0
    for case in cases:
        before = reconstruct(case)["record"]
        after = read_record(reconstruct(blanked(case))["record"]).answers()
        for path in {*DECISION_DERIVED, *case.derived_from_decision}:
            place: Any = after
            for step in path.split("."):
                place = place[step]
            assert place is None, (case.id, path)
            blank_paths += path in case.derived_from_decision
        assert reconstruct(case)["record"] == before
    assert blank_paths > 30
    assert all(path in definitions() for path in DECISION_DERIVED)


def test_no_title_names_a_person(cases: list[Case]) -> None:
    for case in cases:
        parties = {
            word for word in re.findall(r"[A-Z][a-z]+", case.name.partition(" v ")[0]) if " v " in case.name
        }
        assert not parties & set(case.record["deployment"]["title"].split()), case.id


def test_a_bad_file_never_costs_the_others(tmp_path: Path, example: dict[str, Any]) -> None:
    (tmp_path / "xx-2019-bad.yaml").write_text("id: [")
    (tmp_path / "xx-2021-bytes.yaml").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "xx-2022-list.yaml").write_text("[]")
    problems = _problems(tmp_path, example)
    assert [case.id for case in read_cases(tmp_path)[0]] == ["xx-2020-example"]
    assert [(problem.file, problem.code) for problem in problems] == [
        ("xx-2019-bad.yaml", "case.file"),
        ("xx-2021-bytes.yaml", "case.file"),
        ("xx-2022-list.yaml", "case.file"),
    ]


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ("finding.class", "bad", "finding.class"),
        ("finding.grounds", ["legality", "taste"], "finding.grounds"),
        ("finding.grounds", ["legality", "legality"], "finding.grounds"),
        ("finding.outcome", "won", "finding.outcome"),
        ("finding.year", 2019, "finding"),
        ("finding.replay", None, "finding.replay"),
        ("finding.surprise", 1, "finding.surprise"),
        ("law_date.date", "2020-02-30", "law_date.date"),
        ("law_date.date", "2021-01-01", ""),
        ("law_date.date", 20200101, "law_date.date"),
        ("law_date.assumed", "yes", "law_date.assumed"),
        ("law_date.basis", "end_of_year", "law_date"),
        ("law_date.basis", "decision_date", "law_date"),
        ("sources", [], "sources"),
        ("sources", [{"citation": "x", "url": "ftp://x", "read": True}], "sources.0.url"),
        ("derived_from_decision", [], ""),
        ("derived_from_decision", ["legal_basis.biometric_specific", "place.extent"], ""),
        ("awaits", [{"requirements": ["hr 1"], "missing_facts": [], "why": "x"}], "awaits.0.requirements.0"),
        ("awaits", [{"requirements": ["HR-01"], "missing_facts": ["place.moon"], "why": "x"}], "awaits.0"),
        ("explained", [{"ground": "beauty", "why": "x"}], "explained.0.ground"),
        ("explained", [{"ground": "legality", "why": "x"}], ""),
        ("explained", [{"ground": "security", "why": "x"}, {"ground": "security", "why": "y"}], ""),
        ("record.origin", {}, ""),
        ("id", "XX-2020", "id"),
    ],
)
def test_a_problem_is_named_with_its_key(
    tmp_path: Path, example: dict[str, Any], path: str, value: Any, key: str
) -> None:
    *steps, last = path.split(".")
    place = example
    for step in steps:
        place = place[step]
    place[last] = value
    problems = _problems(tmp_path, example)
    assert {(problem.file, problem.key, problem.code) for problem in problems} == {
        ("xx-2020-example.yaml", key, "case.key")
    }
    assert all(problem.message and problem.hint for problem in problems)


def test_a_record_that_is_none_is_named_with_its_field(tmp_path: Path, example: dict[str, Any]) -> None:
    example["record"]["deployment"] |= {"mode": "magic", "colour": "red"}
    assert {(problem.key, problem.code) for problem in _problems(tmp_path, example)} == {
        ("record.deployment.mode", "case.record"),
        ("record.deployment.colour", "case.record"),
    }


def test_a_file_is_named_after_its_case(tmp_path: Path, example: dict[str, Any]) -> None:
    [problem] = _problems(tmp_path, example, "other.yaml")
    assert (problem.key, problem.code) == ("id", "case.id")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as refused:
        read_cases(tmp_path / "none")
    assert refused.value.code == "case.folder"
