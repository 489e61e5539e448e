"""What is counted in the tables of a snapshot, by the database that does the counting.

Knows: SQL over the file that `storage.snapshot_file` fills, which is opened to be read only and may come from anywhere. What
comes out has as many rows as there are countries, technologies, years, requirements and acts, however many deployments there
are. Does not know what any of it means.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from registry.errors import RegistryError

Rows = Mapping[str, list[tuple[Any, ...]]]

QUERIES: Final = {
    "countries": "SELECT provenance, country, binding, strict, count(*) FROM deployments GROUP BY 1, 2, 3, 4",
    "technologies": "SELECT provenance, technology, binding, strict, count(*) FROM deployments GROUP BY 1, 2, 3, 4",
    "law_years": "SELECT provenance, substr(law_date, 1, 4), binding, strict, count(*) FROM deployments GROUP BY 1, 2, 3, 4",
    "requirements": "SELECT d.provenance, s.requirement, s.status, count(*) FROM deployments AS d"
    " JOIN statuses AS s ON s.origin = d.origin AND s.entry = d.entry GROUP BY 1, 2, 3",
    "void": "SELECT d.provenance, count(*) FROM deployments AS d"
    " JOIN decisions AS s ON s.origin = d.origin AND s.entry = d.entry WHERE s.void = 1 GROUP BY 1",
    "begun": "SELECT substr(first_filed_at, 1, 4), provenance, count(*) FROM deployments GROUP BY 1, 2",
    "filed": "SELECT substr(filed_at, 1, 4), provenance, count(*) FROM versions GROUP BY 1, 2",
    "decided": "SELECT substr(s.assessed_at, 1, 4), v.provenance, s.binding, s.strict, count(*) FROM decisions AS s"
    " JOIN versions AS v ON v.deployment = s.deployment AND v.version = s.version GROUP BY 1, 2, 3, 4",
    "acts": "SELECT substr(stated_at, 1, 4), act, count(*) FROM acts GROUP BY 1, 2",
}
"""What is counted -> its query; the last column is how many."""


TABLES: Final = ("acts", "decisions", "deployments", "statuses", "versions")
"""What the queries read."""
_CODE: Final = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)
_YEARLY: Final = ("law_years", "begun", "filed", "decided", "acts")
"""The queries of which a column is a year, and it."""


def count_all(path: Path) -> Rows:
    """The rows of every query of QUERIES over the file at `path`: codes, years and numbers. Raises `snapshot.unreadable`."""
    with _opened(path) as connection:
        for table in TABLES:
            _require_table(path, connection, table)
        return {
            name: [_checked(path, name, row) for row in connection.execute(query)]
            for name, query in QUERIES.items()
        }


def _require_table(path: Path, connection: sqlite3.Connection, name: str) -> None:
    # A view computes what it likes, without end if it likes; it has no page of its own in the file, nor has a virtual table.
    query = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?"
    if not (connection.execute(query, (name,)).fetchone() or (0,))[0]:
        raise _unreadable(path, f"there is no table {name}")


def _checked(path: Path, name: str, row: tuple[Any, ...]) -> tuple[Any, ...]:
    *told, number = row
    year = {"law_years": 1}.get(name, 0) if name in _YEARLY else None
    for column, value in enumerate(told):
        if value is None and column != year:
            continue
        known = isinstance(value, str) and _CODE.fullmatch(value)
        if not known or (column == year and not (value.isdigit() and len(value) == 4)):
            raise _unreadable(path, f"a value of the {name} is no code that a register writes")
    return (*told, number)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        # Immutable: nothing is written beside it, and no journal of somebody else is taken for a part of it.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            yield connection
    except sqlite3.Error as error:
        raise _unreadable(path, str(error)) from error


def _unreadable(path: Path, why: str) -> RegistryError:
    return RegistryError(
        "snapshot.unreadable",
        f"{path}: {why}",
        hint="It is no open data of a register. Get the snapshot again, or make one with `sightline publish`.",
    )
