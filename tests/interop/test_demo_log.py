"""Outside tools agree about the demonstration's own log: Tessera's fsck, aics-tlog and proofbundle."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from registry.log.checkpoint import read_checkpoint
from registry.operations.prove import prove
from registry.operations.trust import read_key_files
from registry.storage.blobs import PublicTree
from tests.interop.test_tessera_fsck import SUCCESS, find_fsck


def tree_of(home: Path) -> Path:
    (tree,) = (home / "public").iterdir()
    return tree


def ed25519_key(home: Path) -> str:
    """The log's Ed25519 key line."""
    return read_key_files([home / "trust" / "registry.vkeys"])[0]


def test_tesseras_fsck_reports_success_on_the_log_and_not_on_a_damaged_one(
    home: Path, tmp_path: Path
) -> None:
    fsck = find_fsck()
    if fsck is None:
        pytest.skip(
            "Tessera's fsck is not installed: go install github.com/transparency-dev/tessera/cmd/fsck@v1.0.4"
        )
    key = tmp_path / "key.vkey"
    key.write_text(ed25519_key(home))

    def reports() -> str:
        command = [
            fsck,
            f"--storage_url=file://{tree_of(home)}/",
            f"--public_key={key}",
            "--ui=false",
            "--N=16",
        ]
        run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        return run.stdout + run.stderr

    assert SUCCESS in reports()
    (bundle,) = (tree_of(home) / "tile" / "entries").glob("000.p/27")
    data = bundle.read_bytes()
    bundle.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    assert SUCCESS not in reports()


def test_aics_tlog_audits_every_tile(demo_home: Path) -> None:
    aics = pytest.importorskip("aics_tlog", reason="aics-tlog needs Python 3.12")
    tree = PublicTree(tree_of(demo_home), Path("unused"))
    head, _ = read_checkpoint(tree.read("checkpoint"))
    files = {p.relative_to(tree.root).as_posix(): p.read_bytes() for p in tree.root.rglob("*") if p.is_file()}
    assert aics.audit_tiles(aics.MemoryTileReader(files), head.size, head.root) is not None
    assert aics.verify_checkpoint(
        aics.parse_note(files["checkpoint"].decode()), aics.parse_vkey(ed25519_key(demo_home))
    ).ok


def test_proofbundle_verifies_the_proof_of_every_entry(demo_home: Path, tmp_path: Path) -> None:
    from proofbundle import tlogproof

    tree = PublicTree(tree_of(demo_home), Path("unused"))
    head, _ = read_checkpoint(tree.read("checkpoint"))
    for index in range(head.size):
        entry, proof = prove(tree, index)
        seen = tlogproof.verify_tlog_proof(
            proof.decode(), entry, ed25519_key(demo_home), expected_origin=head.origin
        )
        assert (seen["ok"], seen["index"], seen["tree_size"]) == (True, index, head.size)
        if index:
            wrong = tlogproof.verify_tlog_proof(
                proof.decode(), entry + b" ", ed25519_key(demo_home), expected_origin=head.origin
            )
            assert not wrong["ok"]


def test_the_proofbundle_command_accepts_what_sightline_log_prove_writes(
    demo_home: Path, tmp_path: Path
) -> None:
    entry, proof = prove(PublicTree(tree_of(demo_home), Path("unused")), 5)
    (tmp_path / "proof.entry").write_bytes(entry)
    (tmp_path / "proof").write_bytes(proof)
    command = [
        str(Path(sys.executable).with_name("proofbundle")),
        "verify-proof",
        f"--payload-file={tmp_path / 'proof.entry'}",
        f"--log-vkey={ed25519_key(demo_home)}",
        str(tmp_path / "proof"),
    ]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    (tmp_path / "proof.entry").write_bytes(entry + b" ")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
