"""Hashes, ranges and proofs, against known answers, published vectors and another library."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proofbundle import merkle as proofbundle_merkle

from registry.errors import RegistryError
from registry.log.consistency import consistency_proof, verify_consistency
from registry.log.inclusion import inclusion_proof, verify_inclusion
from registry.log.merkle import EMPTY_ROOT, MAX_SIZE, CompactRange, bag, leaf_hash, node_hash
from tests.in_memory import node_reader, root_of

VECTORS = json.loads((Path(__file__).parent / "vectors" / "merkle.json").read_text())

# The reference tree of Certificate Transparency: its eight entries, and the root at every size.
CT_ENTRIES = [bytes.fromhex(entry) for entry in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
CT_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def leaves_of(size: int) -> list[bytes]:
    return [leaf_hash(number.to_bytes(4, "big")) for number in range(size)]


def refused(check: Callable[..., object], *arguments: Any) -> str:
    with pytest.raises(RegistryError) as refusal:
        check(*arguments)
    return refusal.value.code


def decoded(text: str | None) -> bytes:
    return base64.b64decode(text or "")


def test_hashes_are_those_of_rfc_6962() -> None:
    assert EMPTY_ROOT.hex() == CT_ROOTS[0]
    assert leaf_hash(b"").hex() == CT_ROOTS[1]
    assert leaf_hash(b"L123456").hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    assert (
        node_hash(b"N123", b"N456").hex()
        == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
    )


@pytest.mark.parametrize("size", range(len(CT_ROOTS)))
def test_the_reference_tree_has_its_published_root_at_every_size(size: int) -> None:
    assert root_of(map(leaf_hash, CT_ENTRIES[:size])).hex() == CT_ROOTS[size]


@pytest.mark.parametrize("vector", VECTORS["inclusion"], ids=lambda vector: vector["name"])
def test_published_inclusion_vectors(vector: dict[str, Any]) -> None:
    proof = [decoded(value) for value in vector["proof"] or []]
    arguments = (
        vector["leafIdx"], vector["treeSize"], decoded(vector["leafHash"]), proof, decoded(vector["root"]),
    )  # fmt: skip
    if vector["wantErr"]:
        refused(verify_inclusion, *arguments)
    else:
        verify_inclusion(*arguments)


@pytest.mark.parametrize("vector", VECTORS["consistency"], ids=lambda vector: vector["name"])
def test_published_consistency_vectors(vector: dict[str, Any]) -> None:
    proof = [decoded(value) for value in vector["proof"] or []]
    roots = decoded(vector["root1"]), decoded(vector["root2"])
    arguments = (vector["size1"], vector["size2"], proof, *roots)
    # One vector accepts two equal roots of 12 bytes. Here a root that is no hash is refused.
    if vector["wantErr"] or any(len(root) != 32 for root in roots):
        refused(verify_consistency, *arguments)
    else:
        verify_consistency(*arguments)


def test_the_vectors_hold_both_kinds_of_answer() -> None:
    for kind in ("inclusion", "consistency"):
        assert len(VECTORS[kind]) == 98
        assert {vector["wantErr"] for vector in VECTORS[kind]} == {True, False}


@given(st.integers(0, 300))
def test_a_compact_range_makes_the_root_another_library_makes(size: int) -> None:
    entries = [number.to_bytes(4, "big") for number in range(size)]
    assert root_of(map(leaf_hash, entries)) == proofbundle_merkle.merkle_tree_hash(entries)


@given(st.data())
def test_a_stored_range_grows_as_if_it_had_never_been_stored(data: st.DataObject) -> None:
    size = data.draw(st.integers(0, 200))
    stop = data.draw(st.integers(0, size))
    leaves = leaves_of(size)
    grown = CompactRange()
    grown.extend(leaves[:stop])
    restored = CompactRange(grown.size, [bytes(value) for value in grown.hashes])
    restored.extend(leaves[stop:])
    assert restored.root() == root_of(leaves)
    assert len(restored.hashes) == size.bit_count()


def test_a_restored_range_does_not_grow_with_the_one_it_was_restored_from() -> None:
    tree = CompactRange()
    tree.extend(leaves_of(5))
    before = CompactRange(tree.size, tree.hashes)
    tree.extend(leaves_of(3))
    assert before.root() == root_of(leaves_of(5))


def test_a_subtree_is_added_whole_only_where_it_begins() -> None:
    leaves = leaves_of(12)
    tree = CompactRange()
    tree.extend(leaves[:8])
    tree.append(root_of(leaves[8:12]), 2)
    assert (tree.size, tree.root()) == (12, root_of(leaves))
    assert refused(tree.append, leaves[0], 3) == "log.range"


@pytest.mark.parametrize(("size", "count"), [(0, 1), (1, 0), (3, 1), (4, 2), (-1, 0), (MAX_SIZE + 1, 1)])
def test_a_range_with_the_wrong_number_of_hashes_is_refused(size: int, count: int) -> None:
    assert refused(CompactRange, size, [EMPTY_ROOT] * count) == "log.range"


@pytest.mark.parametrize("value", [b"", b"x" * 31, b"x" * 33])
def test_a_hash_of_any_other_length_is_refused(value: bytes) -> None:
    leaf = leaf_hash(b"")
    assert refused(CompactRange, 1, [value]) == "log.hash"
    assert refused(CompactRange().append, value) == "log.hash"
    assert refused(verify_inclusion, 0, 1, value, [], value) == "log.hash"
    assert refused(verify_inclusion, 0, 2, leaf, [value], node_hash(leaf, value)) == "log.hash"
    assert refused(verify_consistency, 1, 1, [], value, value) == "log.hash"


@pytest.mark.parametrize("size", range(1, 40))
def test_every_inclusion_proof_of_small_trees_verifies_and_equals_another_library(size: int) -> None:
    entries = [number.to_bytes(4, "big") for number in range(size)]
    leaves = [leaf_hash(entry) for entry in entries]
    root = root_of(leaves)
    for index in range(size):
        proof = inclusion_proof(index, size, node_reader(leaves))
        assert proof == proofbundle_merkle.inclusion_proof(entries, index)
        verify_inclusion(index, size, leaves[index], proof, root)
        for wrong in range(size):
            if wrong != index:
                assert refused(verify_inclusion, wrong, size, leaves[index], proof, root) == "log.inclusion"


@pytest.mark.parametrize("new", range(1, 40))
def test_every_consistency_proof_of_small_trees_verifies_and_equals_another_library(new: int) -> None:
    entries = [number.to_bytes(4, "big") for number in range(new)]
    leaves = [leaf_hash(entry) for entry in entries]
    node = node_reader(leaves)
    for old in range(1, new + 1):
        proof = consistency_proof(old, new, node)
        roots = root_of(leaves[:old]), root_of(leaves)
        assert proof == proofbundle_merkle.consistency_proof(entries, old)
        verify_consistency(old, new, proof, *roots)
        if old < new:
            assert refused(verify_consistency, old, new, proof, roots[1], roots[1]) == "log.consistency"
            assert refused(verify_consistency, old, new, proof, roots[0], roots[0]) == "log.consistency"


@given(st.data())
def test_a_proof_with_any_bit_flipped_is_refused(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 100))
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size - 1))
    leaves = leaves_of(size)
    node = node_reader(leaves)

    def included(proof: list[bytes]) -> None:
        verify_inclusion(index, size, leaves[index], proof, root_of(leaves))

    def consistent(proof: list[bytes]) -> None:
        verify_consistency(old, size, proof, root_of(leaves[:old]), root_of(leaves))

    cases = (
        (inclusion_proof(index, size, node), included),
        (consistency_proof(old, size, node), consistent),
    )
    for proof, check in cases:
        check(proof)
        at = data.draw(st.integers(0, len(proof) * 256 - 1))
        flipped = bytearray(b"".join(proof))
        flipped[at // 8] ^= 1 << at % 8
        broken = [bytes(flipped[start : start + 32]) for start in range(0, len(flipped), 32)]
        assert refused(check, broken) in {"log.inclusion", "log.consistency"}


@given(st.integers(2, 100), st.data())
def test_a_proof_too_long_or_too_short_is_refused(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = leaves_of(size)
    proof = inclusion_proof(index, size, node_reader(leaves))
    for broken in (proof[1:], proof[:-1], [*proof, EMPTY_ROOT], [EMPTY_ROOT, *proof], []):
        assert (
            refused(verify_inclusion, index, size, leaves[index], broken, root_of(leaves)) == "log.inclusion"
        )


def test_an_interior_node_does_not_pass_for_a_leaf() -> None:
    leaves = leaves_of(4)
    left, right = node_hash(*leaves[:2]), node_hash(*leaves[2:])
    root = node_hash(left, right)
    verify_inclusion(0, 2, left, [right], root)
    assert refused(verify_inclusion, 0, 4, left, [right], root) == "log.inclusion"
    assert leaf_hash(leaves[0] + leaves[1]) != left


def test_from_the_empty_tree_the_proof_is_empty_and_the_old_root_is_the_empty_hash() -> None:
    leaves = leaves_of(3)
    assert consistency_proof(0, 3, node_reader(leaves)) == []
    verify_consistency(0, 3, [], EMPTY_ROOT, root_of(leaves))
    verify_consistency(0, 0, [], EMPTY_ROOT, EMPTY_ROOT)
    assert refused(verify_consistency, 0, 3, [], leaves[0], root_of(leaves)) == "log.consistency"
    assert refused(verify_consistency, 0, 3, [leaves[0]], EMPTY_ROOT, root_of(leaves)) == "log.consistency"
    assert refused(verify_consistency, 0, 0, [], leaves[0], leaves[0]) == "log.consistency"


def test_two_roots_for_one_size_are_two_histories() -> None:
    with pytest.raises(RegistryError, match="two histories"):
        verify_consistency(7, 7, [], leaf_hash(b"a"), leaf_hash(b"b"))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (-1, 1), (1, 1), (5, 4), (0, MAX_SIZE + 1)])
def test_there_is_no_proof_for_a_leaf_outside_the_tree(index: int, size: int) -> None:
    def never(height: int, position: int) -> bytes:
        raise AssertionError("nothing is read for an impossible proof")

    assert refused(inclusion_proof, index, size, never) == "log.inclusion"
    assert refused(verify_inclusion, index, size, EMPTY_ROOT, [], EMPTY_ROOT) == "log.inclusion"


@pytest.mark.parametrize(("old", "new"), [(-1, 1), (2, 1), (1, MAX_SIZE + 1)])
def test_there_is_no_proof_between_impossible_sizes(old: int, new: int) -> None:
    assert refused(consistency_proof, old, new, node_reader([])) == "log.consistency"
    assert refused(verify_consistency, old, new, [], EMPTY_ROOT, EMPTY_ROOT) == "log.consistency"


def test_proofs_work_at_the_largest_size() -> None:
    # A tree in which every complete subtree of a height has the same hash: large without being large.
    heights = [leaf_hash(b"")]
    while len(heights) < 63:
        heights.append(node_hash(heights[-1], heights[-1]))
    root = bag(heights[::-1])

    def node(height: int, position: int) -> bytes:
        return heights[height]

    for index in (0, 1, 2**40, MAX_SIZE - 1):
        verify_inclusion(index, MAX_SIZE, heights[0], inclusion_proof(index, MAX_SIZE, node), root)
    for old in (1, 2**62, 2**62 + 1):
        old_root = bag([heights[height] for height in range(62, -1, -1) if old >> height & 1])
        verify_consistency(old, MAX_SIZE, consistency_proof(old, MAX_SIZE, node), old_root, root)
