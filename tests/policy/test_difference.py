"""What differs between two releases, and how large a step of the version it demands."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from registry.assets import policies
from registry.errors import RegistryError
from registry.policy.bindings import BoundDifferently
from registry.policy.difference import Change, Difference, Reached, code, difference
from registry.policy.kept import kept_release
from registry.policy.release import SOURCES, Bundle
from registry.policy.step import require_step
from registry.policy.versions import Version
from tests.policy.changed_release import Change as Edit
from tests.policy.changed_release import binds, changed_release, parameter_value

FIRST = kept_release(policies(), Version(0, 1, 0))
ONE = changed_release(FIRST, "1.2.3")
"""The same with a version beyond 0."""


def edited(framework: str, rule: str, **keys: Any) -> Edit:
    def catalogue(document: dict[str, Any]) -> None:
        document["requirements"][framework][rule].update(keys)

    return catalogue


def without(framework: str, rule: str) -> Edit:
    def catalogue(document: dict[str, Any]) -> None:
        del document["requirements"][framework][rule]

    return catalogue


def added(id: str) -> Edit:
    def catalogue(document: dict[str, Any]) -> None:
        known = document["requirements"]["guiding_principles"]["ucr_08"]
        document["requirements"]["guiding_principles"][id.lower().replace("-", "_")] = known | {"id": id}

    return catalogue


def rego(path: str, change: Callable[[str], str], bundle: Bundle = ONE) -> dict[str, str | None]:
    return {path: change(bundle.files[SOURCES + path].decode())}


RULE = "un_data_protection/unp_04.rego"


def test_a_release_does_not_differ_from_itself() -> None:
    found = difference(FIRST, FIRST)
    assert found.is_empty
    assert json.loads(json.dumps(found.as_json()))["requirements"] == {
        "added": [],
        "removed": [],
        "changed": [],
    }


def test_a_changed_key_is_told_with_what_it_said_and_what_it_says() -> None:
    after = changed_release(FIRST, catalogue=edited("human_rights_test", "hr_03", severity="blocking"))
    (changed,) = difference(FIRST, after).requirements.changed
    assert (changed.name, changed.keys, changed.rule) == (
        "HR-03",
        (Change("severity", "major", "blocking"),),
        False,
    )


def test_a_key_inside_another_is_told_by_both_names() -> None:
    source = {**FIRST.catalogue["requirements"]["human_rights_test"]["hr_03"]["source"], "article": "art 9"}
    after = changed_release(FIRST, catalogue=edited("human_rights_test", "hr_03", source=source))
    (changed,) = difference(FIRST, after).requirements.changed
    assert changed.keys == (Change("source.article", "art 8(2)", "art 9"),)


def test_a_rule_that_differs_in_comments_is_the_same_rule() -> None:
    commented = changed_release(ONE, "1.2.4", sources=rego(RULE, lambda text: text + "\n# More.\n\n"))
    assert difference(ONE, commented).requirements.changed == ()
    other = changed_release(ONE, "1.3.0", sources=rego(RULE, lambda text: text.replace("_days", "_day")))
    (changed,) = difference(ONE, other).requirements.changed
    assert (changed.name, changed.rule) == ("UNP-04", True)
    assert code("# a\n\nx := 1  \n\t# b\n") == "x := 1"


def test_shared_rego_is_told_apart_from_rules() -> None:
    changes = rego("lib/logic.rego", lambda text: text + "\nnew := 1\n") | {
        "terms/new.rego": "package terms\n"
    }
    found = difference(FIRST, changed_release(FIRST, sources=changes))
    assert [one.name for one in found.shared.changed] == ["lib/logic.rego"]
    assert (found.shared.added, found.requirements.changed) == (("terms/new.rego",), ())


def test_the_requirements_are_named_that_ask_a_shared_rule_which_changed_also_through_others() -> None:
    terms = {
        "terms/one.rego": 'package terms\n\nfirst := lib.far\n\nsecond := ["first", third]\n\nthird := first\n',
        "lib/far.rego": "package lib\n\nfar := near(1)\n\nnear(_) := 1\n\nelse := 2\n",
        RULE: "package a\n\napplies := terms.second\n",
        "human_rights_test/hr_03.rego": "package b\n\nsatisfied := [lib.far, first]\n",
        "human_rights_test/hr_01.rego": 'package c\n\nsatisfied := "terms.third"\n',
    }
    before = changed_release(ONE, "1.3.0", sources=terms)
    changed: dict[str, Callable[[str], str]] = {
        "terms/one.rego": lambda text: text.replace("third := first", "# Why.\nthird := [first]"),
        "lib/far.rego": lambda text: text.replace("else := 2", "else := 3"),
        "main.rego": lambda text: text + "\nnew := 1\n",
    }
    edits = {path: change(before.files[SOURCES + path].decode()) for path, change in changed.items()}
    found = difference(before, changed_release(before, "1.4.0", sources=edits))
    assert found.reached == (
        Reached("lib/far.rego", ("near",), ("HR-03", "UNP-04")),
        Reached("main.rego", ("new",), ()),
        Reached("terms/one.rego", ("third",), ("UNP-04",)),
    )


def test_a_parameter_is_told_with_its_values_and_their_dates() -> None:
    data, catalogue = parameter_value("max_match_days", 7)
    found = difference(FIRST, changed_release(FIRST, data=data, catalogue=catalogue))
    (changed,) = found.parameters.changed
    (values,) = changed.keys
    assert [one["value"] for one in values.before] == [31]
    assert values.after == [{"from": None, "until": None, "value": 7, "citation": None}]


def test_who_is_bound_differently_is_told_by_country_kind_and_time() -> None:
    data, catalogue = binds("UNP-04", "GB", "public_body")
    found = difference(FIRST, changed_release(FIRST, data=data, catalogue=catalogue))
    assert found.bound == (BoundDifferently(("UNP-04",), ("public_body",), ("GB",), (), ((None, None),)),)
    assert found.profiles.added == ("of_gb",)


def test_documents_read_again_are_told() -> None:
    document = {"document": "D", "address": None, "read_on": None, "sha256": None, "reason": "not kept"}
    read = document | {"read_on": "2026-11-22", "sha256": "a" * 64, "reason": None}
    before = changed_release(ONE, "1.3.0", consulted=[document])
    found = difference(before, changed_release(before, "1.3.1", consulted=[read]))
    assert [change.key for change in found.consulted.changed[0].keys] == ["read_on", "reason", "sha256"]


def demanded(after: Bundle, before: Bundle = ONE) -> tuple[str, list[str]]:
    step, reasons = require_step(difference(before, after))
    return str(step), reasons


def refusal(after: Bundle, before: Bundle = ONE) -> RegistryError:
    with pytest.raises(RegistryError) as raised:
        require_step(difference(before, after))
    return raised.value


TEXT = edited("human_rights_test", "hr_03", comply="Name the aim.", verified=True)
WEIGHT = edited("human_rights_test", "hr_03", severity="blocking")
KIND = edited("human_rights_test", "hr_03", kind="prohibition")
GONE = without("human_rights_test", "hr_03")
NEW = added("UCR-99")
UNKNOWN = edited("human_rights_test", "hr_03", some_new_key="of a later software")


@pytest.mark.parametrize(
    ("catalogue", "step", "reason"),
    [
        (TEXT, "patch", "HR-03: comply, verified"),
        (WEIGHT, "minor", "HR-03: severity"),
        (UNKNOWN, "minor", "HR-03: some_new_key"),
        (NEW, "minor", "UCR-99 is added"),
        (GONE, "major", "HR-03 disappears"),
        (KIND, "major", "HR-03: its kind changes from duty to prohibition"),
    ],
)
def test_each_change_demands_a_step_and_a_smaller_one_is_refused(
    catalogue: Edit, step: str, reason: str
) -> None:
    versions = {"patch": "1.2.4", "minor": "1.3.0", "major": "2.0.0"}
    assert demanded(changed_release(ONE, versions[step], catalogue=catalogue)) == (
        step,
        [f"{step}: {reason}"],
    )
    for smaller in versions:
        if smaller == step:
            break
        error = refusal(changed_release(ONE, versions[smaller], catalogue=catalogue))
        assert error.code == "release.step"
        assert reason in error.message
        assert versions[step] in error.hint


def test_a_larger_step_than_demanded_is_the_authors_to_take() -> None:
    assert demanded(changed_release(ONE, "2.0.0", catalogue=TEXT))[0] == "patch"


def test_before_version_one_a_major_step_is_one_of_the_second_number() -> None:
    assert demanded(changed_release(FIRST, "0.2.0", catalogue=GONE), FIRST)[0] == "major"
    assert refusal(changed_release(FIRST, "0.1.1", catalogue=GONE), FIRST).code == "release.step"
    assert demanded(changed_release(FIRST, "0.1.1", catalogue=TEXT), FIRST)[0] == "patch"


def test_facts_of_another_version_demand_a_major_step() -> None:
    assert "from version 1 to 2" in refusal(changed_release(ONE, "1.3.0", facts_version=2)).message


def test_another_compiler_demands_a_minor_step() -> None:
    assert "OPA 9.9.9" in refusal(changed_release(ONE, "1.2.4", opa="9.9.9")).message


def test_a_parameter_demands_a_minor_step_and_its_citation_a_patch() -> None:
    data, catalogue = parameter_value("max_match_days", 7)
    assert demanded(changed_release(ONE, "1.3.0", data=data, catalogue=catalogue))[0] == "minor"

    def cited(document: dict[str, Any]) -> None:
        document["parameters"]["max_match_days"]["values"][0]["citation"] = "An act"
        document["parameters"]["max_match_days"]["note"] = "Read again"

    assert demanded(changed_release(ONE, "1.2.4", catalogue=cited))[0] == "patch"


def test_whom_something_binds_demands_a_minor_step() -> None:
    data, catalogue = binds("UNP-04", "GB", "public_body")
    reasons = demanded(changed_release(ONE, "1.3.0", data=data, catalogue=catalogue))[1]
    assert "minor: bound at other times by UNP-04: public_body in GB" in reasons
    assert refusal(changed_release(ONE, "1.2.4", data=data, catalogue=catalogue)).code == "release.step"


def test_a_rule_and_what_rules_share_demand_a_minor_step() -> None:
    for path in (RULE, "lib/logic.rego"):
        change = rego(path, lambda text: text + "\nnew := 1\n")
        step, reasons = demanded(changed_release(ONE, "1.3.0", sources=change))
        assert (step, len(reasons)) == ("minor", 1)


def test_data_that_differ_for_no_stated_reason_demand_a_minor_step() -> None:
    def data(document: dict[str, Any]) -> None:
        document["catalogue"]["human_rights_test"]["hr_03"]["severity"] = "blocking"

    assert demanded(changed_release(ONE, "1.3.0", data=data))[1] == [
        "minor: the data that rules read differ, and nothing that they are made from does"
    ]


@pytest.mark.parametrize("version", ["1.2.3", "1.2.2", "0.9.9"])
def test_a_version_that_is_not_greater_is_refused(version: str) -> None:
    assert refusal(changed_release(ONE, version, catalogue=TEXT)).code == "release.order"


def test_a_release_in_which_nothing_differs_is_refused() -> None:
    assert refusal(changed_release(ONE, "1.2.4")).code == "release.unchanged"


def test_every_part_in_which_two_releases_can_differ_demands_a_step() -> None:
    found = difference(FIRST, FIRST)
    parts = set(Difference.__dataclass_fields__) - {"before", "after", "titles", "reached"}
    covered = {
        "requirements", "shared", "parameters", "profiles", "bound", "frameworks", "consulted", "compiled", "data"
    }  # fmt: skip
    assert parts == covered
    assert found.is_empty
