"""What is published is what was committed; an interrupted publication is finished, and a rewound database signs nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.log.audit import audit
from registry.log.checkpoint import read_checkpoint, verify_checkpoint
from registry.log.merkle import leaf_hash
from registry.log.tiles import TILE_WIDTH
from registry.operations import render_tree
from registry.operations.alarm import log_keys
from registry.operations.file_record import file_records
from registry.operations.log_head import extend_head
from registry.operations.publish import finish_publication, publish
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings
from registry.storage import blobs, ledger
from registry.storage.database import Database
from registry.storage.values import NewEntry, Sequenced
from tests.operations.test_check import check
from tests.operations.test_file_record import submission


def test_publishing_twice_changes_nothing(registry: Registry) -> None:
    first = publish(registry)
    second = publish(registry)
    assert (first.note, second.added) == (second.note, 0)


def test_publication_that_dies_at_any_file_leaves_a_tree_that_checks_and_can_be_finished(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(file_records(registry, [submission("one")]))
    moves = count(1)
    real = blobs._move

    def counted(draft: Path, target: Path) -> set[Path]:
        if next(moves) >= limit:  # who died moves nothing more
            raise KeyboardInterrupt
        return real(draft, target)

    # Each attempt gets one file further than the one before and dies at the next.
    limit, deaths = 2, 0
    monkeypatch.setattr(blobs, "_move", counted)
    notes = set()
    while True:
        moves = count(1)
        try:
            published = publish(registry)
            break
        except KeyboardInterrupt:
            report = check(registry.home.root)
            assert report.problem is None or report.problem.code in ("check.unlisted", "check.interrupted"), (
                report.problem
            )
            notes |= {c.note for c in ledger.checkpoints(registry.database, registry.log.id) if c.size == 28}
            deaths += 1
    assert deaths >= 6
    assert len(notes) == 1
    assert published.size == 28
    assert check(registry.home.root).holds


def test_an_interrupted_publication_is_finished_without_any_private_key(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(file_records(registry, [submission("one")]))
    with monkeypatch.context() as patch:
        patch.setattr(render_tree, "_index", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            publish(registry)
    assert not check(registry.home.root).holds
    finish_publication(open_registry(registry.home.root, Settings(), with_keys=False))
    assert check(registry.home.root).holds


@pytest.fixture
def unmarked(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """A publication died after its checkpoint was shown and before it was marked."""
    list(file_records(registry, [submission("one")]))
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "mark_published", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            publish(registry)
    return registry


def test_a_publication_that_dies_before_it_is_marked_holds_up_no_later_one(unmarked: Registry) -> None:
    registry = unmarked
    assert read_checkpoint(registry.tree.read("checkpoint"))[0].size == 28
    assert [c.size for c in ledger.unpublished(registry.database, registry.log.id)] == [28]
    list(file_records(registry, [submission("two")]))
    assert (publish(registry).size, publish(registry).added) == (29, 0)
    assert ledger.unpublished(registry.database, registry.log.id) == []
    assert check(registry.home.root).holds


def test_what_was_shown_and_not_marked_is_marked_without_any_private_key(unmarked: Registry) -> None:
    finish_publication(open_registry(unmarked.home.root, Settings(), with_keys=False))
    assert ledger.unpublished(unmarked.database, unmarked.log.id) == []


def test_an_old_checkpoint_put_back_is_found(registry: Registry) -> None:
    old = registry.tree.read("checkpoint")
    list(file_records(registry, [submission("one")]))
    publish(registry)
    (registry.tree.root / "checkpoint").write_bytes(old)
    report = check(registry.home.root)
    assert report.problem is not None
    assert report.problem.code == "check.interrupted"


def test_a_database_restored_from_an_old_backup_signs_nothing(registry: Registry, tmp_path: Path) -> None:
    backup = tmp_path / "registry.db"
    with sqlite3.connect(registry.home.database) as source, sqlite3.connect(backup) as target:
        source.backup(target)
    source.close()
    target.close()
    list(file_records(registry, [submission("one")]))
    publish(registry)
    registry.database.close()
    for file in registry.home.root.glob("registry.db*"):
        file.unlink()
    shutil.copy(backup, registry.home.database)
    restored = open_registry(registry.home.root, Settings())
    with pytest.raises(RegistryError) as caught:
        list(file_records(restored, [submission("two")]))
    assert caught.value.code == "publish.ahead"
    (restored.tree.root / "checkpoint").rename(tmp_path / "checkpoint")
    with pytest.raises(RegistryError) as caught:
        publish(restored)
    assert caught.value.code == "publish.ahead"
    (tmp_path / "checkpoint").rename(restored.tree.root / "checkpoint")
    before = (restored.tree.root / "checkpoint").read_bytes()
    with pytest.raises(RegistryError) as caught:
        publish(restored)
    assert caught.value.code == "publish.ahead"
    assert (restored.tree.root / "checkpoint").read_bytes() == before
    assert max(c.size for c in ledger.checkpoints(restored.database, restored.log.id)) == 27


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("CAST(body || x'20' AS BLOB)", "storage.entry"),
        ("(SELECT body FROM entry WHERE idx = 26)", "publish.verify"),
        ("CAST('{}' AS BLOB)", "publish.verify"),
    ],
)
def test_an_entry_changed_in_the_database_is_not_signed_over(
    registry: Registry, body: str, code: str
) -> None:
    list(file_records(registry, [submission("one")]))
    _tamper(registry, "entry", f"UPDATE entry SET body = {body} WHERE idx = 27")
    tampered = open_registry(registry.home.root, Settings())
    with pytest.raises(RegistryError) as caught:
        publish(tampered)
    assert caught.value.code == code
    assert read_checkpoint(tampered.tree.read("checkpoint"))[0].size == 27


@pytest.mark.parametrize("column", ["committed", "facts"])
def test_a_record_changed_in_the_database_is_not_published(registry: Registry, column: str) -> None:
    list(file_records(registry, [submission("one")]))
    _tamper(
        registry,
        "version",
        f"UPDATE version SET {column} = CAST({column} || x'20' AS BLOB) WHERE deployment_id = 'one'",
    )
    tampered = open_registry(registry.home.root, Settings())
    with pytest.raises(RegistryError) as caught:
        publish(tampered)
    assert caught.value.code == "publish.verify"
    assert len(ledger.checkpoints(tampered.database, tampered.log.id)) == 2


def test_a_removed_checkpoint_is_put_back_with_its_own_signature(registry: Registry) -> None:
    note = registry.tree.read("checkpoint")
    shown = verify_checkpoint(note, registry.log.origin, log_keys(registry, registry.log.origin))
    signed_at = max(signature.timestamp or 0 for signature in shown.signatures)
    # One that was signed ten minutes ago would be signed again.
    registry.clock = lambda: datetime.fromtimestamp(signed_at, UTC)
    (registry.tree.root / "checkpoint").unlink()
    assert publish(registry).note == note
    assert registry.tree.read("checkpoint") == note
    assert check(registry.home.root).holds


def test_a_draft_of_a_process_that_died_is_no_part_of_the_tree(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(file_records(registry, [submission("one")]))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _killed)
        with pytest.raises(_KilledError):
            publish(registry)
    assert check(registry.home.root).holds
    publish(registry)
    assert check(registry.home.root).holds


def test_a_published_file_that_was_changed_stops_publication(registry: Registry) -> None:
    list(file_records(registry, [submission("one")]))
    facts = sorted((registry.tree.root / "tile").rglob("27"))[0]
    facts.write_bytes(facts.read_bytes()[:-1] + b"\x00")
    with pytest.raises(RegistryError) as caught:
        publish(registry)
    assert caught.value.code in ("log.tile", "log.bundle", "log.root")
    assert read_checkpoint(registry.tree.read("checkpoint"))[0].size == 27


def test_a_tile_that_was_not_written_as_it_was_verified_is_shown_to_nobody(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = registry.tree.read("checkpoint")
    list(file_records(registry, [submission("one")]))
    real = blobs._draft

    def torn(folder: Path, target: Path, parts: Sequence[bytes]) -> Path:
        if "/tile/0/" in str(target):
            parts = [*parts[:-1], bytes(len(parts[-1]))]
        return real(folder, target, parts)

    with monkeypatch.context() as patch:
        patch.setattr(blobs, "_draft", torn)
        with pytest.raises(RegistryError) as caught:
            publish(registry)
    assert caught.value.code == "publish.verify"
    assert registry.tree.read("checkpoint") == before
    # The next process finds the tile, which is not what belongs there, and goes no further either.
    with pytest.raises(RegistryError) as caught:
        publish(registry)
    assert caught.value.code == "tree.differs"
    assert registry.tree.read("checkpoint") == before


@pytest.fixture
def busy(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`busy(n)`: at each of the next n times that entries are read back, a bundle of new ones is sequenced behind them."""
    list(file_records(registry, [submission("one")]))
    database, log = registry.database, registry.log.id
    (body,) = ledger.entries(database, log, 27, 28)
    real, spaces, left = ledger.entries, count(1), 0

    def sequence() -> None:
        # JSON may end in spaces, so each is another entry.
        bodies = [body + b" " * next(spaces) for _ in range(TILE_WIDTH)]
        batch = [NewEntry(kind="decision", body=each, leaf_hash=leaf_hash(each)) for each in bodies]
        assert all(isinstance(each, Sequenced) for each in ledger.append(database, log, batch, extend_head))

    def read(db: Database, log_id: int, start: int, end: int) -> Iterator[bytes]:
        nonlocal left
        yield from real(db, log_id, start, end)
        if left:
            left -= 1
            sequence()

    def begin(times: int) -> None:
        nonlocal left
        left = times

    monkeypatch.setattr(ledger, "entries", read)
    return begin


def test_a_checkpoint_covers_what_was_sequenced_while_it_was_prepared(
    registry: Registry, busy: Callable[[int], None]
) -> None:
    busy(3)
    published = publish(registry)
    assert published.size == ledger.head(registry.database, registry.log.id).size == 28 + 3 * TILE_WIDTH
    assert list(audit(published.size, published.root, registry.tree.find)) == []


def test_a_checkpoint_comes_however_fast_entries_come(
    registry: Registry, busy: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render_tree, "_STRETCHES", 2)
    busy(5)
    first = publish(registry)
    assert first.size == 28 + TILE_WIDTH < ledger.head(registry.database, registry.log.id).size
    busy(0)
    second = publish(registry)
    assert second.size == 28 + 2 * TILE_WIDTH
    for published in (first, second):
        assert list(audit(published.size, published.root, registry.tree.find)) == []


def test_nothing_is_signed_over_an_entry_that_came_meanwhile_and_was_changed(
    registry: Registry, busy: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(1)
    reading = ledger.entries

    def changed(db: Database, log_id: int, start: int, end: int) -> Iterator[bytes]:
        bodies = reading(db, log_id, start, end)
        return (body[:-1] + b"\t" if index == 200 else body for index, body in enumerate(bodies, start))

    monkeypatch.setattr(ledger, "entries", changed)
    with pytest.raises(RegistryError) as caught:
        publish(registry)
    assert caught.value.code == "publish.verify"
    assert max(ledger.signed_roots(registry.database, registry.log.id)) == 27


def _interrupted(*arguments: object) -> bytes:
    raise KeyboardInterrupt


class _KilledError(BaseException):
    pass


def _killed(self: Path, target: Path) -> None:
    raise _KilledError


def _tamper(registry: Registry, table: str, statement: str) -> None:
    registry.database.close()
    connection = sqlite3.connect(registry.home.database)
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    for (trigger,) in connection.execute(triggers, (table,)).fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    connection.commit()
    connection.close()
