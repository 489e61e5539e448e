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
