"""`sightline log`: the log's checkpoint, its publication, and proofs from it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from registry.cli.options import home_option, passphrase_option, read_passphrase
from registry.errors import RegistryError
from registry.operations.prove import prove as prove_entry
from registry.operations.publish import finish_publication
from registry.operations.publish import publish as publish_log
from registry.operations.registry import Registry, open_registry
from registry.pages.words import counted
from registry.settings import settings


@click.group()
def log() -> None:
    """The transparency log: its checkpoint, publication and proofs."""


@log.command()
@home_option
def checkpoint(home: Path) -> None:
    """Print the published checkpoint, byte for byte.

    A publication that was interrupted after its checkpoint was signed is finished first; that needs no private key.
    """
    registry = _opened(home)
    try:
        note = registry.tree.read("checkpoint")
    except FileNotFoundError:
        raise RegistryError(
            "log.not_published", f"the log in {home} was never published", hint="Run `sightline log publish`."
        ) from None
    sys.stdout.buffer.write(note)


@log.command("publish")
@home_option
@passphrase_option
def publish_(home: Path, passphrase_file: Path | None) -> None:
    """Sign and publish everything that is sequenced; with nothing new, say what stands."""
    published = publish_log(
        open_registry(home, settings(), passphrase=lambda: read_passphrase(passphrase_file))
    )
    click.echo(
        f"size {published.size}, root {published.root.hex()}, {counted(published.added, 'entry', 'entries')} added"
    )


@log.command("prove")
@home_option
@click.argument("index", type=click.IntRange(0))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the proof here, and the entry beside it as .entry.",
)
def prove_(home: Path, index: int, output: Path | None) -> None:
    """Print the proof (C2SP tlog-proof) that entry INDEX is in the log.

    With --output FILE the entry's exact bytes are written to FILE.entry, which is what the proof is about. A publication
    that was interrupted after its checkpoint was signed is finished first; that needs no private key.
    """
    entry, proof = prove_entry(_opened(home).tree, index)
    if output is None:
        sys.stdout.buffer.write(proof)
        return
    output.write_bytes(proof)
    output.with_name(output.name + ".entry").write_bytes(entry)
    click.echo(f"wrote {output} and {output.name}.entry")


def _opened(home: Path) -> Registry:
    registry = open_registry(home, settings(), with_keys=False)
    finish_publication(registry)
    return registry
