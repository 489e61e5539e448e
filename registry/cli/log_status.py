"""`sightline log status`: what became of an entry, and what is not done."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.options import home_option, year_option
from registry.operations.accept import backlog
from registry.operations.at_year import at_year
from registry.operations.behind import behind, undelivered, unpublished
from registry.operations.entry_status import EntryStatus, status_of
from registry.operations.registry import Registry, open_registry
from registry.pages.words import counted
from registry.settings import settings

_PLURALS = {"entry": "entries"}


@click.command()
@home_option
@click.argument("what", metavar="[ID]", required=False)
@year_option
def status(home: Path, what: str | None, year: int | None) -> None:
    """Say what is true of ID: the index of an entry, the id of a submission, or of a deployment (its latest decision).

    Without ID, what is not done: entries that are not public, clocks of today, notices that wait or were given up.

    \b
    accepted   it waits in the intake, durably; it is no decision yet
    refused    it makes no entry
    sequenced  it has its index, durably
    published  the public checkpoint covers it
    witnessed  a checkpoint that covers it is cosigned as the registry's witness policy asks
    """
    registry = open_registry(home, settings(), with_keys=False)
    if what is None:
        for said in _not_done(registry) or ["Everything is done."]:
            click.echo(said)
        return
    found = status_of(at_year(registry, year), what)
    click.echo(_in_words(found))
    for id in found.waiting:
        click.echo(f"accepted, later: {id} waits for its place in {registry.log.origin}")


def _not_done(registry: Registry) -> list[str]:
    left, notices, accepted = behind(registry), undelivered(registry), backlog(registry)
    counts = (
        (accepted, "submission", "accepted, and not public yet"),
        (unpublished(registry), "entry", "durable, and not public yet"),
        (left.versions, "version", "to be looked at by the law of today"),
        (left.terms, "term", "over, and not stated"),
        (notices.waiting, "notice", "not delivered yet"),
        (notices.given_up, "notice", "given up: `sightline notices list` says why"),
    )
    return [f"{counted(count, what, _PLURALS.get(what, ''))}: {why}" for count, what, why in counts if count]


def _in_words(found: EntryStatus) -> str:
    if found.state == "accepted":
        return f"accepted: it waits for its place in {found.origin}"
    if found.state == "refused":
        return f"refused: it makes no entry [{found.refused}]"
    if found.void is not None:
        revoked = f"key {found.void.verifier.key_id.hex()} revoked from entry {found.void.cut_off} on ({found.void.reason})"
        return f"void, not to be relied on: {revoked}; {_standing(found)}"
    return _standing(found)


def _standing(found: EntryStatus) -> str:
    covered = "" if found.size is None else f", covered by the checkpoint of size {found.size}"
    return f"{found.state}: entry {found.index} of {found.origin}{covered}"
