"""Facts, version 2, held to the byte; what version 1 reads, both read alike.

The files in `vectors/` are never made again, for the reasons told in `test_facts_v1`. How a single answer is read is
tested there too: the two versions share the mechanics and differ in their lists of fields.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from registry.domain import facts
from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.committed_form import read_committed
from registry.domain.facts import derivation, v1, v2
from registry.domain.record import read_record
from registry.errors import RegistryError
from tests.domain.filled import filled_record
from tests.domain.record_strategies import records
from tests.domain.test_committed import committed
from tests.domain.test_facts_v1 import VECTORS, at, paths, vector

FORMS = {"filled": "facts_v2_filled", "empty": "facts_v1_empty", "earlier_form": "facts_v1_filled"}
DIGESTS = {
    "filled": (
        "b5b21609d65cc08badd1b860ec3868bf893ffbe1ddc2dc87a319241236c88d40",
        "452fc36cfe03a11e22c634e5c1bddb9f7f5f8e69895518a8d10ce1dffc8663e3",
    ),
    "empty": (
        "c4766f47a00a06d021be60f0e8b34894648050abb5f8509e9cc2b01ff6b7ca80",
        "95eba5ad525df272a774d19f606669f2f776803439769fd2ebeed4dbfa97f7a4",
    ),
    "earlier_form": (
        "05424d6b1cbb271079863d41a4d7e3da2c6793ad1eba9ef2a32815d11e6b55c2",
        "2acf5bc2c3e2688899758ed02968c1861842b272c0a78ecf4192465aac86aa1f",
    ),
}
LATER_WORDS = {
    "purpose.code": "fugitive_location",
    "legal_basis.special_category_condition": "public_health",
    "proportionality.seriousness": "serious_public_safety_threat",
}


def form_of(name: str) -> Any:
    return json.loads((VECTORS / f"{FORMS[name]}.form.json").read_text(encoding="utf-8"))


def facts_of(name: str) -> Any:
    return json.loads((VECTORS / f"facts_v2_{name}.facts.json").read_text(encoding="utf-8"))


def without_day_of_instant(answer: Any) -> Any:
    if isinstance(answer, dict) and "epoch" in answer:
        return {key: value for key, value in answer.items() if key != "day"}
    return answer


@pytest.mark.parametrize("name", DIGESTS)
def test_the_facts_of_a_form_are_what_they_were(name: str) -> None:
    form, expected = form_of(name), facts_of(name)
    assert canonical_bytes(v2.derive(form)) == canonical_bytes(expected)
    assert (sha256_hex(canonical_bytes(form)), sha256_hex(canonical_bytes(expected))) == DIGESTS[name]


def test_an_instant_carries_the_day_it_lies_in() -> None:
    assert derivation.instant_of_a_day("1969-12-31T23:59:59Z") == {
        "iso": "1969-12-31T23:59:59Z",
        "epoch": -1,
        "day": -1,
    }
    assert derivation.instant_of_a_day("1970-01-02T00:00:00Z")["day"] == 1


def test_the_vectors_are_committed_forms() -> None:
    for name in ("filled", "earlier_form"):
        assert read_committed(canonical_bytes(form_of(name))) == form_of(name)


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("facts_version", 2),
        ("deployment.national_security_use", False),
        ("deployment.emergency_start", True),
        ("deployment.significant_change_on", {"state": "absent"}),
        ("legal_basis.log_retention_law", {"state": "absent"}),
        ("legal_basis.safeguards", {"state": "given", "length": 32}),
        ("data.retention_enrolled_days", 0),
        ("system.bias.max_fmr_ratio", 1_250_000),
        ("system.presentation_attack_types", []),
        ("system.presentation_attack_tested_on", {"iso": "2024-02-29", "day": 19_782}),
        ("system.presentation_attack_error_rate", {"state": "withheld"}),
        ("system.log.time", {"state": "withheld"}),
        ("watchlist.quality_measure", {"state": "withheld"}),
        ("minors.objection_route", {"state": "absent"}),
        ("registration.biometric_database_declared_on", {"iso": "1969-12-31", "day": -1}),
        (
            "authorisation.requested_at",
            {"iso": "2026-01-02T03:04:05Z", "epoch": 1_767_323_045, "day": 20_455},
        ),
        ("transparency.defence_disclosure", ["use", "candidate_list"]),
        *LATER_WORDS.items(),
    ],
)
def test_the_filled_vector_says_what_the_new_fields_and_words_become(path: str, answer: Any) -> None:
    assert at(facts_of("filled"), path) == answer


def test_version_2_reads_every_field_and_word_of_version_1_and_more() -> None:
    earlier, later = v1.listing(), v2.listing()
    for path, field in earlier.items():
        assert later[path]["kind"] == field["kind"]
        assert set(field["values"]) <= set(later[path]["values"])
    assert {p for p in earlier if later[p] != earlier[p]} == set(LATER_WORDS)
    assert len(later) == len(earlier) + 79


def test_every_field_of_version_2_stands_in_the_facts_also_where_nothing_is_answered() -> None:
    fields = v2.listing()
    empty = v2.derive(form_of("empty"))
    assert set(paths(empty, fields)) == {path for path in fields if "[]" not in path}
    assert all(at(empty, path) is None for path in paths(empty, fields))
    assert set(paths(v2.derive(committed(filled_record()).form), fields)) == set(fields)


def test_a_form_made_before_a_field_was_asked_never_answered_it() -> None:
    derived, fields = facts_of("earlier_form"), v2.listing()
    later = {path for path in fields if path not in v1.listing()}
    assert {path for path in later if at(derived, path) is not None} == set()


@settings(max_examples=25, deadline=None)
@given(records(1))
def test_what_version_1_reads_version_2_reads_alike(data: Any) -> None:
    form = committed(read_record(data)).form
    earlier, later = v1.derive(form), v2.derive(form)
    for path in v1.listing():
        if "[]" not in path:
            assert without_day_of_instant(at(later, path)) == at(earlier, path)


@pytest.mark.parametrize(("path", "word"), LATER_WORDS.items())
def test_a_word_that_version_1_does_not_know_is_no_answer_to_it(path: str, word: str) -> None:
    section, field = path.split(".")
    form = committed(read_record({section: {field: word}})).form
    assert at(v2.derive(form), path) == word
    with pytest.raises(RegistryError, match=path) as refused:
        v1.derive(form)
    assert refused.value.code == "facts.malformed"
    assert "later version" in (refused.value.hint or "")


def test_the_registry_derives_each_version_by_its_own_function() -> None:
    form = vector("filled", "form")
    assert facts.derive(form, 1) == v1.derive(form)
    assert facts.derive(form, 2) == v2.derive(form)
