"""Whatever lies in a folder or answers at an address, reading it ends, with the bytes or with a reason."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from registry.domain.tree_layout import DATABASE, PUBLISHER_LOCK
from registry.errors import RegistryError
from registry.operations.home import Home
from registry.storage import database as databases
from registry.storage import locks
from registry.transport import http_tree, trees
from registry.transport.http_tree import HttpTree
from registry.transport.trees import FolderTree, open_trees


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A log's folder in a registry's home."""
    folder = tmp_path / "home" / "public" / "2027"
    folder.mkdir(parents=True)
    (folder / "checkpoint").write_bytes(b"note")
    return folder


def refused(tree: trees.Tree, path: str = "file") -> RegistryError:
    with pytest.raises(RegistryError) as caught:
        tree.read(path)
    assert path in caught.value.message
    return caught.value


def test_a_file_is_read_byte_for_byte(tree: Path) -> None:
    assert FolderTree(tree).read("checkpoint") == b"note"


def test_a_file_that_is_not_there_is_missing(tree: Path) -> None:
    assert refused(FolderTree(tree)).code == "tree.missing"


def test_a_pipe_in_place_of_a_file_is_named_and_never_opened(tree: Path) -> None:
    os.mkfifo(tree / "file")
    assert refused(FolderTree(tree)).code == "tree.unreadable"


def test_a_folder_in_place_of_a_file_is_named(tree: Path) -> None:
    (tree / "file").mkdir()
    assert refused(FolderTree(tree)).code == "tree.unreadable"


def test_a_file_in_place_of_a_folder_is_named(tree: Path) -> None:
    assert refused(FolderTree(tree), "checkpoint/1").code == "tree.unreadable"


def test_a_sparse_file_of_a_terabyte_is_named_and_not_read(tree: Path) -> None:
    with (tree / "file").open("wb") as file:
        file.truncate(1 << 40)
    assert "larger" in refused(FolderTree(tree)).message


def test_a_file_that_may_not_be_read_is_named(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "file").write_bytes(b"")
    _deny(monkeypatch, tree / "file")
    assert "Permission denied" in refused(FolderTree(tree)).message


@pytest.mark.parametrize("target", ["/etc/hostname", "../../secret", "file", "checkpoint"])
def test_a_link_is_no_file_of_a_tree_wherever_it_leads(tree: Path, target: str) -> None:
    (tree.parent.parent / "secret").write_bytes(b"secret")
    (tree / "file").symlink_to(target)
    assert refused(FolderTree(tree)).code == "tree.unreadable"


def test_a_folder_that_is_a_link_leads_nowhere(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").write_bytes(b"x")
    (tree / "folder").symlink_to(tmp_path / "elsewhere")
    assert refused(FolderTree(tree), "folder/file").code == "tree.unreadable"
    assert "folder" in list(FolderTree(tree).files())


@pytest.mark.parametrize("path", ["../../secret", "a" * 300])
def test_a_path_that_no_tree_has_is_refused(tree: Path, path: str) -> None:
    (tree.parent.parent / "secret").write_bytes(b"secret")
    assert refused(FolderTree(tree), path).code == "tree.unreadable"


def test_a_name_that_no_file_can_have_is_refused(tree: Path) -> None:
    assert refused(FolderTree(tree), "a\0b").code == "tree.unreadable"


def test_a_folder_that_cannot_be_listed_is_not_passed_over(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "closed").mkdir()
    scan = os.scandir

    def scandir(path: Any = ".") -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(RegistryError, match="closed"):
        list(FolderTree(tree).files())


def test_a_pipe_in_place_of_the_checkpoint_is_still_a_log(tree: Path) -> None:
    (tree / "checkpoint").unlink()
    os.mkfifo(tree / "checkpoint")
    for where in (tree, tree.parent):
        (opened,) = open_trees(str(where))
        assert refused(opened, "checkpoint").code == "tree.unreadable"


def test_a_folder_of_logs_opens_each(tree: Path) -> None:
    (tree.parent / "2028").mkdir()
    with pytest.raises(RegistryError, match="2028/checkpoint"):
        open_trees(str(tree.parent))
    (tree.parent / "2028" / "checkpoint").write_bytes(b"note")
    assert [Path(t.place).name for t in open_trees(str(tree.parent))] == ["2027", "2028"]


# Stillness


def test_writer_and_checker_mean_the_same_lock(tmp_path: Path) -> None:
    assert Home(tmp_path).database.name == DATABASE
    database = databases.open(Home(tmp_path).database)
    with locks.publisher(database):
        assert (tmp_path / PUBLISHER_LOCK).is_file()
    database.close()


def test_a_tree_of_no_registry_here_needs_no_holding(tree: Path) -> None:
    with FolderTree(tree).held() as reason:
        assert reason is None


def test_a_publisher_waits_while_a_tree_is_held(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tree.parent.parent / PUBLISHER_LOCK
    lock.touch()
    monkeypatch.chdir(tree)
    for name in (str(tree), "."):
        with FolderTree(Path(name)).held() as reason, lock.open("rb") as publisher:
            assert reason is None
            with pytest.raises(BlockingIOError):
                fcntl.flock(publisher, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with lock.open("rb") as publisher:
            fcntl.flock(publisher, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_publication_that_does_not_end_is_waited_for_in_bounds(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tree.parent.parent / PUBLISHER_LOCK
    lock.touch()
    monkeypatch.setattr(trees, "WAIT_SECONDS", 0.1)
    with lock.open("rb") as publisher:
        fcntl.flock(publisher, fcntl.LOCK_EX)
        with FolderTree(tree).held() as reason:
            assert reason is not None
            assert "not free" in reason


def test_a_lock_of_somebody_else_is_passed_by_and_said(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tree.parent.parent / PUBLISHER_LOCK
    lock.touch(0o600)
    _deny(monkeypatch, lock)
    with FolderTree(tree).held() as reason:
        assert reason == f"{lock}: Permission denied"


def _deny(monkeypatch: pytest.MonkeyPatch, denied: Path) -> None:
    # Not by its mode: whoever runs the tests may be allowed everything.
    real = os.open

    def opened(path: Any, *arguments: Any, **more: Any) -> int:
        if Path(path) == denied:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **more)

    monkeypatch.setattr(trees.os, "open", opened)


# Over HTTP

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[HttpTree, list[str]]]:
    """A server that gives `answer` to everything, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            answer(self)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    tree = HttpTree(f"http://127.0.0.1:{server.server_port}/log/2027/")
    try:
        with tree.held():
            yield tree, asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def gives(status: int, body: bytes = b"", **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def test_a_file_is_asked_for_once_by_its_quoted_name() -> None:
    with serving(gives(200, b"bytes")) as (tree, asked):
        assert [tree.read("a b?c#d") for _ in range(3)] == [b"bytes"] * 3
        assert asked == ["/log/2027/a%20b%3Fc%23d"]


def test_only_the_last_files_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_tree, "KEPT_BYTES", 10)
    with serving(gives(200, b"bytes")) as (tree, asked):
        for path in ("1", "2", "1", "3", "1", "2"):
            tree.read(path)
    assert [path.rpartition("/")[2] for path in asked] == ["1", "2", "3", "2"]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "tree.missing"),
        (403, "tree.unreadable"),
        (410, "tree.unreadable"),
        (206, "tree.unreadable"),
        (429, "tree.unreachable"),
        (500, "tree.unreachable"),
        (503, "tree.unreachable"),
    ],
)
def test_an_answer_other_than_the_file_is_an_error_of_its_kind(status: int, code: str) -> None:
    with serving(gives(status, b"body")) as (tree, _):
        assert refused(tree).code == code


def test_a_redirect_is_not_followed() -> None:
    with serving(gives(302, Location="/elsewhere")) as (tree, asked):
        assert refused(tree).code == "tree.unreadable"
        assert asked == ["/log/2027/file"]


def test_nothing_is_read_of_an_answer_that_leads_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever follows redirects reads the body first, and it need not end.
    monkeypatch.setattr(http_tree, "MAX_SECONDS", 2)
    left = threading.Event()

    def endless(handler: BaseHTTPRequestHandler) -> None:
        gives(302, Location="http://127.0.0.1:9/", **{"Content-Length": str(1 << 40)})(handler)
        with suppress(OSError):
            while not left.wait(0.001):
                handler.wfile.write(bytes(1 << 16))

    with serving(endless) as (tree, _):
        assert refused(tree).code == "tree.unreadable"
        left.set()


def test_an_answer_that_is_too_large_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "MAX_FILE_BYTES", 100_000)
    with serving(gives(200, bytes(100_000))) as (tree, _):
        assert len(tree.read("file")) == 100_000
    with serving(gives(200, bytes(100_001))) as (tree, _):
        assert "larger" in refused(tree).message


def test_an_answer_that_breaks_off_is_no_file() -> None:
    with serving(gives(200, b"half", **{"Content-Length": "8"})) as (tree, _):
        assert refused(tree).code == "tree.unreachable"


def test_a_silent_server_is_left_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_tree, "TIMEOUT_SECONDS", 0.1)
    silence = threading.Event()
    with serving(lambda handler: silence.wait(10) and None) as (tree, _):
        assert refused(tree).code == "tree.unreachable"
        silence.set()


def test_a_server_that_sends_a_byte_at_a_time_is_left_after_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http_tree, "MAX_SECONDS", 0.2)
    over = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(1000):
            if over.wait(0.02):
                return
            handler.wfile.write(b"x")

    with serving(drip) as (tree, _):
        assert "longer" in refused(tree).message
        over.set()


@pytest.mark.parametrize("piece", [b"x", b"HTTP/1.1 100 Continue\r\n\r\n"], ids=["slow", "interim"])
def test_a_server_whose_headers_do_not_end_is_left_after_a_while(
    piece: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_tree, "MAX_SECONDS", 0.2)
    over = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        if piece == b"x":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        with suppress(OSError):
            for _ in range(500):
                if over.wait(0.02):
                    return
                handler.wfile.write(piece)

    with serving(drip) as (tree, _):
        assert "longer" in refused(tree).message
        assert not over.is_set()
        over.set()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://nowhere.invalid", "http://", "http://["])
def test_an_address_where_nobody_answers_is_unreachable(address: str) -> None:
    (tree,) = open_trees(address)
    with tree.held():
        assert refused(tree, "checkpoint").code == "tree.unreachable"
