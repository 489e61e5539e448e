"""Where a deployment stands, as the entries of a log leave it: its state, its versions, and what was asked of whom and is
open.

Knows: what `registry.domain.act_history` writes down of each deployment. Does not know which entries may follow, nor which
day it is: what is due when says `registry.domain.clocks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from registry.domain.lifecycle import State

Where = tuple[str, int]
"""Origin and index of an entry."""


@dataclass(frozen=True)
class RecordTerm:
    """A day that the record of a version itself sets. `clock` is a `registry.domain.clocks.Clock`; `due` its last day.

    `moment`: the instant at which it is over, where hours are counted. `requirement`: the one that has to bind the
    deployment; without it the term runs for every deployment. `part`: the field, where a record sets several.
    """

    clock: str
    due: str
    part: str | None = None
    moment: str | None = None
    requirement: str | None = None


@dataclass
class Authorisation:
    """An authorisation that stands, or stands suspended. `conditions`: number -> last day; `met`: the numbers found met."""

    entry: Where
    office: str | None
    version: int
    until: str | None
    conditions: dict[int, str | None]
    met: set[int] = field(default_factory=set)


@dataclass
class Asked:
    """An objection that asks for a reply, or an order; `due`: by when, None: by no day. `answered`: there was a reply, or
    it was complied with."""

    office: str | None
    version: int
    due: str | None
    answered: bool = False
    declined: bool = False
    """Its text was declined when it was moderated: nobody replies to what nobody may read."""


@dataclass
class KeptBack:
    """Texts of an act that are not public until they were moderated. `of`: the kind of act; `texts`: path -> commitment;
    `since`: the day of the act; `version`: None for a sighting. `answered`: the entry that released or declined them last."""

    of: str
    version: int | None
    since: str
    texts: dict[str, str]
    state: Literal["waiting", "released", "declined"] = "waiting"
    answered: Where | None = None


@dataclass
class Life:
    """Where a deployment stands. `filer`: the body that filed it last; `filed`: the entry of the latest version;
    `moved`: the entry that moved it last, and when."""

    state: State
    records: dict[int, str]
    """The digest of every version that is known."""
    filer: str | None
    filed: Where
    moved: Where
    moved_at: str
    objections: dict[Where, Asked] = field(default_factory=dict)
    orders: dict[Where, Asked] = field(default_factory=dict)
    kept_back: dict[Where, KeptBack] = field(default_factory=dict)
    authorisation: Authorisation | None = None
    terms: tuple[RecordTerm, ...] = ()
    """Those of the latest version."""
    bound_by: frozenset[str] = frozenset()
    """Of the requirements on which a clock turns, those that bind the deployment by its latest decision."""
    overdue: dict[tuple[str, Where, str | None, str], Where] = field(default_factory=dict)
    """Clock, entry, part and day of what was logged as overdue, and where."""

    @property
    def version(self) -> int:
        """The latest version."""
        return max(self.records)
