"""After a failed fsync a process writes nothing more, wherever it failed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from registry.storage import database, durable
from registry.storage.blobs import PublicTree
from registry.storage.database import Database
from registry.storage.value_keys import ValueKeys
from tests.refusals import code_of


@pytest.fixture(autouse=True)
def process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this process holds of a failure ends with the test."""
    monkeypatch.setattr(durable, "_failed", "")


def fail_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    real, calls = os.fsync, 0

    def fsync(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls == number:
            raise OSError(5, "Input/output error")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)


def write(db: Database) -> None:
    with db.write() as connection:
        connection.exec_driver_sql("UPDATE log SET frozen = frozen")


@pytest.mark.parametrize("number", [1, 2])
def test_nothing_is_written_after_a_file_of_the_tree_was_not_synced(
    sqlite_db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    tree = PublicTree(tmp_path / "public", tmp_path / "drafts")
    write(sqlite_db)
    fail_at(monkeypatch, number)
    assert code_of(lambda: tree.create("tile/0/000", b"x")) == "storage.sync_failed"
    # The next fsync would succeed, and say nothing of what was lost.
    assert code_of(lambda: tree.create("tile/0/001", b"x")) == "storage.stopped"
    assert code_of(lambda: tree.replace("checkpoint", b"x")) == "storage.stopped"
    assert code_of(lambda: write(sqlite_db)) == "storage.stopped"
    assert not (tmp_path / "public" / "checkpoint").exists()
    assert not list((tmp_path / "drafts").iterdir())


def test_a_file_that_was_not_synced_is_not_put_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = PublicTree(tmp_path / "public", tmp_path / "drafts")
    fail_at(monkeypatch, 1)
    assert code_of(lambda: tree.replace("checkpoint", b"x")) == "storage.sync_failed"
    assert not (tmp_path / "public" / "checkpoint").exists()


def test_no_value_is_stored_under_a_key_that_was_not_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ValueKeys(tmp_path / "value-keys")
    fail_at(monkeypatch, 3)
    assert code_of(lambda: keys.make(1)) == "storage.sync_failed"
    assert code_of(lambda: keys.make(1)) == "storage.stopped"


def test_a_full_disk_leaves_no_file_of_keys_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ValueKeys(tmp_path / "value-keys")
    keys.make(1)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("registry.storage.value_keys.sync", full)
        before = files_below(tmp_path)
        assert code_of(lambda: keys.make(1)) == "storage.full"
        assert files_below(tmp_path) == before
    assert len(keys.make(2)) == 2


def files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_synced_by_its_path_counts_as_every_other_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    durable.sync_path(tmp_path)
    fail_at(monkeypatch, 1)
    assert code_of(lambda: durable.sync_path(tmp_path)) == "storage.sync_failed"
    assert code_of(lambda: durable.sync_path(tmp_path)) == "storage.stopped"


def test_a_new_process_writes_again(sqlite_db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    durable._failed = "somewhere"
    assert code_of(lambda: write(sqlite_db)) == "storage.stopped"
    monkeypatch.setattr(durable, "_failed", "")
    assert sqlite_db.path is not None
    again = database.open(sqlite_db.path)
    write(again)
    again.close()
