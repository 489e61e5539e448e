"""Render what a checkpoint covers into the public tree.

Knows: every file that a stretch of the log makes public, and that each must be what its name says before anything is
signed over it. Does not know when to sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.domain.committed import disclosure_bytes
from registry.domain.decision import instant
from registry.domain.tree_layout import CHECKPOINT, DISCLOSURES, INDEX, KEY_LIST, older_checkpoint
from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.log.consistency import consistency_proof, verify_consistency
from registry.log.edge import Edge, load_edge, parts_between, tiles_between
from registry.log.reader import TileNodes
from registry.log.tiles import TILE_WIDTH
from registry.operations.decided_facts import decided_facts
from registry.operations.registry import Registry
from registry.operations.render_acts import act_files, rewrite_act_texts
from registry.operations.rewrite_disclosures import put_disclosure, rewrite_disclosures
from registry.storage import ledger, queries
from registry.storage.blobs import Drafts
from registry.storage.values import Checkpoint, Head, Published

_STRETCHES: Final = 8
"""So often a publication goes on to what was sequenced meanwhile: where entries come faster than they are read back, a
checkpoint still comes."""

Progress = Callable[[int, int], None]

File = tuple[str, bytes]
"""Path in the tree, bytes."""


def verify_entries(
    registry: Registry, before: Checkpoint | None, size: int, root: bytes, drafts: Drafts | None = None
) -> None:
    """Read back everything between checkpoint `before` and `size`, hash it again, and compare.

    The tiles and bundles that were hashed become `drafts`, for `render`. Raises `publish.verify` unless the entries make
    `root` and every file beside them has the digest it is named by; whatever was drafted may not be published then.
    """
    bodies = ledger.entries(registry.database, registry.log.id, _size(before), size)
    edge = _hashed(registry, before, bodies, drafts)
    _require_committed(registry, before, edge, size, root)


def verify_newest(registry: Registry, before: Checkpoint | None, drafts: Drafts) -> Head:
    """`verify_entries` up to the head that stands, and on to where it has come meanwhile; the head that was verified.

    So a checkpoint covers what was sequenced while it was prepared, and who waits for one waits less.
    """
    database, log = registry.database, registry.log.id
    head = Head(_size(before), b"", b"")

    def bodies() -> Iterator[bytes]:
        nonlocal head
        newest = ledger.head(database, log)
        for _ in range(_STRETCHES):
            yield from ledger.entries(database, log, head.size, newest.size)
            head, newest = newest, ledger.head(database, log)
            if newest.size < head.size + TILE_WIDTH:
                return

    edge = _hashed(registry, before, bodies(), drafts)
    _require_committed(registry, before, edge, head.size, head.root)
    return head


def verified_tiles(registry: Registry, before: Checkpoint | None, checkpoint: Checkpoint) -> Iterator[File]:
    """The tiles and bundles that `checkpoint` makes public beyond `before`, none before all of them were verified.

    Raises `publish.verify` unless they make its root, both times that they are rendered.
    """
    for _ in _rendered(registry, before, checkpoint):
        pass
    yield from _rendered(registry, before, checkpoint)


def render(
    registry: Registry,
    before: Checkpoint | None,
    checkpoint: Checkpoint,
    drafts: Drafts,
    progress: Progress,
) -> None:
    """Put everything that `checkpoint` covers beyond `before` into the tree, and not yet the checkpoint itself.

    `drafts` holds what `verify_entries` verified for the same two.
    """
    tree = registry.tree
    tree.create(KEY_LIST, "".join(f"{vkey}\n" for vkey in public_keys(registry)).encode())
    start = _size(before)
    for stated in queries.releases_between(registry.database, registry.log.id, start, checkpoint.size):
        for path, data in registry.bundle(stated.release.digest).files.items():
            tree.create(f"releases/{stated.release.digest}/{path}", data)
    for path, data in _contents(registry, start, checkpoint.size, progress):
        drafts.add(path, data)
    for path, data in act_files(registry, start, checkpoint.size):
        # One that stands there was put by an interrupted publication, and may have been erased from since.
        if registry.tree.find(path) is None:
            drafts.add(path, data)
    drafts.publish()
    rewrite_disclosures(registry, start, checkpoint.size)
    rewrite_act_texts(registry, start, checkpoint.size)
    if before is not None:
        _require_continued(registry, before, checkpoint)


def show(registry: Registry, checkpoint: Checkpoint, note: bytes, newest: bytes) -> None:
    """Make `checkpoint` the public one. `note` is what was signed first, with the cosignatures that are kept; `newest`, what
    is shown, has the lines that were signed again since.

    What stands in the history stays as it was put there; lines that come later stand in `checkpoint` alone.
    """
    tree, path = registry.tree, older_checkpoint(checkpoint.size)
    standing = tree.find(CHECKPOINT)
    if checkpoint.published_at is not None and standing == newest:
        return
    shown = tree.find(path)
    if shown is None or not _grown(checkpoint.note.encode(), shown, note):
        tree.create(path, note)
    # Another publisher may have gone on from here, where the role was lost meanwhile.
    registry.database.require_roles()
    tree.replace(INDEX, _index(registry, checkpoint.size))
    tree.swap(CHECKPOINT, standing, newest)
    ledger.mark_published(registry.database, checkpoint.id, instant(registry.clock()))


def public_keys(registry: Registry) -> list[str]:
    """The public keys with which this log began, as lines (vkeys): its own two, then those for statements.

    Later ones stand in the log itself.
    """
    if registry.home.trust.is_file():
        keys = registry.key_history()
        return [key.vkey for key in (*keys.log_keys, *keys.began_with)]
    own = registry.signing_keys()
    return [verifier_of(key).vkey for key in (*own.log, own.decisions)]


def _rendered(registry: Registry, before: Checkpoint | None, checkpoint: Checkpoint) -> Iterator[File]:
    edge = _edge(registry, before)
    bodies = ledger.entries(registry.database, registry.log.id, edge.size, checkpoint.size)
    for resource, data in tiles_between(edge, bodies):
        yield resource.path, data
    if edge.range().root() != checkpoint.root:
        raise _not_verified(
            f"what was rendered does not make the root of size {checkpoint.size} that was signed"
        )


def _hashed(
    registry: Registry, before: Checkpoint | None, bodies: Iterable[bytes], drafts: Drafts | None
) -> Edge:
    edge = _edge(registry, before)
    for resource, parts in parts_between(edge, bodies):
        if drafts is not None:
            drafts.add(resource.path, *parts)
    return edge


def _require_committed(
    registry: Registry, before: Checkpoint | None, edge: Edge, size: int, root: bytes
) -> None:
    if (edge.size, edge.range().root()) != (size, root):
        raise _not_verified(f"the entries read back do not make the root of size {size} that was committed")
    for item in queries.published_between(registry.database, registry.log.id, _size(before), size):
        for name, digest, data in _digests(item):
            if sha256_hex(data) != digest:
                raise _not_verified(f"{name} of {item.version.deployment_id} is not what was signed")


def _require_continued(registry: Registry, before: Checkpoint, checkpoint: Checkpoint) -> None:
    # By the tiles as they now lie there and another algorithm than the one that grew the root: before anyone is shown it.
    nodes = TileNodes(checkpoint.size, registry.tree.find)
    try:
        proof = consistency_proof(before.size, checkpoint.size, nodes)
        verify_consistency(before.size, checkpoint.size, proof, before.root, checkpoint.root)
    except RegistryError as error:
        raise _not_verified(
            f"the tiles do not prove that size {checkpoint.size} continues size {before.size}: {error.message}"
        ) from error


def _contents(registry: Registry, start: int, end: int, progress: Progress) -> Iterator[File]:
    items = queries.published_between(registry.database, registry.log.id, start, end)
    for number, item in enumerate(items, 1):
        record = item.version.record_sha256
        openings = {a.path: (a.salt, a.value) for a in item.disclosures if a.salt is not None}
        disclosure = disclosure_bytes(record, openings)
        yield f"records/{record}.json", item.committed
        path = f"{DISCLOSURES}{record}.json"
        if (registry.tree.root / path).exists():
            place = (item.version.deployment_id, item.version.number, record)
            put_disclosure(registry, registry.tree, *place, disclosure)
        else:
            yield path, disclosure
        sha256, facts = decided_facts(registry, item)
        yield f"facts/{sha256}.json", facts
        yield f"assessments/{item.decision.assessment_sha256}.json", item.assessment
        progress(number, end - start)


def _digests(item: Published) -> tuple[tuple[str, str, bytes], ...]:
    return (
        ("the record", item.version.record_sha256, item.committed),
        ("the facts", item.version.facts_sha256, item.facts),
        ("the assessment", item.decision.assessment_sha256, item.assessment),
    )


def _size(before: Checkpoint | None) -> int:
    return before.size if before else 0


def _edge(registry: Registry, before: Checkpoint | None) -> Edge:
    return load_edge(before.size, before.root, registry.tree.find) if before else Edge()


def _grown(signed: bytes, shown: bytes, note: bytes) -> bool:
    return shown.startswith(signed) and set(shown.splitlines()) <= set(note.splitlines())


def _index(registry: Registry, size: int) -> bytes:
    # The history may bear fewer cosignatures than are known now, so digests are of the files, each read once.
    listed = _listed(registry)
    digests = {
        s: listed.get(s) or sha256_hex(registry.tree.read(older_checkpoint(s)))
        for s in ledger.signed_roots(registry.database, registry.log.id)
        if s <= size
    }
    return canonical_bytes({"checkpoints": [{"size": s, "sha256": d} for s, d in digests.items()]})


def _listed(registry: Registry) -> dict[int, str]:
    try:
        return {c["size"]: c["sha256"] for c in parse_canonical(registry.tree.read(INDEX))["checkpoints"]}
    except (FileNotFoundError, KeyError, TypeError, RegistryError):
        return {}


def _not_verified(what: str) -> RegistryError:
    return RegistryError(
        "publish.verify",
        what,
        hint="Nothing more was signed or published. A stored value changed: restore the database from a backup and compare.",
    )
