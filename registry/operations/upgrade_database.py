"""Bring a registry's database to the schema of this release of the software."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from registry.operations.due_rows import rebuild_due
from registry.operations.home import Description, Home
from registry.operations.registry import Registry, open_database
from registry.settings import Settings
from registry.storage import database, ledger


def upgrade_database(root: Path, settings: Settings) -> str:
    """Upgrade the database of the registry in `root` in one transaction and return its name.

    Raises `registry.missing` where there is no registry and `registry.database` where its file is missing, for no database is
    made here; `storage.restoring` where one is half restored.
    """
    home = Home(root)
    opened = open_database(home, Description.read(home), settings)
    database.migrate(opened)
    if logs := ledger.logs(opened):
        # Only the entries tell what is due; done again, it comes to the same.
        rebuild_due(Registry(home, Description.read(home), opened, logs[-1], settings, _no_clock))
    opened.close()
    return opened.name


def _no_clock() -> datetime:
    raise AssertionError("what is due follows from entries, whatever the time")
