"""A difference between two releases on a terminal.

Knows: what comes first and how a name is shown with its title. How a change is said is known to `difference_words`; all of it
stands in the JSON.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import click
from rich.table import Table
from rich.text import Text

from registry.cli.difference_words import periods, told
from registry.cli.table import print_table, print_text
from registry.pages.record_words import record_word
from registry.pages.words import counted

ALIKE: Final = 4
"""A change that so many have alike is said once."""


def print_difference(found: Any) -> None:
    """Print a `registry.policy.difference.Difference`."""
    for role, one in (("before", found.before), ("after", found.after)):
        click.echo(
            f"{role}: release {one.version}, facts version {one.facts_version}, OPA {one.opa}, {one.digest}"
        )
    if found.is_empty:
        click.echo("Nothing differs.")
        return
    for word, many, part, titles in (
        ("requirement", "requirements", found.requirements, found.titles["requirements"]),
        ("number", "numbers", found.parameters, found.titles["parameters"]),
        ("profile", "profiles", found.profiles, found.titles["profiles"]),
        ("framework", "frameworks", found.frameworks, found.titles["frameworks"]),
        ("document read or cited", "documents read or cited", found.consulted, {}),
    ):
        _print_part(word, many, part, titles, found.titles["parameters"])
    if found.bound:
        _print_bound(found)
    _print_shared(found.shared, found.reached)
    _print_unexplained(found)


def _print_part(
    word: str, many: str, part: Any, titles: Mapping[str, str], numbers: Mapping[str, str]
) -> None:
    changed = [(one.name, lines) for one in part.changed if (lines := list(told(one, numbers)))]
    for what, names in (("added", part.added), ("removed", part.removed)):
        if names:
            click.echo(f"\n{counted(len(names), word, many)} {what}")
            for name in names:
                print_text(f"  {_named(name, titles)}", hanging=4)
    if changed:
        click.echo(f"\n{counted(len(changed), word, many)} changed")
    alike = Counter(line for _, lines in changed for line in set(lines))
    for line, times in alike.items():
        if times >= ALIKE:
            names = ", ".join(name for name, lines in changed if line in lines)
            print_text(f"  in {times} of them, {line}: {names}", hanging=4)
    for name, lines in changed:
        own = [line for line in lines if alike[line] < ALIKE]
        if own:
            print_text(f"  {_named(name, titles)}", hanging=4)
        for line in own:
            print_text(f"    {line}", hanging=6)


def _print_unexplained(found: Any) -> None:
    rules = [*found.requirements.added, *found.requirements.removed, *found.requirements.changed]
    if found.compiled and not rules and not found.shared and found.before.opa == found.after.opa:
        click.echo()
        print_text(
            "The compiled module differs, and no rule does. What it decides is not what the sources say: build the release "
            "from its sources and compare before you trust it."
        )
    if found.data and not any((found.parameters, found.profiles, found.bound, found.frameworks, *rules)):
        click.echo()
        print_text(
            "The data that the rules read differ, and no number and no profile does. What is decided with them is not what "
            "the release says of itself: build it from its sources and compare before you trust it."
        )


def _named(name: str, titles: Mapping[str, str]) -> str:
    if name not in titles:
        return name
    return f"{name} {titles[name]}" if name.isupper() else f"{titles[name]} ({name})"


def _print_bound(found: Any) -> None:
    click.echo("\nWho is bound at other times than before")
    table = Table("requirement", "kind of operator", "in", "before", "after", box=None)
    titles = found.titles["requirements"]
    for one in found.bound:
        kinds = ", ".join(record_word("operator.type", kind) for kind in one.operators)
        row = (
            "\n".join(_named(id, titles) for id in one.requirements), kinds,
            ", ".join(one.countries), *map(periods, (one.before, one.after)),
        )  # fmt: skip
        # As text: what stands in brackets in a value is no style.
        table.add_row(*map(Text, row))
    print_table(table, 200)


def _print_shared(shared: Any, reached: Sequence[Any]) -> None:
    if shared:
        click.echo("\nRules that several requirements share")
        for what, names in (
            ("added", shared.added),
            ("removed", shared.removed),
            ("changed", [one.name for one in shared.changed]),
        ):
            if names:
                print_text(f"  {what}: {', '.join(names)}", hanging=4)
        for one in reached:
            asked = (
                f"asked by {counted(len(one.requirements), 'requirement')}: {', '.join(one.requirements)}"
                if one.requirements
                else "asked by no requirement, but by what weighs and gathers all results"
            )
            print_text(f"  {one.name}: {', '.join(one.rules)}; {asked}", hanging=4)
        print_text("  What this does to records that you have: sightline policies impact", hanging=4)
