"""litewitness, a witness that nobody here wrote, cosigns our log through its life and refuses its fork."""

from __future__ import annotations

import base64
import os
import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, Verifier, parse_vkey
from registry.errors import RegistryError
from registry.log.add_checkpoint import AddCheckpoint
from registry.log.consistency import consistency_proof
from registry.log.merkle import EMPTY_ROOT
from registry.log.policy_file import verify_by_policy
from registry.log.reader import TileNodes
from registry.operations.alarm import standing_alarm
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings
from tests.go_programs import find_installed
from tests.interop.test_tessera_fsck import SUCCESS, find_fsck
from tests.witnessing import (
    grow,
    log_vkeys,
    make_registry,
    make_witness,
    reopened,
    use_policy,
    witness_at,
)

NAME = "litewitness.example/w"
INSTALL = "go install filippo.io/torchwood/cmd/litewitness@v0.9.0"


def find_litewitness() -> str | None:
    return shutil.which("litewitness") or find_installed("litewitness")


@dataclass(frozen=True)
class Litewitness:
    """It runs, at `address`, on the database `state`."""

    address: str
    key: Verifier
    state: Path

    def cosigned(self, registry: Registry) -> int:
        """The size of our log that stands in its own database."""
        with closing(sqlite3.connect(self.state, timeout=10)) as state, state:
            (row,) = state.execute("SELECT tree_size FROM log WHERE origin = ?", (registry.log.origin,))
        return int(row[0])

    def know(self, registry: Registry) -> None:
        """What `witnessctl add-log` and `add-key` do; its Ed25519 key is the one it can read."""
        origin = registry.log.origin
        with closing(sqlite3.connect(self.state, timeout=10)) as state, state:
            empty = base64.b64encode(EMPTY_ROOT).decode()
            state.execute("INSERT INTO log VALUES (?, 0, ?)", (origin, empty))
            (vkey,) = [v for v in log_vkeys(registry) if parse_vkey(v).key_type == ED25519]
            state.execute("INSERT INTO key VALUES (?, ?)", (origin, vkey))

    @property
    def policy(self) -> str:
        return f"witness lite {self.key.vkey} {self.address}\nquorum lite\n"


@pytest.fixture
def litewitness(tmp_path: Path) -> Iterator[Litewitness]:
    program = find_litewitness()
    if program is None:
        pytest.skip(f"litewitness is not installed: {INSTALL}")
    if shutil.which("ssh-agent") is None:
        pytest.skip("ssh-agent is not installed: apt install openssh-client")
    with ExitStack() as running:

        def start(*command: str | Path) -> None:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            running.callback(process.wait, 10)
            running.callback(process.kill)

        # Not below tmp_path: the name of a socket has 107 bytes at most.
        agent = Path("/tmp") / f"witness-agent-{os.getpid()}.sock"
        running.callback(agent.unlink, missing_ok=True)
        start("ssh-agent", "-D", "-a", agent)
        await_(agent.exists)
        secret = tmp_path / "key"
        quiet = {"check": True, "capture_output": True}
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", secret], **quiet)  # type: ignore[call-overload]
        environment = os.environ | {"SSH_AUTH_SOCK": str(agent)}
        subprocess.run(["ssh-add", "-q", secret], env=environment, **quiet)  # type: ignore[call-overload]
        shown = subprocess.run(["ssh-keygen", "-lf", f"{secret}.pub"], **quiet, text=True)  # type: ignore[call-overload]
        public = base64.b64decode(Path(f"{secret}.pub").read_text().split()[1])[-32:]
        with socket.create_server(("127.0.0.1", 0)) as free:
            listen = f"127.0.0.1:{free.getsockname()[1]}"
        state = tmp_path / "litewitness.db"
        fingerprint = shown.stdout.split()[1]
        start(
            program,
            f"-name={NAME}",
            f"-key={fingerprint}",
            f"-ssh-agent={agent}",
            f"-db={state}",
            f"-listen={listen}",
        )
        address = f"http://{listen}"
        await_(lambda: requests.get(f"{address}/", timeout=1).ok)
        yield Litewitness(address, Verifier(NAME, COSIGNATURE_ED25519, public), state)


def await_(condition: object) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with suppress(requests.RequestException):
            if condition():  # type: ignore[operator]
                return
        time.sleep(0.05)
    raise AssertionError("it did not start")


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return reopened(make_registry(tmp_path / "home"))


def test_litewitness_cosigns_our_log_through_its_life_and_refuses_its_fork(
    litewitness: Litewitness, registry: Registry, tmp_path: Path
) -> None:
    policy = use_policy(registry, litewitness.policy)
    grow(registry)
    assert publish(registry).witnessed is False, "it does not know the log yet: 404 is no alarm"
    litewitness.know(registry)
    assert publish(registry).witnessed is True
    for count in (1, 1, 253, 1, 300, 7):
        grow(registry, count)
        # As a new process each time: it learns anew what the witness saw last.
        published = publish(reopened(registry))
        assert published.witnessed is True
        verify_by_policy(published.note, policy, registry.log.origin)
        assert litewitness.cosigned(registry) == published.size
    fsck = find_fsck()
    if fsck is not None:
        key = tmp_path / "key.vkey"
        key.write_text(log_vkeys(registry)[0])
        ran = subprocess.run(
            [
                fsck,
                f"--storage_url=file://{registry.tree.root}/",
                f"--public_key={key}",
                "--ui=false",
                "--N=4",
            ],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert SUCCESS in ran.stdout + ran.stderr

    # A copy is taken, both grow, and the copy is shown first: ours no longer continues what the witness saw.
    registry.database.scrub()
    copy = shutil.copytree(registry.home.root, tmp_path / "copy")
    forked = open_registry(Path(copy), Settings())
    grow(forked, 2, "forged")
    assert publish(forked).witnessed is True
    size = litewitness.cosigned(registry)
    public = registry.tree.read("checkpoint")
    grow(registry, 5, "honest")
    # It refuses the fork and shows no checkpoint: its cosignature is missing, and who holds back what lacks it is stopped.
    holding = reopened(registry, unwitnessed="hold")
    with pytest.raises(RegistryError) as caught:
        publish(holding)
    assert caught.value.code == "witness.held"
    assert standing_alarm(holding) is None
    assert registry.tree.read("checkpoint") == public
    assert litewitness.cosigned(registry) == size


def test_our_refusals_are_those_of_litewitness(
    litewitness: Litewitness, registry: Registry, tmp_path: Path
) -> None:
    litewitness.know(registry)
    ours = make_witness(tmp_path / "ours", "witness.example/w", log_vkeys(registry))
    notes = {1: registry.tree.read("checkpoint")}
    proofs = {}
    for count in (2, 4):
        grow(registry, count)
        published = publish(registry)
        notes[published.size] = published.note
    nodes = TileNodes(7, registry.tree.read)
    for old in (1, 3):
        proofs[old] = tuple(consistency_proof(old, 7, nodes))
    stranger = notes[3].replace(registry.log.origin.encode(), b"stranger.example")
    requests_ = [
        b"",
        b"old 1\n",
        AddCheckpoint(0, (), stranger).encode(),
        AddCheckpoint(0, (), notes[3].replace(b"\n3\n", b"\n4\n")).encode(),
        AddCheckpoint(1, (), notes[3]).encode(),
        AddCheckpoint(0, (), notes[3]).encode(),
        AddCheckpoint(0, (), notes[7]).encode(),
        AddCheckpoint(1, proofs[1], notes[7]).encode(),
        AddCheckpoint(7, (), notes[3]).encode(),
        AddCheckpoint(3, (), notes[7]).encode(),
        AddCheckpoint(3, proofs[1], notes[7]).encode(),
        AddCheckpoint(3, (), notes[3]).encode(),
        AddCheckpoint(3, proofs[3], notes[7]).encode(),
        AddCheckpoint(3, proofs[3], notes[7]).encode(),
        AddCheckpoint(7, (), notes[7]).encode(),
    ]
    statuses = []
    with witness_at(ours) as address:
        for raw in requests_:
            theirs = requests.post(f"{litewitness.address}/add-checkpoint", data=raw, timeout=10)
            mine = requests.post(f"{address}/add-checkpoint", data=raw, timeout=10)
            assert mine.status_code == theirs.status_code, raw[:60]
            if mine.status_code == 409:
                assert (mine.content, mine.headers["Content-Type"]) == (
                    theirs.content,
                    theirs.headers["Content-Type"],
                )
            statuses.append(mine.status_code)
    assert statuses == [400, 400, 404, 403, 409, 200, 409, 409, 400, 422, 422, 200, 200, 409, 200]
