"""`sightline draft`: make, show, change, hand over, submit and delete drafts of records."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from registry.cli.opened import opened
from registry.cli.options import file_or_input, home_option, passphrase_option
from registry.cli.published import tell, tell_published
from registry.cli.table import print_text
from registry.operations.assess_draft import Findings, assess_draft
from registry.operations.assess_files import only_record
from registry.operations.file_record import Filed, Unchanged
from registry.operations.keep_draft import (
    Draft,
    change_draft,
    delete_draft,
    find_draft,
    hand_over,
    list_drafts,
    new_draft,
    take_back,
)
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.submit_draft import submit_draft
from registry.settings import settings

_RECORD = click.Path(path_type=Path, allow_dash=True, dir_okay=False)
ASKED = 5
"""So many of the questions a draft owes are shown."""


@click.group()
def draft() -> None:
    """Drafts of records: private to their body, changed and deleted as it likes, and never versions.

    Each change makes another revision; whoever changes, deletes or submits a draft names the one they saw.
    """


def _who(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--person", required=True, metavar="PERSON", help="Who does it: a filer of the body."
    )(command)


def _revision(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--revision", type=click.IntRange(1), required=True, help="The revision you saw: it must still stand."
    )(command)


@draft.command()
@home_option
@click.option("--office", required=True, metavar="BODY", help="The enrolled body whose draft it is.")
@_who
@click.argument("file", type=_RECORD)
def new(home: Path, office: str, person: str, file: Path) -> None:
    """Keep the record in FILE (JSON or YAML; - for standard input) as a new draft, right or wrong; prints its id."""
    _tell(new_draft(_readable(home), office, person, only_record(file_or_input(file))))


@draft.command()
@home_option
@_who
@click.option(
    "--json", "as_json", is_flag=True, help="Print the record alone, as JSON: what `draft edit` takes."
)
@click.argument("id")
def show(home: Path, person: str, as_json: bool, id: str) -> None:
    """Show the draft ID: what is wrong with it, what the policies say of it today, and what it should answer next.

    This is an assessment, not a decision: nothing is filed, signed or logged.
    """
    registry = _readable(home)
    found = find_draft(registry, id, person)
    if as_json:
        click.echo(json.dumps(found.record, indent=2, ensure_ascii=False))
        return
    _tell(found)
    _tell_findings(assess_draft(registry, found))


@draft.command()
@home_option
@_who
@_revision
@click.argument("id")
@click.argument("file", type=_RECORD)
def edit(home: Path, person: str, revision: int, id: str, file: Path) -> None:
    """Put the record in FILE in the place of what the draft ID says."""
    _tell(change_draft(_readable(home), id, revision, person, only_record(file_or_input(file))))


@draft.command("hand-over")
@home_option
@_who
@_revision
@click.argument("id")
def hand_over_(home: Path, person: str, revision: int, id: str) -> None:
    """Hand the draft ID to the body's approver, who submits it. Any change takes that back."""
    _tell(hand_over(_readable(home), id, revision, person))


@draft.command("take-back")
@home_option
@_who
@_revision
@click.argument("id")
def take_back_(home: Path, person: str, revision: int, id: str) -> None:
    """Take back the draft ID that was handed to the approver: it is the filers' again, as it stands."""
    _tell(take_back(_readable(home), id, revision, person))


@draft.command()
@home_option
@_who
@_revision
@click.argument("id")
def delete(home: Path, person: str, revision: int, id: str) -> None:
    """Delete the draft ID: it is gone from the database, and its key is destroyed."""
    delete_draft(_readable(home), id, revision, person)
    click.echo(f"{id} is gone.")


@draft.command()
@home_option
@passphrase_option
@_who
@click.option("--approver", metavar="PERSON", help="Who approves it, where the body has approvers.")
@_revision
@click.argument("id")
def submit(
    home: Path, passphrase_file: Path | None, person: str, approver: str | None, revision: int, id: str
) -> None:
    """File the draft ID in the name of its body, and publish. It is a version then, and no draft any more."""
    registry = opened(home, passphrase_file)
    result = submit_draft(registry, id, revision, person, approver=approver, tell=tell)
    published = publish(registry)
    _tell_result(result)
    tell_published(published)


@draft.command("list")
@home_option
@click.option("--office", required=True, metavar="BODY", help="The enrolled body.")
@_who
def list_(home: Path, office: str, person: str) -> None:
    """List the drafts of a body, the one that was changed last first."""
    for one in list_drafts(_readable(home), office, person):
        _tell(one)


def _readable(home: Path) -> Registry:
    return open_registry(home, settings(), with_keys=False)


def _tell(found: Draft) -> None:
    ready = ", handed over" if found.ready else ""
    click.echo(f"{found.id} revision {found.revision}: of {found.office}, changed {found.changed_at}{ready}")


def _tell_findings(found: Findings) -> None:
    for problem in found.problems:
        print_text(
            f"  {problem.path or 'the record'}: {problem.message} {problem.hint} [{problem.code}]", hanging=4
        )
    if found.evaluation is None:
        click.echo("It is no record yet, and cannot be submitted.")
        return
    outcome = found.evaluation.assessment.outcome
    click.echo(f"binding outcome: {outcome.binding}   strict outcome: {outcome.strict}")
    click.echo("This is an assessment, not a decision: nothing was filed, signed or logged.")
    owed = found.questions.owed if found.questions else ()
    for one in owed[:ASKED]:
        print_text(f"  {one.title}  [{one.path}]", hanging=4)
    if len(owed) > ASKED:
        click.echo(f"  and {len(owed) - ASKED} more questions")


def _tell_result(result: Filed | Unchanged) -> None:
    if isinstance(result, Unchanged):
        click.echo(f"{result.deployment}: unchanged since version {result.version}, nothing was filed")
        return
    outcome = result.decision.outcome
    click.echo(
        f"{result.deployment} version {result.version}: entry {result.index}, binding {outcome.binding}, "
        f"strict {outcome.strict}"
    )
