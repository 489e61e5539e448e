"""A release limited to one profile: the same policies and statuses; only what others make binding is advice."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from registry.assets import policies
from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError
from registry.operations.assess import wasm_engine
from registry.policy.bindings import bound
from registry.policy.kept import kept_release
from registry.policy.profile_data import profile_data
from registry.policy.release import DATA, Bundle, read_folder
from registry.policy.versions import Version
from registry.policy.wasm_engine import WasmEngine

RELEASES = {
    "0.1.0": kept_release(policies(), Version(0, 1, 0)),
    "installed": read_folder(policies() / "release"),
}
COUNTRIES = ["NL", "DK", "IE", "GB", "NO", "RU", "US", "BR", "XX", None]
OPERATORS = ["law_enforcement_authority", "public_body", "private", "private_public_service", None]
MODES = ["realtime_rbi", "post_rbi", "verification_1_1", "emotion", None]
PURPOSES = ["targeted_search", "crowd_safety", "traffic", None]
DAYS = [{"iso": "2026-11-22", "day": 20779}, {"iso": "2020-06-01", "day": 18414}]

pytestmark = pytest.mark.parametrize("release", RELEASES.values(), ids=RELEASES.keys())


def engine(release: Bundle, data: bytes) -> WasmEngine:
    return wasm_engine(Bundle({**release.files, DATA: data}, release.manifest))


def questions(release: Bundle, count: int) -> list[tuple[Any, dict[str, Any]]]:
    chance = Random(7)
    return [
        (
            {
                "place": {"country": chance.choice(COUNTRIES)},
                "operator": {"type": chance.choice(OPERATORS)},
                "deployment": {"mode": chance.choice(MODES), "space": "publicly_accessible"},
                "purpose": {"code": chance.choice(PURPOSES)},
            },
            chance.choice(DAYS),
        )
        for _ in range(count)
    ]


def assessed(asked: WasmEngine, facts: dict[str, Any], day: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(asked.assess(canonical_bytes(facts), day))
    return found


def test_every_status_and_the_strict_outcome_stay_what_they_are(release: Bundle) -> None:
    whole = engine(release, release.data)
    for profile in release.catalogue["profiles"]:
        limited = engine(release, profile_data(release, profile))
        for facts, day in questions(release, 12):
            one, other = assessed(whole, facts, day), assessed(limited, facts, day)
            assert other["outcome"]["strict"] == one["outcome"]["strict"]
            for was, here in zip(one["requirements"], other["requirements"], strict=True):
                assert {**here, "force": was["force"]} == was


def test_a_requirement_binds_where_the_profile_says_so_and_nowhere_else(release: Bundle) -> None:
    seen = set()
    by_operator = release.facts_version > 1
    for profile, written in release.catalogue["profiles"].items():
        here = bound(release.catalogue, [profile])
        somewhere = {id for id, _, _ in here}
        # In the first release a profile that named a country spoke for every kind of operator there.
        spoken_for = {(country, operator) for _, country, operator in here}
        limited = engine(release, profile_data(release, profile))
        for facts, day in questions(release, 24):
            country, operator = facts["place"]["country"], facts["operator"]["type"]
            for one in assessed(limited, facts, day)["requirements"]:
                spans = here.get((one["id"], country, operator), ())
                holds = any(
                    (a is None or a <= day["day"]) and (b is None or day["day"] < b) for a, b in spans
                )
                named = country in written["countries"]
                spoken = (country, operator) in spoken_for if by_operator else named and operator is not None
                if spoken:
                    expected = "binds" if holds else "advises"
                elif one["id"] not in somewhere:
                    expected = "advises"
                elif not named or operator is not None:
                    expected = "unresolved"
                else:
                    continue
                assert one["force"] == expected, (profile, one["id"], country, operator)
                seen.add(expected)
    assert seen == {"binds", "advises", "unresolved"}


def test_what_the_profiles_bind_one_by_one_is_what_they_bind_together(release: Bundle) -> None:
    def spans(value: Any, path: tuple[str, ...] = ()) -> set[str]:
        if isinstance(value, dict):
            return {found for key, held in value.items() for found in spans(held, (*path, key))}
        return {json.dumps([path, entry], sort_keys=True) for entry in value}

    whole = spans(json.loads(release.data)["profiles"]["binding"])
    parts = [
        spans(json.loads(profile_data(release, profile))["profiles"]["binding"])
        for profile in release.catalogue["profiles"]
    ]
    assert set().union(*parts) == whole
    assert all(part <= whole for part in parts)


def test_everything_but_who_is_bound_stays_whole(release: Bundle) -> None:
    whole = json.loads(release.data)
    for profile in release.catalogue["profiles"]:
        limited = json.loads(profile_data(release, profile))
        for name in ("binding", "known_countries", "bound_somewhere"):
            whole["profiles"].pop(name, None)
            limited["profiles"].pop(name, None)
        assert limited == whole


def test_a_profile_that_the_release_does_not_have_is_refused(release: Bundle) -> None:
    with pytest.raises(RegistryError) as raised:
        profile_data(release, "atlantis")
    assert raised.value.code == "release.profile"
    assert "european_union" in raised.value.hint
