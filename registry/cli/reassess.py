"""`sightline reassess`: what stands is assessed again, and what differs is decided on anew."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from registry.cli.opened import opened
from registry.cli.options import (
    home_option,
    law_date,
    passphrase_option,
    processes_option,
)
from registry.cli.progress_bar import progress_bar
from registry.cli.published import tell, tell_published
from registry.operations import reassess as operation
from registry.operations.publish import publish
from registry.operations.reassess import NotReassessed, Redecided, Step
from registry.operations.registry import open_registry
from registry.pages.words import counted
from registry.settings import settings


@click.command()
@home_option
@passphrase_option
@processes_option
@click.option(
    "--on", "day", metavar="DATE", help="Print what would be decided by the law of DATE, and decide nothing."
)
def reassess(home: Path, passphrase_file: Path | None, processes: int, day: str | None) -> None:
    """Assess every live version again under the release in force, and decide anew where the assessment differs.

    Run it when a later release is in force; `sightline clocks run` does it every day. Each new decision is an entry of its
    own that names the one before it; where nothing differs the decision that stands is left alone. Reconstructed versions
    keep their law date. Interrupted, it is run again: what has its decision gets no second one.

    The exit code is 1 where a version could not be assessed.
    """
    if day is not None:
        registry = open_registry(home, settings(), with_keys=False)
        totals = tell_steps(operation.preview(registry, law_date(day), processes=processes))
        click.echo("Nothing was decided.")
        sys.exit(1 if totals["failed"] else 0)
    registry = opened(home, passphrase_file)
    totals = tell_steps(
        operation.reassess(
            registry, processes=processes, make_room=lambda: tell_published(publish(registry)), tell=tell
        )
    )
    tell_published(publish(registry))
    sys.exit(1 if totals["failed"] else 0)


def tell_steps(steps: Iterator[Step]) -> Counter[str]:
    """Print each result as it comes and the totals at the end, with a bar on standard error."""
    totals: Counter[str] = Counter()
    with progress_bar("Assessing again") as told:
        for step in steps:
            told(step.done, step.total)
            totals["live"] = step.total
            for result in step.results:
                totals["failed" if isinstance(result, NotReassessed) else "decided"] += 1
                _tell(result)
    click.echo(
        f"{counted(totals['live'], 'live version')}: {counted(totals['decided'], 'differs', 'differ')}, "
        f"{totals['failed']} could not be assessed"
    )
    return totals


def _tell(result: Redecided | NotReassessed) -> None:
    named = f"{result.deployment} version {result.version}"
    if isinstance(result, NotReassessed):
        click.echo(f"{named}: {result.error.line()}", err=True)
    else:
        where = "" if result.index is None else f"entry {result.index}, "
        click.echo(f"{named}: {where}law of {result.law_date}")
        for one in result.changed:
            of = "" if one.of == "status" else f" {one.of}"
            click.echo(f"  {one.what}{of}: {one.before} → {one.after}")
        if not result.changed:
            click.echo("  outcomes and statuses stay; an exception or what a requirement rests on differs")
    sys.stdout.flush()
