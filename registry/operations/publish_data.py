"""Publish the register as open data: write the files, state their digest in the log, publish that.

Knows: that the data cover every entry below one size, that entries which only state snapshots make no new data, and that the
same size gives the same files. A folder that was begun and not finished has no manifest, which is written last. Reads nothing
but what is public.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.decision import PAYLOAD_TYPE, instant, read_statement, snapshot_statement
from registry.domain.snapshot import KIND, MANIFEST, Snapshot
from registry.errors import RegistryError
from registry.exchange import open_data
from registry.log.merkle import leaf_hash
from registry.operations.clock import require_clock
from registry.operations.fill_snapshot import fill_snapshot
from registry.operations.key_in_use import require_key_in_use
from registry.operations.log_head import extend_head
from registry.operations.own_folder import require_new_folder
from registry.operations.public_head import public_checkpoint
from registry.operations.publish import Published, publish
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell, require_latest
from registry.regular_file import digest_of
from registry.signing.dsse import sign_envelope, unverified_payload
from registry.storage import ledger, locks
from registry.storage.key_events import key_event_hashes
from registry.storage.snapshot_file import SnapshotFile
from registry.storage.values import NewEntry, Place, Sequenced

_INDEXED = {
    "deployments": ("country", "technology", "binding", "strict", "provenance", "state"),
    "versions": (),
    "decisions": ("deployment",),
    "statuses": ("requirement", "status"),
    "acts": ("deployment", "act"),
}


@dataclass(frozen=True)
class PublishedData:
    """A snapshot: the size it covers, the digest of its manifest, and the entry that states it. `again`: it was stated
    before."""

    size: int
    sha256: str
    place: Place
    again: bool
    published: Published


def publish_data(
    registry: Registry,
    folder: Path,
    *,
    tell: Tell = lambda error: None,
    progress: Callable[[str], None] = lambda what: None,
) -> PublishedData:
    """Write the open data into `folder`, which has to be new or empty, and state them in the log.

    Raises `export.folder`, `snapshot.moved` where a key changed meanwhile, and what publishing raises.
    """
    require_new_folder(folder)
    published = publish(registry)
    size = covered(registry)
    sha256 = write_data(registry, folder, size, progress)
    stated = _stated(registry, size, sha256)
    if stated is not None:
        return PublishedData(size, sha256, stated, True, published)
    place = _state(registry, size, sha256, tell)
    return PublishedData(size, sha256, place, False, publish(registry))


def covered(registry: Registry) -> int:
    """The size of the log that a snapshot of what is public covers: entries at its end that only state snapshots make none."""
    checkpoint = public_checkpoint(registry)
    size = checkpoint.size if checkpoint else 0
    while size and _snapshot_at(registry, size - 1) is not None:
        size -= 1
    if not size:
        raise RegistryError(
            "log.not_published", "nothing is published yet", hint="Run `sightline log publish`."
        )
    return size


def write_data(
    registry: Registry, folder: Path, size: int, progress: Callable[[str], None] = lambda what: None
) -> str:
    """Write the files for the first `size` entries into `folder`; the SHA-256 of the manifest, which is written last.

    Raises `snapshot.moved`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    address = registry.description.address
    kinds = {
        table: {name: kind for name, (kind, _) in named.items()}
        for table, (_, named) in open_data.TABLES.items()
    }
    files: list[dict[str, object]] = []

    def write(name: str, lines: Iterable[bytes]) -> None:
        progress(name)
        files.append(_write(folder / name, lines))

    with SnapshotFile(folder / open_data.DATABASE, kinds) as database:
        progress(open_data.DATABASE)
        fill_snapshot(registry, size, database)
        for table in kinds:
            write(f"{table}.jsonl", open_data.json_lines(table, database.rows(table)))
            write(f"{table}.csv", open_data.csv_lines(table, database.rows(table)))
            database.index(table, *_INDEXED[table])
    _require_same_keys(registry, size)
    files.append(_told(folder / open_data.DATABASE))
    write("data-dictionary.csv", open_data.dictionary_csv())
    write("data-dictionary.md", open_data.dictionary_markdown())
    write("metadata.json", [open_data.metadata(address)])
    write("LICENCE.txt", [open_data.licence(address)])
    write("README.md", [open_data.readme(address, registry.log.origin, size)])
    manifest = canonical_bytes(
        {
            "form": "sightline-snapshot/1",
            "origin": registry.log.origin,
            "size": size,
            "earlier": [log.origin for log in ledger.logs(registry.database) if log.id != registry.log.id],
            "licence": open_data.LICENCE,
            "files": sorted(files, key=lambda one: str(one["path"])),
        }
    )
    (folder / MANIFEST).write_bytes(manifest)
    return sha256_hex(manifest)


def _state(registry: Registry, size: int, sha256: str, tell: Tell) -> Place:
    require_latest(registry, tell)
    with locks.writer(registry.database):
        require_clock(registry)
        require_key_in_use(registry, 1)
        snapshot = Snapshot(origin=registry.log.origin, size=size, stated_at=instant(registry.clock()))
        body = sign_envelope(
            snapshot_statement(snapshot, sha256), PAYLOAD_TYPE, registry.signing_keys().decisions
        )
        entry = NewEntry(kind=KIND, body=body, leaf_hash=leaf_hash(body))
        (outcome,) = ledger.append(registry.database, registry.log.id, [entry], extend_head)
    if not isinstance(outcome, Sequenced):
        raise RegistryError(
            "snapshot.not_stated", f"the snapshot was not logged: {outcome}", hint="Try again."
        )
    return outcome.place


def _stated(registry: Registry, size: int, sha256: str) -> Place | None:
    """The entry that states this snapshot; it can only stand behind what the data cover."""
    for index in range(size, ledger.head(registry.database, registry.log.id).size):
        if _snapshot_at(registry, index) == (size, sha256):
            return Place(registry.log.id, index)
    return None


def _snapshot_at(registry: Registry, index: int) -> tuple[int, str] | None:
    (body,) = ledger.entries(registry.database, registry.log.id, index, index + 1)
    statement = read_statement(unverified_payload(body)[0])
    return (statement.snapshot.size, statement.sha256) if statement.snapshot else None


def _require_same_keys(registry: Registry, size: int) -> None:
    # What is void follows from every key event there is, those of later entries too.
    later = key_event_hashes(registry.database).events
    if any(place.log_id == registry.log.id and place.index >= size for place, _ in later):
        raise RegistryError(
            "snapshot.moved",
            "a key was rotated or revoked while the data were written",
            hint="Run it again, into a new folder.",
        )


def _write(path: Path, lines: Iterable[bytes]) -> dict[str, object]:
    digest, length = hashlib.sha256(), 0
    with path.open("wb") as file:
        for line in lines:
            file.write(line)
            digest.update(line)
            length += len(line)
    return {"path": path.name, "size": length, "sha256": digest.hexdigest()}


def _told(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        length, sha256 = digest_of(file)
    return {"path": path.name, "size": length, "sha256": sha256}
