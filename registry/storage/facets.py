"""How many deployments a list has, and how many of them each value of each facet.

Knows: counters of the whole register, counting within the newest rows, and that what was counted holds until a log grows: the
derived rows change with an entry, in its transaction. So the last counts are kept by the heads that they were counted at; a
snapshot with other heads counts again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Row, func, literal, select, union_all

from registry.storage.database import Database
from registry.storage.listing import NOT_MET, OUTCOMES, within
from registry.storage.narrowed import Filters, narrowed, newest
from registry.storage.tables import FACETS, counter, head, listing, listing_not_met

Facets = dict[str, list[tuple[str, int]]]
"""Facet -> its values with how many deployments have them, the most frequent first, at most `VALUES`."""

VALUES: Final = 50
"""Of one facet so many values are told: there may be as many operators as deployments."""

KEPT: Final = 200
"""Of so many different filters the counts are kept; each takes some 20 KB."""

_EVERY_ROW_HAS: Final = "provenance"
_ROWS: Final = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """`total` rows, with `more` only so many of more; `cut`: the facets that are counted within the newest of them."""

    total: int
    more: bool
    facets: Facets
    cut: frozenset[str]


_Key = tuple[Filters, int, int]
_State = tuple[tuple[int, int, bytes], ...]


class _Kept:
    """The counts of the filters asked for last, all at one state."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: _State = ()
        self._counts: OrderedDict[_Key, Counted] = OrderedDict()

    def find(self, state: _State, key: _Key) -> Counted | None:
        with self._lock:
            if state != self._state or key not in self._counts:
                return None
            self._counts.move_to_end(key)
            return self._counts[key]

    def keep(self, state: _State, key: _Key, counts: Counted) -> None:
        with self._lock:
            if state != self._state:
                self._state = state
                self._counts.clear()
            self._counts[key] = counts
            if len(self._counts) > KEPT:
                self._counts.popitem(last=False)


_kept: WeakKeyDictionary[Database, _Kept] = WeakKeyDictionary()


def counted(db: Database, connection: Connection, filters: Filters, limit: int, facet_limit: int) -> Counted:
    """What the filters leave, each facet with its own filter left out; of more than `limit` rows the newest are counted, and
    of more than `facet_limit` the facets of the newest.

    `connection` is a snapshot of `db`. Without filters all are counted, however many. Raises `search.too_long`.
    """
    asked, kept = replace(filters, text=filters.text.strip()), _kept.setdefault(db, _Kept())
    # In the same snapshot as the counts.
    state = tuple((row.log_id, row.size, row.root) for row in connection.execute(_HEADS))
    found = kept.find(state, key := (asked, limit, facet_limit))
    if found is None:
        found = _counted(connection, *key)
        kept.keep(state, key, found)
    return found


def outcomes(connection: Connection, provenances: Sequence[str]) -> dict[tuple[str, str], dict[str, int]]:
    """How many deployments of each of these provenances have each outcome, by provenance and reading."""
    names = {within(each, facet): (each, facet) for each in provenances for facet in OUTCOMES}
    query = select(counter.c.facet, counter.c.value, counter.c.count).where(counter.c.facet.in_(names))
    grouped = _grouped(tuple(names), connection.execute(query))
    return {names[name]: dict(counts) for name, counts in grouped.items()}


def values(connection: Connection, facet: str) -> int:
    """How many values a facet has over all deployments."""
    return connection.scalar(select(func.count()).where(counter.c.facet == facet)) or 0


_HEADS: Final = select(head.c.log_id, head.c.size, head.c.root).order_by(head.c.log_id)


def _counted(connection: Connection, filters: Filters, limit: int, facet_limit: int) -> Counted:
    if filters == Filters():
        facets = _whole(connection, (*FACETS, NOT_MET))
        return Counted(sum(count for _, count in facets[_EVERY_ROW_HAS]), False, facets, frozenset())
    own = [facet for facet in (*FACETS, NOT_MET) if getattr(filters, facet)]
    others = [facet for facet in (*FACETS, NOT_MET) if facet not in own]
    total, facets = _facets(connection, filters, others, facet_limit)
    cut = set(others if total > facet_limit else ())
    if total > facet_limit:
        total = _rows(connection, filters, limit)
    for facet in own:
        alternatives, counts = _facets(connection, filters, [facet], facet_limit, without=facet)
        facets |= counts
        cut |= {facet} if alternatives > facet_limit else set()
    return Counted(min(total, limit), total > limit, facets, frozenset(cut))


def _rows(connection: Connection, filters: Filters, limit: int) -> int:
    """How many rows the filters leave, at most one more than `limit`."""
    source, conditions = narrowed(connection, filters)
    found = (
        select(literal(1)).select_from(source).where(*conditions).order_by(newest(source)).limit(limit + 1)
    )
    return connection.scalar(select(func.count()).select_from(found.subquery())) or 0


def _whole(connection: Connection, wanted: Sequence[str]) -> Facets:
    columns = counter.c
    parts = (
        select(columns.facet, columns.value, columns.count)
        .where(columns.facet == facet)
        .order_by(columns.count.desc(), columns.value)
        .limit(VALUES)
        .subquery()
        for facet in wanted
    )
    return _grouped(wanted, connection.execute(union_all(*(select(part) for part in parts))))


def _facets(
    connection: Connection, filters: Filters, wanted: Sequence[str], limit: int, without: str = ""
) -> tuple[int, Facets]:
    """How many rows the filters leave, at most one more than are counted, and these facets of what is counted."""
    source, conditions = narrowed(connection, filters, without)
    if not conditions:
        # All are counted, however many: none is one more.
        return 0, _whole(connection, wanted)
    # One walk over the rows for their number and for all facets that are counted within the same filters.
    columns = [listing.c[facet] for facet in wanted if facet != NOT_MET]
    found = (
        select(listing.c.position, *columns)
        .select_from(source)
        .where(*conditions)
        .order_by(newest(source))
        .limit(limit + 1)
        .cte("found")
    )
    one_more = select(func.min(found.c.position)).having(func.count() > limit).scalar_subquery()
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
    for of_facet in grouped.values():
        of_facet.sort(key=lambda pair: (-pair[1], pair[0]))
        del of_facet[VALUES:]
    return grouped
