"""What is accepted is filed once, in its order, by whoever comes next; and only so much is accepted as can be published."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.operations.accept import accept, sequence_accepted
from registry.operations.file_record import Filed, NotFiled, Unchanged, file_records
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings
from registry.storage import intake, ledger, queries
from registry.storage.database import Database
from tests.operations.test_file_record import file_one, holds, submission
from tests.refusals import code_of

ID = "0000-a-submission-of-mine"


def size(registry: Registry) -> int:
    return ledger.head(registry.database, registry.log.id).size


def reopened(registry: Registry, **settings: Any) -> Registry:
    registry.database.close()
    return open_registry(registry.home.root, Settings(**settings))


@pytest.fixture(autouse=True)
def closed(registry: Registry) -> Iterator[None]:
    yield
    registry.database.close()


def test_what_is_accepted_is_no_decision_yet_and_becomes_one_in_its_turn(registry: Registry) -> None:
    before = size(registry)
    ids = [accept(registry, submission(name)).id for name in ("b", "a", "c")]
    assert size(registry) == before
    assert queries.latest_version(registry.database, "a") is None
    assert [intake.find(registry.database, id).place for id in ids] == [None] * 3  # type: ignore[union-attr]
    results = list(sequence_accepted(registry))
    assert [(r.where, r.deployment, r.index) for r in results if isinstance(r, Filed)] == [
        (id, name, before + number) for number, (id, name) in enumerate(zip(ids, "bac", strict=True))
    ]
    assert [intake.find(registry.database, id).place.index for id in ids] == [before, before + 1, before + 2]  # type: ignore[union-attr]
    assert list(sequence_accepted(registry)) == []
    assert holds(registry)


def test_everything_that_waits_is_sequenced_in_one_transaction(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        accept(registry, submission(f"n-{number}"))
    batches: list[int] = []
    append = ledger.append

    def counted(db: Database, log_id: int, batch: Any, *rest: Any) -> Any:
        batches.append(len(batch))
        return append(db, log_id, batch, *rest)

    monkeypatch.setattr(ledger, "append", counted)
    assert len(list(sequence_accepted(registry))) == 20
    assert batches == [20]


def test_sending_the_same_again_files_nothing_twice(registry: Registry) -> None:
    for _ in range(2):
        assert accept(registry, submission("one"), ID).place is None
    (filed,) = sequence_accepted(registry)
    assert isinstance(filed, Filed)
    again = accept(registry, submission("one"), ID)
    assert again.place is not None
    assert again.place.index == filed.index
    assert list(sequence_accepted(registry)) == []


def test_an_id_that_waits_with_another_record_is_refused(registry: Registry) -> None:
    accept(registry, submission("one"), ID)
    assert code_of(lambda: accept(registry, submission("two"), ID)) == "intake.key"
    assert code_of(lambda: accept(registry, submission("two"), "short")) == "intake.id"
    assert len(list(sequence_accepted(registry))) == 1


def test_a_record_without_an_id_is_filed_once_though_it_was_taken_up_twice(registry: Registry) -> None:
    accept(registry, submission(None), ID)  # type: ignore[arg-type]
    (waiting,) = intake.waiting(registry.database, -1, 9)
    (filed,) = sequence_accepted(registry)
    assert isinstance(filed, Filed)
    # A second sequencer that read it before would settle it again.
    with pytest.raises(RegistryError) as caught:
        intake.settle(registry.database, waiting.id, "file.law_date")
    assert caught.value.code == "intake.settled"
    assert intake.find(registry.database, ID).refused is None  # type: ignore[union-attr]


def test_what_equals_the_latest_version_stands_where_that_stands(registry: Registry) -> None:
    filed = file_one(registry, submission("one"))
    assert isinstance(filed, Filed)
    accept(registry, submission("one"), ID)
    (result,) = sequence_accepted(registry)
    assert isinstance(result, Unchanged)
    known = intake.find(registry.database, ID)
    assert known is not None
    assert known.place is not None
    assert known.place.index == filed.index


def test_what_cannot_be_filed_is_refused_for_good_and_costs_no_other(registry: Registry) -> None:
    accept(registry, submission("one", "reconstructed"), ID)
    other = accept(registry, submission("two"))
    results = list(sequence_accepted(registry))
    assert isinstance(results[0], NotFiled)
    assert isinstance(results[1], Filed)
    known = intake.find(registry.database, ID)
    assert known is not None
    assert known.refused == "file.law_date"
    assert results[1].where == other.id
    assert intake.backlog(registry.database) == 1


def test_what_stands_in_the_way_of_everyone_leaves_it_waiting(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(registry, submission("one"), ID)

    def unreachable(*arguments: object) -> None:
        raise RegistryError("engine.unreachable", "the engine does not answer")

    with monkeypatch.context() as patch:
        patch.setattr("registry.operations.file_record.prepare", unreachable)
        (result,) = sequence_accepted(registry)
        assert isinstance(result, NotFiled)
    (result,) = sequence_accepted(registry)
    assert isinstance(result, Filed)


@pytest.mark.parametrize("code", ["engine.trap", "facts.malformed", "dsse.too_large"])
def test_what_one_record_would_meet_at_every_attempt_refuses_it_for_good(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    accept(registry, submission("one"), ID)
    accept(registry, submission("two"))
    from registry.operations import file_record

    real = file_record.prepare

    def failing(registry: Registry, item: Any, salt: Any) -> Any:
        if item.accepted == ID:
            raise RegistryError(code, "it comes again")
        return real(registry, item, salt)

    monkeypatch.setattr(file_record, "prepare", failing)
    assert [type(result) for result in sequence_accepted(registry)] == [NotFiled, Filed]
    assert intake.find(registry.database, ID).refused == code  # type: ignore[union-attr]
    assert list(sequence_accepted(registry)) == []
    assert intake.backlog(registry.database) == 1


def _key_file(registry: Registry, id: str) -> Path:
    with registry.database.read() as connection:
        (key,) = connection.exec_driver_sql("SELECT key FROM submission WHERE id = ?", (id,)).one()
    folder = registry.database.value_keys.folder
    assert folder is not None
    return folder / key.hex()[:2] / key.hex()[:16]


@pytest.mark.parametrize("code", ["intake.key_lost", "intake.sealed"])
def test_a_key_that_is_lost_or_changed_costs_its_own_submission_only(registry: Registry, code: str) -> None:
    accept(registry, submission("before"))
    accept(registry, submission("one"), ID)
    accept(registry, submission("after"))
    file = _key_file(registry, ID)
    file.unlink() if code == "intake.key_lost" else file.write_bytes(b"x" * 32)
    results = {result.where: result for result in sequence_accepted(registry)}
    assert sorted(type(result).__name__ for result in results.values()) == ["Filed", "Filed", "NotFiled"]
    refused = results[ID]
    assert isinstance(refused, NotFiled)
    assert refused.error.code == code
    assert intake.find(registry.database, ID).refused == code  # type: ignore[union-attr]
    assert list(sequence_accepted(registry)) == []
    assert publish(registry).added == 2


def test_a_folder_of_keys_that_is_elsewhere_loses_nothing(registry: Registry, tmp_path: Path) -> None:
    accept(registry, submission("one"), ID)
    folder = registry.database.value_keys.folder
    assert folder is not None
    folder.rename(tmp_path / "elsewhere")
    for mounted in (False, True):
        if mounted:
            folder.mkdir()
        assert code_of(lambda: list(sequence_accepted(registry))) == "storage.keys"
    folder.rmdir()
    (tmp_path / "elsewhere").rename(folder)
    assert [type(result) for result in sequence_accepted(registry)] == [Filed]


def test_the_key_of_what_is_settled_while_keys_are_destroyed_is_destroyed_next(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [f"{ID}-{number}" for number in range(3)]
    for id in ids:
        accept(registry, submission(id), id)
    keys = {id: _key_file(registry, id) for id in ids}
    intake.settle(registry.database, ids[0], "file.law_date")
    intake.settle(registry.database, ids[2], "file.law_date")
    real = registry.database.value_keys.destroy

    def slow(references: Any) -> int:
        destroyed = real(references)
        intake.settle(registry.database, ids[1], "file.law_date")
        return destroyed

    with monkeypatch.context() as patch:
        patch.setattr(registry.database.value_keys, "destroy", slow)
        intake.destroy_keys(registry.database)
    assert [keys[id].read_bytes() == bytes(32) for id in ids] == [True, False, True]
    intake.destroy_keys(registry.database)
    assert [keys[id].read_bytes() == bytes(32) for id in ids] == [True, True, True]


def test_the_record_waits_sealed_and_leaves_neither_itself_nor_its_key(registry: Registry) -> None:
    marker = "Qwxzmarkerofthepurpose"
    accept(registry, submission("one", purpose={"statement": marker}), ID)
    registry.database.scrub()
    assert not [f for f in registry.home.root.rglob("*") if f.is_file() and marker.encode() in f.read_bytes()]
    with registry.database.read() as connection:
        (key,) = connection.exec_driver_sql("SELECT key FROM submission").one()
    list(sequence_accepted(registry))
    with registry.database.read() as connection:
        row = connection.exec_driver_sql("SELECT sealed, key FROM submission").one()
    assert tuple(row) == (None, None)
    assert registry.database.value_keys.find([key]) == {key: None}


def test_an_older_copy_of_the_database_files_nothing_once_more(registry: Registry, tmp_path: Path) -> None:
    accept(registry, submission(None), ID)  # type: ignore[arg-type]
    registry.database.scrub()
    backup = shutil.copy(registry.home.database, tmp_path / "backup.db")
    list(sequence_accepted(registry))
    registry.database.close()
    for file in registry.home.root.glob("registry.db*"):
        file.unlink()
    shutil.copy(backup, registry.home.database)
    restored = open_registry(registry.home.root, Settings())
    (result,) = sequence_accepted(restored)
    assert isinstance(result, NotFiled)
    assert result.error.code == "intake.gone"
    restored.database.close()


def test_where_so_many_wait_to_be_published_no_more_are_accepted_until_some_are(registry: Registry) -> None:
    registry = reopened(registry, backlog=3)
    assert isinstance(file_one(registry, submission("filed")), Filed)
    for name in ("a", "b"):
        accept(registry, submission(name))
    with pytest.raises(RegistryError) as caught:
        accept(registry, submission("c"))
    assert caught.value.code == "intake.full"
    assert caught.value.retry_after == intake.RETRY_SECONDS
    assert code_of(lambda: list(file_records(registry, [submission("d")]))) == "intake.full"
    # What has its room goes on, and taking it up makes none.
    assert len(list(sequence_accepted(registry))) == 2
    assert code_of(lambda: accept(registry, submission("c"))) == "intake.full"
    publish(registry)
    assert accept(registry, submission("c")).place is None
    registry.database.close()


def test_an_id_that_was_accepted_is_told_though_there_is_no_room(registry: Registry) -> None:
    registry = reopened(registry, backlog=1)
    accept(registry, submission("a"), ID)
    assert accept(registry, submission("a"), ID).id == ID
    registry.database.close()


def test_filing_publishes_where_there_is_no_room_left(registry: Registry) -> None:
    registry = reopened(registry, backlog=2)
    many = [submission(f"n-{number}") for number in range(5)]
    results = list(file_records(registry, many, make_room=lambda: publish(registry)))
    assert [type(result) for result in results] == [Filed] * 5
    assert intake.backlog(registry.database) == 1
    registry.database.close()


def test_two_filers_together_overstep_the_bound_by_nothing(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = reopened(registry, backlog=2)
    # Another process files while this one evaluates.
    other = open_registry(registry.home.root, registry.settings)
    from registry.operations import file_record

    real, asked = file_record.prepare, []

    def slow(registry: Registry, item: Any, salt: Any) -> Any:
        asked.append(item.where)
        if asked == ["a.json"]:
            file_one(other, submission("other"))
        return real(registry, item, salt)

    monkeypatch.setattr(file_record, "prepare", slow)
    results = list(file_records(registry, [submission("a"), submission("b")]))
    assert [type(result) for result in results] == [Filed, NotFiled]
    assert isinstance(results[1], NotFiled)
    assert results[1].error.code == "intake.full"
    assert intake.backlog(registry.database) == 2
    for opened in (registry, other):
        opened.database.close()


def test_a_clock_that_went_back_leaves_everything_waiting(registry: Registry) -> None:
    accept(registry, submission("one"), ID)
    registry.clock = lambda: datetime(2001, 1, 1, tzinfo=UTC)
    assert code_of(lambda: list(sequence_accepted(registry))) == "file.clock"
    assert len(intake.waiting(registry.database, -1, 9)) == 1


def test_what_waits_keeps_a_withholding_as_it_was_filed(registry: Registry) -> None:
    withheld = {
        "field": "place.sites",
        "ground": "law_enforcement",
        "provision": "Example Act, s. 4",
        "decided_by": "Office of Example",
        "decided_on": "2026-01-01",
        "review_by": "2027-01-01",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        place = {"country": "NO", "sites": [{"label": "Harbour"}]}
        accept(registry, submission("withheld", place=place, withheld=[withheld]))
    (item,) = intake.waiting(registry.database, -1, 10)
    assert item.record is not None
    assert item.record["withheld"] == [withheld]
