"""`sightline backup` and `sightline restore`."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.options import home_option
from registry.operations.backup import back_up
from registry.operations.registry import open_registry
from registry.operations.restore import restore as restore_registry
from registry.pages.words import counted
from registry.settings import settings


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@home_option
def backup(folder: Path, home: Path) -> None:
    """Back the registry up into FOLDER, which must be new or empty. The registry may be in use meanwhile.

    The backup is one snapshot of the database, on SQLite and on PostgreSQL, with the description, the public keys and the
    releases. It holds neither the private keys (keys/) nor the keys of erasable values (value-keys/): keep those on a second
    disk that keeps no history, or an erased value could come back. Nor does it hold the public tree: mirror that.

    \b
    Example:
      sightline backup backups/2026-11-22 --home registry-home
    """
    made = back_up(open_registry(home, settings(), with_keys=False), folder)
    for log in made.manifest.logs:
        click.echo(f"{log.origin}: size {log.size}, root {log.root}")
    click.echo(f"Backed up into {folder}: {counted(len(made.manifest.files), 'file')}.")
    click.echo("Not in it: keys/, value-keys/ and the public tree. Keep copies of those elsewhere.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@home_option
@click.option(
    "--tree-lost",
    is_flag=True,
    help="There is no copy of the public tree left anywhere: what was published after the backup cannot be known.",
)
def restore(folder: Path, home: Path, tree_lost: bool) -> None:
    """Restore the registry from the backup in FOLDER, never behind what was published.

    Put keys/, value-keys/ and the public tree (from a mirror, if need be) into the home first; no database may be there.
    The tree is checked whole; what it holds beyond the backup is taken from it; every erasure notice is applied again;
    the result is compared with the tree file by file, and with what witnesses saw, before it is put in place.

    \b
    Example:
      sightline restore backups/2026-11-22 --home registry-home
    """
    restored = restore_registry(folder, home, settings(), tree_lost=tree_lost)
    click.echo(
        f"Restored {restored.origin}, size {restored.size}, from the backup of {restored.manifest.made_at}."
    )
    imported = restored.imported
    if imported is None:
        click.echo("There was no public tree: nobody can tell what was published after the backup.", err=True)
        return
    click.echo(
        f"From the public tree: {counted(imported.entries, 'entry', 'entries')}, "
        f"{counted(imported.checkpoints, 'checkpoint')}."
    )
    if imported.lost:
        click.echo(
            f"Lost: {counted(imported.lost, 'value')} that were not public and were filed after the backup, of "
            f"{', '.join(imported.versions)}. Ask the bodies to file again.",
            err=True,
        )
