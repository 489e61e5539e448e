"""`sightline log`: the log's checkpoint, its publication, and proofs from it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from registry.cli.log_run import run, take_up
from registry.cli.log_status import status
from registry.cli.opened import opened
from registry.cli.options import home_option, passphrase_option, read_passphrase, year_option
from registry.cli.published import tell, tell_published
from registry.cli.verify import verify
from registry.errors import RegistryError
from registry.operations.accept import backlog
from registry.operations.alarm import RECOVERY, end_alarm, standing_alarm
from registry.operations.at_year import at_year
from registry.operations.entry_status import require_entry
from registry.operations.freeze import freeze as freeze_log
from registry.operations.next_log import open_next
from registry.operations.prove import prove as prove_entry
from registry.operations.publish import finish_publication
from registry.operations.publish import publish as publish_log
from registry.operations.registry import Registry, open_registry
from registry.operations.sync_tree import sync
from registry.pages.words import counted
from registry.settings import settings

_SHOWN: Final = 160
"""Characters of a line of evidence; an Ed25519 line is shorter."""


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
    """Sequence what is accepted, then sign and publish everything that is sequenced; with nothing new, say what stands."""
    registry = opened(home, passphrase_file)
    take_up(registry)
    tell_published(publish_log(registry))


@log.command("sync")
@home_option
def sync_(home: Path) -> None:
    """Bring the bucket that SIGHTLINE_BUCKET names up to date with what is public; needs no private key.

    Every publication does this too. Here a bucket that cannot be reached is an error.
    """
    synced = sync(_opened(home))
    if not synced:
        raise RegistryError(
            "bucket.none",
            "no bucket is named",
            hint="Set SIGHTLINE_BUCKET to s3://NAME/PREFIX; see Operate a registry.",
        )
    for log in synced:
        click.echo(f"{log.place}: size {log.size}, {counted(log.added, 'entry', 'entries')} added")


@log.command("prove")
@home_option
@click.argument("index", type=click.IntRange(0))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the proof here, and the entry beside it as .entry.",
)
@year_option
def prove_(home: Path, index: int, output: Path | None, year: int | None) -> None:
    """Print the proof (C2SP tlog-proof) that entry INDEX is in the log.

    With --output FILE the entry's exact bytes are written to FILE.entry, which is what the proof is about. A publication
    that was interrupted after its checkpoint was signed is finished first; that needs no private key.
    """
    registry = at_year(_opened(home), year)
    require_entry(registry, index)
    entry, proof = prove_entry(registry.tree, index)
    if output is None:
        sys.stdout.buffer.write(proof)
        return
    output.write_bytes(proof)
    output.with_name(output.name + ".entry").write_bytes(entry)
    click.echo(f"wrote {output} and {output.name}.entry")


@log.command()
@home_option
@click.option(
    "--end", is_flag=True, help="End the alarm: publication goes on. Only when you know how it came about."
)
def alarm(home: Path, end: bool) -> None:
    """Show the alarm that stands since a witness saw another history of this log, or end it.

    While one stands nothing is published, whatever is restarted or restored. Exits 1 while it stands.
    """
    registry = open_registry(home, settings(), with_keys=False)
    standing = end_alarm(registry) if end else standing_alarm(registry)
    if standing is None:
        click.echo("no alarm stands")
        return
    click.echo(
        f"since {standing.raised_at}: {standing.witness} refuses our checkpoint of size {standing.size}"
    )
    click.echo(f"  {standing.what}")
    if end:
        click.echo("ended; it is kept beside the alarm's place")
    else:
        click.echo(f"  {RECOVERY}")
    if standing.evidence:
        click.echo("  it shows a checkpoint that bears this log's own signature:")
        click.echo("".join(f"    {_short(line)}\n" for line in standing.evidence.splitlines()), nl=False)
        click.echo(f"  whole, byte for byte, in the alarm's file in {home}")
    sys.exit(0 if end else 1)


log.add_command(verify)
log.add_command(status)
log.add_command(run)


@log.command("freeze")
@home_option
@passphrase_option
def freeze_(home: Path, passphrase_file: Path | None) -> None:
    """Publish the last checkpoint of the open log and take no further entry into it, for ever.

    \b
    At the end of a year:
      sightline log freeze
      sightline log open-next
    """
    registry = opened(home, passphrase_file)
    end = freeze_log(registry)
    click.echo(f"{registry.log.origin} is frozen: size {end.size}, root {end.root.hex()}")
    tell_published(end)
    if waiting := backlog(registry):
        click.echo(
            f"{counted(waiting, 'submission')} in the intake: left for the log that `sightline log open-next` opens."
        )


@log.command("open-next")
@home_option
@passphrase_option
def open_next_(home: Path, passphrase_file: Path | None) -> None:
    """Open the log that continues the frozen one. Its entry 0 names the frozen log's final checkpoint.

    The new log has keys of its own; their public halves are added to the file that is handed over. If this is interrupted,
    run it again. Restart what serves the registry afterwards.
    """
    registry = open_next(home, settings(), passphrase=lambda: read_passphrase(passphrase_file), tell=tell)
    click.echo(f"{registry.log.origin} is open.")
    click.echo(f"Public keys to hand over: {registry.home.trust}")
    click.echo(f"Public tree: {registry.tree.root}")


def _short(line: str) -> str:
    # A signature with ML-DSA-44 fills a screen.
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _opened(home: Path) -> Registry:
    registry = open_registry(home, settings(), with_keys=False)
    finish_publication(registry)
    return registry
