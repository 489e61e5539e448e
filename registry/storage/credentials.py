"""What people are recognised by: passkeys, and names that identity providers give them. Sealed, and erasable without a trace.

Knows: that each is looked up by an HMAC-SHA-256 under a key outside the database, because an issuer's name for somebody may
be guessed, and a plain digest would then say who they are. Does not know how a passkey or a provider is asked.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from registry.errors import RegistryError
from registry.storage import sealing
from registry.storage.database import Database
from registry.storage.sealed_rows import sealed_columns
from registry.storage.sign_in_tables import (
    api_token,
    credential,
    sign_in_attempt,
    sign_in_link,
    sign_in_secret,
    web_session,
)

CredentialKind = Literal["passkey", "identity"]

_ROW = credential.c


@dataclass(frozen=True, slots=True)
class Credential:
    """One of a person's. `value`: what a passkey's public key is, or who issued which name; `sign_count`: of a passkey's
    uses."""

    id: str
    person: str
    kind: CredentialKind
    value: dict[str, str]
    sign_count: int
    made_at: str
    last_used_at: str | None


def add(db: Database, new: Credential, name: tuple[str, ...]) -> None:
    """Keep a credential, found by `name` in its kind. Raises `credential.taken` where it is somebody's already."""
    lookup = _keyed(db, new.kind, name)
    row = {
        "id": new.id, "person_id": new.person, "kind": new.kind, "lookup": lookup,
        "sign_count": new.sign_count, "made_at": new.made_at, **sealed_columns(db, _bound_to(new.id), new.value),
    }  # fmt: skip
    with db.read() as connection:
        same = connection.execute(select(credential).where(_ROW.lookup == lookup)).all()
    gone = [] if _opened(db, same) else [row.id for row in same]
    with db.write() as connection:
        # In a backup that was restored stands what was destroyed after it: nobody can be recognised by that any more.
        _spend(connection, _ROW.id.in_(gone))
        if connection.execute(select(_ROW.id).where(_ROW.lookup == lookup)).first() is not None:
            raise RegistryError(
                "credential.taken",
                "what was shown is known here already",
                hint="Nothing was kept. It belongs to one person; it has to be taken from them first.",
            )
        connection.execute(insert(credential).values(row))


def find(db: Database, kind: CredentialKind, name: tuple[str, ...]) -> Credential | None:
    """The credential with this name in its kind."""
    lookup = _keyed(db, kind, name)
    with db.read() as connection:
        rows = connection.execute(select(credential).where(_ROW.lookup == lookup)).all()
    return next(iter(_opened(db, rows)), None)


def of_person(db: Database, person: str) -> list[Credential]:
    """What a person is recognised by, the oldest first."""
    query = select(credential).where(_ROW.person_id == person, _ROW.sealed.is_not(None))
    with db.read() as connection:
        rows = connection.execute(query.order_by(_ROW.made_at, _ROW.id)).all()
    return _opened(db, rows)


def used(db: Database, id: str, before: int, sign_count: int, now: str) -> bool:
    """Note a use of the credential; False where its count is not `before` any more: another use came between."""
    query = update(credential).where(_ROW.id == id, _ROW.sign_count == before, _ROW.sealed.is_not(None))
    with db.write() as connection:
        return bool(connection.execute(query.values(sign_count=sign_count, last_used_at=now)).rowcount)


def remove(db: Database, person: str, ids: list[str]) -> int:
    """Destroy these credentials of a person; how many there were."""
    with db.write() as connection:
        these = (_ROW.person_id == person) & _ROW.id.in_(ids) & _ROW.sealed.is_not(None)
        spent = _spend(connection, these)
    finish(db)
    return spent


def forget(db: Database, person: str) -> None:
    """Destroy everything a person is recognised by or signed in with. Done again, it finishes what was interrupted."""
    with db.write() as connection:
        for table in (web_session, sign_in_link, sign_in_attempt, api_token):
            connection.execute(delete(table).where(table.c.person_id == person))
        _spend(connection, _ROW.person_id == person)
    finish(db)


def finish(db: Database) -> None:
    """Destroy the keys of what is spent, and then its rows."""
    with db.read() as connection:
        spent = connection.execute(select(_ROW.id, _ROW.key).where(_ROW.sealed.is_(None))).all()
    if spent:
        db.value_keys.destroy([row.key for row in spent])
        with db.write() as connection:
            connection.execute(delete(credential).where(_ROW.id.in_([row.id for row in spent])))


def handle(db: Database, person: str) -> bytes:
    """Under which name authenticators know a person: 32 bytes that say nothing of them (Web Authentication 3, 14.6.1)."""
    return _keyed(db, "handle", (person,))


def _spend(connection: Connection, which: Any) -> int:
    return connection.execute(update(credential).where(which).values(lookup=None, sealed=None)).rowcount


def _opened(db: Database, rows: Iterable[Row[Any]]) -> list[Credential]:
    rows = list(rows)
    values = sealing.unseal(db.value_keys, ((_bound_to(row.id), row.sealed, row.key) for row in rows))
    return [
        Credential(
            row.id,
            row.person_id,
            row.kind,
            values[_bound_to(row.id)][0],
            row.sign_count,
            row.made_at,
            row.last_used_at,
        )
        for row in rows
        if _bound_to(row.id) in values
    ]


def _keyed(db: Database, purpose: str, parts: tuple[str, ...]) -> bytes:
    # As JSON, so that no two lists of parts are one text.
    return hmac.digest(_secret(db), sealing.as_text([purpose, *parts]).encode(), sha256)


def _secret(db: Database) -> bytes:
    with db.read() as connection:
        reference = connection.scalar(select(sign_in_secret.c.key))
    if reference is None:
        ((made, _),) = db.value_keys.make(1)
        with db.write() as connection:
            # Another process may have been first.
            reference = connection.scalar(select(sign_in_secret.c.key))
            if reference is None:
                reference = made
                connection.execute(insert(sign_in_secret).values(id=1, key=made))
    key = db.value_keys.find([reference]).get(reference)
    if key is None:
        raise RegistryError(
            "storage.key_lost",
            f"the key that credentials are looked up under is not in {db.value_keys.folder}",
            hint="Put the folder of keys back. Until then people sign in with one-time links.",
        )
    return key


def _bound_to(id: str) -> sealing.Place:
    return (f"credentials/{id}", 0, "credential")
