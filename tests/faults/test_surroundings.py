"""Faults of what surrounds a registry: an old database, a standby that lagged, two writers, a clock that goes back, a server
that dies. Nothing acknowledged is lost but what a lost database alone held, and no size of the log ever has two roots.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.operations.create_registry import create_registry
from registry.operations.file_record import Filed, file_records
from registry.operations.publish import publish
from registry.settings import Settings
from registry.storage import ledger, locks
from registry.storage.addresses import parse
from tests.faults.life import ACKNOWLEDGED, CODE, Life
from tests.faults.prepared import Prepared
from tests.faults.progress import NEVER, waiting
from tests.lean_release import lean_release
from tests.operations.test_check import tree_of
from tests.operations.test_file_record import file_one, submission
from tests.postgresql import Cluster, running_cluster, running_standby

STORAGE = "registry.storage."


@pytest.fixture
def server() -> Iterator[Cluster]:
    """A server of its own, to be killed."""
    with running_cluster() as made:
        yield made


@pytest.fixture
def served(server: Cluster, prepared: Prepared, tmp_path: Path) -> Life:
    """A registry whose database is on that server."""
    home = tmp_path / "registry"
    create_registry(
        home,
        "http://127.0.0.1:8000",
        lean_release(),
        Settings(),
        passphrase=None,
        database_address=server.address(server.create()),
    ).database.close()
    return Life(home, prepared)


def name_of(life: Life) -> str | None:
    """The name of the registry's database; None where it is a file."""
    registry = life.opened()
    registry.database.close()
    address = registry.description.database
    return parse(address).database if address is not None else None


def public(life: Life) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in tree_of(life.home).rglob("*") if path.is_file()}


def log_of(life: Life) -> tuple[int, list[int]]:
    """The size of the log in the database, and every size that was signed."""
    registry = life.opened()
    try:
        signed = [c.size for c in ledger.checkpoints(registry.database, registry.log.id)]
        return ledger.head(registry.database, registry.log.id).size, signed
    finally:
        registry.database.close()


def must_refuse(life: Life) -> None:
    """Nothing is filed into a database that is behind, nothing is signed, and the command says what to do."""
    shown, log = public(life), log_of(life)
    for command in (life.file(["d-new"]), ["log", "publish", "--home", str(life.home)]):
        run = life.prepared.run(command, env=life.env)
        assert run.code == 2, run.output
        assert "[publish.ahead]" in run.output
        assert "Restore the newest database" in run.output
        assert not ACKNOWLEDGED.search(run.output)
    assert (public(life), log_of(life)) == (shown, log)


def test_an_old_database_put_back_signs_nothing_until_the_newest_is_there(
    born: Callable[[], Life], request: pytest.FixtureRequest
) -> None:
    life = born()
    name, file = name_of(life), life.home / "registry.db"
    if name is None:
        shutil.copy(file, old := life.home / "old.db")
        life.go_on()
        file.rename(newest := life.home / "newest.db")
        old.rename(file)
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        copy = cluster.create(name)
        life.go_on()
        life.address = cluster.address(copy)
    must_refuse(life)
    if name is None:
        newest.replace(file)
    life.address = None
    life.go_on()


@pytest.mark.parametrize("lags", [False, True])
def test_a_promoted_standby_goes_on_only_where_it_has_all_that_was_published(
    server: Cluster, served: Life, lags: bool
) -> None:
    with running_standby(server) as standby:
        if lags:
            standby.run("ALTER SYSTEM SET primary_conninfo = ''")
            standby.run("SELECT pg_reload_conf()")
            until(lambda: not standby.run("SELECT 1 FROM pg_stat_wal_receiver"))
        served.go_on()
        name = name_of(served)
        assert name is not None
        if not lags:
            [[written]] = server.run("SELECT pg_current_wal_flush_lsn()::text")
            until(lambda: standby.run(f"SELECT pg_last_wal_replay_lsn() >= '{written}'") == [[True]])
        server.stop(signal.SIGQUIT)
        standby.run("SELECT pg_promote()")
        served.address = standby.address(name)
        if lags:
            must_refuse(served)
        else:
            served.go_on()
    if lags:
        server.start()
        served.address = None
        served.go_on()


def until(holds: Callable[[], bool]) -> None:
    for _ in range(400):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come about in 20 seconds")


def test_two_writers_wait_for_each_other(born: Callable[[], Life], tmp_path: Path) -> None:
    life = born()
    with Prepared(tmp_path) as prepared, ThreadPoolExecutor(2) as threads:
        for turn in range(2):
            commands = []
            for number, one in enumerate((life.prepared, prepared)):
                file = Path(shutil.copy(life.file(life.new())[1], tmp_path / f"{turn}-{number}.ndjson"))
                commands.append((one, ["file", str(file), "--home", str(life.home)]))
            for run in threads.map(lambda each: each[0].run(each[1]), commands):
                assert run.code == 0, run.output
                life.heard(run)
            life.must_hold()


def test_a_second_publisher_waits_for_the_first(born: Callable[[], Life]) -> None:
    life = born()
    registry = life.opened()
    with ThreadPoolExecutor(1) as thread:
        with locks.publisher(registry.database):
            second = thread.submit(life.prepared.run, life.file(life.new()))
            until(lambda: ledger.head(registry.database, registry.log.id).size > max(life.roots))
            time.sleep(0.3)
            assert not second.done()
            life.see()
            assert max(life.roots) < ledger.head(registry.database, registry.log.id).size
        run = second.result()
    registry.database.close()
    assert run.code == 0, run.output
    life.heard(run)
    life.must_hold()


def test_a_clock_that_goes_back_files_and_signs_nothing_until_it_is_right(born: Callable[[], Life]) -> None:
    life = born()
    registry = life.opened()
    assert isinstance(file_one(registry, submission("waits")), Filed)
    life.filed.append("waits")
    shown, log = public(life), log_of(life)
    registry.clock = lambda: datetime.now(UTC) - timedelta(days=1)
    for act in (lambda: list(file_records(registry, [submission("late")])), lambda: publish(registry)):
        with pytest.raises(RegistryError) as refusal:
            act()
        assert refusal.value.code == "file.clock"
    assert (public(life), log_of(life)) == (shown, log)
    registry.clock = lambda: datetime.now(UTC)
    assert publish(registry).added == 1
    registry.database.close()
    life.go_on()


def kills(life: Life, mark: Path, strike: Callable[[], None], times: int, seed: int) -> int:
    """File while the server is struck at a random step of the work with the database; how many commands were interrupted."""
    chance, interrupted = random.Random(seed), 0
    names = life.new()
    whole = life.prepared.run(life.file(names), env=life.env | waiting(NEVER, mark, STORAGE))
    assert whole.code == 0, whole.output
    life.heard(whole)
    steps = int(mark.read_text())
    mark.unlink()
    with ThreadPoolExecutor(1) as thread:
        for _ in range(times):
            names = life.new()
            life.interrupted += names
            env = life.env | waiting(chance.randrange(1, steps), mark, STORAGE)
            filing = thread.submit(life.prepared.run, life.file(names), env=env)
            until(lambda filing=filing: mark.exists() or filing.done())
            try:
                strike()
            finally:
                mark.unlink(missing_ok=True)
            run = filing.result()
            mark.unlink(missing_ok=True)
            assert "Traceback" not in run.output, run.output
            assert run.code == 0 or CODE.search(run.output), run.output
            interrupted += run.code != 0
            life.heard(run)
            life.see()
            life.go_on()
    return interrupted


def sessions(server: Cluster, name: str | None) -> list[list[object]]:
    return server.run(f"SELECT pid FROM pg_stat_activity WHERE datname = '{name}'")


def kill_a_session(server: Cluster, life: Life) -> Callable[[], None]:
    name = name_of(life)

    def strike() -> None:
        if found := sessions(server, name):
            pid = int(str(found[0][0]))
            os.kill(pid, signal.SIGKILL)
            # The server ends every session once it has taken notice, and lets nobody in until it has recovered.
            until(lambda: not Path(f"/proc/{pid}").exists())
            time.sleep(0.2)
        until(lambda: answers(server))

    return strike


def kill_the_server(server: Cluster, life: Life) -> Callable[[], None]:
    def strike() -> None:
        server.stop(signal.SIGKILL)
        # Its sessions notice by themselves; until the last has gone it cannot be started.
        for _ in range(100):
            with contextlib.suppress(RuntimeError):
                server.start()
                return
            time.sleep(0.1)
        raise AssertionError("the server does not start again")

    return strike


@pytest.mark.parametrize("what", [kill_a_session, kill_the_server], ids=lambda what: what.__name__)
def test_a_server_that_is_killed_and_comes_again_lost_nothing(
    server: Cluster, served: Life, tmp_path: Path, what: Callable[[Cluster, Life], Callable[[], None]]
) -> None:
    assert kills(served, tmp_path / "mark", what(server, served), 2, seed=3) > 0


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("what", [kill_a_session, kill_the_server], ids=lambda what: what.__name__)
def test_a_server_that_is_killed_thirty_times_lost_nothing(
    server: Cluster, served: Life, tmp_path: Path, what: Callable[[Cluster, Life], Callable[[], None]]
) -> None:
    assert kills(served, tmp_path / "mark", what(server, served), 30, seed=4) >= 10


def test_a_server_that_is_away_is_told_by_a_code_and_waited_for_by_nobody(
    server: Cluster, served: Life
) -> None:
    registry = served.opened()
    with locks.writer(registry.database):
        pass
    server.stop(signal.SIGQUIT)
    for role in (locks.writer, locks.publisher):
        with pytest.raises(RegistryError) as refusal, role(registry.database):
            pass
        assert refusal.value.code == "storage.open"
    server.start()
    assert isinstance(file_one(registry, submission("afterwards")), Filed)
    served.filed.append("afterwards")
    registry.database.close()
    served.go_on()


def answers(server: Cluster) -> bool:
    with contextlib.suppress(Exception):
        return server.run("SELECT 1") == [[1]]
    return False


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed (apt-get install strace)")
def test_the_server_syncs_before_it_is_acknowledged(server: Cluster, served: Life, tmp_path: Path) -> None:
    """Three moments, in this order: the journal is synced, the server says COMMIT, the decision is told."""
    assert server.process is not None
    trace = tmp_path / "server"
    watched = ["-e", "trace=fdatasync,pwrite64,sendto", "-s", "64", "-o", str(trace)]
    tracer = subprocess.Popen(
        ["strace", "-f", "-y", "-ttt", *watched, "-p", str(server.process.pid)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    assert "attached" in tracer.stderr.readline()
    run = served.suffer("-ttt", calls="write")
    tracer.send_signal(signal.SIGINT)
    tracer.communicate()
    assert run.code == 0, run.output
    (told,) = re.findall(r"(\d+\.\d+) write\(1<[^\n]*d-2 version 1", run.trace)
    lines = trace.read_text(errors="replace").splitlines()
    commits = [
        i
        for i, line in enumerate(lines)
        if re.search(r"sendto\(.*COMMIT\\0", line) and stamp(line) < float(told)
    ]
    session, last = lines[commits[-1]].split()[0], commits[-1]
    own = [line for line in lines[:last] if line.split()[0] == session]
    synced = max(i for i, line in enumerate(own) if "fdatasync(" in line and "pg_wal/" in line)
    wrote = max(i for i, line in enumerate(own) if "pwrite64(" in line and "pg_wal/" in line)
    assert wrote < synced
    served.go_on()


def stamp(line: str) -> float:
    return float(line.split()[1])
