"""What is not known, in the release: it meets nothing, fails nothing, and what is learnt later reverses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any

import pytest

from registry import assets
from registry.domain.canonical import canonical_bytes
from registry.domain.record import definitions, read_record
from registry.operations.assess import assess_record, wasm_engine
from registry.policy.release import Bundle, read_folder
from tests.policy.facts_at_random import facts, fields

LAW_DATE = {"iso": "2026-11-22", "day": 20_779}
UNKNOWN = (None, {"state": "withheld"})


@pytest.fixture(scope="module")
def release() -> Bundle:
    return read_folder(assets.policies() / "release")


def test_an_empty_record_decides_nothing(release: Bundle) -> None:
    evaluation = assess_record(read_record({}), release, [wasm_engine(release)], date(2026, 11, 22))
    assessment = json.loads(evaluation.assessment_bytes)
    assert len(assessment["requirements"]) == len(release.requirements)
    statuses = {one["status"] for one in assessment["requirements"]}
    assert statuses <= {"undetermined", "not_applicable", "upcoming"}
    assert assessment["outcome"] == {"binding": "undetermined", "strict": "undetermined"}


@pytest.mark.parametrize("seed", range(4))
def test_a_missing_answer_never_reverses_a_result_nor_weighs_a_failure(release: Bundle, seed: int) -> None:
    """What is `met` or `not_met` without an answer is not the reverse with it, and no failure changes weight."""
    engine = wasm_engine(release)

    def assess(given: dict[str, Any]) -> dict[str, tuple[str, str]]:
        rows = json.loads(engine.assess(canonical_bytes(given), LAW_DATE))["requirements"]
        return {one["id"]: (one["status"], one["severity"]) for one in rows}

    random = Random(seed)
    full = facts(fields(release.facts_version), release.facts_version, random)
    with_it = assess(full)
    assert {status for status, _ in with_it.values()} & {"met", "not_met"}
    for path, partial in _with_one_less(full, release, random):
        for id, (status, severity) in assess(partial).items():
            before, after = (status, severity), with_it[id]
            assert {status, after[0]} != {"met", "not_met"}, f"{id} turns with {path}"
            if status == after[0] == "not_met":
                assert before == after, f"{id} weighs by the silence on {path}"


def _with_one_less(
    full: dict[str, Any], release: Bundle, random: Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The facts without one of the answers that a requirement reads, for each of them."""
    for path in sorted({path for one in release.requirements.values() for path in one.inputs}):
        partial = deepcopy(full)
        *sections, name = path.split(".")
        section = partial
        for part in sections:
            section = section[part]
        section[name] = random.choice(UNKNOWN)
        yield path, partial


def test_no_rule_waits_for_an_answer_that_facts_never_show(release: Bundle) -> None:
    """An answer that only oversight bodies see is withheld in public facts, so a rule on it could never be met."""
    read = {path for one in release.requirements.values() for path in one.inputs} & definitions().keys()
    assert {path for path in read if definitions()[path].visibility != "public"} == set()
