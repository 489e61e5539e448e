"""Trees, bundles and paths as tests need them: a tree held whole in memory, a bundle made at once, a path read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from registry.log.merkle import CompactRange, Node, node_hash
from registry.log.tiles import TILE_WIDTH, Resource, encode_entry


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """The root of the tree with these leaf hashes, in order."""
    tree = CompactRange()
    for leaf in leaf_hashes:
        tree.append(leaf)
    return tree.root()


def node_reader(leaf_hashes: Sequence[bytes]) -> Node:
    """Read the nodes of a tree held in memory. Level rows are computed once, at the first need."""
    rows: list[list[bytes]] = [list(leaf_hashes)]

    def node(height: int, position: int) -> bytes:
        while len(rows) <= height:
            below = rows[-1]
            pairs = zip(below[::2], below[1::2], strict=False)
            rows.append([node_hash(left, right) for left, right in pairs])
        return rows[height][position]

    return node


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """The bytes of a bundle of these entries."""
    return b"".join(map(encode_entry, entries))


def parse_path(path: str) -> Resource:
    """The resource that a path of this software names."""
    _, level, *groups = path.split("/")
    width = str(TILE_WIDTH)
    if groups[-2:-1] and groups[-2].endswith(".p"):
        width = groups.pop()
    index = "".join(group.removeprefix("x").removesuffix(".p") for group in groups)
    return Resource(None if level == "entries" else int(level), int(index), int(width))
