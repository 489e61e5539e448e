"""What the results pages are drawn from: counts of a register's open data, and where these come from.

Knows: the shape. What bodies filed stays apart from what was imported or reconstructed: every count has its provenance. Does not
know where any of it was counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Reading = Literal["binding", "strict"]
Counts = Mapping[str, Mapping[str, int]]
"""A value, such as a country -> an outcome or a status -> how many."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Counts over the latest decision on each deployment, as rows that end with how many; and what happened by year.

    `countries`, `technologies`, `law_years`: provenance, value, binding, strict. `requirements`: provenance, id, status. `void`:
    provenance. `begun`, `filed`: year, provenance. `decided`: year, provenance, binding, strict. `acts`: year, act.
    """

    origin: str
    size: int
    address: str
    sha256: str
    checkpoint: str | None
    countries: list[tuple[Any, ...]]
    technologies: list[tuple[Any, ...]]
    law_years: list[tuple[Any, ...]]
    requirements: list[tuple[Any, ...]]
    void: list[tuple[Any, ...]]
    begun: list[tuple[Any, ...]]
    filed: list[tuple[Any, ...]]
    decided: list[tuple[Any, ...]]
    acts: list[tuple[Any, ...]]

    @property
    def year(self) -> str:
        """The name of the log's tree."""
        return self.origin.rpartition("/")[2]

    def deployments(self, provenance: str) -> int:
        """How many have this provenance."""
        return sum(row[-1] for row in self.countries if row[0] == provenance)


def outcomes(rows: Iterable[tuple[Any, ...]], provenance: str, reading: Reading) -> Counts:
    """Of rows of provenance, value, binding, strict, number: value -> outcome -> how many."""
    at = 2 if reading == "binding" else 3
    return added((str(row[1] or ""), row[at], row[-1]) for row in rows if row[0] == provenance)


def added(rows: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    """The counts of rows of value, kind, number, added up."""
    found: dict[str, dict[str, int]] = {}
    for value, kind, number in rows:
        found.setdefault(value, {})[kind] = found.get(value, {}).get(kind, 0) + number
    return found
