"""How a path to an outcome is shown: what changes from what to what, who can change it, and what is still in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import click

from registry.cli.table import print_text
from registry.domain.answer_words import UNANSWERED
from registry.operations.assess_files import Change, ChangePath, Obstacle

NAMED: Final = 6
"""So many requirements or fields are named in a line; --json names all."""

POWERS: Final = {
    "operator": "in the operator's own power",
    "provider": "for the provider of the system",
    "legislature": "for the legislature",
    "court_or_independent_authority": "for a court or an independent authority",
    "supervisory_authority": "for the supervisory authority",
    "independent_tester": "for an independent tester",
}


def print_path(path: ChangePath) -> None:
    """Print the path as a comparison in words, then what stands in the way where it does not arrive."""
    changed = [change for change in path.changes if change.before != UNANSWERED]
    given = [change for change in path.changes if change.before == UNANSWERED]
    own = sum(change.power == "operator" for change in path.changes)
    click.echo()
    click.secho(_headline(path), bold=True)
    if path.changes:
        click.echo(
            f"{len(changed)} answers to change and {len(given)} to give; {own} in the operator's own power."
        )
    _print_changes("To change, the operator having really changed it:", changed)
    _print_changes("To answer, where it is so:", given)
    if path.obstacles:
        click.secho("Still in the way:", bold=True)
    for obstacle in path.obstacles:
        _print_obstacle(obstacle)
    if any(obstacle.reason in ("force_unknown", "unanswered") for obstacle in path.obstacles):
        click.echo("`sightline questions` says what to answer first.")


def _headline(path: ChangePath) -> str:
    where = f"{path.target} ({path.reading})"
    if path.before == "no_rule_applies" and not path.reached:
        return f"No path to {where}: no {path.reading} rule applies that could be met."
    if not path.reached:
        return f"No path to {where}: what can be changed leads from {path.before} to {path.after}."
    return (
        f"Path to {where}: from {path.before} to {path.after}."
        if path.changes
        else f"Already {path.after} ({path.reading})."
    )


def _print_changes(heading: str, changes: Sequence[Change]) -> None:
    if changes:
        click.secho(heading, bold=True)
    for change in changes:
        print_text(f"  {change.path}: {change.title}", hanging=4)
        print_text(f"    - {change.before}", hanging=6)
        print_text(f"    + {change.after}", hanging=6)
        another = "; this makes it another use" if change.redesign else ""
        print_text(f"      {POWERS[change.power]}{another}; for {_some(change.serves)}", hanging=6)


def _print_obstacle(obstacle: Obstacle) -> None:
    turning = f": {_some(obstacle.fields)}" if obstacle.fields else ""
    print_text(f"  {obstacle.id} {obstacle.title} ({obstacle.status.replace('_', ' ')})", hanging=4)
    print_text(f"    {obstacle.why}{turning}", hanging=4)
    if obstacle.reason in ("no_remedy", "fixed"):
        print_text(f"    {' '.join(obstacle.comply.split())}", hanging=4)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}" if names else "the record to make sense"
