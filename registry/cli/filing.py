"""`sightline file`: file records, tables of records, cases or a public inventory."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from registry.cli.options import home_option, passphrase_option, read_passphrase
from registry.cli.progress_bar import progress_bar
from registry.cli.published import tell, tell_published
from registry.operations.accept import accept
from registry.operations.file_record import Filed, NotFiled, Result, Unchanged
from registry.operations.filed_by import FiledBy
from registry.operations.import_files import WouldFile, import_files
from registry.operations.publish import publish
from registry.operations.read_submissions import FORMATS, Notice, is_table, read_submissions
from registry.operations.registry import open_registry
from registry.settings import settings


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="record",
    show_default=True,
    help="record: JSON, YAML, NDJSON, or a table in CSV or XLSX, by the ending of the name, as filed by the body. "
    "case: a case file or a folder of them, as reconstructed. us-omb: the inventory of US federal AI use cases, as imported. "
    "atlas: the Atlas of Surveillance, as imported. annex-viii, uk-atrs, nl-algoritmeregister: entries in the form that "
    "`sightline export` writes, in JSON or NDJSON, as imported.",
)
@click.option(
    "--dry-run", is_flag=True, help="Only say what would be filed, and what is wrong. Needs no private key."
)
@click.option(
    "--failed",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write what was not filed of one table or NDJSON file into this new one, with the reasons, to be mended and filed.",
)
@home_option
@passphrase_option
@click.option("--quiet", is_flag=True, help="Print only what was not filed, and the totals.")
@click.option("--no-publish", is_flag=True, help="Leave publishing to `sightline log publish`.")
@click.option(
    "--no-wait",
    is_flag=True,
    help="Only accept: the decision is made by `sightline log publish` or `log run`. Needs no private key.",
)
@click.option("--office", metavar="BODY", help="The enrolled body that files.")
@click.option("--person", metavar="PERSON", help="Who files for it: a filer of that body.")
@click.option("--approver", metavar="PERSON", help="Who approves it, where the body has approvers.")
def file(
    files: tuple[Path, ...],
    form: str,
    dry_run: bool,
    failed: Path | None,
    home: Path,
    passphrase_file: Path | None,
    quiet: bool,
    no_publish: bool,
    no_wait: bool,
    office: str | None,
    person: str | None,
    approver: str | None,
) -> None:
    """File records: each is assessed, and the signed decision is logged before anything is printed about it.

    With --office a body files in its own name, and the deployment is its own; without, the registry files, and no office can
    determine anything until a body files the next version. A body claims so what was imported or reconstructed.

    A bad record is named with file, place, reason and remedy, and costs none of the others; the exit code is then 1. In a
    table the place is a row and a cell; `sightline template` makes the table. A record whose answers equal its deployment's
    latest version makes no new version, so that a file that was stopped halfway is simply filed again.

    Where as many decisions wait to be published as may (SIGHTLINE_BACKLOG), some are published first; with --no-publish or
    --no-wait the command ends there with exit code 75, and the rest may be sent again later.

    \b
    Examples:
      sightline file deployment.yaml --home registry-home
      sightline file records.xlsx --dry-run --failed to-mend.xlsx --home registry-home
    """
    by = _filed_by(office, person, approver)
    if no_wait and (dry_run or failed):
        raise click.UsageError(
            "--no-wait only accepts: it knows nothing that --dry-run or --failed could tell"
        )
    registry = open_registry(
        home,
        settings(),
        passphrase=lambda: read_passphrase(passphrase_file),
        with_keys=not (no_wait or dry_run),
    )
    totals: Counter[str] = Counter()

    def told(notice: Notice) -> None:
        _notice(notice, totals, quiet)

    if no_wait:
        for item in read_submissions(files, form):
            if isinstance(item, Notice):
                told(item)
                continue
            accepted = accept(registry, replace(item, by=by), tell=tell)
            totals["accepted"] += 1
            click.echo(f"{item.where}: accepted as {accepted.id}")
            sys.stdout.flush()
        _end(totals)

    def make_room() -> None:
        if not no_publish:
            tell_published(publish(registry))

    with _progress(files) as read:
        results = import_files(
            registry,
            files,
            form,
            told=told,
            by=by,
            dry_run=dry_run,
            failed=failed,
            progress=lambda done, total: read(done // 1024, total // 1024),
            make_room=make_room,
            tell=tell,
        )
        for result in results:
            _result(result, totals, quiet)
    if not no_publish and not dry_run:
        tell_published(publish(registry))
    if failed is not None and failed.exists():
        click.echo(f"what was not filed is in {failed}")
    _end(totals)


def _progress(files: Sequence[Path]) -> AbstractContextManager[Callable[[int, int], None]]:
    """A bar where tables are read and somebody is there to see it."""
    if sys.stderr.isatty() and any(is_table(file) for file in files):
        return progress_bar("Reading, in KiB")
    return nullcontext(lambda done, total: None)


def _result(result: Result | WouldFile, totals: Counter[str], quiet: bool) -> None:
    if isinstance(result, NotFiled):
        totals["not filed"] += 1
        click.echo(f"{result.where}: {result.error.line()}", err=True)
    elif isinstance(result, Unchanged):
        totals["unchanged"] += 1
        if not quiet:
            click.echo(f"{result.deployment}: unchanged since version {result.version}, nothing was filed")
    else:
        decision, filed = result.decision, isinstance(result, Filed)
        totals["filed" if filed else "would be filed"] += 1
        if not quiet:
            where = f"entry {result.index}" if isinstance(result, Filed) else "would be filed"
            click.echo(
                f"{result.deployment} version {result.version}: {where}, "
                f"binding {decision.outcome.binding}, strict {decision.outcome.strict} "
                f"({decision.provenance}, law of {decision.law_date.date})"
            )
    sys.stdout.flush()


def _filed_by(office: str | None, person: str | None, approver: str | None) -> FiledBy | None:
    if (office is None) != (person is None) or (approver is not None and office is None):
        raise click.UsageError("--office and --person belong together, and --approver to them")
    if office is None or person is None:
        return None
    return FiledBy(office, person, approver, second="approver" if approver else None)


def _end(totals: Counter[str]) -> NoReturn:
    click.echo(", ".join(f"{count} {what}" for what, count in totals.items()) or "nothing to file")
    sys.exit(1 if totals["not filed"] else 0)


def _notice(notice: Notice, totals: Counter[str], quiet: bool) -> None:
    totals[notice.kind] += 1
    if notice.kind == "not filed" or not quiet:
        click.echo(f"{notice.where}: {notice.text}", err=notice.kind == "not filed")
