"""The views of filing question by question: the task list of a draft, one section or question of it, and all answers to check.

Knows: the shape of these pages. Does not know how an answer is read, nor which questions are owed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from registry.pages.account_views import SignedInPage
from registry.pages.desk_views import DraftPage

TaskState = Literal["errors", "not_started", "begun", "enough"]
"""`errors`: something in it cannot be read; `not_started`: nothing is answered, and something is asked for; `begun`: something
is answered, and something is asked for; `enough`: no rule that applies asks for more."""


@dataclass(frozen=True)
class Asked:
    """One question with what the draft answers. `name`: as the form sends it, entries counted from 1; `path`: as the record
    declares it, entries as `[]`.

    `value` is the answer as text; `chosen` those of a closed list; `absent`: it is declared that there is none. `entries`: of a
    list, what each holds, the last ones empty. `odd`: an answer that no field of a form can show, as JSON; `stands`: what
    somebody else saved meanwhile, as text, None where nobody did. `why` and `serves`: why it is asked for now, and for which
    requirements; empty where it is not.
    """

    name: str
    path: str
    kind: str
    title: str
    help: str
    values: tuple[str, ...]
    unit: str
    value: str = ""
    chosen: tuple[str, ...] = ()
    absent: bool = False
    may_be_absent: bool = False
    seen: str = "public"
    entries: tuple[tuple[Asked, ...], ...] = ()
    filled: int = 0
    """How many of the entries hold something."""
    too_many: bool = False
    """Whether there are more entries than a form shows; it leaves them as they are."""
    problems: tuple[tuple[str, str], ...] = ()
    odd: str = ""
    stands: str | None = None
    why: str = ""
    serves: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether anything is said."""
        return bool(self.value or self.chosen or self.absent or self.odd or self.filled)


@dataclass(frozen=True)
class Task:
    """One section of the record: how many of its questions are answered, and how many rules that apply ask for."""

    part: str
    title: str
    state: TaskState
    answered: int
    questions: int
    owed: int
    problems: int


@dataclass(frozen=True)
class PartProblem:
    """Something to mend, where it is mended: a section, and the field in it; both empty where no form reaches it."""

    part: str
    name: str
    label: str
    message: str
    hint: str


@dataclass(frozen=True)
class Turned:
    """A requirement of which the answers that were saved changed the status, or whether it binds. `force`: what it is now, empty
    where that is as before."""

    id: str
    title: str
    before: str
    after: str
    force: str = ""


@dataclass(frozen=True, kw_only=True)
class TasksPage(DraftPage):
    """The sections of a draft: `first` hold what decides which rules bind and apply, `needed` what those ask for, `rest` the
    others. `next`: the section and the path of the question to answer next."""

    first: tuple[Task, ...]
    needed: tuple[Task, ...]
    rest: tuple[Task, ...]
    left: int
    next: tuple[str, str] | None
    mend: tuple[PartProblem, ...]
    saved: bool = False
    turned: tuple[Turned, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswersPage(DraftPage):
    """One section, or with `only` one question of it. `mend`: what is wrong with it; `stale`: somebody else saved meanwhile, and
    nothing that was written was kept; `skip`: the questions that were passed over, with this one."""

    part: str
    title_of_part: str
    about: str
    fields: tuple[Asked, ...]
    mend: tuple[PartProblem, ...]
    left: int
    only: str = ""
    skip: str = ""
    skip_to: tuple[str, str] | None = None
    stale: bool = False
    saved: bool = False
    turned: tuple[Turned, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CheckAnswersPage(DraftPage):
    """Every answer of a draft, by section with its title; `silent` of each are the questions without one. `unnamed`: those not
    answered by which a reader finds a deployment.

    `withheld`: on what ground, by the path of the field."""

    parts_of: tuple[tuple[str, str, tuple[Asked, ...], int], ...]
    withheld: dict[str, str]
    mend: tuple[PartProblem, ...]
    left: int
    unnamed: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class UploadRow:
    """A row of a table that was sent: `state` is `would_file`, `filed`, `kept`, `unchanged` or `refused`."""

    row: str
    state: str
    deployment: str
    version: int
    draft: str
    binding: str
    strict: str
    why: str


@dataclass(frozen=True, kw_only=True)
class UploadPage(SignedInPage):
    """Where a table of records is sent, and what became of the one that was. `table`: it, in base64, to be filed as it was looked
    at; `done`: whether that was done; `drafts`: rows are kept as drafts, because two people of this body file."""

    body: str
    most_rows: int
    most_mebibytes: int
    drafts: bool
    rows: tuple[UploadRow, ...] = ()
    table: str = ""
    done: bool = False
    refused: tuple[str, str, str] | None = None
