"""What counts once: links that sign a person in, and what a browser was asked and has to answer.

Knows: that either goes in the transaction that uses it, so of two who use it at once one finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row, Table, delete, insert

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
        old = (sign_in_link.c.expires_at <= made_at) | (sign_in_link.c.person_id == person)
        connection.execute(delete(sign_in_link).where(old))
        connection.execute(insert(sign_in_link).values(row))


def use_link(db: Database, digest: bytes, now: str) -> str | None:
    """The person whom the link signs in; None where there is none, or it has expired. It is used up."""
    row = _taken(db, sign_in_link, digest)
    return None if row is None or row.expires_at <= now else str(row.person_id)


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
    row = _taken(db, sign_in_attempt, digest)
    return None if row is None or row.expires_at <= now else Attempt(row.kind, row.person_id, row.value)


def _taken(db: Database, table: Table, digest: bytes) -> Row[Any] | None:
    with db.write() as connection:
        return connection.execute(delete(table).where(table.c.digest == digest).returning(*table.c)).first()
