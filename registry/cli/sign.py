"""`sightline sign`: an office's key, and acts signed with it, offline. Loads no storage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from registry.cli.options import read_passphrase
from registry.errors import RegistryError
from registry.operations.office_key import load_office_key, make_office_key, sign_act
from registry.signing.private_files import create_private_file

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_NEW = click.Path(path_type=Path, dir_okay=False)


@click.group()
def sign() -> None:
    """An office's own key, which the registry never holds: make it, and sign acts with it, offline."""


@sign.command("act")
@click.argument("statement", type=_FILE)
@click.option("--key", "key_file", type=_FILE, required=True, help="The office's private key.")
@click.option("--passphrase-file", type=_FILE, help="A file whose first line is the passphrase of that key.")
@click.option(
    "--openings", type=_FILE, help="Compare the texts with what the statement commits to, and show them."
)
@click.option("--to", "target", type=_NEW, required=True, help="Write the envelope here.")
def act_(
    statement: Path, key_file: Path, passphrase_file: Path | None, openings: Path | None, target: Path
) -> None:
    """Sign the STATEMENT of an act with an office's key, offline. Read what is shown: this is what you sign."""
    key = _key(key_file, passphrase_file)
    signed = sign_act(statement.read_bytes(), key, openings.read_bytes() if openings else None)
    click.echo(
        f"{signed.act.act} in {signed.act.registry}, about {signed.act.about}, by {signed.act.by.office or 'its key'}"
    )
    for path, text in signed.texts.items():
        click.echo(f"  {path}: {text}")
    create_private_file(target, signed.envelope)
    click.echo(f"signed with {key.name}: {target}")


@sign.command("key")
@click.argument("registry_name", metavar="REGISTRY")
@click.argument("body")
@click.option("--to", "target", type=_NEW, required=True, help="The new file of the private key.")
@click.option(
    "--passphrase-file", type=_FILE, help="A file whose first line is the passphrase of the new key."
)
@click.option("--development", is_flag=True, help="Do not encrypt it; it says so of itself.")
def key_(
    registry_name: str, body: str, target: Path, passphrase_file: Path | None, development: bool
) -> None:
    """Make a key for the office of BODY in the registry called REGISTRY, offline, and print its public half.

    \b
    Example:
      sightline sign key registry.example watchdog --to office/watchdog.key
    """
    passphrase = None if development else _passphrase(passphrase_file, confirm=True)
    click.echo(make_office_key(registry_name, body, target, passphrase).vkey)


def _key(file: Path, passphrase_file: Path | None) -> Any:
    try:
        return load_office_key(file, None)
    except RegistryError as error:
        if error.code != "key.passphrase":
            raise
    return load_office_key(file, _passphrase(passphrase_file))


def _passphrase(file: Path | None, *, confirm: bool = False) -> bytes:
    return read_passphrase(file, confirm=confirm, whose="the office's key", variable=False)
