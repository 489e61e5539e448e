"""`sightline init` and `sightline serve`: make a registry, and show it."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.options import home_option, passphrase_option, read_passphrase
from registry.operations.create_registry import create_registry
from registry.operations.installed_release import installed_release
from registry.settings import settings


@click.command()
@home_option
@passphrase_option
@click.option(
    "--address",
    required=True,
    help="Where the pages will stand, such as https://registry.example. Names the log.",
)
@click.option("--development-keys", is_flag=True, help="Keep the keys unencrypted. Every page will say so.")
@click.option(
    "--database",
    metavar="ADDRESS",
    help="An empty PostgreSQL database, postgresql://USER@HOST/DATABASE; give the password in SIGHTLINE_DATABASE.",
)
@click.option(
    "--token",
    metavar="URI",
    help="Take the key for statements from a PKCS#11 token: a pkcs11: URI (RFC 7512).",
)
def init(
    home: Path,
    passphrase_file: Path | None,
    address: str,
    development_keys: bool,
    database: str | None,
    token: str | None,
) -> None:
    """Make a registry: folder, database, keys, log, and entry 0, the signed statement of the policy release.

    \b
    Example:
      sightline init --home registry-home --address https://registry.example --passphrase-file secret.txt
    """
    registry = create_registry(
        home,
        address,
        installed_release(),
        settings(),
        passphrase=None if development_keys else lambda: read_passphrase(passphrase_file, confirm=True),
        token=token,
        database_address=database,
    )
    click.echo(f"Made the registry {registry.log.origin} in {home}.")
    click.echo(f"Public keys to hand over: {registry.home.trust}")
    click.echo(f"Public tree: {registry.tree.root}")
    if development_keys:
        click.secho(
            "Its keys are DEVELOPMENT keys, unencrypted: whoever can read them can sign as this registry.",
            fg="yellow",
        )


@click.command()
@home_option
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port to listen on.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Server processes.")
@click.option(
    "--desk",
    is_flag=True,
    help="Take acts from people who are signed in, and from anyone those that anyone may do. Opens the private keys: name the "
    "file with their passphrase in SIGHTLINE_PASSPHRASE_FILE.",
)
def serve(home: Path, bind: str, workers: int, desk: bool) -> None:
    """Serve the pages and the public tree.

    Without --desk no private key is opened and nothing is signed. A publication that was interrupted after its checkpoint was
    signed is finished first.
    """
    from registry.http.server import serve as run

    run(home, bind, workers, desk=desk)
