"""Counts across the whole register for its overviews: outcomes by year, and what one country or technology has.

Knows: the counters, and grouped walks over the derived rows. A walk over all of them is made once for each head of the logs,
since no row changes without an entry; one over a part of them is over the newest `lists.FACET_LIMIT`. Does not know lists and
pages (`storage.lists`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sqlalchemy import Connection, func, select, union_all

from registry.storage import tables
from registry.storage.database import Database
from registry.storage.lists import FACET_LIMIT
from registry.storage.tables import counter, decision, listing

_KEPT = 8
_EVERY_ROW_HAS = "provenance"


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many deployments of a provenance have an outcome under binding rules, and are of that year.

    The year is that in which the latest version was received; of what is reconstructed, that of its law date.
    """

    provenance: str
    year: str
    outcome: str
    count: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many deployments have a value of a facet, of how many there are."""

    count: int
    total: int


def outcomes_by_year(db: Database) -> tuple[YearCount, ...]:
    """Every deployment, by provenance, year and outcome, in this order; exact, and walked through once for each head."""
    with db.read() as connection:
        head = connection.scalar(select(func.sum(tables.head.c.size))) or 0
    return _outcomes_by_year(db, int(head))


def countries(db: Database) -> list[tuple[str, int]]:
    """How many deployments each country has, and each state of an answer that is none; all of them, the most first."""
    query = select(counter.c.value, counter.c.count).where(counter.c.facet == "country")
    with db.read() as connection:
        rows = connection.execute(query.order_by(counter.c.count.desc(), counter.c.value)).all()
    return [(value, count) for value, count in rows]


def share(db: Database, facet: Literal["country", "technology"], value: str) -> Share:
    """How many deployments have this value, and how many there are; exact."""
    query = select(counter.c.count).where(counter.c.facet == facet, counter.c.value == value)
    all_of_them = select(func.sum(counter.c.count)).where(counter.c.facet == _EVERY_ROW_HAS)
    with db.read() as connection:
        return Share(connection.scalar(query) or 0, int(connection.scalar(all_of_them) or 0))


def outcomes_of(
    db: Database, facet: Literal["country", "technology"], value: str
) -> dict[tuple[str, str], dict[str, int]]:
    """By provenance and facet of `listing.OUTCOMES`, the outcomes of the newest `FACET_LIMIT` deployments with this value."""
    newest = (
        select(listing.c.provenance, listing.c.outcome_binding, listing.c.outcome_strict)
        .where(listing.c[facet] == value)
        .order_by(listing.c.position.desc())
        .limit(FACET_LIMIT)
        .subquery("newest")
    )
    outcomes = (newest.c.outcome_binding, newest.c.outcome_strict)
    query = select(newest.c.provenance, *outcomes, func.count()).group_by(newest.c.provenance, *outcomes)
    found: dict[tuple[str, str], dict[str, int]] = {}
    with db.read() as connection:
        for provenance, binding, strict, count in connection.execute(query):
            for reading, outcome in (("outcome_binding", binding), ("outcome_strict", strict)):
                counts = found.setdefault((provenance, reading), {})
                counts[outcome] = counts.get(outcome, 0) + count
    return found


@lru_cache(maxsize=_KEPT)
def _outcomes_by_year(db: Database, head: int) -> tuple[YearCount, ...]:
    # What was logged since `head` was read may be counted too; then it is newer than asked for, and never older.
    with db.read() as connection:
        return tuple(_walk(connection))


def _walk(connection: Connection) -> list[YearCount]:
    received = select(
        listing.c.provenance, func.substr(listing.c.filed_at, 1, 4).label("year"), listing.c.outcome_binding
    ).where(listing.c.provenance != "reconstructed")
    # Only of what is reconstructed is the decision looked up: its law date is that of the conduct.
    judged = (
        select(
            listing.c.provenance,
            func.substr(decision.c.law_date, 1, 4).label("year"),
            listing.c.outcome_binding,
        )
        .join(decision, decision.c.id == listing.c.decision_id)
        .where(listing.c.provenance == "reconstructed")
    )
    every = union_all(received, judged).subquery("every")
    columns = (every.c.provenance, every.c.year, every.c.outcome_binding)
    rows = connection.execute(select(*columns, func.count()).group_by(*columns).order_by(*columns))
    return [YearCount(*row) for row in rows]
