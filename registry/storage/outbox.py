"""The outbox: notices written in the transaction of the act they tell of, and what becomes of each delivery.

Knows: that a notice stands or falls with its entry, who has a part in a deployment, and that a delivery is taken by one
worker at a time: whoever takes it moves `due_at` to the end of their turn in a write transaction, of which there is one at
a time; if they never come back, it is due again then. Does not know how anything is sent, nor what a notice says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, update

from registry.domain.notice import Audience, notice_id
from registry.errors import RegistryError
from registry.storage import notice_tables, tables
from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.listing import CHUNK, chunks
from registry.storage.values import Beside, Place

IN_ORDER: Final = 4
"""A delivery that was tried less often than this holds up the later ones to the same subscriber; then they overtake it."""

_NOTICE = notice_tables.notice.c
_DELIVERY = notice_tables.delivery.c
_SUBSCRIBER = notice_tables.subscriber.c
_ACT = tables.act.c


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """What is told. `body`: the one that the act is on; `by`: the office that acts, which is not told; `answers`: the act
    that is answered; `at`: the instant of writing.
    """

    kind: str
    audiences: Sequence[Audience]
    at: str
    deployment_id: str | None = None
    body: str | None = None
    by: str | None = None
    answers: Place | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A delivery that is ours until the turn ends. `attempt` counts from 1."""

    number: int
    id: str
    kind: str
    body: str
    place: Place
    subscriber_id: str
    attempt: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice and one of its deliveries; without a subscriber nobody asked to be told when it was written."""

    number: int
    id: str
    kind: str
    body: str
    place: Place
    subscriber_id: str | None
    channel: str | None
    state: str
    tries: int
    due_at: str | None
    settled_at: str | None
    why: str | None


def write(new: NewNotice) -> Beside[NewNotice]:
    """What is written beside the entry of an act, behind the act itself, in its transaction (`NewEntry.write`)."""
    return Beside(_write, new)


def take(db: Database, now: str, until: str, count: int) -> list[Taken]:
    """Take at most `count` deliveries that are due at `now`, one to each subscriber, until the instant `until`."""
    with db.read() as connection:
        if connection.execute(_due(now).limit(1)).first() is None:
            return []
    with db.write() as connection:
        found = connection.execute(_due(now).limit(count)).all()
        taken = []
        for subscriber, number in found:
            this = and_(_DELIVERY.number == number, _DELIVERY.subscriber_id == subscriber)
            moved = update(notice_tables.delivery).where(this)
            connection.execute(moved.values(tries=_DELIVERY.tries + 1, due_at=until))
            row = connection.execute(
                select(notice_tables.notice, _DELIVERY.tries).where(this, _NOTICE.number == _DELIVERY.number)
            ).one()
            place = Place(row.log_id, row.idx)
            taken.append(Taken(number, row.id, row.kind, row.body, place, subscriber, row.tries))
    return taken


def sent(db: Database, taken: Taken, at: str) -> None:
    """The receiver has it."""
    _settle(db, taken, state="sent", settled_at=at, why=None)


def given_up(db: Database, taken: Taken, at: str, why: str) -> None:
    """It is not tried again, unless somebody replays it."""
    _settle(db, taken, state="given_up", settled_at=at, why=why)


def later(db: Database, taken: Taken, due_at: str, why: str) -> None:
    """It was not delivered, and is due again at `due_at`."""
    _settle(db, taken, due_at=due_at, why=why)


def replay(db: Database, number: int, at: str, subscriber_id: str | None = None) -> int:
    """Have a notice delivered again, under the same id; to how many. Raises `notice.unknown` where there is nobody to
    tell."""
    these = [_DELIVERY.number == number, _DELIVERY.subscriber_id.in_(_live())]
    if subscriber_id is not None:
        these.append(_DELIVERY.subscriber_id == subscriber_id)
    again = update(notice_tables.delivery).where(*these)
    with db.write() as connection:
        count = connection.execute(
            again.values(state="waiting", tries=0, due_at=at, settled_at=None, why=None)
        ).rowcount
    if not count:
        raise RegistryError(
            "notice.unknown",
            f"there is no notice {number} to a subscriber who can still be told",
            hint="`sightline notices list` shows the notices and to whom they went.",
        )
    return count


def is_of(db: Database, number: int, body: str) -> bool:
    """Whether the notice is to this body."""
    these = (_NOTICE.number == number, _NOTICE.body == body)
    with db.read() as connection:
        return connection.scalar(select(_NOTICE.number).where(*these)) is not None


def latest_of(db: Database, body: str, count: int) -> list[Standing]:
    """The `count` latest notices to a body with every delivery, the latest first."""
    latest = select(_NOTICE.number).where(_NOTICE.body == body).order_by(_NOTICE.number.desc()).limit(count)
    return _standing(db, _NOTICE.number.in_(latest))[::-1]


def standing(db: Database, state: str | None = None) -> list[Standing]:
    """Every notice with every delivery, in order; of one state where it is named."""
    return _standing(db, *([_DELIVERY.state == state] if state is not None else []))


def _standing(db: Database, *conditions: ColumnElement[bool]) -> list[Standing]:
    joined = notice_tables.notice.outerjoin(
        notice_tables.delivery, _DELIVERY.number == _NOTICE.number
    ).outerjoin(notice_tables.subscriber, _SUBSCRIBER.id == _DELIVERY.subscriber_id)
    columns = (_DELIVERY.subscriber_id, _SUBSCRIBER.channel, _DELIVERY.state, _DELIVERY.tries, _DELIVERY.due_at,
               _DELIVERY.settled_at, _DELIVERY.why)  # fmt: skip
    query = select(notice_tables.notice, *columns).select_from(joined).where(*conditions)
    with db.read() as connection:
        return [
            Standing(
                row.number, row.id, row.kind, row.body, Place(row.log_id, row.idx), row.subscriber_id, row.channel,
                row.state or "nobody", row.tries or 0, row.due_at, row.settled_at, row.why,
            )
            for row in connection.execute(query.order_by(_NOTICE.number, _DELIVERY.subscriber_id))
        ]  # fmt: skip


def counted(db: Database, body: str | None = None) -> dict[str, int]:
    """How many deliveries there are in each state; of the notices to one body where it is named."""
    query = select(_DELIVERY.state, func.count()).group_by(_DELIVERY.state)
    if body is not None:
        query = query.join(notice_tables.notice, _NOTICE.number == _DELIVERY.number).where(
            _NOTICE.body == body
        )
    with db.read() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def waiting(db: Database) -> int:
    """How many deliveries are not settled."""
    return counted(db).get("waiting", 0)


def _due(now: str) -> Select[Any]:
    before = notice_tables.delivery.alias("before").c
    held_up = select(before.number).where(
        before.subscriber_id == _DELIVERY.subscriber_id,
        before.number < _DELIVERY.number,
        before.state == "waiting",
        before.tries < IN_ORDER,
    )
    return (
        select(_DELIVERY.subscriber_id, func.min(_DELIVERY.number))
        .where(_DELIVERY.state == "waiting", _DELIVERY.due_at <= now, ~held_up.exists())
        .group_by(_DELIVERY.subscriber_id)
        .order_by(func.min(_DELIVERY.due_at), _DELIVERY.subscriber_id)
    )


def _settle(db: Database, taken: Taken, **values: Any) -> None:
    # Of this attempt alone: whoever comes back after their turn has ended changes nothing of the next one's.
    this = (
        _DELIVERY.number == taken.number,
        _DELIVERY.subscriber_id == taken.subscriber_id,
        _DELIVERY.state == "waiting",
        _DELIVERY.tries == taken.attempt,
    )
    with db.write() as connection:
        connection.execute(update(notice_tables.delivery).where(*this).values(**values))


def _write(connection: Connection, made: Sequence[tuple[Place, NewNotice]]) -> None:
    overseers = _Overseers(connection, (new.deployment_id for _, new in made))
    told = [
        (place, new, body)
        for place, new in made
        for body in sorted(body for body in _told(connection, new, overseers) if body and body != new.by)
    ]
    if not told:
        return
    subscribers = _subscribers(connection, {body for _, _, body in told})
    origins: dict[int, str] = {row.id: row.origin for row in connection.execute(select(tables.log))}
    last = connection.scalar(select(func.max(_NOTICE.number))) or 0
    insert_rows(
        connection,
        notice_tables.notice,
        (
            {
                "number": number, "id": notice_id(origins[place.log_id], place.index, new.kind, body),
                "kind": new.kind, "body": body, "log_id": place.log_id, "idx": place.index,
            }
            for number, (place, new, body) in enumerate(told, last + 1)
        ),
    )  # fmt: skip
    insert_rows(
        connection,
        notice_tables.delivery,
        (
            {
                "number": number, "subscriber_id": subscriber, "state": "waiting", "tries": 0, "due_at": new.at,
                "settled_at": None, "why": None,
            }
            for number, (_, new, body) in enumerate(told, last + 1)
            for subscriber in subscribers.get(body, ())
        ),
    )  # fmt: skip


def _subscribers(connection: Connection, bodies: Iterable[str]) -> dict[str, list[str]]:
    """Who is told of what is told these bodies, followers apart."""
    found: dict[str, list[str]] = {}
    for row in connection.execute(
        select(_SUBSCRIBER.id, _SUBSCRIBER.body)
        .where(_SUBSCRIBER.body.in_(sorted(bodies)), _SUBSCRIBER.sealed.is_not(None))
        .where(_SUBSCRIBER.id.not_in(select(notice_tables.follower.c.subscriber_id)))
        .order_by(_SUBSCRIBER.id)
    ):
        found.setdefault(row.body, []).append(row.id)
    return found


def _told(connection: Connection, new: NewNotice, overseers: _Overseers) -> set[str | None]:
    told: set[str | None] = set()
    here = _ACT.deployment_id == new.deployment_id
    for audience in new.audiences:
        if audience == "itself":
            told.add(new.body)
        elif audience == "filer" and new.deployment_id is not None:
            filings = select(_ACT.office).where(here, _ACT.kind == "file")
            told.add(connection.scalar(filings.order_by(_ACT.log_id.desc(), _ACT.idx.desc()).limit(1)))
        elif audience == "objector" and new.answers is not None:
            at = and_(_ACT.log_id == new.answers.log_id, _ACT.idx == new.answers.index)
            told.add(connection.scalar(select(_ACT.office).where(at)))
        elif audience == "oversight":
            told |= overseers.of(new.deployment_id)
    return told


class _Overseers:
    """The oversight bodies that acted on some deployments; of one on which none did, those that asked to be told."""

    def __init__(self, connection: Connection, deployment_ids: Iterable[str | None]) -> None:
        self._acted: dict[str, set[str | None]] = {}
        # Signers and reviewers act for oversight bodies alone (`domain.authority`).
        role = _ACT.role.in_(("signer", "reviewer"))
        for chunk in chunks({id: None for id in deployment_ids if id is not None}, CHUNK):
            query = select(_ACT.deployment_id, _ACT.office).where(_ACT.deployment_id.in_(chunk), role)
            for deployment, office in connection.execute(query.distinct()):
                self._acted.setdefault(deployment, set()).add(office)
        subscribed = select(_SUBSCRIBER.body).where(
            _SUBSCRIBER.kind == "oversight_body", _SUBSCRIBER.sealed.is_not(None)
        )
        self._subscribed: set[str | None] = set(connection.scalars(subscribed.distinct()))

    def of(self, deployment_id: str | None) -> set[str | None]:
        return self._acted.get(deployment_id or "") or self._subscribed


def _live() -> Select[Any]:
    return select(_SUBSCRIBER.id).where(_SUBSCRIBER.sealed.is_not(None))
