"""`sightline assess` and `sightline cases`: what the policies say of a record or of a folder of cases. Nothing is filed."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

import click
from rich.table import Table

from registry.cli.options import ahead, file_or_input, law_date, law_date_option
from registry.cli.path import exit_code, print_path
from registry.cli.table import print_table, print_text
from registry.domain.vocabulary import OUTCOMES
from registry.operations.assess import Evaluation
from registry.operations.assess_cases import Report
from registry.operations.assess_files import (
    Bundle,
    ChangePath,
    Target,
    assess_case_folder,
    assess_file,
    coverage_of,
    explanation_of,
    path_for_file,
    unanswered_of,
)
from registry.settings import settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False))
@law_date_option
@click.option(
    "--engine", type=click.Choice(["wasm", "opa", "both"]), help="Default: SIGHTLINE_ENGINE, else wasm."
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print the whole assessment as JSON, and its explanation beside it.",
)
@click.option(
    "--fail-on",
    type=click.Choice(OUTCOMES),
    multiple=True,
    help="Exit 1 when the binding outcome is this. May be repeated.",
)
@click.option(
    "--path-to",
    "target",
    type=click.Choice(["compliant", "compliant_with_conditions"]),
    help="Find a smallest set of changes after which the binding outcome is this or better; exit 1 where there is none, "
    "3 where answers that are lacking decide it.",
)
@click.option(
    "--strict", is_flag=True, help="With --path-to: the strict outcome, which counts what advises too."
)
def assess(
    file: Path,
    day: str | None,
    engine: str | None,
    as_json: bool,
    fail_on: tuple[str, ...],
    target: Target | None,
    strict: bool,
) -> None:
    """Assess the record in FILE (JSON or YAML; - for standard input) without filing it.

    A path is found by trying: each candidate is assessed, and nothing of the set that is shown can be left out. It never
    takes back evidence and never dates anything back. That a record says so is not enough: the thing itself has to change.

    \b
    Example:
      echo '{}' | sightline assess - --json
      sightline assess record.yaml --on 2025-02-02 --fail-on prohibited --fail-on non_compliant
      sightline assess record.yaml --path-to compliant
    """
    if strict and target is None:
        raise click.UsageError("--strict goes with --path-to.")
    on, given = law_date(day), file_or_input(file)
    chosen = settings().model_copy(update={"engine": engine} if engine else {})
    evaluation, release = assess_file(given, on, chosen)
    path = path_for_file(given, on, chosen, target, "strict" if strict else "binding") if target else None
    if as_json:
        click.echo(json.dumps(_document(evaluation, release, path), indent=2, ensure_ascii=False))
    elif path is not None:
        print_path(path)
        _print_outcome(evaluation)
        _print_coverage(evaluation, release)
    else:
        _print(evaluation, release)
    if evaluation.assessment.outcome.binding in fail_on:
        sys.exit(1)
    sys.exit(exit_code(path) if path is not None else 0)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON.")
def cases(folder: Path | None, as_json: bool) -> None:
    """Assess documented cases, each on its law date, and compare with what courts and regulators found.

    FOLDER holds case files (see the case format in the documentation); without it, the ones that come with the policies.
    Every case runs twice: in full, and with the facts blanked that may be known only from the decision.
    A file that is no case is named on standard error and costs none of the others; the exit code is then 1.
    """
    report, problems = assess_case_folder(folder, settings())
    for problem in problems:
        click.echo(problem, err=True)
    if as_json:
        click.echo(json.dumps(report, indent=2, ensure_ascii=False))
    else:
        _print_cases(report)
    sys.exit(1 if problems else 0)


def _document(evaluation: Evaluation, release: Bundle, path: ChangePath | None) -> dict[str, Any]:
    assessment = evaluation.assessment.model_dump(mode="json")
    document = {
        "outcome": assessment["outcome"],
        "law_date": assessment["law_date"]["iso"],
        "requirements": assessment["requirements"],
        "release": {"version": release.version, "digest": release.digest},
        "facts_version": evaluation.facts_version,
        "facts_sha256": evaluation.facts_sha256,
        "assessment_sha256": evaluation.assessment_sha256,
        "coverage": coverage_of(evaluation, release).as_json(),
        "explanation": [one.as_json() for one in explanation_of(evaluation, release)],
    }
    return document | ({"path": path.as_json()} if path is not None else {})


def _print(evaluation: Evaluation, release: Bundle) -> None:
    assessment = evaluation.assessment
    table = Table("requirement", "title", "status", "severity", "force", "unanswered", box=None)
    unanswered = unanswered_of(evaluation)
    for r in assessment.requirements:
        if r.status in ("not_met", "undetermined", "met"):
            missing = unanswered[r.id]
            more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
            title = release.requirements[r.id].title
            table.add_row(r.id, title, r.status, r.severity, r.force, ", ".join(missing[:1]) + more)
    print_table(table, 150)
    quiet = sum(r.status in ("not_applicable", "upcoming") for r in assessment.requirements)
    click.echo(f"{quiet} more do not apply or are not in force on {assessment.law_date.iso}.")
    click.echo(f"binding outcome: {assessment.outcome.binding}   strict outcome: {assessment.outcome.strict}")
    _print_coverage(evaluation, release)
    click.echo("This is an assessment, not a decision: nothing was filed, signed or logged.")
    if assessment.with_status("not_met") or assessment.with_status("undetermined"):
        click.echo("`sightline explain` says why, `sightline questions` what to answer next.")


def _print_outcome(evaluation: Evaluation) -> None:
    outcome = evaluation.assessment.outcome
    click.echo(f"binding outcome: {outcome.binding}   strict outcome: {outcome.strict}")
    click.echo("This is an assessment, not a decision: nothing was filed, signed or logged.")


def _print_coverage(evaluation: Evaluation, release: Bundle) -> None:
    covered = coverage_of(evaluation, release)
    print_text(covered.statement, 150)
    if coming := ahead(date.fromisoformat(evaluation.assessment.law_date.iso)):
        print_text(coming, 150)
    for one in covered.profiles:
        print_text(f"  {one.title}: {one.statement}", 150, hanging=4)


def _print_cases(report: Report) -> None:
    table = Table(
        "case", "law date", "decided", "binding", "strict", "matched grounds", "blanked, strict", box=None
    )
    for row in report["cases"]:
        full = row["full"]
        table.add_row(
            row["id"], row["law_date"], row["expected"], full["binding"], full["strict"],
            " ".join(full["matched_grounds"]), row["blanked"]["strict"],
        )  # fmt: skip
    print_table(table, 160)
    for line in _LEGEND:
        print_text(line, 160)
    lawful = [row for row in report["cases"] if row["expected"] == "lawful"]
    open_ = {
        "full": sum(row["full"]["binding"] == "undetermined" for row in lawful),
        "blanked": sum(row["blanked"]["binding"] == "undetermined" for row in lawful),
    }
    for run, block in (("full", report["full"]), ("blanked", report["blanked"])):
        click.echo(
            f"{run}: found {block['found']} of {block['adverse_cases']} adverse cases; "
            f"binding refusals of lawful cases {block['false_refusals']} of {block['lawful_cases']}, "
            f"{open_[run]} of them undetermined; strict refusals {block['strict_adverse_on_lawful']}; "
            f"{block['determinate_rate']:.1%} of what applies is determined"
            if block["determinate_rate"] is not None
            else f"{run}: nothing to count"
        )


_LEGEND: Final = (
    "decided: what the court or regulator decided. binding, strict: the outcome over what binds, and over everything. "
    "matched grounds: grounds of the decision on which a requirement is not met. blanked, strict: the strict outcome "
    "without the facts that may be known only from the decision.",
    "An adverse case is found where the strict outcome is prohibited or non_compliant, and on a ground of the decision; "
    "a lawful case whose binding outcome is one of the two is a false refusal.",
)
