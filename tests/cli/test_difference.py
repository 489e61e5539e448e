"""What changed between two releases is said in words, and what concerns nobody is not said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from registry.cli.difference import print_difference
from registry.cli.difference_words import told
from registry.policy.difference import Change, Changed, difference
from tests.policy.changed_release import changed_release
from tests.policy.first_release import first_release


def lines(*changes: Change, rule: bool = False, numbers: dict[str, str] | None = None) -> list[str]:
    return list(told(Changed("HR-03", changes, rule), numbers or {}))


LONG = "It is said at length, " * 10


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("severity", "major", "blocking"), "severity: major → blocking"),
        (Change("in_force.from", None, "2026-08-02"), "holds from: nothing → 2026-08-02"),
        (Change("source.article", "art 8(2)", "art 9"), "provision: art 8(2) → art 9"),
        (Change("verified", False, True), "source read: no → yes"),
        (Change("verified", True, False), "source read: yes → no"),
        (Change("comply", LONG, LONG + "More."), "reworded: how to comply"),
        (Change("inputs", ["place.country"], ["place.country", "deployment.status"]),
         "now also reads: Status (The deployment)"),
        (Change("inputs", ["no.such_field", "place.country"], ["place.country"]), "no longer reads: no.such_field"),
        (Change("parameters", [], ["max_days"]), "now also uses the number: Longest time"),
        (Change("remedies", None, [{"set": {}}]), "remedies: not told → 1 way to meet it"),
        (Change("remedies", [{"set": {"place.country": "NL"}}], [{"set": {"place.country": "NL"}},
                {"set": {"consent.explicit": True}}]), "now a way to meet it: Is the consent explicit? (Consent) becomes yes"),
        (Change("remedies", [{"set": {"a": {"parameter": "max_days"}}}], []),
         "no longer a way to meet it: a becomes the number “Longest time”"),
        (Change("remedies", [], [{"set": {"a": {"days_before": 2}, "b": {"days_after": 0}}}]),
         "now a way to meet it: a becomes a day 2 days before the law date; b becomes the law date"),
        (Change("remedies", [{"set": {"a": 1}}, {"set": {"b": 1}}], [{"set": {"b": 1}}, {"set": {"a": 1}}]),
         "its ways to meet it stand in another order"),
        (Change("countries.NL.from", None, "1958-01-01"), "NL belongs from: nothing → 1958-01-01"),
        (Change("values", [{"from": None, "until": None, "value": 31}],
                [{"from": "2027-01-01", "until": None, "value": 7}]), "value: 31 (always) → 7 (from 2027-01-01)"),
        (Change("deprecated", None, "Merged"), "deprecated: Merged"),
        (Change("rules", [{"citation": "Article 8"}], []),
         "what it says of requirements changed: 0 new entries, 1 former entry gone (Article 8)"),
        (Change("never_heard_of", 1, 2), "never heard of: 1 → 2"),
    ],
)  # fmt: skip
def test_each_change_is_said_in_words(change: Change, said: str) -> None:
    assert lines(change, numbers={"max_days": "Longest time"}) == [said]


def test_names_of_files_and_keys_that_say_nothing_are_left_out() -> None:
    hidden = (
        Change("rule", "hr_03", "hr_3"),
        Change("aliases", None, []),
        Change("related_resources", [], [{}]),
    )
    assert lines(*hidden) == []
    assert lines(*hidden, rule=True) == ["the text of the rule changed"]


def test_a_requirement_is_shown_with_its_title_and_one_is_not_many(capsys: Any) -> None:
    def catalogue(document: dict[str, Any]) -> None:
        document["requirements"]["human_rights_test"]["hr_03"]["severity"] = "blocking"

    print_difference(difference(first_release(), changed_release(first_release(), catalogue=catalogue)))
    shown = capsys.readouterr().out
    title = first_release().requirements["HR-03"].title
    assert f"1 requirement changed\n  HR-03 {title}\n    severity: major → blocking\n" in shown


def test_a_change_that_many_have_alike_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    changed = []

    def catalogue(document: dict[str, Any]) -> None:
        for rule in list(document["requirements"]["human_rights_test"].values())[:5]:
            changed.append(rule["id"])
            rule["inputs"] = [*rule["inputs"], "deployment.covert"]
            rule["severity"] = "minor" if rule["id"] == changed[0] else rule["severity"]

    print_difference(difference(first_release(), changed_release(first_release(), catalogue=catalogue)))
    shown = capsys.readouterr().out
    assert shown.count("now also reads") == 1
    assert f": {', '.join(sorted(changed))}\n" in shown
    assert shown.count("→ minor") == 1


def test_a_module_that_no_source_explains_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    before = first_release()
    print_difference(replace(difference(before, changed_release(before)), compiled=True))
    assert "\nThe compiled module differs, and no rule does." in capsys.readouterr().out


def test_data_that_no_number_and_no_profile_explains_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    before = first_release()
    after = changed_release(before, data=lambda document: document.update(result_codes={}))
    print_difference(difference(before, after))
    said = capsys.readouterr().out
    assert "\nThe data that the rules read differ, and no number and no profile does." in said
    assert "The compiled module differs" not in said
