"""What a revoked key signed stays readable, is marked wherever it is shown, and can be filed again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.http.app import create_app
from registry.operations.check import check_tree
from registry.operations.create_registry import create_registry
from registry.operations.entry_status import status_of
from registry.operations.file_record import Filed, Unchanged
from registry.operations.freeze import freeze
from registry.operations.issuers import issuers
from registry.operations.next_log import open_next
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.revoke_key import revoke_key
from registry.operations.rotate_key import rotate_key
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.storage.values import Place
from registry.transport.trees import FolderTree
from tests import years
from tests.lean_release import lean_release
from tests.operations.test_check import engine_for
from tests.operations.test_file_record import file_one, submission

ADDRESS = "http://registry.example"


@pytest.fixture(scope="module")
def robbed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Entry 1 decides on `kept`, 2 on `lost`; the key that signed both was stolen before entry 2; entry 3 rotates."""
    home = tmp_path_factory.mktemp("robbed") / "home"
    registry = create_registry(
        home, ADDRESS, lean_release(), Settings(), passphrase=None, clock=years.Clock(2026, 30)
    )
    years.file(registry, "kept", "lost")
    rotated = rotate_key(registry, None, overlap=0)
    revoke_key(registry, rotated.old.key_id.hex(), "compromised", cut_off=2, upholds=[rotated.place.index])
    publish(registry)
    registry.database.close()
    return home


@pytest.fixture
def robbed(robbed_home: Path, tmp_path: Path) -> Registry:
    home = Path(shutil.copytree(robbed_home, tmp_path / "home"))
    return open_registry(home, Settings(), clock=years.Clock(2026))


def test_only_what_was_signed_behind_the_cut_off_is_void(robbed: Registry) -> None:
    known = issuers(robbed)
    void = [known.open(Place(robbed.log.id, index)).taken_back_by is not None for index in range(5)]
    assert void == [False, False, True, False, False]


def test_a_void_decision_is_filed_again_and_the_new_one_counts(robbed: Registry) -> None:
    again = file_one(robbed, submission("lost"))
    assert isinstance(again, Filed)
    assert again.version == 2
    assert isinstance(file_one(robbed, submission("kept")), Unchanged)
    assert isinstance(file_one(robbed, submission("lost")), Unchanged)
    publish(robbed)
    report = check_tree(FolderTree(robbed.tree.root), read_key_files([robbed.home.trust]), engine_for)
    assert (report.problem, [(run.first, run.last) for run in report.void]) == (None, [(2, 2)])


def test_the_status_of_a_void_entry_says_so(robbed: Registry) -> None:
    home = ["--home", str(robbed.home.root)]
    assert status_of(robbed, "lost").void is not None
    assert status_of(robbed, "kept").void is None
    for name in ("2", "lost"):
        said = CliRunner().invoke(main, ["log", "status", *home, name]).output
        assert said.startswith("void, not to be relied on")
        assert "published: entry 2" in said
    assert "void" not in CliRunner().invoke(main, ["log", "status", *home, "4"]).output


def test_every_page_that_shows_a_void_decision_says_so(robbed: Registry) -> None:
    client = create_app(robbed.home.root, Settings()).test_client()
    assert "This decision is void" in client.get("/deployments/lost").text
    assert "This decision is void" in client.get("/deployments/lost/versions/1").text
    assert "This decision is void" not in client.get("/deployments/kept").text
    shown = client.get("/deployments/lost.json").get_json()
    assert shown["version"]["void"]["cut_off"] == 2
    assert shown["history"][0]["decisions"][0]["void"]["reason"] == "compromised"
    listed = {
        row["deployment"]: row["void"] for row in client.get("/deployments.json").get_json()["deployments"]
    }
    assert listed["kept"] is None
    assert listed["lost"] is not None
    assert client.get("/deployments").text.count("key that was revoked") == 1
    file_one(robbed, submission("lost"))
    assert "This decision is void" not in client.get("/deployments/lost").text
    assert "This decision is void" in client.get("/deployments/lost/versions/1").text


def test_every_page_is_shown_in_the_year_after_the_keys_changed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    registry = create_registry(
        home, ADDRESS, lean_release(), Settings(), passphrase=None, clock=years.Clock(2026, 30)
    )
    years.file(registry, "one")
    rotate_key(registry, None, overlap=0)
    years.file(registry, "two")
    freeze(registry)
    registry.database.close()
    open_next(home, Settings(), passphrase=None, clock=years.Clock(2027)).database.close()
    client = create_app(home, Settings()).test_client()
    for path in (
        "/",
        "/deployments",
        "/deployments/one",
        "/deployments/one/versions/1",
        "/deployments/two",
        "/log/",
    ):
        assert client.get(path).status_code == 200, path


def test_a_key_in_reserve_is_said_to_be_one_and_a_rotation_names_who_else_may_sign(tmp_path: Path) -> None:
    home = tmp_path / "home"
    create_registry(home, ADDRESS, lean_release(), Settings(), passphrase=None).database.close()
    said = run("keys", "rotate", "--home", str(home), "--reserve")
    assert "is a key in reserve" in said
    assert "signs statements from now on" not in said
    # The reserve lies in keys/ still: it is the one that hands over, and the first key stays.
    said = run("keys", "rotate", "--home", str(home), "--overlap", "0")
    first = run("keys", "list", "--home", str(home)).splitlines()[2].partition(" ")[0]
    assert f"{first} did not hand over and may sign on" in said


def test_a_revocation_that_takes_a_reserve_with_it_says_so_and_the_log_page_too(tmp_path: Path) -> None:
    home = tmp_path / "home"
    create_registry(home, ADDRESS, lean_release(), Settings(), passphrase=None).database.close()
    at = ["--home", str(home)]
    run("keys", "rotate", *at, "--reserve")
    listed = run("keys", "list", *at).splitlines()
    stolen, reserve = (line.partition(" ")[0] for line in listed[2:4])
    refused = CliRunner().invoke(
        main, ["keys", "revoke", *at, stolen, "--reason", "compromised", "--from", "1"]
    )
    assert "--uphold 1" in refused.output
    said = run("keys", "revoke", *at, stolen, "--reason", "compromised", "--from", "1", "--leave-none")
    assert f"{reserve} is void with it" in said
    assert "void: the rotation that brought it does not stand" in run("keys", "list", *at)
    page = create_app(home, Settings()).test_client().get("/log/").text
    assert page.count("nothing that it signed counts") == 1


def test_status_and_proof_are_given_of_an_earlier_year(tmp_path: Path) -> None:
    home = tmp_path / "home"
    years.make_two_years(home).database.close()
    at = ["--home", str(home)]
    assert "entry 3 of registry.example/log/2026" in run("log", "status", *at, "3", "--year", "2026")
    refused = CliRunner().invoke(main, ["log", "prove", *at, "3"])
    assert "[log.no_entry]" in refused.output
    assert "--year" in refused.output
    proof = tmp_path / "x.tlog-proof"
    run("log", "prove", *at, "3", "--year", "2026", "-o", str(proof))
    # As a browser saves both: one stem, two endings.
    (tmp_path / "x.tlog-proof.entry").rename(tmp_path / "x.entry")
    verify = ["log", "verify", str(proof), "--key", str(home / "trust" / "registry.vkeys")]
    assert "entry 3 of registry.example/log/2026" in run(*verify)
    (tmp_path / "x.entry").unlink()
    refused = CliRunner().invoke(main, verify)
    assert refused.exit_code == 2
    assert "--entry" in refused.output
    assert "[log.no_year]" in CliRunner().invoke(main, ["log", "status", *at, "3", "--year", "2031"]).output


def test_what_waits_is_told_by_status_and_at_the_freezing(tmp_path: Path) -> None:
    home, record = tmp_path / "home", tmp_path / "harbour.yaml"
    registry = create_registry(home, ADDRESS, lean_release(), Settings(), passphrase=None)
    years.file(registry, "one")
    publish(registry)
    registry.database.close()
    record.write_text("id: one\nplace: {country: FR}\n", encoding="utf-8")
    at = ["--home", str(home)]
    run("file", str(record), *at, "--no-wait")
    said = run("log", "status", *at, "one").splitlines()
    assert said[0].startswith("published: entry 1")
    assert said[1].startswith("accepted, later: s-")
    assert "1 submission in the intake: left for the log" in run("log", "freeze", *at)
    refused = CliRunner().invoke(main, ["file", str(record), *at])
    assert "sightline log open-next" in refused.output
    assert "log 1 " not in refused.output


def run(*words: str) -> str:
    done = CliRunner().invoke(main, list(words))
    assert done.exit_code == 0, done.output
    return str(done.output)
