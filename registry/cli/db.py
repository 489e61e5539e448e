"""`sightline db`: the database's schema, and whether it says what the logs say."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from registry.cli.main import print_error
from registry.cli.options import home_option
from registry.errors import RegistryError
from registry.operations.check_database import check_database
from registry.operations.registry import open_registry
from registry.operations.upgrade_database import upgrade_database
from registry.pages.words import counted
from registry.settings import settings


@click.group()
def db() -> None:
    """The database: bring its schema to this release's, compare it with the signed logs."""


@db.command()
@home_option
def upgrade(home: Path) -> None:
    """Bring the schema to this release's, in one transaction. Stop every process that uses it and copy the folder first."""
    click.echo(f"{upgrade_database(home, settings())} has the schema of this release.")


@db.command()
@home_option
def check(home: Path) -> None:
    """Compare every row of the database with the signed logs, and the logs with their checkpoints.

    Entries are hashed again up to every root that was signed; versions, decisions, statuses, answers and releases must be what
    their entries say; lists must be what deriving them again gives. The public tree is for `sightline check`.

    Exits 0 when all of it holds, 1 when a row differs or the database is damaged.
    """
    try:
        checked = check_database(open_registry(home, settings(), with_keys=False))
    except RegistryError as error:
        if not error.code.startswith("database."):
            raise
        print_error(error)
        sys.exit(1)
    click.echo(
        f"holds: {counted(checked.entries, 'entry', 'entries')} in {counted(checked.logs, 'log')}, "
        f"{counted(checked.checkpoints, 'checkpoint')}, {counted(checked.decisions, 'decision')}, "
        f"{counted(checked.answers, 'answer')}"
    )
    for answer in checked.erased:
        click.echo(f"  no longer kept: {answer}")
