"""`sightline log verify`: one entry, its proof, and the trust that whoever checks brings along."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.domain.verifier import verifier_of
from tests.cli.conftest import run
from tests.interop.published_log import SIGNERS, WITNESSES, PublishedLog, entry, policy_text


@pytest.fixture
def log(tmp_path: Path) -> PublishedLog:
    log = PublishedLog(tmp_path / "log", [200, 300])
    (tmp_path / "p.tlog-proof").write_bytes(log.proof(137, *WITNESSES[:2]).encode())
    (tmp_path / "p.tlog-proof.entry").write_bytes(entry(137))
    (tmp_path / "keys").write_text("".join(f"{verifier_of(signer).vkey}\n" for signer in SIGNERS))
    (tmp_path / "two").write_text(policy_text(SIGNERS[0], WITNESSES[:3], 2))
    (tmp_path / "three").write_text(policy_text(SIGNERS[0], WITNESSES[:3], 3))
    return log


def verdict(place: Path, *arguments: str) -> tuple[int, str]:
    ran = run("log", "verify", str(place / "p.tlog-proof"), *arguments)
    return ran.exit_code, ran.output


def test_the_keys_of_the_log_alone_show_where_the_entry_stands(log: PublishedLog, tmp_path: Path) -> None:
    code, said = verdict(tmp_path, "--key", str(tmp_path / "keys"))
    assert code == 0
    assert (
        said.splitlines()[0] == "entry 137 of registry.example/log/2027, under the checkpoint of 300 entries"
    )
    assert "(Ed25519)" in said
    assert "(ML-DSA-44, 2027-01-15T08:00:00Z)" in said
    assert "cosigned" not in said


def test_a_policy_asks_for_its_quorum_and_names_who_cosigned(log: PublishedLog, tmp_path: Path) -> None:
    code, said = verdict(tmp_path, "--policy", str(tmp_path / "two"))
    assert code == 0
    assert "cosigned by witness.example/a (Ed25519 cosignature, 2027-01-15T08:00:01Z)" in said
    assert "cosigned by witness.example/b" in said
    both = verdict(tmp_path, "--policy", str(tmp_path / "two"), "--key", str(tmp_path / "keys"))
    assert both[0] == 0
    assert "ML-DSA-44" in both[1]
    code, said = verdict(tmp_path, "--policy", str(tmp_path / "three"))
    assert code == 1
    assert "[log.quorum]" in said


def test_without_a_key_of_this_log_nothing_is_believed(log: PublishedLog, tmp_path: Path) -> None:
    assert "[log.origin]" in verdict(tmp_path)[1]
    assert verdict(tmp_path)[0] == 1
    (tmp_path / "keys").write_text(verifier_of(WITNESSES[0]).vkey + "\n")
    assert verdict(tmp_path, "--key", str(tmp_path / "keys"))[0] == 1


def test_another_entry_and_a_changed_proof_are_refused(log: PublishedLog, tmp_path: Path) -> None:
    keys = ("--key", str(tmp_path / "keys"))
    (tmp_path / "other").write_bytes(entry(138))
    code, said = verdict(tmp_path, *keys, "--entry", str(tmp_path / "other"))
    assert (code, "[log.inclusion]" in said) == (1, True)
    proof = tmp_path / "p.tlog-proof"
    proof.write_bytes(proof.read_bytes().replace(b"index 137", b"index 0137"))
    code, said = verdict(tmp_path, *keys)
    assert (code, "[log.proof]" in said) == (1, True)


def test_a_file_that_cannot_be_used_is_another_answer_than_no(log: PublishedLog, tmp_path: Path) -> None:
    assert verdict(tmp_path, "--policy", str(tmp_path / "missing"))[0] == 2
    (tmp_path / "two").write_text("quorum\n")
    assert verdict(tmp_path, "--policy", str(tmp_path / "two"))[0] == 2
    (tmp_path / "p.tlog-proof.entry").unlink()
    assert verdict(tmp_path, "--key", str(tmp_path / "keys"))[0] == 2
