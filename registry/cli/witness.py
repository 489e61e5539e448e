"""`sightline witness`: cosign the logs of others, so that none of them can show two histories."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from registry.cli.options import passphrase_option, read_passphrase
from registry.operations.witness import create_witness
from registry.settings import settings


def _home_option(command: Any) -> Any:
    return click.option(
        "--home",
        type=click.Path(path_type=Path, file_okay=False),
        default=lambda: settings().witness_home,
        show_default="SIGHTLINE_WITNESS_HOME, else ./witness-home",
        help="The folder of the witness.",
    )(command)


@click.group()
def witness() -> None:
    """A witness of other people's logs: made once, then served."""


@witness.command()
@_home_option
@passphrase_option
@click.option(
    "--name", required=True, help="What its signatures bear, such as witness.example/log. It stays for ever."
)
@click.option(
    "--development-keys", is_flag=True, help="Keep the keys unencrypted. Not for others to rely on."
)
def init(home: Path, passphrase_file: Path | None, name: str, development_keys: bool) -> None:
    """Make a witness: its folder, its two keys, and an empty list of logs.

    Add the logs that it shall cosign to witness.policy in its folder, then serve it.

    \b
    Example:
      sightline witness init --home witness-home --name witness.example/log --passphrase-file secret.txt
    """
    keys = create_witness(
        home,
        name,
        passphrase=None if development_keys else lambda: read_passphrase(passphrase_file, confirm=True),
    )
    click.echo(f"Made the witness {name} in {home}.")
    click.echo(f"List the logs it shall cosign in {home / 'witness.policy'}.")
    if development_keys:
        click.secho(
            "Its keys are DEVELOPMENT keys: whoever can read them can sign as this witness.", fg="yellow"
        )
    click.echo("What logs and their checkers need:")
    address = "https://ADDRESS-OF-THIS-WITNESS"
    for label, vkey in zip(("ed25519", "ml-dsa-44"), keys, strict=True):
        click.echo(f"witness {name}/{label} {vkey} {address}")
    click.echo(f"group {name} any {name}/ed25519 {name}/ml-dsa-44")


@witness.command()
@_home_option
@passphrase_option
@click.option("--bind", default="127.0.0.1:7380", show_default=True, help="Address and port to listen on.")
@click.option(
    "--rate",
    type=click.FloatRange(min=0, min_open=True),
    default=lambda: settings().witness_rate,
    show_default="SIGHTLINE_WITNESS_RATE, else 10",
    help="Requests a second that one address may make.",
)
def serve(home: Path, passphrase_file: Path | None, bind: str, rate: float) -> None:
    """Serve a witness (C2SP tlog-witness): POST /add-checkpoint, and GET /HASH/checkpoint for monitors.

    HASH is the SHA-256 of the log's origin in hexadecimal. The keys are opened with --passphrase-file; nobody is asked.
    """
    from registry.http.witness import serve as run

    run(home, bind, rate, passphrase_file)
