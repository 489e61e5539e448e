"""The views of what waits for a body at its desk: what is due, what is before it, what came back to it.

Knows: the shape of these lists. Of a list `total` is how many rows there are, `more` that there are more than were counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.pages.account_views import SignedInPage


@dataclass(frozen=True)
class QueuedTerm:
    """A term that runs. `when`: its day as it stands to today; `owed_by`: the public name of the body that owes it,
    empty where that is the one that looks; `set_here`: that one set it; `act`: what answers it from here, with `who`,
    the body and role in which that is done; both empty where nothing here does."""

    deployment: str
    title: str | None
    clock: str
    part: str | None
    due: str
    when: str
    over: bool
    owed_by: str
    set_here: bool
    act: str = ""
    who: str = ""


@dataclass(frozen=True)
class QueuedDeployment:
    """A registration. `since`: the day on which it came to stand so, `waits`: how long ago that is, in words; `filer`: the public
    name of the body that filed it, empty where that is the one that looks; `why`: the public reasons of what moved it last, by
    `by`; `next`: whether the next step is the body's."""

    deployment: str
    title: str | None
    state: str
    since: str
    waits: str
    filer: str = ""
    why: str = ""
    by: str = ""
    next: bool = False


@dataclass(frozen=True)
class QueuedReport:
    """What an organisation lodged. `of`: the kind of act; `version` None: of a sighting; `became`: what came of it, in words;
    `due`: until when a reply is due, with `when`; empty where none is."""

    of: str
    about: str
    version: int | None
    on: str
    index: int
    became: str
    due: str = ""
    when: str = ""
    over: bool = False


@dataclass(frozen=True, kw_only=True)
class Queue:
    """One list of a body. `of`: which one, as in its address. Of its three kinds of rows it has one."""

    body: str
    of: str
    total: int
    more: bool
    number: int = 1
    pages: int = 1
    terms: tuple[QueuedTerm, ...] = ()
    deployments: tuple[QueuedDeployment, ...] = ()
    reports: tuple[QueuedReport, ...] = ()

    @property
    def late(self) -> int:
        """How many of the rows that are shown are over."""
        return sum(one.over for one in self.terms)


@dataclass(frozen=True, kw_only=True)
class QueuePage(SignedInPage):
    """One list, a page at a time."""

    queue: Queue
