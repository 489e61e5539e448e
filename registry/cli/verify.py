"""`sightline log verify`: one entry and its proof, checked without a registry."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from registry.cli.main import print_error
from registry.domain.verifier import ALGORITHMS
from registry.errors import RegistryError
from registry.operations.trust import read_key_files, read_policy_file
from registry.operations.verify_proof import verify_proof
from registry.pages.words import counted


@click.command()
@click.argument("proof", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--entry",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The entry's exact bytes.  [default: PROOF.entry, or the file of the same stem with .entry]",
)
@click.option(
    "--key",
    "key_files",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="A file of public keys that you got from somewhere other than the log. May be given several times.",
)
@click.option(
    "--policy",
    "policy_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A trust policy (C2SP tlog-policy): keys of logs, witnesses, and how many must have cosigned.",
)
def verify(proof: Path, entry: Path | None, key_files: tuple[Path, ...], policy_file: Path | None) -> None:
    """Check that an entry is in a log, by the file PROOF (C2SP tlog-proof) alone.

    Every key that you give for the log must have signed the checkpoint in the proof; with a policy, its quorum of
    witnesses must have cosigned it; and the path must lead from the entry to the root that was signed. What the entry
    says is not looked at: `sightline check` does that.

    Exits 0 when all of it holds; 1 when anything does not; 2 when a file cannot be used.

    \b
    Example:
      sightline log verify entry-13.tlog-proof --key demo/trust/registry.vkeys
    """
    keys = read_key_files(key_files)
    policy = read_policy_file(policy_file) if policy_file else None
    leaf = (entry or _beside(proof)).read_bytes()
    raw = proof.read_bytes()
    try:
        proved = verify_proof(raw, leaf, keys, policy)
    except RegistryError as error:
        print_error(error)
        sys.exit(1)
    head = proved.checkpoint.head
    size = counted(head.size, "entry", "entries")
    click.echo(f"entry {proved.index} of {head.origin}, under the checkpoint of {size}")
    for signature in proved.checkpoint.signatures:
        verifier = signature.verifier
        at = "" if signature.timestamp is None else f", {_moment(signature.timestamp)}"
        what = "signed" if verifier.name == head.origin else "cosigned"
        click.echo(f"  {what} by {verifier.name} ({ALGORITHMS[verifier.key_type]}{at})")


def _beside(proof: Path) -> Path:
    # `log prove` writes PROOF.entry; a browser saves what a page of a version links to under one stem.
    places = (proof.with_name(proof.name + ".entry"), proof.with_suffix(".entry"))
    for place in places:
        if place.is_file():
            return place
    raise click.UsageError(
        f"Neither {places[0]} nor {places[1]} is there. Name the file with the entry's exact bytes with --entry."
    )


def _moment(timestamp: int) -> str:
    try:
        return datetime.fromtimestamp(timestamp, UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):
        return f"second {timestamp}"
