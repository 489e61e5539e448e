"""`sightline body`: the bodies of a registry, their people, roles and keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from registry.cli.opened import opened
from registry.cli.options import home_option, passphrase_option
from registry.cli.published import tell, tell_published
from registry.domain.actor import BODY_KINDS, ROLES
from registry.domain.key_event import Reason
from registry.errors import RegistryError
from registry.operations.draft_act import read_act_file
from registry.operations.enrol_person import enrol_person, forget_person
from registry.operations.list_acts import list_bodies
from registry.operations.list_credentials import bind_identity
from registry.operations.log_act import do_act
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.sign_in import link_address
from registry.settings import settings


@click.group()
def body() -> None:
    """Bodies that act in the registry: enrol them, give roles to people, take their keys out of use.

    A key comes into use by an act that the office signs: `sign key`, `act prepare`, `sign act`, `act log`.
    """


@body.command()
@home_option
@passphrase_option
@click.argument("id")
@click.option("--kind", type=click.Choice(BODY_KINDS), required=True, help="What it is.")
@click.option("--name", required=True, help="Its public name.")
def enrol(home: Path, passphrase_file: Path | None, id: str, kind: str, name: str) -> None:
    """Enrol the body ID, which was verified, and publish."""
    _do(home, passphrase_file, "enrol_body", {"body": id, "kind": kind}, {"name": name})


@body.command()
@home_option
@click.option("--name", required=True, help="Kept encrypted, and erasable.")
@click.option("--contact", default="", help="Likewise.")
def person(home: Path, name: str, contact: str) -> None:
    """Take down somebody who will have a role; prints the id under which the registry knows them. No entry is made."""
    click.echo(enrol_person(open_registry(home, settings(), with_keys=False), name, contact).id)


@body.command()
@home_option
@click.argument("person_id", metavar="PERSON")
def forget(home: Path, person_id: str) -> None:
    """Destroy the name and contact of PERSON, and all they are recognised by or signed in with. Take their roles first."""
    forget_person(open_registry(home, settings(), with_keys=False), person_id)
    click.echo(f"{person_id} means nobody any more.")


@body.command()
@home_option
@click.argument("person_id", metavar="PERSON")
def link(home: Path, person_id: str) -> None:
    """Print a link that signs PERSON in once, within a day: an invitation. A link made before counts no more.

    Whoever has the link can use it: give it to the person over a channel that reaches nobody else.
    """
    click.echo(link_address(open_registry(home, settings(), with_keys=False), person_id))


@body.command()
@home_option
@click.argument("person_id", metavar="PERSON")
@click.option("--issuer", required=True, help="The provider, as its identity tokens state it (iss).")
@click.option(
    "--subject", required=True, help="Its name for them (sub); never an e-mail address. Kept encrypted."
)
def identity(home: Path, person_id: str, issuer: str, subject: str) -> None:
    """Let PERSON sign in at an identity provider, which knows them as SUBJECT."""
    made = bind_identity(open_registry(home, settings(), with_keys=False), person_id, issuer, subject)
    click.echo(f"{made.id}: {person_id} signs in at {issuer}.")


@body.command("give-role")
@home_option
@passphrase_option
@click.argument("id")
@click.argument("role", type=click.Choice(ROLES))
@click.option(
    "--person", "person_id", required=True, metavar="PERSON", help="The id that `body person` printed."
)
def give_role(home: Path, passphrase_file: Path | None, id: str, role: str, person_id: str) -> None:
    """Give PERSON the ROLE in the body ID, and publish.

    As soon as a body has an approver, its filings need one beside the filer; a reviewer, its determinations.
    """
    _do(home, passphrase_file, "give_role", {"body": id, "role": role}, {"holder": person_id})


@body.command("take-role")
@home_option
@passphrase_option
@click.argument("id")
@click.argument("entry", type=click.IntRange(0))
@click.option("--log", "origin", help="The log of that entry. Default: the open one.")
def take_role(home: Path, passphrase_file: Path | None, id: str, entry: int, origin: str | None) -> None:
    """Take away the role that ENTRY gave in the body ID, and publish."""
    registry = opened(home, passphrase_file)
    given = {"origin": origin or registry.log.origin, "index": entry}
    _done(registry, "take_role", {"body": id, "given": given}, {})


@body.command("withdraw-key")
@home_option
@passphrase_option
@click.argument("id")
@click.argument("key", metavar="KEY-ID")
@click.option("--reason", type=click.Choice(get_args(Reason)), required=True, help="Why.")
def withdraw_key(home: Path, passphrase_file: Path | None, id: str, key: str, reason: str) -> None:
    """Take the key KEY-ID, eight hexadecimal digits, of the body ID out of use, and publish. What it signed stays."""
    registry = opened(home, passphrase_file)
    found = [
        one.fingerprint
        for listed in list_bodies(registry)
        for one in listed.keys
        if listed.id == id and one.key_id == key
    ]
    if len(found) != 1:
        raise RegistryError(
            "act.key", f"{id} has no key {key} in use", hint="`sightline body list` names them."
        )
    _done(registry, "withdraw_key", {"body": id, "key": found[0], "reason": reason}, {})


@body.command("list")
@home_option
def list_(home: Path) -> None:
    """List the enrolled bodies, who has which role there by which entry, and the keys their offices sign with."""
    for listed in list_bodies(open_registry(home, settings(), with_keys=False)):
        click.echo(f"{listed.id}: {listed.kind.replace('_', ' ')}")
        for person_id, role, place in listed.people:
            click.echo(f"  {role}: {person_id}, by entry {place.index}")
        for key in listed.keys:
            click.echo(f"  key {key.key_id}")


def _do(
    home: Path, passphrase_file: Path | None, act: str, given: dict[str, Any], texts: dict[str, str]
) -> None:
    _done(opened(home, passphrase_file), act, given, texts)


def _done(registry: Registry, act: str, given: dict[str, Any], texts: dict[str, str]) -> None:
    wanted = read_act_file({"act": act, "role": "registrar", "given": given, "texts": texts})
    logged = do_act(registry, wanted, tell=tell)
    published = publish(registry)
    click.echo(f"Entry {logged.place.index}: {act.replace('_', ' ')}, {logged.act.about}.")
    tell_published(published)
