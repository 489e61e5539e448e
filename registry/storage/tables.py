"""The tables. They only store: SQLModel does not validate table classes, so nothing above this folder sees them.

Knows: columns, keys, and the conditions a row must satisfy whoever writes it. Does not know which tables refuse
changes: those triggers stand in the migrations, and tests/storage/test_append_only.py holds them.

`listing`, `listing_not_met`, `counter` and the search index are derived: `listing.rebuild` makes them again from the rest. So are
those of `storage.due_tables`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from registry.domain.decision import MAX_ENTRY_BYTES

# Named, so that a later migration can say which constraint it changes on either database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite makes only a column of exactly the type INTEGER the row's own number.
_Big = BigInteger().with_variant(Integer(), "sqlite")


class _Row(SQLModel):
    metadata: ClassVar[MetaData] = metadata


def _big(**options: Any) -> Any:
    return Field(sa_type=_Big, **options)


def _to_entry() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["log_id", "idx"], ["entry.log_id", "entry.idx"])


def _to_version() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["deployment_id", "n"], ["version.deployment_id", "version.n"])


def _instant(column: str) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = 20 AND substr({column}, 20) = 'Z'", name=column)


def _bytes32(column: str) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = 32", name=column)


def _hex64(column: str) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = 64", name=column)


class Log(_Row, table=True):
    """One transparency log; a registry opens one a year."""

    __tablename__ = "log"
    __table_args__ = (_instant("created_at"),)
    id: int = Field(primary_key=True)
    origin: str = Field(unique=True)
    year: int
    created_at: str
    frozen: bool = False


class Head(_Row, table=True):
    """The one row per log that says how far it reaches; moved only by compare-and-set."""

    __tablename__ = "head"
    __table_args__ = (_bytes32("root"),)
    log_id: int = Field(primary_key=True, foreign_key="log.id")
    size: int = _big()
    root: bytes
    range: bytes


KEY_EVENTS = text("kind = 'key-event'")


class Entry(_Row, table=True):
    """One log entry: the exact bytes of a signed envelope."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("log_id", "leaf_hash"),
        _bytes32("leaf_hash"),
        CheckConstraint(f"length(body) <= {MAX_ENTRY_BYTES}", name="body"),
        Index("ix_entry_key_event", "log_id", "idx", sqlite_where=KEY_EVENTS, postgresql_where=KEY_EVENTS),
    )
    log_id: int = Field(primary_key=True, foreign_key="log.id")
    idx: int = _big(primary_key=True)
    kind: str
    leaf_hash: bytes
    body: bytes


class Checkpoint(_Row, table=True):
    """Every note this registry ever signed over a head: one for a size, and one history."""

    __tablename__ = "checkpoint"
    __table_args__ = (
        UniqueConstraint("log_id", "size"),
        _bytes32("root"),
        _instant("created_at"),
        _instant("published_at"),
    )
    id: int = _big(primary_key=True)
    log_id: int = Field(foreign_key="log.id")
    size: int = _big()
    root: bytes
    note: str
    created_at: str
    published_at: str | None = None


class Cosignature(_Row, table=True):
    """One verified line of a witness under a checkpoint; of several by one key, the first."""

    __tablename__ = "cosignature"
    __table_args__ = (
        UniqueConstraint("checkpoint_id", "name", "key_id"),
        _instant("kept_at"),
        CheckConstraint("length(key_id) = 8", name="key_id"),
    )
    id: int = _big(primary_key=True)
    checkpoint_id: int = Field(sa_type=_Big, foreign_key="checkpoint.id")
    name: str
    key_id: str
    line: str
    kept_at: str


class Release(_Row, table=True):
    """One policy release, named by the digest of its unsigned bundle."""

    __tablename__ = "release"
    __table_args__ = (_hex64("digest"),)
    digest: str = Field(primary_key=True)
    version: str
    sequence: int = Field(unique=True)
    manifest: bytes


class ReleaseStatement(_Row, table=True):
    """Which release each release entry of a log puts in force; entry 0 of a new log states the current one again."""

    __tablename__ = "release_statement"
    __table_args__ = (_to_entry(),)
    log_id: int = Field(primary_key=True)
    idx: int = _big(primary_key=True)
    release_digest: str = Field(foreign_key="release.digest")


class Deployment(_Row, table=True):
    """What versions belong to. Its title is an answer, so it is not kept here."""

    __tablename__ = "deployment"
    __table_args__ = (_instant("created_at"),)
    id: str = Field(primary_key=True)
    created_at: str


class Version(_Row, table=True):
    """One submission. `id` counts all versions of the registry, in the order they were logged."""

    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("deployment_id", "n"),
        _to_entry(),
        _hex64("record_sha256"),
        _hex64("facts_sha256"),
        _instant("filed_at"),
        CheckConstraint("n >= 1", name="n"),
        CheckConstraint("provenance IN ('filed', 'imported', 'reconstructed')", name="provenance"),
        Index(None, "log_id", "idx"),
    )
    id: int = _big(primary_key=True)
    deployment_id: str = Field(foreign_key="deployment.id")
    n: int
    provenance: str
    record_sha256: str
    committed: bytes
    facts: bytes
    facts_sha256: str
    facts_version: int
    filed_at: str
    log_id: int
    idx: int = _big()


class Answer(_Row, table=True):
    """The answers in plain form: the only rows that may be deleted, and never changed.

    What the committed form holds a commitment to stands here with its salt as `sealed`, under the key that `key` names.
    """

    __tablename__ = "answer"
    __table_args__ = (
        _to_version(),
        CheckConstraint("visibility IN ('public', 'oversight', 'internal')", name="visibility"),
        CheckConstraint("NOT public OR visibility = 'public'", name="public"),
        CheckConstraint("(value IS NULL) = (sealed IS NOT NULL)", name="value"),
        CheckConstraint("(sealed IS NULL) = (key IS NULL)", name="sealed"),
        CheckConstraint("key IS NULL OR length(key) = 12", name="key"),
    )
    deployment_id: str = Field(primary_key=True)
    n: int = Field(primary_key=True)
    path: str = Field(primary_key=True)
    value: str | None = None
    sealed: bytes | None = None
    key: bytes | None = None
    visibility: str
    public: bool


class Erasure(_Row, table=True):
    """One erased answer: which notice declares it erased, and the key that must not come back."""

    __tablename__ = "erasure"
    __table_args__ = (
        _to_version(),
        _to_entry(),
        _instant("erased_at"),
        CheckConstraint("key IS NULL OR length(key) = 12", name="key"),
        Index(None, "log_id", "idx"),
    )
    deployment_id: str = Field(primary_key=True)
    n: int = Field(primary_key=True)
    path: str = Field(primary_key=True)
    ground: str
    erased_at: str
    key: bytes | None = None
    log_id: int
    idx: int = _big()


class Decision(_Row, table=True):
    """One decision. `id` counts all decisions of the registry, in the order they were logged."""

    __tablename__ = "decision"
    __table_args__ = (
        # Of what is void another one is made: it names what it takes the place of.
        UniqueConstraint(
            "deployment_id",
            "n",
            "release_digest",
            "law_date",
            "previous_log_id",
            "previous_idx",
            name="uq_decision_once",
        ),
        UniqueConstraint("log_id", "idx"),
        _to_version(),
        _to_entry(),
        _hex64("assessment_sha256"),
        _instant("assessed_at"),
        CheckConstraint("length(law_date) = 10", name="law_date"),
        CheckConstraint("(previous_log_id IS NULL) = (previous_idx IS NULL)", name="previous"),
    )
    id: int = _big(primary_key=True)
    deployment_id: str
    n: int
    release_digest: str = Field(foreign_key="release.digest")
    law_date: str
    assessed_at: str
    outcome_binding: str
    outcome_strict: str
    assessment: bytes
    assessment_sha256: str
    log_id: int
    idx: int = _big()
    previous_log_id: int | None = None
    previous_idx: int | None = Field(default=None, sa_type=_Big)


class RequirementStatus(_Row, table=True):
    """What each decision says of each requirement."""

    __tablename__ = "requirement_status"
    __table_args__ = (Index(None, "requirement_id", "status", "decision_id"), {"sqlite_with_rowid": False})
    decision_id: int = _big(primary_key=True, foreign_key="decision.id")
    requirement_id: str = Field(primary_key=True)
    status: str
    severity: str
    force: str


_WITH_KEY = text("key IS NOT NULL")


class Submission(_Row, table=True):
    """One submission that was accepted before it had a place in the log, and what became of it.

    While it waits, the record stands here sealed under the key that `key` names; settled, it is gone, and so is its key.
    """

    __tablename__ = "submission"
    __table_args__ = (
        _to_entry(),
        _instant("accepted_at"),
        CheckConstraint("provenance IN ('filed', 'imported', 'reconstructed')", name="provenance"),
        CheckConstraint("(log_id IS NULL) = (idx IS NULL)", name="place"),
        CheckConstraint("idx IS NULL OR refused IS NULL", name="refused"),
        CheckConstraint("(sealed IS NULL) = (idx IS NOT NULL OR refused IS NOT NULL)", name="sealed"),
        CheckConstraint("sealed IS NULL OR key IS NOT NULL", name="waiting"),
        CheckConstraint("key IS NULL OR length(key) = 12", name="key"),
        Index("ix_submission_with_key", "number", sqlite_where=_WITH_KEY, postgresql_where=_WITH_KEY),
    )
    number: int = _big(primary_key=True)
    id: str = Field(unique=True)
    provenance: str
    accepted_at: str
    sealed: bytes | None = None
    key: bytes | None = None
    log_id: int | None = None
    idx: int | None = Field(default=None, sa_type=_Big)
    refused: str | None = None


def _to_act() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["log_id", "idx"], ["act.log_id", "act.idx"])


class Act(_Row, table=True):
    """Which entry is which act, so that what is known of a deployment or a body is found without reading the whole log.

    `sha256` is of the statement. `kind` is `file` for a decision that says who filed. Everything here stands in the entry.
    """

    __tablename__ = "act"
    __table_args__ = (
        _to_entry(),
        _to_version(),
        _hex64("sha256"),
        _instant("stated_at"),
        CheckConstraint("(deployment_id IS NULL) = (n IS NULL)", name="version"),
        Index("ix_act_kind", "kind"),
    )
    log_id: int = Field(primary_key=True)
    idx: int = _big(primary_key=True)
    kind: str
    sha256: str = Field(unique=True)
    deployment_id: str | None = Field(default=None, index=True)
    n: int | None = None
    office: str | None = Field(default=None, index=True)
    role: str
    body: str | None = Field(default=None, index=True)
    stated_at: str


class ActText(_Row, table=True):
    """A text or a person of an act with its salt, `sealed` under the key that `key` names: may be deleted, and never changed.

    `withheld`: why it is not public.
    """

    __tablename__ = "act_text"
    __table_args__ = (
        _to_act(),
        CheckConstraint("length(key) = 12", name="key"),
        CheckConstraint("withheld IN ('moderation', 'oversight', 'internal')", name="withheld"),
    )
    log_id: int = Field(primary_key=True)
    idx: int = _big(primary_key=True)
    path: str = Field(primary_key=True)
    sealed: bytes
    key: bytes
    withheld: str | None = None


class Moderation(_Row, table=True):
    """Which act released or declined what the act at `of_` kept back. It stands in the entry."""

    __tablename__ = "moderation"
    __table_args__ = (
        _to_act(),
        ForeignKeyConstraint(["of_log_id", "of_idx"], ["act.log_id", "act.idx"]),
        Index(None, "of_log_id", "of_idx"),
    )
    log_id: int = Field(primary_key=True)
    idx: int = _big(primary_key=True)
    of_log_id: int
    of_idx: int = _big()


class ActErasure(_Row, table=True):
    """One erased text of an act: which notice declares it erased, and the key that must not come back."""

    __tablename__ = "act_erasure"
    __table_args__ = (
        _to_act(),
        ForeignKeyConstraint(["notice_log_id", "notice_idx"], ["entry.log_id", "entry.idx"]),
        _instant("erased_at"),
        CheckConstraint("key IS NULL OR length(key) = 12", name="key"),
        Index(None, "notice_log_id", "notice_idx"),
    )
    log_id: int = Field(primary_key=True)
    idx: int = _big(primary_key=True)
    path: str = Field(primary_key=True)
    ground: str
    erased_at: str
    key: bytes | None = None
    notice_log_id: int
    notice_idx: int = _big()


class Person(_Row, table=True):
    """Somebody who has a role in a body: name and contact `sealed`; erased, both are gone and the id means nobody."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("sealed IS NULL OR key IS NOT NULL", name="sealed"),
        CheckConstraint("key IS NULL OR length(key) = 12", name="key"),
    )
    id: str = Field(primary_key=True)
    sealed: bytes | None = None
    key: bytes | None = None


class Listing(_Row, table=True):
    """Derived: one row per deployment for lists, filters and facets.

    `position` is the id of the latest version, so that newest first is key order, here and in the search index.
    """

    __tablename__ = "listing"
    position: int = _big(primary_key=True)
    deployment_id: str = Field(unique=True, foreign_key="deployment.id")
    title: str | None = None
    operator: str | None = None
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
    decision_id: int = Field(sa_type=_Big, foreign_key="decision.id", index=True)


class ListingNotMet(_Row, table=True):
    """Derived: the requirements that the latest decision on each deployment finds not met."""

    __tablename__ = "listing_not_met"
    __table_args__ = (Index(None, "position"), {"sqlite_with_rowid": False})
    requirement_id: str = Field(primary_key=True)
    position: int = Field(sa_type=_Big, primary_key=True, foreign_key="listing.position", ondelete="CASCADE")


class Counter(_Row, table=True):
    """Derived: how many deployments have each value of each facet, and each requirement in each status."""

    __tablename__ = "counter"
    facet: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    count: int


FACETS = (
    "country",
    "operator",
    "technology",
    "mode",
    "space",
    "sector",
    "status",
    "provenance",
    "outcome_binding",
    "outcome_strict",
)
"""The columns of `listing` that lists are filtered and counted by; `listing_not_met` is one more."""


def _table(model: type[SQLModel]) -> Table:
    table = metadata.tables[str(model.__tablename__)]
    for column in table.columns:
        # SQLModel maps bytes to a text-like type on some databases; the log's bytes are bytes.
        assert model.model_fields[column.name].annotation is not bytes or isinstance(column.type, LargeBinary)
    return table


log = _table(Log)
head = _table(Head)
entry = _table(Entry)
checkpoint = _table(Checkpoint)
cosignature = _table(Cosignature)
release = _table(Release)
release_statement = _table(ReleaseStatement)
deployment = _table(Deployment)
version = _table(Version)
answer = _table(Answer)
erasure = _table(Erasure)
decision = _table(Decision)
requirement_status = _table(RequirementStatus)
submission = _table(Submission)
act = _table(Act)
act_text = _table(ActText)
moderation = _table(Moderation)
act_erasure = _table(ActErasure)
person = _table(Person)
listing = _table(Listing)
listing_not_met = _table(ListingNotMet)
counter = _table(Counter)

for _facet in FACETS:
    # With position behind it, one index both finds the rows of a value and gives them newest first.
    Index(None, listing.c[_facet], listing.c.position)

# The most frequent values of a facet are told, and there may be as many operators as deployments.
Index("ix_counter_most", counter.c.facet, counter.c.count.desc(), counter.c.value)
