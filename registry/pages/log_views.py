"""Views of the log: its head, its keys, how it is checked, and what the register has still to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from registry.pages.views import LogHead, Page


@dataclass(frozen=True, kw_only=True)
class LogKey:
    """A key of the log or of a witness as a vkey (C2SP signed-note).

    A key of the decisions may sign the entries from `since` on, up to `until`, exclusive; `revoked_from`: from which entry on
    what it signed is void.
    """

    role: Literal["log", "witness", "decisions", "next_log"]
    algorithm: str
    vkey: str
    development: bool
    since: int | None = None
    until: int | None = None
    revoked_from: int | None = None
    stands: bool = True
    """False where the rotation that brought the key is void, and so all that it signed."""


@dataclass(frozen=True)
class Check:
    """A command that checks the log, what it establishes, and who wrote the tool."""

    purpose: str
    command: str
    made_by: str
    """Whose tool it is; empty: this project's."""


@dataclass(frozen=True)
class NotDone:
    """What the register has still to do: entries that are not public, versions to look at today, terms to state as over."""

    entries: int
    versions: int
    terms: int


@dataclass(frozen=True, kw_only=True)
class LogPage(Page):
    """The log: its latest checkpoint, its keys, its yearly trees (the names below `/log/`), how to check it. `not_done`: None
    where nothing is."""

    head: LogHead
    checkpoint: str
    tree: str
    """The name of the tree that grows, such as `2026`."""
    earlier: tuple[str, ...]
    release: str
    keys: tuple[LogKey, ...]
    checks: tuple[Check, ...]
    not_done: NotDone | None = None


@dataclass(frozen=True, kw_only=True)
class CheckPage(Page):
    """Where a browser checks one decision. `reasons` and `problems` are its words, by code; `alone`: no register around
    it."""

    alone: bool
    security_policy: str
    reasons: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str], ...]
