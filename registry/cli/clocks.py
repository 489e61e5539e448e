"""`sightline clocks`: what is due from whom, and what becomes of it when it is over."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from registry.cli.log_run import tell_not_stated
from registry.cli.opened import opened
from registry.cli.options import (
    home_option,
    law_date,
    passphrase_option,
    processes_option,
)
from registry.cli.published import tell, tell_published
from registry.cli.reassess import tell_steps
from registry.cli.table import print_table
from registry.domain.lifecycle import words
from registry.operations.publish import publish
from registry.operations.reassess import Step
from registry.operations.registry import open_registry
from registry.operations.run_clocks import NotStated, Over, preview_clocks, run_clocks
from registry.operations.running_terms import Running, coming_into_force, running_terms
from registry.operations.running_terms import waiting as still_waiting
from registry.pages.words import counted
from registry.settings import settings


@click.group()
def clocks() -> None:
    """What is due from whom and until when: authorisations that end, conditions, objections, orders, reviews, the hours of
    the AI Act, and requirements that come into force."""


@clocks.command("list")
@home_option
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
def list_(home: Path, as_json: bool) -> None:
    """List every term that runs and is not met, the earliest first, and the requirements that come into force.

    `running`: its day has not come; `due`: today is the last day; `overdue`: it is over. A due day ends at midnight, UTC.
    """
    registry = open_registry(home, settings(), with_keys=False)
    day = registry.clock().date()
    terms, coming, left = (
        running_terms(registry),
        coming_into_force(registry, day),
        still_waiting(registry, day),
    )
    if as_json:
        said = {
            "on": day.isoformat(),
            "terms": [_plain(one, day) for one in terms],
            "coming_into_force": [vars(one) for one in coming],
            "waiting": vars(left),
        }
        click.echo(json.dumps(said, indent=2, ensure_ascii=False))
        return
    table = Table("due", "state", "clock", "deployment", "owed by", "entry", box=None)
    for one in terms:
        part = f" {one.term.part}" if one.term.part else ""
        table.add_row(
            one.term.moment or one.term.due, one.state(day), f"{one.term.clock}{part}", one.deployment,
            one.term.whose or "nobody", str(one.term.entry[1]),
        )  # fmt: skip
    for law in coming:
        waiting = counted(law.deployments, "deployment")
        table.add_row(law.due, "running", f"comes into force: {law.requirement}", waiting, "", "")
    print_table(table, 160)
    if left.versions or left.terms:
        click.echo(
            f"The clocks of {day} are not done: {counted(left.versions, 'version')} to look at, "
            f"{counted(left.terms, 'term')} to state as over. `sightline clocks run` does it."
        )


@clocks.command()
@home_option
@passphrase_option
@processes_option
@click.option("--on", "day", metavar="DATE", help="Print what would be done on DATE, and do nothing.")
def run(home: Path, passphrase_file: Path | None, processes: int, day: str | None) -> None:
    """Do what is to be done today, and publish: once, however often it is run.

    Every live version is assessed by today's law, and decided on anew where that differs from its latest decision; a term
    that is over becomes an entry. An authorisation lapses on the day until which it was given; nothing else is refused or
    ended by a clock. `sightline log run` does the same by itself once a day.

    The exit code is 1 where a version could not be assessed, or a term not be stated as over.
    """
    if day is not None:
        registry = open_registry(home, settings(), with_keys=False)
        failed = _tell(preview_clocks(registry, law_date(day), processes=processes))
        click.echo("Nothing was decided or logged.")
        sys.exit(1 if failed else 0)
    registry = opened(home, passphrase_file)
    failed = _tell(
        run_clocks(
            registry, processes=processes, make_room=lambda: tell_published(publish(registry)), tell=tell
        ),
    )
    tell_published(publish(registry))
    sys.exit(1 if failed else 0)


def _tell(done: Iterator[Step | Over | NotStated]) -> int:
    over: list[Over] = []
    unsaid: list[NotStated] = []

    def steps() -> Iterator[Step]:
        for one in done:
            if isinstance(one, Step):
                yield one
            elif isinstance(one, NotStated):
                unsaid.append(one)
                tell_not_stated(one)
            else:
                over.append(one)
                tell_over(one)

    failed = tell_steps(steps())["failed"]
    click.echo(f"{counted(len(over), 'term')} over")
    return failed + len(unsaid)


def tell_over(one: Over) -> None:
    """Say that a term is over."""
    part = f" {one.term.part}" if one.term.part else ""
    entry = "" if one.index is None else f"entry {one.index}: "
    state = f"; it is {words(one.state)}" if one.term.clock == "authorisation" and one.state else ""
    click.echo(
        f"{one.deployment}: {entry}{one.term.clock}{part} of entry {one.term.entry[1]} was due {one.term.due}{state}"
    )
    sys.stdout.flush()


def _plain(one: Running, day: date) -> dict[str, Any]:
    term = one.term
    return {
        "deployment": one.deployment, "version": term.version, "clock": term.clock, "part": term.part, "due": term.due,
        "moment": term.moment, "owed_by": term.whose, "entry": {"origin": term.entry[0], "index": term.entry[1]},
        "state": one.state(day), "logged": one.logged,
    }  # fmt: skip
