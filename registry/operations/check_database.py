"""Whether the database still says what the signed logs say: the operator's check, beside the public one of the tree.

Knows: for each entry, which rows it implies, and that hashing the entries again must give every root that was signed. What
is signed is right; a row that says otherwise is named with its table. Instants of reception that no entry states
(`created_at`, `filed_at`, `published_at`, `kept_at`) are the registry's own notes and are not judged. Does not know the
public tree: `sightline check` judges that.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from typing import Any, Final

from registry.domain.assessment import read_assessment
from registry.domain.canonical import sha256_hex
from registry.domain.committed import commitment, commitments, plain_leaves
from registry.domain.committed_form import read_committed
from registry.domain.decision import Decision, Statement, read_statement, requirement_lines
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, verify_checkpoint
from registry.log.merkle import CompactRange, leaf_hash
from registry.log.note import parse_line
from registry.operations.check_act_rows import ActRows
from registry.operations.registry import Registry
from registry.storage import acts, cosignatures, integrity, ledger, queries
from registry.storage.database import Database
from registry.storage.values import Log

Row = tuple[Any, ...]

_NO_VERDICT: Final = frozenset(
    {
        "storage.busy",
        "storage.stopped",
        "storage.write_failed",
        "storage.role_lost",
        "storage.read_failed",
        "storage.keys",
        "trust.file",
    }
)
"""What says nothing of the rows."""


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
        if error.code.startswith("database.") or error.code in _NO_VERDICT:
            raise
        raise _differs("row", f"that cannot be read: {error.message}") from error
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


class _Kept:
    """The rows of a table, met one by one in the order in which the log implies them."""

    def __init__(self, db: Database, table: str, columns: Sequence[str], order: Sequence[str] = ()) -> None:
        self.table = table
        self._rows = integrity.rows(db, table, *columns, order=order)
        self._begun = False
        self._next: Row | None = None

    @property
    def next(self) -> Row | None:
        """The row that was not met yet; None behind the last."""
        if not self._begun:
            self._begun, self._next = True, next(self._rows, None)
        return self._next

    def meet(self, expected: Row) -> None:
        """The next row must be this one."""
        if self.next != expected:
            raise _other(self.table, self.next or expected)
        self._next = next(self._rows, None)

    def end(self) -> None:
        """No row may be left."""
        if self.next is not None:
            raise _other(self.table, self.next)

    def close(self) -> None:
        self._rows.close()


class _Check:
    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.db = registry.database
        self.logs = ledger.logs(self.db)
        self.checked = Checked()
        self.origins = {log.origin: log.id for log in self.logs}
        self.entries = _Kept(self.db, "entry", ("log_id", "idx", "kind"))
        self.statements = _Kept(self.db, "release_statement", ("log_id", "idx", "release_digest"))
        self.decisions = _Kept(self.db, "decision", _DECISION)
        self.statuses = _Kept(self.db, "requirement_status", _STATUS)
        self.acts = ActRows(self.db, _differs)
        self.versions = _Kept(self.db, "version", _VERSION, ("log_id", "idx"))
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
        for table in integrity.underived(self.db):
            raise _differs(table, "is not what deriving it again gives")
        return self.checked

    def _log(self, log: Log) -> None:
        if log.origin.rpartition("/")[2] != str(log.year):
            raise _differs("log", f"{log.id} says the year {log.year} of {log.origin}")
        if log is not self.logs[-1] and not log.frozen:
            raise _differs("log", f"{log.id} is not frozen, and another continues it")
        head = ledger.head(self.db, log.id)
        signed = {c.size: c for c in ledger.checkpoints(self.db, log.id)}
        tree = CompactRange()
        bodies = ledger.entries(self.db, log.id, 0, head.size)
        kept = ledger.leaf_hashes(self.db, log.id, 0, head.size)
        for index, (body, stored) in enumerate(zip(bodies, kept, strict=True)):
            leaf = leaf_hash(body)
            if leaf != stored:
                raise _differs("entry", f"{index} of {log.origin} does not have the leaf hash beside it")
            tree.append(leaf)
            if tree.size in signed and signed[tree.size].root != tree.root():
                raise _differs(
                    "entry", f"up to {index} of {log.origin} make another root than was signed at this size"
                )
            self._entry(log, index, body)
        if (tree.root(), b"".join(tree.hashes)) != (head.root, head.compact_range):
            raise _differs("head", f"of {log.origin} is not what its entries make")
        keys = self.registry.at(log.id).key_history().log_keys
        for size, checkpoint in signed.items():
            try:
                stated = verify_checkpoint(checkpoint.note.encode(), log.origin, keys).head
            except RegistryError as error:
                raise _differs("checkpoint", f"of size {size}: {error.message}") from error
            if (stated.size, stated.root) != (size, checkpoint.root) or size > head.size:
                raise _differs("checkpoint", f"of size {size} states something else in its note")
            self._cosignatures(checkpoint.id, checkpoint.note)
        self.checked.logs += 1
        self.checked.entries += head.size
        self.checked.checkpoints += len(signed)

    def _cosignatures(self, checkpoint_id: int, note: str) -> None:
        read_checkpoint(note.encode())
        for kept in cosignatures.kept(self.db, checkpoint_id):
            try:
                line = parse_line(kept.line.removesuffix("\n"))
            except RegistryError as error:
                raise _differs("cosignature", f"by {kept.name}: {error.message}") from error
            if (line.name, line.key_id.hex()) != (kept.name, kept.key_id):
                raise _differs("cosignature", f"by {kept.name} is a line of another key")

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
        _same("release", (row[:3] for row in kept), sorted(self.releases.values()))
        for digest, *_, manifest in kept:
            if sha256_hex(manifest) != digest:
                raise _differs("release", f"{digest} has another manifest")

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
            raise _differs("decision", f"{number} has another assessment than was signed")
        if requirement_lines(read_assessment(data)[0]) != d.requirements:
            raise _differs("decision", f"{number} has an assessment that says something else")
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
            _same(
                "deployment",
                integrity.rows(self.db, "deployment", "id"),
                (row for row, _ in groupby(versions)),
            )

    def _answers_of_versions(self) -> None:
        notices = ((*k, path, *said) for k, gone in self.erasures.items() for path, said in gone.items())
        noted = ("deployment_id", "n", "path", "ground", "erased_at", "log_id", "idx")
        _same("erasure", integrity.rows(self.db, "erasure", *noted), sorted(notices))
        # The rows of versions are what was signed by now.
        with closing(integrity.rows(self.db, "version", *_VERSION)) as versions:
            for _, _, deployment, number, _, record, facts, _ in versions:
                where = f"deployments/{deployment}/versions/{number}"
                committed = queries.committed(self.db, deployment, number) or b""
                if sha256_hex(committed) != record:
                    raise _differs("version", f"{where} has another record than was signed")
                if sha256_hex(queries.facts(self.db, deployment, number) or b"") != facts:
                    raise _differs("version", f"{where} has other facts than were signed")
                self._answers(deployment, number, read_committed(committed))
        if sum(1 for _ in integrity.rows(self.db, "answer", "n")) != self.checked.answers:
            raise _differs("answer", "belongs to no version")

    def _answers(self, deployment: str, number: int, form: Mapping[str, Any]) -> None:
        where = f"deployments/{deployment}/versions/{number}"
        try:
            kept = queries.answers(self.db, deployment, number)
        except RegistryError as error:
            if error.code in _NO_VERDICT:
                raise
            raise _differs("answer", f"{where}: {error.message}") from error
        plain, sealed = plain_leaves(form), commitments(form)
        for path, answer in kept.items():
            if path not in sealed:
                wrong = (
                    (answer.value, answer.salt, answer.visibility, answer.public)
                    != (plain[path], None, "public", True)
                    if path in plain
                    else True
                )
            else:
                made = answer.salt and commitment(
                    salt=answer.salt, deployment=deployment, version=number, path=path, value=answer.value
                )
                wrong = (
                    made != sealed[path]["commitment"]
                    or answer.public != ("withheld" not in sealed[path])
                    or answer.visibility != _visibility(sealed[path])
                )
            if wrong:
                raise _differs("answer", f"{where}: {path} is not what was committed to")
        if missing := plain.keys() - kept.keys():
            raise _differs("answer", f"{where}: {min(missing)} is missing")
        erased = self.erasures.get((deployment, number), {}).keys()
        for path in sorted((sealed.keys() - kept.keys()) ^ erased):
            raise _differs(
                "answer", f"{where}: {path} is {'kept' if path in erased else 'gone'} against what is logged"
            )
        self.checked.answers += len(kept)
        self.checked.erased += [f"{where}: {path}" for path in sorted(erased)]


def _visibility(sealed: Mapping[str, Any]) -> str:
    # A field that is not public says so itself; one that is public says why it is withheld.
    said = sealed.get("withheld", "public")
    return said if said in ("oversight", "internal") else "public"


def _kind(statement: Statement) -> str:
    kinds = (
        (statement.decision, "decision"),
        (statement.release, "release"),
        (statement.erasure, "erasure"),
        (statement.key_event, "key-event"),
        (statement.act, acts.KIND),
        (statement.act_erasure, acts.ERASURE_KIND),
    )
    return next(kind for stated, kind in kinds if stated is not None)


def _statement(index: int, body: bytes) -> Statement:
    try:
        return read_statement(base64.b64decode(json.loads(body)["payload"]))
    except (ValueError, KeyError, TypeError, RegistryError) as error:
        raise _differs("entry", f"{index} is no statement: {error}") from error


def _same(table: str, kept: Generator[Row], expected: Iterable[Row]) -> None:
    """Both in one order: neither is held whole."""
    with closing(kept):
        for found, right in zip_longest(kept, expected):
            if found != right:
                raise _other(table, found or right)


def _other(table: str, row: Row) -> RegistryError:
    name = ", ".join(str(part) for part in row)
    return _differs(table, f"({name[:200]}) is not what the log says")


def _differs(table: str, what: str) -> RegistryError:
    return RegistryError(
        "database.differs",
        f"the database differs from the signed log: {table} {what}",
        hint="Stop the registry. What is signed is right: restore a backup, and find out who changed the row.",
    )
