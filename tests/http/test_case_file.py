"""A case file holds what is public of a deployment, and whoever is handed one checks it without the register."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.domain.canonical import sha256_hex
from registry.http.app import create_app
from registry.operations.case_file import CONTENTS, README
from registry.operations.create_registry import create_registry
from registry.operations.publish import publish
from registry.settings import Settings
from registry.storage import acts, audit
from tests.http.signing_in import ADDRESS, Browser, Clock
from tests.http.test_queues import Desks
from tests.lean_release import lean_release
from tests.operations.acting import GATES, MARKER, OBJECTION, acting_in, live

SECRET = "Qwxz Accountable"
FOLDER = f"case-{GATES}/"


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    """A deployment with its whole life, published, and an objection to it that is not public yet."""
    folder, settings, clock = tmp_path_factory.mktemp("case") / "registry", Settings(desk=True), Clock()
    registry = create_registry(folder, ADDRESS, lean_release(), settings, passphrase=None, clock=clock)
    acting = acting_in(registry)
    live(acting)
    acting.file(operator={"name": "A town", "accountable_person": SECRET})
    publish(registry)
    lodged = {"deployment": GATES, "lodged_on": clock().date().isoformat(), "reply_due": "2099-12-31"}
    acting.do("object", lodged, None, "public", text="Later.")
    yield Desks(acting, create_app(folder, settings, clock), clock)
    registry.database.close()


@pytest.fixture(scope="module")
def files(desks: Desks) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive(desks))) as made:
        assert made.testzip() is None
        return {name.removeprefix(FOLDER): made.read(name) for name in made.namelist()}


def archive(desks: Desks) -> bytes:
    answer = desks.of("watchdog", "signer").get(f"/desk/case-files/{GATES}.zip")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    return answer.data


def test_it_holds_every_public_entry_that_touches_the_deployment_with_its_proof(
    desks: Desks, files: dict[str, bytes]
) -> None:
    registry = desks.acting.registry
    *public, waiting = audit.touching_deployment(registry.database, GATES)
    year = registry.log.year
    for place in public:
        assert {
            f"{year}/entries/{place.index}.entry",
            f"{year}/entries/{place.index}.tlog-proof",
        } <= files.keys()
    assert f"{year}/entries/{waiting.index}.entry" not in files
    assert len([name for name in files if name.endswith(".tlog-proof")]) == len(public) > 10
    for path, data in files.items():
        within, _, rest = path.partition("/")
        if rest and not rest.startswith("entries/"):
            assert (registry.home.public / within / rest).read_bytes() == data, path
    listed = json.loads(files[CONTENTS])["files"]
    assert {name: one["sha256"] for name, one in listed.items()} == {
        name: sha256_hex(data) for name, data in files.items() if name != CONTENTS
    }


def test_every_proof_in_it_is_verified_by_the_command_that_its_readme_names(
    desks: Desks, files: dict[str, bytes], tmp_path: Path
) -> None:
    keys = str(desks.acting.registry.home.trust)
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert "sightline log verify" in files[README].decode()
    for name in files:
        if name.endswith(".tlog-proof"):
            done = CliRunner().invoke(main, ["log", "verify", str(tmp_path / name), "--key", keys])
            assert done.exit_code == 0, done.output
    other = next(tmp_path.rglob("*.entry"))
    other.write_bytes(other.read_bytes().replace(b"payload", b"paylode", 1))
    proof = str(other.with_suffix(".tlog-proof"))
    assert CliRunner().invoke(main, ["log", "verify", proof, "--key", keys]).exit_code == 1


def test_it_is_the_same_file_however_often_it_is_made(desks: Desks) -> None:
    assert archive(desks) == archive(desks)


def test_nothing_in_it_is_kept_from_the_public(desks: Desks, files: dict[str, bytes]) -> None:
    page = desks.of("watchdog", "signer").get(f"/desk/case-files/{GATES}").text
    for hidden in (SECRET, f"{MARKER} sender", *desks.acting.people.values()):
        assert not [name for name, data in files.items() if hidden.encode() in data], hidden
        assert hidden not in page
    # Moderation is what the command line's texts are not subject to: this one was public from the first.
    assert [name for name, data in files.items() if OBJECTION.encode() in data]
    assert OBJECTION in page


def test_its_page_says_what_was_done_and_what_waits_to_be_public(desks: Desks) -> None:
    page = desks.of("town", "filer").get(f"/desk/case-files/{GATES}")
    assert page.status_code == 200
    assert "1 entry is not public yet" in page.text
    for said in ("Authorise with conditions", "Mask the school.", "Fewer cameras would do.", "The watchdog"):
        assert said in page.text
    assert sha256_hex(archive(desks)) in page.text
    assert Browser(desks.app.test_client()).get(f"/desk/case-files/{GATES}.zip").status_code == 401
    for nowhere in ("/desk/case-files/nowhere", "/desk/case-files/nowhere.zip"):
        assert desks.of("town", "filer").get(nowhere).status_code == 404
    assert acts.latest(desks.acting.registry.database) is not None
