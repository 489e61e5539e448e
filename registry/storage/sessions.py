"""Sessions of browsers and tokens of programs: what somebody holds in hand for a while, found again by its digest.

Knows: that what has expired is as if it were not there, and goes when the next one comes, and that nobody has more than so
many: that is counted in the transaction that adds one. Does not know how a secret is made nor who may have one. Days and
instants are those of statements (RFC 3339, whole seconds, `Z`), which sort as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Row, Table, delete, func, insert, select, update

from registry.storage.database import Database
from registry.storage.sign_in_tables import api_token, web_session

Means = Literal["link", "passkey", "provider"]
"""How somebody signed in: a one-time link, a passkey, an identity provider."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which a person is signed in. `id` names it in lists; it opens nothing."""

    id: str
    person: str
    means: Means
    made_at: str
    last_seen_at: str
    expires_at: str


@dataclass(frozen=True, slots=True)
class Token:
    """What a program acts with for a person: within `scopes`, and in one body only where `body` names it."""

    id: str
    person: str
    body: str | None
    scopes: tuple[str, ...]
    made_at: str
    expires_at: str
    last_used_at: str | None


def add_session(
    db: Database, session: Session, digest: bytes, *, limit: int, instead_of: bytes | None = None
) -> None:
    """Keep a session found by `digest`; the one found by `instead_of` ends in the same transaction, and so do those of
    the person that were used longest ago, where there would be more than `limit`."""
    row = {
        "id": session.id, "digest": digest, "person_id": session.person, "means": session.means,
        "made_at": session.made_at, "last_seen_at": session.last_seen_at, "expires_at": session.expires_at,
    }  # fmt: skip
    with db.write() as connection:
        connection.execute(delete(web_session).where(web_session.c.expires_at <= session.made_at))
        if instead_of is not None:
            connection.execute(delete(web_session).where(web_session.c.digest == instead_of))
        theirs = select(web_session.c.id).where(web_session.c.person_id == session.person)
        latest = theirs.order_by(
            web_session.c.last_seen_at.desc(), web_session.c.made_at.desc(), web_session.c.id
        )
        older = connection.scalars(latest).all()[limit - 1 :]
        connection.execute(delete(web_session).where(web_session.c.id.in_(older)))
        connection.execute(insert(web_session).values(row))


def find_session(db: Database, digest: bytes, now: str) -> Session | None:
    """The session with this digest, where it has not expired."""
    row = _found(db, web_session, digest, now)
    return None if row is None else _session(row)


def sessions(db: Database, person: str | None, now: str) -> list[Session]:
    """The sessions of a person, or of everybody, that have not expired; the latest first."""
    return [_session(row) for row in _listed(db, web_session, person, now)]


def seen(db: Database, id: str, now: str) -> None:
    """Note that a session was used."""
    with db.write() as connection:
        connection.execute(update(web_session).where(web_session.c.id == id).values(last_seen_at=now))


def end_sessions(db: Database, person: str, ids: list[str] | None = None) -> int:
    """End sessions of a person, all of them or these; how many there were."""
    return _gone(db, web_session, person, ids)


def add_token(db: Database, token: Token, digest: bytes, *, limit: int) -> bool:
    """Keep a token found by `digest`; one that is kept already stays as it is. False, and nothing is kept, where the person has
    `limit` of them that have not expired."""
    row = {
        "id": token.id, "digest": digest, "person_id": token.person, "body": token.body,
        "scopes": " ".join(token.scopes), "made_at": token.made_at, "expires_at": token.expires_at,
    }  # fmt: skip
    with db.write() as connection:
        connection.execute(delete(api_token).where(api_token.c.expires_at <= token.made_at))
        if connection.execute(select(api_token.c.id).where(api_token.c.digest == digest)).first() is not None:
            return True
        theirs = select(func.count()).where(api_token.c.person_id == token.person)
        if (connection.scalar(theirs) or 0) >= limit:
            return False
        connection.execute(insert(api_token).values(row))
    return True


def find_token(db: Database, digest: bytes, now: str) -> Token | None:
    """The token with this digest, where it has not expired."""
    row = _found(db, api_token, digest, now)
    return None if row is None else _token(row)


def tokens(db: Database, person: str | None, now: str) -> list[Token]:
    """The tokens of a person, or of everybody, that have not expired; the latest first."""
    return [_token(row) for row in _listed(db, api_token, person, now)]


def used(db: Database, id: str, now: str) -> None:
    """Note that a token was used."""
    with db.write() as connection:
        connection.execute(update(api_token).where(api_token.c.id == id).values(last_used_at=now))


def revoke_tokens(db: Database, person: str, ids: list[str] | None = None) -> int:
    """Revoke tokens of a person, all of them or these; how many there were."""
    return _gone(db, api_token, person, ids)


def _found(db: Database, table: Table, digest: bytes, now: str) -> Row[Any] | None:
    query = select(table).where(table.c.digest == digest, table.c.expires_at > now)
    with db.read() as connection:
        return connection.execute(query).first()


def _listed(db: Database, table: Table, person: str | None, now: str) -> list[Row[Any]]:
    query = select(table).where(table.c.expires_at > now).order_by(table.c.made_at.desc(), table.c.id)
    with db.read() as connection:
        return list(connection.execute(query if person is None else query.where(table.c.person_id == person)))


def _gone(db: Database, table: Table, person: str, ids: list[str] | None) -> int:
    which = table.c.person_id == person
    if ids is not None:
        which &= table.c.id.in_(ids)
    with db.write() as connection:
        return connection.execute(delete(table).where(which)).rowcount


def _session(row: Row[Any]) -> Session:
    return Session(row.id, row.person_id, row.means, row.made_at, row.last_seen_at, row.expires_at)


def _token(row: Row[Any]) -> Token:
    return Token(
        row.id,
        row.person_id,
        row.body,
        tuple(row.scopes.split()),
        row.made_at,
        row.expires_at,
        row.last_used_at,
    )
