"""Requirements describe themselves completely, in the words the register knows, or are refused."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.policy.catalogue import requirement, requirements
from registry.policy.sources import metadata
from tests.small_library import NOTICE

BLOCK = metadata(NOTICE, "sm_01.rego")


def refused(block: dict[str, Any]) -> str:
    with pytest.raises(RegistryError) as raised:
        requirement("small", "sm_01", block, "small/sm_01.rego")
    assert raised.value.code == "policies.metadata"
    return raised.value.message


def test_a_requirement_says_what_it_is() -> None:
    one = requirement("small", "sm_01", BLOCK, "f")
    assert (one.id, one.framework, one.rule, one.kind, one.severity) == (
        "SM-01",
        "small",
        "sm_01",
        "duty",
        "blocking",
    )
    assert one.inputs == ("operator.type", "notice.given", "notice.text")
    assert one.in_force.from_ == date(2020, 1, 1)


def test_it_comes_back_from_a_catalogue() -> None:
    one = requirement("small", "sm_01", BLOCK, "f")
    assert requirements({"requirements": {"small": {"sm_01": one.as_json()}}}) == {"SM-01": one}


def test_a_release_older_than_remedies_does_not_say_whether_there_are_any() -> None:
    older = requirement("small", "sm_01", BLOCK, "f").as_json()
    for key in ("remedies", "unreachable", "aliases", "deprecated"):
        del older[key]
    read = requirements({"requirements": {"small": {"sm_01": older}}})["SM-01"]
    assert (read.remedies, read.unreachable, read.aliases, read.deprecated) == (None, None, (), None)


@pytest.mark.parametrize(
    "catalogue", [{}, {"requirements": 1}, {"requirements": {"a": {"b": {}}}}, {"requirements": {"a": 1}}]
)
def test_a_catalogue_that_is_none_is_refused(catalogue: dict[str, Any]) -> None:
    with pytest.raises(RegistryError) as raised:
        requirements(catalogue)
    assert raised.value.code == "policies.catalogue"


@pytest.mark.parametrize("key", [key for key in BLOCK["custom"] if key != "note"])
def test_every_key_is_needed(key: str) -> None:
    block = deepcopy(BLOCK)
    del block["custom"][key]
    assert key in refused(block)


def test_every_fault_is_named_at_once() -> None:
    block = deepcopy(BLOCK)
    block["custom"] |= {"kind": "wish", "colour": "red"}
    block["custom"]["source"]["page"] = 7
    message = refused(block)
    for fault in ("kind", "colour", "source.page"):
        assert fault in message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "sm-01"),
        ("id", "SM"),
        ("severity", "grave"),
        ("ground", "honour"),
        ("basis", "X"),
        ("verified", "yes"),
        ("verified", 1),
        ("inputs", ["Operator.type"]),
        ("inputs", ["storage.copies[].encrypted"]),
        ("inputs", [".."]),
        ("inputs", "operator.type"),
        ("in_force", {"from": "soon", "until": None, "citation": "c"}),
        ("in_force", {"from": None, "until": None}),
        ("comply", "  "),
        ("source", None),
    ],
)
def test_a_word_that_is_not_in_the_vocabulary_is_refused(key: str, value: Any) -> None:
    block = deepcopy(BLOCK)
    block["custom"][key] = value
    assert key in refused(block)


def test_a_key_outside_its_place_is_refused() -> None:
    refused(deepcopy(BLOCK) | {"severity": "minor"})
    refused(deepcopy(BLOCK) | {"custom": None})
    refused({"title": "T"})
