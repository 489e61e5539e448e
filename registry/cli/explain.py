"""`sightline explain`: why requirements are not met or undetermined, and what could become of them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import click

from registry.cli.explanation_block import print_explanation
from registry.cli.options import ahead, file_or_input, home_option, law_date, law_date_option
from registry.cli.table import print_text
from registry.domain.explanation import Explanation
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN
from registry.errors import RegistryError
from registry.operations.explained import Explained, explained_file
from registry.pages import words
from registry.settings import settings

SHOWN = {"binds": 5, "unresolved": 2, "advises": 5}
"""So many of the requirements that decide the outcome are explained unasked, by the force of the first of them."""


@click.command()
@click.argument("what", metavar="FILE|DEPLOYMENT")
@click.option(
    "--requirement",
    "ids",
    metavar="ID",
    multiple=True,
    help="Only this requirement, with all it read. May be repeated.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Every requirement that is not met or undetermined, not only what decides.",
)
@law_date_option
@home_option
@click.option(
    "--json", "as_json", is_flag=True, help="Print the explanations as JSON: all, or those asked for."
)
def explain(
    what: str, ids: tuple[str, ...], everything: bool, day: str | None, home: Path, as_json: bool
) -> None:
    """Explain the outcome: which requirements decide it, on which answers each turns, and what would settle it.

    FILE is a record (JSON or YAML; - for standard input), assessed here and now. DEPLOYMENT is the id of a deployment
    of the registry in --home: its latest decision is explained, with the release and the law date of that decision. An
    explanation is drawn from an assessment; no digest is taken over it, and it decides nothing.

    \b
    Example:
      echo '{}' | sightline explain -
      echo '{}' | sightline explain - --requirement HR-05
    """
    if what != "-" and not Path(what).exists() and re.fullmatch(DEPLOYMENT_ID_PATTERN, what):
        if day is not None:
            raise click.UsageError("--on goes with a file: a decision has a law date of its own.")
        found = _deployment(home, what)
    else:
        found = explained_file(file_or_input(Path(what)), law_date(day), settings())
    asked = _asked(ids, found)
    shown = [one for one in found.explanations if not asked or one.id in asked]
    if as_json:
        document = [one.as_json() | {"prospect": found.prospect(one).as_json()} for one in shown]
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
    elif asked:
        _print_asked(asked, found)
    else:
        _print_outcome(found, everything)


def _asked(ids: tuple[str, ...], found: Explained) -> list[str]:
    known = {result.id for result in found.assessment.requirements}
    for id in ids:
        if id.upper() not in known:
            raise RegistryError(
                "explain.requirement",
                f"there is no requirement {id} in the release",
                hint="See `sightline policies list`.",
            )
    return list(dict.fromkeys(id.upper() for id in ids))


def _deployment(home: Path, id: str) -> Explained:
    # Only here is a registry needed; for a file neither storage nor a signature is loaded.
    from registry.operations.registry import open_registry
    from registry.operations.show.explanations import explained_deployment

    return explained_deployment(open_registry(home, settings(), with_keys=False), id)


def _print_asked(asked: list[str], found: Explained) -> None:
    explained = {one.id: one for one in found.explanations}
    statuses = {result.id: result.status for result in found.assessment.requirements}
    for id in asked:
        if id in explained:
            print_explanation(explained[id], found.prospect(explained[id]), whole=True)
            continue
        status = words.STATUSES[statuses[id]]
        click.echo(f"{id}: {status} on {found.assessment.law_date.iso}; nothing to explain.")


def _print_outcome(found: Explained, everything: bool) -> None:
    deciding = _print_head(found)
    explained = {one.id: one for one in found.explanations}
    decisive = [explained[id] for id in deciding if id in explained]
    others = [one for one in found.explanations if one not in decisive]
    first = decisive + others if everything else decisive[: SHOWN[decisive[0].force]] if decisive else []
    for one in first:
        click.echo()
        print_explanation(one, found.prospect(one))
    _print_rest(found, [one for one in found.explanations if one not in first])


def _print_head(found: Explained) -> list[str]:
    """Print the outcome; gives the ids of the requirements that decide it."""
    assessment = found.assessment
    binding, strict = assessment.outcome.binding, assessment.outcome.strict
    click.secho(f"Binding outcome: {words.outcome(binding, 'binding')}", bold=True)
    print_text(f"Strict outcome, which counts what advises too: {words.outcome(strict, 'strict')}")
    print_text(found.coverage.statement)
    origin = words.PROVENANCES[found.provenance] if found.provenance else "Not filed: assessed here and now"
    print_text(f"{origin}. Law date {assessment.law_date.iso}, release {found.bundle.version}.")
    if coming := ahead(date.fromisoformat(assessment.law_date.iso)):
        print_text(coming)
    deciding = found.deciding("binding")
    label = "binding"
    if not deciding:
        deciding, label = found.deciding("strict"), "strict"
    if not deciding:
        return []
    many = f"{len(deciding)} of {len(assessment.requirements)} requirements decide"
    print_text(
        f"{many if len(deciding) > 1 else many + 's'} the {label} outcome: {', '.join(one.id for one in deciding)}."
    )
    unresolved = [one for one in deciding if one.force == "unresolved"]
    if label == "binding" and unresolved:
        why = next((one.force_why for one in found.explanations if one.force == "unresolved"), "")
        print_text(
            f"Whether {len(unresolved)} of them bind is not clear{': ' + why if why else ''}. Until it is, they count as unknown."
        )
    return [one.id for one in deciding]


def _print_rest(found: Explained, others: list[Explanation]) -> None:
    results = found.assessment.requirements
    click.echo()
    if others:
        click.secho("Not explained above:", bold=True)
        for status in ("not_met", "undetermined"):
            these = [one for one in others if one.status == status]
            if these:
                forces = {
                    force: sum(one.force == force for one in these)
                    for force in ("binds", "unresolved", "advises")
                }
                told = ", ".join(f"{n} {words.FORCES[force]}" for force, n in forces.items() if n)
                print_text(f"  {len(these)} {words.STATUSES[status]} ({told})", hanging=4)
        click.echo("`--all` explains each of them, `--requirement ID` one, with all that it read.")
    settled = [
        f"{n} {said}"
        for status, said in _SETTLED.items()
        if (n := sum(one.status == status for one in results))
    ]
    if settled:
        click.echo(f"Nothing to explain: {', '.join(settled)}.")
    if found.provenance is None and any(one.status == "undetermined" for one in found.explanations):
        click.echo("`sightline questions` says what to answer first.")
    click.echo(f"{len(found.explanations)} of {len(results)} requirements are not met or undetermined.")


_SETTLED = {"met": "met", "not_applicable": "not applicable", "upcoming": "not yet in force"}
