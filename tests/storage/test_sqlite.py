"""What SQLite is told to write where."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from registry.storage import database as databases


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
