"""Case pages: the finding as it was recorded beside what the policies find, and no word more than is documented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from registry.domain.assessment import Outcomes
from registry.domain.record import read_record
from registry.domain.vocabulary import GROUNDS
from registry.errors import RegistryError
from registry.exchange.cases import Case, reconstruct
from registry.operations.file_record import Filed, Submission, file_records
from registry.operations.registry import Registry, open_registry
from registry.operations.show.cases import _agreement, case, case_list
from registry.pages import case_words
from registry.pages.render import render
from registry.settings import Settings
from tests.pages import samples

COMMON: dict[str, Any] = {"development_keys": True}


@pytest.fixture
def demonstration(demo_home: Path) -> Registry:
    return open_registry(demo_home, Settings(), with_keys=False)


def test_every_documented_case_is_listed_with_its_finding(demonstration: Registry) -> None:
    page = case_list(demonstration, COMMON, 1)
    listed = {row.deployment.deployment: row for row in page.cases}
    assert listed.keys() == samples.cases().keys()
    for id, known in samples.cases().items():
        row, finding = listed[id], known.finding
        assert (row.body, row.year, row.outcome) == (finding.body, finding.year, finding.outcome)
        assert row.agreement != "not_compared", id


def test_the_list_and_the_page_of_a_case_say_the_same(demonstration: Registry) -> None:
    for row in case_list(demonstration, COMMON, 1).cases:
        page = case(demonstration, COMMON, row.deployment.deployment)
        assert page.agreement == row.agreement, row.deployment.deployment


def test_each_ground_of_the_finding_is_compared_and_none_is_made_up(demonstration: Registry) -> None:
    for id, known in samples.cases().items():
        page = case(demonstration, COMMON, id)
        said = {one.ground: one.said for one in page.grounds}
        assert [ground for ground in GROUNDS if said.get(ground) == "against"] == [
            ground for ground in GROUNDS if ground in known.finding.grounds
        ]
        assert {ground for ground in said if said[ground] == "in_favour"} == set(known.finding.supporting)
        alone = [one for one in page.grounds if one.said == "not_stated"]
        assert all(one.result == "not_met" for one in alone), id


def test_what_may_be_known_from_the_finding_alone_is_named(demonstration: Registry) -> None:
    page = case(demonstration, COMMON, "gb-2020-bridges-swp")
    assert "legal_basis.biometric_specific" in page.derived
    assert "Perhaps known from the finding alone" in render(page)


def test_what_was_filed_is_no_case(registry: Registry) -> None:
    _file(registry, {"id": "gate"}, "filed")
    with pytest.raises(RegistryError) as refused:
        case(registry, COMMON, "gate")
    assert refused.value.code == "show.missing"
    assert "gate" not in {row.deployment.deployment for row in case_list(registry, COMMON, 1).cases}


@pytest.mark.parametrize(
    "changed",
    [
        {"decision_summary": "Something else was decided."},
        {"decided_on": "2020-08-12"},
        {"decision_outcome": "lawful"},
        {"decided_by": "Another court"},
    ],
)
def test_grounds_are_not_lent_to_another_finding(registry: Registry, changed: dict[str, str]) -> None:
    known = samples.cases()["gb-2020-bridges-swp"]
    record = reconstruct(known)["record"]
    _file(registry, {**record, "id": known.id, "origin": record["origin"] | changed}, "reconstructed")
    page = case(registry, COMMON, known.id)
    assert (page.agreement, page.grounds, page.note, page.derived) == ("not_compared", (), "", ())
    listed = case_list(registry, COMMON, 1).cases
    assert [row.deployment.deployment for row in listed if row.agreement == "not_compared"] == [known.id]
    assert "That is not: the finding names none." in render(page)


@pytest.mark.parametrize(
    ("expected", "binding", "strict", "not_met", "said"),
    [
        ("adverse", "prohibited", "prohibited", {"legality"}, "both_against"),
        ("adverse", "undetermined", "non_compliant", {"legality"}, "both_against"),
        ("adverse", "non_compliant", "non_compliant", {"minors"}, "other_grounds"),
        ("adverse", "undetermined", "undetermined", {"legality"}, "cannot_tell"),
        ("adverse", "compliant", "compliant_with_conditions", {"legality"}, "finding_alone"),
        ("adverse", "no_rule_applies", "no_rule_applies", set(), "finding_alone"),
        ("lawful", "undetermined", "undetermined", set(), "left_open"),
        ("lawful", "no_rule_applies", "compliant", set(), "neither"),
        ("lawful", "undetermined", "non_compliant", {"legality"}, "advice_alone"),
        ("lawful", "non_compliant", "non_compliant", {"legality"}, "policies_alone"),
        ("either", "prohibited", "prohibited", {"legality"}, "nothing_expected"),
    ],
)
def test_how_a_finding_and_an_assessment_stand_to_one_another(
    expected: str, binding: Any, strict: Any, not_met: set[str], said: str
) -> None:
    replay = {"adverse": "must_not_approve", "lawful": "approvable_under_home_law", "either": "either"}
    class_ = {"adverse": "negative", "lawful": "positive", "either": "mixed"}
    known: Case = samples.cases()["gb-2020-bridges-swp"]
    finding = known.finding.model_copy(update={"replay": replay[expected], "class_": class_[expected]})
    known = known.model_copy(update={"finding": finding})
    assert _agreement(known, Outcomes(binding=binding, strict=strict), not_met) == said
    assert case_words.agreement(said)


@pytest.mark.parametrize("name", ["cases", "case", "case-lawful", "case-not-compared"])
def test_every_case_says_that_an_assessment_is_no_judgment(name: str) -> None:
    page = samples.pages()[name]
    for site in (page.site, replace(page.site, static=True, takes_acts=False)):
        text = render(replace(page, site=site))
        assert "is not a judgment" in text
        assert "No rule names a case." in text


def test_a_source_that_nobody_read_is_marked() -> None:
    unread = [one for one in samples.cases()["gb-2020-bridges-swp"].sources if not one.read]
    assert render(samples.pages()["case"]).count("not verified: not read by those who entered it") == len(
        unread
    )


def test_what_anyone_can_meet_on_a_ground_has_a_word() -> None:
    for said in ("against", "in_favour"):
        for result in case_words.RESULTS:
            assert case_words.beside(said, result)
    assert case_words.beside("not_stated", "not_met")


def _file(registry: Registry, record: dict[str, Any], provenance: str) -> None:
    (made,) = file_records(registry, [Submission(read_record(record), provenance, "test")])
    assert isinstance(made, Filed)
