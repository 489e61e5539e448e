"""From what the rules give to the assessment that is published: whole, or the part that differs from case to case."""

from __future__ import annotations

import json
from typing import Any

import pytest

from registry.domain.canonical import canonical_bytes
from registry.domain.vocabulary import FORCES, SEVERITIES, STATUSES
from registry.errors import RegistryError
from registry.policy.assembly import RESULTS, WHOLE, assembling, result_codes, result_words, whole
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
WORDS = result_words()
CODES = result_codes(WORDS)
DATA = json.dumps({"result_words": WORDS, "result_codes": CODES}).encode()
MET, NOT_MET = CODES["met"]["major"]["binds"], CODES["not_met"]["blocking"]["advises"]
GIVEN: dict[str, Any] = {
    "law_date": {"day": 20_605, "iso": "2026-06-01"},
    "outcome": {"binding": "compliant", "strict": "prohibited"},
    "requirements": [MET, NOT_MET],
    "exceptions": {"XX-01": ["urgency"]},
}


def refused(result: Any) -> str:
    with pytest.raises(RegistryError) as raised:
        assembling(RESULTS, 2, REQUIREMENTS, DATA)(result, "an engine")
    return raised.value.code


@pytest.mark.parametrize("result", [None, [], "met", 1, True, {"rate": 0.5}, {"n": 2**53}])
def test_only_an_object_that_json_carries_exactly_is_an_assessment(result: Any) -> None:
    with pytest.raises(RegistryError) as raised:
        whole(result, "an engine")
    assert raised.value.code == "engine.result"
    assert refused(result) == "engine.result"


def test_what_differs_is_joined_with_what_the_catalogue_says_in_the_order_of_ids() -> None:
    made = assembling(RESULTS, 2, REQUIREMENTS, DATA)(GIVEN, "an engine")
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


def test_every_result_has_a_code_of_its_own() -> None:
    assert len(set(WORDS)) == len(WORDS) == len(STATUSES) * len(SEVERITIES) * len(FORCES)
    assert [CODES[status][severity][force] for status, severity, force in WORDS] == list(range(len(WORDS)))


def test_the_same_line_is_the_same_the_second_time() -> None:
    assemble = assembling(RESULTS, 2, REQUIREMENTS, DATA)
    first = assemble(GIVEN, "an engine")
    without = assemble(GIVEN | {"exceptions": {}}, "an engine")
    assert b"urgency" not in without
    assert assemble(GIVEN, "an engine") == first


@pytest.mark.parametrize(
    "change",
    [
        {"requirements": [MET]},
        {"requirements": [MET] * 3},
        {"requirements": [MET, 1_000]},
        {"requirements": [MET, -1]},
        {"requirements": [MET, True]},
        {"requirements": [MET, 1.0]},
        {"requirements": [MET, "met"]},
        {"requirements": [MET, ["not_met", "blocking", "advises"]]},
        {"requirements": [MET, None]},
        {"requirements": {"XX-01": MET}},
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
    assert assembling(WHOLE, 1, {}, b"") is whole
    with pytest.raises(RegistryError) as raised:
        assembling("main/other", 1, {}, DATA)
    assert raised.value.code == "engine.module"


@pytest.mark.parametrize(
    "data",
    [
        b"nonsense",
        b"[]",
        b"{}",
        b'{"result_words":1}',
        b'{"result_words":[["met","major"]]}',
        b'{"result_words":[["met","major","binds\\",\\"status\\":\\"met"]]}',
        b'{"result_words":[[["met"],"major","binds"]]}',
        json.dumps({"result_words": WORDS, "result_codes": CODES | {"met": CODES["not_met"]}}).encode(),
        b"[" * 100_000,
    ],
)
def test_data_that_gives_codes_no_meaning_is_refused(data: bytes) -> None:
    with pytest.raises(RegistryError) as raised:
        assembling(RESULTS, 2, REQUIREMENTS, data)
    assert raised.value.code == "engine.module"
