"""`sightline erase`: erase values of one version, under a notice in the log."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.erasing import fields_option, ground_option, publish_erased, published_again
from registry.cli.opened import opened
from registry.cli.options import home_option, passphrase_option
from registry.cli.published import tell
from registry.domain.erasure import GROUNDS
from registry.operations.erase import erase as erase_values


@click.command()
@click.argument("deployment")
@click.option("--version", "number", type=click.IntRange(1), required=True, help="Of which version.")
@fields_option(
    "What to erase: a field, an item or a section, such as operator.name or deployment. Repeatable."
)
@ground_option
@home_option
@passphrase_option
def erase(
    deployment: str,
    number: int,
    fields: tuple[str, ...],
    ground: str,
    home: Path,
    passphrase_file: Path | None,
) -> None:
    """Erase values of a version for ever: their keys are destroyed, their rows, salts and disclosures removed.

    A notice is logged and published: it names the version, the fields, the ground and the date, never a value. Decisions
    stay as they are. What others copied while it was public is out of reach.

    \b
    Example:
      sightline erase d-0123456789abcdef --version 1 --field operator.contact --ground gdpr-17-1-a
    """
    registry = opened(home, passphrase_file)
    with published_again(registry):
        erased = erase_values(registry, deployment, number, fields, ground, tell=tell)
    click.echo(f"entry {erased.index}: erased from version {number} of {deployment} ({GROUNDS[ground]}):")
    for path in erased.notice.fields:
        click.echo(f"  {path}")
    if erased.elsewhere:
        numbers = ", ".join(map(str, erased.elsewhere))
        click.echo(
            f"still kept under the same names in version {numbers}: erase there too where the ground holds"
        )
    publish_erased(registry, erased.left)
