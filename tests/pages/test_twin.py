"""The JSON behind each page holds what the page shows, in codes, and nothing that the public may not see."""

from __future__ import annotations

import json

import pytest

from registry.pages.twin import to_json
from tests.pages import samples


@pytest.mark.parametrize("name", list(samples.pages()))
def test_every_page_has_a_twin_that_is_plain_json(name: str) -> None:
    made = to_json(samples.pages()[name])
    assert json.loads(json.dumps(made)) == made
    assert "site" not in made
    assert made["development_keys"] is samples.pages()[name].development_keys


def test_a_deployment_s_twin_says_first_what_the_page_says_first() -> None:
    made = to_json(samples.deployment_page("gb-2020-bridges-swp"))
    assert made["page"] == "deployment"
    assert [sentence.split()[0] for sentence in made["version"]["answer_first"]] == [
        "South",
        "As",
        "Assessed",
    ]
    assert made["version"]["decision"]["provenance"] == "reconstructed"
    assert made["version"]["decision"]["outcome"] == {"binding": "non_compliant", "strict": "non_compliant"}
    assert made["version"]["record"]["record"]["deployment.mode"] == {
        "state": "given",
        "value": "realtime_rbi",
    }


def test_beside_every_outcome_of_a_list_stands_its_provenance() -> None:
    for row in to_json(samples.deployment_list())["deployments"]:
        assert {"binding", "strict", "provenance", "retrospective", "law_date_assumed"} <= row.keys()


def test_why_a_requirement_is_not_met_is_told_to_programs_too() -> None:
    findings = to_json(samples.deployment_page("gb-2020-bridges-swp"))["version"]["findings"]
    open_ = [one for one in findings if one["result"]["status"] in ("not_met", "undetermined")]
    assert open_
    assert all(one["explanation"]["reads"] for one in open_)
    assert all(one["explanation"] is None for one in findings if one not in open_)


def test_how_much_of_the_law_of_the_place_is_tested_is_told_to_programs_too() -> None:
    page = samples.deployment_page("gb-2020-bridges-swp")
    told = to_json(page)["version"]["coverage"]
    assert told == page.version.coverage.as_json()
    assert told["statement"] == "Of the national law of this country only a part is tested."
    assert [one["says"] for one in told["profiles"]] == ["One duty is tested, and nothing else.", None]


def test_what_is_withheld_is_withheld_in_json_too() -> None:
    text = json.dumps(to_json(samples.filed_page()))
    assert '"withheld"' in text
    for secret in ("public benchmark", "CANARY", "A. Canary", "51.9,4.4", "640000"):
        assert secret not in text


def test_texts_stay_as_they_were_filed() -> None:
    record = to_json(samples.hostile_page())["version"]["record"]["record"]
    assert record["deployment.title"]["value"] == samples.HOSTILE["markup"]
