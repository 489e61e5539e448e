"""The sequencer: contiguous, idempotent, and never on what no longer holds."""

from __future__ import annotations

from registry.log import merkle
from registry.storage import ledger, queries
from registry.storage.values import Existing, Place, Sequenced, Stale
from tests.storage.simulator import Register, filing, public


def test_a_filing_is_one_entry_with_its_version_and_decision(register: Register) -> None:
    item = filing("d-1", answers=[public("deployment.title", "Gate 5")], country="FR")
    assert register.append(item) == [Sequenced(Place(register.log_id, 1))]
    found = queries.deployment(register.db, "d-1")
    assert found is not None
    assert found.listed.title == "Gate 5"
    assert found.listed.country == "FR"
    assert [v.number for v in found.versions] == [1]
    assert found.decisions[0].place == Place(register.log_id, 1)


def test_the_head_is_the_tree_over_all_entries(register: Register) -> None:
    register.put(*(filing(f"d-{n}") for n in range(10)))
    head = ledger.head(register.db, register.log_id)
    assert head.size == 11
    bodies = list(ledger.entries(register.db, register.log_id, 0, 11))
    assert merkle.root_of(map(merkle.leaf_hash, bodies)) == head.root


def test_the_same_entry_twice_is_one_entry(register: Register) -> None:
    item = filing("d-1")
    assert register.append(item, item) == [Sequenced(Place(1, 1)), Existing(Place(1, 1))]
    assert register.append(item) == [Existing(Place(1, 1))]
    assert ledger.head(register.db, 1).size == 2


def test_of_two_submissions_for_one_version_the_second_is_stale(register: Register) -> None:
    outcomes = register.append(filing("d-1", variant="a"), filing("d-1", variant="b"), filing("d-2"))
    assert isinstance(outcomes[1], Stale)
    assert outcomes[1].reason == "version"
    assert outcomes[2] == Sequenced(Place(1, 2))
