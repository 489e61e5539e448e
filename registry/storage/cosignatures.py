"""What witnesses answered: the lines that stand under a checkpoint beside the log's own.

Knows: rows that are only ever added. Does not know keys: a line is verified before it is kept here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import func, insert, select

from registry.storage import tables
from registry.storage.database import Database
from registry.storage.values import Checkpoint, Cosignature


def keep(db: Database, checkpoint_id: int, lines: Sequence[Cosignature], kept_at: str) -> list[Cosignature]:
    """Keep verified lines under a checkpoint; one by a key that stands there already is left out.

    Returns the lines that are new, durable when this returns. Raises what `Database.write` raises.
    """
    with db.write() as connection:
        columns = tables.cosignature.c
        there = {
            (row.name, row.key_id)
            for row in connection.execute(
                select(columns.name, columns.key_id).where(columns.checkpoint_id == checkpoint_id)
            )
        }
        number = connection.scalar(select(func.max(columns.id))) or 0
        new: list[Cosignature] = []
        for line in lines:
            if (line.name, line.key_id) in there:
                continue
            there.add((line.name, line.key_id))
            new.append(line)
            number += 1
            row = {"id": number, "checkpoint_id": checkpoint_id, "kept_at": kept_at}
            row |= {"name": line.name, "key_id": line.key_id, "line": line.line}
            connection.execute(insert(tables.cosignature).values(row))
    return new


def kept(db: Database, checkpoint_id: int) -> list[Cosignature]:
    """The lines under one checkpoint, in the order in which they came."""
    columns = tables.cosignature.c
    query = select(tables.cosignature).where(columns.checkpoint_id == checkpoint_id).order_by(columns.id)
    with db.read() as connection:
        return [Cosignature(row.name, row.key_id, row.line) for row in connection.execute(query)]


def cosigned(db: Database, log_id: int, index: int) -> Iterator[Checkpoint]:
    """The public checkpoints that cover the entry at `index` and under which any line stands, the smallest first.

    Each is read when it is asked for: the first one nearly always decides, and an old entry has many.
    """
    checkpoint = tables.checkpoint
    under = select(tables.cosignature.c.checkpoint_id)
    query = select(checkpoint).where(
        checkpoint.c.log_id == log_id,
        checkpoint.c.published_at.is_not(None),
        checkpoint.c.id.in_(under),
    )
    reached = index
    while True:
        with db.read() as connection:
            row = connection.execute(
                query.where(checkpoint.c.size > reached).order_by(checkpoint.c.size).limit(1)
            ).first()
        if row is None:
            return
        reached = row.size
        yield Checkpoint(row.id, row.log_id, row.size, row.root, row.note, row.created_at, row.published_at)


def cosigned_sizes(db: Database, log_id: int) -> dict[tuple[str, str], int]:
    """(name, key id) of each key that ever cosigned this log -> the largest size under which its line stands here."""
    line, checkpoint = tables.cosignature.c, tables.checkpoint.c
    query = (
        select(line.name, line.key_id, func.max(checkpoint.size).label("size"))
        .join(tables.checkpoint, checkpoint.id == line.checkpoint_id)
        .where(checkpoint.log_id == log_id)
        .group_by(line.name, line.key_id)
    )
    with db.read() as connection:
        return {(row.name, row.key_id): row.size for row in connection.execute(query)}
