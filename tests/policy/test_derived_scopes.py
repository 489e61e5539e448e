"""What the country says, and what it leaves open."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.policy.derived_scopes import derived_scopes

DAY = date(2026, 11, 22)
PROFILES: dict[str, Any] = {
    "european_union": {
        "countries": {
            "NL": {"from": "1958-01-01", "until": None},
            "GB": {"from": "1973-01-01", "until": "2021-01-01"},
        }
    },
    "council_of_europe": {"countries": {"NL": {"from": None, "until": None}}},
}


def derived(country: Any, day: date = DAY) -> list[tuple[str, bool, str]]:
    answers = {"place": {"country": country}}
    return [(one.path, one.answer, one.held) for one in derived_scopes(answers, PROFILES, day)]


def test_a_member_says_yes_by_its_country() -> None:
    assert derived("NL") == [("deployment.eu_scope", True, "NL"), ("deployment.coe_scope", True, "NL")]


def test_membership_counts_on_the_law_date() -> None:
    assert derived("GB") == []
    assert derived("GB", date(2020, 12, 31)) == [("deployment.eu_scope", True, "GB")]


def test_a_country_that_is_no_member_leaves_it_open() -> None:
    assert derived("US") == []


def test_without_a_country_nothing_is_said() -> None:
    assert derived(None) == []
    assert derived({"none": True}) == []
    assert derived_scopes({}, PROFILES, DAY) == ()
    assert derived_scopes({"place": {"country": "NL"}}, {}, DAY) == ()
