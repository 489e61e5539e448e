"""JSON and YAML, value by value: what is read, and what a fault costs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.plain_json import json_values
from registry.exchange.plain_values import MAX_DEPTH, Value
from registry.exchange.plain_yaml import yaml_values

_BARE_NUMBER = re.compile(r"[-+]?[0-9.]+[eE][-+]?[0-9]+")
"""A number in YAML 1.2 and in what is read here; a text in YAML 1.1, whose writer puts no quotes around it."""

_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028\u2029\x85"),
        max_size=20,
    ).filter(lambda text: not _BARE_NUMBER.fullmatch(text))
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc_", min_size=1), inner, max_size=4)
    ),
)


def _data(values: list[Value]) -> list[Any]:
    assert all(value.error is None for value in values)
    return [value.data for value in values]


def _codes(values: list[Value]) -> list[str]:
    return [value.error.code if value.error else "ok" for value in values]


@given(st.lists(_VALUES, max_size=5))
def test_a_json_list_gives_its_items(items: list[Any]) -> None:
    assert _data(list(json_values(json.dumps(items, indent=1)))) == items


@given(st.lists(_VALUES, min_size=1, max_size=5))
def test_a_yaml_list_gives_its_items(items: list[Any]) -> None:
    assert _data(list(yaml_values(yaml.safe_dump(items, allow_unicode=True)))) == items


@given(_VALUES.filter(lambda value: not isinstance(value, list)))
def test_json_is_yaml(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert _data(list(yaml_values(text))) == _data(list(json_values(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("country: NO", {"country": "NO"}),
        ("answer: no", {"answer": "no"}),
        ("answer: on", {"answer": "on"}),
        ("answer: false", {"answer": False}),
        ("day: 2025-02-02", {"day": "2025-02-02"}),
        ("moment: 2025-02-02T14:30:00Z", {"moment": "2025-02-02T14:30:00Z"}),
        ("number: 012", {"number": "012"}),
        ("number: 12:30", {"number": "12:30"}),
        ("number: 0x1f", {"number": "0x1f"}),
        ("number: 1_000", {"number": "1_000"}),
        ("number: 42", {"number": 42}),
        ("number: '42'", {"number": "42"}),
        ("number: !!str 42", {"number": "42"}),
        ("number: 1.5", {"number": 1.5}),
        ("nothing: ~", {"nothing": None}),
        ("nothing:", {"nothing": None}),
        ("<<: merge", {"<<": "merge"}),
        ("1: key", {"1": "key"}),
    ],
)
def test_yaml_is_read_by_the_core_schema_and_not_by_guessing(text: str, value: Any) -> None:
    assert _data(list(yaml_values(text))) == [value]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x [1]\nb: *x", "file.alias"),
        ("a: 1\na: 2", "file.repeated_key"),
        ("a: {b: 1, b: 1}", "file.repeated_key"),
        ("a: !!python/object/apply:os.system [id]", "file.tag"),
        ("a: !!binary aGk=", "file.tag"),
        ("a: !!set {b}", "file.tag"),
        ("a: !!timestamp 2025-02-02", "file.tag"),
        ("a: .inf", "file.number"),
        ("a: -.INF", "file.number"),
        ("a: .nan", "file.number"),
        ("a: 1e999", "file.number"),
        ("a: 123456789012345678901234567890", "file.number"),
        ("[b]: 1", "file.key"),
        ("a: [unclosed", "file.syntax"),
        ("a: b: c", "file.syntax"),
        ("a: \x01", "file.syntax"),
    ],
)
def test_yaml_that_json_could_not_say_is_refused(text: str, code: str) -> None:
    found = list(yaml_values(f"[{{{text}}}]" if text.startswith("[b]") else text))
    assert _codes(found) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a": 1, "a": 2}', "file.repeated_key"),
        ('{"a": {"b": 1, "b": 1}}', "file.repeated_key"),
        ('{"a": NaN}', "file.number"),
        ('{"a": -Infinity}', "file.number"),
        ('{"a": 1e999}', "file.number"),
        ('{"a": ' + "9" * 5000 + "}", "file.number"),
        ('{"a": 1} {"b": 2}', "file.syntax"),
        ('{"a": }', "file.syntax"),
        ("{'a': 1}", "file.syntax"),
        ("nothing", "file.syntax"),
    ],
)
def test_json_that_could_be_read_in_two_ways_is_refused(text: str, code: str) -> None:
    assert _codes(list(json_values(text)))[-1] == code


@pytest.mark.parametrize("values", [json_values, yaml_values])
def test_a_bad_item_costs_itself_only(values: Any) -> None:
    found = list(values('[\n{"a": 1},\n{"b": 1, "b": 2},\n{"c": 3}\n]'))
    assert _codes(found) == ["ok", "file.repeated_key", "ok"]
    assert [value.line for value in found] == [2, 3, 4]


@pytest.mark.parametrize("values", [json_values, yaml_values])
def test_what_stands_before_a_syntax_error_is_kept(values: Any) -> None:
    found = list(values('[{"a": 1},\n{"b": 2},\n{"c" 3}]'))
    assert [value.data for value in found[:2]] == [{"a": 1}, {"b": 2}]
    assert _codes(found[-1:]) == ["file.syntax"]
    assert found[-1].line == 3


@pytest.mark.parametrize("values", [json_values, yaml_values])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 500, 200_000])
def test_depth_is_bounded(values: Any, depth: int) -> None:
    found = list(values("[" + "[" * depth + "]" * depth + ", 1]"))
    assert _codes(found) == (["file.depth"] if depth > 10_000 else ["file.depth", "ok"])


@pytest.mark.parametrize("values", [json_values, yaml_values])
def test_what_is_deep_enough_is_read(values: Any) -> None:
    assert _codes(list(values("[" + "[" * MAX_DEPTH + "]" * MAX_DEPTH + "]"))) == ["ok"]


def test_a_page_of_aliases_does_not_grow() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    found = list(yaml_values(bomb))
    assert _codes(found) == ["file.alias"]
    assert found[0].data is None


def test_each_document_of_a_yaml_stream_is_a_value() -> None:
    found = list(yaml_values("---\na: 1\n---\na: *none\n---\n- b: 2\n- c: 3\n"))
    assert _codes(found) == ["ok", "file.alias", "ok", "ok"]
    assert [value.data for value in found if not value.error] == [{"a": 1}, {"b": 2}, {"c": 3}]
    assert [value.line for value in found] == [2, 4, 6, 7]


def test_no_message_repeats_a_value() -> None:
    secret = "confidential-42"
    for text in (f'{{"{secret}": 1, "{secret}": 2}}', f'{{"a": "{secret}", "a": 1}}', f'["{secret}" 1]'):
        for values in (json_values, yaml_values):
            for value in values(text):
                assert value.error is None or secret not in str(value.error)
