"""Bring a registry's database to the schema of this release of the software."""

from __future__ import annotations

from pathlib import Path

from registry.operations.registry import Description, Home
from registry.storage import database


def upgrade_database(root: Path) -> Path:
    """Upgrade the database of the registry in `root` in one transaction and return its file.

    Raises `registry.missing` where there is no registry: no database is made here.
    """
    home = Home(root)
    Description.read(home)
    database.migrate(database.open(home.database))
    return home.database
