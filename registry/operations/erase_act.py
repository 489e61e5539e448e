"""Erase texts or people of an act, under a notice in the log: the story of one transaction and of what follows it.

Knows: what `operations.erase` knows of the values of a version: the notice becomes durable first, the rows go with it, then
the keys, and publishing takes the texts out of the tree. What it commits to stays, and so does the act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from registry.domain.act_erasure import ActErasure
from registry.domain.decision import PAYLOAD_TYPE, act_erasure_statement, instant
from registry.domain.erasure import GROUNDS
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations.clock import require_clock
from registry.operations.erase import erased_before, finish_erasures
from registry.operations.key_in_use import require_key_in_use
from registry.operations.log_head import extend_head
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell, require_latest
from registry.signing.dsse import sign_envelope
from registry.storage import acts, ledger, locks
from registry.storage.acts import StoredAct
from registry.storage.values import NewEntry, Place, Sequenced

RELEASES: Final = frozenset({"release_text", "release_sighting"})


@dataclass(frozen=True)
class ErasedAct:
    """What was erased, under which entry. `left`: why the database's files are not rid of it yet."""

    notice: ActErasure
    place: Place
    left: RegistryError | None


def erase_act(
    registry: Registry,
    index: int,
    fields: Sequence[str],
    ground: str,
    *,
    tell: Tell = lambda error: None,
) -> ErasedAct:
    """Erase `fields` of the act in the entry `index` of the open log; durable when this returns, and not yet published. A text
    that was released goes with what released it, and the other way round, under a notice of its own each.

    Raises `erase.ground`, `erase.act` where no act stands there, `erase.field`, `erase.erased`; nothing was erased then, and
    what was left to do of an earlier erasure of the same is done.
    """
    if ground not in GROUNDS:
        raise RegistryError(
            "erase.ground", f"'{ground}' is not a ground", hint=f"Use one of {', '.join(GROUNDS)}."
        )
    require_latest(registry, tell)
    with locks.writer(registry.database):
        require_clock(registry)
        place = Place(registry.log.id, index)
        act = acts.at(registry.database, place)
        if act is None:
            raise RegistryError(
                "erase.act",
                f"entry {place.index} is no act",
                hint="`sightline act list` names the entries of acts.",
            )
        gone = acts.erased(registry.database, act)
        for field in fields:
            if field in gone:
                already = f"{field} is erased already, under entry {gone[field].place.index}"
                raise erased_before(registry, already)
            if field not in acts.paths(registry.database, act):
                raise RegistryError(
                    "erase.field",
                    f"entry {place.index} keeps nothing erasable at {field[:40]}",
                    hint="Name a text of the act, or by.person.",
                )
        notice = ActErasure(
            act=act.sha256,
            fields=sorted(set(fields)),
            ground=ground,
            erased_at=instant(registry.clock()),
        )
        also = _elsewhere(registry, act, notice.fields)
        require_key_in_use(registry, 1 + len(also))
        entries = [_entry(registry, act, notice)]
        for other, paths in also:
            entries.append(
                _entry(registry, other, notice.model_copy(update={"act": other.sha256, "fields": paths}))
            )
        outcome, *_ = ledger.append(registry.database, registry.log.id, entries, extend_head)
    if not isinstance(outcome, Sequenced):
        raise RegistryError(
            "erase.refused", f"the notice was not logged: {outcome}", hint="Nothing was erased. Try again."
        )
    return ErasedAct(notice, outcome.place, finish_erasures(registry))


def _entry(registry: Registry, act: StoredAct, notice: ActErasure) -> NewEntry:
    body = sign_envelope(act_erasure_statement(notice), PAYLOAD_TYPE, registry.signing_keys().decisions)
    rows = acts.erase(act, notice.fields, notice.ground, notice.erased_at)
    return NewEntry(kind=acts.ERASURE_KIND, body=body, leaf_hash=leaf_hash(body), write=(rows,))


def _elsewhere(
    registry: Registry, act: StoredAct, fields: Sequence[str]
) -> list[tuple[StoredAct, list[str]]]:
    """Where the same texts stand a second time: in the act that kept them back, or in the one that released them."""
    found = acts.moderations(registry.database, act.place)
    if act.kind in RELEASES and (of := acts.moderated(registry.database, act.place)) is not None:
        found.append(of)
    also = []
    for other in found:
        if RELEASES & {act.kind, other.kind}:
            paths = sorted(acts.paths(registry.database, other) & set(fields) & {"text", "place"})
            if paths:
                also.append((other, paths))
    return also
