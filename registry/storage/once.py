"""What counts once: links that sign a person in, and what a browser was asked and has to answer.

Knows: that either goes in the transaction that uses it, so of two who use it at once one finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, delete, insert, select

from registry.storage.database import Database
from registry.storage.sign_in_tables import sign_in_attempt, sign_in_link

Kind = Literal["passkey", "new_passkey", "provider", "new_identity"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was asked: `value` is what the answer has to fit; `person`: whose it is to become, where somebody is signed in."""

    kind: Kind
    person: str | None
    value: str


def add_link(
    db: Database, digest: bytes, person: str, made_at: str, expires_at: str, *, body: str | None = None
) -> None:
    """Keep a link to sign `person` in, found by `digest`. Those made for them before count no more. `body`: whose
    administrators invite them with it."""
    with db.write() as connection:
        connection.execute(delete(sign_in_link).where(sign_in_link.c.person_id == person))
        connection.execute(insert(sign_in_link).values(_row(digest, person, made_at, expires_at, body)))


def renew_invitation(
    db: Database, digest: bytes, person: str, made_at: str, expires_at: str, *, body: str
) -> bool:
    """Keep a link in the place of one with which `body` invited the person. False, and nothing is kept, where none waits."""
    with db.write() as connection:
        if not connection.execute(delete(sign_in_link).where(_invitation(person, body))).rowcount:
            return False
        connection.execute(insert(sign_in_link).values(_row(digest, person, made_at, expires_at, body)))
    return True


def end_invitation(db: Database, person: str) -> None:
    """Whoever was invited came in another way: the link that waits for them counts no more."""
    these = (sign_in_link.c.person_id == person) & sign_in_link.c.body.is_not(None)
    with db.write() as connection:
        connection.execute(delete(sign_in_link).where(these))


def use_link(db: Database, digest: bytes, now: str) -> str | None:
    """The person whom the link signs in; None where there is none, or it has expired. It is used up; one that has expired
    stays, as the trace of somebody who never came."""
    this = (sign_in_link.c.digest == digest) & (sign_in_link.c.expires_at > now)
    with db.write() as connection:
        row = connection.execute(delete(sign_in_link).where(this).returning(sign_in_link.c.person_id)).first()
    return None if row is None else str(row.person_id)


def awaited(db: Database, person: str, body: str) -> bool:
    """Whether a link with which `body` invited the person has not signed them in."""
    with db.read() as connection:
        return (
            connection.execute(select(sign_in_link.c.digest).where(_invitation(person, body))).first()
            is not None
        )


def add_attempt(db: Database, digest: bytes, attempt: Attempt, now: str, expires_at: str) -> None:
    """Keep what was asked, found by `digest`."""
    row = {
        "digest": digest, "kind": attempt.kind, "person_id": attempt.person, "value": attempt.value,
        "expires_at": expires_at,
    }  # fmt: skip
    with db.write() as connection:
        connection.execute(delete(sign_in_attempt).where(sign_in_attempt.c.expires_at <= now))
        connection.execute(insert(sign_in_attempt).values(row))


def use_attempt(db: Database, digest: bytes, now: str) -> Attempt | None:
    """What was asked; None where nothing was, or too long ago. It is used up."""
    this = sign_in_attempt.c.digest == digest
    with db.write() as connection:
        row = connection.execute(delete(sign_in_attempt).where(this).returning(*sign_in_attempt.c)).first()
    return None if row is None or row.expires_at <= now else Attempt(row.kind, row.person_id, row.value)


def _row(digest: bytes, person: str, made_at: str, expires_at: str, body: str | None) -> dict[str, Any]:
    return {
        "digest": digest, "person_id": person, "made_at": made_at, "expires_at": expires_at, "body": body,
    }  # fmt: skip


def _invitation(person: str, body: str) -> ColumnElement[bool]:
    return (sign_in_link.c.person_id == person) & (sign_in_link.c.body == body)
