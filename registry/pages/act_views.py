"""Views of acts as the public sees them: what was done about a version, what was kept back of it, and what runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KeptBack:
    """Of a text that was kept back: `state` is `waiting`, `released` or `declined`; `entry` released or declined it; `due` is
    the day by which somebody has to have read it, `late` where that is over."""

    state: str
    due: str
    entry: int | None = None
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What an advisory group advises, and who it is: its members by gender and by region, as they say themselves."""

    advice: str
    women: int
    men: int
    other_or_undisclosed: int
    regions: dict[str, int]

    @property
    def members(self) -> int:
        """How many there are."""
        return self.women + self.men + self.other_or_undisclosed


@dataclass(frozen=True, kw_only=True)
class RecordedAct:
    """What a person or a body did about a version: a determination, an opinion, an objection, a reply.

    `kind` is a key of `registry.pages.words.ACTS`; `due` is the day by which what it asks for is due, until which it holds, or on
    which the deployment ended; `version` the one that it is about.
    """

    kind: str
    by: str
    on: str
    text: str = ""
    due: str | None = None
    index: int | None = None
    version: int | None = None
    kept_back: KeptBack | None = None
    advice: Advice | None = None


@dataclass(frozen=True, kw_only=True)
class Due:
    """A term that runs and is not met. `clock` is a key of `registry.pages.words.CLOCKS`; `by` the body that owes it.

    `moment`: the instant, where hours are counted; `part`: which condition or field; `entry` set it; `overdue`: the entry that
    states that it is over.
    """

    clock: str
    due: str
    by: str
    entry: int
    moment: str | None = None
    part: str | None = None
    overdue: int | None = None
