"""A restored registry is never behind what was published, and never has what was erased."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.operations import restore as restore_module
from registry.operations.backup import back_up, read_backup
from registry.operations.erase import erase
from registry.operations.import_tree import Imported
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.restore import restore
from registry.operations.upgrade_database import upgrade_database
from registry.settings import Settings
from registry.storage import ledger, lists, queries, schema
from registry.storage.lists import Filters
from tests.operations.test_erase import (
    GROUND,
    HIDDEN,
    PUBLIC,
    RECORD,
    checked,
    file,
    holding,
    marked,
    salt_of,
    salts,
    spellings,
)
from tests.unlisted import make_unlisted
from tests.witnessing import log_vkeys, make_witness, policy_lines, use_policy, witness_at

__all__ = ["marked", "salts"]


@pytest.fixture
def backup(marked: Registry, tmp_path: Path) -> Path:
    back_up(marked, tmp_path / "backup")
    return tmp_path / "backup"


def lose_the_database(registry: Registry) -> None:
    registry.database.close()
    for path in registry.home.root.glob("registry.db*"):
        path.unlink()


def restored(registry: Registry, backup: Path) -> Registry:
    lose_the_database(registry)
    restore(backup, registry.home.root, Settings())
    return open_registry(registry.home.root, Settings())


def test_a_backup_made_between_signing_and_marking_holds_up_no_publication(
    marked: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    witness = make_witness(tmp_path / "witness", "witness.example/0", log_vkeys(marked))
    with witness_at(witness) as address:
        use_policy(marked, policy_lines([(witness, address)], 1))
        file(marked, id="another")

        def backed_up(*arguments: object) -> None:
            back_up(marked, tmp_path / "backup")
            raise KeyboardInterrupt

        with monkeypatch.context() as dying:
            # Signed, and nobody was asked yet.
            dying.setattr("registry.operations.publish.cosign", backed_up)
            with pytest.raises(KeyboardInterrupt):
                publish(marked)
        published = publish(marked)
        opened = restored(marked, tmp_path / "backup")
        assert ledger.unpublished(opened.database, opened.log.id) == []
        again = publish(opened)
        assert (again.size, again.added, again.note) == (published.size, 0, published.note)
        file(opened, id="a-third")
        assert publish(opened).added == 1
        opened.database.close()


def test_a_backup_holds_no_erasable_value_no_salt_and_no_key(marked: Registry, backup: Path) -> None:
    for path, text in (("deployment.title", PUBLIC), ("operator.accountable_person", HIDDEN)):
        assert holding(backup, *spellings(text, salt_of(marked, path))) == []
    keys = [path.read_bytes() for path in (marked.home.root / "value-keys").rglob("*") if path.is_file()]
    assert holding(backup, *(file[at : at + 32] for file in keys for at in range(0, len(file), 32))) == []
    assert (
        holding(backup, *(path.read_bytes() for path in marked.home.keys.rglob("*") if path.is_file())) == []
    )


@pytest.mark.parametrize("folder", ["trust", "releases", "releases/{}"])
def test_a_backup_is_not_whole_where_a_folder_cannot_be_listed(
    marked: Registry, tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_unlisted(marked.home.root / folder.format(marked.release()[1].digest), monkeypatch)
    with pytest.raises(OSError, match="Input/output error"):
        back_up(marked, tmp_path / "backup")
    with pytest.raises(RegistryError) as refused:
        read_backup(tmp_path / "backup")
    assert refused.value.code == "backup.incomplete"


def test_a_backup_of_which_a_folder_cannot_be_listed_is_not_said_to_hold_other_files(
    backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_unlisted(backup / "releases", monkeypatch)
    with pytest.raises(OSError, match="Input/output error"):
        read_backup(backup)


def test_what_was_backed_up_is_there_again(marked: Registry, backup: Path) -> None:
    before = ledger.head(marked.database, marked.log.id)
    answers = queries.answers(marked.database, RECORD["id"], 1)
    again = restored(marked, backup)
    assert ledger.head(again.database, again.log.id) == before
    assert queries.answers(again.database, RECORD["id"], 1) == answers
    assert lists.page(again.database, Filters(text=PUBLIC)).total == 1
    assert file(again, place={"country": "BE"}).version == 2
    publish(again)
    assert checked(again).problem is None


def test_what_was_published_after_the_backup_is_taken_from_the_public_tree(
    marked: Registry, backup: Path
) -> None:
    file(marked, place={"country": "BE"})
    publish(marked)
    size = ledger.head(marked.database, marked.log.id)
    lose_the_database(marked)
    told = restore(backup, marked.home.root, Settings())
    assert told.imported is not None
    assert (told.imported.entries, told.imported.checkpoints, told.imported.lost) == (1, 1, 1)
    again = open_registry(marked.home.root, Settings())
    assert ledger.head(again.database, again.log.id) == size
    kept = queries.answers(again.database, RECORD["id"], 2)
    assert kept["deployment.title"].value == f"Cameras of {PUBLIC}"
    assert "operator.accountable_person" not in kept
    file(again, place={"country": "NL"})
    publish(again)
    assert checked(again).problem is None


def test_a_backup_made_before_an_erasure_does_not_bring_the_value_back(
    marked: Registry, backup: Path
) -> None:
    needles = (
        *spellings(PUBLIC, salt_of(marked, "deployment.title")),
        *spellings(HIDDEN, salt_of(marked, "operator.accountable_person")),
    )
    erase(marked, RECORD["id"], 1, ["deployment.title", "operator.accountable_person"], GROUND)
    publish(marked)
    again = restored(marked, backup)
    assert (
        not {"deployment.title", "operator.accountable_person"}
        & queries.answers(again.database, RECORD["id"], 1).keys()
    )
    assert lists.page(again.database, Filters(text=PUBLIC)).total == 0
    assert holding(again.home.root, *needles) == []
    assert checked(again).problem is None


def test_an_old_copy_of_the_database_cannot_show_what_was_erased(marked: Registry, tmp_path: Path) -> None:
    marked.database.scrub()
    shutil.copy(marked.home.database, tmp_path / "old.db")
    erase(marked, RECORD["id"], 1, ["operator.accountable_person"], GROUND)
    shutil.copy(tmp_path / "old.db", marked.home.database)
    again = open_registry(marked.home.root, Settings(), with_keys=False)
    assert "operator.accountable_person" not in queries.answers(again.database, RECORD["id"], 1)


def test_without_the_public_tree_nothing_is_restored_unless_it_is_said_to_be_lost(
    marked: Registry, backup: Path
) -> None:
    lose_the_database(marked)
    shutil.rmtree(marked.home.public)
    with pytest.raises(RegistryError) as refused:
        restore(backup, marked.home.root, Settings())
    assert refused.value.code == "restore.no_tree"
    assert not marked.home.database.exists()
    restore(backup, marked.home.root, Settings(), tree_lost=True)
    again = open_registry(marked.home.root, Settings())
    publish(again)
    assert checked(again).problem is None


def test_a_database_that_is_there_is_never_overwritten(marked: Registry, backup: Path) -> None:
    with pytest.raises(RegistryError) as refused:
        restore(backup, marked.home.root, Settings())
    assert refused.value.code == "restore.exists"


def test_what_another_command_made_during_a_restore_is_not_overwritten(
    marked: Registry, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_the_database(marked)
    compare = restore_module._compare
    with monkeypatch.context() as patch:

        def meanwhile(registry: Registry, imported: Imported | None) -> None:
            compare(registry, imported)
            # After the last look at the place, as another process can.
            patch.setattr(restore_module, "_require_no_file", lambda path: path.write_bytes(b"theirs"))

        patch.setattr(restore_module, "_compare", meanwhile)
        with pytest.raises(RegistryError) as refused:
            restore(backup, marked.home.root, Settings())
    assert refused.value.code == "restore.exists"
    assert marked.home.database.read_bytes() == b"theirs"
    again = restored(marked, backup)
    assert publish(again).size == ledger.head(again.database, again.log.id).size
    again.database.close()


@pytest.mark.parametrize("left", ["registry.db-wal", "registry.db-journal"])
def test_nothing_is_restored_beside_the_log_of_a_database_that_was_moved_away(
    marked: Registry, backup: Path, left: str
) -> None:
    lose_the_database(marked)
    (marked.home.root / left).write_bytes(b"pages of the other file")
    with pytest.raises(RegistryError, match=left) as refused:
        restore(backup, marked.home.root, Settings())
    assert refused.value.code == "restore.exists"
    assert not marked.home.database.exists()


def test_an_upgrade_makes_no_database_where_the_registrys_own_is_lost(marked: Registry) -> None:
    lose_the_database(marked)
    with pytest.raises(RegistryError) as refused:
        upgrade_database(marked.home.root, Settings())
    assert refused.value.code == "registry.database"
    assert not marked.home.database.exists()


def test_an_upgrade_changes_nothing_in_a_database_that_is_half_restored(marked: Registry) -> None:
    with marked.database.write_unready() as connection:
        schema.downgrade(connection, "0009")
        connection.exec_driver_sql(f"CREATE TABLE {schema.RESTORING} (one integer)")
    with pytest.raises(RegistryError) as refused:
        upgrade_database(marked.home.root, Settings())
    assert refused.value.code == "storage.restoring"
    with marked.database.write_unready() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert found == "0009"


def test_a_second_restore_does_not_touch_the_file_that_the_first_one_fills(
    marked: Registry, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_the_database(marked)
    compare = restore_module._compare

    def meanwhile(registry: Registry, imported: Imported | None) -> None:
        with pytest.raises(RegistryError) as second:
            restore(backup, marked.home.root, Settings())
        assert second.value.code == "storage.locked"
        compare(registry, imported)

    monkeypatch.setattr(restore_module, "_compare", meanwhile)
    restore(backup, marked.home.root, Settings())
    again = open_registry(marked.home.root, Settings())
    assert publish(again).size == ledger.head(again.database, again.log.id).size


def test_a_tree_that_was_changed_is_not_restored_from(marked: Registry, backup: Path) -> None:
    (record, *_) = sorted((marked.tree.root / "records").iterdir())
    record.write_bytes(b"{}")
    lose_the_database(marked)
    with pytest.raises(RegistryError) as refused:
        restore(backup, marked.home.root, Settings())
    assert refused.value.code == "restore.tree"
    assert not marked.home.database.exists()


def test_a_pipe_in_the_place_of_the_list_of_a_backup_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "backup.json")
    with pytest.raises(RegistryError) as refused:
        read_backup(tmp_path)
    assert refused.value.code == "backup.incomplete"


def test_a_backup_that_was_changed_is_refused(marked: Registry, backup: Path) -> None:
    data = bytearray((backup / "registry.db").read_bytes())
    data[-1] ^= 1
    (backup / "registry.db").write_bytes(data)
    lose_the_database(marked)
    with pytest.raises(RegistryError) as refused:
        restore(backup, marked.home.root, Settings())
    assert refused.value.code == "backup.differs"
