"""Sign a person in and out: one-time links, sessions, and who somebody is who shows one.

Knows: how long a link and a session last. Whoever signs in has a new session under a new secret, and the one that their
browser had before ends in the same transaction, so that nobody can be given a session beforehand. Does not know cookies nor
pages.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.enrol_person import find_person
from registry.operations.own_origin import own_origin
from registry.operations.registry import Registry
from registry.operations.roles_of import HeldRole, roles_of
from registry.operations.sign_in_secret import digest_of, new_secret
from registry.storage import once, people, sessions
from registry.storage.people import Person
from registry.storage.sessions import Means, Session, Token

LINK: Final = "/sign-in/link"
"""Where a link leads: its code stands behind the `#`, so it is never part of a request's address."""
LINK_LASTS: Final = timedelta(hours=24)
SESSION_LASTS: Final = timedelta(hours=12)
IDLE_LASTS: Final = timedelta(hours=1)
"""Of a session that is not used. NIST SP 800-63B-4, 2.2.3, asks for no more than an hour, and a day altogether."""
MAX_SESSIONS: Final = 10
"""Of one person: whoever signs in once more ends the one that was used longest ago."""
ATTEMPT_LASTS: Final = timedelta(minutes=10)
"""How long a browser has to answer what it was asked: with a passkey, or after the way to an identity provider and back."""
_NOTED: Final = timedelta(minutes=1)
"""How exact it is kept when a session was used last: not each request is written down."""


@dataclass(frozen=True)
class SignedIn:
    """A person who is signed in, with the roles they have now: in a browser by `session`, or as a program by `token`."""

    person: Person
    roles: tuple[HeldRole, ...]
    session: Session | None = None
    token: Token | None = None

    def reaches(self, body: str) -> bool:
        """Whether what they are signed in with reaches to a body, whatever their role there."""
        return self.token is None or self.token.body in (None, body)


@dataclass(frozen=True)
class Begun:
    """A session that has begun, and the secret that the browser shows; it is kept nowhere."""

    session: Session
    secret: str


def make_link(registry: Registry, person: str, body: str | None = None) -> str:
    """The secret of a link that signs a person in once, within LINK_LASTS; links made for them before count no more.

    `body`: whose administrators invite them with it. Raises `person.unknown`.
    """
    require_known(registry, person)
    secret, now = new_secret(), registry.clock()
    until = instant(now + LINK_LASTS)
    once.add_link(registry.database, digest_of(secret), person, instant(now), until, body=body)
    return secret


def link_address(registry: Registry, person: str) -> str:
    """The address of such a link. Raises `person.unknown`."""
    return _address(registry, make_link(registry, person))


def invitation_address(registry: Registry, person: str, body: str) -> str:
    """The address of such a link with which a body invites somebody. Raises `person.unknown`."""
    return _address(registry, make_link(registry, person, body))


def renewed_invitation(registry: Registry, person: str, body: str) -> str | None:
    """The address of a link in the place of the one with which a body invited somebody; None where none waits for them."""
    secret, now = new_secret(), registry.clock()
    until = instant(now + LINK_LASTS)
    kept = once.renew_invitation(registry.database, digest_of(secret), person, instant(now), until, body=body)
    return _address(registry, secret) if kept else None


def use_link(registry: Registry, secret: str, *, before: str | None = None) -> Begun:
    """Sign in whoever the link is for; `before`: the secret of the session that the browser had. Raises `signin.link`."""
    person = once.use_link(registry.database, digest_of(secret), instant(registry.clock()))
    known = people.find(registry.database, person) if person is not None else None
    if known is None or not known.name:
        raise RegistryError(
            "signin.link",
            "this link signs nobody in: it was used, or it is too old, or it never was one",
            hint="Take all of it, to its last letter. If it stays so, ask whoever runs the register for a new one.",
        )
    return begin_session(registry, known.id, "link", before=before)


def begin_session(registry: Registry, person: str, means: Means, *, before: str | None = None) -> Begun:
    """Begin a session of a person who proved who they are; of MAX_SESSIONS the one used longest ago ends."""
    now, secret = registry.clock(), new_secret()
    if means != "link":
        once.end_invitation(registry.database, person)
    session = Session(
        f"s-{secrets.token_hex(8)}", person, means, instant(now), instant(now), instant(now + SESSION_LASTS)
    )
    old = digest_of(before) if before is not None else None
    sessions.add_session(registry.database, session, digest_of(secret), limit=MAX_SESSIONS, instead_of=old)
    return Begun(session, secret)


def signed_in(registry: Registry, secret: str) -> SignedIn | None:
    """Who shows this secret of a session; None where it is none, has expired, or was not used for IDLE_LASTS."""
    now = registry.clock()
    session = sessions.find_session(registry.database, digest_of(secret), instant(now))
    if session is None or instant(now - IDLE_LASTS) >= session.last_seen_at:
        return None
    person = people.find(registry.database, session.person)
    if person is None or not person.name:
        return None
    if session.last_seen_at <= instant(now - _NOTED):
        sessions.seen(registry.database, session.id, instant(now))
    return SignedIn(person, roles_of(registry, person.id), session=session)


def list_sessions(registry: Registry, person: str | None = None) -> list[Session]:
    """The sessions of a person, or of everybody, that still sign somebody in; the latest first."""
    now = registry.clock()
    known = sessions.sessions(registry.database, person, instant(now))
    return [one for one in known if one.last_seen_at > instant(now - IDLE_LASTS)]


def end_sessions(registry: Registry, person: str, ids: list[str] | None = None) -> int:
    """End all sessions of a person, or these of them; how many there were. Raises `session.unknown` where none of these
    is."""
    ended = sessions.end_sessions(registry.database, person, ids)
    if ids and not ended:
        raise RegistryError(
            "session.unknown", "there is no such session", hint="It may have ended by itself."
        )
    return ended


def session_of(registry: Registry, id: str) -> Session:
    """The session with this id; raises `session.unknown`."""
    for session in sessions.sessions(registry.database, None, instant(registry.clock())):
        if session.id == id:
            return session
    raise RegistryError("session.unknown", f"there is no session {id[:40]}", hint="`sightline session list`")


def require_known(registry: Registry, person: str) -> None:
    """Raise `person.unknown` unless the person is known, and not forgotten."""
    if not find_person(registry, person).name:
        raise RegistryError(
            "person.unknown", f"{person[:40]} was forgotten", hint="Take the person down anew."
        )


def _address(registry: Registry, secret: str) -> str:
    return f"{own_origin(registry).text}{LINK}#{secret}"
