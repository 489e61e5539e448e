"""The revision of a database's schema, compared with the one this code needs.

Knows: that each migration is a file whose name begins with its revision, and how Alembic runs them. Does not know what
they do. Alembic is loaded when a migration runs and not before: every command would wait for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect

from registry.errors import RegistryError

if TYPE_CHECKING:
    from alembic.config import Config

RESTORING: Final = "restoring"
"""The table that stands in a database while a backup is restored into it."""

_SCRIPTS = Path(__file__).parent / "migrations"


def revisions() -> list[str]:
    """Every revision this code knows, the first one first. Raises `storage.read_failed` where they cannot be listed."""
    try:
        # Listed, not globbed: a folder that cannot be read has no matches there, and says nothing.
        names = [file.name for file in (_SCRIPTS / "versions").iterdir()]
    except OSError as error:
        raise RegistryError(
            "storage.read_failed",
            f"{_SCRIPTS / 'versions'} cannot be read: {error.strerror}",
            hint="Nothing was written. Look at the disk that the software is installed on, then try again.",
        ) from error
    return sorted(name.partition("_")[0] for name in names if name[0].isdigit() and name.endswith(".py"))


def refuse_newer(connection: Connection, name: str) -> None:
    """Raise `storage.schema_newer` when this code has no migration of the database's revision."""
    found = _found(connection)
    if found is not None and found not in revisions():
        raise RegistryError(
            "storage.schema_newer",
            f"{name} has the schema revision {found}, which this release does not know: a later one wrote it",
            hint="Install that release or a later one; an older one would damage the register.",
        )


def require_current(connection: Connection, name: str) -> None:
    """Raise `storage.schema_old` when migrations are still to be run, `storage.schema_newer` as above."""
    refuse_newer(connection, name)
    found, needed = _found(connection), revisions()[-1]
    if found != needed:
        raise RegistryError(
            "storage.schema_old",
            f"{name} has the schema revision {found or 'none'}; this release needs {needed}",
            hint="Stop every process that uses it, copy its folder, then run `sightline db upgrade`.",
        )


def is_restoring(connection: Connection) -> bool:
    """Whether a restore into this database is under way, or was interrupted."""
    return inspect(connection).has_table(RESTORING)


def refuse_restoring(connection: Connection, name: str) -> None:
    """Raise `storage.restoring` where that is so."""
    if is_restoring(connection):
        raise RegistryError(
            "storage.restoring",
            f"{name} is being restored, or a restore into it was interrupted: it may lack what was published, and may hold what "
            "was erased",
            hint="Run `sightline restore` again, with the same backup and the same address: it empties this database first.",
        )


def config(connection: Connection) -> Config:
    """The Alembic configuration that runs on this connection and leaves its transaction to the caller."""
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    return configuration


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to `revision` inside the caller's transaction."""
    from alembic import command

    command.upgrade(config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Run the migrations back to `revision` (`base` empties the database) inside the caller's transaction."""
    from alembic import command

    command.downgrade(config(connection), revision)


def _found(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found
