"""The derived rows: one per deployment for lists, filters, facets and search.

Knows: which facts are facets, and how the rows follow from the latest version and the latest decision. Everything here
comes from facts, which are public by construction, and from answers marked public; nothing else is read. So no withheld
value can reach a list or a search, and `rebuild` makes all of it again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, and_, delete, func, select, text

from registry.storage import sealing, search
from registry.storage.bulk import insert_rows
from registry.storage.database import Database
from registry.storage.tables import (
    FACETS,
    answer,
    counter,
    decision,
    deployment,
    listing,
    listing_not_met,
    requirement_status,
    version,
)

_T = TypeVar("_T")

UNANSWERED, ABSENT, WITHHELD = "unanswered", "absent", "withheld"
"""What a facet holds where the fact is no value; three different things."""

FACTS = {
    "country": ("place", "country"),
    "technology": ("deployment", "technology"),
    "mode": ("deployment", "mode"),
    "space": ("deployment", "space"),
    "sector": ("operator", "sector"),
    "status": ("deployment", "status"),
}
"""Which fact each facet shows."""

TITLE, OPERATOR = "deployment.title", "operator.name"
"""The answers that name a deployment and its operator in a list."""

NOT_MET = "not_met"
"""The facet of requirements not met, beside the columns of `FACETS`; the other statuses are counted likewise."""

OUTCOMES = ("outcome_binding", "outcome_strict")
"""The facets that are counted within each provenance too: what was filed is never summed up with what was not."""

CHUNK = 500
"""How many deployments are looked up at once; well below every limit on bound values."""

_ADDED = " ON CONFLICT (facet, value) DO UPDATE SET count = counter.count + excluded.count"
_ADD = text("INSERT INTO counter (facet, value, count) VALUES (:facet, :value, :count)" + _ADDED)
_ADD_POSTGRESQL = text(
    "INSERT INTO counter (facet, value, count) SELECT * FROM"
    " unnest(CAST(:facet AS text[]), CAST(:value AS text[]), CAST(:count AS integer[]))" + _ADDED
)


@dataclass(frozen=True)
class _Derived:
    row: dict[str, Any]
    not_met: tuple[str, ...]
    texts: tuple[str, ...]


def within(provenance: str, facet: str) -> str:
    """The name under which a facet of `OUTCOMES` is counted within a provenance."""
    return f"{facet}/{provenance}"


def refresh(connection: Connection, deployment_ids: Iterable[str], reworded: Collection[str]) -> None:
    """Derive the rows of these deployments again, inside the transaction that changed them.

    Only those `reworded`, by a new version or an erasure, are indexed again: a new decision changes no text.
    """
    for chunk in chunks(deployment_ids, CHUNK):
        counts: Counter[tuple[str, str]] = Counter()
        counts.subtract(_remove(connection, chunk, reworded))
        counts.update(_put(connection, list(_derive(connection, chunk)), reworded))
        _count(connection, counts)


def rebuild(db: Database) -> None:
    """Drop every derived row and derive all of them again, in one transaction."""
    with db.write() as connection:
        search.remove(connection, list(connection.scalars(select(listing.c.position))))
        for table in (listing_not_met, listing, counter):
            connection.execute(delete(table))
        everyone = connection.scalars(select(deployment.c.id)).all()
        refresh(connection, everyone, set(everyone))
        search.purge(connection)


def _remove(
    connection: Connection, deployment_ids: Sequence[str], reworded: Collection[str]
) -> Counter[tuple[str, str]]:
    """Remove the rows and tell what they counted for."""
    rows = connection.execute(select(listing).where(listing.c.deployment_id.in_(deployment_ids))).all()
    positions = [row.position for row in rows]
    counts = _statuses(connection, [row.decision_id for row in rows])
    for row in rows:
        counts.update(_counted(row._asdict()))
    connection.execute(delete(listing_not_met).where(listing_not_met.c.position.in_(positions)))
    connection.execute(delete(listing).where(listing.c.position.in_(positions)))
    search.remove(connection, [row.position for row in rows if row.deployment_id in reworded])
    return counts


def _put(
    connection: Connection, derived: Sequence[_Derived], reworded: Collection[str]
) -> Counter[tuple[str, str]]:
    """Write the rows and tell what they count for."""
    counts = _statuses(connection, [one.row["decision_id"] for one in derived])
    not_met = []
    for one in derived:
        counts.update(_counted(one.row))
        position = one.row["position"]
        not_met += [{"requirement_id": each, "position": position} for each in one.not_met]
    insert_rows(connection, listing, (one.row for one in derived))
    insert_rows(connection, listing_not_met, not_met)
    new_texts = [one for one in derived if one.row["deployment_id"] in reworded]
    search.put(connection, ((one.row["position"], one.texts) for one in new_texts))
    return counts


def _counted(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((facet, row[facet]) for facet in FACETS if row[facet] is not None)
    yield from ((within(row["provenance"], facet), row[facet]) for facet in OUTCOMES)


def _statuses(connection: Connection, decision_ids: Sequence[int]) -> Counter[tuple[str, str]]:
    """How often these decisions give each status to each requirement: a facet for each status."""
    status = requirement_status.c
    rows = connection.execute(
        select(status.status, status.requirement_id, func.count())
        .where(status.decision_id.in_(decision_ids))
        .group_by(status.status, status.requirement_id)
    )
    return Counter({(row[0], row[1]): row[2] for row in rows})


def _count(connection: Connection, changes: Counter[tuple[str, str]]) -> None:
    """Add the changes to the counters; one that comes to nothing disappears."""
    rows = [
        {"facet": facet, "value": value, "count": change}
        for (facet, value), change in changes.items()
        if change
    ]
    if rows and connection.dialect.name == "postgresql":
        connection.execute(_ADD_POSTGRESQL, {name: [row[name] for row in rows] for name in rows[0]})
    elif rows:
        connection.execute(_ADD, rows)
    connection.execute(delete(counter).where(counter.c.count == 0))


def _derive(connection: Connection, deployment_ids: Sequence[str]) -> Iterator[_Derived]:
    texts = _public_texts(connection, deployment_ids)
    decisions = _latest_decisions(connection, deployment_ids)
    not_met = _not_met(connection, [row.id for row in decisions.values()])
    for row in _latest_versions(connection, deployment_ids):
        decided = decisions[row.deployment_id]
        public = texts.get((row.deployment_id, row.n), {})
        facts = json.loads(row.facts)
        yield _Derived(
            row={
                "position": row.id,
                "deployment_id": row.deployment_id,
                "title": _text(public.get(TITLE)),
                "operator": _text(public.get(OPERATOR)),
                **{facet: _fact(facts, path) for facet, path in FACTS.items()},
                "provenance": row.provenance,
                "outcome_binding": decided.outcome_binding,
                "outcome_strict": decided.outcome_strict,
                "latest_version": row.n,
                "filed_at": row.filed_at,
                "decision_id": decided.id,
            },
            not_met=tuple(not_met.get(decided.id, ())),
            texts=(row.deployment_id, *(text for value in public.values() for text in _texts(value))),
        )


def _latest_versions(connection: Connection, deployment_ids: Sequence[str]) -> Sequence[Row[Any]]:
    latest = (
        select(func.max(version.c.id))
        .where(version.c.deployment_id.in_(deployment_ids))
        .group_by(version.c.deployment_id)
    )
    columns = ("id", "deployment_id", "n", "provenance", "facts", "filed_at")
    return connection.execute(
        select(*(version.c[name] for name in columns)).where(version.c.id.in_(latest))
    ).all()


def _latest_decisions(connection: Connection, deployment_ids: Sequence[str]) -> dict[str, Row[Any]]:
    latest = (
        select(func.max(decision.c.id))
        .where(decision.c.deployment_id.in_(deployment_ids))
        .group_by(decision.c.deployment_id)
    )
    columns = ("id", "deployment_id", "outcome_binding", "outcome_strict")
    rows = connection.execute(
        select(*(decision.c[name] for name in columns)).where(decision.c.id.in_(latest))
    )
    return {row.deployment_id: row for row in rows}


def _not_met(connection: Connection, decision_ids: Sequence[int]) -> dict[int, list[str]]:
    rows = connection.execute(
        select(requirement_status.c.decision_id, requirement_status.c.requirement_id)
        .where(requirement_status.c.decision_id.in_(decision_ids), requirement_status.c.status == "not_met")
        .order_by(requirement_status.c.requirement_id)
    )
    found: dict[int, list[str]] = {}
    for decision_id, requirement_id in rows:
        found.setdefault(decision_id, []).append(requirement_id)
    return found


def _public_texts(
    connection: Connection, deployment_ids: Sequence[str]
) -> dict[tuple[str, int], dict[str, Any]]:
    latest = (
        select(version.c.deployment_id, func.max(version.c.n).label("n"))
        .where(version.c.deployment_id.in_(deployment_ids))
        .group_by(version.c.deployment_id)
        .subquery()
    )
    rows = connection.execute(
        select(answer.c.deployment_id, answer.c.n, answer.c.path, answer.c.sealed, answer.c.key)
        .join(latest, and_(answer.c.deployment_id == latest.c.deployment_id, answer.c.n == latest.c.n))
        # Free texts, names and contacts are what is sealed; words of closed lists are facets, and found as such.
        .where(answer.c.public, answer.c.sealed.is_not(None))
        .order_by(answer.c.path)
    )
    sealed = (((row.deployment_id, row.n, row.path), row.sealed, row.key) for row in rows)
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for (deployment_id, n, path), (value, _) in sealing.unseal(sealing.keys_of(connection), sealed).items():
        found.setdefault((deployment_id, n), {})[path] = value
    return found


def _fact(facts: Any, path: tuple[str, ...]) -> str:
    """A value of a closed list, or which of the three other things the fact is."""
    for step in path:
        facts = facts.get(step) if isinstance(facts, dict) else None
    if facts is None:
        return UNANSWERED
    if isinstance(facts, dict):
        return WITHHELD if facts.get("state") == WITHHELD else ABSENT
    return str(facts)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: Any) -> Iterator[str]:
    """Every text in a plain answer, at whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)


def chunks(values: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """The values in lists of at most `size`."""
    iterator = iter(values)
    while chunk := list(islice(iterator, size)):
        yield chunk
