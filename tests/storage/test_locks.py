"""One writer and one publisher, whatever process they are in."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from registry.errors import RegistryError
from registry.storage import locks
from registry.storage.database import Database
from tests.storage.conftest import address_of

HOLDER = """
import sys, time
from registry.storage import database, locks
with locks.writer(database.open(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(db: Database) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, address_of(db)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_lock_held_elsewhere_names_its_holder(db: Database) -> None:
    with holder(db) as process:
        with pytest.raises(RegistryError) as caught, locks.writer(db, wait_seconds=0):
            pass
        assert caught.value.code == "storage.locked"
        assert f"process {process.pid} holds it" in caught.value.message
        process.communicate("done\n")
    with locks.writer(db, wait_seconds=0):
        pass


def test_a_lock_falls_with_its_process(db: Database) -> None:
    with holder(db) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with locks.writer(db, wait_seconds=5):
            pass


def test_a_lock_on_a_full_disk_holds_without_a_name(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    with locks.writer(db, wait_seconds=0), holder_refused(db) as said:
        assert "storage.locked" in said


@contextmanager
def holder_refused(db: Database) -> Iterator[str]:
    """What another process is told that wants the writer's lock."""
    asked = HOLDER.replace("sys.argv[1])", "sys.argv[1]), wait_seconds=0")
    command = [sys.executable, "-c", asked, address_of(db)]
    yield subprocess.run(command, capture_output=True, text=True, check=False).stderr


def test_writer_and_publisher_do_not_wait_for_each_other(db: Database) -> None:
    with locks.writer(db, wait_seconds=0), locks.publisher(db, wait_seconds=0):
        pass


def test_threads_exclude_each_other_too(db: Database) -> None:
    refused: list[str] = []

    def attempt() -> None:
        try:
            with locks.writer(db, wait_seconds=0):
                pass
        except RegistryError as error:
            refused.append(error.code)

    with locks.writer(db):
        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()
    assert refused == ["storage.locked"]


def test_a_lock_is_waited_for(db: Database) -> None:
    with holder(db) as process:
        assert process.stdin is not None
        said = threading.Timer(0.2, print, ["done"], {"file": process.stdin, "flush": True})
        said.start()
        with locks.writer(db, wait_seconds=30):
            assert process.wait(5) == 0
        said.join()


def test_a_forked_child_does_not_keep_a_lock_alive(db: Database) -> None:
    lock = locks.writer(db)
    lock.__enter__()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writing)
        os.read(reading, 1)
        os._exit(0)
    os.close(reading)
    lock.__exit__(None, None, None)
    try:
        with locks.writer(db, wait_seconds=0):
            pass
    finally:
        os.close(writing)
        os.waitpid(child, 0)


def test_an_error_under_a_lock_frees_it(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), locks.publisher(db):
        raise ZeroDivisionError
    with locks.publisher(db, wait_seconds=0):
        pass
