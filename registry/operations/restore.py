"""Restore a registry from a backup, never behind what was published and never with what was erased.

Knows: the order. The public tree is checked first; the copy is filled beside the place of the database; what was published
after the backup is taken from the tree; every erasure notice is applied again; the result is compared with the tree, file
by file; only then is it put in its place. An old database is never overwritten.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from registry.domain.tree_layout import CHECKPOINT, DATABASE
from registry.errors import RegistryError
from registry.operations.assess import wasm_engine
from registry.operations.backup import Manifest, read_backup
from registry.operations.check import Report, check_tree
from registry.operations.check_chain import settle
from registry.operations.check_database import check_database
from registry.operations.check_entries import EntryCheck
from registry.operations.cosign import require_not_behind
from registry.operations.due_rows import rebuild_due
from registry.operations.erase import finish_erasures
from registry.operations.home import Description, Home
from registry.operations.import_tree import Imported, compare_with_tree, import_tree
from registry.operations.public_head import public_checkpoint
from registry.operations.registry import Registry, open_database
from registry.operations.render_tree import verify_entries
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.storage import backup as rows
from registry.storage import database as databases
from registry.storage import drafts, ledger, locks, restoring
from registry.storage.blobs import PublicTree
from registry.storage.durable import sync_path
from registry.storage.value_keys import FOLDER
from registry.transport.trees import open_trees

_RESTORING: Final = f"{DATABASE}.restoring"


@dataclass(frozen=True)
class Restored:
    """What stands now. `imported` is what the public tree had beyond the backup; None where there is no tree."""

    home: Home
    manifest: Manifest
    origin: str
    size: int
    imported: Imported | None


def restore(
    folder: Path,
    root: Path,
    settings: Settings,
    *,
    tree_lost: bool = False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Restored:
    """Restore the backup in `folder` into the home `root`, where the public tree and the keys are.

    Without a public tree there only with `tree_lost`: what was published after the backup is then unknown, unless a
    witness tells. Raises what `read_backup` raises, `restore.exists`, `restore.no_tree`, `restore.tree` where the tree
    does not hold, what `import_tree` raises, `restore.differs`, `witness.fork` and `publish.ahead`; nothing is in place then.
    """
    backup, home = read_backup(folder), Home(root)
    _put_beside(backup.folder, backup.manifest, home)
    description = Description.read(home)
    trees = _checked_trees(home) if _has_tree(home) else None
    if trees is None and not tree_lost:
        raise RegistryError(
            "restore.no_tree",
            f"{home.public} holds no public tree, so nobody can tell what was published after the backup",
            hint="Put a copy of the tree there, from a mirror for example, and restore again. Only where no copy is left: "
            "--tree-lost.",
        )
    with _new_database(home, description, settings) as database:
        rows.copy_from(backup.folder / DATABASE, database)
        log = ledger.logs(database)[-1]
        registry = Registry(home, description, database, log, settings, clock)
        imported = None
        if trees is not None:
            _require_own_log(trees, log.origin)
            imported = import_tree(registry, read_key_files([home.trust]))
        finish_erasures(registry)
        drafts.forget_unreadable(database)
        rows.derive(database)
        rebuild_due(registry)
        _compare(registry, imported)
        size = ledger.head(database, log.id).size
    return Restored(home, backup.manifest, log.origin, size, imported)


def _put_beside(folder: Path, manifest: Manifest, home: Home) -> None:
    """What stands beside the database, where it is missing; what stands there differently is refused by name."""
    files = PublicTree(home.root, home.drafts)
    for path in manifest.files:
        if path != DATABASE:
            files.create(path, (folder / path).read_bytes())


def _has_tree(home: Home) -> bool:
    return home.public.is_dir() and any((year / CHECKPOINT).is_file() for year in home.public.iterdir())


def _checked_trees(home: Home) -> list[Report]:
    keys, walked = read_key_files([home.trust]), dict[str, EntryCheck]()
    reports = [check_tree(tree, keys, wasm_engine, walked=walked) for tree in open_trees(str(home.public))]
    settle(reports, walked)
    for report in reports:
        if report.problem is not None:
            raise RegistryError(
                "restore.tree",
                f"the public tree does not hold: {report.problem.message}",
                hint="Restore nothing from it. Put a copy from a mirror in its place.",
            )
    return reports


def _require_own_log(trees: list[Report], origin: str) -> None:
    if trees[-1].origin != origin:
        raise RegistryError(
            "restore.log",
            f"the latest public log is {trees[-1].origin}, and the backup ends with {origin}",
            hint="Look for a backup made after the later log was opened.",
        )


def _compare(registry: Registry, imported: Imported | None) -> None:
    head = ledger.head(registry.database, registry.log.id)
    verify_entries(registry, None, head.size, head.root)
    if imported is None or not imported.lost:
        # What is lost is missing in the database against what is logged; the rest is compared below in any case.
        check_database(registry)
    if imported is not None:
        compare_with_tree(registry)
        public_checkpoint(registry)
    latest = ledger.latest_checkpoint(registry.database, registry.log.id)
    if latest is not None:
        require_not_behind(registry, latest)


@contextmanager
def _new_database(home: Home, description: Description, settings: Settings) -> Iterator[databases.Database]:
    """An empty database of the present schema, which nobody else can use before all went well: a file is put in its place
    then, on a server the mark is taken away."""
    address = settings.database.get_secret_value() if settings.database else description.database
    if address is not None:
        database = open_database(home, description, settings, new=True)
        try:
            with locks.restorer(database):
                restoring.begin(database)
                yield database
                restoring.end(database)
        finally:
            database.close()
        return
    with locks.restorer_beside(home.database):
        _require_no_file(home.database)
        with _new_file(home) as database:
            yield database


def _require_no_file(path: Path) -> None:
    # SQLite would take a log that stands beside the restored file for the file's own, and write its pages into it.
    for there in (path, *(path.with_name(f"{path.name}-{log}") for log in ("wal", "journal"))):
        if os.path.lexists(there):
            raise _exists(there)


def _exists(path: Path) -> RegistryError:
    return RegistryError(
        "restore.exists",
        f"{path} exists",
        hint="Move it away first, the database with its -wal file: it may hold what the backup does not.",
    )


@contextmanager
def _new_file(home: Home) -> Iterator[databases.Database]:
    path = home.root / _RESTORING
    for old in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        old.unlink(missing_ok=True)
    database = databases.open(path, value_keys=home.root / FOLDER)
    try:
        databases.migrate(database)
        yield database
        database.scrub()
    finally:
        database.close()
    if (left := path.with_name(f"{path.name}-wal")).exists() and left.stat().st_size:
        raise RegistryError(
            "restore.differs",
            f"another process holds {path} open, so what was restored is not in one file",
            hint="Nothing is in place. Find it (`fuser` names it), end it, and restore again.",
        )
    sync_path(path)
    _require_no_file(home.database)
    try:
        # Not renamed: that would overwrite what another command has put there meanwhile.
        os.link(path, home.database)
    except FileExistsError:
        raise _exists(home.database) from None
    path.unlink()
    sync_path(home.root)
