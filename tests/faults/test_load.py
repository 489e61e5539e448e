"""Many file and read at once, and what the registry rests on stops meanwhile: nothing that was acknowledged is lost, what
cannot be done is refused in a way that a program understands, and it goes on by itself."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from registry.operations.api_tokens import make_token
from registry.operations.check import check_tree
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.operations.trust import read_key_files
from registry.policy.opa_bundle import opa_bundle
from registry.settings import Settings
from registry.storage import ledger, queries
from registry.transport.trees import FolderTree
from tests.faults.load import Load
from tests.lean_release import lean_release
from tests.opa_server import opa_process
from tests.operations.acting import acting_in
from tests.operations.changed_registry import engine_for
from tests.postgresql import Cluster, running_cluster

pytestmark = [pytest.mark.load, pytest.mark.timeout(900)]
REFUSED = {200, 201, 429, 503}
"""What filing may be answered when something is broken: done, or to be sent again."""


@pytest.fixture
def server() -> Iterator[Cluster]:
    """A PostgreSQL server of its own, to be stopped."""
    with running_cluster() as made:
        yield made


@pytest.fixture
def home(server: Cluster, tmp_path: Path) -> Path:
    return made(tmp_path / "registry", server)


def made(home: Path, server: Cluster) -> Path:
    """A registry in `home`, its database on the server."""
    address = server.tcp(server.create())
    create_registry(
        home, "http://127.0.0.1:8000", lean_release(), Settings(), passphrase=None, database_address=address
    ).database.close()  # fmt: skip
    return home


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[tuple[int, str]]:
    """A registry as an operator runs it: two workers, and the process that publishes; the port, and a token that files."""
    registry = open_registry(home, Settings())
    acting = acting_in(registry)
    _, token = make_token(registry, acting.people["town", "filer"], ["submit"], 1)
    registry.database.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("sightline")
    told = {**os.environ, "SIGHTLINE_HOME": str(home), **settings}
    commands = (["serve", "--desk", "--bind", f"127.0.0.1:{port}", "--workers", "2"], ["log", "run"])
    output = (home.parent / "server.log").open("wb")
    running = [
        subprocess.Popen([program, *command], env=told, stdout=output, stderr=output) for command in commands
    ]
    try:
        for _ in range(300):
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2):
                break
            time.sleep(0.2)
        yield port, token
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            process.wait(60)
        output.close()


def holds(home: Path, load: Load) -> None:
    """Every acknowledged filing stands where it was said to stand, in a log that is whole."""
    registry = open_registry(home, Settings())
    try:
        publish(registry)
        check_database(registry)
        report = check_tree(FolderTree(registry.tree.root), read_key_files([registry.home.trust]), engine_for)
        assert report.problem is None, report.problem
        size = ledger.head(registry.database, registry.log.id).size
        logged = queries.decisions_between(registry.database, registry.log.id, 0, size)
        stands = {decision.deployment_id: decision.place.index for decision, _ in logged}
        said = {id: index for id, (_, index) in load.acknowledged.items()}
        assert {id: index for id, index in said.items() if stands.get(id) != index} == {}
        assert len(said) > 20
    finally:
        registry.database.close()


def during(load: Load, port: int, token: str, happen: Callable[[], None], seconds: float = 40) -> None:
    """The load, and `happen` a quarter into it."""
    thread = threading.Timer(seconds / 4, happen)
    thread.start()
    load.run(port, token, "town", filers=10, readers=20, seconds=seconds)
    thread.join()


def test_fifty_file_and_two_hundred_read_for_two_minutes(home: Path) -> None:
    load = Load()
    with serving(home) as (port, token):
        load.run(port, token, "town", filers=50, readers=200, seconds=120)
    print(dict(load.statuses), dict(load.reads), dict(load.errors))
    assert load.errors == {}
    assert set(load.reads) == {200}
    assert load.statuses.keys() <= {200, 201, 429}
    assert load.statuses[429] <= load.statuses.total() / 100
    assert (load.lost, load.without_retry_after) == ([], 0)
    holds(home, load)


def test_a_database_that_is_stopped_in_mid_load_costs_nothing(home: Path, server: Cluster) -> None:
    load = Load()

    def stop() -> None:
        server.stop(signal.SIGQUIT)
        time.sleep(8)
        server.start()

    with serving(home) as (port, token):
        during(load, port, token, stop)
    print(dict(load.statuses), dict(load.reads), dict(load.errors))
    assert load.statuses.keys() <= REFUSED
    assert load.statuses[503]
    assert load.lost == []
    holds(home, load)


def test_an_opa_that_is_stopped_in_mid_load_costs_nothing(home: Path, tmp_path: Path) -> None:
    load, folder = Load(), tmp_path / "opa"
    folder.mkdir()
    with opa_process(opa_bundle(lean_release()), folder) as (address, opa):
        told = {"SIGHTLINE_ENGINE": "both", "SIGHTLINE_OPA_URL": address}

        def stop() -> None:
            opa.send_signal(signal.SIGSTOP)
            time.sleep(8)
            opa.send_signal(signal.SIGCONT)

        with serving(home, **told) as (port, token):
            during(load, port, token, stop)
    print(dict(load.statuses), dict(load.reads), dict(load.errors))
    assert load.statuses.keys() <= REFUSED
    assert set(load.reads) <= {200}
    assert load.lost == []
    holds(home, load)


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_disk_that_is_full_in_mid_load_costs_nothing(server: Cluster, tmp_path: Path) -> None:
    load, disk = Load(), tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256m", "none", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.decode().strip()}")
    filler = disk / "filler"

    def fill() -> None:
        with suppress(OSError), filler.open("wb") as file:
            while True:
                file.write(bytes(1 << 20))
        time.sleep(8)
        filler.unlink()

    try:
        home = made(disk / "registry", server)
        with serving(home) as (port, token):
            during(load, port, token, fill)
        print(dict(load.statuses), dict(load.reads), dict(load.errors))
        assert load.statuses.keys() <= REFUSED
        assert set(load.reads) <= {200}
        assert load.lost == []
        holds(home, load)
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
