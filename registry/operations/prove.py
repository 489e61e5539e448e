"""Prove that an entry is in the published log.

Knows: the published tree alone, so that a proof never speaks of what is not public yet.
"""

from __future__ import annotations

from typing import Protocol

from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint
from registry.log.inclusion import inclusion_proof
from registry.log.proof import TlogProof
from registry.log.reader import TileNodes, read_bundle
from registry.log.tiles import TILE_WIDTH, Resource


class Readable(Protocol):
    """Something that gives the bytes of a path and raises FileNotFoundError."""

    def read(self, path: str) -> bytes: ...


def prove(tree: Readable, index: int) -> tuple[bytes, bytes]:
    """The exact bytes of entry `index` and its `.tlog-proof` under the published checkpoint.

    Raises `log.not_published` where the checkpoint does not cover it yet.
    """

    def read(path: str) -> bytes | None:
        try:
            return tree.read(path)
        except FileNotFoundError:
            return None

    checkpoint = read("checkpoint")
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
    return entry, TlogProof(index, tuple(path), checkpoint).encode()
