"""What a remedy may write: answers that a field can take, by paths that there are."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.policy.catalogue import requirement
from registry.policy.remedy_grammar import Remedy, remedy_faults
from registry.policy.sources import metadata
from tests.small_library import NOTICE

FIELDS = {
    "notice.given": {"kind": "yesno", "values": []},
    "notice.text": {"kind": "text", "values": []},
    "notice.on": {"kind": "day", "values": []},
    "notice.at": {"kind": "instant", "values": []},
    "notice.languages": {"kind": "texts", "values": []},
    "notice.form": {"kind": "choice", "values": ["sign", "letter"]},
    "notice.law": {"kind": "choice", "values": ["act", "none_identified"]},
    "notice.forms": {"kind": "choices", "values": ["sign", "letter"]},
    "storage.days": {"kind": "count", "values": []},
    "storage.errors": {"kind": "ppm", "values": []},
    "place.country": {"kind": "country", "values": []},
    "place.members": {"kind": "countries", "values": []},
    "storage.copies": {"kind": "items", "values": []},
    "storage.copies[].encrypted": {"kind": "yesno", "values": []},
    "storage.copies[].where": {"kind": "text", "values": []},
}
GIVEN, ABSENT = {"given": True}, {"none": True}


def faults(path: str, value: Any) -> list[str]:
    return list(remedy_faults(Remedy.model_validate({"set": {path: value}}), FIELDS, {"max_days"}))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("notice.given", True),
        ("notice.given", False),
        ("notice.text", GIVEN),
        ("notice.text", ABSENT),
        ("notice.on", {"days_before": 0}),
        ("notice.on", {"days_after": 30}),
        ("notice.on", GIVEN),
        ("notice.at", {"days_before": 1}),
        ("notice.languages", GIVEN),
        ("notice.languages", []),
        ("notice.languages", ["Dutch", "Frisian"]),
        ("notice.form", "sign"),
        ("notice.form", ABSENT),
        ("notice.law", "none_identified"),
        ("notice.forms", ["letter", "sign"]),
        ("notice.forms", []),
        ("storage.days", 0),
        ("storage.days", {"parameter": "max_days"}),
        ("storage.errors", 1000),
        ("storage.days", ABSENT),
        ("place.country", GIVEN),
        ("place.country", "NO"),
        ("place.members", ["NL"]),
        ("storage.copies", []),
        ("storage.copies", [{"encrypted": True, "where": GIVEN}]),
    ],
)
def test_an_answer_that_fits_its_field_is_a_remedy(path: str, value: Any) -> None:
    assert faults(path, value) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("notice.givn", True),
        ("notice.given", GIVEN),
        ("notice.given", ABSENT),
        ("notice.given", 1),
        ("notice.given", "yes"),
        ("notice.text", "some words"),
        ("notice.text", True),
        ("notice.on", "2026-01-01"),
        ("notice.on", 30),
        ("notice.languages", ABSENT),
        ("notice.languages", [{"name": GIVEN}]),
        ("notice.form", "shout"),
        ("notice.form", GIVEN),
        ("notice.form", ["sign"]),
        ("notice.law", ABSENT),
        ("notice.forms", "sign"),
        ("notice.forms", ["sign", "shout"]),
        ("notice.forms", GIVEN),
        ("storage.days", {"parameter": "min_days"}),
        ("storage.days", {"days_before": 1}),
        ("notice.text", {"parameter": "max_days"}),
        ("storage.days", True),
        ("storage.copies", GIVEN),
        ("storage.copies", [{"encryptd": True}]),
        ("storage.copies", [{"encrypted": "yes"}]),
        ("storage.copies", [{"encrypted": True}, {"where": "here"}]),
        ("storage.copies", ["a"]),
        ("storage.copies[].encrypted", True),
    ],
)
def test_an_answer_that_no_field_takes_is_named(path: str, value: Any) -> None:
    if "[]" in path:
        assert "remedies" in refused({"remedies": [{"set": {path: value}}]})
        return
    (fault,) = faults(path, value)
    assert path in fault


def refused(custom: dict[str, Any]) -> str:
    block = deepcopy(metadata(NOTICE, "sm_01.rego"))
    block["custom"] |= custom
    with pytest.raises(RegistryError) as raised:
        requirement("small", "sm_01", block, "small/sm_01.rego")
    assert raised.value.code == "policies.metadata"
    return raised.value.message


@pytest.mark.parametrize(
    "value", [-1, 1.5, None, "", {}, {"given": False}, {"given": True, "none": True}, {"days_before": -1}]
)
def test_a_value_outside_the_grammar_is_refused_in_one_line(value: Any) -> None:
    message = refused({"remedies": [{"set": {"notice.given": value}}]})
    assert message.count("notice.given") == 1
    assert "{days_before: n}" in message


@pytest.mark.parametrize(
    "custom",
    [
        {"remedies": None},
        {"remedies": [{}]},
        {"remedies": [{"set": {}}]},
        {"remedies": [{"set": {"notice.given": True}, "cost": 7}]},
        {"unreachable": None},
        {"unreachable": [{"status": "unclear", "why": "w"}]},
        {"unreachable": [{"status": "met"}]},
        {"aliases": ["sm-00"]},
        {"deprecated": {"since": "2026-01-01", "why": "w"}},
        {"deprecated": {"since": "2026-01-01", "replaced_by": ["SM"], "why": "w"}},
    ],
)
def test_half_a_statement_is_refused(custom: dict[str, Any]) -> None:
    assert next(iter(custom)) in refused(custom)


def test_what_a_requirement_says_of_its_remedies_is_read_back_as_written() -> None:
    block = deepcopy(metadata(NOTICE, "sm_01.rego"))
    ways = [{"set": {"notice.given": True, "notice.text": GIVEN}}, {"set": {"notice.on": {"days_before": 7}}}]
    block["custom"] |= {
        "remedies": ways,
        "unreachable": [{"status": "upcoming", "why": "always in force"}],
        "aliases": ["SM-00"],
    }
    shown = requirement("small", "sm_01", block, "small/sm_01.rego").as_json()
    assert shown["remedies"] == ways
    assert shown["unreachable"] == [{"status": "upcoming", "why": "always in force"}]
    assert (shown["aliases"], shown["deprecated"]) == (["SM-00"], None)
