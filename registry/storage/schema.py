"""The revision of a database's schema, compared with the one this code needs.

Knows: Alembic, and where its scripts are. Does not know what they do.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from registry.errors import RegistryError

_SCRIPTS = Path(__file__).parent / "migrations"


def config(connection: Connection) -> Config:
    """The Alembic configuration that runs on this connection and leaves its transaction to the caller."""
    configuration = Config()
    configuration.set_main_option("script_location", str(_SCRIPTS))
    configuration.attributes["connection"] = connection
    return configuration


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to `revision` inside the caller's transaction."""
    command.upgrade(config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Run the migrations back to `revision` (`base` empties the database) inside the caller's transaction."""
    command.downgrade(config(connection), revision)


def refuse_newer(connection: Connection, path: Path) -> None:
    """Raise `storage.schema_newer` when this code has no migration of the database's revision."""
    found = _found(connection)
    if found is not None and found not in {script.revision for script in _scripts().walk_revisions()}:
        raise RegistryError(
            "storage.schema_newer",
            f"{path} has the schema revision {found}, which this release does not know: a later one wrote it",
            hint="Install that release or a later one; an older one would damage the register.",
        )


def require_current(connection: Connection, path: Path) -> None:
    """Raise `storage.schema_old` when migrations are still to be run, `storage.schema_newer` as above."""
    found, needed = _found(connection), _scripts().get_current_head()
    if found != needed:
        refuse_newer(connection, path)
        raise RegistryError(
            "storage.schema_old",
            f"{path} has the schema revision {found or 'none'}; this release needs {needed}",
            hint="Make a copy of the file, then run `sightline db upgrade`.",
        )


def _found(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(_SCRIPTS))
