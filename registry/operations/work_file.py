"""A file of finished work, so that long work goes on where it was interrupted.

Knows: that its first line says what the work is about, that every further line is one result, that what was added is durable, and
that a line cut off by an interruption is no result. One process at a time works on it. Does not know what a result says.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.errors import RegistryError


class WorkFile:
    """An open file of work; made by `work_file`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    def results(self) -> Iterator[dict[str, Any]]:
        """Every result so far. Raises `work.damaged` for a line that is none."""
        with self.path.open("rb") as file:
            next(file)
            for number, line in enumerate(file, 2):
                yield _parsed(self.path, number, line)

    def add(self, results: Sequence[Mapping[str, Any]]) -> None:
        """Add results; they are durable when this returns."""
        data = b"".join(canonical_bytes(result) + b"\n" for result in results)
        while data:
            data = data[os.write(self._descriptor, data) :]
        os.fsync(self._descriptor)


@contextmanager
def work_file(path: Path, about: Mapping[str, Any]) -> Iterator[WorkFile]:
    """The file at `path` for work `about` something, made where there is none.

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
        file = WorkFile(path, descriptor)
        with path.open("rb") as whole:
            first = whole.readline()
        if not first:
            file.add([about])
        elif _parsed(path, 1, first) != about:
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
        found = parse_canonical(line.rstrip(b"\n"))
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
