"""Proofs in one file: verified here and by another implementation, and refused with any change."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proofbundle import tlogproof as proofbundle_proof
from seeded import LogKeys, SeededSigner

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, Verifier, verifier_of
from registry.errors import RegistryError
from registry.log.checkpoint import sign_checkpoint
from registry.log.inclusion import inclusion_proof
from registry.log.merkle import leaf_hash
from registry.log.note import sign_note
from registry.log.policy_file import Policy, parse_policy
from registry.log.proof import HEADER, TlogProof, parse_proof, verify_proof_by_policy
from registry.log.tree_head import TreeHead
from tests.in_memory import node_reader, root_of
from tests.refusals import code_of

ORIGIN = "registry.example/log/2027"
KEYS = LogKeys(SeededSigner(ORIGIN, ED25519, 1), SeededSigner(ORIGIN, MLDSA44, 2))
NOW = 1_800_000_000
ENTRIES = [b"entry %d" % number for number in range(300)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]


def trust(witnesses: Sequence[Verifier] = ()) -> Policy:
    """The log by its keys, and a quorum of all these witnesses."""
    lines = [f"log {key.vkey}" for key in KEYS.verifiers]
    lines += [f"witness {number} {key.vkey}" for number, key in enumerate(witnesses)]
    if witnesses:
        lines.append(f"group every all {' '.join(str(number) for number in range(len(witnesses)))}")
    return parse_policy("\n".join([*lines, f"quorum {'every' if witnesses else 'none'}", ""]).encode())


TRUST = trust()


def proof_of(index: int, size: int = len(ENTRIES), extra: bytes = b"") -> TlogProof:
    head = TreeHead(ORIGIN, size, root_of(LEAVES[:size]))
    path = inclusion_proof(index, size, node_reader(LEAVES))
    return TlogProof(index, tuple(path), sign_checkpoint(head, KEYS.signers, NOW), extra)


PROOF = proof_of(137, extra=b"context")


@pytest.mark.parametrize(
    ("index", "size"), [(0, 1), (0, 2), (1, 2), (0, 300), (255, 256), (256, 300), (299, 300)]
)
def test_a_proof_verifies_here_and_with_another_implementation(index: int, size: int) -> None:
    proof = proof_of(index, size)
    raw = proof.encode()
    assert parse_proof(raw) == proof
    checkpoint = verify_proof_by_policy(parse_proof(raw), ENTRIES[index], TRUST)
    assert (checkpoint.head.size, checkpoint.head.origin) == (size, ORIGIN)
    seen = proofbundle_proof.verify_tlog_proof(
        raw.decode(), ENTRIES[index], verifier_of(KEYS.ed25519).vkey, expected_origin=ORIGIN
    )
    assert (seen["ok"], seen["index"], seen["tree_size"]) == (True, index, size)


def test_a_proof_is_byte_for_byte_what_another_implementation_writes() -> None:
    theirs = proofbundle_proof.format_tlog_proof(
        PROOF.index, PROOF.path, PROOF.checkpoint.decode(), extra=PROOF.extra
    )
    assert theirs.encode() == PROOF.encode()
    assert PROOF.encode().decode().split("\n")[:3] == [HEADER, "extra Y29udGV4dA==", "index 137"]


def test_cosignatures_of_witnesses_travel_with_the_checkpoint(witnesses: list[SeededSigner]) -> None:
    head = TreeHead(ORIGIN, 300, root_of(LEAVES))
    note = sign_note(head.text, [*KEYS.signers, *witnesses], NOW)
    proof = TlogProof(137, PROOF.path, note.encode())
    known = [verifier_of(witness) for witness in witnesses]
    checkpoint = verify_proof_by_policy(parse_proof(proof.encode()), ENTRIES[137], trust(known))
    assert len(checkpoint.signatures) == 4
    seen = proofbundle_proof.verify_tlog_proof(
        proof.encode().decode(), ENTRIES[137], verifier_of(KEYS.ed25519).vkey,
        [verifier.vkey for verifier in known], threshold=2,
    )  # fmt: skip
    assert seen["ok"]


THREE = [
    SeededSigner("witness.example/a", COSIGNATURE_ED25519, 21),
    SeededSigner("witness.example/b", MLDSA44, 22),
    SeededSigner("witness.example/c", COSIGNATURE_ED25519, 23),
]


def two_of_three() -> Policy:
    lines = [f"log {key.vkey}" for key in KEYS.verifiers]
    lines += [f"witness {signer.name[-1]} {verifier_of(signer).vkey}" for signer in THREE]
    return parse_policy("\n".join([*lines, "group two 2 a b c", "quorum two", ""]).encode())


def cosigned_by(*signers: SeededSigner, index: int = 137) -> TlogProof:
    head = TreeHead(ORIGIN, 300, root_of(LEAVES))
    return TlogProof(index, PROOF.path, sign_note(head.text, [*KEYS.signers, *signers], NOW).encode())


@pytest.mark.parametrize("absent", range(3))
def test_a_proof_holds_under_a_policy_that_any_two_of_three_witnesses_meet(absent: int) -> None:
    present = [signer for number, signer in enumerate(THREE) if number != absent]
    proof = parse_proof(cosigned_by(*present).encode())
    assert verify_proof_by_policy(proof, ENTRIES[137], two_of_three()).head.origin == ORIGIN
    for signers in (
        [],
        present[:1],
        present[:1] * 2,
        [present[0], SeededSigner("witness.example/d", ED25519, 24)],
    ):
        proof = parse_proof(cosigned_by(*signers).encode())
        assert code_of(verify_proof_by_policy, proof, ENTRIES[137], two_of_three()) == "log.quorum"


def test_witnesses_make_up_neither_for_another_entry_nor_for_a_log_that_is_not_listed() -> None:
    proof = cosigned_by(*THREE)
    assert code_of(verify_proof_by_policy, proof, ENTRIES[136], two_of_three()) == "log.inclusion"
    moved = cosigned_by(*THREE, index=136)
    assert code_of(verify_proof_by_policy, moved, ENTRIES[137], two_of_three()) == "log.inclusion"
    unlisted = parse_policy(f"witness a {verifier_of(THREE[0]).vkey}\nquorum a\n".encode())
    assert code_of(verify_proof_by_policy, proof, ENTRIES[137], unlisted) == "log.origin"
    unsigned = TlogProof(
        137, PROOF.path, sign_note(TreeHead(ORIGIN, 300, root_of(LEAVES)).text, THREE, NOW).encode()
    )
    assert code_of(verify_proof_by_policy, unsigned, ENTRIES[137], two_of_three()) == "log.unsigned"


def test_a_proof_that_no_tree_has_is_not_made() -> None:
    for index, path in ((-1, ()), (2**63 - 1, ()), (0, (bytes(31),)), (0, (bytes(32),) * 64)):
        assert code_of(TlogProof, index, path, PROOF.checkpoint) == "log.proof"


def test_a_proof_is_for_one_entry_at_one_index() -> None:
    assert code_of(verify_proof_by_policy, PROOF, ENTRIES[136], TRUST) == "log.inclusion"
    for index in (0, 136, 138, 299, 300, 2**62):
        moved = TlogProof(index, PROOF.path, PROOF.checkpoint)
        assert code_of(verify_proof_by_policy, moved, ENTRIES[137], TRUST) == "log.inclusion"


def test_extra_is_carried_and_not_trusted() -> None:
    other = TlogProof(PROOF.index, PROOF.path, PROOF.checkpoint, b"anything else")
    assert verify_proof_by_policy(parse_proof(other.encode()), ENTRIES[137], TRUST).head.size == 300


@given(st.integers(0, len(PROOF.encode()) - 1), st.integers(0, 7))
def test_a_proof_with_any_bit_flipped_is_refused_unless_only_extra_changed(at: int, bit: int) -> None:
    raw = PROOF.encode()
    changed = raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :]
    try:
        proof = parse_proof(changed)
        verify_proof_by_policy(proof, ENTRIES[137], TRUST)
    except RegistryError:
        return
    assert (proof.index, proof.path, proof.checkpoint) == (PROOF.index, PROOF.path, PROOF.checkpoint)
    assert proof.extra != PROOF.extra


@given(st.integers(0, len(PROOF.encode()) - 1))
def test_a_proof_cut_anywhere_is_refused(at: int) -> None:
    with pytest.raises(RegistryError):
        verify_proof_by_policy(parse_proof(PROOF.encode()[:at]), ENTRIES[137], TRUST)


HASH_LINE = PROOF.encode().decode().split("\n")[3]
CHECKPOINT = PROOF.checkpoint.decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEADER,
        f"{HEADER}\n",
        f"index 0\n\n{CHECKPOINT}",
        f"{HEADER} \nindex 0\n\n{CHECKPOINT}",
        f"{HEADER}\r\nindex 0\r\n\r\n{CHECKPOINT}",
        f"c2sp.org/tlog-proof@v2\nindex 0\n\n{CHECKPOINT}",
        f"{HEADER}\n\n{CHECKPOINT}",
        f"{HEADER}\n{HASH_LINE}\n\n{CHECKPOINT}",
        f"{HEADER}\nindex 0\nextra AAAA\n\n{CHECKPOINT}",
        f"{HEADER}\nextra \nindex 0\n\n{CHECKPOINT}",
        f"{HEADER}\nextra !!notbase64!!\nindex 0\n\n{CHECKPOINT}",
        f"{HEADER}\nextra AAAA\nextra AAAA\nindex 0\n\n{CHECKPOINT}",
        f"{HEADER}\nindex\n\n{CHECKPOINT}",
        f"{HEADER}\nindex \n\n{CHECKPOINT}",
        f"{HEADER}\nindex 00\n\n{CHECKPOINT}",
        f"{HEADER}\nindex 01\n\n{CHECKPOINT}",
        f"{HEADER}\nindex -1\n\n{CHECKPOINT}",
        f"{HEADER}\nindex 0x1\n\n{CHECKPOINT}",
        f"{HEADER}\nindex {2**63}\n\n{CHECKPOINT}",
        f"{HEADER}\nindex 0\n{HASH_LINE[:-1]}\n\n{CHECKPOINT}",
        f"{HEADER}\nindex 0\n{HASH_LINE} \n\n{CHECKPOINT}",
        f"{HEADER}\nindex 0\nAAAA\n\n{CHECKPOINT}",
        f"{HEADER}\nindex 0\n" + f"{HASH_LINE}\n" * 64 + f"\n{CHECKPOINT}",
        f"{HEADER}\nindex 0\n{HASH_LINE}\n{CHECKPOINT}",
        f"{HEADER}\nindex é\n\n{CHECKPOINT}",
    ],
)
def test_every_other_spelling_of_a_proof_is_refused(text: str) -> None:
    assert code_of(parse_proof, text.encode()) == "log.proof"


def test_a_proof_around_something_that_is_no_checkpoint_is_neither_written_nor_verified() -> None:
    proof = TlogProof(0, (), b"checkpoint data\n")
    assert code_of(proof.encode) == "log.note"
    assert code_of(verify_proof_by_policy, proof, b"", TRUST) == "log.note"
