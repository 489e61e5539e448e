"""A database says whether anything was committed since it was asked."""

from __future__ import annotations

from registry.storage import lists
from registry.storage.lists import Filters
from tests.storage.simulator import Register, filing


def test_the_state_is_another_after_every_commit_and_after_nothing_else(register: Register) -> None:
    states = [register.db.state()]
    for number in range(3):
        lists.page(register.db, Filters())
        assert register.db.state() == states[-1]
        register.put(filing(f"d-{number}"))
        states.append(register.db.state())
    assert len(set(states)) == 4
