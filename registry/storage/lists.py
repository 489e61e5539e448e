"""Lists of deployments: filters, facets, pages, search, and the counts of the home page.

Knows: which index answers which question. Does not know anything that is not public: all of it comes from the derived
rows of `storage.listing`. Newest first is the only order, because it is the order of the keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, FromClause, Select, false, func, select

from registry.errors import RegistryError
from registry.storage import search, tables
from registry.storage.database import Database
from registry.storage.listing import CHUNK, NOT_MET, chunks
from registry.storage.tables import FACETS, counter, decision, listing, listing_not_met, requirement_status
from registry.storage.values import Listed, Place

COUNT_LIMIT = 10_000
"""More hits than this are not counted, and pages do not reach beyond it: narrow the list, or export it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed to. Values of one facet are alternatives; facets and text narrow one another."""

    text: str = ""
    country: tuple[str, ...] = ()
    operator: tuple[str, ...] = ()
    technology: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    space: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    provenance: tuple[str, ...] = ()
    outcome_binding: tuple[str, ...] = ()
    outcome_strict: tuple[str, ...] = ()
    not_met: tuple[str, ...] = ()


Facets = dict[str, list[tuple[str, int]]]
"""Facet -> its values with how many deployments have them, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. `total` is exact up to `COUNT_LIMIT`; `more` says that there are more than that."""

    rows: tuple[Listed, ...]
    total: int
    more: bool
    facets: Facets


@dataclass(frozen=True, slots=True)
class Counts:
    """What the register holds."""

    deployments: int
    versions: int
    decisions: int
    entries: int
    facets: Facets


@dataclass(frozen=True, slots=True)
class RequirementDecision:
    """What one decision says of one requirement."""

    deployment_id: str
    version: int
    place: Place
    law_date: str
    status: str
    severity: str
    force: str


def page(db: Database, filters: Filters, number: int = 1, size: int = 20) -> Page:
    """The page with this number, from 1, of the deployments that the filters leave, newest first.

    Each facet is counted with its own filter left out, so that the alternatives show. Raises `storage.page` beyond
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
        ids = connection.scalars(_ids(filters).limit(size).offset(first)).all()
        within = _ids(filters).order_by(None).limit(COUNT_LIMIT + 1).subquery()
        total = connection.scalar(select(func.count()).select_from(within)) or 0
        return Page(
            tuple(listed(connection, ids)),
            min(total, COUNT_LIMIT),
            total > COUNT_LIMIT,
            _facets(connection, filters),
        )


def every(db: Database, filters: Filters) -> Iterator[Listed]:
    """All deployments that the filters leave, newest first, a few at a time, for downloads.

    Which ones they are is settled at the first; each is given as it stands when its turn comes.
    """
    with db.read() as connection:
        ids = connection.scalars(_ids(filters)).all()
    for chunk in chunks(ids, CHUNK):
        with db.read() as connection:
            rows = listed(connection, chunk)
        yield from rows


def counts(db: Database) -> Counts:
    """How much the register holds, and every facet over all of it."""
    with db.read() as connection:
        facets = _facets(connection, Filters())
        return Counts(
            deployments=sum(count for _, count in facets["provenance"]),
            # These numbers are never given twice and their rows never deleted, so the last one is the count.
            versions=connection.scalar(select(func.max(tables.version.c.id))) or 0,
            decisions=connection.scalar(select(func.max(decision.c.id))) or 0,
            entries=connection.scalar(select(func.sum(tables.head.c.size))) or 0,
            facets=facets,
        )


def decisions_by_requirement(
    db: Database, requirement_id: str, statuses: Sequence[str], number: int = 1, size: int = 20
) -> list[RequirementDecision]:
    """Decisions, past ones too, that find a requirement to have one of these statuses, newest first, by page."""
    columns = requirement_status.c
    query = (
        select(decision, columns.status, columns.severity, columns.force)
        .join(requirement_status, columns.decision_id == decision.c.id)
        .where(columns.requirement_id == requirement_id, columns.status.in_(statuses))
        .order_by(columns.decision_id.desc())
        .limit(size)
        .offset((number - 1) * size)
    )
    with db.read() as connection:
        return [
            RequirementDecision(
                row.deployment_id,
                row.n,
                Place(row.log_id, row.idx),
                row.law_date,
                row.status,
                row.severity,
                row.force,
            )
            for row in connection.execute(query)
        ]


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


def _ids(filters: Filters) -> Select[str]:
    source, conditions = _narrowed(filters)
    newest = listing.c.position if source is listing else search.index.c.rowid
    return select(listing.c.deployment_id).select_from(source).where(*conditions).order_by(newest.desc())


def _narrowed(filters: Filters, without: str = "") -> tuple[FromClause, list[ColumnElement[bool]]]:
    conditions: list[ColumnElement[bool]] = [
        listing.c[facet].in_(chosen)
        for facet in FACETS
        if facet != without and (chosen := getattr(filters, facet))
    ]
    if filters.not_met and without != NOT_MET:
        of_these = select(listing_not_met.c.position).where(
            listing_not_met.c.requirement_id.in_(filters.not_met)
        )
        conditions.append(listing.c.position.in_(of_these))
    if not filters.text.strip():
        return listing, conditions
    found = search.matches(filters.text)
    conditions.append(false() if found is None else found)
    return search.index.join(listing, listing.c.position == search.index.c.rowid), conditions


def _facets(connection: Connection, filters: Filters) -> Facets:
    return {facet: _facet(connection, facet, filters) for facet in (*FACETS, NOT_MET)}


def _facet(connection: Connection, facet: str, filters: Filters) -> list[tuple[str, int]]:
    source, conditions = _narrowed(filters, without=facet)
    if source is listing and not conditions:
        query = select(counter.c.value, counter.c.count).where(counter.c.facet == facet)
    else:
        value = listing_not_met.c.requirement_id if facet == NOT_MET else listing.c[facet]
        if facet == NOT_MET:
            source = source.join(listing_not_met, listing_not_met.c.position == listing.c.position)
        query = (
            select(value, func.count())
            .select_from(source)
            .where(*conditions, value.is_not(None))
            .group_by(value)
        )
    return sorted(
        ((row[0], row[1]) for row in connection.execute(query)), key=lambda pair: (-pair[1], pair[0])
    )
