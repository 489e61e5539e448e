"""Many file and read at once, and what the registry rests on stops meanwhile: nothing that was acknowledged is lost, what
cannot be done is refused in a way that a program understands, and it goes on by itself."""

from __future__ import annotations

import os
import re
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
from typing import BinaryIO

import pytest

from registry.operations.api_tokens import make_token
from registry.operations.check import check_tree
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.installed_release import installed_release
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.operations.trust import read_key_files
from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import Bundle
from registry.settings import Settings
from registry.storage import ledger, queries
from registry.transport.trees import FolderTree
from tests.docs.conftest import ROOT
from tests.faults.load import Load
from tests.lean_release import lean_release
from tests.opa_server import opa_process
from tests.operations.acting import acting_in
from tests.operations.changed_registry import engine_for
from tests.postgresql import Cluster, running_cluster

pytestmark = [pytest.mark.load, pytest.mark.timeout(900)]
UNITS = ROOT / "docs" / "deploy"
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


def made(home: Path, server: Cluster | None, release: Bundle | None = None) -> Path:
    """A registry in `home`, its database on the server, or where there is none in `home` too."""
    address = server.tcp(server.create()) if server is not None else None
    create_registry(
        home,
        "http://127.0.0.1:8000",
        release or lean_release(),
        Settings(),
        passphrase=None,
        database_address=address,
    ).database.close()
    return home


class Service:
    """A process that is started again as its systemd unit says, whenever it ends. `ended`: how often it did."""

    def __init__(self, unit: str, command: list[str], told: dict[str, str], output: BinaryIO) -> None:
        text = (UNITS / unit).read_text()
        assert "Restart=always" in text
        (pause,) = re.findall(r"^RestartSec=(\d+)$", text, re.MULTILINE)
        self._start = lambda: subprocess.Popen(command, env=told, stdout=output, stderr=output)
        self._pause = float(pause)
        self._stopping = threading.Event()
        self.ended = 0
        self._process = self._start()
        self._watching = threading.Thread(target=self._watch)
        self._watching.start()

    def _watch(self) -> None:
        while True:
            self._process.wait()
            if self._stopping.wait(self._pause):
                return
            self.ended += 1
            self._process = self._start()

    def stop(self) -> None:
        self._stopping.set()
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(60)
        self._watching.join()


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[tuple[int, str]]:
    """A registry as its units run it: two workers, and the process that publishes; the port, and a token that files."""
    registry = open_registry(home, Settings())
    acting = acting_in(registry)
    _, token = make_token(registry, acting.people["town", "filer"], ["submit"], 1)
    registry.database.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = str(Path(sys.executable).with_name("sightline"))
    told = {**os.environ, "SIGHTLINE_HOME": str(home), **settings}
    serve = [program, "serve", "--desk", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    with (home.parent / "server.log").open("wb") as output:
        running = [
            Service("sightline.service", serve, told, output),
            Service("sightline-log.service", [program, "log", "run"], told, output),
        ]
        try:
            for _ in range(300):
                with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2):
                    break
                time.sleep(0.2)
            yield port, token
        finally:
            for service in running:
                service.stop()
            print("ended and started again:", [service.ended for service in running])


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
    asked = {"filers": 10, "readers": 20, "seconds": seconds}
    thread = threading.Thread(target=load.run, args=(port, token, "town"), kwargs=asked)
    thread.start()
    # Here, because a server that a thread started ends with it.
    time.sleep(seconds / 4)
    happen()
    thread.join()


def test_fifty_file_and_two_hundred_read_for_two_minutes(home: Path) -> None:
    load = Load()
    with serving(home) as (port, token):
        load.run(port, token, "town", filers=50, readers=200, seconds=120)
    print(load)
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
    print(load)
    assert load.statuses.keys() <= REFUSED
    assert load.codes["storage.open"]
    assert load.reads.keys() == {200, 503}
    assert (load.lost, load.without_retry_after) == ([], 0)
    holds(home, load)


def test_an_opa_that_is_stopped_in_mid_load_costs_nothing(server: Cluster, tmp_path: Path) -> None:
    # OPA reads the sources, which the lean release has not.
    home = made(tmp_path / "registry", server, installed_release())
    load = Load()
    with opa_process(opa_bundle(installed_release()), tmp_path / "opa") as (address, opa):
        told = {"SIGHTLINE_ENGINE": "both", "SIGHTLINE_OPA_URL": address}

        def stop() -> None:
            opa.send_signal(signal.SIGSTOP)
            time.sleep(Settings().opa_timeout + 8)
            opa.send_signal(signal.SIGCONT)

        with serving(home, **told) as (port, token):
            during(load, port, token, stop, seconds=50)
    print(load)
    assert load.statuses.keys() <= REFUSED
    assert load.codes.keys() == {"opa.unreachable"}
    assert load.reads.keys() == {200}
    assert (load.lost, load.without_retry_after) == ([], 0)
    holds(home, load)


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
@pytest.mark.parametrize("kind", ["postgresql", "sqlite"])
def test_a_disk_that_is_full_in_mid_load_costs_nothing(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    server = request.getfixturevalue("server") if kind == "postgresql" else None
    load, disk = Load(), tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1g", "none", disk], capture_output=True, check=False
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
        print(load)
        assert load.statuses.keys() <= REFUSED
        assert load.codes["storage.full"]
        assert load.reads.keys() == {200}
        assert (load.lost, load.without_retry_after) == ([], 0)
        holds(home, load)
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
