"""A file of finished work, so that long work goes on where it was interrupted.

Knows: that its first line says what the work is about, that every further line is one result and there is one for each key, that
what was added is durable, and that a line cut off by an interruption is no result. One process at a time works on it. Does not
know what a result says.

Before each result stand the first 16 hexadecimal digits of the SHA-256 of the first line and the result, so that damage is seen,
and so is a line of other work. Whoever may write here can still write a file of their own.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.errors import RegistryError

_DIGITS: Final = 16


class WorkFile:
    """An open file of work; made by `work_file`."""

    def __init__(
        self, path: Path, descriptor: int, about: bytes, key: Callable[[Mapping[str, Any]], Hashable]
    ) -> None:
        self.path = path
        self._descriptor = descriptor
        self._about = about
        self._key = key

    def results(self) -> Iterator[dict[str, Any]]:
        """Every result so far. Raises `work.damaged` for a line that is none, and for a second result for one key."""
        seen: set[Hashable] = set()
        with self.path.open("rb") as file:
            next(file)
            for number, line in enumerate(file, 2):
                digits, _, data = line.rstrip(b"\n").partition(b" ")
                if digits != self._checksum(data):
                    raise _damaged(self.path, number, "it is not the line that was written")
                result = _parsed(self.path, number, data)
                try:
                    key = self._key(result)
                except ValueError as error:
                    raise _damaged(self.path, number, str(error)) from error
                if key in seen:
                    raise _damaged(self.path, number, "a second result for the same")
                seen.add(key)
                yield result

    def add(self, results: Sequence[Mapping[str, Any]]) -> None:
        """Add results; they are durable when this returns."""
        lines = map(canonical_bytes, results)
        self._write(b"".join(self._checksum(line) + b" " + line + b"\n" for line in lines))

    def begin(self) -> None:
        """Write the first line."""
        self._write(self._about + b"\n")

    def _checksum(self, line: bytes) -> bytes:
        return sha256_hex(self._about + b"\n" + line)[:_DIGITS].encode()

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._descriptor, data) :]
        os.fsync(self._descriptor)


@contextmanager
def work_file(
    path: Path, about: Mapping[str, Any], key: Callable[[Mapping[str, Any]], Hashable]
) -> Iterator[WorkFile]:
    """The file at `path` for work `about` something, made where there is none.

    `key` gives what a result is for, and raises ValueError for what is no result of this work.
    Raises `work.running` where another process works on it, `work.damaged` where it is about something else.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RegistryError(
                "work.running", f"another process works on {path}", hint="Wait for it, or end it."
            ) from None
        _end_with_a_line(descriptor)
        file = WorkFile(path, descriptor, canonical_bytes(about), key)
        with path.open("rb") as whole:
            first = whole.readline()
        if not first:
            file.begin()
        elif _parsed(path, 1, first.rstrip(b"\n")) != about:
            raise _damaged(path, 1, "it is about other work")
        yield file
    finally:
        os.close(descriptor)


def _end_with_a_line(descriptor: int) -> None:
    """Cut off what an interruption left of a line."""
    end = os.fstat(descriptor).st_size
    while end > 0:
        start = max(0, end - 65_536)
        at = os.pread(descriptor, end - start, start).rfind(b"\n")
        if at >= 0:
            end = start + at + 1
            break
        end = start
    os.ftruncate(descriptor, end)


def _parsed(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        found = parse_canonical(line)
    except RegistryError as error:
        raise _damaged(path, number, error.message) from error
    if not isinstance(found, dict):
        raise _damaged(path, number, "it is no object")
    return found


def _damaged(path: Path, number: int, why: str) -> RegistryError:
    return RegistryError(
        "work.damaged",
        f"{path}, line {number}: {why}",
        hint="Remove the file; the work is then done again from its beginning.",
    )
