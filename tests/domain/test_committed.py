"""Promises 6 and 9: nothing erasable or guessable in what is digested, and nothing hidden without a stub."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain import facts
from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.domain.committed import Committed, commit, commitment, commitments, plain_leaves
from registry.domain.public_view import public_view
from registry.domain.record import Record, definitions, read_record
from registry.errors import RegistryError
from tests.domain.filled import filled_record

WITHHELD = {
    "field": "place.sites[].area",
    "ground": "security_of_system",
    "provision": "Article 9 of the Example Act",
    "decided_by": "Legal office",
    "decided_on": "2026-01-01",
    "review_by": "2027-01-01",
}


def committed(record: Record, *, deployment: str = "example", version: int = 1, seed: int = 0) -> Committed:
    salts = itertools.count(seed)
    return commit(
        record,
        deployment=deployment,
        version=version,
        provenance="filed",
        previous=None,
        salt=lambda: next(salts).to_bytes(32, "big"),
    )


def sites(area: str = "North gate") -> Record:
    return read_record(
        {"place": {"sites": [{"label": "A", "area": area, "exact_point": "1, 2"}]}, "withheld": [WITHHELD]}
    )


def test_every_text_and_every_non_public_answer_is_a_commitment() -> None:
    record = filled_record()
    form = committed(record).form
    text = json.dumps(form)
    for path, definition in definitions().items():
        if definition.kind in ("name", "text", "contact", "url", "ref", "texts"):
            assert f"marker of {path}" not in text


def test_an_oversight_answer_leaves_no_length_and_no_value() -> None:
    record = read_record({"operator": {"accountable_person": "Somebody"}})
    answer = committed(record).form["answers"]["operator"]["accountable_person"]
    assert set(answer) == {"commitment", "withheld"}
    assert answer["withheld"] == "oversight"


def test_a_declared_absence_that_is_not_public_cannot_be_told_from_a_value() -> None:
    absent = committed(read_record({"operator": {"accountable_person": {"none": True}}})).form
    named = committed(read_record({"operator": {"accountable_person": "Somebody"}})).form
    assert (
        absent["answers"]["operator"]["accountable_person"].keys()
        == named["answers"]["operator"]["accountable_person"].keys()
    )


def test_a_guessed_value_is_confirmed_by_no_digest_of_the_form() -> None:
    form = json.dumps(committed(sites(), seed=1_000).form)
    for guess in ("1, 2", {"none": True}, "North gate"):
        for path in ("place.sites[0].exact_point", "place.sites[0].area"):
            unsalted = commitment(salt=bytes(32), deployment="example", version=1, path=path, value=guess)
            assert unsalted not in form
            assert sha256_hex(canonical_bytes(guess)) not in form


def test_one_value_in_two_fields_two_versions_or_two_deployments_has_different_commitments() -> None:
    same: dict[str, Any] = {"salt": bytes(32), "value": "Central Station"}
    places = itertools.product(("one", "two"), (1, 2), ("scope.places[0]", "place.sites[0].label"))
    made = {commitment(deployment=d, version=v, path=p, **same) for d, v, p in places}
    assert len(made) == 8


def test_a_withheld_answer_shows_ground_office_term_and_commitment() -> None:
    made = committed(sites())
    view = public_view(made.form, {o.path: o.value for o in made.openings if o.public})
    area = next(f for f in view.field("place.sites").items[0] if f.path.endswith(".area"))
    assert area.state == "withheld"
    assert area.withholding is not None
    assert (area.withholding.ground, area.withholding.decided_by) == ("security_of_system", "Legal office")
    assert (area.withholding.review_by, len(area.withholding.commitment)) == ("2027-01-01", 64)


def test_the_public_view_can_be_drawn_without_any_disclosure() -> None:
    made = committed(filled_record())
    states = {f.state for fields in public_view(made.form, {}).sections.values() for f in fields}
    assert "erased" in states
    assert "marker of" not in json.dumps(public_view(made.form, {}).as_json())


def test_the_disclosure_opens_every_public_commitment_and_no_other() -> None:
    made = committed(filled_record())
    values = parse_canonical(made.disclosure())["values"]
    public = {p for p, c in commitments(made.form).items() if "withheld" not in c}
    assert set(values) == public
    for path, opening in values.items():
        sealed = commitment(
            salt=bytes.fromhex(opening["salt"]),
            deployment="example",
            version=1,
            path=path,
            value=opening["value"],
        )
        assert sealed == commitments(made.form)[path]["commitment"]


def test_salts_change_the_digest_and_leave_the_facts_as_they_are() -> None:
    one, two = committed(filled_record(), seed=0), committed(filled_record(), seed=10_000)
    assert one.sha256 != two.sha256
    assert facts.derive(one.form, facts.CURRENT) == facts.derive(two.form, facts.CURRENT)


def test_plain_leaves_and_openings_together_hold_every_answer_once() -> None:
    made = committed(sites())
    assert not plain_leaves(made.form).keys() & {o.path for o in made.openings}
    assert "place.sites[0].label" in {o.path for o in made.openings}
    assert plain_leaves(made.form)["withheld[0].ground"] == "security_of_system"


def test_a_short_salt_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commit(sites(), deployment="x", version=1, provenance="filed", previous=None, salt=lambda: b"short")


def test_an_unknown_provenance_is_refused() -> None:
    with pytest.raises(RegistryError, match="provenance"):
        commit(
            sites(), deployment="x", version=1, provenance="guessed", previous=None, salt=lambda: bytes(32)
        )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_no_text_however_written_stands_in_the_form(text: str) -> None:
    try:
        record = read_record({"purpose": {"statement": text}})
    except RegistryError:
        return
    form = committed(record).form
    assert set(form["answers"].get("purpose", {}).get("statement", {"commitment": 0, "length": 0})) == {
        "commitment",
        "length",
    }
    assert canonical_bytes(form) == committed(record).data
