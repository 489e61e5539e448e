"""Tokens with which programs act for a person: made, recognised, revoked.

Knows: that a token never reaches further than the person: its scopes are a closed list, and the roles are those that the
person has when it is used. Does not know HTTP.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from registry.domain.decision import instant
from registry.domain.permission import SCOPES
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.roles_of import roles_of
from registry.operations.sign_in import SignedIn, require_known
from registry.operations.sign_in_secret import digest_of, is_secret, is_token, new_secret, new_token, token_of
from registry.storage import people, sessions
from registry.storage.sessions import Token

MAX_DAYS: Final = 366
MAX_TOKENS: Final = 20
"""Of one person that have not expired."""
FORM_LASTS: Final = timedelta(hours=1)
"""After that a page makes no token: whoever reloads what they sent would bring one back that was revoked meanwhile."""


def make_token(
    registry: Registry,
    person: str,
    scopes: Sequence[str],
    days: int,
    body: str | None = None,
    *,
    form: str | None = None,
) -> tuple[Token, str]:
    """A new token of a person and its secret, which is shown once and kept nowhere. The same `form` sent twice is one token.

    Raises `person.unknown`, `token.scopes`, `token.days`, `token.many`, `token.form` where `form` is none of the last hour, and
    `token.body` where the person has no role in the body.
    """
    require_known(registry, person)
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown or not scopes:
        raise RegistryError(
            "token.scopes",
            "a token has scopes of the closed list, at least one",
            hint=f"They are {', '.join(SCOPES)}.",
        )
    if not 1 <= days <= MAX_DAYS:
        raise RegistryError(
            "token.days",
            f"a token lasts from 1 to {MAX_DAYS} days",
            hint="Name fewer days, and make a new token in time.",
        )
    if body is not None and body not in {role.body for role in roles_of(registry, person)}:
        raise RegistryError(
            "token.body",
            "the person has no role in this body",
            hint="`sightline body list` shows who has which.",
        )
    now = registry.clock()
    ordered = tuple(scope for scope in SCOPES if scope in scopes)
    secret = new_token()
    if form is not None:
        _require_fresh(form, now)
        secret = token_of(form, person, *ordered, str(days), body or "")
    token = Token(
        f"t-{secrets.token_hex(8)}",
        person,
        body,
        ordered,
        instant(now),
        instant(now + timedelta(days=days)),
        None,
    )
    digest = digest_of(secret)
    if not sessions.add_token(registry.database, token, digest, limit=MAX_TOKENS):
        raise RegistryError(
            "token.many",
            f"the person has {MAX_TOKENS} tokens that have not expired",
            hint="Nothing was made. Revoke one that no program uses any more, in the account or with `sightline token revoke`.",
        )
    return sessions.find_token(registry.database, digest, instant(now)) or token, secret


def token_form(registry: Registry) -> str:
    """An id for one form that makes a token, with the time until which it does."""
    return f"{new_secret()}.{int((registry.clock() + FORM_LASTS).timestamp())}"


def bearer(registry: Registry, secret: str) -> SignedIn:
    """Who this token acts for. Raises `token.unknown` where it is none, or revoked, or expired."""
    now = instant(registry.clock())
    token = sessions.find_token(registry.database, digest_of(secret), now) if is_token(secret) else None
    person = people.find(registry.database, token.person) if token is not None else None
    if token is None or person is None or not person.name:
        raise RegistryError(
            "token.unknown",
            "this token is not known: it was revoked, or it has expired, or it never was one",
            hint="Make a new one in your account, or with `sightline token make`.",
        )
    if (token.last_used_at or "")[:16] != now[:16]:
        # To the minute: not each request is written down.
        sessions.used(registry.database, token.id, now)
    roles = tuple(role for role in roles_of(registry, person.id) if token.body in (None, role.body))
    return SignedIn(person, roles, token=token)


def list_tokens(registry: Registry, person: str | None = None) -> list[Token]:
    """The tokens of a person, or of everybody, that have not expired; the latest first."""
    return sessions.tokens(registry.database, person, instant(registry.clock()))


def revoke_tokens(registry: Registry, person: str, ids: list[str] | None = None) -> int:
    """Revoke all tokens of a person, or these of them; how many there were. Raises `token.unknown` where none of these is."""
    revoked = sessions.revoke_tokens(registry.database, person, ids)
    if ids and not revoked:
        raise RegistryError("token.unknown", "there is no such token", hint="It may have expired.")
    return revoked


def _require_fresh(form: str, now: datetime) -> None:
    id, _, until = form.partition(".")
    known = is_secret(id) and until.isascii() and until.isdigit() and len(until) < 12
    if not known or not now.timestamp() <= int(until) <= (now + FORM_LASTS).timestamp():
        raise RegistryError(
            "token.form",
            "the page from which this was sent is too old, or it was sent from no page",
            hint="Nothing was made. Open your account again and make the token there.",
        )
