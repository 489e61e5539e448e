"""Answers of public pages, kept while nothing that they rest on has changed.

Knows: that a public page is the same for everybody, and follows from its address, the database, the public tree's checkpoint, the
file of keys and the day. Each is asked at every request, so no answer is older than the last commit. Does not know what a page
says.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from flask import Response, request

KEPT_BYTES: Final = 32 * 2**20
"""Of all answers together; those asked for longest ago go first."""


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes


class KeptAnswers:
    """The answers of one application. `state` is equal as long as no page can have changed."""

    def __init__(self, state: Callable[[], Hashable]) -> None:
        self._state = state
        self._lock = Lock()
        self._at: Hashable = None
        self._answers: OrderedDict[str, _Answer] = OrderedDict()
        self._bytes = 0

    def answer(self, make: Callable[[], Response]) -> Response:
        """The answer to this request: a kept one, or what `make` gives. What `make` raises is raised."""
        # Asked before anything is read, so that what changes meanwhile makes this answer old and never new.
        state, address = self._state(), request.script_root + request.full_path
        kept = self._find(state, address)
        if kept is None:
            made = make()
            kept = _Answer(made.status_code, tuple(made.headers.items()), made.get_data())
            self._keep(state, address, kept)
        response = Response(kept.data, kept.status, list(kept.headers))
        return response.make_conditional(request)  # type: ignore[return-value]

    def _find(self, state: Hashable, address: str) -> _Answer | None:
        with self._lock:
            if state != self._at or address not in self._answers:
                return None
            self._answers.move_to_end(address)
            return self._answers[address]

    def _keep(self, state: Hashable, address: str, answer: _Answer) -> None:
        with self._lock:
            if state != self._at:
                self._at, self._bytes = state, 0
                self._answers.clear()
            if address in self._answers:
                return
            self._answers[address] = answer
            self._bytes += _size(address, answer)
            while self._bytes > KEPT_BYTES:
                self._bytes -= _size(*self._answers.popitem(last=False))


def _size(address: str, answer: _Answer) -> int:
    # About what the headers and the entry itself take, too.
    return len(address) + len(answer.data) + 2_000
