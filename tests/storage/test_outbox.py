"""Notices stand or fall with their entry, go to those concerned, and each delivery is one worker's at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.domain.notice import Audience, notice_id
from registry.errors import RegistryError
from registry.storage import acts, outbox, subscribers
from registry.storage.acts import NewAct
from registry.storage.database import Database
from registry.storage.outbox import IN_ORDER, NewNotice, Taken
from registry.storage.subscribers import Subscriber
from registry.storage.values import Place, Refused
from tests.storage.simulator import NOW, Register, entry, filing
from tests.storage.test_append_only import REFUSED, Program

LATER = "2026-11-20T13:00:00Z"
SECRET = "Qwxzaddressmarker"
_numbers = iter(range(10_000))


def subscribe(db: Database, body: str, kind: str = "authority") -> str:
    id = f"n-{next(_numbers)}"
    address = f"https://{SECRET}.example/{id}"
    subscribers.add(db, Subscriber(id, body, kind, "webhook", NOW, address, ("a", "b")))
    return id


def act(kind: str, office: str | None, role: str, deployment: str | None = "d-1") -> NewAct:
    version = 1 if deployment else None
    return NewAct(kind=kind, sha256=f"{next(_numbers):064x}", deployment_id=deployment, version=version, office=office,
                  role=role, body=None, stated_at=NOW, texts=())  # fmt: skip


def do(
    register: Register,
    kind: str,
    office: str | None,
    role: str,
    *audiences: Audience,
    answers: Place | None = None,
) -> Place:
    """An act on d-1, told to `audiences`."""
    new = NewNotice(kind=kind, audiences=audiences, at=NOW, deployment_id="d-1", by=office, answers=answers)
    write = (acts.write(act(kind, office, role)), outbox.write(new))
    [place] = register.put(entry("act", next(_numbers), write=write))
    return place


def told(db: Database) -> list[tuple[str, str]]:
    return [(one.kind, one.body) for one in outbox.standing(db)]


@pytest.fixture
def filed(register: Register) -> Register:
    register.put(replace(filing("d-1"), write=(acts.write(act("file", "town", "filer")),)))
    return register


def test_those_concerned_are_told_and_whoever_acts_is_not(filed: Register) -> None:
    subscribe(filed.db, "watchdog", "oversight_body")
    subscribe(filed.db, "ombudsman", "oversight_body")
    subscribe(filed.db, "town")
    objection = do(filed, "object", "league", "filer", "filer", "oversight")
    do(filed, "return", "watchdog", "reviewer", "filer", "oversight")
    do(filed, "reply", "town", "filer", "objector", "oversight", "filer", answers=objection)
    assert told(filed.db) == [
        # Nobody has acted on it: every oversight body that asked to be told.
        ("object", "ombudsman"), ("object", "town"), ("object", "watchdog"),
        # From here on it is the watchdog's.
        ("return", "town"),
        ("reply", "league"), ("reply", "watchdog"),
    ]  # fmt: skip


def test_a_body_that_nobody_subscribed_for_has_a_notice_that_goes_to_nobody(filed: Register) -> None:
    do(filed, "suspend", "watchdog", "signer", "filer")
    [one] = outbox.standing(filed.db)
    assert (one.body, one.subscriber_id, one.state) == ("town", None, "nobody")
    assert outbox.take(filed.db, LATER, LATER, 9) == []


def test_an_entry_that_is_refused_leaves_no_notice(filed: Register) -> None:
    subscribe(filed.db, "town")
    new = NewNotice(kind="suspend", audiences=("filer",), at=NOW, deployment_id="d-1")
    twice = act("suspend", "watchdog", "signer")
    write = (outbox.write(new), acts.write(twice), acts.write(twice))
    assert isinstance(filed.append(entry("act", "x", write=write))[0], Refused)
    assert outbox.standing(filed.db) == []
    assert outbox.waiting(filed.db) == 0


def test_a_delivery_is_one_workers_until_the_turn_ends(filed: Register) -> None:
    id = subscribe(filed.db, "town")
    place = do(filed, "suspend", "watchdog", "signer", "filer")
    name = notice_id("registry.example/log/2026", place.index, "suspend", "town")
    assert outbox.take(filed.db, NOW, LATER, 9) == [Taken(1, name, "suspend", "town", place, id, 1)]
    assert outbox.take(filed.db, NOW, LATER, 9) == []
    [again] = outbox.take(filed.db, LATER, "2026-11-20T14:00:00Z", 9)
    assert again.attempt == 2
    # Who comes back after their turn changes nothing.
    outbox.given_up(filed.db, replace(again, attempt=1), LATER, "late")
    assert [one.state for one in outbox.standing(filed.db)] == ["waiting"]
    outbox.sent(filed.db, again, LATER)
    assert [(one.state, one.settled_at) for one in outbox.standing(filed.db)] == [("sent", LATER)]
    assert outbox.waiting(filed.db) == 0


def test_deliveries_to_one_subscriber_keep_their_order_until_the_first_has_failed_often(
    filed: Register,
) -> None:
    first, other = subscribe(filed.db, "town"), subscribe(filed.db, "town")
    for kind in ("suspend", "lift"):
        do(filed, kind, "watchdog", "signer", "filer")
    for attempt in range(1, IN_ORDER + 1):
        taken = outbox.take(filed.db, NOW, NOW, 9)
        assert {(one.subscriber_id, one.number, one.attempt) for one in taken} == {
            (first, 1, attempt), (other, 1, attempt)
        }  # fmt: skip
        for one in taken:
            outbox.later(filed.db, one, LATER if attempt == IN_ORDER else NOW, "no")
    # Now the second overtakes; the first is due again at its own time.
    assert [one.number for one in outbox.take(filed.db, NOW, NOW, 9)] == [2, 2]
    assert [one.number for one in outbox.take(filed.db, LATER, LATER, 9)] == [1, 1]


def test_what_was_settled_is_delivered_again_under_the_same_name(filed: Register) -> None:
    id = subscribe(filed.db, "town")
    do(filed, "suspend", "watchdog", "signer", "filer")
    [one] = outbox.take(filed.db, NOW, LATER, 9)
    outbox.given_up(filed.db, one, LATER, "nobody answers")
    assert [(s.state, s.why) for s in outbox.standing(filed.db, "given_up")] == [
        ("given_up", "nobody answers")
    ]
    assert outbox.replay(filed.db, 1, NOW) == 1
    [again] = outbox.take(filed.db, NOW, LATER, 9)
    assert (again.id, again.attempt, again.subscriber_id) == (one.id, 1, id)
    for number, to in ((2, None), (1, "n-nobody")):
        with pytest.raises(RegistryError) as refused:
            outbox.replay(filed.db, number, NOW, to)
        assert refused.value.code == "notice.unknown"


def test_an_ended_subscription_is_told_nothing_and_its_key_is_destroyed(filed: Register) -> None:
    id = subscribe(filed.db, "town")
    do(filed, "suspend", "watchdog", "signer", "filer")
    known = subscribers.find(filed.db, id)
    assert known is not None
    assert (known.address, known.secrets) == (f"https://{SECRET}.example/{id}", ("a", "b"))
    assert SECRET not in repr(known)
    subscribers.end(filed.db, id, LATER)
    subscribers.end(filed.db, id, LATER)
    assert outbox.take(filed.db, LATER, LATER, 9) == []
    assert [one.state for one in outbox.standing(filed.db)] == ["ended"]
    gone = subscribers.find(filed.db, id)
    assert gone is not None
    assert (gone.ended, gone.address, gone.secrets) == (True, "", ())
    with pytest.raises(RegistryError):
        outbox.replay(filed.db, 1, NOW)
    do(filed, "lift", "watchdog", "signer", "filer")
    assert [one.state for one in outbox.standing(filed.db)] == ["ended", "nobody"]
    with pytest.raises(RegistryError) as refused:
        subscribers.end(filed.db, "n-nobody", LATER)
    assert refused.value.code == "notice.subscriber"


def test_an_erasure_that_was_interrupted_behind_the_row_is_finished(
    filed: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = subscribe(filed.db, "town")
    with monkeypatch.context() as broken:
        broken.setattr(filed.db.value_keys, "destroy", lambda keys: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            subscribers.end(filed.db, id, LATER)
    with filed.db.read() as connection:
        [key] = connection.exec_driver_sql("SELECT key FROM subscriber").scalars()
    subscribers.end(filed.db, id, LATER)
    assert filed.db.value_keys.find([key]) == {key: None}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE notice SET body = 'city'",
        "DELETE FROM notice",
        "DELETE FROM delivery",
        "DELETE FROM subscriber",
        "UPDATE delivery SET number = 2",
        "UPDATE delivery SET state = 'lost', settled_at = '2026-11-20T13:00:00Z'",
        "UPDATE delivery SET state = 'sent'",
        "UPDATE subscriber SET body = 'city'",
        "UPDATE subscriber SET sealed = x'00'",
    ],
)
def test_no_program_changes_who_was_told_of_what(filed: Register, statement: str) -> None:
    subscribe(filed.db, "town")
    do(filed, "suspend", "watchdog", "signer", "filer")
    program = Program(filed.db, on_server=filed.db.path is None)
    try:
        with pytest.raises(REFUSED):
            program.execute(statement)
    finally:
        program.close()
