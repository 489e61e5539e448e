"""The view of a body's own page: its people and where it is told. Never public, never cached.

Knows: the shape of the page. What is shown once (a link, a secret) stands in the answer that made it and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.pages.account_views import SignedInPage


@dataclass(frozen=True)
class MemberRole:
    """A role that somebody holds, and the entry that gave it."""

    role: str
    origin: str
    index: int
    form_id: str
    """Of the form that takes it."""


@dataclass(frozen=True)
class Member:
    """Somebody of the body. `may_be_invited`: whether a link may be made for them; `oneself`: it is whoever looks."""

    id: str
    name: str
    contact: str
    roles: tuple[MemberRole, ...]
    may_be_invited: bool
    oneself: bool


@dataclass(frozen=True)
class Subscription:
    """Where the body is told."""

    id: str
    channel: str
    address: str
    since: str
    search: str | None = None
    """Of the news of which search; None: of what concerns the body."""


@dataclass(frozen=True)
class ToldNotice:
    """A notice and what became of one delivery; `to` is empty where nobody had subscribed. `at`: when that was, or will be."""

    number: int
    kind: str
    index: int
    channel: str
    to: str
    state: str
    at: str
    why: str


@dataclass(frozen=True, kw_only=True)
class BodyPage(SignedInPage):
    """A body as its administrators see it. `invited`: name and link, shown once; `subscribed`: id, secret and public key,
    likewise; `roles`: those there are in such a body.
    """

    id: str
    kind: str
    people: tuple[Member, ...]
    roles: tuple[str, ...]
    subscriptions: tuple[Subscription, ...]
    notices: tuple[ToldNotice, ...]
    open: bool
    form_id: str
    invite_form_id: str
    invited: tuple[str, str] | None = None
    subscribed: tuple[str, str, str] | None = None
    tested: bool = False
    """Whether a test was just taken by whoever is told."""
    replayed: tuple[int, int] | None = None
    """A notice that is delivered again: its number, and to how many."""
    refused: tuple[str, str, str] | None = None
