"""A log that several processes grew at once while they were killed is accepted by tools that nobody here wrote."""

from __future__ import annotations

import base64
import random
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from proofbundle import tlogproof

from registry.log.checkpoint import read_checkpoint
from registry.operations.create_registry import create_registry
from registry.operations.prove import prove
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.settings import Settings
from registry.storage import queries
from registry.storage.blobs import PublicTree
from tests.faults.progress import run, some_step
from tests.faults.test_kill import ACKNOWLEDGED, filing, records
from tests.interop.outside_go import Outside
from tests.interop.test_tessera_fsck import INSTALL, find_fsck, reports_success
from tests.lean_release import lean_release
from tests.witnessing import log_vkeys, make_witness, policy_lines, use_policy, witness_at

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

WRITERS = 3
ROUNDS = 8
FILINGS = 12


@dataclass
class Grown:
    """What became of the log. `policy`: its Ed25519 key and those of two of three witnesses, as torchwood reads them."""

    tree: PublicTree
    vkey: str
    cosigners: list[str]
    policy: str
    killed: int
    acknowledged: int

    @property
    def size(self) -> int:
        return read_checkpoint(self.tree.read("checkpoint"))[0].size


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Grown:
    place = tmp_path_factory.mktemp("killed")
    home = place / "registry"
    registry = create_registry(home, "http://127.0.0.1:8000", lean_release(), Settings(), passphrase=None)
    keys = log_vkeys(registry)
    witnesses = [make_witness(place / f"w{n}", f"witness.example/{n}", keys) for n in range(3)]
    registry.database.close()
    timed = Path(shutil.copytree(home, place / "timed"))
    steps = run(place / "steps", filing(timed, records(place, 999, FILINGS))).steps
    chance, killed, acknowledged = random.Random(8), 0, dict[str, int]()
    with ExitStack() as held, ThreadPoolExecutor(WRITERS) as threads:
        addresses = [held.enter_context(witness_at(witness)) for witness in witnesses]
        use_policy(registry, policy_lines(list(zip(witnesses, addresses, strict=True)), 2))
        for number in range(ROUNDS):
            ended = [
                threads.submit(
                    run,
                    place / f"steps-{writer}",
                    filing(home, records(place, number * WRITERS + writer, FILINGS)),
                    some_step(chance, steps),
                )
                for writer in range(WRITERS)
            ]
            for process in ended:
                done = process.result()
                assert "Traceback" not in done.output, done.output
                killed += done.killed
                acknowledged |= {m["id"]: int(m["index"]) for m in ACKNOWLEDGED.finditer(done.output)}
        again = open_registry(home, Settings())
        assert publish(again).witnessed is True
    for deployment, index in acknowledged.items():
        stored = queries.latest_decision(again.database, deployment)
        assert stored is not None, f"{deployment} was acknowledged and is lost"
        assert stored.place.index == index
    again.database.close()
    cosigners = [witness.vkeys[0] for witness in witnesses]
    lines = [f"log {keys[0]}", *(f"witness w{n} {vkey}" for n, vkey in enumerate(cosigners))]
    policy = "\n".join([*lines, "group two 2 w0 w1 w2", "quorum two", ""])
    return Grown(again.tree, keys[0], cosigners, policy, killed, len(acknowledged))


def test_its_writers_were_killed_and_what_they_had_said_is_there(grown: Grown) -> None:
    assert grown.killed >= ROUNDS * WRITERS // 2
    assert grown.acknowledged > 0


def test_tesseras_fsck_accepts_it(grown: Grown, tmp_path: Path) -> None:
    fsck = find_fsck()
    if fsck is None:
        pytest.skip(f"Tessera's fsck is not installed: {INSTALL}")
    assert reports_success(fsck, grown.tree.root, grown.vkey, tmp_path / "log.vkey")


def test_sumdb_authenticates_every_entry_and_every_checkpoint_it_ever_showed(
    grown: Grown, outside: Outside
) -> None:
    older = [
        path.read_text()
        for path in (grown.tree.root / "checkpoints").iterdir()
        if path.name.isdigit() and path.name != str(grown.size)
    ]
    answer = outside.ask(
        "tree", dir=str(grown.tree.root), vkey=grown.vkey, older=older, leaves=list(range(grown.size))
    )
    assert (answer["ok"], answer.get("size")) == (True, grown.size), answer


def test_torchwood_and_proofbundle_accept_every_proof_under_two_of_three_witnesses(
    grown: Grown, outside: Outside
) -> None:
    for index in range(grown.size):
        entry, proof = prove(grown.tree, index)
        for leaf, right in ((entry, True), (entry + b" ", False)):
            asked = base64.b64encode(leaf).decode()
            assert outside.ask("proof", proof, policy=grown.policy, entry=asked)["ok"] is right
        seen = tlogproof.verify_tlog_proof(
            proof.decode(), entry, grown.vkey, grown.cosigners, threshold=2, expected_origin=origin(grown)
        )
        assert seen["ok"]


def test_aics_tlog_audits_every_tile_of_it(grown: Grown) -> None:
    aics = pytest.importorskip("aics_tlog", reason="aics-tlog needs Python 3.12")
    head, _ = read_checkpoint(grown.tree.read("checkpoint"))
    root = grown.tree.root
    files = {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}
    assert aics.audit_tiles(aics.MemoryTileReader(files), head.size, head.root) is not None


def origin(grown: Grown) -> str:
    return read_checkpoint(grown.tree.read("checkpoint"))[0].origin
