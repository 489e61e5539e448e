"""An assessment is exactly what an engine must return; anything else decides nothing."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

import pytest

from registry.domain.assessment import read_assessment
from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError

RESULT: dict[str, Any] = {
    "id": "HR-01",
    "framework": "human_rights_test",
    "kind": "duty",
    "ground": "legality",
    "severity": "blocking",
    "force": "binds",
    "status": "undetermined",
    "exceptions": ["authorised"],
    "evidence": {"legal_basis.type": None, "deployment.title": {"state": "given", "length": 3}},
}
ASSESSMENT: dict[str, Any] = {
    "facts_version": 1,
    "law_date": {"iso": "2026-11-20", "day": 20_777},
    "outcome": {"binding": "undetermined", "strict": "non_compliant"},
    "requirements": [RESULT, RESULT | {"id": "HR-02", "status": "not_met"}],
}


PLAIN: dict[str, Any] = ASSESSMENT | {
    "requirements": [
        {name: value for name, value in one.items() if name != "evidence"} | {"exceptions": []}
        for one in ASSESSMENT["requirements"]
    ]
}
"""As a release gives it that leaves evidence to the facts."""


def test_an_assessment_is_read_with_the_digest_of_its_bytes() -> None:
    data = canonical_bytes(ASSESSMENT)
    assessment, digest = read_assessment(data)
    assert assessment.model_dump(mode="json") == ASSESSMENT
    assert digest == hashlib.sha256(data).hexdigest()
    assert [r.id for r in assessment.with_status("not_met")] == ["HR-02"]
    assert assessment.with_status("met") == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *((path, ...) for path in ASSESSMENT),
        *((f"requirements.0.{name}", ...) for name in RESULT if name != "evidence"),
        ("note", "x"),
        ("requirements.0.note", "x"),
        ("outcome.note", "x"),
        ("law_date.note", "x"),
        ("facts_version", "1"),
        ("facts_version", True),
        ("law_date", "2026-11-20"),
        ("law_date.iso", 20_777),
        ("law_date.day", "20777"),
        ("outcome", "compliant"),
        ("outcome.binding", "met"),
        ("outcome.strict", None),
        ("outcome.strict", ...),
        ("requirements", []),
        ("requirements", {}),
        ("requirements", [RESULT, RESULT]),
        ("requirements", [RESULT | {"id": "HR-02"}, RESULT]),
        ("requirements", [None]),
        ("requirements.0.id", ""),
        ("requirements.0.id", "hr_01"),
        ("requirements.0.kind", "advice"),
        ("requirements.0.ground", "taste"),
        ("requirements.0.severity", "fatal"),
        ("requirements.0.force", "maybe"),
        ("requirements.0.status", "compliant"),
        ("requirements.0.status", None),
        ("requirements.0.status", True),
        ("requirements.0.exceptions", "authorised"),
        ("requirements.0.exceptions", [1]),
        ("requirements.0.exceptions", ""),
        ("requirements.0.exceptions", {}),
        ("requirements.0.exceptions", None),
        ("requirements.0.exceptions", False),
        ("requirements.0.evidence", []),
        ("requirements.0.evidence", None),
    ],
)
@pytest.mark.parametrize("given", [ASSESSMENT, PLAIN], ids=["with evidence", "without"])
def test_what_is_not_exactly_an_assessment_is_refused(given: dict[str, Any], path: str, value: Any) -> None:
    # Of what was read before, every other spelling is refused still.
    read_assessment(canonical_bytes(given))
    document: Any = copy.deepcopy(given)
    *parents, leaf = path.split(".")
    node = document
    for step in parents:
        node = node[int(step)] if step.isdigit() else node[step]
    if value is ...:
        del node[leaf]
    else:
        node[leaf] = value
    with pytest.raises(RegistryError) as refused:
        read_assessment(canonical_bytes(document))
    assert refused.value.code == "assessment.malformed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"null",
        b'"undetermined"',
        b"\xff",
        canonical_bytes([ASSESSMENT]),
        canonical_bytes(ASSESSMENT) + b" ",
        canonical_bytes(ASSESSMENT).replace(b":1,", b":1.0,"),
        canonical_bytes(ASSESSMENT).replace(b'{"facts_version":1', b'{"facts_version":2,"facts_version":1'),
    ],
    ids=range(9),
)
def test_bytes_that_are_not_a_canonical_assessment_are_refused(data: bytes) -> None:
    assert data != canonical_bytes(ASSESSMENT)
    with pytest.raises(RegistryError) as refused:
        read_assessment(data)
    assert refused.value.code == "assessment.malformed"


def test_the_error_names_the_place_and_repeats_no_value() -> None:
    document = copy.deepcopy(ASSESSMENT)
    document["requirements"][0]["status"] = "marker of the engine"
    with pytest.raises(RegistryError, match=r"requirements\.0\.status") as refused:
        read_assessment(canonical_bytes(document))
    assert "marker" not in str(refused.value)
