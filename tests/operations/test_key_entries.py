"""Who may sign which entry: rotations, revocations and their cut-off, forgeries and replays, as every check takes them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.domain.decision import PAYLOAD_TYPE, Release, key_statement, release_statement
from registry.domain.key_event import Revocation, Rotation, fingerprint
from registry.domain.key_history import KeyHistory, Void, initial_history
from registry.domain.verifier import ED25519, MLDSA44, Verifier, verifier_of
from registry.errors import RegistryError
from registry.operations.key_entries import take_entry
from registry.signing.dsse import sign_envelope
from registry.signing.keys import Key, generate_key

HOST = "registry.example"
ORIGIN = f"{HOST}/log/2026"
NOW = "2026-11-22T10:00:00Z"


def decision_key(kind: int = ED25519) -> Key:
    return generate_key(f"{HOST}/decisions", kind, development=True)


def log_key(kind: int, origin: str = ORIGIN) -> Key:
    return generate_key(origin, kind, development=True)


LOG = (log_key(ED25519), log_key(MLDSA44))
FIRST, SECOND, THIRD, FOURTH = (decision_key() for _ in range(4))
STATED = Release(version="1.0.0", sequence=1, facts_version=1, stated_at=NOW)


@dataclass
class Log:
    """A log that grows entry by entry under the eyes of whoever checks it."""

    origin: str = ORIGIN
    entries: list[bytes] = field(default_factory=list)
    keys: KeyHistory = field(default_factory=lambda: began(ORIGIN))

    def add(self, body: bytes) -> int:
        index = len(self.entries)
        take_entry(self.keys, index, body)
        self.entries.append(body)
        return index

    def state(self, *signers: Key) -> int:
        """An ordinary statement."""
        return self.add(sign_envelope(release_statement(STATED, "0" * 64), PAYLOAD_TYPE, *signers))

    def rotate(
        self, old: Key, new: Key, *, until: int | None = None, signers: tuple[Key, ...] | None = None
    ) -> int:
        return self.add(rotation(self.origin, len(self.entries), old, new, until, signers))

    def revoke(
        self,
        key: Key,
        cut_off: int,
        *upholds: int,
        signers: tuple[Key, ...] = LOG,
        reason: str = "compromised",
    ) -> int:
        event = Revocation(
            event="revoke",
            origin=self.origin,
            index=len(self.entries),
            key=verifier_of(key).vkey,
            cut_off=cut_off,
            reason=reason,  # type: ignore[arg-type]
            upholds=list(upholds),
            stated_at=NOW,
        )
        return self.add(sign_envelope(key_statement(event), PAYLOAD_TYPE, *signers))

    def void(self) -> list[int]:
        return [index for run in self.keys.void() for index in range(run.first, run.last + 1)]


def rotation(
    origin: str, index: int, old: Key, new: Key, until: int | None, signers: tuple[Key, ...] | None
) -> bytes:
    event = Rotation(
        event="rotate",
        origin=origin,
        index=index,
        key=verifier_of(new).vkey,
        replaces=fingerprint(verifier_of(old)),
        until=until,
        stated_at=NOW,
    )
    return sign_envelope(key_statement(event), PAYLOAD_TYPE, *((old, new) if signers is None else signers))


def began(origin: str, *keys: Key) -> KeyHistory:
    return initial_history(origin, [verifier_of(key) for key in (*LOG, *(keys or (FIRST,)))])


def expect(code: str, act: object) -> None:
    with pytest.raises(RegistryError) as raised:
        act()  # type: ignore[operator]
    assert raised.value.code == code, raised.value


def test_a_new_key_signs_from_its_entry_on_and_the_old_one_until_the_overlap_ends() -> None:
    log = Log()
    log.state(FIRST)
    expect("dsse.unknown_key", lambda: log.state(SECOND))
    assert log.rotate(FIRST, SECOND, until=4) == 1
    log.state(SECOND)
    log.state(FIRST)
    expect("key.not_in_use", lambda: log.state(FIRST))
    log.state(SECOND)
    assert log.void() == []


def test_without_overlap_the_rotation_is_the_old_keys_last_word() -> None:
    log = Log()
    log.rotate(FIRST, SECOND, until=1)
    expect("key.not_in_use", lambda: log.state(FIRST))


def test_a_key_in_reserve_stands_beside_the_first_one_for_ever() -> None:
    log = Log()
    log.rotate(FIRST, SECOND)
    for key in (FIRST, SECOND, FIRST):
        log.state(key)
    log.rotate(FIRST, THIRD, until=5)
    assert set(log.keys.handed_on()) == {verifier_of(SECOND), verifier_of(THIRD)}


@pytest.mark.parametrize(
    "signers",
    [(SECOND,), (FIRST,), (SECOND, THIRD), (FIRST, THIRD), LOG, (*LOG, SECOND), (FIRST, SECOND, LOG[0])],
)
def test_a_rotation_that_is_not_signed_by_exactly_the_old_and_the_new_key_is_refused(
    signers: tuple[Key, ...],
) -> None:
    log = Log()
    with pytest.raises(RegistryError) as raised:
        log.rotate(FIRST, SECOND, until=5, signers=signers)
    assert raised.value.code in ("key.event", "dsse.unknown_key")
    expect("dsse.unknown_key", lambda: log.state(SECOND))


def test_a_rotation_of_another_log_or_of_another_place_in_this_one_counts_for_nothing() -> None:
    log = Log()
    log.state(FIRST)
    expect("key.event", lambda: log.add(rotation(f"{HOST}/log/2027", 1, FIRST, SECOND, 9, None)))
    expect("key.event", lambda: log.add(rotation(ORIGIN, 2, FIRST, SECOND, 9, None)))
    hidden = rotation(ORIGIN, 1, FIRST, SECOND, 9, None)
    log.add(hidden)
    expect("key.event", lambda: log.add(hidden))
    other = Log(f"{HOST}/log/2027", keys=began(f"{HOST}/log/2027"))
    other.state(FIRST)
    expect("key.event", lambda: other.add(hidden))


def test_a_key_comes_once() -> None:
    log = Log()
    log.rotate(FIRST, SECOND, until=1)
    log.rotate(SECOND, THIRD, until=2)
    for there in (FIRST, SECOND):
        expect("key.event", lambda there=there: log.rotate(THIRD, there, until=9))
    disguised = Key(THIRD.name, ED25519, LOG[0]._private_key, True)
    expect("key.event", lambda: log.rotate(THIRD, disguised, until=9))


def test_overlapping_rotations_leave_each_key_its_own_end() -> None:
    log = Log()
    log.rotate(FIRST, SECOND, until=6)
    log.rotate(SECOND, THIRD, until=4)
    for key in (FIRST, SECOND):
        log.state(key)
    expect("key.not_in_use", lambda: log.state(SECOND))
    log.state(FIRST)
    log.state(THIRD)
    expect("key.not_in_use", lambda: log.state(FIRST))


def test_a_key_that_has_handed_over_signs_statements_but_no_further_rotation() -> None:
    log = Log()
    log.rotate(FIRST, SECOND, until=9)
    log.state(FIRST)
    expect("key.not_in_use", lambda: log.rotate(FIRST, THIRD, until=9))


def test_a_key_of_the_log_signs_no_statement_and_no_key_for_statements_revokes() -> None:
    log = Log()
    expect("key.not_in_use", lambda: log.state(LOG[0]))
    expect("key.not_in_use", lambda: log.state(FIRST, LOG[0]))
    log.rotate(FIRST, SECOND)
    for signers in ((SECOND,), (LOG[0],), (LOG[1],), (LOG[0], SECOND), (*LOG, SECOND)):
        expect("key.event", lambda signers=signers: log.revoke(FIRST, 0, signers=signers))


def test_a_revocation_takes_back_what_was_signed_at_its_cut_off_and_later_and_nothing_before() -> None:
    log = Log()
    log.rotate(FIRST, SECOND)
    for _ in range(6):
        log.state(FIRST)
    cut_off = 4
    log.revoke(FIRST, cut_off)
    assert cut_off - 1 not in log.void()
    assert cut_off in log.void()
    assert cut_off + 1 in log.void()
    assert log.void() == [4, 5, 6]
    expect("key.not_in_use", lambda: log.state(FIRST))
    log.state(SECOND)
    assert log.void() == [4, 5, 6]


def test_a_stolen_key_that_was_rotated_after_the_theft_is_revoked_and_its_rotation_upheld() -> None:
    log = Log()
    log.state(FIRST)
    log.state(FIRST)
    taken_over = log.rotate(FIRST, SECOND, until=9)
    log.state(SECOND)
    log.state(FIRST)
    log.revoke(FIRST, 1, taken_over)
    assert log.void() == [1, 4]
    log.state(SECOND)
    assert log.keys.linked([verifier_of(SECOND)]) == {verifier_of(FIRST), verifier_of(SECOND)}


def test_a_rotation_that_is_not_upheld_is_void_and_so_is_everything_that_rests_on_it() -> None:
    log = Log()
    log.rotate(FIRST, SECOND)
    log.state(FIRST)
    log.rotate(FIRST, THIRD)
    log.state(THIRD)
    log.rotate(THIRD, FOURTH)
    log.state(FOURTH)
    log.state(SECOND)
    log.revoke(FIRST, 2)
    assert log.void() == [2, 3, 4, 5]
    for key in (FIRST, THIRD, FOURTH):
        expect("key.not_in_use", lambda key=key: log.state(key))
    log.state(SECOND)
    assert log.keys.linked([verifier_of(FOURTH)]) == set()


def test_a_key_is_revoked_again_only_from_an_earlier_entry_on() -> None:
    log = Log()
    log.rotate(FIRST, SECOND)
    for _ in range(3):
        log.state(FIRST)
    log.revoke(FIRST, 3)
    for cut_off in (3, 4):
        expect("key.event", lambda cut_off=cut_off: log.revoke(FIRST, cut_off))
    log.revoke(FIRST, 2)
    assert log.void() == [2, 3]


def test_only_rotations_by_the_revoked_key_are_upheld_and_no_key_of_the_log_is_revoked() -> None:
    log = Log()
    log.rotate(FIRST, SECOND)
    log.state(FIRST)
    log.rotate(SECOND, THIRD)
    for index in (1, 2):
        expect("key.event", lambda index=index: log.revoke(FIRST, 1, index))
    expect("key.event", lambda: log.revoke(LOG[0], 1))
    expect("key.event", lambda: log.revoke(FOURTH, 1))


def test_what_is_refused_changes_nothing() -> None:
    log = Log()
    log.rotate(FIRST, SECOND, until=9)
    before = [(p.key, p.first, p.until, p.revocation) for p in log.keys.periods]
    for act in (
        lambda: log.rotate(FIRST, THIRD, until=9),
        lambda: log.revoke(FIRST, 0, signers=(SECOND,)),
        lambda: log.rotate(SECOND, THIRD, until=9, signers=(THIRD,)),
    ):
        with pytest.raises(RegistryError):
            act()
    assert [(p.key, p.first, p.until, p.revocation) for p in log.keys.periods] == before


def test_the_keys_of_the_next_log_are_announced_by_this_ones_each_for_its_kind() -> None:
    later, log = f"{HOST}/log/2027", Log()
    new = (log_key(ED25519, later), log_key(MLDSA44, later))
    log.rotate(LOG[0], new[0])
    log.rotate(LOG[1], new[1])
    assert log.keys.announced == [verifier_of(key) for key in new]
    for old, other, until in (
        (LOG[0], log_key(ED25519, later), None),
        (LOG[0], log_key(MLDSA44, f"{HOST}/log/2028"), None),
        (LOG[0], log_key(ED25519, f"{HOST}/log/2025"), None),
        (LOG[0], log_key(ED25519), None),
        (LOG[0], log_key(ED25519, "other.example/log/2027"), None),
        (LOG[0], log_key(ED25519, f"{HOST}/log/2028"), 9),
        (FIRST, log_key(ED25519, f"{HOST}/log/2028"), None),
        (LOG[0], decision_key(), None),
    ):
        expect("key.event", lambda a=old, b=other, c=until: log.rotate(a, b, until=c))


def test_a_key_for_statements_may_be_of_the_post_quantum_kind() -> None:
    log, later = Log(), decision_key(MLDSA44)
    log.rotate(FIRST, later, until=1)
    log.state(later)
    assert log.void() == []


def test_trust_goes_along_rotations_in_both_directions_and_no_further() -> None:
    log = Log(keys=began(ORIGIN, FIRST, FOURTH))
    log.rotate(FIRST, SECOND, until=1)
    log.rotate(SECOND, THIRD, until=2)
    chain = {verifier_of(key) for key in (FIRST, SECOND, THIRD)}
    for key in (FIRST, SECOND, THIRD):
        assert log.keys.linked([verifier_of(key)]) == chain
    assert log.keys.linked([verifier_of(FOURTH)]) == {verifier_of(FOURTH)}
    assert log.keys.linked([verifier_of(decision_key())]) == set()


def test_two_signatures_make_no_ordinary_statement() -> None:
    log = Log()
    log.rotate(FIRST, SECOND)
    expect("key.not_in_use", lambda: log.state(FIRST, SECOND))


KEYS = (FIRST, SECOND, THIRD, FOURTH)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(KEYS), max_size=12),
    st.integers(0, 3),
    st.integers(0, 16),
)
def test_void_is_what_a_revoked_key_and_its_void_heirs_signed_from_the_cut_off_on(
    signers: list[Key], revoked: int, cut_off: int
) -> None:
    log = Log()
    for old, new in itertools.pairwise(KEYS):
        log.rotate(old, new)
    signed = {0: FIRST, 1: SECOND, 2: THIRD} | {log.state(key): key for key in signers}
    cut_off = min(cut_off, len(log.entries))
    log.revoke(KEYS[revoked], cut_off)
    fallen = [
        key for at, key in enumerate(KEYS) if at > revoked and cut_off <= revoked
    ]  # the rotation by key number n is entry n
    expected = {
        index for index, key in signed.items() if key in fallen or (key is KEYS[revoked] and index >= cut_off)
    }
    assert set(log.void()) == expected
    assert all(isinstance(run, Void) and isinstance(run.key, Verifier) for run in log.keys.void())
