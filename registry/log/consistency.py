"""Consistency proofs: that one tree is the beginning of another (RFC 9162 s2.1.4)."""

from __future__ import annotations

from collections.abc import Sequence

from registry.log.merkle import (
    EMPTY_ROOT,
    MAX_SIZE,
    Node,
    climb,
    node_hash,
    range_root,
    require_hashes,
    split,
)
from registry.log.refused import refused


def consistency_proof(old_size: int, new_size: int, node: Node) -> list[bytes]:
    """The proof that the tree of `old_size` is the beginning of the tree of `new_size`; empty from size 0
    (tlog-witness).
    """
    if not 0 <= old_size <= new_size <= MAX_SIZE:
        raise refused("log.consistency", f"there is no proof from size {old_size} to size {new_size}")
    if old_size in (0, new_size):
        return []
    proof: list[bytes] = []
    start, end = 0, new_size
    while end != old_size:
        middle = start + split(end - start)
        if old_size <= middle:
            proof.append(range_root(middle, end, node))
            end = middle
        else:
            proof.append(range_root(start, middle, node))
            start = middle
    if start:
        proof.append(range_root(start, end, node))
    return proof[::-1]


def verify_consistency(
    old_size: int, new_size: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    """Raise `log.consistency` unless the tree of `old_size` is shown to be the beginning of the tree of
    `new_size`.

    From size 0 the proof is empty and says only that the old root is the empty one.
    """
    if not 0 <= old_size <= new_size <= MAX_SIZE:
        raise refused("log.consistency", f"there is no proof from size {old_size} to size {new_size}")
    require_hashes(old_root, new_root, *proof)
    where = f"from size {old_size} to size {new_size}"
    if (old_size == 0 and old_root != EMPTY_ROOT) or (new_size == 0 and new_root != EMPTY_ROOT):
        raise refused("log.consistency", f"{where}: the root of an empty tree is not the empty hash")
    if old_size in (0, new_size):
        if proof:
            raise refused("log.consistency", f"{where}: the proof must be empty")
        if old_size == new_size and old_root != new_root:
            raise refused(
                "log.consistency", f"two roots for one size, {old_size}: the log shows two histories"
            )
        return

    # RFC 9162 s2.1.4.2: the proof continues the path of the last old leaf, from the largest complete subtree
    # that ends with it. When the old tree is that subtree, its root is known and is not repeated.
    shift = (old_size & -old_size).bit_length() - 1
    known = old_size == 1 << shift
    hashes = [old_root, *proof] if known else list(proof)
    last = (old_size - 1) >> shift
    inner = (last ^ ((new_size - 1) >> shift)).bit_length()
    expected = 1 + inner + (last >> inner).bit_count()
    if len(hashes) != expected:
        raise refused(
            "log.consistency", f"{where}: {len(proof)} hashes instead of {expected - known} in the proof"
        )
    seed, path = hashes[0], hashes[1:]
    older = seed
    for height, sibling in enumerate(path):
        if height >= inner or last >> height & 1:
            older = node_hash(sibling, older)
    newer = climb(seed, last, path[:inner])
    for left in path[inner:]:
        newer = node_hash(left, newer)
    if older != old_root:
        raise refused("log.consistency", f"{where}: the proof does not lead to the old root")
    if newer != new_root:
        raise refused("log.consistency", f"{where}: the proof does not lead to the new root")
