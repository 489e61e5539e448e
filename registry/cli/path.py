"""How a path to an outcome is shown: the result first, then what changes and who can change it, and what is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import click

from registry.cli.table import print_text
from registry.domain.answer_words import UNANSWERED
from registry.domain.record import definitions
from registry.operations.assess_files import Change, ChangePath, Obstacle

NAMED: Final = 6
"""So many requirements or fields are named in a line; --json names all."""

ASKED: Final = 10
"""So many answers that are lacking are listed, those on which most turns; --json names all."""

OPEN: Final = 3
"""The exit code where answers that are lacking decide whether there is a path."""

POWERS: Final = {
    "operator": "in the operator's own power",
    "provider": "for the provider of the system",
    "legislature": "for the legislature",
    "court_or_independent_authority": "for a court or an independent authority",
    "supervisory_authority": "for the supervisory authority",
    "independent_tester": "for an independent tester",
}


def exit_code(path: ChangePath) -> int:
    """0 where there is a path or none is needed, 1 where there is none, 3 where it is open."""
    return {"open": OPEN, "none": 1}.get(path.result, 0)


def print_path(path: ChangePath) -> None:
    """Print the result in a line, then what is asked, what changes, and what stands in the way where it does not arrive."""
    click.secho(_headline(path), bold=True)
    open_ = [obstacle for obstacle in path.obstacles if obstacle.is_open]
    _print_questions(open_)
    changed = [change for change in path.changes if change.before != UNANSWERED]
    given = [change for change in path.changes if change.before == UNANSWERED]
    if path.changes:
        own = sum(change.power == "operator" for change in path.changes)
        besides = "Besides, " if open_ else ""
        counted = f"{_answers(len(changed))} to change and {len(given)} to give"
        click.echo(f"{besides}{counted}; {own} in the operator's own power.")
    _print_changes("To change, the operator having really changed it:", changed)
    _print_changes("To answer, where it is so:", given)
    closed = [obstacle for obstacle in path.obstacles if not obstacle.is_open]
    if closed:
        click.secho("Still in the way:", bold=True)
    for obstacle in closed:
        _print_obstacle(obstacle)
    click.echo("Without --path-to the command lists every requirement with its status.")


def _headline(path: ChangePath) -> str:
    where = f"{path.target} ({path.reading})"
    match path.result:
        case "reached":
            return f"Already {path.after} ({path.reading})."
        case "path":
            return f"Path to {where}: from {path.before} to {path.after}."
        case "open":
            return f"Open whether there is a path to {where}: first answer these questions."
    if path.before == "no_rule_applies":
        return f"No path to {where}: no {path.reading} rule applies that could be met."
    return f"No path to {where}: what can be changed leads from {path.before} to {path.after}."


def _print_questions(obstacles: Sequence[Obstacle]) -> None:
    if not obstacles:
        return
    serves: dict[str, list[str]] = {}
    until: dict[str, str] = {}
    for obstacle in obstacles:
        for field in obstacle.fields:
            serves.setdefault(field, []).append(obstacle.id)
        for field, day in obstacle.if_happened.items():
            until[field] = min(day, until.get(field, day))
    click.secho("To answer, whatever is so:", bold=True)
    most_first = sorted(serves, key=lambda field: (-len(serves[field]), list(definitions()).index(field)))
    for field in most_first[:ASKED]:
        when = f"; to be stated if it happened on or before {until[field]}" if field in until else ""
        print_text(f"  {field}: {definitions()[field].title}{when}; for {_some(serves[field])}", hanging=4)
    more = len(most_first) - ASKED
    click.echo(
        f"{f'And {more} more. ' if more > 0 else ''}`sightline questions` says what to answer first, and how."
    )


def _print_changes(heading: str, changes: Sequence[Change]) -> None:
    if changes:
        click.secho(heading, bold=True)
    for change in changes:
        print_text(f"  {change.path}: {change.title}", hanging=4)
        print_text(f"    - {change.before}", hanging=6)
        print_text(f"    + {change.condition}", hanging=6)
        another = "; this makes it another use" if change.redesign else ""
        print_text(f"      {POWERS[change.power]}{another}; for {_some(change.serves)}", hanging=6)


def _print_obstacle(obstacle: Obstacle) -> None:
    turning = f": {_some(obstacle.fields)}" if obstacle.fields else ""
    print_text(f"  {obstacle.id} {obstacle.title} ({obstacle.status.replace('_', ' ')})", hanging=4)
    print_text(f"    {obstacle.why}{turning}", hanging=4)
    if obstacle.reason in ("no_remedy", "fixed", "publish"):
        print_text(f"    {' '.join(obstacle.comply.split())}", hanging=4)


def _answers(count: int) -> str:
    return "1 answer" if count == 1 else f"{count} answers"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}" if names else "the record to make sense"
