"""The views of the desk: drafts, the forms of acts, what is to be signed, and what was done. Never public, never cached.

Knows: the shape of these pages. `signed_in_as` is empty where anyone may act without being anybody. Does not know where any
of it was read.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.domain.act_form import FormField
from registry.pages.account_views import SignedInPage
from registry.pages.deployment_views import Finding
from registry.pages.log_views import NotDone
from registry.pages.queue_views import Queue


@dataclass(frozen=True)
class Capacity:
    """A role in a body, with what may be done in it: the acts that have a form."""

    body: str
    role: str
    acts: tuple[str, ...]
    drafts: bool
    """Whether drafts of records are written, or read, in it."""
    not_now: tuple[tuple[str, str], ...] = ()
    """The acts that cannot be done to the deployment that this is about, each with why."""


@dataclass(frozen=True)
class ListedDraft:
    """A draft in a list. `names`: the short name that it gives the deployment, where it does."""

    id: str
    names: str
    body: str
    revision: int
    changed_at: str
    ready: bool


@dataclass(frozen=True)
class StuckDrafts:
    """How many drafts of a body wait for an approver whom it does not have. `approval`: as `DraftPage.approval`."""

    body: str
    count: int
    approval: str


@dataclass(frozen=True)
class ListedPrepared:
    """An act that waits for a second person. `part`: what it waits for from whoever looks: `confirm`, `mend`, `sign`;
    `own` where they prepared it; or nothing."""

    id: str
    act: str
    body: str
    about: str
    first: str
    state: str
    changed_at: str
    part: str


@dataclass(frozen=True)
class ListedWaiting:
    """A text that is kept back until somebody has read it. `of`: the kind of act; `late`: its day is over."""

    log: int
    index: int
    of: str
    about: str
    since: str
    due: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class DeskPage(SignedInPage):
    """What somebody can do here. `open`: whether this server takes acts; `form_id`: that of the form for a new draft. `stuck`: of
    each body whose people or roles they look after, how many drafts were handed over to nobody."""

    capacities: tuple[Capacity, ...]
    drafts: tuple[ListedDraft, ...]
    open: bool
    form_id: str
    queues: tuple[Queue, ...] = ()
    """The beginning of each list of what waits for their bodies."""
    stuck: tuple[StuckDrafts, ...] = ()
    prepared: tuple[ListedPrepared, ...] = ()
    waiting: tuple[ListedWaiting, ...] = ()
    """One page of what waits to be read, the oldest first: `page` of `pages`, of `waiting_total` texts."""
    waiting_total: int = 0
    page: int = 1
    pages: int = 1
    declined: tuple[ListedWaiting, ...] = ()
    """What was declined, and may still be released."""
    untold: tuple[tuple[str, int], ...] = ()
    """Of each body that they administer: how many notices were given up."""
    not_done: NotDone | None = None
    about: str = ""
    """The deployment whose page led here."""
    audits: bool = False
    """Whether whoever looks reads the audit trail."""
    about_state: str = ""
    """Where its registration stands."""
    files_next: str = ""
    """The body that filed its latest version, where whoever looks files for it."""


@dataclass(frozen=True, kw_only=True)
class PreparedPage(SignedInPage):
    """An act that waits for a second person, whole: `said` are its closed fields, `first` and `second` people's names; `part` as
    in a list."""

    id: str
    revision: int
    act: str
    body: str
    role: str
    second_role: str
    first: str
    second: str
    state: str
    remark: str
    changed_at: str
    expires_on: str
    said: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    signed_outside: bool
    part: str
    open: bool
    refused: tuple[str, str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class ModerationPage(SignedInPage):
    """What is kept back of an objection, an incident or a sighting. `release` and `decline`: the acts; `version` None: of a
    sighting."""

    of: str
    index: int
    origin: str
    since: str
    due: str
    declined: bool
    deployment: str
    version: int | None
    said: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    release: str
    decline: str
    capacities: tuple[tuple[str, str], ...]
    form_ids: tuple[str, str]
    """Of the form that releases, and of the one that declines."""


@dataclass(frozen=True)
class Offer:
    """Something that an act can be about. `fills`: the fields of the form that choosing it fills in, as a query."""

    fills: str
    label: str
    detail: str


@dataclass(frozen=True)
class FieldFault:
    """A field of a form that has to be mended. `why`: a key of `desk_words.FAULTS`."""

    name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What an office decides on: the latest version of a deployment, what the policies found, and what others said.

    `place`: log and index of the latest decision; `void`: the key that signed it was revoked; `not_met`, `undetermined`: id and
    title of each requirement; `objections`: how many wait for a reply, and how many were lodged; `opinions`: (advice, the group).
    """

    version: int
    place: tuple[int, int]
    void: bool
    binding: str
    strict: str
    law_date: str
    not_met: tuple[tuple[str, str], ...]
    undetermined: tuple[tuple[str, str], ...]
    objections: tuple[int, int]
    opinions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ActFormPage(SignedInPage):
    """The form of one act. `filled`: what was filled in, by the name of the field; `refused`: why it was refused, and what
    to do.

    `capacities`: (body, role) in which the act may be done; empty where it is done by the public. `chooses`: whether what it is
    about is chosen; `offered`: among what, None where no known deployment was named yet.
    """

    act: str
    form_id: str
    """Random: under it the form counts once."""
    fields: tuple[FormField, ...]
    capacities: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    condition_rows: int
    signed_outside: bool
    filled: dict[str, str]
    chooses: bool = False
    offered: tuple[Offer, ...] | None = None
    open: bool = True
    evidence: Evidence | None = None
    """Of the form of a determination on a deployment that is named, or of an order."""
    findings: tuple[tuple[str, str, bool], ...] = ()
    """(id, title, whether it is not met) of each requirement on which a determination may give reasons of their own."""
    keyless: tuple[str, ...] = ()
    """Of an act that is signed with its office's key, the bodies that have none."""
    title: str = ""
    """That of the deployment which is named, where there is one."""
    why_not: str = ""
    """Why it cannot be done now to the deployment that is named, where it cannot."""
    instead: tuple[str, int, str] | None = None
    """The prepared act, its revision, and the remark with which it was returned."""
    refused: tuple[str, str, str] | None = None
    """Code, message, hint."""
    faults: tuple[FieldFault, ...] = ()
    """The fields that stand in its way, where it was refused."""

    def fault(self, name: str) -> str:
        """Why the field `name` has to be mended; empty where it does not."""
        return next((one.why for one in self.faults if one.name == name), "")


@dataclass(frozen=True, kw_only=True)
class SignPage(SignedInPage):
    """A statement that the office has to sign: its bytes and those of its openings in base64, and both as they read. `said`: its
    closed fields."""

    act: str
    about: str
    statement: str
    openings: str
    says: str
    said: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    key_name: str


@dataclass(frozen=True, kw_only=True)
class DonePage(SignedInPage):
    """What was logged. `public`: whether it is published already; `withheld`: whether a text waits for moderation; `opened`: the
    withheld value that was opened, as JSON, with its salt.
    """

    act: str
    about: str
    index: int
    origin: str
    state: str
    again: bool
    public: bool
    withheld: bool
    opened: str | None = None
    salt: str = ""
    next: tuple[str, ...] = ()
    """What happens now, and by when."""
    deployment: str = ""
    version: int | None = None


@dataclass(frozen=True)
class DraftProblem:
    """What stands in the way of reading a draft."""

    path: str
    message: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class DraftPage(SignedInPage):
    """A draft: what it says, and what would come of it. `binding` and `strict` are empty where it cannot be read.

    `writes`: whether whoever looks may change it; `approves`: whether they submit what was handed over; `record`: as text;
    `findings`: of every requirement.
    """

    id: str
    body: str
    revision: int
    changed_at: str
    ready: bool
    record: str
    problems: tuple[DraftProblem, ...]
    binding: str
    strict: str
    findings: tuple[Finding, ...]
    questions: tuple[tuple[str, str], ...]
    writes: bool
    approves: bool
    open: bool
    approval: str = "approver"
    """Who submits what is handed over: `approver`; `filer`, where the body has none; `nobody`, where all were forgotten."""
    refused: tuple[str, str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class FiledPage(SignedInPage):
    """What became of a submitted draft. `index`: the entry of the decision; None where nothing changed, so nothing was
    filed."""

    deployment: str
    version: int
    index: int | None
    binding: str
    strict: str
    public: bool
