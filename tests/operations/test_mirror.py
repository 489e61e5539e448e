"""A mirror is the log byte for byte, and shows nothing that does not hold or does not continue what it showed."""

from __future__ import annotations

import errno
import gzip
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from registry.cli.main import main
from registry.errors import RegistryError
from registry.http.mirror import create_app
from registry.operations.erase import erase
from registry.operations.erase_act import erase_act
from registry.operations.follow_log import Trust
from registry.operations.freeze import freeze
from registry.operations.mirror import Mirror, Mirrored
from registry.operations.next_log import open_next
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.storage.blobs import PublicTree
from registry.transport.http_tree import HttpTree
from tests import years
from tests.operations.acting import OBJECTION, objection_of
from tests.operations.test_check import engine_for
from tests.operations.test_check_http import served
from tests.synthetic_log import SyntheticLog


@pytest.fixture
def log(tmp_path: Path) -> SyntheticLog:
    made = SyntheticLog(tmp_path / "log")
    made.grow(300)
    return made


@pytest.fixture(scope="module")
def first_year_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("mirrored") / "first"
    years.make_first_year(home).database.close()
    return home


@pytest.fixture
def home(first_year_home: Path, tmp_path: Path) -> Path:
    return years.copy(first_year_home, tmp_path / "home")


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def mirror_of(log: SyntheticLog, folder: Path, place: str = "") -> Mirror:
    return Mirror(place or str(log.root), folder, Trust(log.vkeys), engine_for)


def mirror_of_home(home: Path, folder: Path, year: str = "2026", place: str = "") -> Mirror:
    keys = tuple(read_key_files([home / "trust" / "registry.vkeys"]))
    return Mirror(place or str(home / "public" / year), folder, Trust(keys), engine_for)


def test_a_log_of_others_is_copied_byte_for_byte_and_grows_with_it(log: SyntheticLog, tmp_path: Path) -> None:
    folder = tmp_path / "mirror"
    with served(log.root) as (address, _):
        for count in (0, 1, 300):
            if count:
                log.grow(count)
            shown = mirror_of(log, folder, address).update()
            assert (shown.size, shown.root) == (log.size, folder / "public" / "synthetic")
            copy = files(shown.root)
            original = files(log.root)
            assert copy.items() <= original.items()
            assert copy["checkpoint"] == original["checkpoint"]
    # Of sizes it never saw a mirror needs no partial files.
    assert "tile/0/001.p/44" in copy
    assert not (folder / "incoming").exists()


def test_a_mirror_of_our_log_is_the_whole_tree_and_holds(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mirror"
    with served(home / "public" / "2026") as (address, asked):
        shown = mirror_of_home(home, folder, place=address).update()
    assert files(shown.root) == files(home / "public" / "2026")
    assert len(asked) == len(set(asked)) == len(files(shown.root))
    (report,) = years.check_years(folder / "public", home)
    assert report.holds, report.problem


def test_bringing_it_up_to_date_fetches_only_what_is_new(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mirror"
    with served(home / "public" / "2026") as (address, asked):
        mirror = mirror_of_home(home, folder, place=address)
        mirror.update()
        registry = years.reopened(home, 2026)
        years.file(registry, "later", "and-later")
        publish(registry)
        asked.clear()
        shown = mirror.update()
        assert (shown.added, shown.size) == (2, 6)
        known = {"/checkpoint", "/checkpoints/index.json"}
        assert all(
            path in known
            or path.startswith(("/tile/", "/checkpoints/6", "/records/", "/facts/", "/assess", "/discl"))
            for path in asked
        )
        assert not [path for path in asked if path.startswith("/releases/")]
    assert files(shown.root) == files(home / "public" / "2026")


def test_the_mirrors_of_two_years_are_one_chain(home: Path, tmp_path: Path) -> None:
    freeze(years.reopened(home, 2026))
    open_next(home, Settings(), passphrase=None, clock=years.Clock(2027)).database.close()
    folder = tmp_path / "mirror"
    for year in ("2026", "2027"):
        mirror_of_home(home, folder, year).update()
    reports = years.check_years(folder / "public", home)
    assert [report.holds for report in reports] == [True, True], [report.problem for report in reports]
    assert reports[1].continued == "registry.example/log/2026"
    # Over the mirror's own server, too.
    server = make_server("127.0.0.1", 0, create_app(folder), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        reports = years.check_years(f"http://127.0.0.1:{server.server_port}/2027", home)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert [report.holds for report in reports] == [True, True], [report.problem for report in reports]


def refused(mirror: Mirror) -> str:
    with pytest.raises(RegistryError) as caught:
        mirror.update()
    assert caught.value.code == "mirror.refused", caught.value
    return caught.value.message


def test_a_flipped_byte_in_a_new_file_of_any_kind_of_the_origin_is_refused_and_nothing_is_shown(
    home: Path, tmp_path: Path
) -> None:
    folder, source = tmp_path / "mirror", home / "public" / "2026"
    # One of each folder; of the folders of a release's sources, the first.
    firsts = {path.relative_to(source).parts[:3]: path for path in source.rglob("*") if path.is_file()}
    kinds: dict[object, Path] = {
        parts[:2] if parts[0] == "releases" else path.parent: path for parts, path in firsts.items()
    }
    assert len(kinds) >= 10
    for path in kinds.values():
        data = path.read_bytes()
        at = len(data) // 2
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        refused(mirror_of_home(home, folder))
        assert files(folder / "public") == {}, path
        path.write_bytes(data)
    mirror_of_home(home, folder).update()
    assert files(folder / "public" / "2026") == files(source)


def test_a_mirror_never_shows_an_older_forked_or_foreign_checkpoint(
    log: SyntheticLog, tmp_path: Path
) -> None:
    folder = tmp_path / "mirror"
    other = log.fork(tmp_path / "other")
    older = (log.root / "checkpoint").read_bytes()
    log.grow(5)
    shown = files(mirror_of(log, folder).update().root)
    good = (log.root / "checkpoint").read_bytes()
    log.write("checkpoint", older)
    assert "log.rollback" in refused(mirror_of(log, folder))
    other.grow(5, "otherwise")
    assert "log.fork" in refused(mirror_of(other, folder))
    other.grow(30, "otherwise")
    assert "log.consistency" in refused(mirror_of(other, folder))
    stranger = SyntheticLog(tmp_path / "stranger")
    stranger.grow(400)
    with pytest.raises(RegistryError) as caught:
        mirror_of(stranger, folder).update()
    assert caught.value.code == "mirror.folder"
    assert files(folder / "public" / "synthetic") == shown
    log.write("checkpoint", good)
    log.grow(1)
    assert mirror_of(log, folder).update().size == 306


def test_an_interrupted_copy_is_taken_up_where_it_stopped(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mirror"
    real = HttpTree._get
    left = 0

    def breaking(self: HttpTree, address: str) -> bytes:
        nonlocal left
        left -= 1
        if left < 0:
            raise RegistryError("tree.unreachable", "the line is cut")
        return real(self, address)

    monkeypatch.setattr(HttpTree, "_get", breaking)
    rounds, shown, codes = 0, False, set()
    with served(home / "public" / "2026") as (address, asked):
        while True:
            left, rounds = 12, rounds + 1
            try:
                mirror_of_home(home, folder, place=address).update()
                break
            except RegistryError as error:
                codes.add(error.code)
                shown |= (folder / "public").exists()
    assert (codes, shown) == ({"tree.unreachable"}, False)
    assert rounds > 2
    fetched = [path for path in asked if path not in ("/checkpoint", "/checkpoints/index.json")]
    assert len(fetched) == len(set(fetched))
    assert files(folder / "public" / "2026") == files(home / "public" / "2026")


def test_a_mirror_killed_while_it_moves_files_shows_the_old_checkpoint_and_goes_on(
    log: SyntheticLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mirror"
    mirror_of(log, folder).update()
    before = (folder / "public" / "synthetic" / "checkpoint").read_bytes()
    log.grow(300)
    real, left = PublicTree._write, 2

    def dying(self: PublicTree, target: Path, data: bytes) -> set[Path]:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        return real(self, target, data)

    with monkeypatch.context() as patch:
        patch.setattr(PublicTree, "_write", dying)
        with pytest.raises(KeyboardInterrupt):
            mirror_of(log, folder).update()
    assert (folder / "public" / "synthetic" / "checkpoint").read_bytes() == before
    assert mirror_of(log, folder).update().size == 600


@pytest.fixture
def client(log: SyntheticLog, tmp_path: Path) -> FlaskClient:
    mirror_of(log, tmp_path / "mirror").update()
    (tmp_path / "mirror" / "secret").write_text("no")
    return create_app(tmp_path / "mirror").test_client()


def test_it_is_served_with_types_and_cache_times(client: FlaskClient, log: SyntheticLog) -> None:
    answer = client.get("/synthetic/checkpoint")
    assert answer.data == (log.root / "checkpoint").read_bytes()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "immutable" not in answer.headers["Cache-Control"]
    answer = client.get("/synthetic/tile/entries/000")
    assert answer.data == (log.root / "tile/entries/000").read_bytes()
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get("/synthetic/tile/entries/000", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    for path in (
        "/synthetic/tile/9/000",
        "/synthetic/../secret",
        "/synthetic/%2e%2e/%2e%2e/secret",
        "/../secret",
        "/synthetic/",
    ):
        missing = client.get(path)
        assert missing.status_code == 404, path


def test_the_command_says_what_it_copied_and_refuses_with_1(log: SyntheticLog, tmp_path: Path) -> None:
    keys = tmp_path / "log.vkeys"
    keys.write_text("\n".join(log.vkeys) + "\n")
    command = ["mirror", str(log.root), str(tmp_path / "mirror"), "--key", str(keys)]
    answer = CliRunner().invoke(main, command)
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert "size 300; 300 entries" in answer.stdout
    log.grow(3)
    log.write("tile/0/001.p/47", bytes(47 * 32))
    answer = CliRunner().invoke(main, command)
    assert answer.exit_code == 1
    assert "[mirror.refused]" in answer.stderr
    nowhere = ["mirror", "http://127.0.0.1:9/log", str(tmp_path / "mirror"), "--key", str(keys)]
    assert CliRunner().invoke(main, nowhere).exit_code == 2


class _Served:
    """In the place of the server: it serves until SIGTERM, as granian does, or until so many updates were tried."""

    def __init__(self, tries: int, monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
        self.told, self.serving, self.tried = threading.Event(), threading.Event(), 0
        update = Mirror.update

        def failing(copy: Mirror) -> Mirrored:
            self.tried += 1
            if self.tried == 1:
                return update(copy)
            # Before there is a server, the signal that ends it would end whoever runs this test.
            assert self.serving.wait(20)
            if self.tried > tries:
                self.told.set()
            raise failure

        monkeypatch.setattr(Mirror, "update", failing)
        monkeypatch.setattr("registry.cli.mirror.wait_seconds", lambda *arguments: 0.01)
        monkeypatch.setattr("registry.http.mirror.serve", self.serve)

    def serve(self, folder: Path, bind: str) -> None:
        before = signal.signal(signal.SIGTERM, lambda *arguments: self.told.set())
        self.serving.set()
        try:
            assert self.told.wait(20)
        finally:
            signal.signal(signal.SIGTERM, before)


def serving_command(log: SyntheticLog, tmp_path: Path) -> list[str]:
    keys = tmp_path / "log.vkeys"
    keys.write_text("\n".join(log.vkeys) + "\n")
    return ["mirror", str(log.root), str(tmp_path / "mirror"), "--key", str(keys), "--serve", "127.0.0.1:9"]


def test_a_full_disk_is_told_and_the_copy_goes_on(
    log: SyntheticLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = _Served(3, monkeypatch, OSError(errno.ENOSPC, "No space left on device", "incoming/tile"))
    answer = CliRunner().invoke(main, serving_command(log, tmp_path))
    assert answer.exit_code == 0
    assert served.tried > 3
    assert "incoming/tile: No space left on device [cli.file]" in answer.stderr


def test_a_copy_that_cannot_follow_any_more_is_not_served_as_if_it_did(
    log: SyntheticLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = _Served(99, monkeypatch, ZeroDivisionError("a fault of the software"))
    answer = CliRunner().invoke(main, serving_command(log, tmp_path))
    assert answer.exit_code == 1
    assert isinstance(answer.exception, ZeroDivisionError)
    assert served.tried == 2


def test_what_a_server_packs_unasked_is_unpacked_and_nothing_without_end(
    log: SyntheticLog, tmp_path: Path
) -> None:
    packed = {path: gzip.compress(data) for path, data in files(log.root).items()}

    class Packing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = packed.get(self.path[1:])
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Packing)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    place = f"http://127.0.0.1:{server.server_port}"
    try:
        assert mirror_of(log, tmp_path / "mirror", place).update().size == 300
        for wrong in (
            packed["checkpoint"][:-4],
            packed["checkpoint"] + b"x",
            b"plain",
            gzip.compress(bytes(1 << 27)),
        ):
            packed["checkpoint"] = wrong
            assert "tree.unreadable" in refused(mirror_of(log, tmp_path / "mirror", place))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_what_was_erased_is_taken_out_of_the_mirror_with_the_notice(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mirror"
    mirror = mirror_of_home(home, folder)
    mirror.update()
    registry = years.reopened(home, 2026)
    erase(registry, "one", 1, ["operator.name"], "gdpr-17-1-e")
    publish(registry)
    shown = mirror.update()
    assert (shown.added, files(shown.root)) == (1, files(home / "public" / "2026"))
    (report,) = years.check_years(folder / "public", home)
    assert report.holds, report.problem
    assert len(report.erasures) == 1


def test_an_interrupted_copy_of_one_year_does_not_stand_in_the_way_of_another(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(years.reopened(home, 2026))
    open_next(home, Settings(), passphrase=None, clock=years.Clock(2027)).database.close()
    folder = tmp_path / "mirror"
    with monkeypatch.context() as interrupted:

        def die(*_: object) -> None:
            raise KeyboardInterrupt

        interrupted.setattr(PublicTree, "create", die)
        with pytest.raises(KeyboardInterrupt):
            mirror_of_home(home, folder, "2026").update()
    assert mirror_of_home(home, folder, "2027").update().added > 0
    mirror_of_home(home, folder, "2026").update()
    reports = years.check_years(folder / "public", home)
    assert [report.holds for report in reports] == [True, True], [report.problem for report in reports]


def test_what_a_process_that_died_was_writing_is_gone_with_the_next_copy(home: Path, tmp_path: Path) -> None:
    mirror = mirror_of_home(home, tmp_path / "mirror")
    mirror.update()
    left = tmp_path / "mirror" / "drafts" / "public-2026.k7d2x0ab"
    left.parent.mkdir(exist_ok=True)
    left.write_text("a text that will be erased")
    mirror.update()
    assert not left.exists()


def test_acts_are_in_the_mirror_and_a_text_that_is_erased_leaves_it(lived_home: Path, tmp_path: Path) -> None:
    home = years.copy(lived_home, tmp_path / "lived")
    registry = open_registry(home, Settings())
    publish(registry)
    year = str(registry.log.year)
    mirror = mirror_of_home(home, tmp_path / "mirror", year)
    shown = mirror.update()
    before = files(shown.root)
    assert before == files(home / "public" / year)
    (name,) = (path for path, data in before.items() if OBJECTION.encode() in data)
    assert name.startswith("acts/")
    erase_act(registry, objection_of(registry), ["text", "sender"], "gdpr-17-1-d")
    publish(registry)
    assert mirror.update().added == 1
    after = files(shown.root)
    assert after == files(home / "public" / year)
    assert [path for path, data in after.items() if OBJECTION.encode() in data] == []
    (report,) = years.check_years(tmp_path / "mirror" / "public", home)
    assert report.holds, report.problem
    assert len(report.act_erasures) == 1
