"""The plain values that storage takes and hands out; no row object leaves this folder, and a connection only
to pass through what is written in one transaction (`Write`).

Instants are `YYYY-MM-DDTHH:MM:SSZ`, days `YYYY-MM-DD`, both UTC; digests of records, facts, assessments and releases
are 64 lowercase hexadecimal digits; leaf hashes and roots are 32 bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection as Connection

New = TypeVar("New")


@dataclass(frozen=True, slots=True)
class Head:
    """The state of one log: `size` entries, their root, and the complete-subtree roots, largest first, joined."""

    size: int
    root: bytes
    compact_range: bytes


@dataclass(frozen=True, slots=True)
class Log:
    """One log of this registry; a frozen one takes no further entry."""

    id: int
    origin: str
    year: int
    created_at: str
    frozen: bool


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed note over one state of a log; `published_at` is None until it is public."""

    id: int
    log_id: int
    size: int
    root: bytes
    note: str
    created_at: str
    published_at: str | None


@dataclass(frozen=True, slots=True)
class Cosignature:
    """A witness's signature line, with its LF; `key_id` is 8 lowercase hexadecimal digits."""

    name: str
    key_id: str
    line: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in plain form. `salt` is there where the committed form holds a commitment instead of the value.

    `visibility` is the field's (`public`, `oversight`, `internal`); `public` is false where the filer withholds it.
    """

    path: str
    value: Any
    salt: bytes | None
    visibility: str
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """One version to store. `committed` and `facts` are canonical bytes and hold nothing that may need erasing."""

    number: int
    provenance: str
    committed: bytes
    record_sha256: str
    facts: bytes
    facts_sha256: str
    facts_version: int
    filed_at: str
    answers: Sequence[Answer]


@dataclass(frozen=True, slots=True)
class Status:
    """What an assessment says of one requirement."""

    requirement_id: str
    status: str
    severity: str
    force: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: which log, which index."""

    log_id: int
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """One decision to store. `previous` is the decision it follows; None for the first one.

    `anew`: the one it follows is void, and may be on the same version, release and law date. `turns_on`: the first day on which
    another might be made of the same facts under the same release; None where that is not known.
    """

    version: int
    law_date: str
    assessed_at: str
    outcome_binding: str
    outcome_strict: str
    assessment: bytes
    assessment_sha256: str
    statuses: Sequence[Status]
    previous: Place | None = None
    anew: bool = False
    turns_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One policy release. `sequence` counts releases of this registry from 1; `manifest` is canonical bytes."""

    digest: str
    version: str
    sequence: int
    manifest: bytes


@dataclass(frozen=True, slots=True)
class Erasure:
    """Answers whose value and salt are to be deleted; `paths` None means every answer of the version."""

    deployment_id: str
    version: int
    paths: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version as it is kept. `place` is the entry that logged it."""

    deployment_id: str
    number: int
    provenance: str
    record_sha256: str
    facts_sha256: str
    facts_version: int
    filed_at: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision as it is kept, without its assessment. `id` grows in the order of logging."""

    id: int
    deployment_id: str
    version: int
    release_digest: str
    law_date: str
    assessed_at: str
    outcome_binding: str
    outcome_strict: str
    assessment_sha256: str
    place: Place
    previous: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One deployment in a list: public by construction. A facet may hold `unanswered`, `absent` or `withheld`."""

    deployment_id: str
    title: str | None
    operator: str | None
    country: str
    technology: str
    mode: str
    space: str
    sector: str
    status: str
    provenance: str
    outcome_binding: str
    outcome_strict: str
    latest_version: int
    filed_at: str
    law_date: str
    assessed_at: str
    release_digest: str
    place: Place
    not_met: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deployment:
    """One deployment with its history, the latest first."""

    listed: Listed
    created_at: str
    versions: tuple[Version, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What one logged decision makes public. `disclosures` are the public answers that have a salt."""

    decision: Decision
    version: Version
    committed: bytes
    facts: bytes
    assessment: bytes
    disclosures: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class StatedRelease:
    """A release and the entry that puts it in force."""

    release: Release
    place: Place


@dataclass(frozen=True, slots=True)
class Beside(Generic[New]):
    """A `Write` that can be done for many entries at once, by `rows`: in the order of the entries."""

    rows: Callable[[Connection, Sequence[tuple[Place, New]]], None]
    new: New

    def __call__(self, connection: Connection, place: Place) -> None:
        self.rows(connection, [(place, self.new)])


Write = Callable[[Connection, Place], None]
"""What is written, or required, beside an entry in its transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """One entry to log, with what it expects and what is stored beside it in the same transaction.

    `expected_latest_version` is 0 for a deployment that must not exist yet. `release_digest` must be in force.
    A `version` always comes with its `decision`. `write` stores the rows of other kinds of acts: what is written for many
    entries at once comes first, in the order in which it is named, and what is written for each alone behind that.
    """

    kind: str
    body: bytes
    leaf_hash: bytes
    deployment_id: str | None = None
    expected_latest_version: int | None = None
    release_digest: str | None = None
    version: NewVersion | None = None
    decision: NewDecision | None = None
    release: Release | None = None
    erasures: tuple[Erasure, ...] = ()
    write: tuple[Write, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Sequenced:
    """The entry is durable at this place."""

    place: Place


@dataclass(frozen=True, slots=True)
class Existing:
    """The same entry, or the decision on the same version, release and law date, was logged before, here."""

    place: Place


@dataclass(frozen=True, slots=True)
class Stale:
    """Nothing was stored: what the entry rests on has changed. Evaluate again.

    `reason` is `version`, `release`, `predecessor`, or what the caller's own check returned.
    """

    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was stored: the database's own rules refuse this entry, whatever is evaluated again."""

    detail: str


Outcome = Sequenced | Existing | Stale | Refused
