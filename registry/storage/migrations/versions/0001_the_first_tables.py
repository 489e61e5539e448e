"""The first tables, the search index, and the triggers that keep the record as it was written.

The triggers are a second line: whoever opens the file with another program still cannot change a row by mistake.
What convinces an outsider is the log itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from registry.storage.migrations.triggers import append_only, forgotten, refusal, refusal_of_many

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "counter",
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("facet", "value", name=op.f("pk_counter")),
    )
    op.create_table(
        "deployment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.CheckConstraint(
            "length(created_at) = 20 AND substr(created_at, 20) = 'Z'", name=op.f("ck_deployment_created_at")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deployment")),
    )
    op.create_table(
        "log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "length(created_at) = 20 AND substr(created_at, 20) = 'Z'", name=op.f("ck_log_created_at")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log")),
        sa.UniqueConstraint("origin", name=op.f("uq_log_origin")),
    )
    op.create_table(
        "release",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("manifest", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_release_digest")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_release")),
        sa.UniqueConstraint("sequence", name=op.f("uq_release_sequence")),
    )
    op.create_table(
        "checkpoint",
        sa.Column("id", _BIG, nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("size", _BIG, nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("published_at", sa.String(), nullable=True),
        sa.CheckConstraint(
            "length(created_at) = 20 AND substr(created_at, 20) = 'Z'", name=op.f("ck_checkpoint_created_at")
        ),
        sa.CheckConstraint(
            "length(published_at) = 20 AND substr(published_at, 20) = 'Z'",
            name=op.f("ck_checkpoint_published_at"),
        ),
        sa.CheckConstraint("length(root) = 32", name=op.f("ck_checkpoint_root")),
        sa.ForeignKeyConstraint(["log_id"], ["log.id"], name=op.f("fk_checkpoint_log_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkpoint")),
        sa.UniqueConstraint("log_id", "size", name=op.f("uq_checkpoint_log_id_size")),
    )
    op.create_table(
        "entry",
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(body) <= 32768", name=op.f("ck_entry_body")),
        sa.CheckConstraint("length(leaf_hash) = 32", name=op.f("ck_entry_leaf_hash")),
        sa.ForeignKeyConstraint(["log_id"], ["log.id"], name=op.f("fk_entry_log_id")),
        sa.PrimaryKeyConstraint("log_id", "idx", name=op.f("pk_entry")),
        sa.UniqueConstraint("log_id", "leaf_hash", name=op.f("uq_entry_log_id_leaf_hash")),
    )
    op.create_table(
        "head",
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("size", _BIG, nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("range", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(root) = 32", name=op.f("ck_head_root")),
        sa.ForeignKeyConstraint(["log_id"], ["log.id"], name=op.f("fk_head_log_id")),
        sa.PrimaryKeyConstraint("log_id", name=op.f("pk_head")),
    )
    op.create_table(
        "release_statement",
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.Column("release_digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["entry.log_id", "entry.idx"], name=op.f("fk_release_statement_log_id_idx")
        ),
        sa.ForeignKeyConstraint(
            ["release_digest"], ["release.digest"], name=op.f("fk_release_statement_release_digest")
        ),
        sa.PrimaryKeyConstraint("log_id", "idx", name=op.f("pk_release_statement")),
    )
    op.create_table(
        "version",
        sa.Column("id", _BIG, nullable=False),
        sa.Column("deployment_id", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("record_sha256", sa.String(), nullable=False),
        sa.Column("committed", sa.LargeBinary(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("facts_sha256", sa.String(), nullable=False),
        sa.Column("facts_version", sa.Integer(), nullable=False),
        sa.Column("filed_at", sa.String(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.CheckConstraint(
            "length(filed_at) = 20 AND substr(filed_at, 20) = 'Z'", name=op.f("ck_version_filed_at")
        ),
        sa.CheckConstraint(
            "provenance IN ('filed', 'imported', 'reconstructed')", name=op.f("ck_version_provenance")
        ),
        sa.CheckConstraint("length(facts_sha256) = 64", name=op.f("ck_version_facts_sha256")),
        sa.CheckConstraint("length(record_sha256) = 64", name=op.f("ck_version_record_sha256")),
        sa.CheckConstraint("n >= 1", name=op.f("ck_version_n")),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployment.id"], name=op.f("fk_version_deployment_id")),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["entry.log_id", "entry.idx"], name=op.f("fk_version_log_id_idx")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("deployment_id", "n", name=op.f("uq_version_deployment_id_n")),
    )
    op.create_index(op.f("ix_version_log_id_idx"), "version", ["log_id", "idx"])
    op.create_table(
        "answer",
        sa.Column("deployment_id", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("visibility", sa.String(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.CheckConstraint("NOT public OR visibility = 'public'", name=op.f("ck_answer_public")),
        sa.CheckConstraint(
            "visibility IN ('public', 'oversight', 'internal')", name=op.f("ck_answer_visibility")
        ),
        sa.ForeignKeyConstraint(
            ["deployment_id", "n"],
            ["version.deployment_id", "version.n"],
            name=op.f("fk_answer_deployment_id_n"),
        ),
        sa.PrimaryKeyConstraint("deployment_id", "n", "path", name=op.f("pk_answer")),
    )
    op.create_table(
        "decision",
        sa.Column("id", _BIG, nullable=False),
        sa.Column("deployment_id", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("release_digest", sa.String(), nullable=False),
        sa.Column("law_date", sa.String(), nullable=False),
        sa.Column("assessed_at", sa.String(), nullable=False),
        sa.Column("outcome_binding", sa.String(), nullable=False),
        sa.Column("outcome_strict", sa.String(), nullable=False),
        sa.Column("assessment", sa.LargeBinary(), nullable=False),
        sa.Column("assessment_sha256", sa.String(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("idx", _BIG, nullable=False),
        sa.Column("previous_log_id", sa.Integer(), nullable=True),
        sa.Column("previous_idx", _BIG, nullable=True),
        sa.CheckConstraint(
            "length(assessed_at) = 20 AND substr(assessed_at, 20) = 'Z'", name=op.f("ck_decision_assessed_at")
        ),
        sa.CheckConstraint(
            "(previous_log_id IS NULL) = (previous_idx IS NULL)", name=op.f("ck_decision_previous")
        ),
        sa.CheckConstraint("length(assessment_sha256) = 64", name=op.f("ck_decision_assessment_sha256")),
        sa.CheckConstraint("length(law_date) = 10", name=op.f("ck_decision_law_date")),
        sa.ForeignKeyConstraint(
            ["deployment_id", "n"],
            ["version.deployment_id", "version.n"],
            name=op.f("fk_decision_deployment_id_n"),
        ),
        sa.ForeignKeyConstraint(
            ["log_id", "idx"], ["entry.log_id", "entry.idx"], name=op.f("fk_decision_log_id_idx")
        ),
        sa.ForeignKeyConstraint(
            ["release_digest"], ["release.digest"], name=op.f("fk_decision_release_digest")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint(
            "deployment_id",
            "n",
            "release_digest",
            "law_date",
            name=op.f("uq_decision_deployment_id_n_release_digest_law_date"),
        ),
        sa.UniqueConstraint("log_id", "idx", name=op.f("uq_decision_log_id_idx")),
    )
    op.create_table(
        "listing",
        sa.Column("position", _BIG, nullable=False),
        sa.Column("deployment_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("operator", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("technology", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("outcome_binding", sa.String(), nullable=False),
        sa.Column("outcome_strict", sa.String(), nullable=False),
        sa.Column("latest_version", sa.Integer(), nullable=False),
        sa.Column("filed_at", sa.String(), nullable=False),
        sa.Column("decision_id", _BIG, nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_listing_decision_id")),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployment.id"], name=op.f("fk_listing_deployment_id")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_listing")),
        sa.UniqueConstraint("deployment_id", name=op.f("uq_listing_deployment_id")),
    )
    op.create_index(op.f("ix_listing_decision_id"), "listing", ["decision_id"])
    op.create_index(op.f("ix_listing_country_position"), "listing", ["country", "position"])
    op.create_index(op.f("ix_listing_mode_position"), "listing", ["mode", "position"])
    op.create_index(op.f("ix_listing_operator_position"), "listing", ["operator", "position"])
    op.create_index(op.f("ix_listing_outcome_binding_position"), "listing", ["outcome_binding", "position"])
    op.create_index(op.f("ix_listing_outcome_strict_position"), "listing", ["outcome_strict", "position"])
    op.create_index(op.f("ix_listing_provenance_position"), "listing", ["provenance", "position"])
    op.create_index(op.f("ix_listing_sector_position"), "listing", ["sector", "position"])
    op.create_index(op.f("ix_listing_space_position"), "listing", ["space", "position"])
    op.create_index(op.f("ix_listing_status_position"), "listing", ["status", "position"])
    op.create_index(op.f("ix_listing_technology_position"), "listing", ["technology", "position"])
    op.create_table(
        "requirement_status",
        sa.Column("decision_id", _BIG, nullable=False),
        sa.Column("requirement_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("force", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_requirement_status_decision_id")
        ),
        sa.PrimaryKeyConstraint("decision_id", "requirement_id", name=op.f("pk_requirement_status")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_requirement_status_requirement_id_status_decision_id"),
        "requirement_status",
        ["requirement_id", "status", "decision_id"],
    )
    op.create_table(
        "listing_not_met",
        sa.Column("requirement_id", sa.String(), nullable=False),
        sa.Column("position", _BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["position"], ["listing.position"], name=op.f("fk_listing_not_met_position"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("requirement_id", "position", name=op.f("pk_listing_not_met")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_listing_not_met_position"), "listing_not_met", ["position"])
    dialect = op.get_bind().dialect.name
    for statement in (*_SEARCH[dialect], *_never_changed(dialect), *_log_rules(dialect)):
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().execute(sa.text("SELECT 1 FROM entry LIMIT 1")).first():
        raise RuntimeError("this database holds log entries; going back would destroy them")
    op.execute("DROP TABLE search")
    for table in (
        "listing_not_met",
        "requirement_status",
        "listing",
        "decision",
        "answer",
        "version",
        "release_statement",
        "head",
        "entry",
        "checkpoint",
        "release",
        "log",
        "deployment",
        "counter",
    ):
        op.drop_table(table)
    for statement in forgotten(op.get_bind().dialect.name, _APPEND_ONLY, (rule[0] for rule in _LOG_RULES)):
        op.execute(statement)


# Every term is separated by a single space and folded already (domain/search_terms.py); the ascii tokenizer only splits.
_SEARCH = {
    "sqlite": ("CREATE VIRTUAL TABLE search USING fts5(terms, tokenize='ascii')",),
    "postgresql": (
        "CREATE TABLE search (rowid bigint PRIMARY KEY, terms text NOT NULL, lexemes tsvector NOT NULL)",
        "CREATE INDEX ix_search_lexemes ON search USING gin (lexemes)",
    ),
}

# Table -> the columns of each of its keys.
_APPEND_ONLY: dict[str, tuple[tuple[str, ...], ...]] = {
    "log": (("id",), ("origin",)),
    "head": (("log_id",),),
    "entry": (("log_id", "idx"), ("log_id", "leaf_hash")),
    "checkpoint": (("id",), ("log_id", "size")),
    "release": (("digest",), ("sequence",)),
    "release_statement": (("log_id", "idx"),),
    "deployment": (("id",),),
    "version": (("id",), ("deployment_id", "n")),
    "answer": (("deployment_id", "n", "path"),),
    "decision": (("id",), ("deployment_id", "n", "release_digest", "law_date"), ("log_id", "idx")),
    "requirement_status": (("decision_id", "requirement_id"),),
}

# The few changes that are allowed, each by a rule of its own in _LOG_RULES.
_CHANGES = {"log", "head", "checkpoint"}
_DELETIONS = {"answer"}


def _never_changed(dialect: str) -> Iterator[str]:
    for table, keys in _APPEND_ONLY.items():
        free = {"changes": table in _CHANGES, "deletions": table in _DELETIONS}
        yield from append_only(dialect, table, keys, **free)


def _log_rules(dialect: str) -> Iterator[str]:
    rules = _LOG_RULES if dialect == "sqlite" else tuple(r for r in _LOG_RULES if r[2] != "entry")
    for rule in rules:
        yield from refusal(dialect, *rule)
    if dialect == "postgresql":
        for name, condition, message in _ADDED_ENTRIES:
            yield from refusal_of_many(name, "entry", condition, message)


# (name, event, table, condition, message)
_LOG_RULES = (
    (
        "entry_is_next",
        "INSERT",
        "entry",
        "NEW.idx IS NOT COALESCE((SELECT max(idx) + 1 FROM entry WHERE log_id = NEW.log_id), 0)",
        "entry: indexes are contiguous",
    ),
    (
        "entry_into_open_log",
        "INSERT",
        "entry",
        "(SELECT frozen FROM log WHERE id = NEW.log_id)",
        "entry: the log is frozen",
    ),
    (
        "head_only_grows",
        "UPDATE",
        "head",
        "NEW.log_id IS NOT OLD.log_id OR NEW.size <= OLD.size OR NEW.size IS NOT"
        " COALESCE((SELECT max(idx) + 1 FROM entry WHERE log_id = NEW.log_id), 0)",
        "head: it only grows, to the number of entries",
    ),
    (
        "log_only_freezes",
        "UPDATE",
        "log",
        "NEW.id IS NOT OLD.id OR NEW.origin IS NOT OLD.origin OR NEW.year IS NOT OLD.year"
        " OR NEW.created_at IS NOT OLD.created_at OR NEW.frozen < OLD.frozen",
        "log: it can only be frozen",
    ),
    (
        "checkpoint_only_published",
        "UPDATE",
        "checkpoint",
        "OLD.published_at IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.log_id IS NOT OLD.log_id"
        " OR NEW.size IS NOT OLD.size OR NEW.root IS NOT OLD.root"
        " OR NEW.note IS NOT OLD.note OR NEW.created_at IS NOT OLD.created_at",
        "checkpoint: it can only become published, once",
    ),
    (
        "checkpoint_one_history",
        "INSERT",
        "checkpoint",
        "EXISTS (SELECT 1 FROM checkpoint WHERE log_id = NEW.log_id AND size >= NEW.size)"
        " OR NOT EXISTS (SELECT 1 FROM head WHERE log_id = NEW.log_id"
        " AND (size > NEW.size OR (size = NEW.size AND root = NEW.root)))",
        "checkpoint: it covers less than the last one, or more than the log",
    ),
    (
        "version_is_next",
        "INSERT",
        "version",
        "NEW.n IS NOT COALESCE((SELECT max(n) + 1 FROM version WHERE deployment_id = NEW.deployment_id), 1)",
        "version: numbers are contiguous",
    ),
)

# The rules on entries once more, for all that one statement of PostgreSQL's adds. What stood before was contiguous.
_ADDED_ENTRIES = (
    (
        "entry_is_next",
        "EXISTS (SELECT 1 FROM (SELECT log_id, min(idx) AS low, max(idx) AS high, count(*) AS n FROM added"
        " GROUP BY log_id) AS a WHERE a.high - a.low + 1 <> a.n OR a.low < 0 OR a.low > 0 AND NOT EXISTS"
        " (SELECT 1 FROM entry WHERE log_id = a.log_id AND idx = a.low - 1))",
        "entry: indexes are contiguous",
    ),
    (
        "entry_into_open_log",
        "EXISTS (SELECT 1 FROM added JOIN log ON log.id = added.log_id WHERE log.frozen)",
        "entry: the log is frozen",
    ),
)
