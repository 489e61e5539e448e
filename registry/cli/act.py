"""`sightline act`: do, prepare, log, list and erase acts."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import click
import yaml

from registry.cli.erasing import fields_option, ground_option, publish_erased, published_again
from registry.cli.opened import opened
from registry.cli.options import home_option, passphrase_option
from registry.cli.published import tell, tell_published
from registry.domain.erasure import GROUNDS
from registry.domain.lifecycle import words
from registry.errors import RegistryError
from registry.operations.act_forms import openings_file
from registry.operations.draft_act import draft_act, read_act_file
from registry.operations.erase_act import erase_act
from registry.operations.list_acts import list_acts
from registry.operations.log_act import Logged, do_act, log_signed
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.settings import settings
from registry.signing.private_files import create_private_file

_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_NEW = click.Path(path_type=Path, dir_okay=False)


@click.group()
def act() -> None:
    """What bodies, oversight and the public do: each act is one entry of the log.

    An act file (YAML or JSON) says what somebody wants to do: `act`, `office`, `role`, `person`, `given`, `texts`.
    """


@act.command("do")
@home_option
@passphrase_option
@click.argument("file", type=_FILE)
def do(home: Path, passphrase_file: Path | None, file: Path) -> None:
    """Log the act in FILE, one that no office has to sign, and publish.

    \b
    Example, an objection that was received by post:
      act: object
      given: {deployment: town-gates, lodged_on: 2026-11-20, reply_due: 2026-12-20}
      texts: {text: "The cameras also see the school.", sender: "A. Person, 1 Street"}
    """
    registry = opened(home, passphrase_file)
    _tell(registry, do_act(registry, read_act_file(_read(file)), tell=tell))


@act.command()
@home_option
@click.argument("file", type=_FILE)
@click.option(
    "--to", "stem", type=_NEW, required=True, help="Write STEM.statement.json and STEM.openings.json."
)
def prepare(home: Path, file: Path, stem: Path) -> None:
    """Draft the act in FILE for an office to sign; nothing is logged.

    Hand both files to the office. The statement holds closed words and commitments; the openings hold the texts with their
    salts: keep them where they can be erased.
    """
    registry = open_registry(home, settings(), with_keys=False)
    draft = draft_act(registry, read_act_file(_read(file)), lambda: secrets.token_bytes(32))
    statement, openings = (stem.with_name(f"{stem.name}.{kind}.json") for kind in ("statement", "openings"))
    create_private_file(openings, openings_file(draft.openings))
    create_private_file(statement, draft.payload)
    click.echo(f"{statement}\n{openings}")


@act.command("log")
@home_option
@passphrase_option
@click.argument("envelope", type=_FILE)
@click.option(
    "--openings", type=_FILE, required=True, help="The file that `act prepare` wrote beside the statement."
)
def log_(home: Path, passphrase_file: Path | None, envelope: Path, openings: Path) -> None:
    """Log the act that an office signed in ENVELOPE, and publish. The registry verifies, and signs beside the office."""
    registry = opened(home, passphrase_file)
    _tell(registry, log_signed(registry, envelope.read_bytes(), openings.read_bytes(), tell=tell))


@act.command("list")
@home_option
@click.argument("deployment")
def list_(home: Path, deployment: str) -> None:
    """List what was done to DEPLOYMENT, its state, and what may be done next. Shows texts that are not public."""
    life = list_acts(open_registry(home, settings(), with_keys=False), deployment)
    click.echo(f"{deployment} is {words(life.state)}; filed by {life.filer or 'no enrolled body'}")
    for done in life.done:
        click.echo(f"  entry {done.place.index}: {done.kind}")
        for path, text in done.texts.items():
            click.echo(f"    {path}: {text}")
        for path in done.erased:
            click.echo(f"    {path}: erased")
    click.echo(f"  possible now: {', '.join(life.possible) or 'nothing'}")


@act.command()
@home_option
@passphrase_option
@click.argument("entry", type=click.IntRange(0))
@fields_option("What to erase: a text or a person, such as text or by.person. Repeatable.")
@ground_option
def erase(home: Path, passphrase_file: Path | None, entry: int, fields: tuple[str, ...], ground: str) -> None:
    """Erase texts or people of the act in ENTRY of the open log, under a notice, and publish."""
    registry = opened(home, passphrase_file)
    with published_again(registry):
        done = erase_act(registry, entry, fields, ground, tell=tell)
    click.echo(f"entry {done.place.index}: erased from the act in entry {entry} ({GROUNDS[ground]}):")
    for path in done.notice.fields:
        click.echo(f"  {path}")
    publish_erased(registry, done.left)


def _read(file: Path) -> Any:
    try:
        # Days are written without quotes and are texts in an act.
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_Texts)
    except yaml.YAMLError as error:
        raise RegistryError(
            "act.file", f"{file} is no YAML", hint="docs/reference/acts.md says how an act is written."
        ) from error


class _Texts(yaml.SafeLoader):
    """YAML in which a day stays a text."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _tell(registry: Registry, logged: Logged) -> None:
    published = publish(registry)
    again = ", logged before" if logged.again else ""
    state = f"; {logged.act.about} is {words(logged.state)}" if logged.state else ""
    click.echo(f"Entry {logged.place.index}: {logged.act.act}{again}{state}.")
    tell_published(published)
