"""A database on a server while a backup is restored into it: marked, so that nobody takes it for a register before it is whole.

Knows: that a server's database has no place beside its own where it could be filled first. The mark is made in the transaction
that makes the tables and goes in the one that ends the restore, so a restore that died leaves it: what stands there was
compared with nothing. The next restore empties such a database, and no other.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, inspect

from registry.errors import RegistryError
from registry.storage import grants, schema
from registry.storage.database import Database
from registry.storage.tables import metadata

_FUNCTIONS: Final = (
    "SELECT DISTINCT tgfoid::regprocedure::text FROM pg_trigger"
    " WHERE NOT tgisinternal AND tgrelid = to_regclass('{}')"
)


def begin(db: Database) -> None:
    """Make the tables, marked; what an interrupted restore left is dropped before. Only `db` may read and write them until `end`.

    Raises `restore.exists` where a register stands there already; nothing was changed then.
    """
    with db.write_unready() as connection:
        if schema.is_restoring(connection):
            _drop(connection)
        elif inspect(connection).has_table("log") and connection.exec_driver_sql("SELECT 1 FROM log").first():
            raise RegistryError(
                "restore.exists",
                f"{db.name} holds a register already",
                hint="Move it away, or name an empty database: nothing is ever overwritten.",
            )
        schema.upgrade(connection)
        connection.exec_driver_sql(f"CREATE TABLE {schema.RESTORING} (one integer)")
        grants.give(connection)
    db.restoring = True


def end(db: Database) -> None:
    """What stands in `db` is whole: from now on it is the register's database."""
    with db.write() as connection:
        connection.exec_driver_sql(f"DROP TABLE {schema.RESTORING}")
    db.restoring = False


def _drop(connection: Connection) -> None:
    present = set(inspect(connection).get_table_names())
    ours = sorted(present & {*metadata.tables, "search", "alembic_version", schema.RESTORING})
    functions = {name for table in ours for (name,) in connection.exec_driver_sql(_FUNCTIONS.format(table))}
    connection.exec_driver_sql(f"DROP TABLE {', '.join(ours)} CASCADE")
    for name in sorted(functions):
        connection.exec_driver_sql(f"DROP FUNCTION {name}")
