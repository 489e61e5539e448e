"""The rows of the database beside those that the signed log implies, met in one order and never held whole.

Knows: which difference is an error, and what it is called. Does not know what an entry implies.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from itertools import zip_longest
from typing import Any, Final

from registry.errors import RegistryError
from registry.storage import integrity
from registry.storage.database import Database

Row = tuple[Any, ...]

NO_VERDICT: Final = frozenset(
    {
        "storage.busy",
        "storage.open",
        "storage.stopped",
        "storage.write_failed",
        "storage.role_lost",
        "storage.read_failed",
        "storage.keys",
        "trust.file",
    }
)
"""What says nothing of the rows."""


class KeptRows:
    """The rows of a table, met one by one in the order in which the log implies them."""

    def __init__(self, db: Database, table: str, columns: Sequence[str], order: Sequence[str] = ()) -> None:
        self.table = table
        self._rows = integrity.rows(db, table, *columns, order=order)
        self._begun = False
        self._next: Row | None = None

    @property
    def next(self) -> Row | None:
        """The row that was not met yet; None behind the last."""
        if not self._begun:
            self._begun, self._next = True, next(self._rows, None)
        return self._next

    def meet(self, expected: Row) -> None:
        """The next row must be this one."""
        if self.next != expected:
            raise other_row(self.table, self.next or expected)
        self._next = next(self._rows, None)

    def end(self) -> None:
        """No row may be left."""
        if self.next is not None:
            raise other_row(self.table, self.next)

    def close(self) -> None:
        self._rows.close()


def same_rows(table: str, kept: Generator[Row], expected: Iterable[Row]) -> None:
    """Raise `database.differs` unless both, in one order, are the same; neither is held whole."""
    with closing(kept):
        for found, right in zip_longest(kept, expected):
            if found != right:
                raise other_row(table, found or right)


def other_row(table: str, row: Row) -> RegistryError:
    """The error where a row is not what the log says, or is one too many."""
    name = ", ".join(str(part) for part in row)
    return differs(table, f"({name[:200]}) is not what the log says")


def differs(table: str, what: str) -> RegistryError:
    """The error where the database says something else than the signed log."""
    return RegistryError(
        "database.differs",
        f"the database differs from the signed log: {table} {what}",
        hint="Stop the registry. What is signed is right: restore a backup, and find out who changed the row.",
    )
