"""`sightline publish`: the register as open data."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.log_run import take_up
from registry.cli.opened import opened
from registry.cli.options import home_option, passphrase_option
from registry.cli.published import tell, tell_published
from registry.operations.publish_data import publish_data


@click.command()
@home_option
@passphrase_option
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def publish(home: Path, passphrase_file: Path | None, folder: Path) -> None:
    """Write the register as open data into DIR, state its digest in the log, and publish that.

    DIR is new or empty. In it lie JSON Lines, CSV, a SQLite file ready for Datasette, a data dictionary, the licence, and
    snapshot.json, whose SHA-256 the log states. With no entry since the last time the same files are written, and nothing is
    logged. To publish the log alone: `sightline log publish`.

    \b
    Check a copy:
      sightline check URL --key registry.vkeys --snapshot DIR
    """
    registry = opened(home, passphrase_file)
    take_up(registry)
    made = publish_data(registry, folder, tell=tell, progress=lambda what: click.echo(f"  {what}", err=True))
    stated = "was stated before, by" if made.again else "is stated by"
    click.echo(f"wrote {folder}: {made.size} entries, sha256 {made.sha256}")
    click.echo(f"It {stated} entry {made.place.index} of {registry.log.origin}.")
    tell_published(made.published)
