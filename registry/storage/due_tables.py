"""Derived: what is due when and where each registration stands, so that a clock and a desk read by day and by body what they have
to look at and nothing else.

The tables follow from the log's entries and are made again from them (`operations.due_rows`).
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKeyConstraint, Index, Integer, String, Table

from registry.storage.tables import metadata

_BIG = BigInteger().with_variant(Integer(), "sqlite")

running_term = Table(
    "running_term",
    metadata,
    Column("deployment_id", String, primary_key=True),
    Column("clock", String, primary_key=True),
    Column("log_id", Integer, primary_key=True, autoincrement=False),
    Column("idx", _BIG, primary_key=True, autoincrement=False),
    Column("part", String, primary_key=True),
    Column("due", String, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("whose", String),
    Column("moment", String),
    Column("requirement", String),
    Column("stated", Boolean, nullable=False),
    ForeignKeyConstraint(["deployment_id"], ["deployment.id"]),
    Index(None, "stated", "due"),
    Index(None, "due"),
    Index(None, "whose", "due"),
)
"""One term that is not met, set by the entry at `log_id` and `idx`. `part` is empty where there is none; `requirement`: it runs
only while that one binds. `stated`: that it is over stands in the log."""

assessed = Table(
    "assessed",
    metadata,
    Column("deployment_id", String, primary_key=True),
    Column("decision_id", _BIG, nullable=False),
    Column("release_digest", String, nullable=False),
    Column("turns_on", String),
    ForeignKeyConstraint(["deployment_id"], ["deployment.id"]),
    ForeignKeyConstraint(["decision_id"], ["decision.id"]),
    ForeignKeyConstraint(["release_digest"], ["release.digest"]),
    Index(None, "release_digest", "turns_on"),
    Index(None, "decision_id"),
)
"""One live deployment: its latest decision, and under which release that was last found to say what would be decided. `turns_on`:
the first day on which another might be; None where nobody has looked."""

registration = Table(
    "registration",
    metadata,
    Column("deployment_id", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("filer", String, nullable=False),
    Column("since", String, nullable=False),
    Column("log_id", Integer, nullable=False),
    Column("idx", _BIG, nullable=False),
    ForeignKeyConstraint(["deployment_id"], ["deployment.id"]),
    Index(None, "state", "since"),
    Index(None, "filer", "since"),
)
"""One deployment that an enrolled body filed: its state since the instant `since`, when the entry at `log_id` and `idx` moved it
last, and the body that filed it last."""
