"""Lists of deployments: filters, facets, pages, search, and the counts of the home page.

Knows: which index answers which question. Does not know anything that is not public: all of it comes from the derived
rows of `storage.listing`. Newest first is the order of the keys, and so the order of every list; a page of
a search may be had by relevance instead, within the newest rows only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Select,
    func,
    select,
)

from registry.errors import RegistryError
from registry.storage import search, tables
from registry.storage.database import Database
from registry.storage.facets import Facets, counted, outcomes, values
from registry.storage.listing import CHUNK, chunks
from registry.storage.narrowed import Filters, narrowed, newest, position_in
from registry.storage.tables import decision, listing, listing_not_met
from registry.storage.values import Listed, Place

COUNT_LIMIT = 10_000
"""Of more rows than this only the newest are counted, and pages do not reach beyond: narrow the list, or download it."""

FACET_LIMIT = 2_000
"""Of more rows than this the facets are counted within the newest: eleven counts of each row are what a search costs."""

__all__ = ["Filters"]

_CLOSE = 1_000
"""Rows between two that are passed over faster than another question is asked."""

Order = Literal["newest", "relevance"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. With `more`, there are more than `total`, which is `COUNT_LIMIT`.

    `cut`: the facets that are counted within the newest `FACET_LIMIT` rows.
    """

    rows: tuple[Listed, ...]
    total: int
    more: bool
    facets: Facets
    cut: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some rows of a list, newest first, and where the next ones begin: `before` is None at the end."""

    rows: tuple[Listed, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What the register holds. `outcomes` are the facets of `listing.OUTCOMES` within a provenance."""

    deployments: int
    operators: int
    versions: int
    decisions: int
    entries: int
    facets: Facets
    outcomes: dict[tuple[str, str], dict[str, int]]


def page(db: Database, filters: Filters, number: int = 1, size: int = 20, order: Order = "newest") -> Page:
    """The page with this number, from 1, of the deployments that the filters leave.

    By relevance are the newest `COUNT_LIMIT` of them, where the filters have words to be relevant to. Each facet is
    counted with its own filter left out, so that the alternatives show. Raises `storage.page` beyond
    `COUNT_LIMIT` rows, and `search.too_long`.
    """
    first = (number - 1) * size
    if number < 1 or size < 1 or first + size > COUNT_LIMIT:
        raise RegistryError(
            "storage.page",
            f"there is no page {number} of {size} rows: pages reach to row {COUNT_LIMIT}",
            hint="Narrow the list with a filter, or download all of it.",
        )
    with db.read() as connection:
        ids = connection.scalars(_ordered(connection, filters, order).limit(size).offset(first)).all()
        found = counted(db, connection, filters, COUNT_LIMIT, FACET_LIMIT)
        return Page(tuple(listed(connection, ids)), found.total, found.more, found.facets, found.cut)


def stretch(db: Database, filters: Filters, before: int | None = None, size: int = 20) -> Stretch:
    """The next `size` deployments that the filters leave, newest first, from the newest or from `before` on.

    However deep, each costs the same. `before` is from the stretch before, and none that was given comes again; what was
    filed or revised meanwhile stands before the first. Raises `search.too_long`.
    """
    with db.read() as connection:
        found = connection.execute(_places(connection, filters, before).limit(size + 1)).all()
        rows = tuple(listed(connection, [row.deployment_id for row in found[:size]]))
    return Stretch(rows, found[size - 1].position if len(found) > size else None)


def every(
    db: Database, filters: Filters, before: int | None = None, limit: int | None = None
) -> Iterator[Listed]:
    """All deployments that the filters leave, newest first, a few at a time, for downloads.

    Which ones they are is settled at the first; each is given as it stands when its turn comes. `before` as in
    `stretch`; `limit`: how many at most.
    """
    with db.read() as connection:
        query = _places(connection, filters, before).limit(limit)
        ids = [row.deployment_id for row in connection.execute(query)]
    for chunk in chunks(ids, CHUNK):
        with db.read() as connection:
            rows = listed(connection, chunk)
        yield from rows


def ids(db: Database) -> list[str]:
    """The ids of all deployments, newest first."""
    with db.read() as connection:
        return [row.deployment_id for row in connection.execute(_places(connection, Filters(), None))]


def rows(db: Database, ids: Sequence[str]) -> list[Listed]:
    """These deployments as they stand, in this order; those that do not exist are left out."""
    with db.read() as connection:
        return listed(connection, ids)


def position_after(db: Database, filters: Filters, limit: int, before: int | None = None) -> int | None:
    """The position of the last of `limit` deployments that the filters leave below `before`; None where no more follow."""
    with db.read() as connection:
        two = connection.execute(_places(connection, filters, before).limit(2).offset(limit - 1)).all()
    return two[0].position if len(two) > 1 else None


def first(connection: Connection, filters: Filters, count: int) -> list[str]:
    """The newest `count` deployments that the filters leave, by their ids."""
    return list(connection.scalars(_ids(connection, filters).limit(count)))


def matching(connection: Connection, filters: Filters, deployment_ids: Sequence[str]) -> set[str]:
    """Which of these deployments the filters leave."""
    source, conditions = narrowed(connection, filters)
    query = select(listing.c.deployment_id, listing.c.position).select_from(source)
    these = select(listing.c.position).where(listing.c.deployment_id.in_(deployment_ids))
    # By stretches of the index in which they stand: a word may stand in every deployment.
    at, found = position_in(source), set[str]()
    for start, end in _stretches(connection.scalars(these.order_by(listing.c.position)).all()):
        rows = connection.execute(query.where(*conditions, at.between(start, end)))
        found.update(row.deployment_id for row in rows)
    return found & set(deployment_ids)


def counts(db: Database) -> Counts:
    """How much the register holds, and the facets over all of it."""
    with db.read() as connection:
        found = counted(db, connection, Filters(), COUNT_LIMIT, FACET_LIMIT)
        return Counts(
            deployments=found.total,
            operators=values(connection, "operator"),
            # These numbers are never given twice and their rows never deleted, so the last one is the count.
            versions=connection.scalar(select(func.max(tables.version.c.id))) or 0,
            decisions=connection.scalar(select(func.max(decision.c.id))) or 0,
            entries=int(connection.scalar(select(func.sum(tables.head.c.size))) or 0),
            facets=found.facets,
            outcomes=outcomes(connection, [value for value, _ in found.facets["provenance"]]),
        )


def occurs(db: Database, facet: str, value: str) -> bool:
    """Whether any deployment of the register has this value of the facet now."""
    with db.read() as connection:
        found = select(tables.counter.c.count).where(
            tables.counter.c.facet == facet, tables.counter.c.value == value
        )
        return connection.scalar(found) is not None


def listed(connection: Connection, deployment_ids: Sequence[str]) -> list[Listed]:
    """The derived rows of these deployments, in their order; one that has none is left out."""
    not_met: dict[int, list[str]] = {}
    rows = connection.execute(
        select(listing, decision.c.law_date, decision.c.assessed_at, decision.c.release_digest)
        .add_columns(decision.c.log_id, decision.c.idx)
        .join(decision, decision.c.id == listing.c.decision_id)
        .where(listing.c.deployment_id.in_(deployment_ids))
    ).all()
    for position, requirement_id in connection.execute(
        select(listing_not_met.c.position, listing_not_met.c.requirement_id)
        .where(listing_not_met.c.position.in_([row.position for row in rows]))
        .order_by(listing_not_met.c.requirement_id)
    ):
        not_met.setdefault(position, []).append(requirement_id)
    found = {}
    for row in rows:
        values = row._asdict()
        place = Place(values.pop("log_id"), values.pop("idx"))
        values.pop("decision_id")
        position = values.pop("position")
        found[row.deployment_id] = Listed(**values, place=place, not_met=tuple(not_met.get(position, ())))
    return [found[each] for each in deployment_ids if each in found]


def _ordered(connection: Connection, filters: Filters, order: Order) -> Select[str]:
    relevance = search.relevance(connection, filters.text) if order == "relevance" else None
    if relevance is None:
        return _ids(connection, filters)
    source, conditions = narrowed(connection, filters)
    hits = (
        select(listing.c.deployment_id, listing.c.position, relevance.label("relevance"))
        .select_from(source)
        .where(*conditions)
        .order_by(newest(source))
        .limit(COUNT_LIMIT)
        .subquery("hits")
    )
    return select(hits.c.deployment_id).order_by(hits.c.relevance.desc(), hits.c.position.desc())


def _ids(connection: Connection, filters: Filters) -> Select[str]:
    source, conditions = narrowed(connection, filters)
    return select(listing.c.deployment_id).select_from(source).where(*conditions).order_by(newest(source))


def _places(connection: Connection, filters: Filters, before: int | None) -> Select[Any]:
    source, conditions = narrowed(connection, filters)
    at = position_in(source)
    if before is not None:
        conditions.append(at < before)
    query = select(listing.c.deployment_id, listing.c.position).select_from(source)
    return query.where(*conditions).order_by(at.desc())


def _stretches(positions: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last of those that stand close together; `positions` in order."""
    stretches: list[tuple[int, int]] = []
    for position in positions:
        if stretches and position - stretches[-1][1] <= _CLOSE:
            stretches[-1] = (stretches[-1][0], position)
        else:
            stretches.append((position, position))
    return stretches
