"""Bring a registry's database to the schema of this release of the software."""

from __future__ import annotations

from pathlib import Path

from registry.operations.home import Description, Home
from registry.operations.registry import open_database
from registry.settings import Settings
from registry.storage import database


def upgrade_database(root: Path, settings: Settings) -> str:
    """Upgrade the database of the registry in `root` in one transaction and return its name.

    Raises `registry.missing` where there is no registry: no database is made here.
    """
    home = Home(root)
    opened = open_database(home, Description.read(home), settings, new=True)
    database.migrate(opened)
    opened.close()
    return opened.name
