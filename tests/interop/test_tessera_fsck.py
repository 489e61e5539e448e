"""Tessera's fsck, which nobody here wrote, accepts what is rendered here and refuses every damaged log.

Its success is judged by its success line: at v1.0.4 it ends with status 0 whatever it finds.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from registry.domain.verifier import ED25519, Signer, verifier_of
from registry.log.audit import audit
from registry.log.checkpoint import sign_checkpoint
from registry.log.tree_head import TreeHead
from tests.go_programs import find_installed
from tests.interop.published_log import ORIGIN, SIGNERS, PublishedLog, SeededSigner

INSTALL = "go install github.com/transparency-dev/tessera/cmd/fsck@v1.0.4"
SUCCESS = "Successfully fsck'd log"


def find_fsck() -> str | None:
    # The system's own fsck, which checks file systems, has the same name: PATH is not searched for it.
    return shutil.which("tessera-fsck") or find_installed("fsck")


@pytest.fixture(scope="module")
def fsck() -> str:
    found = find_fsck()
    if found is None:
        pytest.skip(f"Tessera's fsck is not installed: {INSTALL}")
    return found


def write_log(place: Path, sizes: list[int]) -> bytes:
    """Publish a log at each of the sizes in turn; returns the root of the last."""
    return PublishedLog(place, sizes).root


def accepted_by(fsck: str, place: Path, signer: Signer = SIGNERS[0]) -> bool:
    return reports_success(fsck, place, verifier_of(signer).vkey, place.parent / f"{place.name}.vkey")


def reports_success(fsck: str, place: Path, vkey: str, key: Path) -> bool:
    """Whether it says that the log holds; `key` is where the log's key is put for it."""
    key.write_text(vkey)
    arguments = [f"--storage_url=file://{place}", f"--public_key={key}", "--ui=false", "--N=16"]
    # Each file that differs ends one of its workers, and with none left it waits for ever: hence so many.
    ran = subprocess.run([fsck, *arguments], capture_output=True, text=True, timeout=120, check=False)
    return SUCCESS in ran.stderr + ran.stdout


@pytest.mark.parametrize(
    "sizes", [[1], [2], [255], [256], [257], [300], [1, 300, 512], [1, 2, 3, 65_536, 70_000]], ids=str
)
def test_tessera_accepts_the_logs_rendered_here(fsck: str, tmp_path: Path, sizes: list[int]) -> None:
    write_log(tmp_path / "log", sizes)
    assert accepted_by(fsck, tmp_path / "log")


def test_tessera_accepts_a_log_published_at_random_sizes(fsck: str, tmp_path: Path) -> None:
    choose = random.Random(2027)
    sizes = sorted(choose.sample(range(1, 3000), 12))
    write_log(tmp_path / "log", sizes)
    assert accepted_by(fsck, tmp_path / "log")


def damages(place: Path) -> dict[str, tuple[Path, bytes | None]]:
    """One damage of each kind to the files that the checkpoint of size 70,000 needs."""

    def changed(path: str, at: int) -> tuple[Path, bytes]:
        data = bytearray((place / path).read_bytes())
        data[at] ^= 1
        return place / path, bytes(data)

    def cut(path: str) -> tuple[Path, bytes]:
        return place / path, (place / path).read_bytes()[:-1]

    def extended(path: str) -> tuple[Path, bytes]:
        return place / path, (place / path).read_bytes() + b"\0"

    found: dict[str, tuple[Path, bytes | None]] = {
        "bit in a full bundle": changed("tile/entries/003", 40),
        "bit in a partial bundle": changed("tile/entries/273.p/112", 40),
        "bit in a level-0 tile": changed("tile/0/100", 77),
        "bit in a partial level-0 tile": changed("tile/0/273.p/112", 77),
        "bit in a level-1 tile": changed("tile/1/000", 4000),
        "bit in a partial level-1 tile": changed("tile/1/001.p/17", 3),
        "bit in the level-2 tile": changed("tile/2/000.p/1", 3),
        "bundle missing": (place / "tile/entries/200", None),
        "tile missing": (place / "tile/0/200", None),
        "partial tile missing": (place / "tile/1/001.p/17", None),
        "bundle cut": cut("tile/entries/200"),
        "bundle extended": extended("tile/entries/200"),
        "tile extended": extended("tile/0/200"),
        "bundles swapped": (place / "tile/entries/004", (place / "tile/entries/005").read_bytes()),
    }
    return found


def test_what_tessera_refuses_the_audit_refuses_too_and_names_the_file(fsck: str, tmp_path: Path) -> None:
    place = tmp_path / "log"
    root = write_log(place, [70_000])

    def read(path: str) -> bytes | None:
        return (place / path).read_bytes() if (place / path).exists() else None

    assert accepted_by(fsck, place)
    for name, (path, damaged) in damages(place).items():
        whole = path.read_bytes()
        if damaged is None:
            path.unlink()
        else:
            path.write_bytes(damaged)
        assert not accepted_by(fsck, place), name
        assert [place / fault.path for fault in audit(70_000, root, read)] == [path], name
        path.write_bytes(whole)
    assert accepted_by(fsck, place)


def test_tessera_refuses_another_root_another_key_and_a_damaged_signature(fsck: str, tmp_path: Path) -> None:
    place = tmp_path / "log"
    write_log(place, [300])
    checkpoint = place / "checkpoint"
    signed = checkpoint.read_bytes()
    assert accepted_by(fsck, place)
    assert not accepted_by(fsck, place, SeededSigner(ED25519, 9))
    checkpoint.write_bytes(sign_checkpoint(TreeHead(ORIGIN, 300, b"r" * 32), SIGNERS, 1_800_000_000))
    assert not accepted_by(fsck, place)
    at = signed.index("— ".encode()) + len("— ".encode()) + len(ORIGIN) + 12
    checkpoint.write_bytes(signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :])
    assert not accepted_by(fsck, place)
