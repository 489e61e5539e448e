"""What the profiles say: whom each requirement binds, where and since when. Read from the sources, as the build reads them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import pycountry
import pytest

from registry.policy.catalogue import Requirement, requirement
from registry.policy.profiles import Profile, Rule, compile_profiles, read_profile
from registry.policy.sources import day_number, metadata, read_yaml
from tests.policies.derived import LIBRARY, rule_files

LAW_ENFORCEMENT = "law_enforcement_authority"
STATE = {LAW_ENFORCEMENT, "public_body"}
COMPANIES = {"private", "private_public_service"}
EVERYBODY = STATE | COMPANIES

TODAY = date(2026, 11, 22)
LATER = date(2028, 1, 1)

TREATIES = ("council_of_europe", "united_nations", "convention_on_the_rights_of_the_child")
SOFT_LAW = ("guiding_principles", "un_data_protection", "ohchr", "responsible_limits", "technical_evidence")
LIVE_USE = [f"AIA-{number:02}" for number in range(1, 13)]
SEARCHES_IN_RECORDINGS = ["AIA-18", "AIA-19", "AIA-20", "AIA-21"]
POLICE_DIRECTIVE = [f"LED-{number:02}" for number in range(1, 9)]
DATA_PROTECTION = ["GDP-01", "GDP-02", "GDP-04"]


@cache
def profiles() -> dict[str, Profile]:
    return {
        path.stem: read_profile(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted((LIBRARY / "profiles").glob("*.yaml"))
    }


@cache
def requirements() -> dict[str, Requirement]:
    found = (
        requirement(
            path.parent.name, path.stem, metadata(path.read_text(encoding="utf-8"), path.name), path.name
        )
        for path in rule_files()
    )
    return {one.id: one for one in found}


@cache
def compiled() -> dict[str, Any]:
    return compile_profiles(profiles(), requirements().values())


def about(rule: Rule) -> set[str]:
    return set(rule.requirements) or {
        one.id for one in requirements().values() if one.framework == rule.framework
    }


def bound(id: str, country: str, day: date) -> set[str]:
    """The kinds of operator that the requirement binds in the country on the day."""
    number = day_number(day)
    assert number is not None
    return {
        operator
        for operator, by_id in compiled()["binding"].get(country, {}).items()
        if any(
            (span["from_day"] is None or span["from_day"] <= number)
            and (span["until_day"] is None or number < span["until_day"])
            for span in by_id.get(id, [])
        )
    }


def where(id: str, day: date) -> set[str]:
    """The countries in which the requirement binds anybody on the day."""
    return {country for country in compiled()["binding"] if bound(id, country, day)}


def members(profile: str) -> set[str]:
    """The countries of a profile that have not left it."""
    return {country for country, span in profiles()[profile].countries.items() if span.until is None}


def framework(name: str) -> set[str]:
    return {one.id for one in requirements().values() if one.framework == name}


def test_every_requirement_stands_in_a_profile_that_says_why_it_has_its_force() -> None:
    named = {id for profile in profiles().values() for rule in profile.rules for id in about(rule)}
    assert requirements().keys() - named == set()


def test_no_profile_says_of_one_kind_of_operator_that_a_requirement_both_binds_and_advises_it() -> None:
    for name, profile in profiles().items():
        said: dict[tuple[str, str], set[str]] = {}
        for rule in profile.rules:
            for id in about(rule):
                for operator in rule.operators:
                    said.setdefault((id, operator), set()).add(rule.force)
        assert {key: forces for key, forces in said.items() if len(forces) > 1} == {}, name


def test_what_binds_does_so_from_the_day_it_is_in_force_and_not_before() -> None:
    first: dict[str, date | None] = {}
    for profile in profiles().values():
        for rule in profile.rules:
            if rule.force == "binds":
                for id in about(rule):
                    since = rule.from_ or requirements()[id].in_force.from_
                    first[id] = min(filter(None, (first.get(id), since)), default=None)
    assert {id: day for id, day in first.items() if day != requirements()[id].in_force.from_} == {}


@pytest.mark.parametrize("name", ["european_union", "european_economic_area", "council_of_europe"])
def test_the_members_of_a_group_are_as_many_as_it_has(name: str) -> None:
    size = {"european_union": 27, "european_economic_area": 3, "council_of_europe": 46}
    assert len(members(name)) == size[name]


def test_every_country_of_a_profile_is_one_of_iso_3166() -> None:
    codes = {country.alpha_2 for country in pycountry.countries}
    assert set(compiled()["known_countries"]) <= codes


def test_every_country_of_a_documented_case_has_a_profile() -> None:
    cases = [
        read_yaml(path.read_text(encoding="utf-8"), path.name) for path in (LIBRARY / "cases").glob("*.yaml")
    ]
    named = {case["record"]["place"]["country"] for case in cases if "record" in case}
    assert named
    assert named <= set(compiled()["known_countries"])


def test_every_known_country_has_its_day_in_the_covenant() -> None:
    """A country that another profile makes known would be told that the Covenant advises it."""
    assert set(compiled()["known_countries"]) == members("united_nations")


def test_treaties_bind_states_and_no_shop() -> None:
    for name in TREATIES:
        for rule in profiles()[name].rules:
            if rule.force == "binds":
                assert set(rule.operators) <= STATE, name


@pytest.mark.parametrize("name", SOFT_LAW)
def test_soft_law_binds_nobody_anywhere(name: str) -> None:
    assert framework(name)
    assert framework(name) & compiled()["bound_somewhere"].keys() == set()


def test_universal_standards_name_no_country_and_only_advise() -> None:
    universal = profiles()["universal_standards"]
    assert universal.countries == {}
    assert {id for rule in universal.rules for id in about(rule)} == set().union(*map(framework, SOFT_LAW))


def test_guidelines_and_treaties_not_in_force_bind_nobody() -> None:
    quiet = framework("edpb_facial_recognition") | framework("council_of_europe") | {"GDP-03"}
    assert quiet & compiled()["bound_somewhere"].keys() == set()


def test_the_rules_on_use_by_police_bind_every_member_state_but_denmark_and_ireland() -> None:
    """Regulation (EU) 2024/1689 recitals 40 and 41."""
    for id in LIVE_USE + SEARCHES_IN_RECORDINGS:
        assert where(id, LATER) == members("european_union") - {"DK", "IE"}, id
        assert bound(id, "FR", LATER) == EVERYBODY
    assert {"DK", "IE"} <= set(compiled()["known_countries"])


@pytest.mark.parametrize("id", ["AIA-14", "AIA-16"])
def test_sorting_people_and_predicting_crime_is_lifted_in_denmark_and_ireland_for_the_police_alone(
    id: str,
) -> None:
    assert where(id, TODAY) == members("european_union")
    assert bound(id, "SE", TODAY) == EVERYBODY
    assert bound(id, "DK", TODAY) == bound(id, "IE", TODAY) == EVERYBODY - {LAW_ENFORCEMENT}


@pytest.mark.parametrize(
    "id", ["AIA-13", "AIA-15", "AIA-17", "AIA-22", "AIA-25", "AIA-28", "AIA-30", "AIA-31"]
)
def test_the_other_rules_of_the_ai_act_bind_everybody_in_every_member_state(id: str) -> None:
    assert where(id, LATER) == members("european_union")
    assert bound(id, "DK", LATER) == bound(id, "IE", LATER) == EVERYBODY


@pytest.mark.parametrize("id", ["AIA-26", "AIA-27"])
def test_the_assessment_of_article_27_binds_no_company_without_a_public_service(id: str) -> None:
    assert bound(id, "NL", LATER) == EVERYBODY - {"private"}


@pytest.mark.parametrize(
    ("id", "first"),
    [
        ("AIA-01", date(2025, 2, 2)),
        ("AIA-13", date(2025, 2, 2)),
        ("AIA-25", date(2025, 2, 2)),
        ("AIA-28", date(2026, 8, 2)),
        ("AIA-31", date(2026, 8, 2)),
        ("AIA-18", date(2027, 12, 2)),
        ("AIA-26", date(2027, 12, 2)),
        ("GDP-01", date(2018, 5, 25)),
        ("LED-02", date(2018, 5, 6)),
    ],
)
def test_union_law_binds_from_the_day_its_article_applies(id: str, first: date) -> None:
    assert bound(id, "FR", first) != set()
    assert bound(id, "FR", first - timedelta(1)) == set()


def test_the_ai_act_binds_nobody_outside_the_union() -> None:
    for id in framework("eu_ai_act"):
        assert where(id, LATER) <= members("european_union")


@pytest.mark.parametrize("id", DATA_PROTECTION)
def test_the_general_regulation_binds_everybody_in_the_union_and_the_economic_area(id: str) -> None:
    """A police force too, as an employer; EEA Joint Committee Decision 154/2018."""
    assert where(id, TODAY) == members("european_union") | members("european_economic_area")
    assert bound(id, "NO", TODAY) == bound(id, "DE", TODAY) == EVERYBODY
    assert bound(id, "NO", date(2018, 7, 20)) != set()
    assert bound(id, "NO", date(2018, 7, 19)) == set()


@pytest.mark.parametrize("id", POLICE_DIRECTIVE)
def test_the_police_directive_binds_every_member_state_and_those_of_schengen(id: str) -> None:
    assert where(id, TODAY) == members("european_union") | {"CH", "IS", "LI", "NO"}
    assert bound(id, "DK", date(2018, 5, 6)) == EVERYBODY
    assert bound(id, "IE", date(2018, 5, 25)) == EVERYBODY
    assert bound(id, "IE", date(2018, 5, 24)) == set()
    assert bound(id, "CH", date(2019, 3, 1)) == STATE
    assert bound(id, "CH", date(2019, 2, 28)) == set()


def test_what_is_not_verified_in_the_associated_states_says_so() -> None:
    for name in ("schengen_associated_states", "schengen_associated_states_companies"):
        assert {rule.verified for rule in profiles()[name].rules} == {False}


@pytest.mark.parametrize("id", POLICE_DIRECTIVE)
def test_a_company_that_acts_for_the_police_is_bound_where_other_law_of_companies_is_known_too(
    id: str,
) -> None:
    for country, day in (("IS", date(2019, 12, 31)), ("LI", date(2019, 1, 1)), ("NO", date(2018, 5, 6))):
        assert bound(id, country, day) == EVERYBODY
        assert bound(id, country, day - timedelta(days=1)) == set()


def test_nothing_is_known_of_what_binds_a_company_where_only_treaties_do() -> None:
    """So that the force of every requirement that binds a company somewhere is unresolved for it (policies/lib/force.rego)."""
    shared = {*TREATIES, "schengen_associated_states"}
    named = {
        country: {name for name, profile in profiles().items() if country in profile.countries}
        for country in compiled()["known_countries"]
    }
    only = {country for country, names in named.items() if names <= shared}
    assert {"CH", "TR", "UA"} <= only
    for country in only:
        assert compiled()["binding"][country].keys() <= STATE, country
    assert compiled()["bound_somewhere"].keys() >= set(POLICE_DIRECTIVE)


@pytest.mark.parametrize("id", [*DATA_PROTECTION, *POLICE_DIRECTIVE])
def test_union_law_bound_the_united_kingdom_until_the_transition_ended(id: str) -> None:
    """Withdrawal Agreement arts 126 and 127."""
    assert bound(id, "GB", date(2020, 12, 31)) != set()
    assert bound(id, "GB", date(2021, 1, 1)) == set()


@pytest.mark.parametrize("id", ["HR-01", "HR-02", "HR-05", "HR-06", "HR-09", "HR-10", "ECH-01"])
def test_the_convention_binds_the_authorities_of_its_parties(id: str) -> None:
    assert members("council_of_europe") <= where(id, TODAY)
    assert bound(id, "TR", TODAY) == STATE


@pytest.mark.parametrize("id", ["HR-03", "HR-09", "ECH-01"])
def test_the_convention_bound_russia_until_16_september_2022(id: str) -> None:
    assert bound(id, "RU", date(2022, 9, 15)) == STATE
    assert bound(id, "RU", date(2022, 9, 16)) == set()
    assert bound("HR-01", "RU", TODAY) == STATE  # By the Covenant, which it has not left.


@pytest.mark.parametrize("id", ["HR-01", "HR-02", "HR-05", "HR-06", "HR-10", "ICC-02"])
def test_the_covenant_binds_the_authorities_of_its_parties_beyond_europe(id: str) -> None:
    for country in ("AU", "CA", "KE", "NZ", "US"):
        assert bound(id, country, TODAY) == STATE
    assert bound("ICC-02", "NZ", date(1979, 3, 28)) == STATE
    assert bound("ICC-02", "NZ", date(1979, 3, 27)) == set()


def test_the_convention_on_the_rights_of_the_child_binds_all_of_them_but_the_united_states() -> None:
    assert where("ICC-03", TODAY) == members("united_nations") - {"US"}
    assert bound("ICC-03", "KE", TODAY) == STATE


@pytest.mark.parametrize("id", ["HR-04", "HR-07", "HR-08", "ECH-02", "ICC-01"])
def test_what_this_project_infers_or_has_not_read_binds_nobody(id: str) -> None:
    assert id not in compiled()["bound_somewhere"]


def test_the_equality_duty_binds_british_authorities_alone() -> None:
    assert where("ECH-03", TODAY) == {"GB"}
    assert bound("ECH-03", "GB", date(2011, 4, 5)) == STATE
    assert bound("ECH-03", "GB", date(2011, 4, 4)) == set()
