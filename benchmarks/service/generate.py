"""A registry of as many deployments as are asked for, made in minutes: a few filed, the others multiplied from those.

Knows: what is real. Of every deployment: a decision signed by the registry's key, its leaf in the log, the log's head, its
checkpoints and hash tiles; and its derived rows, by which it is listed, filtered, counted, searched and told as news. Of those
that were multiplied there is no record, no facts, no assessment and no bundle of entries in the public tree: their own pages
cannot be shown, and `check` would say so. Rows are written by `registry.storage`, with the indexes of what is large left out
meanwhile; a filing finds a database like any other.
"""

from __future__ import annotations

import base64
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, and_, delete, select, text, update

from benchmarks.service.records import facets, records
from benchmarks.service.words import Sentences
from registry import assets
from registry.domain.canonical import parse_canonical
from registry.domain.decision import PAYLOAD_TYPE, instant
from registry.domain.record import read_record
from registry.domain.search_terms import fold
from registry.domain.vocabulary import STATUSES
from registry.log.checkpoint import sign_checkpoint
from registry.log.edge import Edge, load_edge
from registry.log.merkle import leaf_hash
from registry.log.tree_head import TreeHead
from registry.operations.create_registry import create_registry
from registry.operations.file_record import Filed, Submission, file_records
from registry.operations.public_head import public_checkpoint
from registry.operations.publish import publish
from registry.operations.registry import Registry
from registry.operations.render_tree import show
from registry.policy.release import read_folder
from registry.settings import Settings
from registry.signing.dsse import sign_envelope
from registry.storage import ledger, listing, search, tables
from registry.storage.bulk import insert_rows
from registry.storage.due_tables import assessed
from registry.storage.entry_bodies import stored
from registry.storage.values import Checkpoint

ADDRESS: Final = "http://127.0.0.1:8000"
TEMPLATES: Final = 300
"""So many are filed to be multiplied."""
BATCH: Final = 5_000

_COUNTER: Final = tables.counter
_ID: Final = "{}-{:09d}"
_LARGE: Final = ("listing", "listing_not_met", "assessed", "version", "decision", "search")
"""Tables whose indexes are made when their rows are there."""


@dataclass(frozen=True)
class _Template:
    """A decision that was filed: its statement, and what is listed of it."""

    id: bytes
    statement: bytes
    listed: dict[str, Any]
    decision: dict[str, Any]
    not_met: tuple[str, ...]
    statuses: Counter[tuple[str, str]]


def make(home: Path, database: str | None, count: int, tell: Callable[[str], None] = print) -> Registry:
    """A registry in `home` with `count` deployments, `TEMPLATES` of them filed; all of it published."""
    bundle = read_folder(assets.policies() / "release")
    registry = create_registry(home, ADDRESS, bundle, Settings(), passphrase=None, database_address=database)
    sentences = Sentences()
    file(registry, sentences, 1, "t", TEMPLATES)
    tell(f"{TEMPLATES} filed")
    _multiply(registry, sentences, count - TEMPLATES, tell)
    return registry


def file(registry: Registry, sentences: Sentences, seed: int, prefix: str, count: int) -> list[str]:
    """File `count` records and publish them; their ids."""
    made = islice(records(seed, sentences, lambda number: _ID.format(prefix, number)), count)
    filed = [
        result.deployment
        for result in file_records(registry, (Submission(read_record(one)) for one in made))
        if isinstance(result, Filed)
    ]
    assert len(filed) == count
    publish(registry)
    return filed


def _multiply(registry: Registry, sentences: Sentences, count: int, tell: Callable[[str], None]) -> None:
    templates = _templates(registry)
    with registry.database.write() as connection:
        again = _without_indexes(connection)
        first = {
            table.name: connection.scalar(select(table.c.id).order_by(table.c.id.desc()).limit(1)) + 1
            for table in (tables.version, tables.decision)
        }
    before = public_checkpoint(registry)
    assert before is not None
    edge, tree = load_edge(before.size, before.root, registry.tree.find), registry.tree
    chance, uses = random.Random(2), Counter[int]()
    for start in range(0, count, BATCH):
        batch = [
            _deployment(registry, templates, chance, sentences, number)
            for number in range(start, min(start + BATCH, count))
        ]
        size = edge.size
        for resource, parts in _full(edge, [one["body"] for one in batch]):
            # The bundles of entries would be 17 KB a deployment, and nothing that is measured reads them.
            if resource.level is not None:
                tree.create(resource.path, b"".join(parts))
        with registry.database.write() as connection:
            _write(connection, registry, batch, size, first["version"] + start, first["decision"] + start)
            _move_head(connection, registry, edge)
        uses.update(id(one["template"]) for one in batch)
        if start % 50_000 == 0:
            tell(f"{start + len(batch):,} multiplied")
    for resource, parts in edge.partials():
        tree.create(resource.path, b"".join(parts))
    with registry.database.write() as connection:
        _count(connection, [(one, uses[id(one)]) for one in templates])
        for statement in again:
            connection.exec_driver_sql(statement)
    tell("indexed")
    _publish_head(registry, edge)


def _full(edge: Edge, bodies: Sequence[bytes]) -> Iterator[Any]:
    for body in bodies:
        yield from edge.append(body)


def _deployment(
    registry: Registry,
    templates: Sequence[_Template],
    chance: random.Random,
    sentences: Sentences,
    number: int,
) -> dict[str, Any]:
    template = chance.choice(templates)
    id = _ID.format("g", number)
    payload = template.statement.replace(template.id, id.encode())
    body = sign_envelope(payload, PAYLOAD_TYPE, registry.signing_keys().decisions)
    said = facets(chance)
    title = f"{sentences.text(chance, 1)[:60].rpartition(' ')[0]} {number}"
    return {
        "id": id,
        "body": body,
        "template": template,
        "facets": {path.rpartition(".")[2]: value for path, value in said.items() if path != "operator.name"},
        "title": title,
        "operator": said["operator.name"],
        "terms": " ".join(
            (*map(fold, (id, title, said["operator.name"])), *sentences.folded(chance, number))
        ),
    }


def _write(
    connection: Connection,
    registry: Registry,
    batch: Sequence[dict[str, Any]],
    index: int,
    version: int,
    decision: int,
) -> None:
    """The rows of deployments whose first entry, version and decision have these numbers."""
    _without_rules(connection)
    log, empty = registry.log.id, "0" * 64
    at = str(batch[0]["template"].decision["assessed_at"])
    numbered = list(enumerate(batch))
    insert_rows(
        connection,
        tables.entry,
        (
            {
                "log_id": log, "idx": index + n, "kind": "decision", "leaf_hash": leaf_hash(one["body"]),
                "body": stored(one["body"]),
            }
            for n, one in numbered
        ),
    )  # fmt: skip
    insert_rows(connection, tables.deployment, ({"id": one["id"], "created_at": at} for one in batch))
    insert_rows(
        connection,
        tables.version,
        (
            {
                "id": version + n, "deployment_id": one["id"], "n": 1, "provenance": "filed", "record_sha256": empty,
                "committed": b"{}", "facts": b"{}", "facts_sha256": empty, "facts_version": 1, "filed_at": at,
                "log_id": log, "idx": index + n,
            }
            for n, one in numbered
        ),
    )  # fmt: skip
    insert_rows(
        connection,
        tables.decision,
        (
            {
                **one["template"].decision,
                "id": decision + n, "deployment_id": one["id"], "assessment": b"{}", "assessment_sha256": empty,
                "log_id": log, "idx": index + n,
            }
            for n, one in numbered
        ),
    )  # fmt: skip
    insert_rows(
        connection,
        assessed,
        (
            {
                "deployment_id": one["id"], "decision_id": decision + n,
                "release_digest": one["template"].decision["release_digest"], "turns_on": "9999-12-31",
            }
            for n, one in numbered
        ),
    )  # fmt: skip
    insert_rows(
        connection,
        tables.listing,
        (
            {
                **one["template"].listed,
                **one["facets"],
                "position": version + n, "deployment_id": one["id"], "title": one["title"], "operator": one["operator"],
                "decision_id": decision + n,
            }
            for n, one in numbered
        ),
    )  # fmt: skip
    insert_rows(
        connection,
        tables.listing_not_met,
        (
            {"requirement_id": each, "position": version + n}
            for n, one in numbered
            for each in one["template"].not_met
        ),
    )
    _index(connection, [{"position": version + n, "terms": one["terms"]} for n, one in numbered])


def _index(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """What `storage.search` writes of texts that are folded already."""
    if connection.dialect.name == "postgresql":
        columns = {"positions": [r["position"] for r in rows], "terms": [r["terms"] for r in rows]}
        connection.execute(search.PUT_POSTGRESQL, columns)
    else:
        connection.execute(text("INSERT INTO search (rowid, terms) VALUES (:position, :terms)"), rows)


def _move_head(connection: Connection, registry: Registry, edge: Edge) -> None:
    grown = edge.range()
    state = {"size": edge.size, "root": grown.root(), "range": b"".join(grown.hashes)}
    connection.execute(update(tables.head).where(tables.head.c.log_id == registry.log.id).values(state))


def _publish_head(registry: Registry, edge: Edge) -> None:
    """Sign the head as it stands and show it, as publishing does when its files are there."""
    now = registry.clock()
    root = edge.range().root()
    note = sign_checkpoint(
        TreeHead(registry.log.origin, edge.size, root), registry.signing_keys().log, int(now.timestamp())
    )
    number = ledger.add_checkpoint(
        registry.database,
        registry.log.id,
        size=edge.size,
        root=root,
        note=note.decode(),
        created_at=instant(now),
    )
    checkpoint = Checkpoint(number, registry.log.id, edge.size, root, note.decode(), instant(now), None)
    show(registry, checkpoint, note, note)


def _count(connection: Connection, used: Sequence[tuple[_Template, int]]) -> None:
    """The counters of what was added, as if each had been filed: facets from the rows, statuses from the templates."""
    named = [(f"'{facet}'", facet) for facet in tables.FACETS]
    named += [(f"'{reading}/' || provenance", reading) for reading in listing.OUTCOMES]
    connection.execute(delete(_COUNTER).where(_COUNTER.c.facet.not_in(STATUSES)))
    for name, column in named:
        connection.execute(
            text(
                f"INSERT INTO counter (facet, value, count) SELECT {name}, {column}, count(*) FROM listing"
                f" WHERE {column} IS NOT NULL GROUP BY 1, 2"
            )
        )
    statuses = Counter[tuple[str, str]]()
    for template, times in used:
        for key, count in template.statuses.items():
            statuses[key] += count * times
    for (facet, value), more in statuses.items():
        at = and_(_COUNTER.c.facet == facet, _COUNTER.c.value == value)
        connection.execute(update(_COUNTER).where(at).values(count=_COUNTER.c.count + more))


def _templates(registry: Registry) -> list[_Template]:
    with registry.database.read() as connection:
        listed = connection.execute(select(tables.listing)).mappings().all()
        decisions = {r["id"]: dict(r) for r in connection.execute(select(tables.decision)).mappings()}
        statuses: dict[int, Counter[tuple[str, str]]] = {}
        not_met: dict[int, list[str]] = {}
        for row in connection.execute(select(tables.requirement_status)):
            statuses.setdefault(row.decision_id, Counter())[row.status, row.requirement_id] += 1
            if row.status == "not_met":
                not_met.setdefault(row.decision_id, []).append(row.requirement_id)
    made = []
    for row in listed:
        decision = decisions[row["decision_id"]]
        (body,) = ledger.entries(registry.database, decision["log_id"], decision["idx"], decision["idx"] + 1)
        made.append(
            _Template(
                row["deployment_id"].encode(),
                base64.b64decode(parse_canonical(body)["payload"]),
                dict(row),
                decision,
                tuple(not_met.get(decision["id"], ())),
                statuses[decision["id"]],
            )
        )
    return made


def _without_rules(connection: Connection) -> None:
    """References between rows are right by construction; looking each up costs more than writing them."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
    else:
        connection.exec_driver_sql("PRAGMA cache_size = -400000")


def _without_indexes(connection: Connection) -> list[str]:
    """Drop the indexes of the large tables; the statements that make them again."""
    if connection.dialect.name == "postgresql":
        found = connection.execute(
            text(
                "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.schemaname = 'public' AND i.tablename = ANY(:names)"
                " AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)"
            ),
            {"names": list(_LARGE)},
        ).all()
    else:
        found = [
            row
            for row in connection.execute(
                text("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'index'")
            )
            if row.tbl_name in _LARGE and row.sql
        ]
    for row in found:
        connection.exec_driver_sql(f'DROP INDEX "{row[0]}"')
    return [row[1] for row in found]
