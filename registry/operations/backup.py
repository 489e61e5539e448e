"""Back a registry up: its database as one snapshot, its description, public keys and releases.

Knows: what is left out, and why. Private keys and the keys of erasable values are kept elsewhere, or a copy of the backup
would sign and a backup older than an erasure would bring the value back. Public files can be rendered again, and the
disclosures among them would keep in the clear what is erased later.

    <folder>/registry.db      the rows; erasable values sealed, lists and search left out
    <folder>/registry.json    the registry's description; beside it `trust/`, `releases/` and `witnesses.policy`
    <folder>/backup.json      written last: what it is of, and the digest of every file
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from registry.domain.decision import instant
from registry.domain.tree_layout import DATABASE
from registry.errors import RegistryError
from registry.folders import files_below, files_in
from registry.operations.home import Home
from registry.operations.public_head import public_checkpoint
from registry.operations.registry import Registry
from registry.operations.witness_policy import POLICY_FILE
from registry.regular_file import open_regular, read_regular
from registry.storage import backup as rows
from registry.storage import database as databases
from registry.storage import ledger
from registry.storage.blobs import PublicTree
from registry.storage.durable import sync_path

MANIFEST: Final = "backup.json"
_BLOCK: Final = 1 << 20
_LARGEST_MANIFEST: Final = 64 << 20
"""Bytes: some 150 for each file, and a release has some hundred."""


class LogState(BaseModel):
    """How far a log reached."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    origin: str
    size: int
    root: str


class Manifest(BaseModel):
    """What a backup says of itself. `files`: path -> SHA-256."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["sightline-backup-v1"] = "sightline-backup-v1"
    made_at: str
    logs: list[LogState]
    files: dict[str, str]


@dataclass(frozen=True)
class Backup:
    """A backup that is whole."""

    folder: Path
    manifest: Manifest


def back_up(registry: Registry, folder: Path) -> Backup:
    """Make a backup in `folder`, which must be new or empty. The registry may be in use meanwhile.

    Raises `backup.exists`, and `publish.ahead` where this database is older than what is public.
    """
    public_checkpoint(registry)
    if folder.exists() and any(folder.iterdir()):
        raise RegistryError("backup.exists", f"{folder} is not empty", hint="Name a new folder.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    rows.copy_to(registry.database, folder / DATABASE)
    files = PublicTree(folder, folder)
    for path, source in _beside(registry.home):
        files.create(path, source.read_bytes())
    manifest = Manifest(
        made_at=instant(registry.clock()),
        logs=_states(folder / DATABASE),
        files={path: _digest(folder / path) for path in sorted(_paths(folder))},
    )
    sync_path(folder / DATABASE)
    files.create(MANIFEST, manifest.model_dump_json(indent=1).encode() + b"\n")
    return Backup(folder, manifest)


def read_backup(folder: Path) -> Backup:
    """The backup in `folder`, every file compared with its digest. Raises `backup.incomplete`, `backup.differs`."""
    try:
        manifest = Manifest.model_validate_json(read_regular(folder / MANIFEST, _LARGEST_MANIFEST))
    except FileNotFoundError:
        raise RegistryError(
            "backup.incomplete",
            f"{folder} holds no backup, or one that was interrupted",
            hint=f"A backup that is whole has a file {MANIFEST}. Take another one.",
        ) from None
    except (OSError, ValidationError):
        raise RegistryError(
            "backup.incomplete", f"{folder / MANIFEST} cannot be read", hint="Take another backup."
        ) from None
    if set(_paths(folder)) - {MANIFEST} != set(manifest.files):
        raise RegistryError(
            "backup.differs", f"{folder} has other files than it lists", hint="Take another backup."
        )
    for path, digest in manifest.files.items():
        try:
            found = _digest(folder / path)
        except OSError:
            # A link, a pipe, a disk that fails: whatever it is, it is not what was written.
            found = ""
        if found != digest:
            raise RegistryError(
                "backup.differs", f"{folder / path} is not what was backed up", hint="Take another backup."
            )
    return Backup(folder, manifest)


def _beside(home: Home) -> Iterator[tuple[str, Path]]:
    """What is copied beside the rows: nothing private, nothing that would have to be erased."""
    policy = home.root / POLICY_FILE
    single = [home.description, *files_in(home.trust.parent), *([policy] if policy.is_file() else [])]
    for path in (*single, *sorted(files_below(home.releases))):
        yield path.relative_to(home.root).as_posix(), path


def _states(file: Path) -> list[LogState]:
    # Of the copy, not of the database, which may have gone on meanwhile.
    copy = databases.open(file)
    try:
        heads = [(log, ledger.head(copy, log.id)) for log in ledger.logs(copy)]
    finally:
        copy.close()
    return [LogState(origin=log.origin, size=head.size, root=head.root.hex()) for log, head in heads]


def _paths(folder: Path) -> Iterator[str]:
    # SQLite's companions come and go with whoever looks into the copy, and hold nothing of it.
    for path in files_below(folder):
        if not path.name.startswith(f"{DATABASE}-"):
            yield path.relative_to(folder).as_posix()


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with open_regular(file) as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
