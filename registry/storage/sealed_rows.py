"""Rows that hold one sealed value each, in the columns `sealed` and `key`.

Knows: how such a row is written, read and forgotten. Does not know what the value says.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Table, select, update

from registry.storage import sealing
from registry.storage.database import Database

_SALT: Final = bytes(32)
"""Nothing is committed to here, so no salt is needed."""


def sealed_columns(db: Database, place: sealing.Place, value: Any) -> dict[str, bytes]:
    """What both columns hold of `value`. Raises `storage.keys`."""
    ((sealed, key),) = sealing.seal(db.value_keys, [(place, value, _SALT)])
    return {"sealed": sealed, "key": key}


def opened(db: Database, place: sealing.Place, row: Any) -> Any | None:
    """The value in a row, or None where it was forgotten. Raises what `sealing.unseal` raises."""
    found = {} if row.sealed is None else sealing.unseal(db.value_keys, [(place, row.sealed, row.key)])
    return found[place][0] if place in found else None


def destroy_key(db: Database, table: Table, id: str) -> None:
    """Destroy the key of the row `id` of `table`, in which `sealed` is empty already: a key that is gone under a value that
    is there would look like damage. Done again, it finishes what was interrupted.
    """
    with db.read() as connection:
        key = connection.scalar(select(table.c.key).where(table.c.id == id))
    if key is not None:
        db.value_keys.destroy([key])
        with db.write() as connection:
            connection.execute(update(table).where(table.c.id == id).values(key=None))
