"""Engines must agree: a decision rests on all of them or on none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.policy.engine import assess_with_all


@dataclass(frozen=True)
class Fixed:
    answer: bytes | None
    name: str = "fixed"
    version: str = "1"

    def assess(self, facts: bytes, law_date: Mapping[str, Any]) -> bytes:
        if self.answer is None:
            raise RegistryError("engine.trap", "it stopped")
        return self.answer


def code_of(*engines: Fixed) -> str:
    with pytest.raises(RegistryError) as raised:
        assess_with_all(engines, b"{}", {})
    return raised.value.code


def test_equal_answers_are_the_answer() -> None:
    assert assess_with_all([Fixed(b"{}")], b"{}", {}) == b"{}"
    assert assess_with_all([Fixed(b"{}"), Fixed(b"{}"), Fixed(b"{}")], b"{}", {}) == b"{}"


def test_a_single_different_byte_decides_nothing() -> None:
    assert code_of(Fixed(b"{}"), Fixed(b"{} ")) == "engine.disagree"


def test_an_engine_that_fails_is_not_outvoted() -> None:
    assert code_of(Fixed(b"{}"), Fixed(None), Fixed(b"{}")) == "engine.trap"


def test_without_an_engine_nothing_is_decided() -> None:
    assert code_of() == "engine.none"
