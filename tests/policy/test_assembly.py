"""From what the rules give to the assessment that is published: whole, or the part that differs from case to case."""

from __future__ import annotations

import json
from typing import Any

import pytest

from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError
from registry.policy.assembly import RESULTS, WHOLE, assembling, whole
from registry.policy.catalogue import Requirement

REQUIREMENT = {
    "id": "XX-01", "framework": "some", "rule": "xx_01", "title": "T", "description": "D", "kind": "duty",
    "severity": "major", "ground": "legality", "source": {"act": "A", "article": "1", "link": None}, "basis": "T",
    "verified": True, "in_force": {"from": None, "until": None, "citation": "C"}, "inputs": [], "parameters": [],
    "comply": "Do it.", "remedies": [], "unreachable": [],
}  # fmt: skip
REQUIREMENTS = {
    id: Requirement.model_validate(REQUIREMENT | {"id": id, "kind": kind, "framework": framework})
    for id, kind, framework in (("XX-02", "prohibition", "other"), ("XX-01", "duty", "some"))
}
GIVEN: dict[str, Any] = {
    "law_date": {"day": 20_605, "iso": "2026-06-01"},
    "outcome": {"binding": "compliant", "strict": "prohibited"},
    "requirements": [["met", "major", "binds"], ["not_met", "blocking", "advises"]],
    "exceptions": {"XX-01": ["urgency"]},
}


def refused(result: Any) -> str:
    with pytest.raises(RegistryError) as raised:
        assembling(RESULTS, 2, REQUIREMENTS)(result, "an engine")
    return raised.value.code


@pytest.mark.parametrize("result", [None, [], "met", 1, True, {"rate": 0.5}, {"n": 2**53}])
def test_only_an_object_that_json_carries_exactly_is_an_assessment(result: Any) -> None:
    with pytest.raises(RegistryError) as raised:
        whole(result, "an engine")
    assert raised.value.code == "engine.result"
    assert refused(result) == "engine.result"


def test_what_differs_is_joined_with_what_the_catalogue_says_in_the_order_of_ids() -> None:
    made = assembling(RESULTS, 2, REQUIREMENTS)(GIVEN, "an engine")
    assert json.loads(made) == {
        "facts_version": 2,
        "law_date": {"iso": "2026-06-01", "day": 20_605},
        "outcome": {"binding": "compliant", "strict": "prohibited"},
        "requirements": [
            {
                "id": "XX-01", "framework": "some", "kind": "duty", "ground": "legality", "status": "met",
                "severity": "major", "force": "binds", "exceptions": ["urgency"],
            },
            {
                "id": "XX-02", "framework": "other", "kind": "prohibition", "ground": "legality",
                "status": "not_met", "severity": "blocking", "force": "advises", "exceptions": [],
            },
        ],
    }  # fmt: skip
    assert made == canonical_bytes(json.loads(made))


def test_the_same_line_is_the_same_the_second_time() -> None:
    assemble = assembling(RESULTS, 2, REQUIREMENTS)
    first = assemble(GIVEN, "an engine")
    without = assemble(GIVEN | {"exceptions": {}}, "an engine")
    assert b"urgency" not in without
    assert assemble(GIVEN, "an engine") == first


@pytest.mark.parametrize(
    "change",
    [
        {"requirements": [["met", "major", "binds"]]},
        {"requirements": [["met", "major", "binds"]] * 3},
        {"requirements": [["met", "major", "binds"], ["not_met", "blocking"]]},
        {"requirements": [["met", "major", "binds"], ["met", "blocking", "binds", []]]},
        {"requirements": [["met", "major", "binds"], ["good", "blocking", "binds"]]},
        {"requirements": [["met", "major", "binds"], ["met", "grave", "binds"]]},
        {"requirements": [["met", "major", "binds"], ["met", "minor", "holds"]]},
        {"requirements": [["met", "major", "binds"], [["met"], "minor", "binds"]]},
        {"requirements": [["met", "major", "binds"], None]},
        {"requirements": {"XX-01": ["met", "major", "binds"]}},
        {"exceptions": {"XX-03": ["urgency"]}},
        {"exceptions": {"XX-01": "urgency"}},
        {"exceptions": {"XX-01": [1]}},
        {"outcome": {"binding": "compliant", "strict": "fine"}},
        {"outcome": {"binding": "compliant"}},
        {"law_date": {"iso": "2026-06-01"}},
        {"law_date": {"iso": "2026-06-01", "day": 0.5}},
    ],
)
def test_anything_else_decides_nothing(change: dict[str, Any]) -> None:
    assert refused(GIVEN | change) == "engine.result"


def test_a_release_with_another_entrypoint_is_not_guessed_at() -> None:
    assert assembling(WHOLE, 1, {}) is whole
    with pytest.raises(RegistryError) as raised:
        assembling("main/other", 1, {})
    assert raised.value.code == "engine.module"
