"""Faults injected at each system call, on both databases: zero lost acknowledged entries, zero forks.

`sightline file` works under strace, which answers the n-th call of a kind with EIO or ENOSPC (of a socket with a reset
connection), or kills the process there. Then it is started again. Whatever it had acknowledged is in the log once, no size of
the log ever had two roots in public, the log checks, and the process had ended or told an error with a code. Power loss is not
tested: a process that is killed leaves what it wrote in the memory of the machine.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from registry import assets
from registry.domain.canonical import parse_canonical
from registry.domain.decision import read_statement
from registry.domain.tree_layout import CHECKPOINT
from registry.log.checkpoint import read_checkpoint
from registry.operations.check import check_tree
from registry.operations.create_registry import create_registry
from registry.operations.registry import open_registry
from registry.operations.trust import read_key_files
from registry.policy.release import read_folder
from registry.settings import Settings
from registry.storage import ledger
from registry.transport.trees import FolderTree
from tests.faults.prepared import Prepared, Run
from tests.operations.changed_registry import engine_for
from tests.operations.test_check import tree_of
from tests.postgresql import Cluster, cluster

__all__ = ["cluster"]

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed (apt-get install strace)"
)

RELEASE = assets.policies() / "release"
ACKNOWLEDGED = re.compile(r"^(?P<id>[a-z0-9-]+) version 1: entry (?P<index>\d+),", re.MULTILINE)
CODE = re.compile(r"\[[a-z]+\.[a-z_]+\]")
CALLED = re.compile(r"^\d+ +(\w+)\(", re.MULTILINE)
CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,ftruncate,mkdir,"
    "connect,sendto,recvfrom"
)
SOCKETS = ("connect", "sendto", "recvfrom")
A_LIFE = 30
"""Faults that one registry lives through before a new one is made: what it says is checked whole after each."""


class Point(NamedTuple):
    """The `n`-th call of a kind, and what becomes of it."""

    call: str
    n: int
    fault: str

    @property
    def injection(self) -> tuple[str, str]:
        return "-e", f"inject={self.call}:{self.fault}:when={self.n}"


class Life:
    """One registry through many faults, with everything that it ever acknowledged or showed."""

    def __init__(self, home: Path, prepared: Prepared) -> None:
        self.home, self.prepared = home, prepared
        self.acknowledged: dict[str, int] = {}
        self.filed: list[str] = []
        self.interrupted: list[str] = []
        self.roots: dict[int, bytes] = {}
        self.go_on()

    def file(self, names: list[str]) -> list[str]:
        """The command that files these deployments and publishes."""
        file = self.home.with_name(f"{self.home.name}-records.ndjson")
        bodies = [{"id": n, "operator": {"name": "Body"}, "place": {"country": "GB"}} for n in names]
        file.write_text("".join(json.dumps(body) + "\n" for body in bodies))
        return ["file", str(file), "--home", str(self.home)]

    def new(self) -> list[str]:
        """The names of two deployments that nobody filed yet."""
        names = [f"d-{len(self.filed) + i}" for i in range(2)]
        self.filed += names
        return names

    def calls(self) -> Counter[str]:
        """How many calls of each kind one command makes where nothing goes wrong."""
        run = self.prepared.run(self.file(self.new()), calls=CALLS)
        assert run.code == 0, run.output
        self.heard(run)
        return Counter(CALLED.findall(run.trace))

    def suffer(self, point: Point) -> Run:
        """File two more, with the fault; what must hold at once is looked at, `go_on` looks at the rest."""
        names = self.new()
        self.interrupted += names
        run = self.prepared.run(self.file(names), *point.injection, calls=point.call)
        must_have_said(run, point)
        self.heard(run)
        self.see()
        return run

    def go_on(self) -> None:
        """Start again without a fault and file what was interrupted; then everything must hold."""
        names, self.interrupted = self.interrupted or self.new(), []
        run = self.prepared.run(self.file(names))
        assert run.code == 0, run.output
        self.heard(run)
        self.must_hold()

    def heard(self, run: Run) -> None:
        for found in ACKNOWLEDGED.finditer(run.output):
            assert found["id"] not in self.acknowledged, f"{found['id']} was filed twice"
            self.acknowledged[found["id"]] = int(found["index"])

    def see(self) -> None:
        """Remember each checkpoint that is public now; one size has one root, for ever."""
        tree = tree_of(self.home)
        for path in [tree / CHECKPOINT, *(tree / "checkpoints").glob("[0-9]*")]:
            head, _ = read_checkpoint(path.read_bytes())
            assert self.roots.setdefault(head.size, head.root) == head.root, f"a fork at size {head.size}"

    def must_hold(self) -> None:
        """Everything filed is in the log once, where it was acknowledged; the log checks, and grew from what was shown."""
        self.see()
        registry = open_registry(self.home, Settings(), with_keys=False)
        try:
            head = ledger.head(registry.database, registry.log.id)
            for known in ledger.checkpoints(registry.database, registry.log.id):
                assert self.roots.setdefault(known.size, known.root) == known.root
            stated: dict[str, list[int]] = {}
            for index, body in enumerate(ledger.entries(registry.database, registry.log.id, 0, head.size)):
                statement = read_statement(base64.b64decode(parse_canonical(body)["payload"]))
                if statement.decision is not None:
                    stated.setdefault(statement.decision.deployment, []).append(index)
        finally:
            registry.database.close()
        assert {name: len(indices) for name, indices in stated.items()} == dict.fromkeys(self.filed, 1)
        for name, index in self.acknowledged.items():
            assert stated[name] == [index], f"{name} was acknowledged as entry {index}"
        report = check_tree(
            FolderTree(tree_of(self.home)),
            read_key_files([self.home / "trust" / "registry.vkeys"]),
            engine_for,
        )
        assert report.problem is None, report.problem
        assert report.size == head.size


def must_have_said(run: Run, point: Point) -> None:
    """A process ends by the signal, with an error that has a code, or having done everything it was asked to do."""
    assert "Traceback" not in run.output, run.output
    if run.code == 0:
        assert "published: size" in run.output, run.output
        assert len(ACKNOWLEDGED.findall(run.output)) == 2, run.output
    elif point.fault == "signal=SIGKILL":
        assert run.code == -9, run.output
    elif "write(1<" not in run.trace.partition("(INJECTED)")[0].rpartition("\n")[2]:
        assert run.code in (1, 2, 75), run.output
        assert CODE.search(run.output), run.output


def faults(call: str) -> tuple[str, str, str]:
    other = "error=ECONNRESET" if call in SOCKETS else "error=ENOSPC"
    return "error=EIO", other, "signal=SIGKILL"


def every_point(calls: Counter[str]) -> Iterator[Point]:
    """Each fault at each call; of the pages and messages, which are many and alike, each meets one of the faults."""
    for call, times in calls.items():
        for n in range(1, times + 1):
            kinds = faults(call)
            for fault in (kinds[n % 3],) if call in ("pwrite64", "sendto", "recvfrom") else kinds:
                yield Point(call, n, fault)


def some_points(calls: Counter[str]) -> Iterator[Point]:
    """One or two of each kind of call, and each fault in its turn."""
    turn = count()
    for call, times in sorted(calls.items()):
        for n in {max(1, times // 3), times - 1} if times > 10 else {max(1, times // 2)}:
            yield Point(call, n, faults(call)[next(turn) % 3])


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    with Prepared(tmp_path_factory.mktemp("prepared"), RELEASE) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> Callable[[], str | None]:
    """Gives the address of a new database; None where it is a file in the registry's folder."""
    if request.param == "sqlite":
        return lambda: None
    server: Cluster = request.getfixturevalue("cluster")
    return lambda: server.address(server.create())


@pytest.fixture
def born(prepared: Prepared, address: Callable[[], str | None], tmp_path: Path) -> Callable[[], Life]:
    """Makes a new registry."""
    numbers = count()

    def born() -> Life:
        home = tmp_path / f"registry-{next(numbers)}"
        create_registry(
            home,
            "http://127.0.0.1:8000",
            read_folder(RELEASE),
            Settings(),
            passphrase=None,
            database_address=address(),
        ).database.close()
        return Life(home, prepared)

    return born


def test_some_faults_lose_nothing_and_make_no_fork(born: Callable[[], Life]) -> None:
    life = born()
    runs = []
    for number, point in enumerate(some_points(life.calls()), 1):
        runs.append(life.suffer(point))
        if number % 4 == 0:
            life.go_on()
    life.go_on()
    assert sum(run.injected for run in runs) >= len(runs) - 1
    assert any(run.code == -9 for run in runs)
    assert any(run.code == 2 for run in runs)


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_no_fault_at_any_call_loses_anything_or_makes_a_fork(
    born: Callable[[], Life], capsys: pytest.CaptureFixture[str]
) -> None:
    life = born()
    seen: Counter[str] = Counter()
    calls = life.calls()
    for number, point in enumerate(every_point(calls)):
        if number % A_LIFE == A_LIFE - 1:
            life = born()
        run = life.suffer(point)
        life.go_on()
        seen["injected" if run.injected else "not reached"] += 1
        seen["ended with 0" if run.code == 0 else "killed" if run.code == -9 else "told an error"] += 1
    with capsys.disabled():
        print(f"\n{dict(calls)}\n{dict(seen)}")
    assert seen["injected"] > 0.95 * sum(seen.values()) / 2
