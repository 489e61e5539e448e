"""A check over a real HTTP server says what a check of the folder says."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from werkzeug.serving import make_server

from registry.cli.main import main
from registry.http.app import create_app
from registry.operations.check import check_tree
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.transport import http_tree
from registry.transport.http_tree import HttpTree
from tests.operations.test_check import check, engine_for, tree_of


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The folder as a mirror serves it, and every path that is asked for."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def run(where: str, home: Path) -> Result:
    """`sightline check`, as an auditor runs it."""
    return CliRunner().invoke(main, ["check", where, "--key", str(home / "trust" / "registry.vkeys")])


def test_the_pages_serve_a_tree_that_holds(demo_home: Path) -> None:
    server = make_server("127.0.0.1", 0, create_app(demo_home, Settings()), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        answer = run(f"http://127.0.0.1:{server.server_port}/log/{tree_of(demo_home).name}/", demo_home)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert answer.exit_code == 0, answer.output
    assert "holds" in answer.output
    assert "not established: completeness" in answer.output


def test_every_file_is_fetched_once_and_none_is_left_out(demo_home: Path) -> None:
    with served(tree_of(demo_home)) as (address, asked):
        assert run(address, demo_home).exit_code == 0
    assert max(Counter(asked).values()) == 1
    assert len(asked) == check(demo_home).files


def test_a_small_memory_costs_readings_and_changes_nothing(
    demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_tree, "KEPT_BYTES", 0)
    keys = read_key_files([demo_home / "trust" / "registry.vkeys"])
    with served(tree_of(demo_home)) as (address, asked):
        report = check_tree(HttpTree(address), keys, engine_for)
    assert report.holds
    again = {path for path, times in Counter(asked).items() if times > 1}
    assert any(path.startswith("/tile/entries/") for path in again)
    # Two decisions may rest on the same facts and come to the same assessment; the last note of the history says when the
    # log ended, and is compared with the index as well.
    assert {path.split("/")[1] for path in again} <= {"tile", "facts", "assessments", "checkpoints"}


def test_a_changed_and_a_missing_file_are_answered_with_one(home: Path) -> None:
    path = sorted((tree_of(home) / "records").iterdir())[0]
    data = path.read_bytes()
    with served(tree_of(home)) as (address, _):
        path.write_bytes(data + b" ")
        changed = run(address, home)
        path.unlink()
        gone = run(address, home)
    assert (changed.exit_code, gone.exit_code) == (1, 1)
    assert path.name in changed.output
    assert path.name in gone.output


def test_a_host_that_does_not_answer_is_no_finding_about_a_tree(demo_home: Path) -> None:
    for address in ("http://127.0.0.1:9/log/2027", "http://nowhere.invalid/log/2027"):
        answer = run(address, demo_home)
        assert answer.exit_code == 2, answer.output
        assert "could not be checked" in answer.output
        assert "tree.unreachable" in answer.output
        assert "WRONG" not in answer.output
