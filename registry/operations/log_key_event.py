"""Log a key event: the one way in which keys come into use and go out of it.

Knows: that an event names the index at which it will stand, which is known only under the writer's lock, and that it is taken by
the same rules that every check applies before it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from registry.domain.decision import PAYLOAD_TYPE, instant, key_statement
from registry.domain.key_event import KeyEvent
from registry.domain.verifier import Signer
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations.clock import require_clock
from registry.operations.key_entries import take_entry
from registry.operations.log_head import extend_head
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell, require_latest
from registry.signing.dsse import sign_envelope
from registry.storage import ledger, locks
from registry.storage.key_events import KIND
from registry.storage.values import Connection, NewEntry, Place, Sequenced


def log_key_event(
    registry: Registry,
    make: Callable[[int, str], KeyEvent],
    signers: Sequence[Signer],
    *,
    tell: Tell = lambda error: None,
) -> tuple[Place, KeyEvent]:
    """Log the event that `make` gives for the index at which it will stand and the instant it is stated.

    Raises what `require_latest` does, `file.clock`, and `key.event` or `key.not_in_use` where a check would refuse it; nothing
    is logged then.
    """
    require_latest(registry, tell)
    with locks.writer(registry.database):
        require_clock(registry)
        index = ledger.head(registry.database, registry.log.id).size
        event = make(index, instant(registry.clock()))
        body = sign_envelope(key_statement(event), PAYLOAD_TYPE, *signers)
        take_entry(registry.key_history(), index, body)
        entry = NewEntry(kind=KIND, body=body, leaf_hash=leaf_hash(body), write=(_only_at(index),))
        (outcome,) = ledger.append(registry.database, registry.log.id, [entry], extend_head)
    if not isinstance(outcome, Sequenced):
        raise RegistryError("key.not_logged", f"the key event was not logged: {outcome}", hint="Try again.")
    return outcome.place, event


def _only_at(index: int) -> Callable[[Connection, Place], None]:
    def require(connection: Connection, place: Place) -> None:
        if place.index != index:
            raise RegistryError(
                "key.not_logged",
                f"entry {index} was taken by another writer while the key event was signed",
                hint="Nothing was logged. Find the second writer, then try again.",
            )

    return require
