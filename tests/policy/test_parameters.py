"""A parameter has one value on any day, and says where it comes from."""

from __future__ import annotations

import pytest

from registry.errors import RegistryError
from registry.policy.parameters import read_parameter
from tests.small_library import PARAMETER

HEAD = "name: max_days\ntitle: t\nunit: days\nnature: law\ncitation: c\nvalues:\n"


def refused(text: str, name: str = "max_days") -> str:
    with pytest.raises(RegistryError) as raised:
        read_parameter(name, text)
    assert raised.value.code == "policies.parameter"
    assert f"parameters/{name}.yaml" in raised.value.message
    return raised.value.message


def test_values_follow_one_another_without_gap() -> None:
    assert read_parameter("max_days", PARAMETER).as_data() == [
        {"from_day": None, "until_day": 19723, "value": 60},
        {"from_day": 19723, "until_day": None, "value": 30},
    ]


@pytest.mark.parametrize(
    "values",
    [
        "  - {from: null, until: 2024-01-01, value: 1}\n  - {from: 2024-01-02, until: null, value: 2}\n",
        "  - {from: null, until: 2024-01-02, value: 1}\n  - {from: 2024-01-01, until: null, value: 2}\n",
        "  - {from: null, until: null, value: 1}\n  - {from: 2024-01-01, until: null, value: 2}\n",
        "  - {from: 2024-01-01, until: null, value: 1}\n  - {from: null, until: 2024-01-01, value: 2}\n",
        "  - {from: null, until: null, value: 1}\n  - {from: null, until: null, value: 2}\n",
    ],
)
def test_a_gap_or_an_overlap_is_refused(values: str) -> None:
    assert "followed by" in refused(HEAD + values)


@pytest.mark.parametrize(
    "dates", ["from: 2024-01-02, until: 2024-01-01", "from: 2024-01-01, until: 2024-01-01"]
)
def test_a_value_ends_after_it_begins(dates: str) -> None:
    assert "ends before it begins" in refused(HEAD + f"  - {{{dates}, value: 1}}\n")


@pytest.mark.parametrize("value", ["1.5", "true", '"30"', "null", "[1]", "many"])
def test_a_value_is_an_integer(value: str) -> None:
    refused(HEAD + f"  - {{from: null, until: null, value: {value}}}\n")


def test_every_value_has_a_citation_its_own_or_the_parameters() -> None:
    bare = PARAMETER.replace("citation: Ours\n", "")
    assert "citation" in refused(bare)
    own = bare.replace("value: 60", "value: 60, citation: a").replace("value: 30", "value: 30, citation: b")
    assert [value.citation for value in read_parameter("max_days", own).values] == ["a", "b"]


def test_a_parameter_is_called_like_its_file() -> None:
    assert "named other" in refused(PARAMETER, "other")


def test_a_parameter_without_values_or_with_unknown_keys_is_refused() -> None:
    refused(HEAD.replace("values:\n", "values: []\n"))
    refused(PARAMETER + "colour: red\n")
    refused("[]")
