"""`sightline open`: oversight reads one withheld value, and the log says so."""

from __future__ import annotations

import json
from pathlib import Path

import click

from registry.cli.opened import opened
from registry.cli.options import home_option, passphrase_option
from registry.cli.published import tell, tell_published
from registry.operations.open_withheld import open_withheld
from registry.operations.publish import publish


@click.command()
@home_option
@passphrase_option
@click.argument("deployment")
@click.argument("version", type=click.IntRange(1))
@click.argument("path")
@click.option("--office", required=True, help="The oversight body that reads it.")
@click.option("--person", required=True, help="The id of whoever reads it for that body.")
@click.option(
    "--role", type=click.Choice(("reviewer", "signer")), default="reviewer", show_default=True, help="Theirs."
)
@click.option("--reason", required=True, help="Why. It is public, as reasons are.")
def open(
    home: Path,
    passphrase_file: Path | None,
    deployment: str,
    version: int,
    path: str,
    office: str,
    person: str,
    role: str,
    reason: str,
) -> None:
    """Read what VERSION of DEPLOYMENT withholds at PATH, for an oversight body; then publish.

    That it was opened, by whom and why, is logged and durable before the value is shown, and told to the body that filed
    it. The value is shown as JSON on standard output, with the salt that opens its commitment; neither is published.

    \b
    Example:
      sightline open town-gates 2 system.logic --office watchdog --person p-1122334455667788 --reason "Complaint 12"
    """
    registry = opened(home, passphrase_file)
    found = open_withheld(
        registry,
        deployment,
        version,
        path,
        office=office,
        role=role,
        person=person,
        reasons=reason,
        tell=tell,
    )
    click.echo(
        f"Entry {found.logged.place.index}: {office} opened {path} of {found.logged.act.about}.", err=True
    )
    shown = {"path": path, "value": found.value, "salt": found.salt.hex(), "commitment": found.commitment}
    click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    tell_published(publish(registry), aside=True)
