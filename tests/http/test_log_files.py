"""The public tree over HTTP: its bytes, how long they may be kept, and that nothing outside it can be named."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from flask.testing import FlaskClient

from registry.domain.verifier import ED25519, parse_vkey
from registry.http.app import create_app
from registry.operations.trust import read_key_files
from registry.settings import Settings


def tree_of(home: Path) -> Path:
    (tree,) = (home / "public").iterdir()
    return tree


def kept(browser: FlaskClient, address: str) -> str:
    return browser.get(address).headers["Cache-Control"]


def test_every_file_is_served_byte_for_byte(browser: FlaskClient, demo_home: Path) -> None:
    tree = tree_of(demo_home)
    files = [path for path in tree.rglob("*") if path.is_file()]
    assert len(files) > 50
    for path in files:
        answer = browser.get(f"/log/{tree.name}/{path.relative_to(tree).as_posix()}")
        assert (answer.status_code, answer.data) == (200, path.read_bytes()), path
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_only_what_never_changes_and_never_goes_is_kept_for_a_year(
    browser: FlaskClient, demo_home: Path
) -> None:
    tree = tree_of(demo_home)

    def first(folder: str) -> str:
        path = next(p for p in sorted((tree / folder).rglob("*")) if p.is_file() and p.name != "index.json")
        return f"/log/{tree.name}/{path.relative_to(tree).as_posix()}"

    for folder in ("tile", "records", "facts", "assessments", "releases", "checkpoints"):
        assert "immutable" in kept(browser, first(folder)), folder
    for path in ("checkpoint", "checkpoints/index.json", "keys/registry.vkeys"):
        assert kept(browser, f"/log/{tree.name}/{path}") == "public, max-age=2"
    assert kept(browser, first("disclosures")) == kept(browser, "/deployments")


def test_what_was_erased_is_gone_at_once(home: Path) -> None:
    tree = tree_of(home)
    file = next((tree / "disclosures").iterdir())
    browser = create_app(home, Settings()).test_client()
    address = f"/log/{tree.name}/disclosures/{file.name}"
    tag = browser.get(address).headers["ETag"]
    file.unlink()
    assert browser.get(address, headers={"If-None-Match": tag}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "",
        "%00",
        "checkpoint%00",
        "x" * 300,
        "/".join(["x" * 200] * 30),
        "../../registry.db",
        "..%2f..%2fregistry.db",
        "..%5c..%5cregistry.db",
        "%2e%2e/%2e%2e/registry.db",
        "tile/../../../registry.db",
        "./checkpoint",
        "tile//0",
        "/checkpoint",
        "//etc/passwd",
        "%2fetc%2fpasswd",
        "checkpoint/",
        "checkpoint/x",
        "tile",
        "tile/entries",
        ".new-abc",
        "tile/.new-abc",
        "link",
        "linked/registry.db",
        "%ff%fe",
        "secret",
    ],
)
def test_nothing_outside_the_tree_and_nothing_unfinished_can_be_named(home: Path, path: str) -> None:
    tree = tree_of(home)
    for draft in (tree / ".new-abc", tree / "tile" / ".new-abc"):
        draft.write_text("half a file")
    (tree / "link").symlink_to(home / "registry.db")
    (tree / "linked").symlink_to(home)
    (tree / "secret").mkdir()
    browser = create_app(home, Settings()).test_client()
    asked = unquote_to_bytes(f"/log/{tree.name}/{path}").decode("latin-1")
    answer = browser.get("/", environ_overrides={"PATH_INFO": asked})
    if path:
        assert answer.status_code == 404
    assert b"SQLite" not in answer.data
    assert b"half a file" not in answer.data


@pytest.mark.parametrize("year", ["1999", "0", "-1", "٢٠٢٦", "9" * 5000, "..", "%00", "2026.0"])
def test_a_year_without_a_log_has_no_files(browser: FlaskClient, year: str) -> None:
    asked = unquote_to_bytes(f"/log/{year}/checkpoint").decode("latin-1")
    assert browser.get("/", environ_overrides={"PATH_INFO": asked}).status_code == 404


def commands(browser: FlaskClient) -> dict[str, str]:
    return {check["purpose"]: check["command"] for check in browser.get("/log.json").get_json()["checks"]}


def cut(command: str, demo_home: Path, folder: Path) -> str:
    """What the first line of `command` cuts out of the key file handed over."""
    shutil.copy(demo_home / "trust" / "registry.vkeys", folder)
    subprocess.run(["sh", "-ec", command.splitlines()[0]], cwd=folder, check=True)
    return (folder / "log-ed25519.vkey").read_text()


def test_the_page_cuts_the_one_key_that_other_tools_take(
    browser: FlaskClient, demo_home: Path, tmp_path: Path
) -> None:
    line = cut(commands(browser)["tree"], demo_home, tmp_path)
    key = parse_vkey(line.rstrip("\n"))
    assert (key.vkey, key.key_type) == (read_key_files([demo_home / "trust" / "registry.vkeys"])[0], ED25519)


def test_the_command_for_one_decision_is_complete_and_true(
    browser: FlaskClient, demo_home: Path, tmp_path: Path
) -> None:
    said = commands(browser)["entry"]
    cut(said, demo_home, tmp_path)
    deployment = browser.get("/deployments.json").get_json()["deployments"][0]["deployment"]
    *fetched, verify = said.splitlines()[1:]
    for command in fetched:
        *_, file, address = command.split()
        path = address.removeprefix("http://127.0.0.1:8000").replace("DEPLOYMENT", deployment)
        (tmp_path / file).write_bytes(browser.get(path.replace("VERSION", "1")).data)
    where = Path(sys.executable).parent

    def verifies() -> bool:
        run = subprocess.run(
            ["sh", "-c", verify], cwd=tmp_path, env={"PATH": f"{where}:/usr/bin:/bin"}, capture_output=True
        )
        return run.returncode == 0

    assert verifies()
    entry = tmp_path / "decision.entry"
    entry.write_bytes(entry.read_bytes() + b" ")
    assert not verifies()


def test_the_command_for_the_whole_log_names_its_address(browser: FlaskClient, demo_home: Path) -> None:
    year = tree_of(demo_home).name
    assert (
        commands(browser)["all"] == f"sightline check http://127.0.0.1:8000/log/{year} --key registry.vkeys"
    )
