"""`sightline questions`: what a record still has to answer, the most useful first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from registry.cli.answer_forms import answer_form, key_line
from registry.cli.options import file_or_input, law_date, law_date_option
from registry.cli.record_template import record_template
from registry.cli.table import print_text
from registry.domain.record import sections
from registry.operations.assess_files import Owed, Questions, only_record, questions_for_file
from registry.settings import settings

NAMED = 4
"""So many requirements are named with a question; --json names all."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False))
@law_date_option
@click.option("--all", "everything", is_flag=True, help="Ask also for what only advises.")
@click.option(
    "--template", is_flag=True, help="Print the record in YAML with a place for each answer that is owed."
)
@click.option("--json", "as_json", is_flag=True, help="Print the questions as JSON.")
def questions(file: Path, day: str | None, everything: bool, template: bool, as_json: bool) -> None:
    """List the questions that the record in FILE (JSON or YAML; - for standard input) owes next, the most useful first.

    First what decides which requirements bind, then what decides whether they apply, then whether there is what further
    questions are about, then what the requirements that apply need to be judged. Only fields that such a requirement
    reads are listed, and of alternative ways to meet it only one. What follows from the country is said and not asked.
    Each question shows how its answer is written, and the piece of a record to paste: JSON, and so YAML too. Answer what
    you can, then ask again: answers may raise further questions, or settle them.

    \b
    Examples:
      echo '{}' | sightline questions -
      sightline questions record.yaml --template > next.yaml
    """
    if template and as_json:
        raise click.UsageError("--template and --json are two forms of the same answer: choose one.")
    given = file_or_input(file)
    found = questions_for_file(given, law_date(day), settings(), "strict" if everything else "binding")
    if as_json:
        click.echo(json.dumps(_document(found), indent=2, ensure_ascii=False))
    elif template:
        click.echo(record_template(only_record(given), found.owed), nl=False)
    else:
        _print(found)


def _document(found: Questions) -> dict[str, object]:
    return {
        "derived": [asdict(one) for one in found.derived],
        "unbound": list(found.unsettled.unbound),
        "contradicted": {id: list(paths) for id, paths in found.unsettled.contradicted.items()},
        "questions": [one.as_json() for one in found.owed],
    }


def _print(found: Questions) -> None:
    _print_unsettled(found)
    if found.derived:
        click.secho("These need no answer:", bold=True)
    for one in found.derived:
        print_text(f"     {one.title} Yes (from {one.source}: {one.held}).  [{one.path}]", hanging=5)
    reason = ""
    for number, owed in enumerate(found.owed, 1):
        if owed.why != reason:
            reason = owed.why
            click.secho(_HEADINGS[reason], bold=True)
        section = sections()[owed.path.rpartition(".")[0]].title
        print_text(f"{number:>3}. {section}: {owed.title}  [{owed.path}]", hanging=5)
        for line in _lines(owed, found):
            print_text(f"     {line}", hanging=7)
    counted = "1 question" if len(found.owed) == 1 else f"{len(found.owed)} questions"
    click.echo(
        f"{counted}."
        if found.owed
        else "Nothing is owed: no further answer settles more. What is still open, `sightline explain` names."
    )


def _print_unsettled(found: Questions) -> None:
    if unbound := found.unsettled.unbound:
        many = "1 requirement" if len(unbound) == 1 else f"{len(unbound)} requirements"
        print_text(
            f"No answer settles the binding outcome: of {many} this release does not know whether they bind this kind of "
            "operator in this country. They are not asked about here; --all asks for what they say, as advice."
        )
    by_answers: dict[tuple[str, ...], list[str]] = {}
    for id, paths in found.unsettled.contradicted.items():
        by_answers.setdefault(paths, []).append(id)
    for paths, ids in by_answers.items():
        more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
        print_text(
            (
                f"These answers contradict one another: {', '.join(paths)}. Until one of them is corrected nothing settles "
                if len(paths) > 1
                else f"This answer contradicts others: {paths[0]}. Until it is corrected, or they are, nothing settles "
            )
            + f"{', '.join(ids[:NAMED])}{more}."
        )


def _lines(one: Owed, found: Questions) -> Iterator[str]:
    if one.help:
        yield one.help
    yield f"Answer: {answer_form(one)}"
    yield from (f"  {key_line(key)}" for key in one.keys)
    yield f"In the record: {json.dumps(one.paste, ensure_ascii=False)}"
    behind = [other.path for other in found.owed if other.after == one.path]
    if behind:
        yield f"Without a yes these have no object: {', '.join(behind)}."
    if one.after:
        yield f"Only if {one.after} is true."
    more = f" and {len(one.serves) - NAMED} more" if len(one.serves) > NAMED else ""
    yield f"{_REASONS[one.why]} {', '.join(one.serves[:NAMED])}{more}."


_HEADINGS = {
    "force": "These decide which requirements bind:",
    "applies": "These decide whether requirements apply:",
    "opens": "These decide whether there is what further questions are about:",
    "needed": "These are needed to judge requirements that apply:",
}
_REASONS = {
    "force": "Decides who is bound by",
    "applies": "Decides whether it falls under",
    "opens": "Read by",
    "needed": "Needed for",
}
