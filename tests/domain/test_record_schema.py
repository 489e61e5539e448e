"""The JSON Schema: what the record takes it takes, and it refuses the mistakes that a schema can see."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from registry.domain.record import RecordError, definitions, read_record
from registry.domain.record_schema import record_schema
from tests.domain.filled import filled_answers
from tests.domain.record_strategies import records
from tests.domain.test_record import at
from tests.domain.test_record_withheld import withheld

VALIDATOR = Draft202012Validator(record_schema())


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(record_schema())


@settings(suppress_health_check=list(HealthCheck), max_examples=40, deadline=None)
@given(records())
def test_it_takes_every_record(written: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(written)) == []
    assert list(VALIDATOR.iter_errors(read_record(written).answers())) == []


def test_it_takes_withheld_fields() -> None:
    assert VALIDATOR.is_valid(withheld("operator.unit"))
    assert not VALIDATOR.is_valid({"withheld": [{"field": "operator.unit"}]})


@pytest.mark.parametrize(
    "answer", [1.5, -1, "", " ", {"none": False}, {"x": 1}, [[]], [{"x": 1}], "\u00e9" * 10_001]
)
def test_it_refuses_what_the_record_refuses(answer: Any) -> None:
    for path in definitions():
        with pytest.raises(RecordError):
            read_record(at(path, answer))
        assert not VALIDATOR.is_valid(at(path, answer)), path


def test_it_has_every_field_with_its_title() -> None:
    schema = record_schema()
    for path, field in definitions().items():
        part = schema
        for step in path.split("."):
            part = part["properties"][step.removesuffix("[]")]
            part = part["items"] if step.endswith("[]") else part
        assert part["title"] == field.title
        assert part["description"] == field.help
        assert part["x-visibility"] == field.visibility


def test_a_record_with_every_field_given_is_valid() -> None:
    assert VALIDATOR.is_valid(filled_answers())
