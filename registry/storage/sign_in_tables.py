"""The tables of signing in: what people are recognised by, and what they are signed in with for a while.

Knows: columns and conditions. Of what somebody holds in hand (a link, a cookie, a token) only the SHA-256 is kept: it is 32
random bytes, so its digest cannot be guessed, and whoever reads the table cannot sign in. None of these rows is of the log,
and all of them go when a person is forgotten.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, LargeBinary, String, Table

from registry.storage.tables import _instant, metadata


def _person(*, nullable: bool = False) -> Column[str]:
    return Column("person_id", String, ForeignKey("person.id"), nullable=nullable, index=True)


def _digest() -> CheckConstraint:
    return CheckConstraint("length(digest) = 32", name="digest")


web_session = Table(
    "web_session",
    metadata,
    Column("id", String, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    _person(),
    Column("means", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("last_seen_at", String, nullable=False),
    Column("expires_at", String, nullable=False),
    _digest(),
    CheckConstraint("means IN ('link', 'passkey', 'provider')", name="means"),
    *map(_instant, ("made_at", "last_seen_at", "expires_at")),
)
"""A browser in which a person is signed in; `means`: how they did."""

sign_in_link = Table(
    "sign_in_link",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    _person(),
    Column("body", String, nullable=True),
    Column("made_at", String, nullable=False),
    Column("expires_at", String, nullable=False),
    _digest(),
    *map(_instant, ("made_at", "expires_at")),
)
"""A link that signs a person in once. It goes when it is used. `body`: whose administrators invited them with it."""

sign_in_attempt = Table(
    "sign_in_attempt",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("kind", String, nullable=False),
    _person(nullable=True),
    Column("value", String, nullable=False),
    Column("expires_at", String, nullable=False),
    _digest(),
    CheckConstraint("kind IN ('passkey', 'new_passkey', 'provider', 'new_identity')", name="kind"),
    _instant("expires_at"),
)
"""What a browser was asked and has to answer, a challenge or a state; for a person where it is to become theirs."""

api_token = Table(
    "api_token",
    metadata,
    Column("id", String, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    _person(),
    Column("body", String, nullable=True),
    Column("scopes", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("expires_at", String, nullable=False),
    Column("last_used_at", String, nullable=True),
    _digest(),
    *map(_instant, ("made_at", "expires_at")),
)
"""What a program acts with for a person; `scopes` with spaces between; without `body` in every body where they have a role."""

credential = Table(
    "credential",
    metadata,
    Column("id", String, primary_key=True),
    _person(),
    Column("kind", String, nullable=False),
    Column("lookup", LargeBinary, nullable=True, unique=True),
    Column("sealed", LargeBinary, nullable=True),
    Column("key", LargeBinary, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("made_at", String, nullable=False),
    Column("last_used_at", String, nullable=True),
    CheckConstraint("kind IN ('passkey', 'identity')", name="kind"),
    CheckConstraint("(lookup IS NULL) = (sealed IS NULL)", name="sealed"),
    CheckConstraint("lookup IS NULL OR length(lookup) = 32", name="lookup"),
    CheckConstraint("length(key) = 12", name="key"),
    _instant("made_at"),
)
"""What a person is recognised by: a passkey, or an issuer's name for them. Without `sealed` it is spent: its key is to be
destroyed, and then the row goes."""

sign_in_secret = Table(
    "sign_in_secret",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("key", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="one"),
    CheckConstraint("length(key) = 12", name="key"),
)
"""Which of the keys outside the database credentials are looked up under: an issuer's name for somebody may be guessable."""

SHORT_LIVED: Final = (web_session, sign_in_link, sign_in_attempt, api_token)
"""No part of a backup: what was revoked after it would be back."""
