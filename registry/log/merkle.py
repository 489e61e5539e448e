"""Merkle trees over SHA-256: hashes, compact ranges, inclusion and consistency proofs (RFC 6962 s2.1, RFC
9162 s2.1).

Knows: how hashes combine. Does not know where hashes are kept: a proof asks a `Node` reader for the hash of
a complete subtree, by height and position. A proof is only as good as the checkpoint whose root it leads
to: an inclusion proof alone does not pin the size of the tree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from registry.errors import RegistryError
from registry.log.refused import refused

HASH_SIZE = 32
MAX_SIZE = 2**63 - 1
EMPTY_ROOT = hashlib.sha256(b"").digest()

Node = Callable[[int, int], bytes]
"""(height, position) -> hash of the complete subtree over leaves [position << height, (position + 1) <<
height).
"""


def leaf_hash(entry: bytes) -> bytes:
    """The 32-byte hash of a leaf: SHA-256(0x00 ‖ entry)."""
    digest = hashlib.sha256(b"\x00")
    digest.update(entry)
    return digest.digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The 32-byte hash of an interior node: SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def complete_root(hashes: Sequence[bytes]) -> bytes:
    """The root over a power of two of sibling hashes, level by level."""
    if len(hashes).bit_count() != 1:
        raise ValueError(f"{len(hashes)} hashes have no complete root")
    row = list(hashes)
    while len(row) > 1:
        row = row_above(row)
    return row[0]


def row_above(hashes: Sequence[bytes]) -> list[bytes]:
    """The parents of sibling hashes; the last of an odd number has none yet."""
    sha256 = hashlib.sha256
    pairs = zip(hashes[::2], hashes[1::2], strict=False)
    return [sha256(b"\x01" + left + right).digest() for left, right in pairs]


def complete_subtrees(hashes: Sequence[bytes]) -> list[bytes]:
    """The roots of the complete subtrees over sibling hashes, the largest first."""
    roots: list[bytes] = []
    start = 0
    while start < len(hashes):
        width = 1 << ((len(hashes) - start).bit_length() - 1)
        roots.append(complete_root(hashes[start : start + width]))
        start += width
    return roots


@dataclass
class CompactRange:
    """The smallest state from which a tree can grow: the roots of its complete subtrees, the largest first.

    There are as many as `size` has one-bits. `CompactRange(size, hashes)` restores a stored one and raises
    `log.range` when the count is wrong, `log.hash` when a hash is not 32 bytes.
    """

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not 0 <= self.size <= MAX_SIZE or len(self.hashes) != self.size.bit_count():
            raise RegistryError(
                "log.range",
                f"a compact range of size {self.size} cannot have {len(self.hashes)} hashes",
                hint="The stored head is damaged: rebuild it from the entries.",
            )
        for position, value in enumerate(self.hashes):
            require_hash(value, f"hash {position} of the compact range")
        self.hashes = list(self.hashes)

    def append(self, subtree: bytes, height: int = 0) -> None:
        """Add one leaf hash, or the root of a complete subtree of 2^height leaves where the size is a
        multiple of that.
        """
        require_hash(subtree, f"the hash of leaf {self.size}")
        position, misplaced = divmod(self.size, 1 << height)
        if misplaced:
            raise refused("log.range", f"no subtree of height {height} begins at leaf {self.size}")
        while position & 1:
            subtree = node_hash(self.hashes.pop(), subtree)
            position >>= 1
        self.hashes.append(subtree)
        self.size += 1 << height

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes in order, as many as make a complete subtree at a time."""
        rest = list(leaves)
        for number, leaf in enumerate(rest, self.size):
            require_hash(leaf, f"the hash of leaf {number}")
        start = 0
        while start < len(rest):
            height = (len(rest) - start).bit_length() - 1
            if self.size:
                height = min(height, (self.size & -self.size).bit_length() - 1)
            self.append(complete_root(rest[start : start + (1 << height)]), height)
            start += 1 << height

    def root(self) -> bytes:
        """The root of the tree of this size."""
        return bag(self.hashes)


def bag(subtrees: Sequence[bytes]) -> bytes:
    """The root over adjacent complete subtrees, the largest first; the empty root over none."""
    if not subtrees:
        return EMPTY_ROOT
    root = subtrees[-1]
    for left in reversed(subtrees[:-1]):
        root = node_hash(left, root)
    return root


def climb(seed: bytes, index: int, siblings: Sequence[bytes]) -> bytes:
    """The hash above node `index` whose hash is `seed`, with its `siblings` from the lowest level upward."""
    for height, sibling in enumerate(siblings):
        seed = node_hash(sibling, seed) if index >> height & 1 else node_hash(seed, sibling)
    return seed


def split(size: int) -> int:
    """The largest power of two below `size`, from 2 on: how many leaves stand on the left (RFC 9162, section 2.1.1)."""
    return 1 << ((size - 1).bit_length() - 1)


def range_root(start: int, end: int, node: Node) -> bytes:
    """The root over the leaves from `start` up to `end`, exclusive, where that is a subtree of the tree or its right edge."""
    subtrees: list[bytes] = []
    while start < end:
        height = (end - start).bit_length() - 1
        subtrees.append(node(height, start >> height))
        start += 1 << height
    return bag(subtrees)


def require_hash(value: bytes, what: str) -> None:
    """Raise `log.hash` unless `value` has the length of a hash."""
    if len(value) != HASH_SIZE:
        raise refused("log.hash", f"{what} has {len(value)} bytes instead of {HASH_SIZE}")


def require_hashes(*values: bytes) -> None:
    """Raise `log.hash` unless each has the length of a hash."""
    for value in values:
        require_hash(value, "a hash in the proof")
