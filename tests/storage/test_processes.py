"""Several processes, and processes that die: nothing is lost, nothing is half there, no index is given twice."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from registry.log import merkle
from registry.storage import ledger, listing, lists
from registry.storage.database import Database
from registry.storage.lists import Filters
from tests.in_memory import root_of
from tests.storage.conftest import address_of, opened
from tests.storage.simulator import Register, filing

ROOT = Path(__file__).parents[2]


def appender(db: Database, name: str, filings: int, batch: int, *wrapper: str) -> subprocess.Popen[str]:
    command = [
        *wrapper,
        sys.executable,
        "-m",
        "tests.storage.appender",
        address_of(db),
        name,
        str(filings),
        str(batch),
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def require_whole(db: Database) -> int:
    """Every table agrees with every other; gives the size of the log."""
    head = ledger.head(db, 1)
    bodies = list(ledger.entries(db, 1, 0, head.size))
    assert root_of(map(merkle.leaf_hash, bodies)) == head.root
    with db.read() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        counts = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            for table in ("entry", "version", "decision", "deployment", "answer", "listing", "search")
        ]
        statuses = connection.exec_driver_sql("SELECT count(*) FROM requirement_status").scalar()
    filings = head.size - 1
    assert counts == [head.size, *[filings] * 6]
    assert statuses == 2 * filings
    kept, rows = lists.counts(db), list(lists.every(db, Filters()))
    listing.rebuild(db)
    assert (lists.counts(db), list(lists.every(db, Filters()))) == (kept, rows)
    return head.size


def test_two_processes_lose_nothing_and_leave_no_gap(register: Register) -> None:
    processes = [appender(register.db, name, 60, batch) for name, batch in (("a", 1), ("b", 7))]
    given: list[int] = []
    for process in processes:
        printed, complaints = process.communicate(timeout=120)
        assert process.returncode == 0, complaints
        given += map(int, printed.split())
    assert sorted(given) == list(range(1, 121))
    assert require_whole(register.db) == 121


def test_a_process_killed_while_it_appends_leaves_what_it_announced(register: Register) -> None:
    announced = 0
    for attempt in range(3):
        process = appender(register.db, f"k{attempt}", 0, 0)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(0.05 + 0.03 * attempt)
        process.kill()
        last = [line for line in (first, *process.stdout.read().splitlines()) if line]
        process.communicate()
        assert last, "it appended nothing before it was killed"
        announced = max([announced, *map(int, last)])
        with register.db.write():
            pass  # a server may still be at work on what the process sent last
        size = require_whole(register.db)
        # What was announced is there; at most the one entry whose announcement was cut off is there besides.
        assert announced + 1 <= size <= announced + 2
        announced = size - 1
    register.put(filing("after"))


FAULTS = [
    ("fsync,fdatasync", "error=EIO"),
    ("pwrite64,write", "error=ENOSPC"),
    ("fsync,fdatasync", "signal=SIGKILL"),
    ("pwrite64", "signal=SIGKILL"),
]


@pytest.mark.faults
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace injects the faults")
@pytest.mark.parametrize(("calls", "fault"), FAULTS)
def test_a_fault_at_any_call_leaves_a_whole_log_and_stops_the_writer(
    sqlite_register: Register, tmp_path: Path, calls: str, fault: str
) -> None:
    died = 0
    for number in (1, 2, 3, 5, 8, 13):
        copy = tmp_path / f"copy-{number}.db"
        assert sqlite_register.db.scrub()
        shutil.copy(sqlite_register.db.path, copy)
        db = opened(str(copy))
        only = ["-P", str(copy), "-P", f"{copy}-wal", "-P", f"{copy}-shm"]
        inject = ["-e", f"trace={calls}", "-e", f"inject={calls}:{fault}:when={number}"]
        process = appender(db, "f", 5, 1, "strace", "-f", "-qq", "-o", "/dev/null", *only, *inject)
        printed, complaints = process.communicate(timeout=120)
        announced = [int(line) for line in printed.split()]
        died += process.returncode != 0
        if process.returncode > 0:
            assert "storage.write_failed" in complaints or "storage.open" in complaints, complaints
        size = require_whole(db)
        assert announced == list(range(1, len(announced) + 1))
        assert len(announced) + 1 <= size <= len(announced) + 2
        db.close()
    assert died
