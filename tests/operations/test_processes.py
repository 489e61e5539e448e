"""Work in several processes: every piece once, a failure told, a lost process told."""

from __future__ import annotations

import os
import threading

import pytest

from registry.errors import RegistryError
from registry.operations.processes import WAITING, in_processes

_factor = 0


def prepare(factor: int) -> None:
    global _factor
    _factor = factor


def times(number: int) -> int:
    if number == -1:
        raise RegistryError("work.damaged", "minus one", hint="Use plus one.")
    if number == -2:
        os._exit(3)
    return number * _factor


def test_every_piece_is_worked_on_once_in_a_process_that_was_prepared() -> None:
    assert sorted(in_processes(times, range(50), 2, prepare, 3)) == [number * 3 for number in range(50)]


def test_no_more_pieces_are_taken_than_can_wait() -> None:
    taken = []

    def pieces() -> object:
        for number in range(100):
            taken.append(number)
            yield number

    results = in_processes(times, pieces(), 1, prepare, 1)  # type: ignore[arg-type]
    next(results)
    assert len(taken) <= WAITING + 1
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= WAITING + 1


def test_an_error_in_a_process_is_raised_here() -> None:
    with pytest.raises(RegistryError) as raised:
        list(in_processes(times, [1, -1], 1, prepare, 1))
    assert (raised.value.code, raised.value.message, raised.value.hint) == (
        "work.damaged",
        "minus one",
        "Use plus one.",
    )


def test_a_process_that_ends_without_a_word_is_told() -> None:
    with pytest.raises(RegistryError) as raised:
        list(in_processes(times, [1, -2, 3], 1, prepare, 1))
    assert raised.value.code == "processes.lost"
    assert threading.active_count() < 20
