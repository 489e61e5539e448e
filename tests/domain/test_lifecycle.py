"""The life of a registration: what leads where, and what leads nowhere."""

from __future__ import annotations

from collections import deque

import pytest

from registry.domain.lifecycle import (
    DEEDS,
    DETERMINATIONS,
    FILINGS,
    MOVES,
    NOT_FILED,
    REMARKS,
    STATES,
    TABLE,
    State,
    after,
    filing,
    possible,
)
from registry.errors import RegistryError


def reached(start: State, without: frozenset[str] = frozenset()) -> set[State]:
    """Every state that can be reached from `start` by deeds other than `without`."""
    found, waiting = {start}, deque([start])
    while waiting:
        state = waiting.popleft()
        for deed in set(possible(state)) - without:
            to = after(state, deed)
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found


def test_every_state_can_be_reached_and_no_other() -> None:
    assert reached("unfiled") == set(STATES)


@pytest.mark.parametrize("state", sorted(NOT_FILED))
def test_what_no_body_has_filed_never_reaches_a_determination(state: State) -> None:
    assert not set(possible(state)) & set(DETERMINATIONS)
    stays = reached(state, frozenset({"submit", "claim"}))
    assert stays <= NOT_FILED


def test_only_a_determination_authorises_or_refuses() -> None:
    decided = {"authorised", "authorised_with_conditions", "refused"}
    for (state, deed), to in TABLE.items():
        if to in decided and state != to:
            assert deed in DETERMINATIONS, (state, deed)


def test_no_remark_and_no_opinion_moves_anything() -> None:
    assert all(to == state for (state, deed), to in TABLE.items() if deed in REMARKS)


def test_another_version_is_authorised_by_nobody_yet() -> None:
    for state in STATES:
        if "revise" in possible(state):
            assert after(state, "revise") in ("submitted", "suspended_undetermined")


def test_filing_never_ends_a_suspension_and_neither_does_anything_but_a_determination_or_the_end() -> None:
    suspended = {state for state in STATES if state.startswith("suspended")}
    for state in suspended:
        for deed in possible(state):
            if after(state, deed) not in suspended:
                assert deed in (*DETERMINATIONS, "retire")


@pytest.mark.parametrize(
    ("before", "to"),
    [
        ("authorised", "authorised"),
        ("authorised_with_conditions", "authorised_with_conditions"),
        ("submitted", "submitted"),
    ],
)
def test_lifting_gives_back_what_there_was(before: State, to: State) -> None:
    assert after(after(before, "suspend"), "lift") == to


def test_an_authorisation_that_was_suspended_does_not_come_back_for_another_version() -> None:
    suspended = after("authorised", "suspend")
    assert after(after(suspended, "revise"), "lift") == "submitted"


def test_what_is_illegal_is_refused_with_what_is_possible() -> None:
    for state in STATES:
        for deed in set(DEEDS) - set(possible(state)):
            with pytest.raises(RegistryError) as told:
                after(state, deed)
            assert told.value.code == "lifecycle.illegal"
            assert all(one in told.value.hint for one in possible(state))


def test_a_new_version_is_what_its_provenance_and_the_state_make_of_it() -> None:
    assert filing("unfiled", "filed", "confirmed_unchanged") == "submit"
    assert filing("submitted", "filed", None) == "revise"
    assert filing("submitted", "filed", "confirmed_unchanged") == "confirm"
    assert filing("imported", "filed", None) == filing("reconstructed", "filed", None) == "claim"
    assert filing("unfiled", "imported", None) == filing("imported", "imported", None) == "import"
    assert filing("unfiled", "reconstructed", None) == "reconstruct"


def test_what_a_body_filed_is_never_imported_over() -> None:
    for state in set(STATES) - NOT_FILED:
        assert not {filing(state, "imported", None), filing(state, "reconstructed", None)} & set(
            possible(state)
        )


def test_every_move_can_be_made_somewhere() -> None:
    assert {deed for _, deed in TABLE} == set(DEEDS)
    assert set(FILINGS) < set(MOVES) < set(DEEDS)
