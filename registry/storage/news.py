"""News: what was logged about the deployments that a search finds, the latest entry first.

Knows: which entries are news of a deployment, and their order, which is the log's. Does not know what they say. Everything
here is public by construction: kinds of acts, outcomes, and the derived rows of `storage.listing`.

Entries are walked from the latest on and looked up in the list: that costs what the log did lately, whatever the register
holds, and a page that was walked through once stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, String, cast, func, literal, null, or_, select, union_all

from registry.storage.database import Database
from registry.storage.lists import Filters, listed, matching
from registry.storage.tables import act, decision, version
from registry.storage.values import Listed, Place

WALKED: Final = 500
"""Entries that are looked up at once."""
MAX_WALKED: Final = 20_000
"""Entries that one page of news walks through at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry about a deployment. `kind`: of the act, `version` for a decision that came with one, else `decision`."""

    place: Place
    kind: str
    at: str
    number: int
    listed: Listed


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
        while more and len(found) < count and walked < MAX_WALKED:
            rows = connection.execute(_entries(kinds, at)).all()
            more, walked = len(rows) == WALKED, walked + len(rows)
            named = sorted({row.deployment_id for row in rows})
            wanted = matching(connection, filters, named) if filters != Filters() else set(named)
            for row in rows:
                at = Place(row.log_id, row.idx)
                if row.deployment_id in wanted:
                    found.append((row, row.kind))
                    if len(found) == count:
                        more = more or row is not rows[-1]
                        break
        entries = _with_lists(connection, found)
    return News(entries, at if more else None)


def _with_lists(connection: Connection, found: list[tuple[Any, str]]) -> tuple[Entry, ...]:
    ids = list(dict.fromkeys(row.deployment_id for row, _ in found))
    rows = {one.deployment_id: one for one in listed(connection, ids)}
    return tuple(
        Entry(Place(row.log_id, row.idx), kind, row.at, row.n, rows[row.deployment_id])
        for row, kind in found
        if row.deployment_id in rows
    )


def _entries(kinds: Collection[str], before: Place | None) -> Select[Any]:
    decided = select(
        decision.c.log_id, decision.c.idx, decision.c.deployment_id, decision.c.n,
        decision.c.assessed_at.label("at"), cast(null(), String).label("kind"),
    )  # fmt: skip
    acted = select(act.c.log_id, act.c.idx, act.c.deployment_id, act.c.n, act.c.stated_at, act.c.kind).where(
        act.c.deployment_id.is_not(None), act.c.kind.in_(sorted(kinds))
    )
    parts = []
    for query, columns in ((decided, decision.c), (acted, act.c)):
        if before is not None:
            query = query.where(
                or_(
                    columns.log_id < before.log_id,
                    (columns.log_id == before.log_id) & (columns.idx < before.index),
                )
            )
        # Each is cut before they are joined, so that both are walked by their keys.
        cut = query.order_by(columns.log_id.desc(), columns.idx.desc()).limit(WALKED).subquery()
        parts.append(select(cut))
    both = union_all(*parts).subquery()
    first = version.c
    of_version = (
        select(literal("version"))
        .where(first.log_id == both.c.log_id, first.idx == both.c.idx)
        .scalar_subquery()
    )
    return (
        select(both.c.log_id, both.c.idx, both.c.deployment_id, both.c.n, both.c["at"])
        .add_columns(func.coalesce(both.c.kind, of_version, literal("decision")).label("kind"))
        .order_by(both.c.log_id.desc(), both.c.idx.desc())
        .limit(WALKED)
    )
