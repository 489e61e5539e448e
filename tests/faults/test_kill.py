"""`kill -9` while filing: nothing acknowledged is lost, and no size of the log ever has two roots.

Each round starts `sightline file` on new records in a registry of its own, kills it at a random step of its work, opens the
registry again and checks it from outside. What the process had printed is what it had acknowledged.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from registry.log.checkpoint import read_checkpoint
from registry.operations.assess import wasm_engine
from registry.operations.check import check_tree
from registry.operations.create_registry import create_registry
from registry.operations.publish import finish_publication, publish
from registry.operations.registry import open_registry
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.storage import ledger, queries
from registry.transport.trees import FolderTree
from tests.faults.progress import run, some_step
from tests.lean_release import lean_release

ACKNOWLEDGED = re.compile(
    r"^(?P<id>[a-z0-9-]+) version (?P<version>\d+): entry (?P<index>\d+),", re.MULTILINE
)
FILINGS = 12
COMMAND = [sys.executable, "-c", "from registry.cli.main import main; main()"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "registry"
    create_registry(
        home, "http://127.0.0.1:8000", lean_release(), Settings(), passphrase=None
    ).database.close()
    return home


def records(folder: Path, number: int, count: int) -> Path:
    file = folder / f"batch-{number}.ndjson"
    lines = (
        json.dumps(
            {"id": f"k-{number}-{i}", "operator": {"name": f"Body {number}"}, "place": {"country": "GB"}}
        )
        for i in range(count)
    )
    file.write_text("\n".join(lines) + "\n")
    return file


def filing(home: Path, file: Path) -> list[str]:
    return ["file", str(file), "--home", str(home)]


def rounds_of_kills(home: Path, tmp_path: Path, rounds: int, seed: int) -> tuple[int, int]:
    """Run the rounds; returns how many processes died under way and how many filings were acknowledged."""
    chance = random.Random(seed)
    acknowledged: dict[str, int] = {}
    roots: dict[int, bytes] = {}
    engines = {}
    killed, counted = 0, tmp_path / "steps"
    timed = Path(shutil.copytree(home, tmp_path / "timed"))
    whole = run(counted, filing(timed, records(tmp_path, 999_999, FILINGS)))
    assert whole.code == 0, whole.output
    for number in range(rounds):
        ended = run(counted, filing(home, records(tmp_path, number, FILINGS)), some_step(chance, whole.steps))
        assert ended.killed or ended.code == 0, ended.output
        killed += ended.killed
        for found in ACKNOWLEDGED.finditer(ended.output):
            acknowledged[found["id"]] = int(found["index"])
        registry = open_registry(home, Settings())
        for deployment, index in acknowledged.items():
            stored = queries.latest_decision(registry.database, deployment)
            assert stored is not None, f"{deployment} was acknowledged and is lost"
            assert stored.place.index == index
        for checkpoint in ledger.checkpoints(registry.database, registry.log.id):
            assert roots.setdefault(checkpoint.size, checkpoint.root) == checkpoint.root
        finish_publication(registry)
        _check(home, registry.tree.root, roots, engines)
        publish(registry)
        registry.database.close()
    return killed, len(acknowledged)


def _check(home: Path, tree: Path, roots: dict[int, bytes], engines: dict[str, object]) -> None:
    keys = read_key_files([home / "trust" / "registry.vkeys"])
    report = check_tree(
        FolderTree(tree),
        keys,
        lambda bundle: engines.setdefault(bundle.digest, wasm_engine(bundle)),  # type: ignore[arg-type, return-value]
    )
    assert report.problem is None, report.problem
    head, _ = read_checkpoint((tree / "checkpoint").read_bytes())
    assert roots.setdefault(head.size, head.root) == head.root


def test_a_few_kills_lose_nothing(home: Path, tmp_path: Path) -> None:
    killed, _ = rounds_of_kills(home, tmp_path, 2, seed=1)
    assert killed > 0


@pytest.mark.faults
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [2, 3, 4, 5])
def test_fifty_of_two_hundred_kills_lose_nothing(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    killed, acknowledged = rounds_of_kills(home, tmp_path, 50, seed)
    with capsys.disabled():
        print(
            f"\n50 rounds: {killed} processes killed under way, {acknowledged} filings acknowledged, none lost"
        )
    assert killed >= 35
    assert acknowledged > 0


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed (apt-get install strace)")
def test_the_data_is_synced_before_it_is_acknowledged(home: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    command = [*COMMAND, "file", str(records(tmp_path, 1, 3)), "--home", str(home), "--no-publish"]
    watched = "trace=fsync,fdatasync,write,pwrite64"
    subprocess.run(
        ["strace", "-f", "-y", "-s", "40", "-e", watched, "-o", str(trace), *command],
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    lines = trace.read_text(errors="replace").splitlines()
    acknowledgement = next(
        i for i, line in enumerate(lines) if "write(1<" in line and "k-1-0 version 1" in line
    )
    before = lines[:acknowledgement]
    last_write = max(i for i, line in enumerate(before) if "pwrite64(" in line and "registry.db-wal" in line)
    syncs = [
        i for i, line in enumerate(before) if re.search(r"f(data)?sync\(\d+<[^>]*registry\.db-wal", line)
    ]
    assert syncs, "the write-ahead log was never synced"
    assert max(syncs) > last_write, "bytes of the write-ahead log were written after the last sync"
