"""A server ends when it is told to, whatever its workers are doing; a worker that may work no more is replaced."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.http.bind import end_once, serve_at


def application() -> Any:
    """Opens for a long time, as one does that decrypts keys on a busy computer."""
    print("opening", flush=True)
    time.sleep(60)


def mortal() -> Any:
    """Says which process answers; after somebody asked for `/stop` its process may work no more."""
    stopped = threading.Event()
    end_once(stopped.is_set, least_life=3)

    def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        if environ["PATH_INFO"] == "/stop":
            stopped.set()
        start_response("200 OK", [])
        return [str(os.getpid()).encode()]

    return answer


@contextmanager
def serving(
    application: str, *, module: str = __name__, **how: int
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = f"from registry.http.bind import serve_at; serve_at(('127.0.0.1', {port}), '{module}:{application}', **{how})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process, port
        finally:
            process.kill()


def test_a_worker_that_is_still_opening_does_not_ignore_that_it_is_to_stop() -> None:
    with serving("application") as (process, _):
        assert process.stdout is not None
        while "opening" not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        # Less than after which it would be killed.
        assert process.wait(8) == 0


def test_a_worker_that_may_work_no_more_is_replaced_and_the_server_goes_on() -> None:
    def asked(path: str = "/") -> str:
        address = f"http://127.0.0.1:{port}{path}"
        with suppress(OSError, HTTPException), urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
        return ""

    def another_than(known: str) -> str:
        until = time.monotonic() + 20
        while (found := asked()) in ("", known):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        return found

    with serving("mortal", threads=1) as (process, port):
        first = another_than("")
        assert asked("/stop") == first
        # Who asks before it ends is answered.
        assert asked() == first
        second = another_than(first)
        assert asked() == second
        process.send_signal(signal.SIGTERM)
        assert process.wait(8) == 0


@pytest.mark.parametrize("shares", [False, True])
def test_no_server_begins_where_another_listens(shares: bool) -> None:
    with socket.socket() as other:
        if shares:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(RegistryError) as refused:
            serve_at(("127.0.0.1", other.getsockname()[1]), "tests.http.test_bind:application")
    assert refused.value.code == "serve.taken"
