"""What counts once: links that sign a person in, and what a browser was asked and has to answer.

Knows: that either goes in the transaction that uses it, so of two who use it at once one finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import delete, insert, select

from registry.storage.database import Database
from registry.storage.sign_in_tables import sign_in_attempt, sign_in_link

Kind = Literal["passkey", "new_passkey", "provider", "new_identity"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was asked: `value` is what the answer has to fit; `person`: whose it is to become, where somebody is signed in."""

    kind: Kind
    person: str | None
    value: str


def add_link(db: Database, digest: bytes, person: str, made_at: str, expires_at: str) -> None:
    """Keep a link to sign `person` in, found by `digest`. Those made for them before count no more."""
    row = {"digest": digest, "person_id": person, "made_at": made_at, "expires_at": expires_at}
    with db.write() as connection:
        connection.execute(delete(sign_in_link).where(sign_in_link.c.person_id == person))
        connection.execute(insert(sign_in_link).values(row))


def use_link(db: Database, digest: bytes, now: str) -> str | None:
    """The person whom the link signs in; None where there is none, or it has expired. It is used up; one that has expired
    stays, as the trace of somebody who never came."""
    this = (sign_in_link.c.digest == digest) & (sign_in_link.c.expires_at > now)
    with db.write() as connection:
        row = connection.execute(delete(sign_in_link).where(this).returning(sign_in_link.c.person_id)).first()
    return None if row is None else str(row.person_id)


def awaited(db: Database, person: str) -> bool:
    """Whether a link that was made for the person has not signed them in."""
    query = select(sign_in_link.c.digest).where(sign_in_link.c.person_id == person)
    with db.read() as connection:
        return connection.execute(query).first() is not None


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
