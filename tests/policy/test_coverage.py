"""How much of the law of a place is tested: said beside every outcome, and never more than the profiles say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry import assets
from registry.domain.countries import COUNTRIES
from registry.domain.coverage import NOT_STATED, Coverage
from registry.policy.catalogue import requirement
from registry.policy.coverage import coverage, coverage_beside
from registry.policy.kept import kept_release, kept_versions
from registry.policy.profiles import Profile, read_profile
from registry.policy.sources import metadata
from tests.small_library import NOTICE, PROFILES, STORAGE

NOW = date(2021, 6, 1)
ONE_OF_ITS_OWN = """title: An act
coverage: One duty of many is tested.
countries:
  NO: {from: null, until: null}
rules:
  - {requirements: [SM-01], operators: [private], force: binds, from: 2021-01-01, until: 2030-01-01, citation: c,
     verified: false}
"""


def catalogue(**texts: str) -> dict[str, Any]:
    return {
        "profiles": {
            name: read_profile(name, text).model_dump(mode="json", by_alias=True)
            for name, text in texts.items()
        },
        "requirements": {
            "small": {
                rule: requirement("small", rule, metadata(text, rule), rule).as_json()
                for rule, text in (("sm_01", NOTICE), ("sm_02", STORAGE))
            }
        },
    }


SHARED_AND_OWN = catalogue(group=PROFILES["group"], act=ONE_OF_ITS_OWN)


def told(country: Any, day: date = NOW, operator: Any = None) -> Coverage:
    return coverage(SHARED_AND_OWN, country, operator, day)


def test_a_profile_that_binds_others_says_nothing_of_a_body() -> None:
    assert [one.profile for one in told("NO", operator="private").profiles] == ["act"]
    assert [one.profile for one in told("NO", operator="public_body").profiles] == ["group"]
    assert len(told("NO", operator={"state": "withheld"}).profiles) == 2


def test_of_a_country_with_a_profile_of_its_own_only_a_part_is_tested() -> None:
    found = told("NO")
    assert [(one.profile, one.national) for one in found.profiles] == [("act", True), ("group", False)]
    assert found.national[0].statement == "One duty of many is tested."
    assert found.shared[0].statement == "Article 2 is tested, and no other."
    assert found.statement == "Of the national law of this country only a part is tested."


def test_of_a_country_that_only_shares_law_no_national_rule_is_tested() -> None:
    found = told("GB", date(2020, 12, 31))
    assert [one.profile for one in found.profiles] == ["group"]
    assert found.statement.startswith("No national rule of this country is tested")


@pytest.mark.parametrize("country", ["KE", "GB"])
def test_of_a_country_that_no_profile_names_on_the_day_no_national_rule_is_tested(country: str) -> None:
    # The United Kingdom left the group on 1 January 2021.
    found = told(country)
    assert found.profiles == ()
    assert found.statement == "This release tests no national law of this country."


@pytest.mark.parametrize("country", [None, {"state": "withheld"}, {"state": "absent"}])
def test_of_no_known_country_nothing_is_claimed(country: Any) -> None:
    found = told(country)
    assert found.country is None
    assert found.statement.startswith("The country is not known here")


def test_a_profile_counts_from_the_day_of_its_first_rule_to_the_day_of_its_last() -> None:
    days = [date(2020, 12, 31), date(2021, 1, 1), date(2029, 12, 31), date(2030, 1, 1)]
    assert [bool(told("NO", day).national) for day in days] == [False, True, True, False]


def test_a_release_without_such_statements_is_said_to_state_nothing() -> None:
    old = {
        "profiles": {"act": {k: v for k, v in SHARED_AND_OWN["profiles"]["act"].items() if k != "coverage"}}
    }
    (only,) = coverage(old, "NO", None, NOW).profiles
    assert only.says is None
    assert only.statement == NOT_STATED


def test_beside_a_requirement_stands_the_coverage_of_what_makes_it_binding() -> None:
    assert [one.profile for one in coverage_beside(SHARED_AND_OWN, "SM-01")] == ["group", "act"]
    assert [one.profile for one in coverage_beside(SHARED_AND_OWN, "SM-02")] == ["group"]
    advising = catalogue(act=ONE_OF_ITS_OWN.replace("binds", "advises"))
    assert coverage_beside(advising, "SM-01") == ()


def test_the_json_form_holds_the_statement_and_what_each_profile_says() -> None:
    document = told("NO").as_json()
    assert document["statement"] == told("NO").statement
    assert document["profiles"][0] == {
        "profile": "act",
        "title": "An act",
        "national": True,
        "says": "One duty of many is tested.",
    }


def profiles_of_the_library() -> dict[str, Profile]:
    folder = assets.policies() / "profiles"
    return {path.stem: read_profile(path.stem, path.read_text()) for path in sorted(folder.glob("*.yaml"))}


def test_no_profile_of_national_law_is_silent_about_what_it_leaves_out() -> None:
    own = {name: p for name, p in profiles_of_the_library().items() if len(p.countries) == 1}
    assert {"kenya_data_protection_act", "serbia_data_protection_law"} <= own.keys()
    for name, one in own.items():
        assert " tested" in one.coverage, name
        assert "othing else" in one.coverage or " other " in one.coverage, name


def test_what_was_not_verified_is_said_so_where_no_rule_of_a_national_profile_was() -> None:
    for name, one in profiles_of_the_library().items():
        if len(one.countries) == 1 and not any(rule.verified for rule in one.rules):
            assert "not verified" in one.coverage or "not read" in one.coverage, name


def test_former_releases_are_still_told_of() -> None:
    versions = kept_versions(assets.policies())
    assert versions
    for version in versions:
        catalogue = kept_release(assets.policies(), version).catalogue
        for country in COUNTRIES:
            found = coverage(catalogue, country, None, NOW)
            assert found.statement
            assert all(one.statement for one in found.profiles)
