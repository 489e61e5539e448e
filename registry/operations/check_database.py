"""Whether the database still says what the signed logs say: the operator's check, beside the public one of the tree.

Knows: for each entry, which rows it implies, and that hashing the entries again must give every root that was signed. What
is signed is right; a row that says otherwise is named with its table. Instants of reception that no entry states
(`created_at`, `filed_at`, `published_at`, `kept_at`) are the registry's own notes and are not judged. Does not know the
public tree: `sightline check` judges that.
"""

from __future__ import annotations

import base64
import json
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from registry.domain.assessment import read_assessment
from registry.domain.canonical import sha256_hex
from registry.domain.committed_form import read_committed
from registry.domain.decision import Decision, Statement, read_statement, requirement_lines
from registry.domain.snapshot import KIND as SNAPSHOT
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, verify_checkpoint
from registry.log.cosignature import verify_text
from registry.log.merkle import CompactRange, leaf_hash
from registry.log.note import parse_line
from registry.operations.check_act_rows import ActRows
from registry.operations.check_answers import check_answers
from registry.operations.check_due import check_due
from registry.operations.check_notices import check_notices
from registry.operations.kept_rows import NO_VERDICT, KeptRows, Row, differs, same_rows
from registry.operations.registry import Registry
from registry.operations.witness_policy import witness_policy
from registry.storage import acts, cosignatures, drafts, integrity, ledger, queries
from registry.storage.values import Log


@dataclass
class Checked:
    """How much was compared."""

    logs: int = 0
    entries: int = 0
    checkpoints: int = 0
    decisions: int = 0
    answers: int = 0
    erased: list[str] = field(default_factory=list)
    """Answers that are gone under a notice, as `deployments/<id>/versions/<n>: <path>`."""


def check_database(registry: Registry) -> Checked:
    """Compare every row that an entry implies with the entry, and the entries with what was signed.

    Raises `database.damaged` where the file itself is not sound, and `database.differs` naming table and row.
    """
    if found := integrity.damage(registry.database):
        raise RegistryError(
            "database.damaged",
            f"the database is damaged: {'; '.join(found[:5])}",
            hint="Stop the registry. Restore a backup, and compare it with the published tree before it signs again.",
        )
    try:
        return _Check(registry).run()
    except RegistryError as error:
        if error.code.startswith("database.") or error.code in NO_VERDICT:
            raise
        raise differs("row", f"that cannot be read: {error.message}") from error
    except (TypeError, ValueError, AttributeError) as error:
        # SQLite keeps whatever type a damaged row says that it has.
        raise RegistryError(
            "database.damaged",
            f"the database holds a value of another kind than its column: {error}",
            hint="Stop the registry. Restore a backup, and compare it with the published tree before it signs again.",
        ) from error


_DECISION: Final = (
    "id", "deployment_id", "n", "release_digest", "law_date", "assessed_at", "outcome_binding", "outcome_strict",
    "assessment_sha256", "log_id", "idx", "previous_log_id", "previous_idx",
)  # fmt: skip
_STATUS: Final = ("decision_id", "requirement_id", "status", "severity", "force")
_VERSION: Final = (
    "log_id", "idx", "deployment_id", "n", "provenance", "record_sha256", "facts_sha256", "facts_version",
)  # fmt: skip


class _Check:
    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.db = registry.database
        self.logs = ledger.logs(self.db)
        self.checked = Checked()
        policy = witness_policy(registry)
        self.witnesses = {(key.name, key.key_id): key for key in (policy.witness_keys if policy else ())}
        self.origins = {log.origin: log.id for log in self.logs}
        self.entries = KeptRows(self.db, "entry", ("log_id", "idx", "kind"))
        self.statements = KeptRows(self.db, "release_statement", ("log_id", "idx", "release_digest"))
        self.decisions = KeptRows(self.db, "decision", _DECISION)
        self.statuses = KeptRows(self.db, "requirement_status", _STATUS)
        self.acts = ActRows(self.db)
        self.versions = KeptRows(self.db, "version", _VERSION, ("log_id", "idx"))
        self.releases: dict[str, Row] = {}
        self.erasures: dict[tuple[str, int], dict[str, Row]] = {}

    def run(self) -> Checked:
        streams = (self.entries, self.statements, self.decisions, self.statuses, self.versions)
        with ExitStack() as held:
            for kept in streams:
                held.callback(kept.close)
            for log in self.logs:
                self._log(log)
            for kept in streams:
                kept.end()
        self._releases()
        self._deployments()
        self._answers_of_versions()
        self.acts.compare()
        check_notices(self.db, {log.id: log.origin for log in self.logs})
        # No log says what a draft says: that it opens under its id is all that can be seen.
        drafts.listed(self.db, prefix="")
        for table in integrity.underived(self.db):
            raise differs(table, "is not what deriving it again gives")
        check_due(self.registry)
        return self.checked

    def _log(self, log: Log) -> None:
        if log.origin.rpartition("/")[2] != str(log.year):
            raise differs("log", f"{log.id} says the year {log.year} of {log.origin}")
        if log is not self.logs[-1] and not log.frozen:
            raise differs("log", f"{log.id} is not frozen, and another continues it")
        head = ledger.head(self.db, log.id)
        signed = {c.size: c for c in ledger.checkpoints(self.db, log.id)}
        tree = CompactRange()
        bodies = ledger.entries(self.db, log.id, 0, head.size)
        kept = ledger.leaf_hashes(self.db, log.id, 0, head.size)
        for index, (body, stored) in enumerate(zip(bodies, kept, strict=True)):
            leaf = leaf_hash(body)
            if leaf != stored:
                raise differs("entry", f"{index} of {log.origin} does not have the leaf hash beside it")
            tree.append(leaf)
            if tree.size in signed and signed[tree.size].root != tree.root():
                raise differs(
                    "entry", f"up to {index} of {log.origin} make another root than was signed at this size"
                )
            self._entry(log, index, body)
        if (tree.root(), b"".join(tree.hashes)) != (head.root, head.compact_range):
            raise differs("head", f"of {log.origin} is not what its entries make")
        keys = self.registry.at(log.id).key_history().log_keys
        for size, checkpoint in signed.items():
            try:
                stated = verify_checkpoint(checkpoint.note.encode(), log.origin, keys).head
            except RegistryError as error:
                raise differs("checkpoint", f"of size {size}: {error.message}") from error
            if (stated.size, stated.root) != (size, checkpoint.root) or size > head.size:
                raise differs("checkpoint", f"of size {size} states something else in its note")
            self._cosignatures(checkpoint.id, checkpoint.note)
        self.checked.logs += 1
        self.checked.entries += head.size
        self.checked.checkpoints += len(signed)

    def _cosignatures(self, checkpoint_id: int, note: str) -> None:
        text = read_checkpoint(note.encode())[1].text
        for kept in cosignatures.kept(self.db, checkpoint_id):
            try:
                line = parse_line(kept.line.removesuffix("\n"))
                if (witness := self.witnesses.get((line.name, line.key_id))) is not None:
                    verify_text(witness, text, line.payload)
            except RegistryError as error:
                raise differs("cosignature", f"by {kept.name}: {error.message}") from error
            if (line.name, line.key_id.hex()) != (kept.name, kept.key_id):
                raise differs("cosignature", f"by {kept.name} is a line of another key")

    def _entry(self, log: Log, index: int, body: bytes) -> None:
        statement = _statement(index, body)
        self.entries.meet((log.id, index, _kind(statement)))
        if statement.decision is not None:
            self._decision(log.id, index, statement.decision, statement.sha256)
        if statement.release is not None:
            self.statements.meet((log.id, index, statement.sha256))
            self.releases.setdefault(
                statement.sha256, (statement.sha256, statement.release.version, statement.release.sequence)
            )

        self.acts.take(log.id, index, log.origin, statement, body)
        if (erasure := statement.erasure) is not None:
            said = (erasure.ground, erasure.erased_at, log.id, index)
            gone = self.erasures.setdefault((erasure.deployment, erasure.version), {})
            gone.update(dict.fromkeys(erasure.fields, said))

    def _releases(self) -> None:
        kept = list(integrity.rows(self.db, "release", "digest", "version", "sequence", "manifest"))
        same_rows("release", (row[:3] for row in kept), sorted(self.releases.values()))
        for digest, *_, manifest in kept:
            if sha256_hex(manifest) != digest:
                raise differs("release", f"{digest} has another manifest")

    def _decision(self, log_id: int, index: int, d: Decision, record: str) -> None:
        self.checked.decisions += 1
        number = self.checked.decisions
        self.decisions.meet(
            (
                number, d.deployment, d.version, d.release.digest, d.law_date.date, d.assessed_at, d.outcome.binding,
                d.outcome.strict, d.assessment_sha256, log_id, index, *self._previous(d),
            )
        )  # fmt: skip
        for line in sorted(d.requirements, key=lambda line: line.id):
            self.statuses.meet((number, line.id, line.status, line.severity, line.force))
        data = queries.assessment(self.db, number) or b""
        if sha256_hex(data) != d.assessment_sha256:
            raise differs("decision", f"{number} has another assessment than was signed")
        if requirement_lines(read_assessment(data)[0]) != d.requirements:
            raise differs("decision", f"{number} has an assessment that says something else")
        said = (d.deployment, d.version, d.provenance, record, d.facts.sha256, d.facts.version)
        first = integrity.first_entry(self.db, d.deployment, d.version)
        if first is None or first >= (log_id, index):
            self.versions.meet((log_id, index, *said))

    def _previous(self, decision: Decision) -> tuple[int | None, int | None]:
        before = decision.previous
        return (None, None) if before is None else (self.origins.get(before.origin), before.index)

    def _deployments(self) -> None:
        versions = integrity.rows(self.db, "version", "deployment_id", order=("deployment_id", "n"))
        with closing(versions):
            same_rows(
                "deployment",
                integrity.rows(self.db, "deployment", "id"),
                (row for row, _ in groupby(versions)),
            )

    def _answers_of_versions(self) -> None:
        notices = ((*k, path, *said) for k, gone in self.erasures.items() for path, said in gone.items())
        noted = ("deployment_id", "n", "path", "ground", "erased_at", "log_id", "idx")
        same_rows("erasure", integrity.rows(self.db, "erasure", *noted), sorted(notices))
        # The rows of versions are what was signed by now.
        with closing(integrity.rows(self.db, "version", *_VERSION)) as versions:
            for _, _, deployment, number, _, record, facts, _ in versions:
                where = f"deployments/{deployment}/versions/{number}"
                committed = queries.committed(self.db, deployment, number) or b""
                if sha256_hex(committed) != record:
                    raise differs("version", f"{where} has another record than was signed")
                if sha256_hex(queries.facts(self.db, deployment, number) or b"") != facts:
                    raise differs("version", f"{where} has other facts than were signed")
                erased = self.erasures.get((deployment, number), {}).keys()
                form = read_committed(committed)
                self.checked.answers += check_answers(self.db, deployment, number, form, erased)
                self.checked.erased += [f"{where}: {path}" for path in sorted(erased)]
        if sum(1 for _ in integrity.rows(self.db, "answer", "n")) != self.checked.answers:
            raise differs("answer", "belongs to no version")


def _kind(statement: Statement) -> str:
    kinds = (
        (statement.decision, "decision"),
        (statement.release, "release"),
        (statement.erasure, "erasure"),
        (statement.key_event, "key-event"),
        (statement.act, acts.KIND),
        (statement.act_erasure, acts.ERASURE_KIND),
        (statement.snapshot, SNAPSHOT),
    )
    return next(kind for stated, kind in kinds if stated is not None)


def _statement(index: int, body: bytes) -> Statement:
    try:
        return read_statement(base64.b64decode(json.loads(body)["payload"]))
    except (ValueError, KeyError, TypeError, RegistryError) as error:
        raise differs("entry", f"{index} is no statement: {error}") from error
