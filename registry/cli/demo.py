"""`sightline demo`: the documented deployments as a registry on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich import progress
from rich.console import Console
from rich.table import Table

from registry.cli.main import print_error
from registry.cli.table import print_table
from registry.operations.demo import Progress, make_demo
from registry.operations.demo_desk import make_desk
from registry.operations.list_deployments import list_deployments
from registry.operations.registry import Registry
from registry.pages.words import counted
from registry.settings import settings


@click.command()
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="Its folder.",
)
@click.option(
    "--serve/--no-serve", "serving", default=True, help="Serve the pages on 127.0.0.1:8000 afterwards."
)
@click.option(
    "--desk",
    is_flag=True,
    help="Enrol two bodies that do not exist, each with a person, and serve the desk: links to sign in are printed.",
)
def demo(home: Path, serving: bool, desk: bool) -> None:
    """Make a registry of documented deployments, check it from outside, print a table and serve the pages.

    Run again it adds nothing twice. Its keys are development keys.
    """
    console = Console(stderr=True)
    with progress.Progress(
        progress.TextColumn("{task.description:36}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeElapsedColumn(),
        console=console,
    ) as bar:
        tasks: dict[str, progress.TaskID] = {}

        def told(now: Progress) -> None:
            if now.stage not in tasks:
                tasks[now.stage] = bar.add_task(now.stage, total=now.total)
            bar.update(tasks[now.stage], completed=now.done, total=now.total)

        registry, reports = make_demo(home, settings(), told)
    _print(registry)
    for report in reports:
        if report.problem is not None:
            print_error(report.problem)
            sys.exit(1)
        click.echo(
            f"Checked from outside: log {report.origin}, size {report.size}, {counted(report.decisions, 'decision')} "
            f"run again and equal byte for byte, {counted(report.files, 'file')} accounted for."
        )
    click.echo(f"Check it yourself: sightline check {registry.home.public} --key {registry.home.trust}")
    if desk:
        _print_desk(registry)
    if serving:
        from registry.http.server import serve

        click.echo("Pages: http://127.0.0.1:8000 (Ctrl-C stops)")
        serve(home, "127.0.0.1:8000", workers=1, desk=desk)


def _print_desk(registry: Registry) -> None:
    people, key = make_desk(registry)
    click.echo("Sign in with one of these links, each in a browser window of its own; each works once:")
    for person in people:
        click.echo(f"  {person.name}, of {person.body}:\n    {person.link}")
    click.echo(f"The office decides with its key {key}, which has no passphrase.")


def _print(registry: Registry) -> None:
    table = Table(
        "deployment",
        "place",
        "binding outcome",
        "strict outcome",
        "not met",
        "log index",
        "law date",
        box=None,
    )
    for row in list_deployments(registry):
        table.add_row(
            row.title or row.deployment_id,
            row.country,
            row.outcome_binding,
            row.outcome_strict,
            " ".join(row.not_met),
            str(row.place.index),
            row.law_date,
        )
    print_table(table, 190)
    click.echo(
        "All reconstructed from published decisions, not filed by the operators; assessed retrospectively."
    )
