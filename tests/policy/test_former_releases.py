"""Former releases give the answers they gave (promises 3 and 5): they are asked in the facts of their own version, for ever."""

from __future__ import annotations

from datetime import date

import pytest

from registry import assets
from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.facts import derive, law_date
from registry.domain.record import read_record
from registry.operations.assess import assess_record, wasm_engine
from registry.policy.kept import kept_release, kept_versions
from registry.policy.versions import Version
from tests.domain.test_facts_v1 import vector

FORMER = kept_versions(assets.policies())
ANSWERS = {
    Version(0, 1, 0): "920904afa59d0c8309d594a00937bdf4a5fb7412d0083471cc0cc5524ab8d4e4",
    Version(0, 5, 0): "faf0fb8fdcef18eda06ef533aff7975910c9f78e548da20a6ebaf302f330dc12",
}
"""The digest of the assessment of the filled vector on 22 November 2026, by release. A digest is never changed."""


@pytest.mark.parametrize("version", ANSWERS, ids=str)
def test_a_former_release_assesses_a_known_form_as_it_did(version: Version) -> None:
    bundle = kept_release(assets.policies(), version)
    facts = derive(vector("filled", "form"), bundle.facts_version)
    answer = wasm_engine(bundle).assess(canonical_bytes(facts), law_date(date(2026, 11, 22)))
    assert sha256_hex(answer) == ANSWERS[version]


@pytest.mark.parametrize("version", FORMER, ids=str)
def test_a_record_of_today_is_assessed_by_every_former_release(version: Version) -> None:
    bundle = kept_release(assets.policies(), version)
    record = read_record({"deployment": {"mode": "realtime_rbi", "national_security_use": False}})
    evaluation = assess_record(record, bundle, [wasm_engine(bundle)], date(2026, 11, 22))
    assert evaluation.facts_version == bundle.facts_version
    assert [one.id for one in evaluation.assessment.requirements] == list(bundle.requirements)
    assert "met" not in {one.status for one in evaluation.assessment.requirements}
