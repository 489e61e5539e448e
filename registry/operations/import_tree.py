"""Bring a database to where its public tree stands: what was published and is not in the database is read from the tree.

Knows: which rows follow from an entry and the public files beside it. What was never public cannot come back so: answers
that are not public, of versions filed after the backup, are lost, and `Imported.lost` counts them. The tree was checked
before, whole and against the registry's own keys.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from registry.domain.act import Act
from registry.domain.actor import ActOpening, PublicText
from registry.domain.canonical import parse_canonical, sha256_hex
from registry.domain.committed import commitments, disclosure_bytes, plain_leaves
from registry.domain.decision import Decision, Statement, instant, read_statement
from registry.domain.snapshot import KIND as SNAPSHOT
from registry.domain.tree_layout import CHECKPOINT, DISCLOSURES, INDEX, act_texts, older_checkpoint
from registry.domain.verifier import parse_vkey
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, verify_checkpoint
from registry.log.merkle import CompactRange, leaf_hash
from registry.log.tiles import decode_bundle, resources_of
from registry.operations.decide import decision_row
from registry.operations.decided_facts import decided_facts
from registry.operations.filed_by import NamedFiler, filing_row
from registry.operations.log_act import act_row
from registry.operations.log_head import extend_head
from registry.operations.registry import Registry
from registry.operations.render_acts import act_files
from registry.policy.release import MANIFEST, load_release
from registry.storage import acts, cosignatures, erasures, ledger, queries
from registry.storage.blobs import PublicTree
from registry.storage.key_events import KIND as KEY_EVENT
from registry.storage.values import (
    Answer,
    Connection,
    Cosignature,
    Erasure,
    NewEntry,
    NewVersion,
    Place,
    Release,
    Sequenced,
)
from registry.storage.values import Checkpoint as SignedCheckpoint

Json = Any


@dataclass
class Imported:
    """What was taken from the tree; `lost` are the answers, not public, that nothing public can bring back."""

    entries: int = 0
    checkpoints: int = 0
    lost: int = 0
    versions: list[str] = field(default_factory=list)


def import_tree(registry: Registry, vkeys: list[str]) -> Imported:
    """Append every entry that the checked tree of the registry's latest log holds beyond the database.

    Raises `restore.fork` where the tree does not continue the database, `restore.import` where an entry does not fit.
    """
    tree, done = registry.tree, Imported()
    head = ledger.head(registry.database, registry.log.id)
    public, _ = read_checkpoint(tree.read(CHECKPOINT))
    _require_continued(registry, head.size, head.root)
    reader = _Reader(registry, done)
    for resource in resources_of(public.size):
        if resource.level is not None:
            continue
        for i, body in enumerate(decode_bundle(tree.read(resource.path), resource)):
            if resource.start + i < head.size:
                continue
            # One by one: what an entry rests on is looked up in the database.
            _append(registry, reader.entry(body), resource.start + i)
            done.entries += 1
    _checkpoints(registry, vkeys, done)
    return done


def _append(registry: Registry, entry: NewEntry, index: int) -> None:
    (outcome,) = ledger.append(registry.database, registry.log.id, [entry], extend_head)
    if not isinstance(outcome, Sequenced) or outcome.place.index != index:
        raise RegistryError(
            "restore.import",
            f"entry {index} of the public tree does not fit what stands before it: {outcome}",
            hint="The backup is not of this log. Look for the backup made last.",
        )


@dataclass
class _Reader:
    registry: Registry
    done: Imported

    def entry(self, body: bytes) -> NewEntry:
        """The entry with every row beside it."""
        payload = base64.b64decode(parse_canonical(body)["payload"])
        statement = read_statement(payload)
        leaf = leaf_hash(body)
        if statement.decision is not None:
            return self._decision(body, leaf, statement.decision, statement.sha256, payload)
        if statement.release is not None:
            return NewEntry(kind="release", body=body, leaf_hash=leaf, release=self._release(statement))
        if statement.erasure is not None:
            notice = statement.erasure
            rows = Erasure(notice.deployment, notice.version, tuple(notice.fields))
            write = erasures.write(rows, notice.ground, notice.erased_at)
            return NewEntry(kind="erasure", body=body, leaf_hash=leaf, erasures=(rows,), write=(write,))
        if statement.act is not None:
            return self._act(body, leaf, statement.act, sha256_hex(payload))
        if statement.act_erasure is not None:
            gone = statement.act_erasure
            known = acts.find(self.registry.database, gone.act)
            assert known is not None
            row = acts.erase(known, gone.fields, gone.ground, gone.erased_at)
            return NewEntry(kind=acts.ERASURE_KIND, body=body, leaf_hash=leaf, write=(row,))
        return NewEntry(kind=SNAPSHOT if statement.snapshot else KEY_EVENT, body=body, leaf_hash=leaf)

    def _act(self, body: bytes, leaf: bytes, act: Act, sha256: str) -> NewEntry:
        """The act with its public texts: those that are not public are lost, and so is who did it."""
        shown = self.registry.tree.find(act_texts(sha256))
        values = parse_canonical(shown)["values"] if shown is not None else {}
        self.done.lost += sum(not isinstance(made, PublicText) for made in act.commitments.values())
        openings = tuple(
            ActOpening(path, bytes.fromhex(one["salt"]), one["value"]) for path, one in values.items()
        )
        return NewEntry(
            kind=acts.KIND,
            body=body,
            leaf_hash=leaf,
            write=(acts.write(act_row(self.registry, act, sha256, openings)),),
        )

    def _decision(
        self, body: bytes, leaf: bytes, decision: Decision, record: str, payload: bytes
    ) -> NewEntry:
        tree, db = self.registry.tree, self.registry.database
        latest = queries.latest_version(db, decision.deployment)
        known = latest.number if latest else 0
        assessment = tree.read(f"assessments/{decision.assessment_sha256}.json")
        version = None
        if decision.version != known:
            version = self._version(decision, record)
        rows: tuple[Callable[[Connection, Place], None], ...] = ()
        if decision.by is not None:
            self.done.lost += len(decision.by.commitments)
            rows = (acts.write(filing_row(NamedFiler(decision.by, ()), decision, payload)),)
        return NewEntry(
            kind="decision",
            body=body,
            leaf_hash=leaf,
            deployment_id=decision.deployment,
            expected_latest_version=known,
            release_digest=decision.release.digest,
            version=version,
            # That it may stand there was checked with the tree.
            decision=decision_row(decision, assessment, self._place(decision), anew=True),
            write=rows,
        )

    def _version(self, decision: Decision, record: str) -> NewVersion:
        tree = self.registry.tree
        committed = tree.read(f"records/{record}.json")
        form = parse_canonical(committed)
        disclosed = parse_canonical(tree.read(f"{DISCLOSURES}{record}.json"))["values"]
        self.done.lost += sum("withheld" in answer for answer in commitments(form).values())
        self.done.versions.append(f"{decision.deployment} version {decision.version}")
        return NewVersion(
            number=decision.version,
            provenance=decision.provenance,
            committed=committed,
            record_sha256=record,
            facts=tree.read(f"facts/{decision.facts.sha256}.json"),
            facts_sha256=decision.facts.sha256,
            facts_version=decision.facts.version,
            filed_at=decision.assessed_at,
            answers=_answers(form, disclosed),
        )

    def _place(self, decision: Decision) -> Place | None:
        if decision.previous is None:
            return None
        origins = ledger.log_ids(self.registry.database)
        return Place(origins[decision.previous.origin], decision.previous.index)

    def _release(self, statement: Statement) -> Release:
        stated, digest = statement.release, statement.sha256
        assert stated is not None
        tree = self.registry.tree
        bundle = load_release(lambda path: tree.read(f"releases/{digest}/{path}"))
        # Before any decision cites it, as where it was stated.
        files = PublicTree(self.registry.home.releases / digest, self.registry.home.drafts)
        for path, data in bundle.files.items():
            files.create(path, data)
        return Release(
            digest=digest, version=stated.version, sequence=stated.sequence, manifest=bundle.files[MANIFEST]
        )


def _answers(form: Mapping[str, Json], disclosed: Mapping[str, Json]) -> list[Answer]:
    plain = [Answer(path, value, None, "public", True) for path, value in plain_leaves(form).items()]
    opened = [
        Answer(path, one["value"], bytes.fromhex(one["salt"]), "public", True)
        for path, one in disclosed.items()
    ]
    return [*plain, *opened]


def _require_continued(registry: Registry, size: int, root: bytes) -> None:
    edge_root = _root_of(registry, size)
    if edge_root is not None and edge_root != root:
        raise RegistryError(
            "restore.fork",
            f"the first {size} entries of {registry.tree.root} are not those of the backup",
            hint="One of the two is not of this log. Compare both with a mirror or a witness; nothing was restored.",
        )


def _root_of(registry: Registry, size: int) -> bytes | None:
    """The root of the first `size` entries of the tree; None where the tree is not that large."""
    public, _ = read_checkpoint(registry.tree.read(CHECKPOINT))
    if public.size < size:
        return None
    grown = CompactRange()
    for resource in resources_of(public.size):
        if resource.level is None and resource.start < size:
            bodies = decode_bundle(registry.tree.read(resource.path), resource)
            grown.extend([leaf_hash(body) for body in bodies[: size - resource.start]])
    return grown.root()


def _checkpoints(registry: Registry, vkeys: list[str], done: Imported) -> None:
    """Keep every checkpoint that is public beyond those of the database, with its cosignatures.

    One that the backup has as signed only became public later: that, and what witnesses answered, is in the tree.
    """
    kept = ledger.latest_checkpoint(registry.database, registry.log.id)
    unmarked = {c.size: c for c in ledger.unpublished(registry.database, registry.log.id)}
    index = parse_canonical(registry.tree.read(INDEX))["checkpoints"]
    origin = registry.log.origin
    keys = [key for key in map(parse_vkey, vkeys) if key.name == origin]
    for size in sorted(one["size"] for one in index):
        if kept is not None and size <= kept.size and size not in unmarked:
            continue
        checkpoint = verify_checkpoint(registry.tree.read(older_checkpoint(size)), origin, keys)
        own = [line for line in checkpoint.note.lines if line.name == origin]
        signed = max(signature.timestamp or 0 for signature in checkpoint.signatures)
        at = instant(datetime.fromtimestamp(signed, UTC))
        if size in unmarked:
            number = unmarked[size].id
            _require_same_root(registry, unmarked[size], checkpoint.head.root)
        else:
            number = ledger.add_checkpoint(
                registry.database,
                registry.log.id,
                size=size,
                root=checkpoint.head.root,
                note=f"{checkpoint.note.text}\n{''.join(map(str, own))}",
                created_at=at,
            )
        others = [
            Cosignature(line.name, line.key_id.hex(), str(line))
            for line in checkpoint.note.lines
            if line.name != origin
        ]
        cosignatures.keep(registry.database, number, others, at)
        ledger.mark_published(registry.database, number, at)
        done.checkpoints += 1


def _require_same_root(registry: Registry, signed: SignedCheckpoint, root: bytes) -> None:
    if signed.root != root:
        raise RegistryError(
            "restore.fork",
            f"{registry.tree.root} states another root of size {signed.size} than the backup has signed",
            hint="One of the two is not of this log. Compare both with a mirror or a witness; nothing was restored.",
        )


def compare_with_tree(registry: Registry) -> None:
    """Compare what the database makes public with the files of the tree. Raises `restore.differs`."""
    tree = registry.tree
    size = read_checkpoint(tree.read(CHECKPOINT))[0].size
    for path, data in act_files(registry, 0, size):
        if tree.read(path) != data:
            raise _differs(tree, path)
    for item in queries.published_between(registry.database, registry.log.id, 0, size):
        record = item.version.record_sha256
        openings = {a.path: (a.salt, a.value) for a in item.disclosures if a.salt is not None}
        facts_sha256, facts = decided_facts(registry, item)
        files = {
            f"records/{record}.json": item.committed,
            f"facts/{facts_sha256}.json": facts,
            f"assessments/{item.decision.assessment_sha256}.json": item.assessment,
            f"{DISCLOSURES}{record}.json": disclosure_bytes(record, openings),
        }
        for path, data in files.items():
            if tree.read(path) != data:
                raise _differs(tree, path)


def _differs(tree: PublicTree, path: str) -> RegistryError:
    return RegistryError(
        "restore.differs",
        f"{tree.root / path} is not what the restored database holds",
        hint="Nothing was put in place. Compare with a mirror, and look for the backup made last.",
    )
