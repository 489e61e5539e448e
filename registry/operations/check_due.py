"""Whether the rows that say what is due when are what making them again gives: a part of `operations.check_database`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from registry.domain import facts as facts_of
from registry.domain.canonical import parse_canonical
from registry.operations.due_rows import every_registration, every_row
from registry.operations.kept_rows import differs
from registry.operations.registry import Registry
from registry.policy.calendar import NEVER, Calendar
from registry.storage import due, registrations
from registry.storage.latest import committed_forms, standing
from registry.storage.listing import CHUNK, chunks


def check_due(registry: Registry) -> None:
    """Raise `database.differs` naming the table and the deployment.

    How far somebody looked since a decision stands in no entry; that a day on which one may turn is such a day can be told, and
    that it passes over none.
    """
    _terms(registry)
    _registrations(registry)
    kept, expected = due.latest_decisions(registry.database)
    if wrong := sorted(kept ^ expected):
        raise differs("assessed", f"of {wrong[0][0]} is not what deriving it again gives")
    for chunk in chunks(due.turns(registry.database), CHUNK):
        _turns(registry, {deployment: (release, day) for deployment, _, release, day in chunk})


def _terms(registry: Registry) -> None:
    expected = dict(every_row(registry))
    there = expected.keys() | set(due.with_terms(registry.database))
    for chunk in chunks(sorted(there), CHUNK):
        kept = due.kept_terms(registry.database, chunk)
        for deployment in chunk:
            found, rows = kept.get(deployment, []), expected.get(deployment, [])
            if sorted(map(repr, found)) != sorted(map(repr, rows)):
                raise differs("running_term", f"of {deployment} is not what deriving it again gives")


def _registrations(registry: Registry) -> None:
    kept = registrations.every(registry.database)
    expected = {one.deployment_id: one for one in every_registration(registry)}
    for deployment in sorted(kept.keys() | expected.keys()):
        if kept.get(deployment) != expected.get(deployment):
            raise differs("registration", f"of {deployment} is not what deriving it again gives")


def _turns(registry: Registry, said: dict[str, tuple[str, str]]) -> None:
    versions = standing(registry.database, said)
    forms = committed_forms(registry.database, [one.version.id for one in versions])
    for one in versions:
        release, day = said[one.version.deployment_id]
        if one.version.provenance == "reconstructed":
            right = day == NEVER
        else:
            bundle = registry.bundle(release)
            facts = facts_of.derive(parse_canonical(forms[one.version.id]), bundle.facts_version)
            right = _turns_on(bundle.calendar, facts, day, registry.clock().date())
        if not right:
            raise differs("assessed", f"of {one.version.deployment_id} names a day on which nothing turns")


def _turns_on(calendar: Calendar, facts: Any, day: str, today: date) -> bool:
    # Whoever looked did so today at the latest: a later day than the next would pass that one over.
    if day > calendar.turns(facts, today):
        return False
    try:
        return day == NEVER or calendar.turns(facts, date.fromisoformat(day) - timedelta(days=1)) == day
    except (ValueError, OverflowError):
        return False
