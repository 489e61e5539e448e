"""Open data: the same bytes for the same log, every digest stated and checked, and what is public and nothing else."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from registry.domain.decision import PAYLOAD_TYPE, instant, read_statement, snapshot_statement
from registry.domain.record import definitions
from registry.domain.snapshot import KIND, MANIFEST, Snapshot
from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.exchange.cells import unquoted
from registry.exchange.open_data import TABLES, columns
from registry.log.merkle import leaf_hash
from registry.operations.backup import back_up
from registry.operations.check import Report, check_tree
from registry.operations.check_database import check_database
from registry.operations.check_snapshot import check_snapshot
from registry.operations.list_acts import list_acts
from registry.operations.log_head import extend_head
from registry.operations.publish import publish
from registry.operations.publish_data import PublishedData, publish_data
from registry.operations.registry import Registry, open_registry
from registry.operations.restore import restore
from registry.operations.revoke_key import revoke_key
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.signing.dsse import sign_envelope
from registry.storage import ledger
from registry.storage.values import NewEntry, Sequenced
from registry.transport.trees import FolderTree
from tests.operations.acting import GATES, MARKER, Acting
from tests.operations.test_check import engine_for


@pytest.fixture
def lived(lived_home: Path, tmp_path: Path) -> Registry:
    """A registry in which one deployment lived its whole life."""
    return open_registry(Path(shutil.copytree(lived_home, tmp_path / "lived")), Settings())


@pytest.fixture
def made(lived: Registry, tmp_path: Path) -> PublishedData:
    return publish_data(lived, tmp_path / "data")


def checked(registry: Registry) -> Report:
    keys = read_key_files([registry.home.trust])
    return check_tree(FolderTree(registry.tree.root), keys, engine_for)


def lines(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text().splitlines()]


def test_the_log_states_the_digest_of_what_was_written(
    lived: Registry, made: PublishedData, tmp_path: Path
) -> None:
    report = checked(lived)
    assert report.holds, report.problem
    assert [(one.index, one.size, one.sha256) for one in report.snapshots] == [
        (made.place.index, made.size, made.sha256)
    ]
    held = check_snapshot(tmp_path / "data", [report])
    assert held.stated.index == made.place.index
    assert held.files == len(list((tmp_path / "data").iterdir())) - 1
    check_database(lived)


def test_the_same_log_gives_the_same_bytes_and_is_stated_once(
    lived: Registry, made: PublishedData, tmp_path: Path
) -> None:
    again = publish_data(lived, tmp_path / "again")
    assert (again.again, again.size, again.sha256, again.place) == (
        True,
        made.size,
        made.sha256,
        made.place,
    )
    for file in (tmp_path / "data").iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes(), file.name


def test_something_new_in_the_log_makes_a_new_snapshot(acting: Acting, tmp_path: Path) -> None:
    acting.file()
    first = publish_data(acting.registry, tmp_path / "first")
    acting.file(place={"country": "BE"})
    second = publish_data(acting.registry, tmp_path / "second")
    assert second.size > first.place.index
    assert second.sha256 != first.sha256
    report = checked(acting.registry)
    assert [one.index for one in report.snapshots] == [first.place.index, second.place.index]
    for name, snapshot in (("first", first), ("second", second)):
        assert check_snapshot(tmp_path / name, [report]).stated.sha256 == snapshot.sha256


def test_a_folder_that_holds_something_is_left_alone(lived: Registry, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear all")
    before = ledger.head(lived.database, lived.log.id).size
    with pytest.raises(RegistryError) as refused:
        publish_data(lived, tmp_path / "mine")
    assert refused.value.code == "export.folder"
    assert ledger.head(lived.database, lived.log.id).size == before
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_the_tables_tell_the_life_of_a_deployment(
    lived: Registry, made: PublishedData, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    (gates,) = lines(folder, "deployments")
    life = list_acts(lived, GATES)
    assert (gates["id"], gates["state"], gates["versions"]) == (GATES, life.state, 2)
    assert gates["country"] == "BE"
    versions = lines(folder, "versions")
    assert [one["version"] for one in versions] == [1, 2]
    assert versions[0]["record"]["place.country"] == {"state": "given", "value": "FR"}
    assert "deployment.hours" not in versions[0]["record"]
    decisions = lines(folder, "decisions")
    assert [one["version"] for one in decisions] == [1, 2]
    assert decisions[1]["previous_entry"] == decisions[0]["entry"]
    statuses = lines(folder, "statuses")
    assert {one["entry"] for one in statuses} == {one["entry"] for one in decisions}
    assert {one["status"] for one in statuses} <= {
        "met", "not_met", "undetermined", "not_applicable", "upcoming",
    }  # fmt: skip
    acts = lines(folder, "acts")
    assert [one["act"] for one in acts if one["deployment"] == GATES] == [
        one.kind for one in life.done if one.kind != "file"
    ]
    assert next(one for one in acts if one["act"] == "suspend")["texts"] == {
        "reasons": "The school is still seen."
    }


def test_nobody_is_named_who_is_not_public(lived: Registry, made: PublishedData, tmp_path: Path) -> None:
    for file in (tmp_path / "data").iterdir():
        assert MARKER.encode() not in file.read_bytes(), file.name


def test_json_lines_csv_and_sqlite_say_the_same(made: PublishedData, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with sqlite3.connect(folder / "register.db") as database:
        for table in TABLES:
            rows = database.execute(f"SELECT * FROM {table}")
            stored = [dict(zip(columns(table), row, strict=True)) for row in rows]
            told = lines(folder, table)
            json_columns = [name for name, (kind, _) in TABLES[table][1].items() if kind.startswith("json")]
            for row in stored:
                for name in json_columns:
                    row[name] = json.loads(row[name])
            key = json.dumps
            assert sorted(map(key, stored)) == sorted(map(key, told)), table
            with (folder / f"{table}.csv").open(newline="", encoding="utf-8") as file:
                read = list(csv.DictReader(file))
            assert [
                {
                    name: "" if value is None else str(value)
                    for name, value in row.items()
                    if name not in json_columns
                }
                for row in told
            ] == [
                {name: unquoted(value) for name, value in row.items() if name not in json_columns}
                for row in read
            ], table
    database.close()


def test_a_formula_in_a_title_is_text_in_csv(acting: Acting, tmp_path: Path) -> None:
    formula = '=HYPERLINK("https://example.org","Gates")'
    acting.file(deployment={"title": formula, "technology": "anpr_fixed"})
    publish_data(acting.registry, tmp_path / "data")
    with (tmp_path / "data" / "deployments.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["title"] == f"'{formula}"
    assert lines(tmp_path / "data", "deployments")[0]["title"] == formula


def test_the_dictionary_explains_every_column_and_every_field(made: PublishedData, tmp_path: Path) -> None:
    with (tmp_path / "data" / "data-dictionary.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    named = {(row["table"], row["name"]) for row in rows}
    assert named == {(table, name) for table in TABLES for name in columns(table)} | {
        ("record", path) for path in definitions()
    }
    assert all(row["meaning"] for row in rows)
    text = (tmp_path / "data" / "data-dictionary.md").read_text()
    assert all(f"| {path} |" in text for path in definitions())


def test_datasette_is_told_what_the_tables_and_the_licence_are(made: PublishedData, tmp_path: Path) -> None:
    metadata = json.loads((tmp_path / "data" / "metadata.json").read_text())
    assert metadata["license_url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert metadata["databases"]["register"]["tables"].keys() == TABLES.keys()
    assert "CC-BY-4.0" in (tmp_path / "data" / "LICENCE.txt").read_text()


def test_a_change_of_any_file_is_found(lived: Registry, made: PublishedData, tmp_path: Path) -> None:
    report = checked(lived)
    for file in sorted((tmp_path / "data").iterdir()):
        data = file.read_bytes()
        for changed in (data[:-1] + bytes([data[-1] ^ 1]), data[:-1], data + b"\n"):
            file.write_bytes(changed)
            with pytest.raises(RegistryError) as refused:
                check_snapshot(tmp_path / "data", [report])
            assert refused.value.code == (
                "snapshot.unstated" if file.name == MANIFEST else "snapshot.differs"
            )
        file.unlink()
        with pytest.raises(RegistryError):
            check_snapshot(tmp_path / "data", [report])
        file.write_bytes(data)
    (tmp_path / "data" / "extra.csv").write_text("a,b\n")
    with pytest.raises(RegistryError) as refused:
        check_snapshot(tmp_path / "data", [report])
    assert "extra.csv" in refused.value.message


def state(registry: Registry, origin: str, size: int) -> None:
    """Log a statement as the registry would, whatever it says."""
    snapshot = Snapshot(origin=origin, size=size, stated_at=instant(registry.clock()))
    body = sign_envelope(
        snapshot_statement(snapshot, "0" * 64), PAYLOAD_TYPE, registry.signing_keys().decisions
    )
    entry = NewEntry(kind=KIND, body=body, leaf_hash=leaf_hash(body))
    (outcome,) = ledger.append(registry.database, registry.log.id, [entry], extend_head)
    assert isinstance(outcome, Sequenced)
    publish(registry)


@pytest.mark.parametrize(
    ("origin", "beyond"), [("", 1), ("registry.example/log/1999", 0), ("", -1000)], ids=str
)
def test_a_snapshot_of_what_is_not_there_fails_the_check(
    lived: Registry, made: PublishedData, origin: str, beyond: int
) -> None:
    size = ledger.head(lived.database, lived.log.id).size
    # Of entries to come, of another log, of a size before the one that was stated last.
    state(lived, origin or lived.log.origin, max(1, size + beyond))
    report = checked(lived)
    assert report.problem is not None
    assert report.problem.code == "check.entry"
    assert f"entry {size} " in report.problem.message


def test_a_snapshot_survives_the_loss_of_the_database(
    lived: Registry, made: PublishedData, tmp_path: Path
) -> None:
    home = lived.home.root
    back_up(lived, tmp_path / "backup")
    later = publish_data(lived, tmp_path / "again")
    assert later.again
    lived.database.close()
    for path in home.glob("registry.db*"):
        path.unlink()
    restore(tmp_path / "backup", home, Settings())
    opened = open_registry(home, Settings())
    check_database(opened)
    assert publish_data(opened, tmp_path / "restored").sha256 == made.sha256


def test_the_statement_says_its_size_and_nothing_that_may_have_to_be_erased() -> None:
    snapshot = Snapshot(origin="registry.example/log/2026", size=7, stated_at="2026-11-23T10:00:00Z")
    data = snapshot_statement(snapshot, "a" * 64)
    read = read_statement(data)
    assert (read.snapshot, read.sha256, read.stated_at) == (snapshot, "a" * 64, snapshot.stated_at)
    assert json.loads(data)["subject"][0]["name"] == "snapshots/7"


def test_a_snapshot_whose_key_was_revoked_is_void(
    lived: Registry, made: PublishedData, tmp_path: Path
) -> None:
    own = verifier_of(lived.signing_keys().decisions).key_id.hex()
    revoke_key(lived, own, "compromised", cut_off=made.place.index, leave_none=True)
    publish(lived)
    with pytest.raises(RegistryError) as refused:
        check_snapshot(tmp_path / "data", [checked(lived)])
    assert refused.value.code == "snapshot.void"
