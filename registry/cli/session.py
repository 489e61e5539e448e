"""`sightline session`, `sightline token` and `sightline credential`: what people and programs are signed in with."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.options import home_option
from registry.domain.permission import SCOPES
from registry.operations.api_tokens import list_tokens, make_token, revoke_tokens
from registry.operations.list_credentials import list_credentials, remove_credentials
from registry.operations.registry import Registry, open_registry
from registry.operations.sign_in import end_sessions, list_sessions, session_of
from registry.settings import settings


@click.group()
def session() -> None:
    """Browsers in which people are signed in."""


@session.command("list")
@home_option
@click.option("--person", "person_id", metavar="PERSON", help="Of this person only.")
def list_(home: Path, person_id: str | None) -> None:
    """List the sessions that sign somebody in now."""
    for one in list_sessions(_opened(home), person_id):
        click.echo(
            f"{one.id}: {one.person}, {one.means}, since {one.made_at}, used {one.last_seen_at}, until {one.expires_at}"
        )


@session.command()
@home_option
@click.argument("id", metavar="[SESSION]", required=False)
@click.option("--person", "person_id", metavar="PERSON", help="All of this person.")
def revoke(home: Path, id: str | None, person_id: str | None) -> None:
    """End SESSION, or all of a person. Links, tokens and passkeys stay."""
    if (id is None) == (person_id is None):
        raise click.UsageError("Name a session, or --person.")
    registry = _opened(home)
    if id is not None:
        end_sessions(registry, session_of(registry, id).person, [id])
        click.echo(f"{id} has ended.")
    else:
        click.echo(f"{end_sessions(registry, str(person_id))} ended.")


@click.group()
def token() -> None:
    """Tokens with which programs act for a person."""


@token.command()
@home_option
@click.argument("person_id", metavar="PERSON")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice(SCOPES),
    help="What it reaches; several times.",
)
@click.option("--body", help="In this body only. Default: in every body where the person has a role.")
@click.option("--days", type=int, default=30, show_default=True, help="How long it lasts.")
def make(home: Path, person_id: str, scopes: tuple[str, ...], body: str | None, days: int) -> None:
    """Make a token of PERSON and print it. It is shown this once."""
    made, secret = make_token(_opened(home), person_id, scopes, days, body)
    click.echo(f"{made.id} lasts until {made.expires_at}.", err=True)
    click.echo(secret)


@token.command("list")
@home_option
@click.option("--person", "person_id", metavar="PERSON", help="Of this person only.")
def list_made(home: Path, person_id: str | None) -> None:
    """List the tokens that have not expired, without what they are."""
    for one in list_tokens(_opened(home), person_id):
        where = f" in {one.body}" if one.body else ""
        click.echo(
            f"{one.id}: {one.person}{where}, {' '.join(one.scopes)}, until {one.expires_at}, "
            f"used {one.last_used_at or 'never'}"
        )


@token.command("revoke")
@home_option
@click.argument("person_id", metavar="PERSON")
@click.argument("ids", metavar="[TOKEN]...", nargs=-1)
def revoke_made(home: Path, person_id: str, ids: tuple[str, ...]) -> None:
    """Revoke TOKENs of PERSON; all of them where none is named."""
    click.echo(f"{revoke_tokens(_opened(home), person_id, list(ids) or None)} revoked.")


@click.group()
def credential() -> None:
    """What people are recognised by: passkeys, and names at an identity provider."""


@credential.command("list")
@home_option
@click.argument("person_id", metavar="PERSON")
def list_known(home: Path, person_id: str) -> None:
    """List what PERSON is recognised by."""
    for one in list_credentials(_opened(home), person_id):
        at = f" at {one.value['issuer']}" if one.kind == "identity" else ""
        click.echo(f"{one.id}: {one.kind}{at}, since {one.made_at}, used {one.last_used_at or 'never'}")


@credential.command()
@home_option
@click.argument("person_id", metavar="PERSON")
@click.argument("ids", metavar="CREDENTIAL...", nargs=-1, required=True)
def remove(home: Path, person_id: str, ids: tuple[str, ...]) -> None:
    """Destroy CREDENTIALs of PERSON, as when a device was lost. End their sessions too: `session revoke`."""
    remove_credentials(_opened(home), person_id, list(ids))
    click.echo(f"{', '.join(ids)}: destroyed.")


def _opened(home: Path) -> Registry:
    return open_registry(home, settings(), with_keys=False)
