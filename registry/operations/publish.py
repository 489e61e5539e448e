"""Publish what is committed: verify, sign, render, and put the checkpoint last.

Knows: the order in which a log's files become visible, so that a crash at any point leaves a tree that checks.
Sequenced entries are read back and hashed again before their root is signed; a signature covers only what is durable.
An interrupted publication is finished, with the very note that was signed, before anything new is signed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.committed import disclosure_bytes
from registry.domain.decision import instant
from registry.domain.tree_layout import INDEX, KEY_LIST
from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, sign_checkpoint
from registry.log.edge import Edge, load_edge, tiles_between
from registry.log.tree_head import TreeHead
from registry.operations.registry import Registry
from registry.storage import ledger, locks, queries
from registry.storage.blobs import PublicTree
from registry.storage.values import Checkpoint, Head

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Published:
    """The checkpoint that is now public, and how many entries it adds to the one before."""

    size: int
    root: bytes
    note: bytes
    added: int


def publish(registry: Registry, progress: Progress = lambda done, total: None) -> Published:
    """Publish every sequenced entry; with nothing new, return the checkpoint that stands.

    Raises `publish.ahead` where the public tree holds a checkpoint that this database does not know (a restored
    backup, a second writer): nothing is signed then.
    """
    database, log = registry.database, registry.log
    with locks.publisher(database):
        tree = registry.tree
        before = _published(registry, tree)
        before = _finish(registry, tree, before, progress)
        head = ledger.head(database, log.id)
        if before is not None and head.size == before.size:
            return Published(before.size, before.root, before.note.encode(), 0)
        _verify(registry, tree, before, head.size, head.root)
        checkpoint = _sign(registry, head)
        _render(registry, tree, before, checkpoint, progress)
        return Published(
            head.size, head.root, checkpoint.note.encode(), head.size - (before.size if before else 0)
        )


def finish_publication(registry: Registry) -> None:
    """Finish a publication that was interrupted after its checkpoint was signed; needs no private key."""
    if ledger.unpublished(registry.database, registry.log.id):
        with locks.publisher(registry.database):
            _finish(registry, registry.tree, _published(registry, registry.tree), lambda done, total: None)


def public_keys(registry: Registry) -> list[str]:
    """The registry's public keys as lines (vkeys): the log's two, then the one that signs statements."""
    keys = registry.signing_keys()
    return [verifier_of(key).vkey for key in (*keys.log, keys.decisions)]


def _published(registry: Registry, tree: PublicTree) -> Checkpoint | None:
    try:
        public, _ = read_checkpoint(tree.read("checkpoint"))
    except FileNotFoundError:
        return None
    known = ledger.checkpoints(registry.database, registry.log.id)
    for checkpoint in known:
        if (checkpoint.size, checkpoint.root) == (public.size, public.root):
            return checkpoint
    raise RegistryError(
        "publish.ahead",
        f"{tree.root / 'checkpoint'} states size {public.size}, which this database never signed",
        hint="The database is older than what is public, or another one published here. Nothing was signed. "
        "Restore the newest database; a signed checkpoint cannot be taken back.",
    )


def _finish(
    registry: Registry, tree: PublicTree, before: Checkpoint | None, progress: Progress
) -> Checkpoint | None:
    for unfinished in ledger.unpublished(registry.database, registry.log.id):
        before = _render(registry, tree, before, unfinished, progress)
    return before


def _sign(registry: Registry, head: Head) -> Checkpoint:
    now = registry.clock()
    note = sign_checkpoint(
        TreeHead(registry.log.origin, head.size, head.root), registry.signing_keys().log, int(now.timestamp())
    )
    ledger.add_checkpoint(
        registry.database,
        registry.log.id,
        size=head.size,
        root=head.root,
        note=note.decode(),
        created_at=instant(now),
    )
    (checkpoint,) = ledger.unpublished(registry.database, registry.log.id)
    return checkpoint


def _verify(registry: Registry, tree: PublicTree, before: Checkpoint | None, size: int, root: bytes) -> None:
    edge = _edge(tree, before)
    bodies = ledger.entries(registry.database, registry.log.id, edge.size, size)
    for _ in tiles_between(edge, bodies):
        pass
    if (edge.size, edge.range().root()) != (size, root):
        raise RegistryError(
            "publish.verify",
            f"the entries read back from the database do not make the root of size {size} that was committed",
            hint="Nothing was signed. A stored entry changed: restore the database from a backup and compare.",
        )


def _render(
    registry: Registry,
    tree: PublicTree,
    before: Checkpoint | None,
    checkpoint: Checkpoint,
    progress: Progress,
) -> Checkpoint:
    start = before.size if before else 0
    edge = _edge(tree, before)
    for path, data in _contents(registry, start, checkpoint.size, progress):
        tree.create(path, data)
    bodies = ledger.entries(registry.database, registry.log.id, start, checkpoint.size)
    for resource, data in tiles_between(edge, bodies):
        tree.create(resource.path, data)
    note = checkpoint.note.encode()
    tree.create(f"checkpoints/{checkpoint.size}", note)
    if registry.keys is not None:
        tree.replace(KEY_LIST, "".join(f"{vkey}\n" for vkey in public_keys(registry)).encode())
    tree.replace(INDEX, _index(registry, checkpoint.size))
    tree.replace("checkpoint", note)
    ledger.mark_published(registry.database, checkpoint.id, instant(registry.clock()))
    return checkpoint


def _contents(registry: Registry, start: int, end: int, progress: Progress) -> Iterator[tuple[str, bytes]]:
    for stated in queries.releases_between(registry.database, registry.log.id, start, end):
        folder = PublicTree(registry.home.releases / stated.release.digest)
        for path in sorted(
            p.relative_to(folder.root).as_posix() for p in folder.root.rglob("*") if p.is_file()
        ):
            yield f"releases/{stated.release.digest}/{path}", folder.read(path)
    for number, item in enumerate(
        queries.published_between(registry.database, registry.log.id, start, end), 1
    ):
        version, decision = item.version, item.decision
        openings = {a.path: (a.salt, a.value) for a in item.disclosures if a.salt is not None}
        yield f"records/{version.record_sha256}.json", item.committed
        yield f"disclosures/{version.record_sha256}.json", disclosure_bytes(version.record_sha256, openings)
        yield f"facts/{version.facts_sha256}.json", item.facts
        yield f"assessments/{decision.assessment_sha256}.json", item.assessment
        progress(number, end - start)


def _edge(tree: PublicTree, before: Checkpoint | None) -> Edge:
    def read(path: str) -> bytes | None:
        try:
            return tree.read(path)
        except FileNotFoundError:
            return None

    return load_edge(before.size, before.root, read) if before else Edge()


def _index(registry: Registry, size: int) -> bytes:
    listed = [
        {"size": c.size, "sha256": sha256_hex(c.note.encode())}
        for c in ledger.checkpoints(registry.database, registry.log.id)
        if c.size <= size
    ]
    return canonical_bytes({"checkpoints": listed})
