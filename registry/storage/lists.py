"""Lists of deployments: filters, facets, pages, search, and the counts of the home page.

Knows: which index answers which question. Does not know anything that is not public: all of it comes from the derived
rows of `storage.listing`. Newest first is the order of the keys, and so the order of every list; a page of
a search may be had by relevance instead, within the newest rows only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Row,
    Select,
    false,
    func,
    literal,
    select,
    union_all,
)

from registry.errors import RegistryError
from registry.storage import search, tables
from registry.storage.database import Database
from registry.storage.listing import CHUNK, NOT_MET, OUTCOMES, chunks, within
from registry.storage.tables import FACETS, counter, decision, listing, listing_not_met, requirement_status
from registry.storage.values import Listed, Place

COUNT_LIMIT = 10_000
"""Of more rows than this only the newest are counted, and pages do not reach beyond: narrow the list, or download it."""

Order = Literal["newest", "relevance"]

_EVERY_ROW_HAS = "provenance"
_ROWS = ""


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
    """One page of a list. With `more`, there are more than `total`, which is `COUNT_LIMIT`.

    `cut`: the facets that are counted within the newest `COUNT_LIMIT` rows.
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
    versions: int
    decisions: int
    entries: int
    facets: Facets
    outcomes: dict[tuple[str, str], dict[str, int]]


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
        total, more, facets, cut = _counted(connection, filters)
        return Page(tuple(listed(connection, ids)), total, more, facets, cut)


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


def matching(connection: Connection, filters: Filters, deployment_ids: Sequence[str]) -> set[str]:
    """Which of these deployments the filters leave."""
    source, conditions = _narrowed(connection, filters, without="")
    query = select(listing.c.deployment_id).select_from(source)
    return set(connection.scalars(query.where(*conditions, listing.c.deployment_id.in_(deployment_ids))))


def counts(db: Database) -> Counts:
    """How much the register holds, and every facet over all of it."""
    with db.read() as connection:
        deployments, _, facets, _ = _counted(connection, Filters())
        return Counts(
            deployments=deployments,
            # These numbers are never given twice and their rows never deleted, so the last one is the count.
            versions=connection.scalar(select(func.max(tables.version.c.id))) or 0,
            decisions=connection.scalar(select(func.max(decision.c.id))) or 0,
            entries=int(connection.scalar(select(func.sum(tables.head.c.size))) or 0),
            facets=facets,
            outcomes=_outcomes(connection, [value for value, _ in facets[_EVERY_ROW_HAS]]),
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


def _ordered(connection: Connection, filters: Filters, order: Order) -> Select[str]:
    relevance = search.relevance(connection, filters.text) if order == "relevance" else None
    if relevance is None:
        return _ids(connection, filters)
    source, conditions = _narrowed(connection, filters, without="")
    hits = (
        select(listing.c.deployment_id, listing.c.position, relevance.label("relevance"))
        .select_from(source)
        .where(*conditions)
        .order_by(_newest(source))
        .limit(COUNT_LIMIT)
        .subquery("hits")
    )
    return select(hits.c.deployment_id).order_by(hits.c.relevance.desc(), hits.c.position.desc())


def _ids(connection: Connection, filters: Filters) -> Select[str]:
    source, conditions = _narrowed(connection, filters, without="")
    return select(listing.c.deployment_id).select_from(source).where(*conditions).order_by(_newest(source))


def _places(connection: Connection, filters: Filters, before: int | None) -> Select[Any]:
    source, conditions = _narrowed(connection, filters, without="")
    position = _position(source)
    if before is not None:
        conditions.append(position < before)
    query = select(listing.c.deployment_id, listing.c.position).select_from(source)
    return query.where(*conditions).order_by(position.desc())


def _newest(source: FromClause) -> ColumnElement[int]:
    return _position(source).desc()


def _position(source: FromClause) -> ColumnElement[int]:
    # Of the two equal numbers the one whose index is walked, so that nothing needs sorting.
    return listing.c.position if source is listing else search.index.c.rowid


def _narrowed(
    connection: Connection, filters: Filters, without: str
) -> tuple[FromClause, list[ColumnElement[bool]]]:
    found = search.matches(connection, filters.text)
    by_words = bool(filters.text.strip())
    unindexed = by_words and connection.dialect.name == "sqlite"
    conditions: list[ColumnElement[bool]] = [
        _unindexed(listing.c[facet], unindexed).in_(chosen)
        for facet in FACETS
        if facet != without and (chosen := getattr(filters, facet))
    ]
    if filters.not_met and without != NOT_MET:
        of_these = select(listing_not_met.c.position).where(
            listing_not_met.c.requirement_id.in_(filters.not_met)
        )
        conditions.append(_unindexed(listing.c.position, unindexed).in_(of_these))
    if not by_words:
        return listing, conditions
    conditions.append(false() if found is None else found)
    return search.index.join(listing, listing.c.position == search.index.c.rowid), conditions


def _unindexed(column: ColumnElement[Any], unindexed: bool) -> ColumnElement[Any]:
    # Words come from the search index, newest first, and the other filters only look at what it gives. Were they to
    # use an index of theirs, SQLite would ask the search index once for each of their rows.
    if not unindexed:
        return column
    return column + 0 if isinstance(column.type, Integer) else column.concat("")


def _counted(connection: Connection, filters: Filters) -> tuple[int, bool, Facets, frozenset[str]]:
    """How many rows the filters leave, whether there are more than are counted, every facet, and which are cut off."""
    if replace(filters, text=filters.text.strip()) == Filters():
        facets = _whole(connection)
        return sum(count for _, count in facets[_EVERY_ROW_HAS]), False, facets, frozenset()
    own = [facet for facet in (*FACETS, NOT_MET) if getattr(filters, facet)]
    others = [facet for facet in (*FACETS, NOT_MET) if facet not in own]
    total, facets = _facets(connection, filters, others)
    cut = set(others if total > COUNT_LIMIT else ())
    for facet in own:
        alternatives, counted = _facets(connection, filters, [facet], without=facet)
        facets |= counted
        cut |= {facet} if alternatives > COUNT_LIMIT else set()
    return min(total, COUNT_LIMIT), total > COUNT_LIMIT, facets, frozenset(cut)


def _whole(connection: Connection) -> Facets:
    wanted = (*FACETS, NOT_MET)
    query = select(counter.c.facet, counter.c.value, counter.c.count).where(counter.c.facet.in_(wanted))
    return _grouped(wanted, connection.execute(query))


def _outcomes(connection: Connection, provenances: Sequence[str]) -> dict[tuple[str, str], dict[str, int]]:
    names = {within(each, facet): (each, facet) for each in provenances for facet in OUTCOMES}
    query = select(counter.c.facet, counter.c.value, counter.c.count).where(counter.c.facet.in_(names))
    grouped = _grouped(tuple(names), connection.execute(query))
    return {names[name]: dict(counts) for name, counts in grouped.items()}


def _facets(
    connection: Connection, filters: Filters, wanted: Sequence[str], without: str = ""
) -> tuple[int, Facets]:
    """How many rows the filters leave, at most one more than are counted, and these facets of what is counted."""
    source, conditions = _narrowed(connection, filters, without)
    if not conditions:
        whole = _whole(connection)
        # All are counted, however many: none is one more.
        return 0, {facet: whole[facet] for facet in wanted}
    # One walk over the rows for their number and for all facets that are counted within the same filters.
    found = (
        select(listing.c.position, *(listing.c[facet] for facet in FACETS))
        .select_from(source)
        .where(*conditions)
        .order_by(_newest(source))
        .limit(COUNT_LIMIT + 1)
        .cte("found")
    )
    one_more = select(func.min(found.c.position)).having(func.count() > COUNT_LIMIT).scalar_subquery()
    rows = select(found).where(found.c.position > func.coalesce(one_more, 0)).cte("narrowed")
    counts = [select(literal(_ROWS), literal(""), func.count()).select_from(found)]
    counts += [
        select(literal(facet), rows.c[facet], func.count())
        .where(rows.c[facet].is_not(None))
        .group_by(rows.c[facet])
        for facet in wanted
        if facet != NOT_MET
    ]
    if NOT_MET in wanted:
        requirement_id = listing_not_met.c.requirement_id
        of_rows = listing_not_met.c.position.in_(select(rows.c.position))
        counts.append(
            select(literal(NOT_MET), requirement_id, func.count()).where(of_rows).group_by(requirement_id)
        )
    facets = _grouped((_ROWS, *wanted), connection.execute(union_all(*counts)))
    [(_, number)] = facets.pop(_ROWS)
    return number, facets


def _grouped(facets: Sequence[str], rows: Iterable[Row[str, str, int]]) -> Facets:
    grouped: Facets = {facet: [] for facet in facets}
    for facet, value, count in rows:
        grouped[facet].append((value, count))
    for values in grouped.values():
        values.sort(key=lambda pair: (-pair[1], pair[0]))
    return grouped
