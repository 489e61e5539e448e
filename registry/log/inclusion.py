"""Inclusion proofs: that one leaf lies in a tree (RFC 9162 s2.1.3).

An inclusion proof alone does not pin the size of the tree: the size is as good as the signature over it.
"""

from __future__ import annotations

from collections.abc import Sequence

from registry.log.merkle import MAX_SIZE, Node, climb, node_hash, range_root, require_hashes, split
from registry.log.refused import refused


def inclusion_proof(index: int, size: int, node: Node) -> list[bytes]:
    """The hashes from the sibling of leaf `index` up to the child of the root, in the tree of `size`
    leaves.
    """
    if not 0 <= index < size <= MAX_SIZE:
        raise refused("log.inclusion", f"leaf {index} is not in a tree of size {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            path.append(range_root(middle, end, node))
            end = middle
        else:
            path.append(range_root(start, middle, node))
            start = middle
    return path[::-1]


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """Raise `log.inclusion` unless the proof leads from this leaf hash at `index` to the root of the tree
    of `size`.

    The length of the path is checked before anything is hashed; every hash must have 32 bytes.
    """
    if not 0 <= index < size <= MAX_SIZE:
        raise refused("log.inclusion", f"leaf {index} is not in a tree of size {size}")
    require_hashes(leaf, root, *proof)
    inner = (index ^ (size - 1)).bit_length()
    expected = inner + (index >> inner).bit_count()
    if len(proof) != expected:
        raise refused(
            "log.inclusion",
            f"the proof of leaf {index} in size {size} has {len(proof)} hashes instead of {expected}",
        )
    computed = climb(leaf, index, proof[:inner])
    for left in proof[inner:]:
        computed = node_hash(left, computed)
    if computed != root:
        raise refused(
            "log.inclusion", f"the inclusion proof of leaf {index} does not lead to the root of size {size}"
        )
