"""Opening, reading and writing: what SQLite is told, and what happens when it fails."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, insert, select

from registry.errors import RegistryError
from registry.storage import database
from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.tables import deployment
from tests.storage.conftest import address_of


def pragma(db: Database, name: str, *, writer: bool) -> object:
    with db.write() if writer else db.read() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_the_writer_is_durable_strict_and_forgetful(sqlite_db: Database) -> None:
    assert pragma(sqlite_db, "journal_mode", writer=True) == "wal"
    assert pragma(sqlite_db, "synchronous", writer=True) == 2  # FULL
    assert pragma(sqlite_db, "foreign_keys", writer=True) == 1
    assert pragma(sqlite_db, "recursive_triggers", writer=True) == 1
    assert pragma(sqlite_db, "secure_delete", writer=True) == 1
    assert pragma(sqlite_db, "busy_timeout", writer=True) == database.BUSY_SECONDS * 1000


def test_a_reader_cannot_write(db: Database) -> None:
    with pytest.raises(RegistryError) as caught, db.read() as connection:
        connection.exec_driver_sql("INSERT INTO deployment VALUES ('d', '2026-01-01T00:00:00Z')")
    assert caught.value.code == "storage.read_failed"


def test_only_the_writer_takes_the_lock_and_takes_it_at_once(sqlite_db: Database) -> None:
    with sqlite_db.read():
        pass  # the schema is looked at once
    begun: list[str] = []
    for engine in (sqlite_db._reader, sqlite_db._writer):
        event.listen(engine, "before_cursor_execute", lambda *call: begun.append(call[2]))
    with sqlite_db.read(), sqlite_db.write():
        pass
    assert [each for each in begun if each.startswith("BEGIN")] == ["BEGIN", "BEGIN IMMEDIATE"]


def test_a_read_is_one_snapshot(db: Database) -> None:
    count = "SELECT count(*) FROM deployment"
    with db.read() as snapshot:
        assert snapshot.exec_driver_sql(count).scalar() == 0
        with db.write() as connection:
            connection.exec_driver_sql("INSERT INTO deployment VALUES ('d', '2026-01-01T00:00:00Z')")
        assert snapshot.exec_driver_sql(count).scalar() == 0
    with db.read() as snapshot:
        assert snapshot.exec_driver_sql(count).scalar() == 1


def test_an_exception_undoes_the_transaction(db: Database) -> None:
    def fail_after_a_row() -> None:
        with db.write() as connection:
            connection.exec_driver_sql("INSERT INTO deployment VALUES ('d', '2026-01-01T00:00:00Z')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_a_row()
    with db.write() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM deployment").scalar() == 0


def test_a_file_is_created_for_its_owner_only(tmp_path: Path) -> None:
    db = database.open(tmp_path / "new.db")
    database.migrate(db)
    with db.write() as connection:
        connection.exec_driver_sql("INSERT INTO deployment VALUES ('d', '2026-01-01T00:00:00Z')")
        files = sorted(tmp_path.iterdir())
        assert [file.name for file in files] == ["new.db", "new.db-shm", "new.db-wal"]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    db.close()


@pytest.mark.parametrize(
    "address",
    [
        "mysql://host/db",
        "postgresql://host",
        "postgresql:///db?sslmode=prefer",
        "postgresql:///db?option=x",
        ":memory:",
        "sqlite:///",
        "sqlite:///:memory:",
    ],
)
def test_an_address_that_is_no_file_is_refused(address: str) -> None:
    with pytest.raises(RegistryError) as caught:
        database.open(address)
    assert caught.value.code == "storage.open"


def test_a_path_and_its_address_are_one_database(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=memory#c%20.db"
    first = database.open(path)
    database.migrate(first)
    second = database.open(f"sqlite:///{path}")
    with second.read():
        pass
    first.close()
    second.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_missing_folder_and_a_file_that_is_no_database_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir or Madam, " * 100)
    for path in (tmp_path / "absent" / "register.db", tmp_path, other):
        with pytest.raises(RegistryError) as caught:
            database.open(path)
        assert caught.value.code == "storage.open"
    assert other.read_text().startswith("Dear Sir")


def test_nothing_is_read_or_written_before_the_migrations(tmp_path: Path) -> None:
    db = database.open(tmp_path / "new.db")
    for use in (db.read, db.write):
        with pytest.raises(RegistryError) as caught, use():
            pass
        assert caught.value.code == "storage.schema_old"
    database.migrate(db)
    with db.read(), db.write():
        pass
    db.close()


def test_a_later_schema_is_refused(sqlite_db: Database) -> None:
    with closing(sqlite3.connect(sqlite_db.path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(RegistryError) as caught:
        database.open(sqlite_db.path)
    assert caught.value.code == "storage.schema_newer"
    assert "9999" in caught.value.message


def test_a_writer_that_waits_too_long_is_told_so(db: Database) -> None:
    impatient = database.open(address_of(db), busy_seconds=0.05)
    with db.write(), pytest.raises(RegistryError) as caught, impatient.write():
        pass
    assert caught.value.code == "storage.busy"
    with impatient.write():
        pass
    impatient.close()


def test_threads_of_one_process_take_turns(db: Database) -> None:
    def add(number: int) -> None:
        for n in range(20):
            with db.write() as connection:
                count = connection.exec_driver_sql("SELECT count(*) FROM deployment").scalar()
                row = (f"{number}-{n}-{count}", "2026-01-01T00:00:00Z")
                connection.execute(insert(deployment).values(row))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with db.read() as connection:
        ids = connection.exec_driver_sql("SELECT id FROM deployment").scalars().all()
    assert sorted(int(each.rsplit("-", 1)[1]) for each in ids) == list(range(80))


@pytest.mark.parametrize("value", ["half a pair: \ud800", None, "d" * 3])
def test_a_value_that_cannot_be_stored_is_refused_and_stops_nothing(db: Database, value: object) -> None:
    with pytest.raises(RegistryError) as caught, db.write() as connection:
        connection.execute(insert(deployment).values(id=value, created_at="then"))
    assert caught.value.code == "storage.refused"
    with db.write():
        pass


def test_after_a_failed_commit_nothing_more_is_written(sqlite_db: Database) -> None:
    class Failing(sqlite3.Connection):
        def commit(self) -> None:
            raise sqlite3.OperationalError("disk I/O error")

    sqlite_db._writer.dispose()
    event.listen(sqlite_db._writer, "do_connect", lambda *_: sqlite3.connect(sqlite_db.path, factory=Failing))
    with pytest.raises(RegistryError) as caught, sqlite_db.write() as connection:
        connection.exec_driver_sql("INSERT INTO deployment VALUES ('d', '2026-01-01T00:00:00Z')")
    assert caught.value.code == "storage.write_failed"
    with pytest.raises(RegistryError) as caught, sqlite_db.write():
        raise AssertionError("the block must not run")
    assert caught.value.code == "storage.stopped"
    assert "disk I/O error" in caught.value.message
    with sqlite_db.read() as snapshot:
        assert snapshot.exec_driver_sql("SELECT count(*) FROM deployment").scalar() == 0


FULL_DISK = """
import resource, sys
from registry.errors import RegistryError
from registry.storage import database

db = database.open(sys.argv[1])
limit = db.path.stat().st_size + 200_000
codes = []
for number in range(400):
    # No file of this process may grow beyond the limit: what a full disk does.
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with db.write() as connection:
            row = (f"{number}-" + "x" * 4000, "2026-01-01T00:00:00Z")
            connection.exec_driver_sql("INSERT INTO deployment VALUES (?, ?)", row)
        codes.append("stored")
    except RegistryError as error:
        codes.append(error.code)
with db.read() as connection:
    kept = connection.exec_driver_sql("SELECT count(*) FROM deployment").scalar()
stored = codes.count("stored")
assert codes == ["stored"] * stored + ["storage.write_failed"] + ["storage.stopped"] * (399 - stored), codes
assert 0 < stored == kept
print(stored)
"""


def test_a_full_disk_stops_writing_and_keeps_what_was_committed(sqlite_db: Database) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(sqlite_db.path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with sqlite_db.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM deployment").scalar() == int(done.stdout)
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    with sqlite_db.write() as connection:
        connection.exec_driver_sql("INSERT INTO deployment VALUES ('d', '2026-01-01T00:00:00Z')")


def test_scrubbing_waits_for_no_reader(sqlite_db: Database) -> None:
    impatient = database.open(sqlite_db.path, busy_seconds=0.05)
    with sqlite_db.read() as snapshot:
        snapshot.exec_driver_sql("SELECT count(*) FROM deployment").scalar()
        with sqlite_db.write() as connection:
            connection.exec_driver_sql("INSERT INTO deployment VALUES ('d', '2026-01-01T00:00:00Z')")
        assert not impatient.scrub()
    assert impatient.scrub()
    assert sqlite_db.path.with_name(sqlite_db.path.name + "-wal").stat().st_size == 0
    impatient.close()


def test_many_rows_are_stored_by_the_names_of_their_columns_whatever_their_order(db: Database) -> None:
    rows = [{"id": f"d-{n}", "created_at": "2026-01-01T00:00:00Z"} for n in range(5)]
    rows[3] = dict(reversed(rows[3].items()))
    with db.write() as connection:
        insert_rows(connection, deployment, rows)
    with db.read() as connection:
        assert sorted(connection.scalars(select(deployment.c.id))) == [f"d-{n}" for n in range(5)]
