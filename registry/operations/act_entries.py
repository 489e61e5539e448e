"""The life of one deployment, and of the bodies that act on it, as the registry's own entries tell it.

Knows: that nothing but entries says what state a deployment is in, so nothing can fall out of step with them: they are read
again, those of this deployment and of these bodies alone, through the rules that every check applies. What they are signed
with was verified when they were logged, and `sightline db check` verifies it again. Reading bytes that were read before costs
nothing: anybody may lodge much about one deployment, and whoever acts on it next waits for all of that.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from registry.domain.act import Act, KeyEnrolment
from registry.domain.act_history import ActHistory
from registry.domain.canonical import parse_canonical, sha256_hex
from registry.domain.clocks import record_terms
from registry.domain.decision import Decision, EntryReference, Statement, read_statement
from registry.domain.verifier import Verifier
from registry.operations.act_forms import change_kind
from registry.operations.registry import Registry
from registry.storage import acts, ledger, queries
from registry.storage.values import Place

Entry = tuple[Place, bytes]
_REMEMBERED: Final = 4096
"""So many entries that were read last."""
_SMALL: Final = 4096
"""Bytes of an entry that is remembered long: what anybody may lodge has less, and what makes an entry large is soon read anew."""

_LATELY: Final = 16
"""So many statements of any size that were read last: those of one page."""


def act_history(
    registry: Registry,
    deployment: str | None = None,
    bodies: Iterable[str] = (),
    sighting: EntryReference | None = None,
) -> ActHistory:
    """What was logged of a deployment, of `bodies` and of every body that acted on it, and of the entry `sighting`."""
    db = registry.database
    named = {*bodies, *(acts.offices_on(db, deployment) if deployment else ())}
    places = {act.place for act in acts.on_bodies(db, named)}
    if deployment:
        places |= {act.place for act in acts.on_deployment(db, deployment)}
        places |= set(queries.decision_places(db, deployment))
    if sighting is not None:
        ids = ledger.log_ids(db)
        of = acts.at(db, Place(ids.get(sighting.origin, 0), sighting.index))
        if of is not None and of.kind == "sighting":
            found = {of.place, *(act.place for act in acts.moderations(db, of.place))}
            # Bodies that moderated it have to be known, too.
            named |= {act.office for act in acts.moderations(db, of.place) if act.office}
            places |= found | {act.place for act in acts.on_bodies(db, named)}
    return replay(registry, sorted(places, key=lambda place: (place.log_id, place.index)))


def body_history(registry: Registry) -> ActHistory:
    """What was logged of every body."""
    return replay(registry, [act.place for act in acts.on_bodies(registry.database)])


def replay(registry: Registry, places: Iterable[Place]) -> ActHistory:
    """The history that the entries at `places` make, in their order."""
    history = ActHistory()
    for _ in replay_entries(registry, history, places):
        pass
    return history


def replay_entries(registry: Registry, history: ActHistory, places: Iterable[Place]) -> Iterator[Place]:
    """Take the entries at `places` into `history`, in their order; gives each place when it was taken."""
    origins = ledger.origins(registry.database)
    for place, body in ledger.entries_at(registry.database, places):
        where = EntryReference(origin=origins[place.log_id], index=place.index)
        statement, payload_sha256, keyids = _claimed(body)
        if statement.act is not None:
            signers = [key for key in _possible(history, statement.act) if _keyid(key) in keyids]
            history.take(where, statement.act, statement.sha256, payload_sha256, signers)
        elif statement.decision is not None:
            _take_decision(registry, history, where, statement)
        yield place


@lru_cache(maxsize=_LATELY)
def read_lately(payload: bytes) -> Statement:
    """The statement in `payload`, as `read_statement`: a page shows a decision and tells the life that it is part of."""
    return read_statement(payload)


def _take_decision(
    registry: Registry, history: ActHistory, where: EntryReference, statement: Statement
) -> None:
    """Take a decision: the filing of a version, or what is found of one that was filed before."""
    decision = statement.decision
    assert decision is not None
    life = history.lives.get(decision.deployment)
    if life is None or decision.version not in life.records:
        _take_filing(registry, history, where, statement, decision)
    history.decide(decision)


def _take_filing(
    registry: Registry,
    history: ActHistory,
    where: EntryReference,
    statement: Statement,
    decision: Decision,
) -> None:
    form = parse_canonical(
        queries.committed(registry.database, decision.deployment, decision.version) or b"{}"
    )
    history.file(
        where,
        deployment=decision.deployment,
        version=decision.version,
        record=statement.sha256,
        provenance=decision.provenance,
        change_kind=change_kind(form),
        at=decision.assessed_at,
        by=decision.by,
        begins=decision.previous is None,
        terms=record_terms(form),
    )


def _claimed(body: bytes) -> tuple[Statement, str, frozenset[str]]:
    """The statement in an envelope, the digest of its payload, and the keys that are said to have signed it."""
    return _remembered(body) if len(body) <= _SMALL else _read(body)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(body: bytes) -> tuple[Statement, str, frozenset[str]]:
    return _read(body)


def _read(body: bytes) -> tuple[Statement, str, frozenset[str]]:
    envelope = json.loads(body)
    payload = base64.b64decode(envelope["payload"])
    keyids = frozenset(one["keyid"] for one in envelope["signatures"])
    return read_lately(payload), sha256_hex(payload), keyids


def _possible(history: ActHistory, act: Act) -> list[Verifier]:
    return [*history.keys, *([act.verifier] if isinstance(act, KeyEnrolment) else [])]


def _keyid(key: Verifier) -> str:
    return f"{key.name}+{key.key_id.hex()}"
