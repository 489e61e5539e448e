"""What lawyers write is read as they meant it, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from registry.errors import RegistryError
from registry.policy.sources import day_number, metadata, package, read_yaml


def test_norway_is_not_false_and_half_past_twelve_is_not_a_number() -> None:
    text = "NO: {at: 12:30, on: yes, number: 007, rate: 1.5, from: 1953-09-03, until: null, is: true, n: -12}"
    assert read_yaml(text, "f") == {
        "NO": {
            "at": "12:30", "on": "yes", "number": "007", "rate": "1.5",
            "from": date(1953, 9, 3), "until": None, "is": True, "n": -12,
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2",
        "a: {b: 1, b: 1}",
        "1: a",
        "null: a",
        "2020-01-01: a",
        "from: 2026-02-30",
        "a: [",
        "a: !!python/object/apply:os.getcwd []",
        "a: !!set {b, c}",
        "--- 1\n--- 2",
        "a: *missing",
    ],
)
def test_yaml_with_two_readings_or_with_code_is_refused(text: str) -> None:
    with pytest.raises(RegistryError) as raised:
        read_yaml(text, "the-file.yaml")
    assert raised.value.code == "policies.yaml"
    assert "the-file.yaml" in raised.value.message


def test_metadata_stands_directly_above_the_package() -> None:
    rego = "# METADATA\n# title: T\n# custom:\n#   id: A-1\n#   comply: |\n#     One\n#\n#     Two\npackage x.y\n\na := 1\n"
    assert metadata(rego, "f") == {"title": "T", "custom": {"id": "A-1", "comply": "One\n\nTwo"}}
    assert package(rego) == "x.y"


@pytest.mark.parametrize(
    "rego",
    [
        "package x\n",
        "# title: T\npackage x\n",
        "# METADATA\n# title: T\n\npackage x\n",
        "# METADATA\n# - a\npackage x\n",
        "# METADATA\npackage x\n",
        "",
        "package x\n\n# METADATA\n# title: T\na := 1\n",
    ],
)
def test_metadata_anywhere_else_is_missing_metadata(rego: str) -> None:
    with pytest.raises(RegistryError) as raised:
        metadata(rego, "f.rego")
    assert raised.value.code == "policies.metadata"


def test_days_are_counted_from_1970() -> None:
    assert day_number(date(1970, 1, 1)) == 0
    assert day_number(date(1969, 12, 31)) == -1
    assert day_number(date(2027, 1, 31)) == 20849
    assert day_number(None) is None
