"""A copy of a register's rows is whole, holds nothing that may have to be erased, and goes into either database."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.storage import backup, database, erasures, ledger, lists, queries, schema, tables
from registry.storage.database import Database
from registry.storage.lists import Filters
from registry.storage.value_keys import ValueKeys
from registry.storage.values import Erasure
from tests.postgresql import Cluster
from tests.storage.simulator import NOW, Register, entry, filing, internal, public
from tests.unlisted import make_unlisted

SECRET = "Qwxzsecretmarker"
OPEN = "Qwxzopenmarker"


@pytest.fixture
def filled(register: Register) -> Register:
    answers = [public("deployment.title", OPEN), internal("provider.contact", SECRET)]
    register.put(filing("d-1", answers=answers), filing("d-2", answers=[public("deployment.title", "Gate")]))
    head = ledger.head(register.db, register.log_id)
    ledger.add_checkpoint(
        register.db, register.log_id, size=head.size, root=head.root, note="x", created_at=NOW
    )
    return register


def contents(db: Database) -> dict[str, list[str]]:
    with db.read() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(table.select()))
            for table in tables.metadata.sorted_tables
        }


def erase(register: Register, *paths: str) -> None:
    rows = Erasure("d-1", 1, paths)
    write = erasures.write(rows, "gdpr-17-1-d", NOW)
    register.put(entry("erasure", paths, erasures=(rows,), write=(write,)))
    erasures.destroy_keys(register.db)


def holding(root: Path, *texts: str) -> list[Path]:
    spelt = [form.encode() for text in texts for form in (text, text.casefold())]
    files = [path for path in root.rglob("*") if path.is_file()]
    return [path for path in files if any(form in path.read_bytes() for form in spelt)]


def new(cluster: Cluster, kind: str, migrated: str, tmp_path: Path, keys: Path | None) -> Database:
    address = (
        cluster.address(cluster.create(migrated)) if kind == "postgresql" else str(tmp_path / "restored.db")
    )
    db = database.open(address, value_keys=keys)
    database.migrate(db)
    return db


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_copy_of_either_database_fills_either(
    filled: Register, kind: str, cluster: Cluster, migrated: str, tmp_path: Path
) -> None:
    (tmp_path / "copy").mkdir()
    backup.copy_to(filled.db, tmp_path / "copy" / "registry.db")
    assert holding(tmp_path / "copy", SECRET, OPEN) == []
    db = new(cluster, kind, migrated, tmp_path, filled.db.value_keys.folder)
    backup.copy_from(tmp_path / "copy" / "registry.db", db)
    backup.derive(db)
    assert contents(db) == contents(filled.db)
    assert queries.answers(db, "d-1", 1) == queries.answers(filled.db, "d-1", 1)
    assert lists.page(db, Filters(text=OPEN)).total == 1
    db.close()


def test_a_frozen_log_is_frozen_in_the_copy(filled: Register, tmp_path: Path) -> None:
    head = ledger.head(filled.db, filled.log_id)
    assert ledger.freeze_log(filled.db, filled.log_id, (head.size, head.root))
    backup.copy_to(filled.db, tmp_path / "copy.db")
    copy = database.open(tmp_path / "copy.db")
    assert [log.frozen for log in ledger.logs(copy)] == [True]
    copy.close()


def test_what_holds_a_register_is_not_filled(filled: Register, tmp_path: Path) -> None:
    backup.copy_to(filled.db, tmp_path / "copy.db")
    with pytest.raises(RegistryError) as refused:
        backup.copy_from(tmp_path / "copy.db", filled.db)
    assert refused.value.code == "restore.exists"


def test_a_copy_made_before_an_erasure_holds_nothing_that_can_be_read(
    filled: Register, tmp_path: Path
) -> None:
    backup.copy_to(filled.db, tmp_path / "copy.db")
    erase(filled, "deployment.title", "provider.contact")
    copy = database.open(tmp_path / "copy.db", value_keys=filled.db.value_keys.folder)
    assert queries.answers(copy, "d-1", 1) == {}
    assert queries.answers(copy, "d-2", 1)["deployment.title"].value == "Gate"
    copy.close()


def test_on_a_server_no_file_and_no_journal_ever_holds_a_value_that_is_not_public(
    postgresql_register: Register, cluster: Cluster
) -> None:
    marker = "Qwxzserverside"
    postgresql_register.put(filing("d-1", answers=[internal("provider.contact", marker)]))
    cluster.run("CHECKPOINT")
    assert queries.answers(postgresql_register.db, "d-1", 1)["provider.contact"].value == marker
    assert holding(cluster.folder / "data", marker) == []


def test_on_a_server_no_table_holds_an_erased_public_value(
    postgresql_register: Register, cluster: Cluster
) -> None:
    marker = "Qwxzservershown"
    postgresql_register.put(filing("d-1", answers=[public("deployment.title", marker)]))
    cluster.run("CHECKPOINT")
    assert holding(cluster.folder / "data" / "base", marker)
    erase(postgresql_register, "deployment.title")
    assert postgresql_register.db.scrub()
    cluster.run("CHECKPOINT")
    assert holding(cluster.folder / "data" / "base", marker) == []


def test_a_lost_key_is_told_and_never_taken_for_an_erasure(filled: Register) -> None:
    folder = filled.db.value_keys.folder
    assert folder is not None
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()
    with pytest.raises(RegistryError) as lost:
        queries.answers(filled.db, "d-1", 1)
    assert lost.value.code == "storage.key_lost"


@pytest.mark.parametrize("broken", ["", "{}"])
def test_a_folder_of_keys_that_cannot_be_listed_is_not_taken_for_an_empty_one(
    tmp_path: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ValueKeys(tmp_path / "value-keys")
    [(reference, _)] = keys.make(1)
    keys.require_there()
    make_unlisted(tmp_path / "value-keys" / broken.format(reference.hex()[:2]), monkeypatch)
    with pytest.raises(RegistryError, match="Input/output error") as told:
        keys.require_there()
    assert told.value.code == "storage.keys"


def test_what_else_lies_beside_the_keys_is_not_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ValueKeys(tmp_path / "value-keys")
    keys.make(1)
    (tmp_path / "value-keys/lost+found").mkdir()
    make_unlisted(tmp_path / "value-keys/lost+found", monkeypatch)
    keys.require_there()


def test_a_sealed_value_moved_to_another_field_does_not_open(filled: Register) -> None:
    with filled.db.write() as connection:
        answer = tables.answer
        row = connection.execute(
            answer.select().where(answer.c.deployment_id == "d-1", answer.c.path == "deployment.title")
        ).one()
        connection.execute(answer.insert().values(row._asdict() | {"path": "purpose.statement"}))
    with pytest.raises(RegistryError) as changed:
        queries.answers(filled.db, "d-1", 1)
    assert changed.value.code == "storage.sealed"


def test_upgrading_an_older_database_seals_what_stands_in_it(filled: Register) -> None:
    before = queries.answers(filled.db, "d-1", 1)
    with filled.db.write() as connection:
        schema.downgrade(connection, "0002")
        assert SECRET in repr(connection.exec_driver_sql("SELECT * FROM answer").all())
    database.migrate(filled.db)
    with filled.db.read() as connection:
        assert SECRET not in repr(connection.exec_driver_sql("SELECT * FROM answer").all())
    assert queries.answers(filled.db, "d-1", 1) == before
    assert filled.db.scrub()
    if filled.db.path is not None:
        assert holding(filled.db.path.parent, SECRET) == []
