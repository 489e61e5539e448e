"""`sightline assess` and `sightline cases`: what the policies say of a record or of a folder of cases. Nothing is filed."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from registry.cli.table import print_table
from registry.domain.vocabulary import OUTCOMES
from registry.errors import RegistryError
from registry.operations.assess import Evaluation
from registry.operations.assess_cases import Report
from registry.operations.assess_files import assess_case_folder, assess_file
from registry.settings import settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False))
@click.option("--on", "day", metavar="DATE", help="The law date, as 2026-11-22. Default: today (UTC).")
@click.option(
    "--engine", type=click.Choice(["wasm", "opa", "both"]), help="Default: SIGHTLINE_ENGINE, else wasm."
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole assessment as JSON.")
@click.option(
    "--fail-on",
    type=click.Choice(OUTCOMES),
    multiple=True,
    help="Exit 1 when the binding outcome is this. May be repeated.",
)
def assess(file: Path, day: str | None, engine: str | None, as_json: bool, fail_on: tuple[str, ...]) -> None:
    """Assess the record in FILE (JSON or YAML; - for standard input) without filing it.

    \b
    Example:
      echo '{}' | sightline assess - --json
      sightline assess record.yaml --on 2025-02-02 --fail-on prohibited --fail-on non_compliant
    """
    law_date = _day(day)
    chosen = settings().model_copy(update={"engine": engine} if engine else {})
    given = sys.stdin.buffer.read() if str(file) == "-" else file
    evaluation, release = assess_file(given, law_date, chosen)
    if as_json:
        named = {"version": release.version, "digest": release.digest}
        click.echo(json.dumps(_document(evaluation, named), indent=2, ensure_ascii=False))
    else:
        _print(evaluation)
    sys.exit(1 if evaluation.assessment.outcome.binding in fail_on else 0)


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


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RegistryError("assess.day", f"{text!r} is not a day", hint="Write it as 2026-11-22.") from None


def _document(evaluation: Evaluation, release: dict[str, str]) -> dict[str, Any]:
    assessment = json.loads(evaluation.assessment_bytes)
    return {
        "outcome": assessment["outcome"],
        "law_date": assessment["law_date"]["iso"],
        "requirements": assessment["requirements"],
        "release": release,
        "facts_version": evaluation.facts_version,
        "facts_sha256": evaluation.facts_sha256,
        "assessment_sha256": evaluation.assessment_sha256,
    }


def _print(evaluation: Evaluation) -> None:
    assessment = evaluation.assessment
    table = Table("requirement", "status", "severity", "force", "ground", "unanswered", box=None)
    for r in assessment.requirements:
        if r.status in ("not_met", "undetermined", "met"):
            missing = sorted(path for path, held in r.evidence.items() if held is None)
            more = f" and {len(missing) - 2} more" if len(missing) > 2 else ""
            table.add_row(r.id, r.status, r.severity, r.force, r.ground, ", ".join(missing[:2]) + more)
    print_table(table, 140)
    quiet = sum(r.status in ("not_applicable", "upcoming") for r in assessment.requirements)
    click.echo(f"{quiet} more do not apply or are not in force on {assessment.law_date.iso}.")
    click.echo(f"binding outcome: {assessment.outcome.binding}   strict outcome: {assessment.outcome.strict}")
    click.echo("This is an assessment, not a decision: nothing was filed, signed or logged.")


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
    for run, block in (("full", report["full"]), ("blanked", report["blanked"])):
        click.echo(
            f"{run}: found {block['found']} of {block['adverse_cases']} adverse cases; "
            f"binding refusals of lawful cases {block['false_refusals']} of {block['lawful_cases']}, "
            f"strict ones {block['strict_adverse_on_lawful']}; {block['determinate_rate']:.1%} of what applies is determined"
            if block["determinate_rate"] is not None
            else f"{run}: nothing to count"
        )
