"""Go's own transparency log, torchwood and transparency-dev/formats accept what is made here, and refuse what is damaged."""

from __future__ import annotations

import base64
import hashlib
import json
import random
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from proofbundle import tlogproof

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, Verifier, verifier_of
from registry.errors import RegistryError
from registry.log.audit import audit
from registry.log.note import sign_note
from registry.log.policy_file import parse_policy
from registry.log.proof import TlogProof, parse_proof, verify_proof_by_policy
from tests.interop.outside_go import Outside
from tests.interop.published_log import (
    NOW,
    ORIGIN,
    SIGNERS,
    WITNESSES,
    PublishedLog,
    SeededSigner,
    entry,
    policy_text,
)
from tests.interop.test_tessera_fsck import INSTALL, accepted_by, find_fsck

ED25519_WITNESSES = WITNESSES[:3]
LARGE = pytest.param(100_000, marks=[pytest.mark.slow, pytest.mark.timeout(900)])


@pytest.fixture(scope="module")
def log(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> PublishedLog:
    """Published at ten sizes up to the last."""
    last: int = request.param
    choose = random.Random(last)
    return PublishedLog(tmp_path_factory.mktemp("log"), [*sorted(choose.sample(range(1, last), 9)), last])


def tree(outside: Outside, log: PublishedLog, vkey: str = verifier_of(SIGNERS[0]).vkey) -> dict[str, object]:
    choose = random.Random(1)
    leaves = [0, log.size - 1, *choose.sample(range(log.size), 30)]
    older = [note.decode() for note in log.older]
    return outside.ask("tree", dir=str(log.place), vkey=vkey, older=older, leaves=leaves)


@pytest.mark.parametrize("log", [1_000, LARGE], indirect=True)
def test_sumdb_authenticates_every_entry_and_every_older_checkpoint(
    outside: Outside, log: PublishedLog
) -> None:
    assert tree(outside, log) == {"ok": True, "size": log.size, "origin": ORIGIN}


@pytest.mark.parametrize("log", [1_000, LARGE], indirect=True)
def test_sumdb_refuses_damage_another_key_and_a_checkpoint_of_another_history(
    outside: Outside, log: PublishedLog
) -> None:
    last = log.place / "tile" / "0" / "000"
    for file in (last, log.place / "tile" / "entries" / "002", log.place / "checkpoint"):
        whole = file.read_bytes()
        file.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
        assert not tree(outside, log)["ok"], file
        file.write_bytes(whole)
    other = verifier_of(SeededSigner(ED25519, 9)).vkey
    assert "no verifiable signatures" in str(tree(outside, log, other)["error"])
    fork = sign_note(f"{ORIGIN}\n7\n{base64.b64encode(bytes(32)).decode()}\n", SIGNERS, NOW).encode()
    log.older.append(fork)
    assert "size 7 is not the beginning" in str(tree(outside, log)["error"])
    log.older.pop()
    assert tree(outside, log)["ok"]


@pytest.mark.parametrize("log", [1_000, LARGE], indirect=True)
def test_torchwood_accepts_random_proofs_that_two_of_three_witnesses_cosigned_and_no_other(
    outside: Outside, log: PublishedLog
) -> None:
    policy = policy_text(SIGNERS[0], ED25519_WITNESSES, 2)
    ours = parse_policy(policy.encode())
    choose = random.Random(2)

    def holds(proof: TlogProof, leaf: bytes) -> bool:
        raw = proof.encode()
        theirs = outside.ask("proof", raw, policy=policy, entry=base64.b64encode(leaf).decode())["ok"]
        try:
            verify_proof_by_policy(parse_proof(raw), leaf, ours)
        except RegistryError:
            assert not theirs
            return False
        assert theirs
        return True

    for index in (0, log.size - 1, *choose.sample(range(log.size), 20)):
        two = choose.sample(ED25519_WITNESSES, 2)
        proof = log.proof(index, *two, WITNESSES[3])
        assert holds(proof, entry(index))
        assert holds(log.proof(index, *ED25519_WITNESSES), entry(index))
        assert not holds(proof, entry(index) + b" ")
        assert not holds(TlogProof(index ^ 1, proof.path, proof.checkpoint), entry(index))
        assert not holds(log.proof(index, two[0], WITNESSES[3]), entry(index))
        assert not holds(log.proof(index), entry(index))
        stranger = SeededSigner(COSIGNATURE_ED25519, 40, two[1].name)
        assert not holds(log.proof(index, two[0], stranger), entry(index))


def test_torchwood_and_this_policy_agree_about_every_set_of_witnesses(
    outside: Outside, tmp_path: Path
) -> None:
    log = PublishedLog(tmp_path, [5])
    for threshold in (1, 2, 3):
        policy = policy_text(SIGNERS[0], ED25519_WITNESSES, threshold)
        for chosen in range(8):
            present = [signer for bit, signer in enumerate(ED25519_WITNESSES) if chosen >> bit & 1]
            proof = log.proof(3, *present).encode()
            leaf = base64.b64encode(entry(3)).decode()
            assert outside.ask("proof", proof, policy=policy, entry=leaf)["ok"] is (len(present) >= threshold)


@pytest.mark.parametrize("log", [1_000], indirect=True)
def test_formats_verifies_the_logs_and_the_witnesses_signatures_of_every_type(
    outside: Outside, log: PublishedLog
) -> None:
    raw = log.cosigned(*WITNESSES)
    vkeys = [verifier_of(signer).vkey for signer in (*SIGNERS, *WITNESSES)]
    assert outside.ask("signed", raw, vkeys=vkeys) == {"ok": True}
    for other in (SeededSigner(MLDSA44, 77), SeededSigner(COSIGNATURE_ED25519, 31, "witness.example/z")):
        assert not outside.ask("signed", raw, vkeys=[verifier_of(other).vkey])["ok"]
    wrong_size = raw.replace(b"\n1000\n", b"\n1001\n")
    for vkey in vkeys:
        assert "invalid signature" in outside.ask("signed", wrong_size, vkeys=[vkey])["error"]


@pytest.mark.parametrize("log", [100_000], indirect=True)
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_fsck_aics_tlog_and_proofbundle_accept_the_log_of_100_000_entries(log: PublishedLog) -> None:
    fsck = find_fsck()
    if fsck is None:
        pytest.skip(f"Tessera's fsck is not installed: {INSTALL}")
    assert accepted_by(fsck, log.place)
    assert list(audit(log.size, log.root, log.read)) == []
    vkey, choose = verifier_of(SIGNERS[0]).vkey, random.Random(3)
    for index in choose.sample(range(log.size), 50):
        proof = log.proof(index, *WITNESSES).encode().decode()
        cosigners = [verifier_of(witness).vkey for witness in WITNESSES]
        for leaf, right in ((entry(index), True), (entry(index + 1), False)):
            seen = tlogproof.verify_tlog_proof(
                proof, leaf, vkey, cosigners, threshold=4, expected_origin=ORIGIN
            )
            assert seen["ok"] is right
    aics = pytest.importorskip("aics_tlog", reason="aics-tlog needs Python 3.12")
    files = {p.relative_to(log.place).as_posix(): p.read_bytes() for p in log.place.rglob("*") if p.is_file()}
    assert aics.audit_tiles(aics.MemoryTileReader(files), log.size, log.root) is not None


@pytest.mark.parametrize(
    "count", [100, pytest.param(10_000, marks=[pytest.mark.slow, pytest.mark.timeout(600)])]
)
def test_mldsa44_keys_and_signatures_are_those_of_the_published_digest(outside: Outside, count: int) -> None:
    """Keys derived here and signatures made there, each verified here, make the digest that Go's own tests state."""
    vectors = Path(__file__).parents[1] / "log" / "vectors" / "mldsa44.json"
    published = json.loads(vectors.read_text())["accumulated"]
    answer = outside.ask("mldsa", count=count)
    assert answer["digest"] == published[str(count)]
    seeds, accumulated = hashlib.shake_128(b"").digest(32 * count), hashlib.shake_128()
    for number, encoded in enumerate(answer["signatures"].split(" ")):
        private = MLDSA44PrivateKey.from_seed_bytes(seeds[32 * number :][:32])
        public, signature = private.public_key().public_bytes_raw(), base64.b64decode(encoded)
        assert Verifier("a.example", MLDSA44, public).verifies(b"", signature)
        accumulated.update(public + signature)
    assert accumulated.hexdigest(32) == published[str(count)]
