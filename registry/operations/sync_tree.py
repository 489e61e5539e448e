"""Bring a second place up to date with what is public: each log's tree in a bucket, after the registry's own.

Knows: the order in which files may become visible there, data before the checkpoint that covers it, then the index, then the
newest checkpoint; and that the place itself says what it has, so nothing else is remembered. Whatever interrupts this loses
nothing: the registry's own tree is whole, and the next run goes on from the last checkpoint that lies in the other place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Final, Protocol

from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.domain.tree_layout import (
    CHECKPOINT,
    DISCLOSURES,
    INDEX,
    KEY_LIST,
    SHRINKING,
    act_texts,
    older_checkpoint,
)
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint
from registry.operations.decided_facts import decided_facts_sha256
from registry.operations.opened_texts import not_what_was_signed, require_act_texts, require_disclosure
from registry.operations.registry import Registry
from registry.operations.render_acts import acts_shown, signed_act
from registry.operations.render_tree import verified_tiles
from registry.storage import acts, erasures, ledger, locks, queries
from registry.storage.blobs import PublicTree
from registry.storage.values import Checkpoint
from registry.transport.trees import missing

IN_PARALLEL: Final = 16
"""Files on their way to the other place at once."""

_AT_ONCE: Final = 64
"""Files in memory at once: a full bundle can have megabytes."""

File = tuple[str, bytes]


class PublishedTree(Protocol):
    """Where one log's tree is published: a folder (`storage.blobs.PublicTree`) or a bucket (`transport.bucket.Bucket`)."""

    @property
    def place(self) -> str:
        """Where it is, for messages."""

    def find(self, path: str) -> bytes | None:
        """The bytes of `path`, None where nothing stands there."""

    def create(self, path: str, data: bytes) -> bool:
        """Write `path` once; True if it was new. Raises `tree.differs` where it stands there with other bytes."""

    def swap(self, path: str, before: bytes | None, after: bytes) -> None:
        """Replace `path`, which holds `before`, or nothing where that is None; raises `tree.moved` where it does not."""


@dataclass(frozen=True)
class Synced:
    """One log's tree in the other place: the size it shows, and how many entries were added."""

    place: str
    size: int
    added: int


def sync(registry: Registry) -> list[Synced]:
    """Bring the bucket that the settings name up to date, each log; does nothing where they name none.

    Raises `publish.ahead` where a checkpoint stands there that this database never signed, `tree.differs` where a file that
    never changes has other bytes, `tree.moved` where somebody else writes, `bucket.conditions` where the store cannot
    refuse, `bucket.unreachable` and `bucket.refused` where nothing can be known or put.
    """
    with locks.publisher(registry.database):
        return _sync(registry)


def sync_or_tell(registry: Registry) -> RegistryError | None:
    """`sync` for whoever is the publisher: a bucket that cannot be reached, or refuses its keys, is no reason to stop, and
    why it is behind is returned.
    """
    try:
        _sync(registry)
    except RegistryError as error:
        if error.code not in ("bucket.unreachable", "bucket.refused"):
            raise
        return error
    return None


def sync_log(registry: Registry, there: PublishedTree, all_years: Mapping[int, PublishedTree]) -> Synced:
    """Bring `there` up to date with the public tree of the registry's log, and with it the disclosures that its notices
    shorten, in whichever of `all_years` they stand.

    The index and the newest checkpoint are written once, at the end: each lists all before it, and what is shown meanwhile is
    what was shown before.
    """
    here = registry.tree
    note, shown = here.find(CHECKPOINT), there.find(CHECKPOINT)
    before = _require_known(registry, there, shown)
    start = before.size if before else 0
    end = read_checkpoint(note)[0].size if note is not None else 0
    if note is None or shown == note or start > end:
        return Synced(there.place, start, 0)
    if before is None:
        there.create(KEY_LIST, _mine(here, KEY_LIST))
    whole = True
    for checkpoint in ledger.checkpoints(registry.database, registry.log.id, after=start):
        if checkpoint.size > end:
            break
        path = older_checkpoint(checkpoint.size)
        older = _mine(here, path)
        # A checkpoint is put after what it covers: up to the last one that an interrupted run left, all of it is there.
        whole = whole and there.find(path) == older
        if not whole:
            _put(there, _files(registry, before, checkpoint))
            there.create(path, older)
        before = checkpoint
    for year, tree in all_years.items():
        for path, data in _shortened(registry, registry.tree_of(year), start, end):
            _disclose(tree, path, data)
    if start < end:
        _swap_index(there, here, end)
    # At the same size only cosignatures can have come; where none has, what stands there stays as it is.
    if start < end or shown is None or not set(note.splitlines()) <= set(shown.splitlines()):
        there.swap(CHECKPOINT, shown, note)
    return Synced(there.place, end, end - start)


def _sync(registry: Registry) -> list[Synced]:
    if registry.settings.bucket is None:
        return []
    # Loaded only here: a registry without a bucket does not wait for its client.
    from registry.transport.bucket import Bucket

    bucket = Bucket(registry.settings.bucket, registry.settings.bucket_endpoint)
    logs = ledger.logs(registry.database)
    years = {log.year: bucket.at(str(log.year)) for log in logs}
    done = []
    for log in logs:
        of_year, there = registry.at(log.id), years[log.year]
        keys = of_year.tree.find(KEY_LIST)
        if keys is not None and of_year.tree.find(CHECKPOINT) != there.find(CHECKPOINT):
            there.create(KEY_LIST, keys)
            there.require_conditions(KEY_LIST)
        done.append(sync_log(of_year, there, years))
    return done


def _require_known(registry: Registry, there: PublishedTree, shown: bytes | None) -> Checkpoint | None:
    if shown is None:
        return None
    try:
        head, _ = read_checkpoint(shown)
        known = ledger.checkpoint_at(registry.database, registry.log.id, head.size)
        what = f"states size {head.size}, which this database never signed"
    except RegistryError:
        head, known, what = None, None, "is no checkpoint"
    if head is None or known is None or known.root != head.root:
        raise RegistryError(
            "publish.ahead",
            f"{there.place}/{CHECKPOINT} {what}",
            hint="The database is older than what is public, or another registry publishes there. Nothing was signed. Restore "
            "the newest database; a signed checkpoint cannot be taken back.",
        )
    return known


def _files(registry: Registry, before: Checkpoint | None, checkpoint: Checkpoint) -> Iterator[File]:
    """What `checkpoint` makes public beyond `before`, each verified again by the digest that names it or by what it
    commits to, the tiles last."""
    database, log, here = registry.database, registry.log.id, registry.tree
    start = before.size if before else 0
    for stated in queries.releases_between(database, log, start, checkpoint.size):
        for path, data in registry.bundle(stated.release.digest).files.items():
            yield f"releases/{stated.release.digest}/{path}", data
    for decision, version in queries.decisions_between(database, log, start, checkpoint.size):
        record, facts = version.record_sha256, decided_facts_sha256(registry, decision, version)
        named = (("records", record), ("facts", facts), ("assessments", decision.assessment_sha256))
        for folder, digest in named:
            path = f"{folder}/{digest}.json"
            data = _mine(here, path)
            if sha256_hex(data) != digest:
                raise not_what_was_signed(here.place, path)
            yield path, data
        path = f"{DISCLOSURES}{record}.json"
        data = _mine(here, path)
        require_disclosure(registry, here.place, data, version.deployment_id, version.number, record)
        yield path, data
    for stored, act in acts_shown(registry, start, checkpoint.size):
        path = act_texts(stored.sha256)
        data = _mine(here, path)
        require_act_texts(registry, here.place, data, stored, act)
        yield path, data
    yield from verified_tiles(registry, before, checkpoint)


def _shortened(registry: Registry, here: PublicTree, start: int, end: int) -> Iterator[File]:
    """The files that stand `here` and lose values under the notices at start <= index < end of the registry's log."""
    database, log = registry.database, registry.log.id
    for deployment, version, record in erasures.versions_between(database, log, start, end):
        path = f"{DISCLOSURES}{record}.json"
        data = here.find(path)
        if data is not None:
            require_disclosure(registry, here.place, data, deployment, version, record)
            yield path, data
    for stored in acts.erased_between(database, log, start, end):
        data, act = here.find(act_texts(stored.sha256)), signed_act(registry, stored)
        if data is not None and act is not None:
            require_act_texts(registry, here.place, data, stored, act)
            yield act_texts(stored.sha256), data


def _put(there: PublishedTree, files: Iterator[File]) -> None:
    def put(file: File) -> None:
        path, data = file
        if path.startswith(SHRINKING):
            _disclose(there, path, data)
        else:
            there.create(path, data)

    with ThreadPoolExecutor(IN_PARALLEL) as threads:
        while batch := list(islice(files, _AT_ONCE)):
            # Equal decisions share a file: no path goes twice at once. After the first failure nothing more is begun.
            for _ in threads.map(put, dict(batch).items()):
                pass


def _disclose(there: PublishedTree, path: str, data: bytes) -> None:
    """Put a disclosure; one that stands there may only lose values: what was erased is not shown again."""
    try:
        there.create(path, data)
    except RegistryError as error:
        shown = there.find(path)
        if error.code != "tree.differs" or shown is None or not _is_shorter(data, shown):
            raise
        there.swap(path, shown, data)


def _is_shorter(data: bytes, shown: bytes) -> bool:
    try:
        mine, theirs = parse_canonical(data), parse_canonical(shown)
        rest = {**theirs, "values": mine["values"]}
        return bool(rest == mine and mine["values"].items() <= theirs["values"].items())
    except (RegistryError, KeyError, TypeError, AttributeError):
        return False


def _swap_index(there: PublishedTree, here: PublicTree, size: int) -> None:
    rows = [c for c in parse_canonical(_mine(here, INDEX))["checkpoints"] if c["size"] <= size]
    shown = there.find(INDEX)
    if not _begins(shown, rows):
        raise RegistryError(
            "tree.differs",
            f"{there.place}/{INDEX} lists other checkpoints than this registry published",
            hint="Nothing more was published. Find out who wrote it: run `sightline check` on both places.",
        )
    there.swap(INDEX, shown, canonical_bytes({"checkpoints": rows}))


def _begins(shown: bytes | None, rows: list[dict[str, object]]) -> bool:
    if shown is None:
        return True
    try:
        listed = parse_canonical(shown)["checkpoints"]
        return bool(listed == rows[: len(listed)])
    except (RegistryError, KeyError, TypeError):
        return False


def _mine(here: PublicTree, path: str) -> bytes:
    data = here.find(path)
    if data is None:
        raise missing(f"{here.place}/{path}")
    return data
