"""Trees, proofs and checkpoints against pymerkle and sigstore, which compute and read them in their own ways."""

from __future__ import annotations

import random
import types
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.errors import RegistryError
from registry.log.checkpoint import sign_checkpoint
from registry.log.consistency import consistency_proof, verify_consistency
from registry.log.inclusion import inclusion_proof, verify_inclusion
from registry.log.merkle import leaf_hash
from registry.log.note import parse_note, sign_note
from registry.log.tree_head import TreeHead
from tests.in_memory import node_reader, root_of
from tests.interop.published_log import NOW, ORIGIN, SIGNERS, WITNESSES

SIZES = [*range(1, 70), 127, 128, 129, 255, 256, 257, 300, 511, 512, 513]
LARGE = pytest.param(
    [1_000, 4_095, 65_535, 65_536, 65_537, 100_000], marks=[pytest.mark.slow, pytest.mark.timeout(900)]
)
ENTRIES = [b"entry %d" % number for number in range(100_000)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]


def pymerkle_tree(size: int) -> Any:
    pymerkle = pytest.importorskip("pymerkle", reason="pymerkle is not installed: pip install 'pymerkle>=7'")
    return pymerkle.InmemoryTree.init_from_entries(ENTRIES[:size], algorithm="sha256")


@pytest.mark.parametrize("sizes", [SIZES, LARGE], ids=["small", "large"])
def test_pymerkle_computes_the_same_roots_and_the_same_inclusion_paths(sizes: list[int]) -> None:
    tree, node, choose = pymerkle_tree(sizes[-1]), node_reader(LEAVES), random.Random(1)
    for size in sizes:
        root = root_of(LEAVES[:size])
        assert tree.get_root(size) == root
        for index in {0, size - 1, *(choose.randrange(size) for _ in range(8))}:
            leaf, *path = tree.prove_inclusion(index + 1, size).path
            assert leaf == LEAVES[index]
            assert path == inclusion_proof(index, size, node)
            verify_inclusion(index, size, leaf, path, tree.get_root(size))


@pytest.mark.parametrize("sizes", [SIZES, LARGE], ids=["small", "large"])
def test_pymerkles_consistency_proofs_hold_for_our_roots_and_ours_for_its(sizes: list[int]) -> None:
    tree, node, choose = pymerkle_tree(sizes[-1]), node_reader(LEAVES), random.Random(2)
    from pymerkle import InvalidProof
    from pymerkle import verify_consistency as pymerkle_verify

    for size in sizes:
        root = root_of(LEAVES[:size])
        for old in {1, size, (size + 1) // 2, *(choose.randint(1, size) for _ in range(5))}:
            old_root = root_of(LEAVES[:old])
            theirs = tree.prove_consistency(old, size)
            pymerkle_verify(old_root, root, theirs, prior_size=old, later_size=size)
            proof = consistency_proof(old, size, node)
            verify_consistency(old, size, proof, tree.get_root(old), tree.get_root(size))
            with pytest.raises(InvalidProof):
                pymerkle_verify(old_root, bytes(32), theirs)
            with pytest.raises(RegistryError):
                verify_consistency(old, size, proof, tree.get_root(old), bytes(32))


def sigstore() -> tuple[Any, Any, type[Exception]]:
    pytest.importorskip("sigstore", reason="sigstore is not installed: pip install 'sigstore>=4.5'")
    from sigstore._internal import merkle
    from sigstore._internal.rekor import checkpoint
    from sigstore.errors import VerificationError

    return merkle, checkpoint, VerificationError


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_sigstore_and_this_verifier_agree_about_every_inclusion_proof(data: st.DataObject) -> None:
    """Right ones, and ones with an index, a size, a hash or the length changed; within one tree, so sizes hold."""
    merkle, _, refusal = sigstore()
    size = data.draw(st.integers(1, 600))
    index = data.draw(st.integers(0, size - 1))
    path = inclusion_proof(index, size, node_reader(LEAVES[:size]))
    match data.draw(st.sampled_from(["right", "index", "hash", "longer", "shorter", "order"])):
        case "index":
            index = data.draw(st.integers(0, size - 1))
        case "hash" if path:
            path[data.draw(st.integers(0, len(path) - 1))] = data.draw(st.binary(min_size=32, max_size=32))
        case "longer":
            path.append(data.draw(st.sampled_from(LEAVES[:size])))
        case "shorter":
            path = path[:-1]
        case "order":
            path = path[::-1]
    leaf = data.draw(st.integers(0, size - 1))
    proof = types.SimpleNamespace(
        log_index=index, tree_size=size, hashes=path, root_hash=root_of(LEAVES[:size])
    )
    entry = types.SimpleNamespace(
        _inner=types.SimpleNamespace(inclusion_proof=proof, canonicalized_body=ENTRIES[leaf])
    )
    try:
        merkle.verify_merkle_inclusion(entry)
        theirs = True
    except refusal:
        theirs = False
    try:
        verify_inclusion(index, size, LEAVES[leaf], path, proof.root_hash)
        ours = True
    except RegistryError:
        ours = False
    assert ours is theirs


def test_sigstore_reads_our_checkpoints_as_we_wrote_them() -> None:
    _, checkpoint, _ = sigstore()
    head = TreeHead(ORIGIN, 20_852_163, root_of(LEAVES[:9]))
    for raw in (
        sign_checkpoint(head, SIGNERS, NOW),
        sign_note(head.text, [*SIGNERS, *WITNESSES], NOW).encode(),
    ):
        read = checkpoint.SignedCheckpoint.from_text(raw.decode())
        assert (read.checkpoint.origin, read.checkpoint.log_size) == (ORIGIN, head.size)
        assert bytes.fromhex(read.checkpoint.log_hash) == head.root
        assert read.signed_note.note == head.text
        lines = parse_note(raw).lines
        assert [(s.name, s.sig_hash) for s in read.signed_note.signatures] == [
            (x.name, x.key_id) for x in lines
        ]
