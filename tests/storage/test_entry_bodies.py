"""An entry's bytes come back from the database as they were signed, or not at all."""

from __future__ import annotations

import base64
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.decision import MAX_ENTRY_BYTES
from registry.errors import RegistryError
from registry.storage.entry_bodies import body_of, stored

ENVELOPE = b'{"payload":"' + base64.b64encode(b'{"id":"AIA-01","status":"met"},' * 300) + b'"}'


@given(st.binary(max_size=2_000) | st.binary(max_size=40).map(lambda start: start + ENVELOPE))
def test_any_body_comes_back(body: bytes) -> None:
    assert body_of(stored(body), 1, 0) == body


@pytest.mark.parametrize("first", range(256))
def test_no_first_byte_is_mistaken(first: int) -> None:
    body = bytes([first]) + random.Random(first).randbytes(100)
    assert body_of(stored(body), 1, 0) == body


def test_the_longest_body_comes_back() -> None:
    for body in (ENVELOPE * 9, random.Random(1).randbytes(MAX_ENTRY_BYTES)):
        assert body_of(stored(body[:MAX_ENTRY_BYTES]), 1, 0) == body[:MAX_ENTRY_BYTES]


def test_an_envelope_takes_less_room() -> None:
    assert len(stored(ENVELOPE)) < len(ENVELOPE) / 4


def test_an_entry_of_before_there_were_blocks_is_read_as_it_lies() -> None:
    assert body_of(ENVELOPE, 1, 0) == ENVELOPE


@pytest.mark.parametrize(
    "data",
    [
        stored(ENVELOPE)[:-1],
        stored(ENVELOPE) + b" ",
        b"\x04",
        b"\x04" + b"\xff" * 60,
        # Of 40 MB, said in 160 kB: no more is ever made room for than an entry may have.
        b"\x04\x1f{\x01\x00" + b"\xff" * 160_000 + b"\x00",
    ],
)
def test_a_damaged_block_is_told_with_its_place(data: bytes) -> None:
    with pytest.raises(RegistryError) as caught:
        body_of(data, 2026, 41)
    assert caught.value.code == "storage.entry"
    assert "entry 41 of log 2026" in caught.value.message
