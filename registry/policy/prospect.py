"""What could become of a requirement that is not met or undetermined, as it is told.

Knows: the words and forms of it, in JSON too. Does not know how it is found (`prospects`).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from registry.domain.vocabulary import Status
from registry.policy.powers import Power

Json = Any

Verdict = Literal[
    "answer",
    "contradicted",
    "answers",
    "withheld",
    "change",
    "change_and_answer",
    "fixed",
    "exception",
    "not_told",
    "open",
    "none_helps",
    "publish",
    "none",
]
"""What could settle it, the first of these that holds.

Undetermined: `answer`, one that is missing; `contradicted`, one that is given, taken back, and no further one; `answers`,
several that are missing, of which none suffices alone; `withheld`, what is withheld. Else: `change`, a remedy that it
lists; `change_and_answer`, a remedy after which answers are still missing;
`fixed`, nothing, for its remedies need another answer about what has happened or what the body is; `exception`, an
answer that is missing, with which it is met or does not apply, where that is the case; `not_told`, the release lists no
remedies; `open`, undetermined and nothing that the record asks; `none_helps`, not met with any one remedy that it lists
alone; `publish`, it lists none, for it asks that something which is withheld be published, or withheld otherwise; `none`, it
lists none, so that nothing is left but to stop.
"""


@dataclass(frozen=True)
class Settling:
    """An unanswered field of which some answers, in words, alone give the requirement a status."""

    path: str
    title: str
    statuses: dict[Status, tuple[str, ...]]


@dataclass(frozen=True)
class Step:
    """An answer, in words, that would stand otherwise, and who can bring it about."""

    path: str
    title: str
    words: str
    power: Power


@dataclass(frozen=True)
class Prospect:
    """Of one requirement: what could settle it, and the paths of the answers on which it turns.

    `way` is what a remedy changes that was tried: of those that it lists the one that leads to the best status
    (`way_leads_to`: `met`, `not_applicable`, or, of one not met, `undetermined`), then leaves the use what it is, then is
    the shortest. It is empty where none leads to any. `decide` are the given answers for which it is not met; with
    `together` only all of them are enough, else each is. `beside` are other given answers without which that would not
    be known. Both are empty where it is undetermined. `fixed` and `contradicted` are the answers of the verdicts of these
    names, and `missing` those of `answers` that are worth giving: no other answer says them, and they are about something
    that there is.
    """

    verdict: Verdict
    settled_by: tuple[Settling, ...] = ()
    way: tuple[Step, ...] = ()
    way_leads_to: Status | None = None
    decide: tuple[str, ...] = ()
    together: bool = False
    beside: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """It as JSON carries it."""
        return asdict(self)
