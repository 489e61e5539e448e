"""The sequencer: contiguous, idempotent, and never on what no longer holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.domain.decision import MAX_ENTRY_BYTES
from registry.errors import RegistryError
from registry.log import merkle
from registry.storage import ledger, queries
from registry.storage.database import Database
from registry.storage.values import (
    Erasure,
    Existing,
    Head,
    NewEntry,
    Outcome,
    Place,
    Refused,
    Release,
    Sequenced,
    Stale,
)
from tests.in_memory import root_of
from tests.storage.simulator import (
    EMPTY,
    FIRST_RELEASE,
    NOW,
    Register,
    entry,
    extend,
    filing,
    not_met,
    public,
    reassessment,
)

SECOND_RELEASE = Release(digest="b" * 64, version="1.1.0", sequence=2, manifest=b"{}")


def size(register: Register) -> int:
    return ledger.head(register.db, register.log_id).size


def reason(outcome: Outcome) -> str:
    assert isinstance(outcome, Stale), outcome
    return outcome.reason


def test_a_filing_is_one_entry_with_its_version_and_decision(register: Register) -> None:
    item = filing(
        "d-1", answers=[public("deployment.title", "Gate 5")], country="FR", statuses=not_met("r_1")
    )
    place = Place(register.log_id, 1)
    assert register.append(item) == [Sequenced(place)]
    found = queries.deployment(register.db, "d-1")
    assert found is not None
    assert (found.listed.title, found.listed.country, found.listed.not_met) == ("Gate 5", "FR", ("r_1",))
    assert [(version.number, version.place) for version in found.versions] == [(1, place)]
    assert [(decision.version, decision.place) for decision in found.decisions] == [(1, place)]
    assert list(ledger.entries(register.db, register.log_id, 1, 2)) == [item.body]


def test_the_head_is_the_tree_over_all_entries(register: Register) -> None:
    register.put(*(filing(f"d-{n}") for n in range(10)))
    register.put(*(filing(f"e-{n}") for n in range(5)))
    head = ledger.head(register.db, register.log_id)
    bodies = list(ledger.entries(register.db, register.log_id, 0, head.size))
    leaves = list(ledger.leaf_hashes(register.db, register.log_id, 0, head.size))
    assert head.size == len(bodies) == 16
    assert leaves == [merkle.leaf_hash(body) for body in bodies]
    assert root_of(leaves) == head.root


def test_the_same_entry_twice_is_one_entry(register: Register) -> None:
    item = filing("d-1")
    assert register.append(item, item) == [Sequenced(Place(1, 1)), Existing(Place(1, 1))]
    assert register.append(item) == [Existing(Place(1, 1))]
    assert size(register) == 2


def test_an_entry_sent_again_later_is_recognised_though_a_new_version_stands(register: Register) -> None:
    first = filing("d-1")
    [place] = register.put(first)
    register.put(filing("d-1", version=2, previous=place))
    assert register.append(first) == [Existing(place)]


def test_the_same_decision_signed_anew_is_recognised(register: Register) -> None:
    [place] = register.put(filing("d-1"))
    again = replace(
        filing("d-1"), body=b"another signature", leaf_hash=merkle.leaf_hash(b"another signature")
    )
    assert register.append(again) == [Existing(place)]
    assert size(register) == 2


def test_of_two_submissions_for_one_version_the_second_is_stale(register: Register) -> None:
    outcomes = register.append(filing("d-1", variant="a"), filing("d-1", variant="b"), filing("d-2"))
    assert outcomes[0] == Sequenced(Place(1, 1))
    assert reason(outcomes[1]) == "version"
    assert outcomes[2] == Sequenced(Place(1, 2))
    assert reason(register.append(filing("d-1", variant="c"))[0]) == "version"


def test_a_version_that_skips_one_is_stale(register: Register) -> None:
    register.put(filing("d-1"))
    assert reason(register.append(filing("d-1", version=3))[0]) == "version"


def test_versions_of_one_deployment_may_follow_in_one_batch(register: Register) -> None:
    outcomes = register.append(
        filing("d-1"),
        filing("d-1", version=2, previous=Place(1, 1)),
        filing("d-1", version=3, previous=Place(1, 2)),
    )
    assert outcomes == [Sequenced(Place(1, 1)), Sequenced(Place(1, 2)), Sequenced(Place(1, 3))]
    latest = queries.latest_version(register.db, "d-1")
    assert latest is not None
    assert latest.number == 3


def test_a_decision_under_a_release_that_is_not_in_force_is_stale(register: Register) -> None:
    newer = entry("release", "second", release=SECOND_RELEASE, release_digest=FIRST_RELEASE.digest)
    outcomes = register.append(
        filing("d-1"), newer, filing("d-2"), filing("d-3", release=SECOND_RELEASE.digest)
    )
    assert [type(outcome) for outcome in outcomes] == [Sequenced, Sequenced, Stale, Sequenced]
    assert reason(outcomes[2]) == "release"
    assert reason(register.append(filing("d-4"))[0]) == "release"


def test_a_release_that_does_not_follow_the_one_in_force_is_stale(register: Register) -> None:
    outcome = register.append(entry("release", "x", release=SECOND_RELEASE, release_digest="c" * 64))
    assert reason(outcome[0]) == "release"


def test_a_release_may_be_stated_again(register: Register) -> None:
    second = entry("release", "second", release=SECOND_RELEASE)
    back = entry("release", "back to the first", release=FIRST_RELEASE)
    register.put(second, back, filing("d-1"))
    in_force = queries.release_in_force(register.db, register.log_id)
    assert in_force is not None
    assert (in_force.release.digest, in_force.place.index) == (FIRST_RELEASE.digest, 2)


def test_a_new_log_has_no_release_in_force_before_its_entry_0(register: Register) -> None:
    log_id = ledger.create_log(register.db, "registry.example/log/2027", 2027, NOW, EMPTY)
    item = filing("d-1")
    [outcome] = ledger.append(register.db, log_id, [item], extend)
    assert reason(outcome) == "release"
    stated = entry("release", "again", release=FIRST_RELEASE)
    assert ledger.append(register.db, log_id, [stated, item], extend) == [
        Sequenced(Place(log_id, 0)),
        Sequenced(Place(log_id, 1)),
    ]
    assert [stated.place for stated in queries.releases(register.db)] == [Place(1, 0)]


def test_a_reassessment_makes_a_decision_and_no_version(register: Register) -> None:
    [first] = register.put(filing("d-1"))
    [second] = register.put(reassessment("d-1", law_date="2027-01-01", binding="compliant", previous=first))
    found = queries.deployment(register.db, "d-1")
    assert found is not None
    assert len(found.versions) == 1
    assert [(d.law_date, d.previous) for d in found.decisions] == [
        ("2027-01-01", first),
        ("2026-11-20", None),
    ]
    assert (found.listed.outcome_binding, found.listed.place) == ("compliant", second)


def test_of_two_reassessments_that_follow_one_decision_the_second_is_stale(register: Register) -> None:
    [first] = register.put(filing("d-1"))
    outcomes = register.append(
        reassessment("d-1", law_date="2027-01-01", previous=first),
        reassessment("d-1", law_date="2027-01-02", previous=first),
        reassessment("d-1", law_date="2027-01-03", previous=None),
    )
    assert isinstance(outcomes[0], Sequenced)
    assert [reason(outcome) for outcome in outcomes[1:]] == ["predecessor", "predecessor"]


def test_a_first_decision_on_a_version_may_name_the_last_one_on_the_version_before(
    register: Register,
) -> None:
    [first] = register.put(filing("d-1"))
    register.put(filing("d-2"))
    assert reason(register.append(filing("d-1", version=2, previous=Place(1, 2)))[0]) == "predecessor"
    assert register.append(filing("d-1", version=2, previous=first)) == [Sequenced(Place(1, 3))]


def test_a_reassessment_of_an_older_version_is_stale(register: Register) -> None:
    [first] = register.put(filing("d-1"))
    [second] = register.put(filing("d-1", version=2, previous=first))
    outcome = register.append(reassessment("d-1", version=1, law_date="2027-01-01", previous=second))
    assert reason(outcome[0]) == "version"


def test_what_the_caller_checks_is_checked_under_the_lock(register: Register) -> None:
    asked: list[str | None] = []

    def check(item: NewEntry) -> str | None:
        asked.append(item.deployment_id)
        return "day" if item.deployment_id == "d-2" else None

    outcomes = register.append(filing("d-1"), filing("d-2"), filing("d-3"), check=check)
    assert asked == ["d-1", "d-2", "d-3"]
    assert [type(outcome) for outcome in outcomes] == [Sequenced, Stale, Sequenced]
    assert reason(outcomes[1]) == "day"
    assert outcomes[2] == Sequenced(Place(1, 2))


def test_a_check_that_fails_costs_everything_and_stores_nothing(register: Register) -> None:
    def check(item: NewEntry) -> str | None:
        raise RuntimeError("the clock is gone")

    with pytest.raises(RuntimeError):
        register.append(filing("d-1"), check=check)
    assert size(register) == 1


def test_an_item_the_database_refuses_costs_no_other(register: Register) -> None:
    good, broken = filing("d-1"), filing("d-2", provenance="invented")
    twice = filing("d-3", answers=[public("a.b", 1), public("a.b", 2)])
    surrogate = filing("d-4", answers=[public("a.b", "half \ud800")])
    outcomes = register.append(good, broken, twice, surrogate, filing("d-5"))
    assert [type(outcome) for outcome in outcomes] == [Sequenced, Refused, Refused, Refused, Sequenced]
    assert size(register) == 3
    assert queries.deployment(register.db, "d-2") is None
    assert outcomes[4] == Sequenced(Place(1, 2))


def test_a_refused_row_of_another_kind_takes_its_entry_with_it(register: Register) -> None:
    def write(connection: object, place: Place) -> None:
        connection.exec_driver_sql("INSERT INTO deployment VALUES (NULL, NULL)")  # type: ignore[attr-defined]

    outcomes = register.append(entry("act", 1, write=(write,)), entry("act", 2))
    assert isinstance(outcomes[0], Refused)
    assert outcomes[1] == Sequenced(Place(1, 1))


def test_rows_of_another_kind_are_told_their_place(register: Register) -> None:
    places: list[Place] = []
    register.put(entry("act", 1), entry("act", 2, write=(lambda _, place: places.append(place),)))
    assert places == [Place(1, 2)]


def test_an_item_that_contradicts_itself_is_refused_and_costs_no_other(register: Register) -> None:
    good = filing("d-1")
    version, decision = good.version, good.decision
    assert version is not None
    assert decision is not None
    wrong = (
        replace(good, leaf_hash=b"short"),
        replace(good, body=b""),
        replace(good, body=b"x" * (MAX_ENTRY_BYTES + 1)),
        replace(good, decision=None),
        replace(good, deployment_id=None),
        replace(good, expected_latest_version=None),
        replace(good, release_digest=None),
        replace(good, expected_latest_version=1),
        replace(good, version=replace(version, number=2)),
        replace(good, decision=replace(decision, version=2)),
    )
    outcomes = register.append(*wrong, good)
    assert [type(outcome) for outcome in outcomes] == [Refused] * len(wrong) + [Sequenced]
    assert len(set(outcomes)) == 8  # seven rules, three of them broken twice, and the good one
    assert size(register) == 2


def test_an_empty_batch_is_nothing(register: Register) -> None:
    assert register.append() == []
    assert size(register) == 1


def frozen_at(register: Register) -> tuple[int, bytes]:
    head = ledger.head(register.db, register.log_id)
    return head.size, head.root


def test_a_log_is_not_frozen_at_another_end_than_it_has(register: Register) -> None:
    end = frozen_at(register)
    register.put(filing("d-1"))
    for other in (end, (frozen_at(register)[0], bytes(32))):
        assert not ledger.freeze_log(register.db, register.log_id, other)
    assert [log.frozen for log in ledger.logs(register.db)] == [False]
    register.put(filing("d-2"))


def test_a_frozen_log_takes_nothing(register: Register) -> None:
    assert ledger.freeze_log(register.db, register.log_id, frozen_at(register))
    with pytest.raises(RegistryError) as caught:
        register.append(filing("d-1"))
    assert caught.value.code == "storage.log_frozen"
    assert [log.frozen for log in ledger.logs(register.db)] == [True]


def test_an_origin_names_one_log(register: Register) -> None:
    with pytest.raises(RegistryError) as caught:
        ledger.create_log(register.db, "registry.example/log/2026", 2026, NOW, EMPTY)
    assert caught.value.code == "storage.log_exists"


def test_a_log_that_is_not_there_has_no_head(register: Register) -> None:
    for use in (
        lambda: ledger.head(register.db, 99),
        lambda: ledger.append(register.db, 99, [entry("x", 1)], extend),
        lambda: ledger.freeze_log(register.db, 99, (0, b"")),
    ):
        with pytest.raises(RegistryError) as caught:
            use()
        assert caught.value.code == "storage.no_log"


def test_a_missing_entry_is_said_and_not_skipped(register: Register) -> None:
    register.put(*(filing(f"d-{n}") for n in range(3)))
    given = ledger.entries(register.db, register.log_id, 0, 5)
    with pytest.raises(RegistryError) as caught:
        list(given)
    assert caught.value.code == "storage.gap"


def test_entries_come_in_pieces_and_in_order(register: Register) -> None:
    items = [entry("note", n) for n in range(600)]
    register.put(*items)
    assert list(ledger.entries(register.db, register.log_id, 1, 601)) == [item.body for item in items]
    assert list(ledger.entries(register.db, register.log_id, 255, 258)) == [
        item.body for item in items[254:257]
    ]
    assert list(ledger.entries(register.db, register.log_id, 7, 7)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        lambda head, leaves: replace(extend(head, leaves), size=head.size),
        lambda head, leaves: replace(extend(head, leaves), size=head.size + 2),
        lambda head, leaves: replace(extend(head, leaves), root=b""),
    ],
)
def test_a_head_that_is_not_the_one_after_these_entries_is_refused(
    register: Register, wrong: ledger.Extend
) -> None:
    with pytest.raises(RegistryError) as caught:
        ledger.append(register.db, register.log_id, [entry("x", 1)], wrong)
    assert caught.value.code == "storage.head"
    assert size(register) == 1


def test_a_head_that_moved_under_a_sequencer_is_not_overwritten(register: Register) -> None:
    # Behind the lock this cannot happen; it is what a second sequencer without the lock would meet.
    before = ledger.head(register.db, register.log_id)
    register.put(entry("x", 1))
    moved = ledger.head(register.db, register.log_id)
    for stale in (before, replace(moved, root=bytes(32))):
        with pytest.raises(RegistryError) as caught, register.db.write() as connection:
            ledger._move_head(connection, register.log_id, stale, extend(before, [bytes(32), bytes(32)]))
        assert caught.value.code == "storage.head_moved"
    assert ledger.head(register.db, register.log_id) == moved


def test_a_head_that_does_not_agree_with_the_entries_stops_the_sequencer(register: Register) -> None:
    # As after a restore of single tables. Nothing may be appended on top of it.
    with register.db.write() as connection:
        for table in ("entry", "release_statement"):
            connection.exec_driver_sql(
                f"DROP TRIGGER {table}_never_deleted{'' if register.db.path else f' ON {table}'}"
            )
        connection.exec_driver_sql("DELETE FROM release_statement")
        connection.exec_driver_sql("DELETE FROM entry")
    with pytest.raises(RegistryError) as caught:
        register.append(filing("d-1"))
    assert caught.value.code == "storage.gap"


def test_an_erasure_deletes_values_and_salts_and_nothing_else(register: Register) -> None:
    answers = [
        public("deployment.title", "Gate"),
        public("purpose.statement", "Mx Example"),
        public("a.b", 1),
    ]
    [first] = register.put(filing("d-1", answers=answers))
    register.put(filing("d-1", version=2, answers=answers, previous=first))
    committed = queries.committed(register.db, "d-1", 1)
    register.put(entry("erasure", 1, erasures=(Erasure("d-1", 2, ("purpose.statement", "absent.path")),)))
    assert set(queries.answers(register.db, "d-1", 2)) == {"deployment.title", "a.b"}
    assert set(queries.answers(register.db, "d-1", 1)) == {"deployment.title", "purpose.statement", "a.b"}
    register.put(entry("erasure", 2, erasures=(Erasure("d-1", 1), Erasure("d-1", 2))))
    assert queries.answers(register.db, "d-1", 1) == queries.answers(register.db, "d-1", 2) == {}
    assert queries.committed(register.db, "d-1", 1) == committed
    found = queries.deployment(register.db, "d-1")
    assert found is not None
    assert found.listed.title is None


def test_nothing_of_an_erased_value_remains_in_any_file(sqlite_register: Register) -> None:
    marker = "Zyxwvutsrq"
    folded = marker.casefold().encode()
    answers = [public("purpose.statement", f"ask {marker} about it"), public("deployment.title", marker)]
    sqlite_register.put(*(filing(f"d-{n}", answers=[public("a.b", f"word{n}")]) for n in range(20)))
    sqlite_register.put(filing("d-x", answers=answers))
    sqlite_register.put(*(filing(f"e-{n}", answers=[public("a.b", f"word{n}")]) for n in range(20)))
    assert sqlite_register.db.scrub()
    assert marker.encode() in sqlite_register.db.path.read_bytes()
    sqlite_register.put(entry("erasure", 1, erasures=(Erasure("d-x", 1),)))
    assert sqlite_register.db.scrub()
    for file in filter(Path.is_file, sqlite_register.db.path.parent.rglob("*")):
        content = file.read_bytes()
        assert marker.encode() not in content
        assert folded not in content, file


def outcomes_in_words(outcomes: Sequence[Outcome]) -> list[str]:
    return [type(outcome).__name__ for outcome in outcomes]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 4)), max_size=6), max_size=5))
def test_whatever_is_sent_the_log_stays_whole(db: Database, batches: list[list[tuple[str, int]]]) -> None:
    origin = f"registry.example/log/{len(ledger.logs(db))}"
    log_id = ledger.create_log(db, origin, 2026, NOW, EMPTY)
    ledger.append(db, log_id, [entry("release", origin, release=FIRST_RELEASE)], extend)
    taken: dict[str, int] = {}
    for batch in batches:
        items = [filing(f"{log_id}-{name}", version=version) for name, version in batch]
        for (name, version), outcome in zip(batch, ledger.append(db, log_id, items, extend), strict=True):
            if isinstance(outcome, Sequenced):
                assert version == taken.get(name, 0) + 1
                taken[name] = version
            elif isinstance(outcome, Existing):
                assert version <= taken[name]
            else:
                assert isinstance(outcome, Stale)
    head = ledger.head(db, log_id)
    assert head.size == 1 + sum(taken.values())
    assert root_of(ledger.leaf_hashes(db, log_id, 0, head.size)) == head.root


def test_an_empty_log_has_the_head_it_was_given(db: Database) -> None:
    log_id = ledger.create_log(db, "registry.example/log/2026", 2026, NOW, EMPTY)
    assert ledger.head(db, log_id) == EMPTY
    with pytest.raises(RegistryError) as caught:
        ledger.create_log(db, "registry.example/log/2027", 2027, NOW, Head(1, bytes(32), b""))
    assert caught.value.code == "storage.head"
