"""The committed release, on both engines: byte for byte the same, for facts of every kind on days that
matter.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
import requests

from registry.assets import policies
from registry.domain.canonical import canonical_bytes
from registry.domain.facts import derive
from registry.domain.record import read_record
from registry.exchange.cases import blanked, read_cases, reconstruct
from registry.operations.assess import unfiled_form, wasm_engine
from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import Bundle, read_folder
from registry.policy.wasm_engine import WasmEngine
from registry.transport.opa import OpaEngine
from tests.opa_server import opa_engine_at, opa_server
from tests.policy.facts_at_random import facts, fields, spoil


@pytest.fixture(scope="module")
def release() -> Bundle:
    return read_folder(policies() / "release")


@pytest.fixture(scope="module")
def wasm(release: Bundle) -> WasmEngine:
    return wasm_engine(release)


@pytest.fixture(scope="module")
def opa_address(release: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with opa_server(opa_bundle(release), tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="module")
def opa_engine(release: Bundle, opa_address: str) -> OpaEngine:
    return opa_engine_at(opa_address, release, timeout=30)


def law_dates(release: Bundle) -> list[dict[str, Any]]:
    """The day before, on and after every day on which a requirement, a parameter or a profile changes, and
    some more.
    """
    data = json.loads(release.data)
    days = {
        entry[key]
        for entry in _intervals(data)
        for key in ("from_day", "until_day")
        if entry[key] is not None and entry[key] > 0
    }
    around = {day + step for day in days | {20_800, 21_500} for step in (-1, 0, 1)}
    return [
        {"iso": (date(1970, 1, 1) + timedelta(days=day)).isoformat(), "day": day} for day in sorted(around)
    ]


def _intervals(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "from_day" in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _intervals(child)


@pytest.mark.parametrize(
    "seeds",
    [
        pytest.param(range(150), id="short"),
        pytest.param(range(150, 5_000), id="long", marks=[pytest.mark.slow, pytest.mark.timeout(1800)]),
    ],
)
def test_both_engines_give_the_same_bytes(
    release: Bundle, wasm: WasmEngine, opa_engine: OpaEngine, seeds: range
) -> None:
    definitions, dates = fields(release.facts_version), law_dates(release)
    seen: Counter[str] = Counter()
    for seed in seeds:
        random = Random(seed)
        spoilt = facts(definitions, release.facts_version, random)
        question = canonical_bytes(spoil(spoilt, random) if seed % 11 == 0 else spoilt)
        law_date = dates[-1] if seed % 3 else random.choice(dates)
        first = wasm.assess(question, law_date)
        assert first == opa_engine.assess(question, law_date), f"seed {seed} on {law_date['iso']}"
        assessment = json.loads(first)
        assert [one["id"] for one in assessment["requirements"]] == list(release.requirements)
        seen.update(one["status"] for one in assessment["requirements"])
        seen.update(assessment["outcome"].values())
    # Agreement on one answer for everything would prove nothing.
    statuses = {"met", "not_met", "undetermined", "not_applicable", "upcoming"}
    assert statuses <= seen.keys()
    assert {"prohibited", "non_compliant", "undetermined"} <= seen.keys()


def test_both_engines_agree_on_every_case_and_on_the_empty_record(
    release: Bundle, wasm: WasmEngine, opa_engine: OpaEngine
) -> None:
    cases, problems = read_cases(policies() / "cases")
    assert (len(cases) >= 26, problems) == (True, [])
    records = [
        (reconstruct(variant)["record"], case.law_date.date)
        for case in cases
        for variant in (case, blanked(case))
    ]
    for record, day in [*records, ({}, date(2026, 11, 22))]:
        question = canonical_bytes(facts_of(record, release))
        law_date = {"iso": day.isoformat(), "day": (day - date(1970, 1, 1)).days}
        assert wasm.assess(question, law_date) == opa_engine.assess(question, law_date)


def test_whoever_asks_opa_for_the_whole_assessment_gets_the_one_that_is_published(
    release: Bundle, wasm: WasmEngine, opa_address: str
) -> None:
    cases, _ = read_cases(policies() / "cases")
    for case in cases:
        day = case.law_date.date
        law_date = {"iso": day.isoformat(), "day": (day - date(1970, 1, 1)).days}
        facts = facts_of(reconstruct(case)["record"], release)
        asked = {"input": {"facts": facts, "law_date": law_date}}
        answer = requests.post(f"{opa_address}/v1/data/main/assessment", json=asked, timeout=30).json()
        assert canonical_bytes(answer["result"]) == wasm.assess(canonical_bytes(facts), law_date)


def facts_of(record: dict[str, Any], release: Bundle) -> dict[str, Any]:
    return derive(unfiled_form(read_record(record)), release.facts_version)


def test_silence_meets_no_requirement(release: Bundle, wasm: WasmEngine) -> None:
    definitions = fields(release.facts_version)
    nothing = facts(
        {path: one | {"kind": "yesno"} for path, one in definitions.items()},
        release.facts_version,
        _Silent(0),
    )
    for law_date in (law_dates(release)[0], law_dates(release)[-1]):
        assessment = json.loads(wasm.assess(canonical_bytes(nothing), law_date))
        assert [one["id"] for one in assessment["requirements"] if one["status"] == "met"] == []


def test_one_set_of_facts_has_one_assessment_however_often_it_is_asked(
    release: Bundle, wasm: WasmEngine
) -> None:
    definitions, law_date = fields(release.facts_version), law_dates(release)[-1]
    questions = [
        canonical_bytes(facts(definitions, release.facts_version, Random(seed))) for seed in range(20)
    ]
    first = [wasm.assess(question, law_date) for question in questions]
    assert [wasm.assess(question, law_date) for question in reversed(questions)] == first[::-1]
    fresh = wasm_engine(release)
    assert [fresh.assess(question, law_date) for question in questions] == first


class _Silent(Random):
    """A chance that leaves every field unanswered."""

    def random(self) -> float:
        return 1.0

    def choice(self, options: Any) -> Any:
        return options[0]
