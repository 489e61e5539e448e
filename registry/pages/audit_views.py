"""The views of the audit trail at the desk, and of a decision that was made again. Never public, never cached.

Knows: the shape of these pages. Does not know where any of it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registry.pages.account_views import SignedInPage


@dataclass(frozen=True)
class AuditedPerson:
    """Somebody who did something, in the part `part`. `id` empty: it was erased who it was; `name` empty: only their name was."""

    part: str
    id: str
    name: str


@dataclass(frozen=True)
class AuditedText:
    """A text. `why`: a key of `desk_words.KEPT`, of a text that is not shown or that some do not read, else empty."""

    path: str
    text: str | None
    why: str


@dataclass(frozen=True, kw_only=True)
class AuditedLine:
    """One entry. `deployment` and `version`: what it is about, where it is on one; else `about`. `decision`: its log and
    index, where it is one that can be made again."""

    at: str
    origin: str
    index: int
    act: str
    about: str
    deployment: str
    version: str
    office: str
    role: str
    people: tuple[AuditedPerson, ...]
    state: str
    office_key: str
    said: tuple[tuple[str, str], ...]
    texts: tuple[AuditedText, ...]
    decision: tuple[int, int] | None


@dataclass(frozen=True, kw_only=True)
class AuditPage(SignedInPage):
    """A search of the audit trail. `asked`: the fields of the form as they were filled in; `kinds`: the acts that can be
    chosen; `whole`: whether everything was looked through."""

    asked: Mapping[str, str]
    kinds: tuple[str, ...]
    lines: tuple[AuditedLine, ...]
    number: int
    further: bool
    whole: bool
    refused: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class ReplayedPart:
    """Something that was compared: what was signed, and what came of it now."""

    what: str
    signed: str
    again: str


@dataclass(frozen=True, kw_only=True)
class ReplayPage(SignedInPage):
    """A decision made again from its record. `same`: everything that was compared is."""

    deployment: str
    version: int
    origin: str
    index: int
    assessed_at: str
    law_date: str
    release: str
    engines: tuple[str, ...]
    void: bool
    same: bool
    parts: tuple[ReplayedPart, ...]
    command: str
