"""Whoever sends slowly keeps nobody else waiting, and an operation is told how much was sent."""

from __future__ import annotations

import io
import os
import socket
import threading
import time
import urllib.request
from contextlib import ExitStack
from contextvars import ContextVar
from typing import Any

import pytest

from registry.http.arrival import AT_ONCE, MOST, Arrived
from tests.http.test_bind import serving

HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
SLOW = f"{HEAD}Content-Length: 5000\r\n\r\nab".encode()
CHUNKED = f"{HEAD}Transfer-Encoding: chunked\r\n\r\n".encode()


def counting(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Says what length it was told, and how much there was."""
    start_response("200 OK", [])
    told = environ.get("CONTENT_LENGTH", "")
    return [f"{os.getpid()} {told} {len(environ['wsgi.input'].read())}".encode()]


def application() -> Any:
    return Arrived(counting)


def asked(arrived: Arrived, sent: Any = None, **environ: str) -> tuple[str, bytes]:
    said: list[str] = []
    content = sent or io.BytesIO()
    pieces = arrived(
        {"REMOTE_ADDR": "192.0.2.1", "wsgi.input": content, **environ},
        lambda status, headers, error=None: said.append(status),  # type: ignore[arg-type, return-value]
    )
    data = b"".join(pieces)
    pieces.close()  # type: ignore[attr-defined]
    return said[0], data


def connected(port: int) -> socket.socket:
    """A connection to a server that is still starting."""
    until = time.monotonic() + 20
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), 10)
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)


def read_all(connection: socket.socket) -> bytes:
    data = b""
    while piece := connection.recv(65536):
        data += piece
    return data


def one_more_is_refused(port: int) -> bool:
    """Whether those that arrive already are as many as may; a busy computer takes a while to see them."""
    with connected(port) as connection:
        connection.settimeout(1)
        connection.sendall(SLOW)
        try:
            return b"429 Too Many Requests" in read_all(connection)
        except TimeoutError:
            return False


def test_who_never_sends_the_rest_holds_up_nobody() -> None:
    with (
        serving("application", threads=AT_ONCE + 4, module=__name__) as (_, port),
        ExitStack() as open_,
    ):
        slow = [open_.enter_context(connected(port)) for _ in range(AT_ONCE)]
        for each in slow:
            each.sendall(SLOW)
        until = time.monotonic() + 20
        while not one_more_is_refused(port):
            assert time.monotonic() < until
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            assert answer.read().split()[1:] == [b"0"]
        slow[0].sendall(b"c" * 4998)
        assert b" 5000 5000\r\n" in read_all(slow[0])


def test_what_comes_in_chunks_has_the_length_that_it_has() -> None:
    with serving("application", threads=4, module=__name__) as (_, port), connected(port) as connection:
        connection.sendall(CHUNKED + b"3\r\nabc\r\n" + b"4\r\ndefg\r\n0\r\n\r\n")
        assert b" 7 7\r\n" in read_all(connection)


def test_of_more_than_any_operation_reads_it_is_told_that_there_is_more() -> None:
    arrived = Arrived(counting)
    _, said = asked(arrived, io.BytesIO(b"a" * (MOST + 2**20)), HTTP_TRANSFER_ENCODING="chunked")
    assert said.split()[1:] == [str(MOST + 1).encode()] * 2
    unread = io.BytesIO(b"a" * 10)
    asked(Arrived(lambda environ, start: start("413", []) or []), unread, CONTENT_LENGTH=str(MOST + 1))  # type: ignore[arg-type, func-returns-value]
    assert unread.tell() == 0


def test_one_is_answered_at_a_time() -> None:
    inside, most = 0, 0

    def slow(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        time.sleep(0.02)
        inside -= 1
        start_response("200 OK", [])
        return [b"done"]

    arrived = Arrived(slow)
    threads = [threading.Thread(target=asked, args=(arrived,)) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == 1


def test_between_two_pieces_of_an_answer_others_are_answered_and_each_keeps_its_context() -> None:
    spoken = ContextVar("spoken", default="")

    def speaking(environ: dict[str, Any], start_response: Any) -> Any:
        token = spoken.set(environ["PATH_INFO"])
        start_response("200 OK", [])

        def pieces() -> Any:
            yield spoken.get().encode()
            yield spoken.get().encode()
            spoken.reset(token)

        return pieces()

    arrived = Arrived(speaking)
    environ = {"REMOTE_ADDR": "192.0.2.1", "wsgi.input": io.BytesIO()}
    one, other = (
        iter(arrived({**environ, "PATH_INFO": name}, lambda *_: None))  # type: ignore[arg-type, return-value]
        for name in ("one", "other")
    )
    assert [next(one), next(other), next(one), next(other)] == [b"one", b"other", b"one", b"other"]
    rest: list[list[bytes]] = []
    thread = threading.Thread(target=lambda: rest.append(list(one)))
    thread.start()
    thread.join()
    assert rest == [[]]


class Stuck(io.RawIOBase):
    """Gives three bytes, and no more until it is let go."""

    def __init__(self) -> None:
        self.given, self.let_go = False, threading.Event()

    def read(self, size: int = -1) -> bytes:
        if not self.given:
            self.given = True
            return b"abc"
        self.let_go.wait(10)
        return b""


def test_what_should_be_here_and_is_not_is_late() -> None:
    arrived, stuck = Arrived(counting, grace=0.2), Stuck()
    assert not arrived.is_late()
    thread = threading.Thread(target=asked, args=(arrived, stuck), kwargs={"CONTENT_LENGTH": "5000"})
    thread.start()
    assert not arrived.is_late()
    time.sleep(0.4)
    assert arrived.is_late()
    stuck.let_go.set()
    thread.join()
    assert not arrived.is_late()


@pytest.mark.parametrize("length", ["", "0", "-1", "one", "٣"])
def test_without_a_content_nothing_is_waited_for(length: str) -> None:
    status, _ = asked(Arrived(counting), CONTENT_LENGTH=length)
    assert status == "200 OK"
