"""The views of enrolled bodies for everybody: what a body filed, what it did, and what it owes. Its people are in none of them.

Knows: the shape of these pages. Days are ISO dates. Does not know the body's own page at the desk (`registry.pages.body_views`).
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.pages.views import DeploymentSummary, Page


@dataclass(frozen=True)
class BodyLine:
    """A body in the list."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, kw_only=True)
class BodyList(Page):
    """Every enrolled body, by name."""

    bodies: tuple[BodyLine, ...]


@dataclass(frozen=True)
class BodyKey:
    """A key that the body signs with."""

    key_id: str
    fingerprint: str


@dataclass(frozen=True)
class BodyAct:
    """Something that the body did about a deployment: `kind` is a key of `registry.pages.words.ACTS`."""

    kind: str
    deployment: str
    on: str
    origin: str
    index: int


@dataclass(frozen=True)
class Owed:
    """A term that runs for the body: `clock` is a key of `registry.pages.words.CLOCKS`. `over`: its day is over."""

    deployment: str
    clock: str
    due: str
    part: str | None
    over: bool


@dataclass(frozen=True, kw_only=True)
class RegisteredBodyPage(Page):
    """A body: how many deployments it `filed`, of which the newest are shown, how many `acts` it did, of which the
    latest are, and what it owes, the earliest first."""

    id: str
    kind: str
    name: str
    keys: tuple[BodyKey, ...]
    filed: int
    deployments: tuple[DeploymentSummary, ...]
    acts: int
    latest_acts: tuple[BodyAct, ...]
    owed: tuple[Owed, ...]
    owes_more: bool = False
    """Whether more terms run for it than are shown."""
