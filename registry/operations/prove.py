"""Prove that an entry is in the published log.

Knows: the published tree alone, so that a proof never speaks of what is not public yet.
"""

from __future__ import annotations

from registry.domain.tree_layout import CHECKPOINT
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint
from registry.log.inclusion import inclusion_proof, verify_inclusion
from registry.log.merkle import leaf_hash
from registry.log.proof import TlogProof
from registry.log.reader import TileNodes, read_bundle
from registry.log.tiles import TILE_WIDTH, Resource
from registry.storage.blobs import PublicTree


def prove(tree: PublicTree, index: int) -> tuple[bytes, bytes]:
    """The exact bytes of entry `index` and its `.tlog-proof` under the published checkpoint.

    Raises `log.not_published` where the checkpoint does not cover it yet, `log.inclusion` where what is published does
    not prove it: a proof that leads nowhere is never handed out.
    """

    def read(path: str) -> bytes | None:
        try:
            return tree.read(path)
        except FileNotFoundError:
            return None

    checkpoint = read(CHECKPOINT)
    head = read_checkpoint(checkpoint)[0] if checkpoint is not None else None
    if checkpoint is None or head is None or not 0 <= index < head.size:
        size = head.size if head else 0
        raise RegistryError(
            "log.not_published",
            f"entry {index} is not published: the checkpoint covers {size} entries",
            hint="Wait for the next checkpoint, or run `sightline log publish`.",
        )
    bundle = index // TILE_WIDTH
    width = min(TILE_WIDTH, head.size - bundle * TILE_WIDTH)
    entry = read_bundle(Resource(None, bundle, width), read)[index % TILE_WIDTH]
    path = inclusion_proof(index, head.size, TileNodes(head.size, read))
    try:
        verify_inclusion(index, head.size, leaf_hash(entry), path, head.root)
    except RegistryError as error:
        raise RegistryError(
            "log.inclusion",
            f"entry {index} is not proved by what is published: {error.message}",
            hint="The public tree was changed. Run `sightline check` on it and restore what it names.",
        ) from error
    return entry, TlogProof(index, tuple(path), checkpoint).encode()
