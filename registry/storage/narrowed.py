"""What a list of deployments is narrowed to, and the condition on the derived rows that says it.

Knows: which index answers which filter. Newest first is the order of the keys, in the lists and in the index of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Integer, false, select

from registry.storage import search
from registry.storage.listing import NOT_MET
from registry.storage.tables import FACETS, listing, listing_not_met


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


def newest(source: FromClause) -> ColumnElement[int]:
    """The order of every list of what `narrowed` selects from."""
    return position_in(source).desc()


def position_in(source: FromClause) -> ColumnElement[int]:
    """The position of a row of what `narrowed` selects from."""
    # Of the two equal numbers the one whose index is walked, so that nothing needs sorting.
    return listing.c.position if source is listing else search.index.c.rowid


def _unindexed(column: ColumnElement[Any], unindexed: bool) -> ColumnElement[Any]:
    # Words come from the search index, newest first, and the other filters only look at what it gives. Were they to
    # use an index of theirs, SQLite would ask the search index once for each of their rows.
    if not unindexed:
        return column
    return column + 0 if isinstance(column.type, Integer) else column.concat("")
