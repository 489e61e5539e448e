"""What runs in this register: every term of every deployment that a body filed, and the requirements that come into force.

Knows: where terms can be looked for without reading the whole log: where an act set one, and in the records of latest
versions. What a term is, and whether it is met, the entries say (`registry.domain.clocks`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from registry.domain.canonical import parse_canonical
from registry.domain.clocks import Term, TermState, record_terms, terms_of
from registry.operations.act_entries import act_history
from registry.operations.registry import Registry
from registry.storage import acts, standings
from registry.storage.latest import committed_forms, latest_versions
from registry.storage.listing import CHUNK, chunks

SETTING: Final = ("authorise", "authorise_with_conditions", "object", "incident", "order")
"""The acts that set a term."""


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


def running_terms(registry: Registry) -> list[Running]:
    """Every term that runs and is not met, the earliest first."""
    found = []
    for deployment in sorted({*acts.last_of(registry.database, SETTING), *_by_record(registry)}):
        life = act_history(registry, deployment).lives.get(deployment)
        if life is not None:
            found += [Running(deployment, term, term.key in life.overdue) for term in terms_of(life)]
    return sorted(found, key=lambda one: (one.term.due, one.deployment, one.term.clock, one.term.part or ""))


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


def _by_record(registry: Registry) -> Iterator[str]:
    filed = [one for one in latest_versions(registry.database) if one.provenance == "filed"]
    for chunk in chunks(filed, CHUNK):
        forms = committed_forms(registry.database, [one.id for one in chunk])
        yield from (one.deployment_id for one in chunk if record_terms(parse_canonical(forms[one.id])))
