"""The views of signing in and of what one is signed in with: never public, never kept by a cache, no twin as JSON.

Knows: the shape of these pages. Days and instants are as in `registry.pages.views`. Does not know where any of it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from registry.pages.views import Page


@dataclass(frozen=True, kw_only=True)
class SignedInPage(Page):
    """A page for somebody who is signed in; its template extends `signed_in.html`. `signed_in_as`: their name; `names`: the
    public names of the bodies that it speaks of, by id."""

    signed_in_as: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SignInPage(Page):
    """How to sign in. `provider`: the host of the identity provider, where there is one."""

    provider: str | None


@dataclass(frozen=True, kw_only=True)
class LinkPage(Page):
    """The form behind a one-time link, the same for every link: opening one does nothing, so that a preview of it does not use
    it up."""


@dataclass(frozen=True, kw_only=True)
class ProviderPage(Page):
    """The way to the identity provider: `host` is where, `target` the whole address."""

    host: str
    target: str


@dataclass(frozen=True)
class ListedRole:
    """A role in a body, and the kind of body."""

    body: str
    kind: str
    role: str


@dataclass(frozen=True)
class ListedSession:
    """A browser in which the person is signed in; `current`: the one that asks. `means` is a key of `words.MEANS`."""

    id: str
    means: str
    made_at: str
    last_seen_at: str
    expires_at: str
    current: bool


@dataclass(frozen=True)
class ListedToken:
    """A token: what it reaches, without what it is."""

    id: str
    body: str | None
    scopes: tuple[str, ...]
    made_at: str
    expires_at: str
    last_used_at: str | None


@dataclass(frozen=True)
class ListedCredential:
    """A passkey, or a name at an identity provider (`issuer`)."""

    id: str
    issuer: str
    made_at: str
    last_used_at: str | None


@dataclass(frozen=True, kw_only=True)
class AccountPage(SignedInPage):
    """What somebody is to this register: roles, and everything with which they can be signed in.

    `made`: a token that was made just now, shown this once. `bodies` and `scopes`: what a token can be limited to.
    """

    contact: str
    roles: tuple[ListedRole, ...]
    sessions: tuple[ListedSession, ...]
    tokens: tuple[ListedToken, ...]
    passkeys: tuple[ListedCredential, ...]
    identities: tuple[ListedCredential, ...]
    provider: str | None
    bodies: tuple[str, ...]
    scopes: tuple[str, ...]
    form_id: str
    """Random: under it the form makes one token."""
    made: str | None = None
