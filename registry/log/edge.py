"""The right edge of a growing tree: what it takes to render the next tiles and bundles, and nothing else.

Knows: how tiles fill, level by level. Does not know where rendered resources go. At most one bundle and one
tile a level are held in memory, so a log of any size is rendered, or checked, as a stream.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from registry.errors import RegistryError
from registry.log.merkle import CompactRange, complete_root, complete_subtrees, leaf_hash
from registry.log.reader import Read, read_bundle, read_tile
from registry.log.refused import refused
from registry.log.tiles import TILE_HEIGHT, TILE_WIDTH, Resource, edge_of, encode_entry

Rendered = tuple[Resource, bytes]
Parts = tuple[Resource, list[bytes]]
"""A resource in parts that follow one another: a bundle has megabytes, and who writes it need not put it together."""


def tiles_between(edge: Edge, entries: Iterable[bytes]) -> Iterator[Rendered]:
    """`parts_between`, each resource whole."""
    for resource, parts in parts_between(edge, entries):
        yield resource, b"".join(parts)


def parts_between(edge: Edge, entries: Iterable[bytes]) -> Iterator[Parts]:
    """Everything to render for a checkpoint that adds `entries` to the tree whose edge this is; the edge
    moves along.

    First the full resources as they fill, then the partial ones of the new size. Each is complete and
    final: a store writes it once, and a second write must bring the same bytes. Exhaust the iterator before
    using the edge again.
    """
    before = edge.size
    for entry in entries:
        yield from edge.append(entry)
    if edge.size > before:
        yield from edge.partials()


def load_edge(size: int, root: bytes, read: Read) -> Edge:
    """The edge of the published tree of `size`, from its partial resources.

    Raises `log.missing`, `log.tile`, `log.bundle` for a resource that is gone or malformed, `log.root` when
    they do not make the root that was signed. Nothing may be rendered from such an edge.
    """
    edge = Edge(size)
    for resource in edge_of(size):
        if resource.level is None:
            edge.bundle = [encode_entry(entry) for entry in read_bundle(resource, read)]
        else:
            edge.level(resource.level).extend(read_tile(resource, read))
    if edge.levels and edge.levels[0] != [leaf_hash(entry[2:]) for entry in edge.bundle]:
        raise refused(
            "log.bundle", f"the last bundle and the last level-0 tile of size {size} hold different entries"
        )
    if edge.range().root() != root:
        raise RegistryError(
            "log.root",
            f"the edge of the tree of size {size} does not make the root that was signed",
            hint="Render the log again from the database, and compare.",
        )
    return edge


@dataclass
class Edge:
    """The hashes and entries that lie in no full tile and no full bundle yet."""

    size: int = 0
    bundle: list[bytes] = field(default_factory=list)
    """Entries of the partial bundle, each with its length before it."""
    levels: list[list[bytes]] = field(default_factory=list)
    """For each level, the hashes of its partial tile."""

    def append(self, entry: bytes) -> list[Parts]:
        """Add one entry; returns the resources it fills: none, or a bundle and one or more tiles."""
        self.bundle.append(encode_entry(entry))
        self.level(0).append(leaf_hash(entry))
        self.size += 1
        if len(self.bundle) < TILE_WIDTH:
            return []
        filled = [(Resource(None, self.size // TILE_WIDTH - 1), self.bundle)]
        self.bundle = []
        for level in range(len(self.levels)):
            hashes = self.levels[level]
            if len(hashes) < TILE_WIDTH:
                break
            filled.append((Resource(level, (self.size >> TILE_HEIGHT * (level + 1)) - 1), hashes))
            self.level(level + 1).append(complete_root(hashes))
            self.levels[level] = []
        return filled

    def partials(self) -> Iterator[Parts]:
        """The partial resources of the tree as it stands."""
        for resource in edge_of(self.size):
            hashes = self.bundle if resource.level is None else self.levels[resource.level]
            yield resource, list(hashes)

    def range(self) -> CompactRange:
        """The compact range of the tree as it stands: comparable with a stored head."""
        tops = [top for hashes in reversed(self.levels) for top in complete_subtrees(hashes)]
        return CompactRange(self.size, tops)

    def level(self, number: int) -> list[bytes]:
        """The hashes of the partial tile of a level, which may be empty."""
        while len(self.levels) <= number:
            self.levels.append([])
        return self.levels[number]
