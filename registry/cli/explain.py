"""`sightline explain`: why requirements are not met or undetermined, and what would meet them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.table import Table

from registry.cli.options import file_or_input, home_option, law_date, law_date_option
from registry.cli.table import print_table, print_text
from registry.domain.assessment import Assessment
from registry.domain.explanation import Explanation, ParameterRead
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN
from registry.errors import RegistryError
from registry.operations.assess_files import assess_file, explanation_of
from registry.settings import settings

WIDTH = 110


@click.command()
@click.argument("what", metavar="FILE|DEPLOYMENT")
@click.option(
    "--requirement", "ids", metavar="ID", multiple=True, help="Only this requirement. May be repeated."
)
@law_date_option
@home_option
@click.option("--json", "as_json", is_flag=True, help="Print the explanations as JSON.")
def explain(what: str, ids: tuple[str, ...], day: str | None, home: Path, as_json: bool) -> None:
    """Explain why requirements are not met or undetermined: what each read, what that held, and what was expected.

    FILE is a record (JSON or YAML; - for standard input), assessed here and now. DEPLOYMENT is the id of a deployment
    of the registry in --home: its latest decision is explained, with the release and the law date of that decision. An
    explanation is drawn from an assessment; no digest is taken over it, and it decides nothing.

    \b
    Example:
      echo '{}' | sightline explain - --requirement HR-05
    """
    if what != "-" and not Path(what).exists() and re.fullmatch(DEPLOYMENT_ID_PATTERN, what):
        if day is not None:
            raise click.UsageError("--on goes with a file: a decision has a law date of its own.")
        assessment, found = _deployment(home, what)
    else:
        evaluation, release = assess_file(file_or_input(Path(what)), law_date(day), settings())
        assessment, found = evaluation.assessment, explanation_of(evaluation, release)
    statuses = {result.id: result.status for result in assessment.requirements}
    unknown = [id for id in ids if id not in statuses]
    if unknown:
        raise RegistryError(
            "explain.requirement",
            f"there is no requirement {unknown[0]} in the release",
            hint="See `sightline policies list`.",
        )
    shown = [one for one in found if not ids or one.id in ids]
    if as_json:
        click.echo(json.dumps([one.as_json() for one in shown], indent=2, ensure_ascii=False))
        return
    for one in shown:
        _print(one)
    for id in ids:
        if id not in {one.id for one in shown}:
            click.echo(
                f"{id}: {statuses[id].replace('_', ' ')} on {assessment.law_date.iso}; nothing to explain."
            )
    if not ids:
        click.echo(f"{len(shown)} of {len(statuses)} requirements are not met or undetermined.")


def _deployment(home: Path, id: str) -> tuple[Assessment, Sequence[Explanation]]:
    # Only here is a registry needed; for a file neither storage nor a signature is loaded.
    from registry.operations.registry import open_registry
    from registry.operations.show.explanations import explained_deployment

    assessment, _, found = explained_deployment(open_registry(home, settings(), with_keys=False), id)
    return assessment, found


def _print(one: Explanation) -> None:
    click.secho(f"{one.id}  {one.title}", bold=True)
    print_text(
        f"{one.status.replace('_', ' ')}, {one.severity} {one.kind}, {_FORCES[one.force]}: {one.force_why}",
        WIDTH,
    )
    table = Table("what it read", "held", "would meet it", box=None, pad_edge=False)
    for read in one.reads:
        wanted = " or ".join(expected.words for expected in read.expected)
        table.add_row(
            f"{read.path}\n  {read.title}",
            read.words,
            wanted,
            style=None if wanted or read.unknown else "dim",
        )
    print_table(table, WIDTH)
    for line in _lines(one):
        print_text(line, WIDTH)
    click.echo()


def _lines(one: Explanation) -> Iterator[str]:
    if one.ways is not None and len(one.ways) != 1:
        yield (
            f"Ways to meet it: {len(one.ways)}; what stands above is taken from all of them."
            if one.ways
            else "Ways to meet it: no change of this use does."
        )
    for parameter in one.parameters:
        yield _parameter(parameter)
    yield f"To comply: {' '.join(one.comply.split())}"
    if one.exceptions:
        yield f"Exceptions it knows: {', '.join(name.replace('_', ' ') for name in one.exceptions)}"
    read = "" if one.verified else " (not yet compared with its text)"
    yield f"Source: {one.source}{read}"
    since = f"since {one.in_force_since}" if one.in_force_since else "at any time"
    yield f"In force {since}: {one.in_force_citation}"
    for reason in one.force_reasons:
        checked = "" if reason.verified else " (not verified)"
        yield f"{_FORCES[one.force].capitalize()} by: {reason.profile}, {reason.citation}{checked}"


def _parameter(parameter: ParameterRead) -> str:
    proposed = "" if parameter.nature == "law" else ", proposed by this registry"
    since = f" since {parameter.since}" if parameter.since else ""
    value = f"{parameter.value} {parameter.unit}" if parameter.value is not None else "no value on this day"
    return f"Number used: {parameter.title}: {value}{since}{proposed}. {' '.join(parameter.citation.split())}"


_FORCES = {"binds": "binding", "advises": "advisory", "unresolved": "unclear whether binding"}
