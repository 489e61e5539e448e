"""What SQLite is told to write where."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from registry.errors import RegistryError
from registry.storage import database as databases

ANOTHER = """
import sys
from sqlalchemy import text
from registry.storage import database as databases
for number in (1, 2):
    database = databases.open(sys.argv[1])
    with database.write() as connection:
        connection.execute(text(f"INSERT INTO thing VALUES ({number})"))
    if number == 2:
        print("written", flush=True)
        input()
    database.close()
"""


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs the open files in /proc")
def test_a_statement_that_may_be_taken_back_writes_nothing_outside_the_registrys_folder(
    tmp_path: Path,
) -> None:
    database = databases.open(tmp_path / "registry.db")
    databases.migrate(database)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE thing (number INTEGER PRIMARY KEY, body TEXT UNIQUE)"))
        insert = text("INSERT INTO thing VALUES (:number, :body)")
        rows = [{"number": number, "body": f"{number * 7919 % 4001}" + "x" * 900} for number in range(4000)]
        connection.execute(insert, rows)
    with database.write() as connection:
        # Touches every page, and any row could stop it.
        connection.execute(text("UPDATE thing SET body = body || 'y'"))
        links = Path("/proc/self/fd").iterdir()
        opened = {str(link.readlink()) for link in links if link.is_symlink()}
        assert any(name.endswith("registry.db-wal") for name in opened)
        assert [name for name in opened if "etilqs" in name] == []
    database.close()


def test_what_is_open_twice_in_one_process_sees_what_another_process_wrote_and_loses_none_of_it(
    tmp_path: Path,
) -> None:
    file = tmp_path / "registry.db"
    first = databases.open(file)
    databases.migrate(first)
    with first.write() as connection:
        connection.execute(text("CREATE TABLE thing (number INTEGER PRIMARY KEY)"))
    second = databases.open(file)
    numbers = text("SELECT number FROM thing ORDER BY number")
    with second.read() as connection:
        assert connection.scalars(numbers).all() == []
    program = [sys.executable, "-c", ANOTHER, str(file)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"written\n"
        with second.read() as connection:
            seen = connection.scalars(numbers).all()
        with first.write() as connection:
            connection.execute(text("INSERT INTO thing VALUES (3)"))
        other.communicate(b"\n")
    first.close()
    second.close()
    again = databases.open(file)
    with again.read() as connection:
        kept = connection.scalars(numbers).all()
    again.close()
    assert (seen, kept) == ([1, 2], [1, 2, 3])


@pytest.mark.parametrize("what", ["folder", "missing/registry.db"])
def test_what_is_no_file_is_refused(tmp_path: Path, what: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(RegistryError) as caught:
        databases.migrate(databases.open(tmp_path / what))
    assert caught.value.code.startswith("storage.")
