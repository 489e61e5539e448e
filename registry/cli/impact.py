"""`sightline policies impact`: what another release would do to the records of a registry."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from registry.cli.options import home_option, law_date, law_date_option, processes_option
from registry.cli.progress_bar import progress_bar
from registry.cli.table import print_table
from registry.domain.vocabulary import OUTCOMES
from registry.operations.find_release import find_release
from registry.operations.impact import measure_impact
from registry.operations.registry import open_registry
from registry.pages.impact_picture import impact_picture
from registry.pages.words import counted
from registry.settings import settings

SHOWN = 20
"""Deployments in the table; the JSON has all of them."""


@click.command()
@click.argument("new")
@home_option
@law_date_option
@processes_option
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON.")
@click.option(
    "--svg", type=click.Path(path_type=Path, dir_okay=False), help="Write a picture of it to this file."
)
def impact(new: str, home: Path, day: str | None, processes: int, as_json: bool, svg: Path | None) -> None:
    """Assess every record under the release in force and under NEW, and print what changes and for whom.

    NEW is a version, a digest or a folder. Nothing is decided, and nothing is written into the log: what is found lies in
    impact/ in the registry's folder, so that a run that was interrupted goes on where it stopped. Reconstructed records are
    assessed on the law date of what was judged.

    Deployments come in the order of harm: first those whose binding outcome becomes graver, the gravest first; then those
    whose strict outcome does; then those that fail another requirement; then those whose outcome becomes less grave, because
    a protection falls away. Within each: the weightiest requirement, then the number of people scanned.

    \b
    Example:
      sightline policies impact 0.1.0 --home demo --svg impact.svg
    """
    on = law_date(day)
    registry = open_registry(home, settings(), with_keys=False)
    new_release = find_release(new, home)
    with progress_bar("Assessing under both releases") as told:
        report = measure_impact(registry, new_release, on, processes=processes, progress=told)
    if svg is not None:
        svg.write_text(impact_picture(report), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(report, indent=2, ensure_ascii=False))
        return
    if report["goes_back"]:
        click.echo(
            f"Release {report['after']['version']} is earlier than {report['before']['version']}, which is in force: "
            "this is what going back would do, and a registry's log refuses it."
        )
    click.echo(
        f"{counted(report['records'], 'deployment')} under release {report['before']['version']} "
        f"({report['before']['digest'][:12]}), in force, and under {report['after']['version']} "
        f"({report['after']['digest'][:12]}), by the law of {report['law_date']}"
    )
    if report["from_work_file"]:
        click.echo(
            f"{report['from_work_file']} of them were assessed in an earlier run; their results come from impact/"
        )
    for reading in ("binding", "strict"):
        _print_outcomes(reading, report[reading])
    _print_affected(report["affected"])
    _print_requirements(report["requirements"])
    for one in report["not_assessed"]:
        click.echo(
            f"{one['deployment']} could not be assessed under the release {one['release']}: {one['error']}"
        )
    click.echo("This is a measurement: nothing was decided, signed or logged.")


def _print_outcomes(reading: str, transitions: Sequence[Any]) -> None:
    counts = {(one["before"], one["after"]): one["count"] for one in transitions}
    occurring = [word for word in OUTCOMES if any(word in pair for pair in counts)]
    rows = [
        [before, *(str(counts.get((before, after), "·")) for after in occurring)]
        for before in occurring
        if any(before == pair[0] for pair in counts)
    ]
    _print([f"{reading} outcome: from, to", *occurring], rows)


def _print_requirements(requirements: Sequence[Any]) -> None:
    rows, quiet = [], 0
    for one in requirements:
        moves = [
            found
            for what in ("statuses", "forces")
            for found in one[what]
            if found["before"] != found["after"]
        ]
        told = [found for found in moves if not _is_quiet(found)]
        quiet += bool(moves) and not told
        rows += [[one["id"], found["before"], found["after"], str(found["count"])] for found in told]
    _print(["requirement", "from", "to", "deployments"], rows or [["none changes"]])
    if quiet:
        click.echo(
            f"{counted(quiet, 'more requirement comes or goes, and is', 'more requirements come or go, and are')} neither "
            "not met nor undetermined for anybody.\n"
        )


def _is_quiet(found: Any) -> bool:
    # That a requirement is new says nothing of a deployment that meets it or that it does not concern.
    words = (found["before"], found["after"])
    return "not_in_release" in words and not {"not_met", "undetermined"} & set(words)


def _print_affected(affected: Sequence[Any]) -> None:
    rows = [
        [
            one["title"] or one["deployment"], one["country"],
            *(" → ".join(dict.fromkeys(one[reading])) for reading in ("binding", "strict")),
            " ".join(found["id"] for found in one["newly_not_met"]), " ".join(one["no_longer_not_met"]),
            "not known" if one["persons"] is None else str(one["persons"]),
        ]
        for one in affected[:SHOWN]
    ]  # fmt: skip
    heads = ["affected", "place", "binding", "strict", "newly not met", "no longer not met", "people scanned"]
    _print(heads, rows or [["nobody"]])
    if len(affected) > SHOWN:
        click.echo(f"and {len(affected) - SHOWN} more; --json names all of them")


def _print(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(*heads, box=None)
    for row in rows:
        # As text: what stands in brackets in a title is no style.
        table.add_row(*map(Text, row))
    print_table(table, 200)
    click.echo()
