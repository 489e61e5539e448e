"""`sightline questions`: what a record still has to answer, the most useful first."""

from __future__ import annotations

import json
from pathlib import Path

import click

from registry.cli.options import file_or_input, law_date, law_date_option
from registry.cli.table import print_text
from registry.domain.record import sections
from registry.operations.assess_files import Owed, questions_for_file
from registry.settings import settings

NAMED = 4
"""So many requirements are named with a question; --json names all."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False))
@law_date_option
@click.option("--all", "everything", is_flag=True, help="Ask also for what only advises.")
@click.option("--json", "as_json", is_flag=True, help="Print the questions as JSON.")
def questions(file: Path, day: str | None, everything: bool, as_json: bool) -> None:
    """List the questions that the record in FILE (JSON or YAML; - for standard input) owes next, the most useful first.

    First what decides which requirements bind, then what decides whether they apply, then what those that apply need to be
    judged. Only fields that such a requirement reads are listed, and of alternative ways to meet it only one. Answer what
    you can, then ask again: answers may raise further questions, or settle them.

    \b
    Example:
      echo '{}' | sightline questions -
    """
    owed = questions_for_file(
        file_or_input(file), law_date(day), settings(), "strict" if everything else "binding"
    )
    if as_json:
        click.echo(json.dumps([one.as_json() for one in owed], indent=2, ensure_ascii=False))
        return
    reason = ""
    for number, one in enumerate(owed, 1):
        if one.why != reason:
            reason = one.why
            click.secho(_HEADINGS[reason], bold=True)
        _print(number, one)
    counted = "1 question" if len(owed) == 1 else f"{len(owed)} questions"
    click.echo(
        f"{counted}."
        if owed
        else "Nothing is owed: every requirement that counts is settled, or does not apply."
    )


def _print(number: int, one: Owed) -> None:
    section = sections()[one.path.rpartition(".")[0]].title
    print_text(f"{number:>3}. {section}: {one.title}  [{one.path}]", hanging=5)
    print_text(f"     {' '.join(part for part in (one.help, _answers(one)) if part)}", hanging=5)
    more = f" and {len(one.serves) - NAMED} more" if len(one.serves) > NAMED else ""
    print_text(f"     For {', '.join(one.serves[:NAMED])}{more}.", hanging=5)


def _answers(one: Owed) -> str:
    if one.values:
        return (
            f"One of: {', '.join(one.values)}."
            if one.kind == "choice"
            else f"Any of: {', '.join(one.values)}."
        )
    return {"yesno": "Yes or no.", "count": f"In {one.unit}.", "ppm": f"In {one.unit}."}.get(one.kind, "")


_HEADINGS = {
    "force": "These decide which requirements bind:",
    "applies": "These decide whether requirements apply:",
    "needed": "These are needed to judge requirements that apply:",
}
