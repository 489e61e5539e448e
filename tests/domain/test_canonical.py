"""The canonical form: one value, one spelling, and no second way in."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.canonical import (
    MAX_DEPTH,
    MAX_INTEGER,
    canonical_bytes,
    digest,
    parse_canonical,
    sha256_hex,
)
from registry.errors import RegistryError

texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | texts,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(texts, inner, max_size=5),
    max_leaves=25,
)


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


@given(values)
def test_every_value_comes_back_from_its_own_bytes(value: Any) -> None:
    assert parse_canonical(canonical_bytes(value)) == value


@given(values)
def test_the_bytes_are_those_of_the_rfc8785_package(value: Any) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)


@given(values)
def test_any_other_spelling_is_refused_unless_it_is_the_same_bytes(value: Any) -> None:
    data = json.dumps(value, indent=1, ensure_ascii=True).encode()
    if data == canonical_bytes(value):
        assert parse_canonical(data) == value
    else:
        with pytest.raises(RegistryError) as raised:
            parse_canonical(data)
        assert raised.value.code == "canonical.spelling"


def test_keys_are_ordered_by_utf16_code_units_as_in_rfc8785_section_3_2_3() -> None:
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical_bytes(value))) == [
        "\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33",
    ]  # fmt: skip


def test_text_is_escaped_as_in_rfc8785_section_3_2_2_2() -> None:
    expected = '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'.encode()
    assert canonical_bytes('\u20ac$\u000f\u000aA\'\u0042"\\\\"/') == expected


def test_a_known_digest() -> None:
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0.5, "canonical.float"),
        ({"rate": 1.0}, "canonical.float"),
        ([float("nan")], "canonical.float"),
        (MAX_INTEGER + 1, "canonical.integer"),
        (-MAX_INTEGER - 1, "canonical.integer"),
        ({1: "a"}, "canonical.type"),
        ({"a": {1, 2}}, "canonical.type"),
        (b"bytes", "canonical.type"),
        ("\ud800", "canonical.text"),
        ({"\udfff": 1}, "canonical.text"),
        (nested(MAX_DEPTH + 1), "canonical.depth"),
        (nested(100_000), "canonical.depth"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else None,
)
def test_a_value_without_one_exact_form_is_refused(value: Any, code: str) -> None:
    with pytest.raises(RegistryError) as raised:
        canonical_bytes(value)
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "canonical.json"),
        (b"{", "canonical.json"),
        (b"{} ", "canonical.spelling"),
        (b"\xef\xbb\xbf{}", "canonical.json"),
        (b'"\xff"', "canonical.json"),
        (b'{"b":1,"a":2}', "canonical.spelling"),
        (b'{"a":1, "b":2}', "canonical.spelling"),
        (b'{"a":1,"a":1}', "canonical.duplicate"),
        (b'"\\u0041"', "canonical.spelling"),
        (b'"\\ud800"', "canonical.text"),
        (b"-0", "canonical.spelling"),
        (b"1.0", "canonical.float"),
        (b"1e3", "canonical.float"),
        (b"NaN", "canonical.float"),
        (b"-Infinity", "canonical.float"),
        (b"9007199254740992", "canonical.integer"),
        (b"1" * 100_000, "canonical.integer"),
        (b"[" * 65 + b"]" * 65, "canonical.depth"),
        (b"[" * 200_000, "canonical.depth"),
    ],
)
def test_bytes_that_are_not_their_own_canonical_form_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(RegistryError) as raised:
        parse_canonical(data)
    assert raised.value.code == code


def test_the_deepest_and_largest_values_that_are_allowed_pass() -> None:
    for value in (nested(MAX_DEPTH), MAX_INTEGER, -MAX_INTEGER):
        assert parse_canonical(canonical_bytes(value)) == value
