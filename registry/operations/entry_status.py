"""What is true of an entry now: accepted, sequenced, published, witnessed; or refused.

Knows: that a status is read off what is durable, never remembered, so that it cannot say more than holds. `published` rests on
the checkpoint that stands in the public tree, `witnessed` on cosignatures that were verified when they were kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from registry.domain.key_event import Revocation
from registry.domain.tree_layout import CHECKPOINT
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint
from registry.operations.cosign import witnessed
from registry.operations.issuers import issuers
from registry.operations.log_head import BATCH
from registry.operations.registry import Registry
from registry.operations.witness_policy import witness_policy
from registry.storage import cosignatures, intake, ledger, queries
from registry.storage.values import Place

State = Literal["accepted", "refused", "sequenced", "published", "witnessed"]


@dataclass(frozen=True)
class EntryStatus:
    """What is true of one submission or entry.

    `accepted`: it waits in the intake. `sequenced`: it has its index, durably, and no other entry ever has. `published`: the
    checkpoint of `size`, which is public, covers it. `witnessed`: the checkpoint of `size`, which was public, covers it, and the
    cosignatures under it satisfy the registry's witness policy. `refused`: it makes no entry, for the reason with this code.
    `waiting`: the submissions on the same deployment that wait in the intake behind it.
    `void`: the revocation that takes the entry back, whatever its state; None while it counts.
    """

    state: State
    origin: str
    index: int | None = None
    size: int | None = None
    refused: str | None = None
    void: Revocation | None = None
    waiting: tuple[str, ...] = ()


def status_of(registry: Registry, what: str) -> EntryStatus:
    """The status of an entry of the open log, named by its index; of a submission, by its id; or of the latest decision on a
    deployment. Raises `log.no_entry` where there is nothing of that name.
    """
    if what.isdecimal() and what.isascii():
        require_entry(registry, int(what))
        return _with_void(registry, Place(registry.log.id, int(what)))
    accepted = intake.find(registry.database, what)
    if accepted is not None:
        if accepted.place is not None:
            return _with_void(registry, accepted.place)
        state: State = "accepted" if accepted.refused is None else "refused"
        return EntryStatus(state, registry.log.origin, refused=accepted.refused)
    decision = queries.latest_decision(registry.database, what)
    waiting = _waiting_on(registry, what)
    if decision is not None:
        return replace(_with_void(registry, decision.place), waiting=waiting)
    if not waiting:
        raise _none(f"there is no submission and no deployment {what!r}")
    return EntryStatus("accepted", registry.log.origin, waiting=waiting[1:])


def require_entry(registry: Registry, index: int) -> None:
    """Raise `log.no_entry` unless the log of this registry has an entry `index`, published or not."""
    size = ledger.head(registry.database, registry.log.id).size
    if index >= size:
        raise _none(f"the log {registry.log.origin} has no entry {index}: it has {size}")


def entry_status(registry: Registry, place: Place) -> EntryStatus:
    """The status of the entry at `place`, of this log or an earlier one; at least `sequenced`."""
    at = registry.at(place.log_id)
    size = _public_size(at)
    if size is None or size <= place.index:
        return EntryStatus("sequenced", at.log.origin, place.index)
    if witness_policy(at) is not None:
        for checkpoint in cosignatures.cosigned(at.database, place.log_id, place.index):
            if witnessed(at, checkpoint):
                return EntryStatus("witnessed", at.log.origin, place.index, checkpoint.size)
    return EntryStatus("published", at.log.origin, place.index, size)


def _with_void(registry: Registry, place: Place) -> EntryStatus:
    return replace(entry_status(registry, place), void=issuers(registry).open(place).taken_back_by)


def _waiting_on(registry: Registry, deployment: str) -> tuple[str, ...]:
    found: list[str] = []
    last = -1
    while batch := intake.waiting(registry.database, last, BATCH):
        last = batch[-1].number
        found += [one.id for one in batch if one.record is not None and one.record.get("id") == deployment]
    return tuple(found)


def _public_size(registry: Registry) -> int | None:
    """The size of the checkpoint that stands in the public tree, where this database signed it."""
    try:
        head, _ = read_checkpoint(registry.tree.read(CHECKPOINT))
    except (FileNotFoundError, RegistryError):
        return None
    signed = ledger.checkpoint_at(registry.database, registry.log.id, head.size)
    return head.size if signed is not None and signed.root == head.root else None


def _none(what: str) -> RegistryError:
    return RegistryError(
        "log.no_entry",
        what,
        hint="Give the index of an entry, the id of a submission, or the id of a deployment. For an entry of an earlier year's "
        "log add --year.",
    )
