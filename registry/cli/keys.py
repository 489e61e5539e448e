"""`sightline keys`: the keys of a registry, their rotation, their revocation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from registry.cli.options import home_option, passphrase_option, read_passphrase
from registry.cli.published import tell, tell_published
from registry.domain.verifier import Verifier
from registry.operations.list_keys import ListedKey, list_keys, trust_lines
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.operations.revoke_key import revoke_key
from registry.operations.rotate_key import OVERLAP, announce_log_keys, rotate_key
from registry.settings import settings

_ROLES = {"log": "checkpoints", "decisions": "statements", "next_log": "a later log's checkpoints"}


@click.group()
def keys() -> None:
    """The keys of a registry: list them, rotate them, revoke them.

    Rotations and revocations are entries of the log. Whoever holds an older file of public keys follows them when checking.
    """


@keys.command("list")
@home_option
@click.option("--trust", is_flag=True, help="Print the public keys in use today, as a file to hand over.")
def list_(home: Path, trust: bool) -> None:
    """List the keys of the open log, which entries each may sign, and what was revoked.

    \b
    Example:
      sightline keys list --trust > registry.vkeys
    """
    registry = open_registry(home, settings(), with_keys=False)
    if trust:
        click.echo("\n".join(trust_lines(registry)))
        return
    for key in list_keys(registry):
        click.echo(f"{key.id}  {key.algorithm}, {_ROLES[key.role]}: {_period(key)}")


@keys.command()
@home_option
@passphrase_option
@click.option(
    "--overlap",
    type=click.IntRange(0),
    default=OVERLAP,
    show_default=True,
    help="How many more entries the old key may sign: processes that opened it before end their work in this time.",
)
@click.option("--reserve", is_flag=True, help="Keep the old key in use for ever, and the new one beside it.")
@click.option(
    "--token", metavar="URI", help="Take the new key from a PKCS#11 token: a pkcs11: URI (RFC 7512)."
)
def rotate(home: Path, passphrase_file: Path | None, overlap: int, reserve: bool, token: str | None) -> None:
    """Let a new key sign statements from now on; the entry that says so is signed by the old key and by the new one.

    The new private key is durable in keys/ before the entry is; interrupted, run it again. Then publish. Back the new file up.

    \b
    Examples:
      sightline keys rotate
      sightline keys rotate --token 'pkcs11:token=registry;object=decisions?module-path=/usr/lib/p11.so&pin-source=/etc/pin'
    """
    asked = _asked_once(passphrase_file)
    registry = open_registry(home, settings(), passphrase=asked)
    done = rotate_key(registry, asked, overlap=None if reserve else overlap, token=token, tell=tell)
    published = publish(registry)
    new, old = _id(done.new), _id(done.old)
    if done.until is None:
        click.echo(
            f"Entry {done.place.index}: {new} is a key in reserve: it may sign statements beside {old}."
        )
        click.echo(
            f"Its private key: {done.file}. Move it to a safe place now: while it lies there, it is the one that signs."
        )
    else:
        click.echo(f"Entry {done.place.index}: {new} signs statements from now on.")
        click.echo(f"{old} may sign up to entry {done.until - 1}.")
        click.echo(f"Its private key: {done.file}. Back it up, apart from the passphrase.")
    for other in done.others:
        click.echo(
            f"{_id(other)} did not hand over and may sign on. If it must not: `sightline keys revoke {other.key_id.hex()}`."
        )
    tell_published(published)


@keys.command()
@home_option
@passphrase_option
@click.argument("key", metavar="KEY-ID")
@click.option(
    "--reason",
    type=click.Choice(["compromised", "lost", "superseded", "ceased"]),
    required=True,
    help="compromised: somebody else may have it; lost: nobody has; superseded: another took over; ceased: its purpose ended.",
)
@click.option(
    "--from",
    "cut_off",
    type=click.IntRange(0),
    metavar="INDEX",
    help="What the key signed at this entry or later is void. Default: from now on.",
)
@click.option(
    "--uphold",
    "upholds",
    type=click.IntRange(0),
    multiple=True,
    metavar="INDEX",
    help="A rotation by the key, after that entry, that stays valid. May be given several times.",
)
@click.option("--leave-none", is_flag=True, help="Revoke it although no key for statements is left then.")
def revoke(
    home: Path,
    passphrase_file: Path | None,
    key: str,
    reason: Any,
    cut_off: int | None,
    upholds: tuple[int, ...],
    leave_none: bool,
) -> None:
    """Revoke the key KEY-ID, eight hexadecimal digits: what it signed from an entry on is void, what it signed before stays.

    Both keys of the log sign this, and no key for statements is needed.

    \b
    Example, a key stolen around entry 90, rotated at entry 120:
      sightline keys revoke 0a1b2c3d --reason compromised --from 90 --uphold 120
    """
    registry = open_registry(
        home, settings(), passphrase=_asked_once(passphrase_file), with_statement_key=False
    )
    stood = {listed.id for listed in list_keys(registry) if listed.stands}
    place = revoke_key(
        registry, key, reason, cut_off=cut_off, upholds=upholds, leave_none=leave_none, tell=tell
    )
    published = publish(registry)
    click.echo(f"Entry {place.index}: {key} is revoked.")
    for listed in list_keys(registry):
        if not listed.stands and listed.id in stood:
            click.echo(
                f"{listed.id} is void with it, and all that it signed: the rotation that brought it, entry "
                f"{listed.since - 1}, was not upheld. It may not sign any more."
            )
    tell_published(published)


@keys.command()
@home_option
@passphrase_option
@click.argument("year", type=click.IntRange(2000, 9999))
@click.option(
    "--token", metavar="URI", help="Take its Ed25519 key from a PKCS#11 token: a pkcs11: URI (RFC 7512)."
)
def announce(home: Path, passphrase_file: Path | None, year: int, token: str | None) -> None:
    """Make the keys of the log of YEAR and announce them in the open log, before it is frozen.

    Each is signed by this log's key of its kind and by itself, so that whoever holds this log's keys can check the next.
    """
    asked = _asked_once(passphrase_file)
    registry = open_registry(home, settings(), passphrase=asked)
    found = announce_log_keys(registry, year, asked, token=token, tell=tell)
    published = publish(registry)
    for key in found:
        click.echo(key.vkey)
    tell_published(published, aside=True)


def _id(key: Verifier) -> str:
    return f"{key.name}+{key.key_id.hex()}"


def _period(key: ListedKey) -> str:
    if key.role == "log":
        return "this whole log"
    if key.role == "next_log":
        return "announced"
    said = [
        f"entries {key.since} to {key.until - 1}" if key.until is not None else f"from entry {key.since} on"
    ]
    if not key.stands:
        said.append("void: the rotation that brought it does not stand")
    elif key.revoked_from is not None:
        said.append(f"revoked from entry {key.revoked_from} on ({key.reason})")
    elif not key.in_use:
        said.append("not in use")
    if not key.here:
        said.append("its private key is not here")
    return ", ".join(said)


def _asked_once(file: Path | None) -> Any:
    known: list[bytes] = []

    def ask() -> bytes:
        if not known:
            known.append(read_passphrase(file))
        return known[0]

    return ask
