"""Reading a tree from its tiles and bundles.

Knows: that a partial resource is the beginning of every wider one, so that the full one answers when the
partial is gone. Does not know where resources are kept, and authenticates nothing: verify the root, or the
proof, that comes of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from registry.log.merkle import row_above
from registry.log.refused import refused
from registry.log.tiles import TILE_HEIGHT, TILE_WIDTH, Resource, decode_bundle, decode_tile

Read = Callable[[str], bytes | None]
"""The bytes of the resource at a path, or None where there is no such resource."""


def read_tile(resource: Resource, read: Read) -> list[bytes]:
    """The hashes of a tile. Raises `log.missing`, `log.tile`."""
    return _read(resource, read, decode_tile)


def read_bundle(resource: Resource, read: Read) -> list[bytes]:
    """The entries of a bundle. Raises `log.missing`, `log.bundle`."""
    return _read(resource, read, decode_bundle)


@dataclass
class TileNodes:
    """The nodes of the tree of `size` leaves, read from its tiles: what `inclusion_proof` and
    `consistency_proof` ask for, whichever size up to this one they prove.

    Tiles are read once and kept, with the nodes inside them: 16 KiB for each 256 leaves that are asked about.
    Raises `log.missing`, `log.tile`.
    """

    size: int
    read: Read
    _tiles: dict[tuple[int, int], list[list[bytes]]] = field(default_factory=dict)
    """Level and number of a tile -> its hashes, and above them the rows of nodes that were asked about."""

    def __call__(self, height: int, position: int) -> bytes:
        level, within = divmod(height, TILE_HEIGHT)
        index, offset = divmod(position, TILE_WIDTH >> within)
        rows = self._rows(level, index)
        while len(rows) <= within:
            rows.append(row_above(rows[-1]))
        return rows[within][offset]

    def _rows(self, level: int, index: int) -> list[list[bytes]]:
        if (level, index) not in self._tiles:
            width = min(TILE_WIDTH, (self.size >> TILE_HEIGHT * level) - index * TILE_WIDTH)
            if width < 1:
                path = Resource(level, index).path
                raise refused("log.missing", f"{path} is not part of the tree of size {self.size}")
            self._tiles[level, index] = [read_tile(Resource(level, index, width), self.read)]
        return self._tiles[level, index]


def _read(resource: Resource, read: Read, decode: Callable[[bytes, Resource], list[bytes]]) -> list[bytes]:
    data = read(resource.path)
    if data is not None:
        return decode(data, resource)
    full = resource.with_width(TILE_WIDTH)
    wider = None if resource.full else read(full.path)
    if wider is None:
        raise refused("log.missing", f"{resource.path} is missing")
    return decode(wider, full)[: resource.width]
