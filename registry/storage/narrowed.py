"""What a list of deployments is narrowed to, and the condition on the derived rows that says it.

Knows: which index answers which filter. Newest first is the order of the keys, in the lists and in the index of words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Integer, and_, false, func, or_, select

from registry.storage import search
from registry.storage.listing import NOT_MET
from registry.storage.tables import FACETS, counter, listing, listing_not_met


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


def narrowed(
    connection: Connection, filters: Filters, without: str = ""
) -> tuple[FromClause, list[ColumnElement[bool]]]:
    """What to select from, and the conditions that the filters make, the one of the facet `without` left out.

    Raises `search.too_long`.
    """
    found = search.matches(connection, filters.text)
    by_words = bool(filters.text.strip())
    chosen = {
        # PostgreSQL knows no text with a NUL and refuses to be asked for one: no row has it.
        facet: [value for value in values if "\0" not in value]
        for facet in (*FACETS, NOT_MET)
        if facet != without and (values := getattr(filters, facet))
    }
    # PostgreSQL chooses by what it counted of the rows.
    unindexed = set[str]()
    if connection.dialect.name == "sqlite":
        unindexed = set(chosen) - ({_fewest(connection, chosen)} if not by_words else set())
    conditions: list[ColumnElement[bool]] = [
        _unindexed(listing.c[facet], facet in unindexed).in_(values)
        for facet, values in chosen.items()
        if facet != NOT_MET
    ]
    if NOT_MET in chosen:
        of_these = select(listing_not_met.c.position).where(
            listing_not_met.c.requirement_id.in_(chosen[NOT_MET])
        )
        conditions.append(_unindexed(listing.c.position, NOT_MET in unindexed).in_(of_these))
    if not by_words:
        return listing, conditions
    conditions.append(false() if found is None else found)
    return search.index.join(listing, listing.c.position == search.index.c.rowid), conditions


def newest(source: FromClause) -> ColumnElement[int]:
    """The order of every list of what `narrowed` selects from."""
    return position_in(source).desc()


def position_in(source: FromClause) -> ColumnElement[int]:
    """The position of a row of what `narrowed` selects from."""
    # Of the two equal numbers the one whose index is walked, so that nothing needs sorting.
    return listing.c.position if source is listing else search.index.c.rowid


def _fewest(connection: Connection, chosen: Mapping[str, Sequence[str]]) -> str:
    """The facet whose values leave the fewest rows; empty where none is chosen."""
    if len(chosen) < 2:
        return next(iter(chosen), "")
    of = or_(
        *(and_(counter.c.facet == facet, counter.c.value.in_(values)) for facet, values in chosen.items())
    )
    query = select(counter.c.facet, func.sum(counter.c.count)).where(of).group_by(counter.c.facet)
    counts = {row[0]: row[1] for row in connection.execute(query)}
    return min(chosen, key=lambda facet: counts.get(facet, 0))


def _unindexed(column: ColumnElement[Any], unindexed: bool) -> ColumnElement[Any]:
    # Words come from the search index, newest first, and the other filters only look at what it gives. Were they to
    # use an index of theirs, SQLite would ask the search index once for each of their rows. Of facets alone, it would
    # take the index of any: it does not know how many rows have which value.
    if not unindexed:
        return column
    return column + 0 if isinstance(column.type, Integer) else column.concat("")
