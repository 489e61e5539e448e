"""Checking a whole tree: every tile, every bundle, every leaf, the root, and what older checkpoints left
behind.

Knows: which files a log of a given size must have and may have, and which of two files that disagree is the
wrong one: what the signed root covers is right, what does not hash to it is wrong. Does not know where
files are kept, what entries mean, or who signed the root. Holds a few tiles and one bundle in memory,
whatever the size of the log.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.errors import RegistryError
from registry.log.merkle import CompactRange, bag, complete_root, complete_subtrees, leaf_hash
from registry.log.reader import Read
from registry.log.tiles import (
    TILE_HEIGHT,
    TILE_WIDTH,
    Resource,
    decode_bundle,
    decode_tile,
    edge_of,
    resources_of,
)

CHECKPOINT = "checkpoint"

Hashes = list[bytes]
Signed = Callable[[Hashes], bool]
"""Whether these hashes of a tile are the ones that the signed root covers."""


@dataclass(frozen=True)
class Fault:
    """One file that is not what the signed root says, with a stable code and what is wrong with it."""

    path: str
    code: str
    message: str


@dataclass(frozen=True)
class Expected:
    """A resource of a log. One that is not `required` may have been deleted, since the full one holds it."""

    resource: Resource
    required: bool = True


def expected_resources(size: int, older_sizes: Sequence[int] = ()) -> Iterator[Expected]:
    """Every file under `tile/` of a log of `size` that published a checkpoint at each of the older sizes.

    Partial resources of older sizes are required until the full one exists (tlog-tiles). `older_sizes`
    ascend.
    """
    for resource in resources_of(size):
        yield Expected(resource)
        yield from _older(resource, older_sizes)


def audit(size: int, root: bytes, read: Read, older: Mapping[int, bytes] | None = None) -> Iterator[Fault]:
    """Every fault of the log whose verified checkpoint states `size` and `root`; nothing when all is well.

    `older` maps the sizes of other verified checkpoints of this log to their roots: that each is the
    beginning of this tree is recomputed from the leaves, and their partial resources are checked. Faults
    come in the order of the leaves; one bad file hides no other, unless tile and bundle of the same place
    are both unreadable and so is what lies above.
    """
    return _Audit(size, root, read, dict(older or {})).faults()


def older_checkpoint(size: int) -> str:
    """The path under which a fault of an older checkpoint is reported."""
    return f"checkpoints/{size}"


class _Audit:
    def __init__(self, size: int, root: bytes, read: Read, older: dict[int, bytes]) -> None:
        self.size, self.root, self.read, self.older = size, root, read, older
        self.older_sizes = sorted(older)
        # The tree as its leaves make it, computed without the tiles; None once a leaf is lost.
        self.tree: CompactRange | None = CompactRange()

    def faults(self) -> Iterator[Fault]:
        yield from (fault for size in self.older_sizes if (fault := self._impossible(size)))
        edge = [resource for resource in edge_of(self.size) if resource.level is not None][::-1]
        stored = [self._load(resource) for resource in edge]
        tops = [top for hashes in stored if isinstance(hashes, list) for top in complete_subtrees(hashes)]
        covered = all(isinstance(hashes, list) for hashes in stored) and bag(tops) == self.root
        for resource in edge:
            hashes = yield from self._tile(resource, (lambda hashes: True) if covered else None)
            if hashes is None and resource.level == 0:
                self._skip(None)
        if self.tree is not None and self.tree.root() != self.root:
            yield Fault(
                CHECKPOINT,
                "log.root",
                f"the entries make another root than the checkpoint of size {self.size} states: "
                "entries were changed after it was signed, or the checkpoint is of another log",
            )

    def _tile(self, tile: Resource, signed: Signed | None) -> Generator[Fault, None, Hashes | None]:
        """Check a tile and all that lies under it; returns its true hashes, None where nobody knows them."""
        stored = self._load(tile)
        certain = signed is not None and isinstance(stored, list) and signed(stored)
        bundle = Resource(None, tile.index, tile.width)
        if tile.level == 0:
            under = self._load(bundle)
        else:
            under = yield from self._children(tile, stored if certain and isinstance(stored, list) else None)

        true: Hashes | None = None
        for candidate in (stored, under) if certain else (under, stored):
            if isinstance(candidate, list) and (signed is None or signed(candidate)):
                true = candidate
                break
        yield from self._compare(tile, stored, true, "log.tile", "hash")
        if tile.level == 0:
            yield from self._compare(bundle, under, true, "log.bundle", "entry")
            yield from self._grow(true)
        if true is not None:
            yield from self._check_older(tile, true)
            if tile.level == 0:
                yield from self._check_older(bundle, true)
        return true

    def _children(self, tile: Resource, known: Hashes | None) -> Generator[Fault, None, Hashes | Fault]:
        """The hashes of a tile as the tiles under it make them."""
        nodes: Hashes = []
        for position in range(tile.width):
            child = Resource((tile.level or 0) - 1, tile.index * TILE_WIDTH + position)
            node = known[position] if known else None
            hashes = yield from self._tile(child, _hashes_to(node) if node else None)
            if hashes is None and child.level == 0:
                self._skip(node)
            if hashes is not None:
                nodes.append(complete_root(hashes))
            elif node:
                nodes.append(node)
        if len(nodes) < tile.width:
            return Fault(
                tile.path, "log.tile", f"{tile.path}: what lies under it is lost, so it cannot be checked"
            )
        return nodes

    def _compare(
        self, resource: Resource, found: Hashes | Fault, true: Hashes | None, code: str, what: str
    ) -> Iterator[Fault]:
        if isinstance(found, Fault):
            if found.path == resource.path:
                yield found
        elif true is None:
            yield Fault(resource.path, code, f"{resource.path} is not what the signed root covers")
        elif found != true:
            at = next(at for at, pair in enumerate(zip(found, true, strict=True)) if pair[0] != pair[1])
            leaf = resource.start + at * resource.span
            yield Fault(
                resource.path, code, f"{resource.path}: {what} {at}, for leaf {leaf}, is not the right one"
            )

    def _grow(self, leaves: Hashes | None) -> Iterator[Fault]:
        """Add true leaves to the tree; at each older size its root must be the one that was signed then."""
        if leaves is None or self.tree is None:
            return
        start = self.tree.size
        end = start + len(leaves)
        stops = self.older_sizes[
            bisect_right(self.older_sizes, start) : bisect_right(self.older_sizes, end - 1)
        ]
        for stop in (*stops, end):
            self.tree.extend(leaves[self.tree.size - start : stop - start])
            stated = self.older.get(stop)
            if stated is not None and stated != self.tree.root():
                yield Fault(
                    older_checkpoint(self.tree.size),
                    "log.consistency",
                    f"the checkpoint of size {self.tree.size} states another root than the tree had then",
                )

    def _skip(self, node: bytes | None) -> None:
        """Go on behind a level-0 tile whose leaves are lost, where its root is known from above."""
        if node is None:
            self.tree = None
        elif self.tree is not None:
            self.tree.append(node, TILE_HEIGHT)

    def _check_older(self, resource: Resource, true: Hashes) -> Iterator[Fault]:
        for expected in _older(resource, self.older_sizes):
            partial = expected.resource
            found = self._load(partial)
            if isinstance(found, Fault):
                if found.code != "log.missing" or expected.required:
                    yield found
            elif found != true[: partial.width]:
                code = "log.bundle" if partial.level is None else "log.tile"
                yield Fault(partial.path, code, f"{partial.path} is not the beginning of {resource.path}")

    def _load(self, resource: Resource) -> Hashes | Fault:
        """The hashes of a tile, or the leaf hashes of a bundle."""
        data = self.read(resource.path)
        if data is None:
            return Fault(resource.path, "log.missing", f"{resource.path} is missing")
        try:
            if resource.level is None:
                return [leaf_hash(entry) for entry in decode_bundle(data, resource)]
            return decode_tile(data, resource)
        except RegistryError as error:
            return Fault(resource.path, error.code, error.message)

    def _impossible(self, size: int) -> Fault | None:
        if size > self.size:
            message = f"a checkpoint of size {size} was signed, and the log has {self.size} entries"
            return Fault(older_checkpoint(size), "log.consistency", message)
        return None


def _older(resource: Resource, sizes: Sequence[int]) -> Iterator[Expected]:
    """The narrower partial resources in the place of this one, at older sizes."""
    end = resource.start + TILE_WIDTH * resource.span
    within = sizes[bisect_right(sizes, resource.start) : bisect_right(sizes, end - 1)]
    widths = {(size - resource.start) // resource.span for size in within} - {0}
    for width in sorted(width for width in widths if width < resource.width):
        yield Expected(resource.with_width(width), required=not resource.full)


def _hashes_to(node: bytes) -> Signed:
    return lambda hashes: complete_root(hashes) == node
