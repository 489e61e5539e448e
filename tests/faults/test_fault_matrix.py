"""Faults injected at each system call, on both databases: zero lost acknowledged entries, zero forks.

`sightline file` works under strace, which answers the n-th call of a kind with EIO or ENOSPC (of a socket with a reset
connection), or kills the process there. Then it is started again. Whatever it had acknowledged is in the log once, no size of
the log ever had two roots in public, the log checks, and the process had ended or told an error with a code. Power loss is not
tested: a process that is killed leaves what it wrote in the memory of the machine.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

import pytest

from tests.faults.life import ACKNOWLEDGED, CODE, Life
from tests.faults.prepared import Run

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed (apt-get install strace)"
)

CALLED = re.compile(r"^(\d+) +(\w+)\(", re.MULTILINE)
CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,ftruncate,mkdir,"
    "connect,sendto,recvfrom"
)
SOCKETS = ("connect", "sendto", "recvfrom")
SAYS = re.compile(r"write\([12]<")
A_LIFE = 60
"""Faults that one registry lives through before a new one is made: what it says is checked whole after each."""


class Point(NamedTuple):
    """The `n`-th call of a kind, and what becomes of it."""

    call: str
    n: int
    fault: str

    @property
    def injection(self) -> tuple[str, str]:
        return "-e", f"inject={self.call}:{self.fault}:when={self.n}"


def suffer(life: Life, point: Point) -> Run:
    """The process ends by the signal, with an error that has a code, or having done everything it was asked to do."""
    run = life.suffer(*point.injection, calls=point.call)
    if run.code == 0:
        assert "published: size" in run.output, run.output
        assert len(ACKNOWLEDGED.findall(run.output)) == 2, run.output
    elif point.fault == "signal=SIGKILL":
        assert run.code == -9, run.output
    elif not told_nobody(run):
        assert run.code in (1, 2, 75), run.output
        assert CODE.search(run.output), run.output
    return run


def told_nobody(run: Run) -> bool:
    """Whether what the process says was refused itself: of an error only the exit code is left then."""
    last: dict[str, str] = {}
    for line in run.trace.splitlines():
        thread, _, call = line.partition(" ")
        if "(INJECTED)" in line and SAYS.search(last.get(thread, "") if "resumed>" in call else call):
            return True
        last[thread] = call
    return False


def calls_of(life: Life) -> Counter[str]:
    """How many calls of each kind the threads of one command make where nothing goes wrong, at most one of them.

    strace counts the calls of each thread by themselves: a fault at the n-th meets all threads that get so far.
    """
    run = life.suffer(calls=CALLS)
    assert run.code == 0, run.output
    most: Counter[str] = Counter()
    for (_, call), times in Counter(CALLED.findall(run.trace)).items():
        most[call] = max(most[call], times)
    return most


def faults(call: str) -> tuple[str, str, str]:
    other = "error=ECONNRESET" if call in SOCKETS else "error=ENOSPC"
    return "error=EIO", other, "signal=SIGKILL"


def every_point(calls: Counter[str]) -> Iterator[Point]:
    """Each fault at each call; of the pages and messages, which are many and alike, some 200 each meet one of the faults."""
    for call, times in calls.items():
        many = call in ("pwrite64", "sendto", "recvfrom")
        for turn, n in enumerate(range(1, times + 1, max(1, times // 200) if many else 1)):
            kinds = faults(call)
            for fault in (kinds[turn % 3],) if many else kinds:
                yield Point(call, n, fault)


def some_points(calls: Counter[str]) -> Iterator[Point]:
    """One or two of each kind of call, and each fault in its turn."""
    turn = count()
    for call, times in sorted(calls.items()):
        for n in {max(1, times // 3), times - 1} if times > 10 else {max(1, times // 2)}:
            yield Point(call, n, faults(call)[next(turn) % 3])


def test_some_faults_lose_nothing_and_make_no_fork(born: Callable[[], Life]) -> None:
    life = born()
    runs = []
    for number, point in enumerate(some_points(calls_of(life)), 1):
        runs.append(suffer(life, point))
        if number % 4 == 0:
            life.go_on()
    life.go_on()
    assert sum(run.injected for run in runs) >= 0.8 * len(runs)
    assert any(run.code == -9 for run in runs)
    assert any(run.code == 2 for run in runs)


@pytest.mark.faults
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", range(3), ids=["i/o error", "no space", "kill"])
def test_no_fault_at_any_call_loses_anything_or_makes_a_fork(
    born: Callable[[], Life], kind: int, capsys: pytest.CaptureFixture[str]
) -> None:
    life = born()
    seen: Counter[str] = Counter()
    calls = calls_of(life)
    meant = [point for point in every_point(calls) if point.fault == faults(point.call)[kind]]
    for number, point in enumerate(meant):
        if number % A_LIFE == A_LIFE - 1:
            life.go_on()
            life = born()
        run = suffer(life, point)
        if number % 3 == 2:
            life.go_on()
        seen["injected" if run.injected else "not reached"] += 1
        seen["ended with 0" if run.code == 0 else "killed" if run.code == -9 else "told an error"] += 1
    with capsys.disabled():
        print(f"\n{dict(calls)}\n{dict(seen)}")
    life.go_on()
    assert seen["injected"] > 9 * seen["not reached"]
