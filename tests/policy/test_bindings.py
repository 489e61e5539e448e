"""Which profile entries are about a requirement, whom they bind since when, and where two catalogues differ in it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from registry.operations.installed_release import installed_release
from registry.policy.bindings import BoundDifferently, ProfileEntry, bound, bound_differently, entries_about
from tests.policy.first_release import first_release

DAY = date(2026, 11, 22)


def catalogue(*rules: tuple[str, str, str, str | None, str | None]) -> dict[str, Any]:
    """A catalogue of one requirement a framework, and one profile for each (requirement, country, operator, from, until)."""
    return {
        "requirements": {"f": {"a_1": {"id": "A-1"}}, "g": {"a_2": {"id": "A-2"}}},
        "profiles": {
            f"p{number}": {
                "title": f"Profile {number}",
                "countries": {country: {"from": None, "until": "2030-01-01" if end else None}},
                "rules": [
                    {"requirements": [id], "framework": None, "operators": [kind], "force": force, "from": first, "until": end}
                    for force in ("binds", "advises")
                ],
            }
            for number, (id, country, kind, first, end) in enumerate(rules)
        },
    }  # fmt: skip


def test_spans_that_say_the_same_together_are_no_difference() -> None:
    one = catalogue(("A-1", "NL", "private", "1970-01-01", None))
    two = catalogue(
        ("A-1", "NL", "private", "1970-01-11", None),
        ("A-1", "NL", "private", "1970-01-01", "1970-01-11"),
        ("A-1", "NL", "private", "1970-01-03", "1970-01-05"),
    )
    assert bound_differently(one, two) == ()


def test_countries_and_kinds_that_change_alike_are_told_together() -> None:
    pairs = [(country, kind) for country in ("NL", "BE") for kind in ("private", "public_body")]
    before = catalogue(*(("A-1", *pair, None, None) for pair in pairs))
    after = catalogue(
        *(("A-1", *pair, None, "1971-01-01") for pair in pairs),
        ("A-2", "NL", "private", "1970-01-01", "1970-01-02"),
        ("A-2", "NL", "private", "1970-01-03", "1970-01-04"),
    )
    assert bound_differently(before, after) == (
        BoundDifferently(
            ("A-1",), ("private", "public_body"), ("BE", "NL"), ((None, None),), ((None, "1971-01-01"),)
        ),
        BoundDifferently(
            ("A-2",), ("private",), ("NL",), (), (("1970-01-01", "1970-01-02"), ("1970-01-03", "1970-01-04"))
        ),
    )


def test_requirements_that_change_alike_are_told_together() -> None:
    rules = [("A-1", "NL", "private", None, None), ("A-2", "NL", "private", None, None)]
    assert bound_differently(catalogue(), catalogue(*rules)) == (
        BoundDifferently(("A-1", "A-2"), ("private",), ("NL",), (), ((None, None),)),
    )


def test_a_rule_binds_while_its_own_dates_and_the_countrys_hold() -> None:
    found = bound(catalogue(("A-1", "NL", "private", "2029-12-31", "2040-01-01")), ["p0"])
    assert found == {("A-1", "NL", "private"): {(21914, 21915)}}
    over = catalogue(("A-1", "NL", "private", "2030-01-01", "2040-01-01"))
    assert bound(over, ["p0"]) == {}
    whole = catalogue(("A-1", "NL", "private", None, None))
    for rule in whole["profiles"]["p0"]["rules"]:
        rule.update(requirements=[], framework="g")
    assert bound(whole, ["p0"]) == {("A-2", "NL", "private"): {(None, None)}}


def test_what_the_profiles_bind_is_what_the_rules_of_the_first_release_read() -> None:
    first = first_release()
    binding = json.loads(first.data)["profiles"]["binding"]
    read = {
        (id, entry["country"], entry["operator"], entry["from_day"], entry["until_day"])
        for id, entries in binding.items()
        for entry in entries
    }
    told = {
        (*key, *span)
        for key, spans in bound(first.catalogue, first.catalogue["profiles"]).items()
        for span in spans
    }
    assert told == read


def test_an_entry_is_about_what_it_names_and_about_all_of_its_framework() -> None:
    made = catalogue(("A-1", "NL", "private", None, None))
    assert [entry.profile for entry in entries_about(made, "A-1")] == ["p0", "p0"]
    assert list(entries_about(made, "A-2")) == []
    made["profiles"]["p0"]["rules"][1].update(requirements=[], framework="g")
    (named,), (member,) = entries_about(made, "A-1"), entries_about(made, "A-2")
    assert (named.rule["force"], member.rule["force"]) == ("binds", "advises")


ENTRY = ProfileEntry(
    "p",
    "P",
    {"NL": {"from": "1994-01-01", "until": None}, "GB": {"from": None, "until": "2021-01-01"}},
    {"operators": ["private"], "from": "2018-05-25", "until": None},
)


@pytest.mark.parametrize(
    ("country", "operator", "day", "concerned"),
    [
        ("NL", "private", DAY, True),
        ("NL", "public_body", DAY, False),
        ("DE", "private", DAY, False),
        ("NL", "private", date(2018, 5, 24), False),
        ("NL", "private", date(2018, 5, 25), True),
        ("GB", "private", date(2020, 12, 31), True),
        ("GB", "private", date(2021, 1, 1), False),
        (None, "private", DAY, True),
        (None, None, date(2018, 5, 24), False),
        ("NL", None, DAY, True),
    ],
)
def test_an_entry_concerns_a_place_an_operator_and_a_day_and_what_is_not_known_may_be_any(
    country: str | None, operator: str | None, day: date, concerned: bool
) -> None:
    assert ENTRY.concerns(country, operator, day) is concerned


def test_an_entry_that_names_no_country_speaks_of_everywhere() -> None:
    everywhere = ProfileEntry("p", "P", {}, ENTRY.rule)
    assert everywhere.concerns("NL", "private", DAY)
    assert everywhere.concerns(None, None, DAY)
    assert not everywhere.concerns("NL", "private", date(2018, 5, 24))
    assert everywhere.periods() == {}


def test_a_country_that_left_before_the_entry_held_has_no_period() -> None:
    late = ProfileEntry("p", "P", ENTRY.countries, {**ENTRY.rule, "from": "2021-01-01"})
    assert late.periods() == {"NL": ("2021-01-01", None)}
    assert ENTRY.periods() == {"NL": ("2018-05-25", None), "GB": ("2018-05-25", "2021-01-01")}


def test_every_requirement_of_the_installed_release_has_an_entry() -> None:
    release = installed_release()
    assert [id for id in release.requirements if not list(entries_about(release.catalogue, id))] == []
