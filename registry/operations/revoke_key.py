"""Revoke a key for statements: what it signed from some entry on is void.

Knows: that both keys of the log sign this and no key for statements does (docs/decisions/0018), so that it can be done when that
key is lost, and cannot be done by whoever stole it.
"""

from __future__ import annotations

from collections.abc import Sequence

from registry.domain.key_event import Reason, Revocation
from registry.domain.key_history import KeyHistory, Period
from registry.errors import RegistryError
from registry.operations.log_key_event import log_key_event
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell
from registry.storage import ledger
from registry.storage.values import Place


def revoke_key(
    registry: Registry,
    name: str,
    reason: Reason,
    *,
    cut_off: int | None = None,
    upholds: Sequence[int] = (),
    leave_none: bool = False,
    tell: Tell = lambda error: None,
) -> Place:
    """Revoke the key called `name`, eight hexadecimal digits, with or without its owner's name before them.

    What it signed at or after the entry `cut_off`, else from here on, is void, except the rotations at the entries `upholds`.
    Raises `key.unknown`; `key.last` where no key for statements would be left, unless `leave_none`; and what logging raises.
    """
    period = _period(registry, name)

    def event(index: int, stated_at: str) -> Revocation:
        first = index if cut_off is None else min(cut_off, index)
        if not all(first <= upheld < index for upheld in upholds):
            raise RegistryError(
                "key.event",
                f"only rotations from entry {first} on are in doubt, so no other can be upheld",
                hint="`sightline keys list` names the entry of each rotation.",
            )
        made = Revocation(
            event="revoke",
            origin=registry.log.origin,
            index=index,
            key=period.key.vkey,
            cut_off=first,
            reason=reason,
            upholds=sorted(set(upholds)),
            stated_at=stated_at,
        )
        if not leave_none:
            _require_one_left(registry, made)
        return made

    place, _ = log_key_event(registry, event, registry.signing_keys().log, tell=tell)
    return place


def _period(registry: Registry, name: str) -> Period:
    found = [
        period
        for period in registry.key_history().periods
        if name in (period.key.key_id.hex(), f"{period.key.name}+{period.key.key_id.hex()}")
    ]
    if len(found) != 1:
        raise RegistryError(
            "key.unknown",
            f"{name!r} is no key for statements of the log {registry.log.origin}",
            hint="`sightline keys list` names them. Keys of the log end with it: freeze it and open the next.",
        )
    return found[0]


def _require_one_left(registry: Registry, event: Revocation) -> None:
    keys, size = registry.key_history(), ledger.head(registry.database, registry.log.id).size
    keys.take(size, keys.log_keys, event)
    if not keys.lasting(size + 1):
        raise RegistryError(
            "key.last",
            "no key would be left that may sign statements, and none could take over: the log could only be frozen",
            hint=_remedy(keys, event),
        )


def _remedy(keys: KeyHistory, event: Revocation) -> str:
    doubted = [
        str(period.first - 1)
        for period in keys.periods
        if period.parent == event.verifier and period.first - 1 >= event.cut_off
    ]
    if doubted:
        return (
            f"It handed over at entry {', '.join(doubted)}. Keep what you know to be your own rotation: "
            f"--uphold {doubted[-1]}."
        )
    return "Rotate first, then revoke with --uphold and the entry of that rotation."
