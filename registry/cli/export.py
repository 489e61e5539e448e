"""`sightline export`: a version in the form of a published standard, the public registry as a signed bundle, its pages."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import click

from registry.cli.options import home_option, passphrase_option, read_passphrase
from registry.cli.progress_bar import progress_bar
from registry.operations.copy_pages import copy_pages
from registry.operations.export_all import export_all
from registry.operations.export_version import TITLES, VersionExport, export_version
from registry.operations.registry import open_registry
from registry.pages.words import counted
from registry.settings import settings


@click.group()
def export() -> None:
    """Write a version in the form of a published standard, the whole public registry, or its pages.

    Every form holds public values alone: what is withheld is a stub with its ground. What a form cannot hold is told beside it.
    """


def _add(name: str) -> None:
    @export.command(name, help=_help(name), short_help=TITLES[name])
    @home_option
    @click.argument("deployment", metavar="ID")
    @click.option("--version", "number", type=click.IntRange(1), help="Which version. Default: the latest.")
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write the document here, and what was lost beside it as .lost.json.",
    )
    @click.option(
        "--csv", "as_csv", is_flag=True, help="As a table, one row for each answer; no cell is a formula."
    )
    def command(home: Path, deployment: str, number: int | None, output: Path | None, as_csv: bool) -> None:
        registry = open_registry(home, settings(), with_keys=False)
        exported = export_version(registry, name, deployment, number)
        data = exported.as_table if as_csv else exported.data
        if output is None:
            sys.stdout.buffer.write(data)
        else:
            output.write_bytes(data)
            lost = output.with_name(f"{output.name}.lost.json")
            lost.write_bytes(exported.lost)
            click.echo(f"wrote {output} and {lost.name}", err=True)
        _tell(exported)


def _help(name: str) -> str:
    return (
        f"Write a version as {TITLES[name]}.\n\nOn standard error stands what was lost. Exits 1 where the document does "
        "not fit the standard as far as that can be checked: it is written all the same."
    )


def _tell(exported: VersionExport) -> None:
    """What was lost, in short, on standard error; exits 1 where the document does not fit."""
    report = exported.made.report
    click.echo(f"version {exported.version}: {report.checked}", err=True)
    for problem in report.problems:
        click.echo(f"  does not fit: {problem}", err=True)
    for gap in report.gaps:
        click.echo(f"  {gap.point} is empty: {gap.why}", err=True)
    for cut in report.shortened:
        click.echo(f"  {cut.point} was cut: {cut.kept} of {cut.of} characters", err=True)
    if report.not_carried:
        click.echo(
            f"  {counted(len(report.not_carried), 'answered field')} without a place in this form", err=True
        )
    for line in report.not_verified:
        click.echo(f"  not verified: {line}", err=True)
    if report.problems:
        sys.exit(1)


for _name in TITLES:
    _add(_name)


@export.command("all")
@home_option
@passphrase_option
@click.argument("to", metavar="DIR-OR-FILE.zip", type=click.Path(path_type=Path))
def all_(home: Path, passphrase_file: Path | None, to: Path) -> None:
    """Write the whole public registry as one signed bundle, to be checked without a connection.

    In it lie the public tree of every log with its checkpoint, the public keys, and the list of digests, signed with the key for
    bundles, which is made where there is none. Unpack it, and `sightline check DIR --key registry.vkeys --bundle-key bundles.pem`
    finds a change of any byte.
    """
    passphrase = cache(lambda: read_passphrase(passphrase_file))
    registry = open_registry(home, settings(), passphrase=passphrase)
    made = export_all(registry, to, passphrase)
    click.echo(
        f"wrote {to}: {counted(made.files, 'file')}, the log at size {made.size}, signed with {made.key_id}"
    )
    click.echo(f"Public keys to hand over: {registry.home.trust} and {made.key}")


@export.command()
@home_option
@click.option(
    "--processes", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes that write."
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def pages(home: Path, processes: int, folder: Path) -> None:
    """Write the public pages as files into DIR: a copy of the register without a server.

    DIR is new or empty; nothing is there before everything is. It can be read from the folder (open index.html), and served
    below any path. In it lie every deployment with every version, each with its JSON, its signed entry and its proof; the
    lists, the requirements, the log. Searching, objecting and filing need the register, to which the pages link.
    """
    registry = open_registry(home, settings(), with_keys=False)
    with progress_bar("Writing deployments") as told:
        made = copy_pages(registry, folder, processes=processes, progress=told)
    click.echo(
        f"wrote {folder}: {counted(made.deployments, 'deployment')}, {counted(made.versions, 'version')}, "
        f"{counted(made.files, 'file')}, {made.bytes / 1e6:.1f} MB"
    )
