"""Log an act: the one way in which somebody's deed becomes an entry; the story of one transaction.

Knows: what is compared under the writer's lock, by the rules that every check applies and two more that no log can show:
that the people who act hold their roles, and that two of them are two. The registry signs every act; where the office has
to sign, its signature was made elsewhere, over the same bytes, and is only verified here (promise 7). An act either stands
with its entry and its texts, or nothing of it does; the same statement again gives the place it has.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from registry.domain.act import (
    Act,
    KeyEnrolment,
    Moderation,
    Move,
    OnBody,
    OnVersion,
    Reply,
    RoleGiven,
    SightingModeration,
    WithheldOpening,
    act_subject,
)
from registry.domain.act_history import ActHistory
from registry.domain.actor import PERSON, SECOND, ActOpening
from registry.domain.canonical import sha256_hex
from registry.domain.decision import PAYLOAD_TYPE, EntryReference, instant, read_statement
from registry.domain.lifecycle import State
from registry.domain.verifier import Verifier
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations.act_entries import act_history
from registry.operations.act_forms import require_openings, require_text
from registry.operations.clock import require_clock
from registry.operations.draft_act import ActFile, Draft, draft_act, draft_of, history_for
from registry.operations.due_rows import log_numbers, registration_of, rows_of
from registry.operations.key_in_use import require_key_in_use
from registry.operations.log_head import extend_head
from registry.operations.notify import notices
from registry.operations.registry import Registry
from registry.operations.require_findings import require_findings
from registry.operations.require_latest import Tell, require_latest
from registry.operations.role_holders import HOLDER, require_holder, require_people
from registry.operations.sent_form import became, became_all_the_same
from registry.operations.withheld_values import withheld_answer
from registry.signing.dsse import countersign, open_jointly, sign_envelope, unverified_payload
from registry.storage import acts, due, intake, ledger, locks, registrations, sent_forms
from registry.storage.sent_forms import SentForm
from registry.storage.values import NewEntry, Place, Sequenced, Write


@dataclass(frozen=True)
class Logged:
    """A durable act. `state`: that of the deployment it is on. `again`: it was logged before, and nothing was done."""

    act: Act
    place: Place
    state: State | None
    again: bool = False


def do_act(
    registry: Registry,
    wanted: ActFile,
    *,
    salt: Callable[[], bytes] = lambda: secrets.token_bytes(32),
    form: SentForm | None = None,
    tell: Tell = lambda error: None,
    beside: Write | None = None,
) -> Logged:
    """Draft and log an act that no office has to sign; what the same `form` became before is not logged again.

    `beside`: what is written in the same transaction. Raises what `draft_act` and `log_signed` raise, and `act.form_used`.
    """
    require_latest(registry, tell)
    try:
        with locks.writer(registry.database):
            require_clock(registry)
            if form is not None and (place := became(registry, form)) is not None:
                return logged_at(registry, place)
            history = history_for(registry, wanted)
            asked = None if beside is None else lambda: beside
            return _log(registry, draft_act(registry, wanted, salt, history), None, history, form, asked)
    except Exception:
        # Behind the commit much can still fail: a lock that is let go, a connection that breaks. The act is no less done.
        if (place := became_all_the_same(registry, form)) is None:
            raise
        return logged_at(registry, place)


def logged_at(registry: Registry, place: Place) -> Logged:
    """The act that the entry at `place` is."""
    (body,) = ledger.entries(registry.database, place.log_id, place.index, place.index + 1)
    act = read_statement(unverified_payload(body)[0]).act
    assert act is not None
    return Logged(act, place, _state(_history(registry, act), act), again=True)


def log_signed(
    registry: Registry,
    envelope: bytes,
    openings: bytes,
    *,
    tell: Tell = lambda error: None,
    beside: Callable[[], Write] | None = None,
) -> Logged:
    """Log the act in `envelope`, which an office signed, with the file of openings of its commitments.

    `beside`: asked, under the writer's lock and only where the statement is new, what is written in the same transaction; what
    it raises refuses the act.

    Raises what an envelope raises that does not hold, `act.opening`, `act.text`, `act.dated`, `authority.person`,
    `authority.four_eyes`, `person.unknown`, `intake.full`, and what `ActHistory.take` raises; nothing is logged then.
    """
    require_latest(registry, tell)
    payload, payload_type = unverified_payload(envelope)
    if payload_type != PAYLOAD_TYPE:
        raise RegistryError(
            "statement.malformed", "it is not an in-toto statement", hint="See its payload type."
        )
    draft = draft_of(payload, openings)
    try:
        with locks.writer(registry.database):
            require_clock(registry)
            return _log(registry, draft, envelope, _history(registry, draft.act), None, beside)
    except Exception:
        if (place := _stands(registry, payload)) is None:
            raise
        return logged_at(registry, place)


def _log(
    registry: Registry,
    draft: Draft,
    envelope: bytes | None,
    history: ActHistory,
    form: SentForm | None = None,
    beside: Callable[[], Write] | None = None,
) -> Logged:
    act, payload = draft.act, draft.payload
    known = acts.find(registry.database, sha256_hex(payload))
    if known is not None:
        return Logged(act, known.place, _state(history, act), again=True)
    more = (beside(),) if beside is not None else ()
    if act.stated_at > instant(registry.clock()):
        raise RegistryError(
            "act.dated",
            f"the act is dated {act.stated_at}, which has not come",
            hint="Nothing was logged. Compare the clocks of the office and of the registry.",
        )
    if intake.backlog(registry.database) >= registry.settings.backlog:
        raise intake.full(registry.settings.backlog)
    require_openings(act, draft.openings)
    require_findings(registry, act)
    if isinstance(act, WithheldOpening):
        withheld_answer(registry, act.deployment, act.version, act.path)
    for one in draft.openings:
        require_text(one.path, one.value)
    signers = () if envelope is None else _verified(envelope, payload, history, act)
    index = ledger.head(registry.database, registry.log.id).size
    people = {one.path: one.value for one in draft.openings}
    require_people(registry, history, act.by, people.get(PERSON), people.get(SECOND))
    where = EntryReference(origin=registry.log.origin, index=index)
    history.take(where, act, act_subject(act, draft.record)[1], sha256_hex(payload), signers)
    if isinstance(act, RoleGiven):
        require_holder(registry, people.get(HOLDER, ""))
    require_key_in_use(registry, 1)
    key = registry.signing_keys().decisions
    body = sign_envelope(payload, PAYLOAD_TYPE, key) if envelope is None else countersign(envelope, key)
    entry = NewEntry(
        kind=acts.KIND,
        body=body,
        leaf_hash=leaf_hash(body),
        write=(
            acts.write(act_row(registry, act, sha256_hex(payload), draft.openings)),
            *_due(registry, history, act),
            *_notices(registry, act),
            *([sent_forms.remember(form)] if form else []),
            *more,
        ),
    )
    (outcome,) = ledger.append(
        registry.database, registry.log.id, [entry], extend_head, _only_at(registry, index)
    )
    if not isinstance(outcome, Sequenced):
        raise RegistryError("act.not_logged", f"the act was not logged: {outcome}", hint="Try again.")
    return Logged(act, outcome.place, _state(history, act))


def act_row(registry: Registry, act: Act, sha256: str, openings: Sequence[ActOpening]) -> acts.NewAct:
    """What the database keeps of an act beside its entry."""
    deployment, version = (act.deployment, act.version) if isinstance(act, OnVersion) else (None, None)
    return acts.NewAct(
        kind=act.act,
        sha256=sha256,
        deployment_id=deployment,
        version=version,
        office=act.by.office,
        role=act.by.role,
        body=act.body if isinstance(act, OnBody) else None,
        stated_at=act.stated_at,
        texts=[acts.ActText(o.path, o.value, o.salt, o.withheld) for o in openings],
        moderates=place_of_entry(registry, act.entry) if isinstance(act, Moderation) else None,
    )


def place_of_entry(registry: Registry, reference: EntryReference) -> Place:
    """Where an entry stands that is named by origin and index. Raises `act.reference`."""
    ids = ledger.log_ids(registry.database)
    if reference.origin not in ids:
        raise RegistryError(
            "act.reference", "the entry stands in no log of this registry", hint="Nothing was logged."
        )
    return Place(ids[reference.origin], reference.index)


def _history(registry: Registry, act: Act) -> ActHistory:
    bodies = {act.by.office, act.body if isinstance(act, OnBody) else None} - {None}
    deployment = act.deployment if isinstance(act, OnVersion) else None
    entry = act.entry if isinstance(act, SightingModeration) else None
    return act_history(registry, deployment, [str(body) for body in bodies], entry)


def _stands(registry: Registry, payload: bytes) -> Place | None:
    with suppress(Exception):
        known = acts.find(registry.database, sha256_hex(payload))
        return known.place if known is not None else None
    return None


def _verified(envelope: bytes, payload: bytes, history: ActHistory, act: Act) -> tuple[Verifier, ...]:
    known = [*history.keys, *([act.verifier] if isinstance(act, KeyEnrolment) else [])]
    opened, _, signers = open_jointly(envelope, known)
    if opened != payload:
        raise RegistryError(
            "dsse.form", "the envelope holds another statement", hint="Sign the statement as it was made."
        )
    return signers


def _notices(registry: Registry, act: Act) -> tuple[Write, ...]:
    answers = place_of_entry(registry, act.objection) if isinstance(act, Reply) else None
    return notices(
        registry,
        act.act,
        deployment=act.deployment if isinstance(act, OnVersion) else None,
        body=act.body if isinstance(act, OnBody) else None,
        by=act.by.office,
        answers=answers,
    )


def _due(registry: Registry, history: ActHistory, act: Act) -> tuple[Write, ...]:
    """What the act leaves due on its deployment, and that what has ended is not assessed again."""
    if not isinstance(act, OnVersion):
        return ()
    life = history.lives[act.deployment]
    ended = (due.end(act.deployment),) if life.state in ("withdrawn", "retired") else ()
    origins = log_numbers(registry)
    row = registration_of(act.deployment, life, origins) if isinstance(act, Move) else None
    moved = (registrations.stands(row),) if row is not None else ()
    return due.set_terms(act.deployment, rows_of(life, origins)), *moved, *ended


def _state(history: ActHistory, act: Act) -> State | None:
    life = history.lives.get(act.deployment) if isinstance(act, OnVersion) else None
    return life.state if life else None


def _only_at(registry: Registry, index: int) -> Callable[[NewEntry], str | None]:
    return lambda entry: (
        None
        if ledger.head(registry.database, registry.log.id).size == index
        else "another writer logged something meanwhile"
    )
