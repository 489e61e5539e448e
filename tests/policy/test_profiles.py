"""What binds where: by country, kind of operator and day."""

from __future__ import annotations

from typing import Any

import pytest

from registry.errors import RegistryError
from registry.policy.catalogue import Requirement, requirement
from registry.policy.profiles import Profile, compile_profiles, read_profile
from registry.policy.sources import metadata
from tests.small_library import NOTICE, PROFILES, STORAGE

REQUIREMENTS: list[Requirement] = [
    requirement("small", rule, metadata(text, rule), rule)
    for rule, text in (("sm_01", NOTICE), ("sm_02", STORAGE))
]
RULE = "{requirements: [SM-01], operators: [private], force: binds, from: null, until: null, citation: c, verified: true}"


def profile(rule: str = RULE, countries: str = "{NO: {from: null, until: null}}") -> str:
    return f"title: T\ncoverage: One rule of many.\ncountries: {countries}\nrules: [{rule}]\n"


def compiled(**texts: str) -> dict[str, Any]:
    profiles: dict[str, Profile] = {name: read_profile(name, text) for name, text in texts.items()}
    return compile_profiles(profiles, REQUIREMENTS)


def refused(text: str) -> str:
    with pytest.raises(RegistryError) as raised:
        compiled(p=text)
    assert raised.value.code == "policies.profile"
    return raised.value.message


def test_a_rule_binds_while_both_it_and_the_membership_last() -> None:
    binding = compiled(**PROFILES)["binding"]
    assert binding["GB"]["public_body"]["SM-01"] == [{"from_day": 18414, "until_day": 18628}]
    assert binding["NO"]["public_body"]["SM-01"] == [{"from_day": 18414, "until_day": None}]


def test_a_rule_that_began_after_the_membership_ended_binds_nobody_there() -> None:
    text = profile(
        RULE.replace("from: null", "from: 2021-01-01"), "{GB: {from: 1973-01-01, until: 2021-01-01}}"
    )
    assert compiled(p=text)["binding"] == compiled(p=text)["bound_somewhere"] == {}


def test_what_only_advises_binds_nobody() -> None:
    data = compiled(p=profile(RULE.replace("binds", "advises")))
    assert data["binding"] == data["bound_somewhere"] == {}
    assert data["known_countries"] == ["NO"]


def test_what_binds_anywhere_is_told() -> None:
    assert compiled(p=profile())["bound_somewhere"] == {"SM-01": True}


def test_a_profile_without_countries_advises_everywhere_and_makes_no_country_known() -> None:
    advice = f"title: T\ncoverage: One rule of many.\nrules: [{RULE.replace('binds', 'advises')}]\n"
    data = compiled(p=advice)
    assert data["binding"] == {}
    assert data["known_countries"] == []


def test_nothing_binds_where_no_country_is_named() -> None:
    assert "can only advise" in refused(f"title: T\ncoverage: One rule of many.\nrules: [{RULE}]\n")
    assert "can only advise" in refused(profile(countries="{}"))


def test_entries_have_one_order_and_no_doubles_whatever_the_files_say() -> None:
    first, second = (
        compiled(a=PROFILES["group"], b=PROFILES["other"]),
        compiled(b=PROFILES["other"], a=PROFILES["group"]),
    )
    assert first["binding"] == second["binding"]
    assert [span["from_day"] for span in first["binding"]["NO"]["public_body"]["SM-02"]] == [None, 18414]
    twice = compiled(a=profile(), b=profile())
    assert len(twice["binding"]["NO"]["private"]["SM-01"]) == 1


def test_memberships_and_known_countries_come_from_every_profile() -> None:
    data = compiled(**PROFILES)
    assert data["known_countries"] == ["GB", "NO"]
    assert data["memberships"]["group"]["GB"] == [{"from_day": 1096, "until_day": 18628}]
    assert data["memberships"]["other"] == {"NO": [{"from_day": None, "until_day": None}]}


@pytest.mark.parametrize(
    "rule",
    [
        RULE.replace("SM-01", "SM-09"),
        RULE.replace("requirements: [SM-01]", "framework: other"),
        RULE.replace("requirements: [SM-01]", "requirements: []"),
        RULE.replace("requirements: [SM-01]", "requirements: [SM-01], framework: small"),
        RULE.replace("private", "army"),
        RULE.replace("[private]", "[]"),
        RULE.replace("binds", "persuades"),
        RULE.replace("verified: true", "verified: yes"),
        RULE.replace("citation: c", "citation: ''"),
        RULE.replace("from: null, until: null", "from: 2024-01-02, until: 2024-01-01"),
        RULE.replace(", verified: true", ""),
    ],
)
def test_a_rule_that_names_nothing_known_is_refused(rule: str) -> None:
    assert rule != RULE
    refused(profile(rule))


@pytest.mark.parametrize(
    "countries",
    [
        "{no: {from: null, until: null}}",
        "{NOR: {from: null, until: null}}",
        "{UK: {from: null, until: null}}",
        "{EU: {from: null, until: null}}",
        "{ZZ: {from: null, until: null}}",
        "{NO: null}",
        "{NO: {from: null}}",
    ],
)
def test_a_country_is_a_code_of_iso_3166_with_dates(countries: str) -> None:
    assert "countries" in refused(profile(countries=countries))


def test_a_profile_says_how_much_of_its_law_is_tested() -> None:
    assert read_profile("p", profile()).coverage == "One rule of many."
    for silent in ("", "coverage: null\n", "coverage: ''\n", "coverage: ' '\n"):
        assert "coverage" in refused(profile().replace("coverage: One rule of many.\n", silent))


def test_what_a_profile_says_of_its_coverage_reaches_no_rule() -> None:
    assert compiled(p=profile()) == compiled(p=profile().replace("One rule of many", "Everything"))
