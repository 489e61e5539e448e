"""A request has its turn when all of it is here: whoever sends slowly keeps nobody else waiting.

Knows: that one request is answered at a time in a process, which measured best for short answers, while others arrive; how many
one address sends at once, and how slowly; and that a large content waits in a file. Does not know what is sent, nor how much of
it an operation reads: that says the operation, of the length that is told to it. Cannot end a read that nothing comes of: whose
worker has one too late ends as a whole, and another takes its place.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import Context, copy_context
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any, Final

from registry.http.rate_limit import network_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

GRACE: Final = 60.0
"""Seconds in which a content has to arrive whatever its length; for so many bytes as came, one more each."""
LEAST_RATE: Final = 10_000
MOST: Final = 32 * 2**20
"""Bytes of a content that are taken: what an operation reads at most. Of a longer one it is told so much and one more."""
AT_ONCE: Final = 8
"""Contents that arrive from one address at the same time in one process."""

_IN_MEMORY: Final = 2**20
_PIECE: Final = 2**16


class Arrived:
    """A WSGI application that is given one request at a time, each with all of its content.

    What is one too many from its address is answered with 429.
    """

    def __init__(self, application: WSGIApplication, *, grace: float = GRACE) -> None:
        self._application, self._grace = application, grace
        self._turn, self._changing = threading.Lock(), threading.Lock()
        self._arriving: list[_Content] = []

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = _length(environ)
        if length == 0 or (length is not None and length > MOST):
            # Of the second nothing is read: its operation refuses it by its length.
            return self._answer(environ, start_response)
        with self._among(_Content(network_of(environ.get("REMOTE_ADDR", "")))) as content:
            if content is None:
                return _refuse(start_response)
            content.read(environ["wsgi.input"], MOST + 1 if length is None else length)
        if length is None:
            # It came in chunks, and its length is known now.
            environ = {**environ, "CONTENT_LENGTH": str(content.received), "HTTP_TRANSFER_ENCODING": ""}
        return self._answer({**environ, "wsgi.input": content.file}, start_response, content.file)

    def is_late(self) -> bool:
        """Whether a content should be here and is not."""
        now = time.monotonic()
        with self._changing:
            return any(now > one.began + self._grace + one.received / LEAST_RATE for one in self._arriving)

    @contextmanager
    def _among(self, content: _Content) -> Iterator[_Content | None]:
        with self._changing:
            if sum(one.address == content.address for one in self._arriving) >= AT_ONCE:
                few = False
            else:
                few = True
                self._arriving.append(content)
        try:
            yield content if few else None
        finally:
            if few:
                with self._changing:
                    self._arriving.remove(content)

    def _answer(
        self, environ: WSGIEnvironment, start_response: StartResponse, content: IO[bytes] | None = None
    ) -> Iterable[bytes]:
        context = copy_context()
        with self._turn:
            made = context.run(self._application, environ, start_response)
        return _Answer(made, context, self._turn, content)


class _Answer:
    """What an application answers, piece by piece: a turn each, in the context of its request, whichever thread asks."""

    def __init__(
        self, made: Iterable[bytes], context: Context, turn: threading.Lock, content: IO[bytes] | None
    ) -> None:
        self._made, self._pieces, self._content = made, iter(made), content
        self._context, self._turn = context, turn

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        with self._turn:
            return self._context.run(next, self._pieces)

    def close(self) -> None:
        """PEP 3333."""
        close: Any = getattr(self._made, "close", None)
        if close is not None:
            with self._turn:
                self._context.run(close)
        if self._content is not None:
            self._content.close()


class _Content:
    """The content of a request as it arrives. `file`: where it is, once it is read. `received`: bytes of it so far."""

    def __init__(self, address: str) -> None:
        self.address, self.began, self.received = address, time.monotonic(), 0
        self.file: IO[bytes] | None = None

    def read(self, source: Any, length: int) -> None:
        """All of it, or `length` bytes; fewer where the connection ends before."""
        self.file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever answers reads it
        while self.received < length and (piece := source.read(min(_PIECE, length - self.received))):
            self.file.write(piece)
            self.received += len(piece)
        self.file.seek(0)


def _length(environ: WSGIEnvironment) -> int | None:
    """Bytes of the content as the request tells them; None where it does not."""
    if environ.get("HTTP_TRANSFER_ENCODING"):
        return None
    told = environ.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isascii() and told.isdigit() else 0


def _refuse(start_response: StartResponse) -> Iterable[bytes]:
    text = b"Too many requests arrive from this address at once. Nothing was done. Send it again in a moment. [http.rate]\n"
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))]
    start_response("429 Too Many Requests", [*headers, ("Retry-After", "5")])
    return [text]
