"""`sightline db`: the database's schema."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.options import home_option
from registry.operations.upgrade_database import upgrade_database
from registry.settings import settings


@click.group()
def db() -> None:
    """The database: bring its schema to this release's."""


@db.command()
@home_option
def upgrade(home: Path) -> None:
    """Bring the schema to this release's, in one transaction. Stop every process that uses it and copy the folder first."""
    click.echo(f"{upgrade_database(home, settings())} has the schema of this release.")
