"""The intake under `kill -9` and under failing syncs: what was acknowledged as accepted is filed, once, by whoever comes next."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from registry.log.checkpoint import read_checkpoint
from registry.operations.accept import sequence_accepted
from registry.operations.entry_status import status_of
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings
from registry.storage import intake
from tests.faults.test_kill import COMMAND, _check, home, records

__all__ = ["home"]

ACCEPTED = re.compile(r"accepted as (s-[0-9a-f]{32})$", re.MULTILINE)
FILED = re.compile(r"^(s-[0-9a-f]{32}): ([a-z0-9-]+) version 1, entry (\d+)$", re.MULTILINE)


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )


def until_killed(process: subprocess.Popen[str], seconds: float) -> str:
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
    return out


def deployments(registry: Registry) -> list[str]:
    with registry.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT deployment_id FROM version ORDER BY id").all()
    return [row[0] for row in rows]


def rounds_of_kills(home: Path, tmp_path: Path, rounds: int, seed: int) -> tuple[int, int]:
    """Kill whoever accepts and whoever sequences; how many were acknowledged as accepted, and how many as sequenced."""
    chance = random.Random(seed)
    accepted: set[str] = set()
    sequenced: dict[str, int] = {}
    for number in range(rounds):
        filing = start("file", str(records(tmp_path, number, 30)), "--home", str(home), "--no-wait")
        running = start("log", "run", "--home", str(home), "--interval", "0.1")
        # By what it has said, not by the clock: on a busy machine it may not have begun.
        assert filing.stdout is not None
        said = "".join(filing.stdout.readline() for _ in range(chance.randint(1, 29)))
        accepted |= set(ACCEPTED.findall(said + until_killed(filing, chance.uniform(0, 0.05))))
        for id, _, index in FILED.findall(until_killed(running, chance.uniform(0, 3))):
            assert sequenced.setdefault(id, int(index)) == int(index)
    registry = open_registry(home, Settings())
    for id in accepted:
        assert intake.find(registry.database, id) is not None, f"{id} was acknowledged and is lost"
    for _ in sequence_accepted(registry):
        pass
    publish(registry)
    places = {}
    for id in accepted:
        found = status_of(registry, id)
        assert found.state == "published", found
        places[id] = found.index
    assert len(set(places.values())) == len(places)
    assert all(places.get(id, index) == index for id, index in sequenced.items())
    filed = deployments(registry)
    assert len(filed) == len(set(filed)), "one was filed twice"
    roots: dict[int, bytes] = {}
    _check(home, registry.tree.root, roots, {})
    registry.database.close()
    return len(accepted), len(sequenced)


def test_nothing_that_was_accepted_is_lost_or_filed_twice_whoever_is_killed(
    home: Path, tmp_path: Path
) -> None:
    accepted, _ = rounds_of_kills(home, tmp_path, 2, seed=1)
    assert accepted > 0


@pytest.mark.faults
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [2, 3])
def test_twenty_rounds_of_kills_lose_nothing(home: Path, tmp_path: Path, seed: int) -> None:
    accepted, sequenced = rounds_of_kills(home, tmp_path, 20, seed)
    assert accepted > 0
    assert sequenced > 0


needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed (apt-get install strace)"
)


def with_failing(call: str, when: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    inject = f"inject={call}:error=EIO:when={when}"
    return subprocess.run(
        ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject, *COMMAND, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )


@needs_strace
@pytest.mark.parametrize("call", ["fsync", "fdatasync"])
def test_where_a_sync_fails_nothing_is_acknowledged_and_the_process_ends(
    home: Path, tmp_path: Path, call: str
) -> None:
    file = str(records(tmp_path, 1, 3))
    ended = with_failing(call, "1", "file", file, "--home", str(home), "--no-wait")
    assert ended.returncode == 2, ended.stderr
    assert ACCEPTED.findall(ended.stdout) == []
    assert "[storage." in ended.stderr
    assert "Traceback" not in ended.stderr
    again = subprocess.run(
        [*COMMAND, "file", file, "--home", str(home), "--no-wait"], capture_output=True, text=True, check=True
    )
    assert len(ACCEPTED.findall(again.stdout)) == 3


@needs_strace
@pytest.mark.parametrize("when", [1, pytest.param(2, marks=pytest.mark.faults), 3])
def test_a_publication_in_which_a_sync_fails_stops_and_is_finished_by_the_next_process(
    home: Path, tmp_path: Path, when: int
) -> None:
    file = str(records(tmp_path, 1, 2))
    subprocess.run(
        [*COMMAND, "file", file, "--home", str(home), "--no-publish"], capture_output=True, check=True
    )
    tree = next((home / "public").iterdir())
    before = (tree / "checkpoint").read_bytes()
    # Only one sync fails: a process that tried again would be told that all is well.
    ended = with_failing("fsync", str(when), "log", "publish", "--home", str(home))
    assert ended.returncode == 2, ended.stdout
    assert re.search(r"\[storage\.(sync_failed|stopped|write_failed)\]", ended.stderr), ended.stderr
    assert (tree / "checkpoint").read_bytes() == before
    subprocess.run([*COMMAND, "log", "publish", "--home", str(home)], capture_output=True, check=True)
    assert read_checkpoint((tree / "checkpoint").read_bytes())[0].size == 3
    _check(home, tree, {}, {})
