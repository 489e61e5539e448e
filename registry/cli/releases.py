"""`sightline policies release`, `state` and `diff`: make a release, put it in force in a registry, compare two."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import click

from registry import assets
from registry.cli.difference import print_difference
from registry.cli.options import home_option, passphrase_option, read_passphrase
from registry.cli.published import tell
from registry.operations.compare_releases import compare_releases
from registry.operations.put_in_force import put_installed_in_force
from registry.operations.registry import open_registry
from registry.operations.release_policies import release_policies
from registry.operations.sign_bundles import sign_bundles
from registry.settings import settings


@click.command()
def release() -> None:
    """Release policies/ under the version in policies/release.yaml: compile it, and keep it for ever.

    The version must be greater than that of the latest release, and the step from there as large as the changes demand: a
    requirement that disappears or turns from duty into prohibition or back, or facts of another version, demand a major one
    (while the version begins with 0, the second number); whatever else can change a result, a minor one; texts, a patch.
    Whether a rule that was rewritten means something else in law is yours to judge: a step may always be larger.

    Needs OPA as `sightline policies build` does. Repeating it does nothing; interrupted, run it again.
    """
    made = release_policies(assets.policies())
    bundle = made.bundle
    click.echo(f"release {bundle.version}, number {bundle.sequence}, digest {bundle.digest}")
    if made.again:
        click.echo("It was released before; nothing was done.")
        return
    if made.step:
        click.echo(f"Its changes demand a {made.step} step:")
        for reason in made.reasons:
            click.echo(f"  {reason}")
    consulted, with_digest, not_recorded = made.documents
    click.echo(
        f"Documents consulted: {consulted}; a digest is kept of {with_digest}, nothing is recorded of {not_recorded}."
    )
    click.echo(f"Kept in {made.archive}. Commit it together with policies/release.")


@click.command()
@home_option
@passphrase_option
def state(home: Path, passphrase_file: Path | None) -> None:
    """Put the installed release in force in the registry: state it in the log, and publish.

    From that entry on every filing is decided under it. Decisions made before stay as they are and are checked under the
    release they cite. The release must be later than the one in force. Bundles are signed again where the registry has any.
    Repeating it changes nothing; interrupted, run it again.
    """
    passphrase = cache(lambda: read_passphrase(passphrase_file))
    made = put_installed_in_force(
        open_registry(home, settings(), passphrase=passphrase), passphrase, tell=tell
    )
    since = "is in force already, since" if made.again else "is in force from"
    click.echo(f"release {made.bundle.version} {since} entry {made.index}, digest {made.bundle.digest}")
    if made.bundles:
        _print_bundles(made.bundles)


@click.command("sign-bundles")
@home_option
@passphrase_option
def sign_bundles_(home: Path, passphrase_file: Path | None) -> None:
    """Sign the release in force for OPA servers of others, which fetch it under /bundles/: whole, and for each profile.

    The first time this makes a key of its own for them (ES256), kept like the other keys. `sightline policies state` signs
    them again. The public key to hand over lies in trust/bundles.pem.
    """
    passphrase = cache(lambda: read_passphrase(passphrase_file))
    _print_bundles(sign_bundles(open_registry(home, settings(), passphrase=passphrase), passphrase))


def _print_bundles(made: Any) -> None:
    click.echo(f"bundles of release {made.release}: {', '.join(made.profiles)}")
    click.echo(f"key {made.key_id}, to hand over: {made.key}")


@click.command()
@click.argument("before")
@click.argument("after")
@home_option
@click.option("--json", "as_json", is_flag=True, help="Print every difference, values in full, as JSON.")
def diff(before: str, after: str, home: Path, as_json: bool) -> None:
    """Print what differs between two releases: requirements, rules, numbers, and who is bound differently.

    BEFORE and AFTER are versions, digests or folders. A version is found among the releases that come with the software, a
    digest also among those that the registry in --home has stated.

    \b
    Example:
      sightline policies diff 0.1.0 ./policies/release
    """
    found = compare_releases(before, after, home)
    if as_json:
        click.echo(json.dumps(found.as_json(), indent=2, ensure_ascii=False))
        return
    print_difference(found)
