"""What runs in this register: every term of every deployment that a body filed, and the requirements that come into force.

Knows: that what runs is found by its day (`storage.due`), and nothing else is read. What a term is, and whether it is met, the
entries say (`registry.domain.clocks`); the rows follow from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.domain.clocks import Term, TermState
from registry.operations.registry import Registry
from registry.storage import due, ledger, standings


@dataclass(frozen=True)
class Running:
    """One term that runs. `logged`: that it is over stands in the log."""

    deployment: str
    term: Term
    logged: bool

    def state(self, day: date) -> TermState:
        """What it is on `day`."""
        return self.term.state(day)


@dataclass(frozen=True)
class ComingIntoForce:
    """A requirement of the release in force that holds from the day `due` on, and how many deployments wait for it."""

    requirement: str
    due: str
    deployments: int


@dataclass(frozen=True)
class Waiting:
    """What the clocks have still to do: how many versions to look at, and how many terms to state as over."""

    versions: int
    terms: int


def running_terms(registry: Registry, over_before: date | None = None) -> list[Running]:
    """Every term that runs and is not met, the earliest first; with a day those that were due before it and of which that is
    not stated."""
    origins = {log.id: log.origin for log in ledger.logs(registry.database)}
    day = None if over_before is None else over_before.isoformat()
    found = []
    for deployment, row in due.terms(registry.database, day):
        assert row.place is not None
        clock: Any = row.clock
        entry = (origins[row.place.log_id], row.place.index)
        term = Term(clock, entry, row.part, row.due, row.version, row.whose, row.moment, row.requirement)
        found.append(Running(deployment, term, row.stated))
    return found


def waiting(registry: Registry, day: date) -> Waiting:
    """What is still to be done on `day`."""
    digest = registry.release()[1].digest
    versions = due.to_assess(registry.database, digest, day.isoformat())
    return Waiting(len(versions), len(due.terms(registry.database, day.isoformat())))


def coming_into_force(registry: Registry, day: date) -> list[ComingIntoForce]:
    """The requirements that hold from a day after `day` on and that the latest decisions find upcoming, the earliest
    first."""
    _, bundle = registry.release()
    counted = standings.counts(registry.database)
    found = [
        ComingIntoForce(one.id, begins.isoformat(), waiting)
        for one in bundle.requirements.values()
        if (begins := one.in_force.from_) is not None
        and begins > day
        and (waiting := counted.get(one.id, {}).get("upcoming", 0))
    ]
    return sorted(found, key=lambda one: (one.due, one.requirement))
