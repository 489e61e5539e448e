"""What a committed form may say in the clear: answers of a record, each of its kind, and nothing else."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings

from registry.domain.canonical import canonical_bytes
from registry.domain.committed import commit
from registry.domain.committed_form import read_committed
from registry.domain.record import Record, read_record
from registry.errors import RegistryError
from tests.domain.filled import filled_record
from tests.domain.record_strategies import records


def form_of(record: Record) -> dict[str, Any]:
    salts = itertools.count()
    made = commit(
        record, deployment="x", version=1, provenance="filed", previous=None,
        salt=lambda: next(salts).to_bytes(32, "big"),
    )  # fmt: skip
    return made.form


def refused(answers: dict[str, Any]) -> bool:
    form = form_of(filled_record()) | {"answers": answers}
    try:
        read_committed(canonical_bytes(form))
    except RegistryError as error:
        return error.code == "record.form"
    return False


def test_a_form_of_every_field_is_one() -> None:
    form = form_of(filled_record())
    assert read_committed(canonical_bytes(form)) == form


@settings(max_examples=60, deadline=None)
@given(records())
def test_a_form_of_any_record_is_one(record: dict[str, Any]) -> None:
    form = form_of(read_record(record))
    assert read_committed(canonical_bytes(form)) == form


@pytest.mark.parametrize(
    "answers",
    [
        {"purpose": {"statement": {"length": 500}}},
        {"purpose": {"statement": "in the clear"}},
        {"purpose": {"note": "Jane Doe, 5 High Street"}},
        {"notes": {"text": "Jane Doe"}},
        {"operator": {"accountable_person": "Jane Doe"}},
        {"operator": {"accountable_person": {"none": True}}},
        {"operator": {"name": {"commitment": "0" * 64, "withheld": "personal_data"}}},
        {"operator": {"accountable_person": {"commitment": "0" * 64, "withheld": "internal"}}},
        {"deployment": {"mode": "magic"}},
        {"deployment": {"covert": "yes"}},
        {"deployment": {"covert": {"none": True}}},
        {"deployment": {"start_date": "2026-02-30"}},
        {"origin": {"law_date_assumed": "x"}},
        {"origin": {"decided_on": True}},
        {"place": {"country": "ZZ"}},
        {"watchlist": {"size": -1}},
        {"data": {"transfers": ["x"]}},
        {"data": {"transfers": [{"recipient": "in the clear"}]}},
        {"system": {"accuracy": True}},
    ],
)
def test_whatever_no_record_says_is_refused(answers: dict[str, Any]) -> None:
    assert refused(answers)
