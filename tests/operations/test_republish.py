"""A quiet log shows that it is alive: the same tree head is signed and cosigned again, and nobody takes that for a fork."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from registry.log.checkpoint import verify_checkpoint
from registry.log.policy_file import Policy, verify_by_policy
from registry.operations.assess import wasm_engine
from registry.operations.check import Report, check_tree
from registry.operations.check_chain import settle
from registry.operations.check_entries import EntryCheck
from registry.operations.follow_log import Trust
from registry.operations.freeze import freeze
from registry.operations.mirror import Mirror
from registry.operations.monitor import Monitor
from registry.operations.next_log import open_next
from registry.operations.publish import publish
from registry.operations.registry import Registry
from registry.operations.republish import REPUBLISH_AFTER
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.storage import cosignatures, ledger
from registry.storage.blobs import PublicTree
from registry.transport.trees import open_trees
from tests.witnessing import (
    copied,
    log_vkeys,
    make_witness,
    policy_lines,
    use_policy,
    witness_at,
)

AFTER = timedelta(seconds=REPUBLISH_AFTER)


@pytest.fixture
def registry(new_home: Path, tmp_path: Path) -> Registry:
    return copied(new_home, tmp_path / "home", witness_seconds=2.0)


@dataclass
class Witnesses:
    """Two witnesses, both of whom the policy demands; each one's clock is ahead of the time by so much."""

    policy: Policy
    ahead: list[timedelta]


@pytest.fixture
def witnesses(registry: Registry, tmp_path: Path) -> Iterator[Witnesses]:
    ahead = [timedelta(), timedelta()]

    def clock_of(n: int) -> Callable[[], datetime]:
        return lambda: datetime.now(UTC) + ahead[n]

    names = [f"witness.example/{n}" for n in range(2)]
    two = [
        replace(make_witness(tmp_path / f"w{n}", name, log_vkeys(registry)), clock=clock_of(n))
        for n, name in enumerate(names)
    ]
    with ExitStack() as held:
        addresses = [held.enter_context(witness_at(witness)) for witness in two]
        yield Witnesses(use_policy(registry, policy_lines(list(zip(two, addresses, strict=True)), 2)), ahead)


def later(registry: Registry, by: timedelta) -> Registry:
    return replace(registry, clock=lambda: datetime.now(UTC) + by, compared_with_others=False)


def times(note: bytes, registry: Registry, policy: Policy) -> list[int]:
    own = registry.key_history().log_keys
    signatures = verify_checkpoint(note, registry.log.origin, own, policy.witness_keys).signatures
    return [signature.timestamp for signature in signatures if signature.timestamp]


def checked(registry: Registry, policy: Policy | None = None) -> list[Report]:
    keys = read_key_files([registry.home.trust])
    walked: dict[str, EntryCheck] = {}
    trees = open_trees(str(registry.home.public))
    reports = [check_tree(tree, keys, wasm_engine, walked=walked, policy=policy) for tree in trees]
    settle(reports, walked)
    return reports


def test_after_ten_minutes_the_same_tree_is_signed_and_cosigned_again(
    registry: Registry, witnesses: Witnesses
) -> None:
    policy = witnesses.policy
    first = publish(registry)
    kept = registry.tree.read("checkpoints/1")
    witnesses.ahead[:] = [AFTER, AFTER]
    again = publish(later(registry, AFTER))
    assert (again.size, again.root, again.added, again.witnessed) == (1, first.root, 0, True)
    assert registry.tree.read("checkpoint") == again.note != first.note
    # The log's ML-DSA-44 line and two lines of each witness, all of now.
    assert len(times(again.note, registry, policy)) == 5
    assert min(times(again.note, registry, policy)) >= max(times(first.note, registry, policy)) + 590
    verify_by_policy(again.note, policy, registry.log.origin)
    assert registry.tree.read("checkpoints/1") == kept
    assert [report.problem for report in checked(registry, policy)] == [None]
    # Nobody keeps what only says that it is still so.
    assert len(ledger.checkpoints(registry.database, registry.log.id)) == 1


def test_before_that_what_stands_stays_byte_for_byte(registry: Registry) -> None:
    # The registry was made once for many tests, perhaps a while ago: it is signed again first.
    first = publish(later(registry, AFTER))
    assert publish(later(registry, 2 * AFTER - timedelta(seconds=30))).note == first.note
    again = publish(later(registry, 2 * AFTER + timedelta(seconds=30)))
    assert again.note != first.note
    assert publish(later(registry, 2 * AFTER + timedelta(seconds=60))).note == again.note
    # Nor does a clock that went back take the later signature away.
    assert publish(registry).note == again.note


def test_a_witness_that_is_silent_then_keeps_the_line_it_gave(
    registry: Registry, witnesses: Witnesses
) -> None:
    policy = witnesses.policy
    first = publish(registry)
    witnesses.ahead[:] = [AFTER, -AFTER]  # the second one's clock went back, so it signs nothing
    again = publish(later(registry, AFTER))
    assert again.witnessed
    assert [error.code for error in again.silent] == ["witness.refused"]
    verify_by_policy(again.note, policy, registry.log.origin)
    old, new = set(first.note.splitlines()), set(again.note.splitlines())
    assert {line.split()[1] for line in old & new if line.startswith("—".encode())} == {
        registry.log.origin.encode(),
        b"witness.example/1",
    }


def test_what_was_missing_at_first_and_comes_later_is_kept(registry: Registry, tmp_path: Path) -> None:
    publish(registry)
    witness = make_witness(tmp_path / "late", "witness.example/late", log_vkeys(registry))
    with witness_at(witness) as address:
        policy = use_policy(registry, policy_lines([(witness, address)], 1))
        assert publish(later(registry, AFTER)).witnessed
    (checkpoint,) = ledger.checkpoints(registry.database, registry.log.id)
    assert len(cosignatures.kept(registry.database, checkpoint.id)) == 2
    assert [report.problem for report in checked(registry, policy)] == [None]


def test_a_changed_checkpoint_file_is_put_back_and_not_carried_on(registry: Registry) -> None:
    first = publish(registry)
    publish(later(registry, AFTER))
    path = registry.tree.root / "checkpoint"
    raw = bytearray(path.read_bytes())
    raw[-2000] = ord("B" if raw[-2000] == ord("A") else "A")
    path.write_bytes(raw)
    assert publish(registry).note == first.note


def test_mirror_monitor_and_second_place_take_it_for_no_fork(registry: Registry, tmp_path: Path) -> None:
    publish(registry)
    trust = Trust(tuple(read_key_files([registry.home.trust])), None)
    there = str(registry.tree.root)
    mirror = Mirror(there, tmp_path / "mirror", trust, wasm_engine)
    now = [datetime.now(UTC)]
    monitor = Monitor(
        [there],
        trust,
        tmp_path / "state",
        wasm_engine,
        lambda: now[0].timestamp(),
        stale_after=REPUBLISH_AFTER + 5,
    )
    mirror.update()
    for n in range(1, 4):
        now[0] += AFTER
        note = publish(later(registry, n * AFTER)).note
        assert (mirror.update().root / "checkpoint").read_bytes() == note
        # Fresh enough for a limit that the first signature alone would have gone beyond.
        (found,) = monitor.round()
        assert (found.alarms, found.reached) == ([], True)
    now[0] += 2 * AFTER
    (found,) = monitor.round()
    assert [alarm.code for alarm in found.alarms] == ["monitor.stale"]


def test_the_end_of_a_frozen_log_is_what_was_signed_first_whatever_stands(registry: Registry) -> None:
    publish(registry)
    first = registry.tree.read("checkpoint")
    again = later(registry, AFTER)
    assert freeze(again).note != first
    frozen = registry.tree.read("checkpoint")
    assert publish(later(registry, 2 * AFTER)).note == frozen
    opened = open_next(registry.home.root, Settings(), passphrase=None, clock=again.clock)
    assert opened.log.origin != registry.log.origin
    # A tree rendered from the database alone shows the first signature: the chain holds with either.
    for note in (frozen, first):
        PublicTree(registry.tree.root, registry.home.drafts).replace("checkpoint", note)
        reports = checked(registry)
        assert [report.problem for report in reports] == [None, None]
        assert reports[1].continued == registry.log.origin
