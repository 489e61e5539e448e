"""The log's side of the database: one sequencer writes entries, what they decide, and the head, in one transaction.

Knows: order, idempotency, what an entry expects, and that the head moves by compare-and-set. Does not know how hashes
combine: `extend` is the caller's, and gives the head after some leaf hashes. A head handed out here is durable, so it
may be signed; what is not committed is never seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, true, update

from registry.errors import RegistryError
from registry.storage import listing, rows, search, tables
from registry.storage.database import Database
from registry.storage.entry_bodies import body_of
from registry.storage.expectations import Expectations
from registry.storage.values import Checkpoint, Head, Log, NewEntry, Outcome, Place, Refused, Sequenced

Extend = Callable[[Head, Sequence[bytes]], Head]
"""(head, leaf hashes) -> the head after them."""

Check = Callable[[NewEntry], str | None]
"""What the caller compares while the lock is held (the law date, say): a reason why the entry is stale, or None."""

_CHUNK = 256

# Made once: of a short statement's time, most goes into making it.
_ENTRY, _HEAD = tables.entry.c, tables.head.c
_FROZEN = select(tables.log.c.origin).where(tables.log.c.id == bindparam("of"), tables.log.c.frozen)
_STATE = select(tables.head).where(_HEAD.log_id == bindparam("of"))
_STATE_LOCKED = _STATE.with_for_update()
_LAST = select(func.max(_ENTRY.idx)).where(_ENTRY.log_id == bindparam("of"))
_MOVE = update(tables.head).where(
    _HEAD.log_id == bindparam("of"),
    _HEAD.size == bindparam("size_before"),
    _HEAD.root == bindparam("root_before"),
)


def create_log(db: Database, origin: str, year: int, created_at: str, empty: Head) -> int:
    """Open a log whose head is `empty`, and give its number. Raises `storage.log_exists` when the origin is taken."""
    _require_size(empty, 0)
    with db.write() as connection:
        if connection.scalar(select(tables.log.c.id).where(tables.log.c.origin == origin)) is not None:
            raise RegistryError(
                "storage.log_exists",
                f"the log {origin} exists already",
                hint="An origin names one log for ever. Append to it, or open the log of another year.",
            )
        log_id = (connection.scalar(select(func.max(tables.log.c.id))) or 0) + 1
        row = {"id": log_id, "origin": origin, "year": year, "created_at": created_at, "frozen": False}
        connection.execute(insert(tables.log).values(row))
        state = {"size": 0, "root": empty.root, "range": empty.compact_range}
        connection.execute(insert(tables.head).values(log_id=log_id, **state))
    return log_id


def freeze_log(db: Database, log_id: int, end: tuple[int, bytes]) -> bool:
    """Take no further entry into this log, for ever; False, and nothing is frozen, where its size and root are not `end`.

    Both happen in one transaction: no entry comes between. Raises `storage.no_log`.
    """
    with db.write() as connection:
        head = _head(connection, log_id)
        if (head.size, head.root) != end:
            return False
        connection.execute(update(tables.log).where(tables.log.c.id == log_id).values(frozen=True))
    return True


def logs(db: Database) -> list[Log]:
    """Every log, the oldest first."""
    with db.read() as connection:
        return [
            Log(row.id, row.origin, row.year, row.created_at, row.frozen)
            for row in connection.execute(select(tables.log).order_by(tables.log.c.id))
        ]


def origins(db: Database) -> dict[int, str]:
    """The origin of each log."""
    return {log.id: log.origin for log in logs(db)}


def log_ids(db: Database) -> dict[str, int]:
    """Each log by its origin."""
    return {log.origin: log.id for log in logs(db)}


def append(
    db: Database,
    log_id: int,
    batch: Sequence[NewEntry],
    extend: Extend,
    check: Check = lambda item: None,
) -> list[Outcome]:
    """Append what still holds of `batch`, in order, with every row beside it; one outcome for each item.

    All of it is one transaction. When the database refuses it, each item is tried in a transaction of its own, so that
    a bad one costs no other. Raises `storage.no_log`, `storage.log_frozen`, `storage.gap`, `storage.head`,
    `storage.head_moved`, and what `Database.write` raises; of this transaction nothing is stored then.
    """
    try:
        return _append(db, log_id, batch, extend, check)
    except RegistryError as error:
        if error.code != "storage.refused":
            raise
        if len(batch) == 1:
            return [Refused(error.message)]
    return [outcome for item in batch for outcome in append(db, log_id, [item], extend, check)]


def _append(
    db: Database, log_id: int, batch: Sequence[NewEntry], extend: Extend, check: Check
) -> list[Outcome]:
    with db.write() as connection:
        before = _open_head(connection, log_id)
        expectations = Expectations(connection, log_id, before.size, batch)
        outcomes = [expectations.judge(item, check) for item in batch]
        accepted = [
            (outcome.place, item)
            for outcome, item in zip(outcomes, batch, strict=True)
            if isinstance(outcome, Sequenced)
        ]
        if accepted:
            rows.write(connection, accepted)
            after = extend(before, [item.leaf_hash for _, item in accepted])
            _require_size(after, before.size + len(accepted))
            _move_head(connection, log_id, before, after)
            _derive_again(connection, [item for _, item in accepted])
    return outcomes


def head(db: Database, log_id: int) -> Head:
    """The durable head. Raises `storage.no_log`."""
    with db.read() as connection:
        return _head(connection, log_id)


def entries(db: Database, log_id: int, start: int, end: int) -> Iterator[bytes]:
    """The bodies of the entries with start <= index < end, in order, a few at a time.

    Raises `storage.gap` where one is missing, `storage.entry` where one cannot be read.
    """
    data = _column(db, "body", log_id, start, end)
    return (body_of(one, log_id, index) for index, one in enumerate(data, start))


def entries_at(db: Database, places: Iterable[Place]) -> Iterator[tuple[Place, bytes]]:
    """The bodies of the entries at `places`, in their order, a few at a time. Raises as `entries`."""
    columns = tables.entry.c
    for chunk in listing.chunks(places, _CHUNK):
        found: dict[Place, bytes] = {}
        for log_id in {place.log_id for place in chunk}:
            here = [place.index for place in chunk if place.log_id == log_id]
            query = select(columns.idx, columns.body).where(columns.log_id == log_id, columns.idx.in_(here))
            with db.read() as connection:
                found |= {Place(log_id, row.idx): row.body for row in connection.execute(query)}
        for place in chunk:
            if place not in found:
                raise _gap(f"log {place.log_id} lacks the entry {place.index}")
            yield place, body_of(found[place], place.log_id, place.index)


def leaf_hashes(db: Database, log_id: int, start: int, end: int) -> Iterator[bytes]:
    """The leaf hashes of the entries with start <= index < end, likewise."""
    return _column(db, "leaf_hash", log_id, start, end)


def add_checkpoint(db: Database, log_id: int, *, size: int, root: bytes, note: str, created_at: str) -> int:
    """Keep a signed note over a durable state of the log, and give its number.

    Raises `storage.checkpoint` when the log does not reach that size, when the head of that size has another root, and
    when this size or a larger one was signed before.
    """
    with db.write() as connection:
        _require_one_history(connection, log_id, size, root)
        number = (connection.scalar(select(func.max(tables.checkpoint.c.id))) or 0) + 1
        row = {
            "id": number,
            "log_id": log_id,
            "size": size,
            "root": root,
            "note": note,
            "created_at": created_at,
        }
        connection.execute(insert(tables.checkpoint).values(row))
    return number


def checkpoints(db: Database, log_id: int, *, after: int = -1) -> list[Checkpoint]:
    """Every checkpoint signed over more than `after` entries, the smallest first."""
    return _checkpoints(db, log_id, tables.checkpoint.c.size > after)


def signed_roots(db: Database, log_id: int) -> dict[int, bytes]:
    """Size and root of every checkpoint signed, the smallest first: a log has many, and their notes are long."""
    columns = tables.checkpoint.c
    query = select(columns.size, columns.root).where(columns.log_id == log_id).order_by(columns.size)
    with db.read() as connection:
        return {row.size: row.root for row in connection.execute(query)}


def checkpoint_at(db: Database, log_id: int, size: int) -> Checkpoint | None:
    """The checkpoint signed at this size."""
    return next(iter(_checkpoints(db, log_id, tables.checkpoint.c.size == size)), None)


def latest_checkpoint(db: Database, log_id: int, *, published: bool = False) -> Checkpoint | None:
    """The largest checkpoint signed, or the largest one that is public."""
    columns = tables.checkpoint.c
    condition = columns.published_at.is_not(None) if published else true()
    largest = select(func.max(columns.size)).where(columns.log_id == log_id, condition).scalar_subquery()
    return next(iter(_checkpoints(db, log_id, columns.size == largest)), None)


def unpublished(db: Database, log_id: int) -> list[Checkpoint]:
    """The checkpoints that were signed and not published, the smallest first."""
    return _checkpoints(db, log_id, tables.checkpoint.c.published_at.is_(None))


def mark_published(db: Database, checkpoint_id: int, published_at: str) -> None:
    """Say when a checkpoint became public; nothing changes when that was said before. Raises `storage.checkpoint`."""
    this = tables.checkpoint.c.id == checkpoint_id
    with db.write() as connection:
        row = connection.execute(select(tables.checkpoint.c.published_at).where(this)).first()
        if row is None:
            raise RegistryError(
                "storage.checkpoint",
                f"there is no checkpoint number {checkpoint_id}",
                hint="Nothing was marked. Run `sightline db check`: the database lost what it had signed.",
            )
        if row.published_at is None:
            connection.execute(update(tables.checkpoint).where(this).values(published_at=published_at))


def _derive_again(connection: Connection, items: Sequence[NewEntry]) -> None:
    erased = {erasure.deployment_id for item in items for erasure in item.erasures}
    reworded = erased | {
        item.deployment_id for item in items if item.version is not None and item.deployment_id
    }
    decided = {item.deployment_id for item in items if item.decision is not None and item.deployment_id}
    listing.refresh(connection, sorted(reworded | decided), reworded)
    if erased:
        search.purge(connection)


def _open_head(connection: Connection, log_id: int) -> Head:
    if (origin := connection.scalar(_FROZEN, {"of": log_id})) is not None:
        raise RegistryError(
            "storage.log_frozen",
            f"the log {origin} is frozen and takes no further entry",
            hint="Open the one that continues it with `sightline log open-next`. What runs since before that is started again.",
        )
    head = _head(connection, log_id, lock=True)
    last = connection.scalar(_LAST, {"of": log_id})
    if head.size != (0 if last is None else last + 1):
        raise RegistryError(
            "storage.gap",
            f"the head of log {log_id} states {head.size} entries, and the last one has the index {last}",
            hint="Nothing was written. Compare the database with its copies and with the published tiles.",
        )
    return head


def _head(connection: Connection, log_id: int, *, lock: bool = False) -> Head:
    # SQLite has the write lock already and ignores this; elsewhere the row is what sequencers queue for.
    row = connection.execute(_STATE_LOCKED if lock else _STATE, {"of": log_id}).first()
    if row is None:
        raise _no_log(log_id)
    return Head(row.size, row.root, row.range)


def _no_log(log_id: int) -> RegistryError:
    return RegistryError(
        "storage.no_log", f"there is no log number {log_id}", hint="Make the registry's log first."
    )


def _move_head(connection: Connection, log_id: int, before: Head, after: Head) -> None:
    state = {"size": after.size, "root": after.root, "range": after.compact_range}
    moved = connection.execute(
        _MOVE, {"of": log_id, "size_before": before.size, "root_before": before.root, **state}
    )
    if moved.rowcount != 1:
        raise RegistryError(
            "storage.head_moved",
            f"the head of log {log_id} is no longer at size {before.size}: another sequencer is at work",
            hint="Nothing was written. Find the second sequencer before you try again.",
        )


def _require_size(state: Head, size: int) -> None:
    if state.size != size or len(state.root) != 32:
        raise RegistryError(
            "storage.head",
            f"the head given has size {state.size} where {size} entries stand, or no 32-byte root",
            hint="Nothing was written. This is a fault of the program: report it with this message.",
        )


def _require_one_history(connection: Connection, log_id: int, size: int, root: bytes) -> None:
    reached = _head(connection, log_id)
    last = connection.scalar(
        select(func.max(tables.checkpoint.c.size)).where(tables.checkpoint.c.log_id == log_id)
    )
    for wrong, what in (
        (size > reached.size, f"the log has only {reached.size} entries"),
        (size == reached.size and root != reached.root, "the head of this size has another root"),
        (last is not None and last >= size, f"size {last} was signed before"),
    ):
        if wrong:
            raise RegistryError(
                "storage.checkpoint",
                f"a checkpoint of size {size} of log {log_id} is refused: {what}",
                hint="Sign nothing more for this log until it is known how this came about.",
            )


def _checkpoints(db: Database, log_id: int, *conditions: ColumnElement[bool]) -> list[Checkpoint]:
    query = select(tables.checkpoint).where(tables.checkpoint.c.log_id == log_id, *conditions)
    with db.read() as connection:
        return [
            Checkpoint(row.id, row.log_id, row.size, row.root, row.note, row.created_at, row.published_at)
            for row in connection.execute(query.order_by(tables.checkpoint.c.size))
        ]


def _column(db: Database, name: str, log_id: int, start: int, end: int) -> Iterator[bytes]:
    # Entries never change, so each chunk may be a snapshot of its own and no reader holds the write-ahead log back.
    columns = tables.entry.c
    for first in range(start, end, _CHUNK):
        last = min(first + _CHUNK, end)
        query = (
            select(columns[name])
            .where(columns.log_id == log_id, columns.idx >= first, columns.idx < last)
            .order_by(columns.idx)
        )
        with db.read() as connection:
            values = connection.scalars(query).all()
        if len(values) != last - first:
            raise _gap(f"log {log_id} has {len(values)} of the entries {first} to {last - 1}")
        yield from values


def _gap(what: str) -> RegistryError:
    return RegistryError(
        "storage.gap",
        what,
        hint="Publish nothing; compare the database with its copies and with the published tiles.",
    )
