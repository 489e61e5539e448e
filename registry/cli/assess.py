"""`sightline assess` and `sightline cases`: what the policies say of a record or of a folder of cases. Nothing is filed."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from registry import assets
from registry.domain.record import read_record
from registry.domain.vocabulary import OUTCOMES
from registry.errors import RegistryError
from registry.exchange.cases import read_cases
from registry.exchange.record_file import Refused, read_record_file, read_records
from registry.operations.assess import Evaluation, assess_record
from registry.operations.assess_cases import Report, assess_cases
from registry.operations.engines import configured_engines
from registry.policy.release import Bundle, read_folder
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
    bundle = read_folder(assets.policies() / "release")
    engines = configured_engines(bundle, settings().model_copy(update={"engine": engine} if engine else {}))
    evaluation = assess_record(read_record(_only_record(file)), bundle, engines, law_date)
    if as_json:
        click.echo(json.dumps(_document(evaluation, bundle), indent=2, ensure_ascii=False))
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
    found, problems = read_cases(folder or assets.policies() / "cases")
    bundle = read_folder(assets.policies() / "release")
    engines = configured_engines(bundle, settings())

    def assess_one(record: dict[str, Any], day: date) -> dict[str, Any]:
        assessment: dict[str, Any] = json.loads(
            assess_record(read_record(record), bundle, engines, day).assessment_bytes
        )
        return assessment

    report = assess_cases(found, assess_one)
    for problem in problems:
        click.echo(
            f"{problem.file}: {problem.key or 'the file'}: {problem.message} {problem.hint} [{problem.code}]",
            err=True,
        )
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


def _only_record(file: Path) -> dict[str, Any]:
    if str(file) == "-":
        data = sys.stdin.buffer.read()
        form = "json" if data.lstrip()[:1] in (b"{", b"[", b"") else "yaml"
        found = list(read_records(io.BytesIO(data), f"standard input.{form}"))
    else:
        found = list(read_record_file(file))
    if len(found) != 1:
        raise RegistryError(
            "assess.one", f"{file} holds {len(found)} records", hint="Give a file with one record."
        )
    if isinstance(found[0], Refused):
        raise RegistryError(
            found[0].error.code, f"{file}: {found[0].error.message}", hint=found[0].error.hint
        )
    return found[0].data


def _document(evaluation: Evaluation, bundle: Bundle) -> dict[str, Any]:
    assessment = json.loads(evaluation.assessment_bytes)
    return {
        "outcome": assessment["outcome"],
        "law_date": assessment["law_date"]["iso"],
        "requirements": assessment["requirements"],
        "release": {"version": bundle.version, "digest": bundle.digest},
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
    Console(width=None if sys.stdout.isatty() else 140).print(table)
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
    Console(width=None if sys.stdout.isatty() else 160).print(table)
    for run, block in (("full", report["full"]), ("blanked", report["blanked"])):
        click.echo(
            f"{run}: found {block['found']} of {block['adverse_cases']} adverse cases; "
            f"binding refusals of lawful cases {block['false_refusals']} of {block['lawful_cases']}, "
            f"strict ones {block['strict_adverse_on_lawful']}; {block['determinate_rate']:.1%} of what applies is determined"
            if block["determinate_rate"] is not None
            else f"{run}: nothing to count"
        )
