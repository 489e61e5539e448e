"""A difference between two releases as tables on a terminal.

Knows: how much of a value fits into a line. All of it stands in the JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

import click
from rich.table import Table
from rich.text import Text

from registry.cli.table import print_table

SHOWN: Final = 60
"""Characters of a value in a table."""
SHARED: Final = "shared rules"


def print_difference(found: Any) -> None:
    """Print a `registry.policy.difference.Difference`."""
    for role, one in (("before", found.before), ("after", found.after)):
        click.echo(
            f"{role}: release {one.version}, facts version {one.facts_version}, OPA {one.opa}, {one.digest}"
        )
    if found.is_empty:
        click.echo("Nothing differs.")
        return
    for title, part in (
        ("requirement", found.requirements),
        (SHARED, found.shared),
        ("parameter", found.parameters),
        ("profile", found.profiles),
        ("framework", found.frameworks),
        ("document", found.consulted),
    ):
        if part:
            _print_part(title, part)
    if found.bound:
        _print_bound(found.bound)


def _print_part(title: str, part: Any) -> None:
    rows: list[tuple[str, ...]] = [(name, "added") for name in part.added] + [
        (name, "removed") for name in part.removed
    ]
    for one in part.changed:
        if one.rule or title == SHARED:
            rows.append((one.name, "rule"))
        rows += [
            (one.name, "changed", key.key, *map(_shown, _told_apart(key.before, key.after)))
            for key in (one.keys if title != SHARED else ())
        ]
    _print((title, "change", "key", "before", "after"), rows)


def _print_bound(bound: Any) -> None:
    rows = (
        (
            *map(", ".join, (one.requirements, one.operators, one.countries)),
            *map(_periods, (one.before, one.after)),
        )
        for one in bound
    )
    _print(("requirement", "binds differently", "in", "before", "after"), rows)


def _print(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    table = Table(*heads, box=None)
    for row in rows:
        # As text: what stands in brackets in a value is no style.
        table.add_row(*map(Text, row))
    click.echo()
    print_table(table, 200)


def _told_apart(before: Any, after: Any) -> tuple[str, str]:
    old, new = (value if isinstance(value, str) else _values(value) for value in (before, after))
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    # Two long texts are shown from where they part.
    cut = max(0, same - SHOWN // 3) if max(len(old), len(new)) > SHOWN else 0
    return tuple(("…" if cut else "") + text[cut:] for text in (old, new))  # type: ignore[return-value]


def _values(value: Any) -> str:
    match value:
        case None:
            return "–"
        case [{"from": _, "until": _, "value": _}, *_]:
            return "; ".join(f"{one['value']} ({_period((one['from'], one['until']))})" for one in value)
    return json.dumps(value, ensure_ascii=False)


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"


def _periods(periods: Any) -> str:
    return "; ".join(map(_period, periods)) or "never"


def _period(period: tuple[str | None, str | None]) -> str:
    first, end = period
    if first is None and end is None:
        return "always"
    return " ".join(
        part for part in (f"from {first}" if first else "", f"until {end}" if end else "") if part
    )
