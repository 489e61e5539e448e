"""Every signed note is kept, covers what is durable, and tells one history."""

from __future__ import annotations

import pytest

from registry.errors import RegistryError
from registry.storage import ledger
from tests.storage.simulator import NOW, Register, entry


def sign(register: Register, note: str = "note") -> int:
    head = ledger.head(register.db, register.log_id)
    return ledger.add_checkpoint(
        register.db, register.log_id, size=head.size, root=head.root, note=note, created_at=NOW
    )


def test_a_checkpoint_is_signed_then_published(register: Register) -> None:
    for published in (False, True):
        assert ledger.latest_checkpoint(register.db, register.log_id, published=published) is None
    number = sign(register)
    [waiting] = ledger.unpublished(register.db, register.log_id)
    assert (waiting.id, waiting.size, waiting.note, waiting.published_at) == (number, 1, "note", None)
    ledger.mark_published(register.db, number, NOW)
    assert ledger.unpublished(register.db, register.log_id) == []
    register.put(entry("x", 1))
    sign(register, "two")
    public = ledger.latest_checkpoint(register.db, register.log_id, published=True)
    signed = ledger.latest_checkpoint(register.db, register.log_id)
    assert public is not None
    assert signed is not None
    assert (public.note, signed.note) == ("note", "two")
    assert public.published_at == NOW


def test_the_instant_of_publication_is_said_once(register: Register) -> None:
    number = sign(register)
    ledger.mark_published(register.db, number, NOW)
    ledger.mark_published(register.db, number, "2027-01-01T00:00:00Z")
    [checkpoint] = ledger.checkpoints(register.db, register.log_id)
    assert checkpoint.published_at == NOW
    with pytest.raises(RegistryError) as caught:
        ledger.mark_published(register.db, 99, NOW)
    assert caught.value.code == "storage.checkpoint"


def test_all_checkpoints_are_kept_the_smallest_first(register: Register) -> None:
    sign(register, "one")
    register.put(entry("x", 1), entry("x", 2))
    sign(register, "two")
    assert [(c.size, c.note) for c in ledger.checkpoints(register.db, register.log_id)] == [
        (1, "one"),
        (3, "two"),
    ]
    assert [c.note for c in ledger.unpublished(register.db, register.log_id)] == ["one", "two"]
    latest = ledger.latest_checkpoint(register.db, register.log_id)
    assert latest is not None
    assert latest.note == "two"


def test_checkpoints_of_another_log_are_not_mixed_in(register: Register) -> None:
    sign(register)
    assert ledger.checkpoints(register.db, 99) == []
    assert ledger.latest_checkpoint(register.db, 99) is None


def test_a_checkpoint_that_covers_more_or_less_or_something_else_is_refused(register: Register) -> None:
    register.put(entry("x", 1))
    head = ledger.head(register.db, register.log_id)
    sign(register)
    register.put(entry("x", 2))
    grown = ledger.head(register.db, register.log_id)
    for size, root in (
        (grown.size + 1, grown.root),
        (grown.size, bytes(32)),
        (grown.size, head.root),
        (head.size, head.root),
        (head.size, bytes(32)),
        (head.size - 1, bytes(32)),
    ):
        with pytest.raises(RegistryError) as caught:
            ledger.add_checkpoint(
                register.db, register.log_id, size=size, root=root, note="n", created_at=NOW
            )
        assert caught.value.code == "storage.checkpoint"
    assert len(ledger.checkpoints(register.db, register.log_id)) == 1
