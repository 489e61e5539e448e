"""News: what was logged about the deployments that a search finds, the latest entry first.

Knows: which entries are news of a deployment, and their order, which is the log's. Does not know what they say. Everything
here is public by construction: kinds of acts, outcomes, and the derived rows of `storage.listing`.

Where a search leaves few deployments, their entries are asked for. Else entries are walked from the latest on and looked up in
the list: that costs what the log did lately, whatever the register holds, and a page that was walked through once stays as
it is.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, String, and_, cast, func, literal, null, or_, select, union_all

from registry.storage.database import Database
from registry.storage.lists import Filters, first, listed, matching
from registry.storage.tables import act, decision, version
from registry.storage.values import Listed, Place

WALKED: Final = 500
"""Entries that are looked up at once."""
MAX_WALKED: Final = 20_000
"""Entries that one page of news walks through at most."""

FEW: Final = 200
"""Of so many deployments the entries are asked for by their names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry about a deployment. `kind`: of the act, `version` for a decision that came with one, else `decision`."""

    place: Place
    kind: str
    at: str
    number: int
    listed: Listed


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry about a deployment, whatever a list says of that now. `kind` and `number` as of `Entry`."""

    place: Place
    kind: str
    at: str
    deployment_id: str
    number: int


@dataclass(frozen=True, slots=True)
class News:
    """Entries, the latest first; `before`: where to go on, None at the beginning of the first log."""

    entries: tuple[Entry, ...]
    before: Place | None


def news(
    db: Database, filters: Filters, kinds: Collection[str], before: Place | None = None, count: int = 50
) -> News:
    """At most `count` entries below `before` about deployments that the filters leave now: versions, decisions, and acts of
    these kinds. After `MAX_WALKED` entries there may be fewer, and `before` goes on from there.
    """
    found: list[tuple[Any, str]] = []
    at, walked, more = before, 0, True
    with db.read() as connection:
        few = _few(connection, filters)
        while more and len(found) < count and walked < MAX_WALKED:
            rows = connection.execute(_entries(kinds, at, of=few)).all()
            more, walked = len(rows) == WALKED, walked + len(rows)
            named = sorted({row.deployment_id for row in rows})
            wanted = set(named) if few is not None else _wanted(connection, filters, named)
            for row in rows:
                at = Place(row.log_id, row.idx)
                if row.deployment_id in wanted:
                    found.append((row, row.kind))
                    if len(found) == count:
                        more = more or row is not rows[-1]
                        break
        entries = _with_lists(connection, found)
    return News(entries, at if more else None)


def after(
    connection: Connection, filters: Filters, kinds: Collection[str], place: Place
) -> tuple[list[Logged], Place | None]:
    """The next news above `place` in the order of the log, and how far was looked; None at the end."""
    rows = connection.execute(_entries(kinds, after=place)).all()
    if not rows:
        return [], None
    named = sorted({row.deployment_id for row in rows})
    wanted = _wanted(connection, filters, named)
    found = [
        Logged(Place(row.log_id, row.idx), row.kind, row.at, row.deployment_id, row.n)
        for row in rows
        if row.deployment_id in wanted
    ]
    return found, Place(rows[-1].log_id, rows[-1].idx)


def news_after(
    db: Database, filters: Filters, kinds: Collection[str], place: Place, count: int
) -> tuple[list[Logged], Place, bool]:
    """At most `count` news above `place` in the order of the log, how far was looked, and whether there is more behind that.
    After `MAX_WALKED` entries there may be fewer.
    """
    found: list[Logged] = []
    reached: Place | None = place
    with db.read() as connection:
        for _ in range(MAX_WALKED // WALKED):
            here, reached = after(connection, filters, kinds, place)
            found += here
            if len(found) > count:
                return found[:count], found[count - 1].place, True
            if reached is None:
                break
            place = reached
    return found, place, reached is not None


def any_after(connection: Connection, kinds: Collection[str], place: Place) -> bool:
    """Whether anything that may be news was logged above `place`."""
    return connection.execute(_entries(kinds, after=place).limit(1)).first() is not None


def _few(connection: Connection, filters: Filters) -> list[str] | None:
    """The deployments that the filters leave, where these are few."""
    if filters == Filters():
        return None
    found = first(connection, filters, FEW + 1)
    return found if len(found) <= FEW else None


def _wanted(connection: Connection, filters: Filters, named: list[str]) -> set[str]:
    return matching(connection, filters, named) if filters != Filters() else set(named)


def _with_lists(connection: Connection, found: list[tuple[Any, str]]) -> tuple[Entry, ...]:
    ids = list(dict.fromkeys(row.deployment_id for row, _ in found))
    rows = {one.deployment_id: one for one in listed(connection, ids)}
    return tuple(
        Entry(Place(row.log_id, row.idx), kind, row.at, row.n, rows[row.deployment_id])
        for row, kind in found
        if row.deployment_id in rows
    )


def _entries(
    kinds: Collection[str],
    before: Place | None = None,
    after: Place | None = None,
    of: list[str] | None = None,
) -> Select[Any]:
    """The latest entries below `before`, or the earliest above `after`, about these deployments or about any."""
    decided = select(
        decision.c.log_id, decision.c.idx, decision.c.deployment_id, decision.c.n,
        decision.c.assessed_at.label("at"), cast(null(), String).label("kind"),
    )  # fmt: skip
    acted = select(act.c.log_id, act.c.idx, act.c.deployment_id, act.c.n, act.c.stated_at, act.c.kind).where(
        act.c.deployment_id.is_not(None), act.c.kind.in_(sorted(kinds))
    )
    parts = []
    for query, columns in ((decided, decision.c), (acted, act.c)):
        if of is not None:
            query = query.where(columns.deployment_id.in_(of))
        if before is not None:
            query = query.where(
                or_(
                    columns.log_id < before.log_id,
                    and_(columns.log_id == before.log_id, columns.idx < before.index),
                )
            )
        if after is not None:
            query = query.where(
                or_(
                    columns.log_id > after.log_id,
                    and_(columns.log_id == after.log_id, columns.idx > after.index),
                )
            )
        # Each is cut before they are joined, so that both are walked by their keys.
        parts.append(select(query.order_by(*_order(columns, after)).limit(WALKED).subquery()))
    both = union_all(*parts).subquery()
    of_version = (
        select(literal("version"))
        .where(version.c.log_id == both.c.log_id, version.c.idx == both.c.idx)
        .scalar_subquery()
    )
    return (
        select(both.c.log_id, both.c.idx, both.c.deployment_id, both.c.n, both.c["at"])
        .add_columns(func.coalesce(both.c.kind, of_version, literal("decision")).label("kind"))
        .order_by(*_order(both.c, after))
        .limit(WALKED)
    )


def _order(columns: Any, after: Place | None) -> tuple[Any, Any]:
    if after is not None:
        return columns.log_id.asc(), columns.idx.asc()
    return columns.log_id.desc(), columns.idx.desc()
