"""Large files that go past the page cache: the same bytes, whatever the file system says to it."""

from __future__ import annotations

import errno
import fcntl
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from registry.storage import direct

BUFFER = direct._BUFFER
SIZES = (0, 1, direct._LARGE - 1, direct._LARGE, BUFFER - 1, BUFFER, BUFFER + 1, BUFFER + 4096, 3 * BUFFER)


def parts_of(size: int) -> list[bytes]:
    chosen = random.Random(size)
    data = chosen.randbytes(size)
    cuts = sorted({0, size, *(chosen.randint(0, size) for _ in range(40))})
    return [data[a:b] for a, b in pairwise(cuts)] or [b""]


def written(path: Path, parts: list[bytes]) -> bytes:
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o600)
    try:
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        direct.write(descriptor, parts)
        assert fcntl.fcntl(descriptor, fcntl.F_GETFL) == flags
    finally:
        os.close(descriptor)
    return path.read_bytes()


@pytest.fixture(params=["here", "on the disk"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """The folder of temporary files is often one in memory; the checkout lies on a disk."""
    if request.param == "here":
        yield tmp_path
    else:
        with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as made:
            yield Path(made)


@pytest.mark.parametrize("size", SIZES)
def test_a_file_holds_its_parts_and_nothing_of_the_one_before(folder: Path, size: int) -> None:
    assert written(folder / "before", [b"\xff" * (2 * BUFFER)]) == b"\xff" * (2 * BUFFER)
    parts = parts_of(size)
    assert written(folder / "after", parts) == b"".join(parts)


def refusing(code: int, at: int) -> Callable[..., int]:
    """`os.write` that fails with `code` the `at`th time."""
    calls, write = 0, os.write

    def failing(descriptor: int, data: bytes) -> int:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(code, os.strerror(code))
        return write(descriptor, data)

    return failing


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_file_system_that_refuses_gets_the_file_the_ordinary_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(os, "write", refusing(errno.EINVAL, at))
    parts = parts_of(2 * BUFFER + 5)
    assert written(tmp_path / "file", parts) == b"".join(parts)


def test_one_that_refuses_the_flag_gets_it_the_ordinary_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = fcntl.fcntl

    def refused(descriptor: int, what: int, flags: int = 0) -> int:
        if what == fcntl.F_SETFL and flags & direct._DIRECT:
            raise OSError(errno.EINVAL, "Invalid argument")
        return control(descriptor, what, flags)

    monkeypatch.setattr(fcntl, "fcntl", refused)
    parts = parts_of(BUFFER + 5)
    assert written(tmp_path / "file", parts) == b"".join(parts)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_is_not_asked_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "write", refusing(code, 2))
    with pytest.raises(OSError, match=os.strerror(code)):
        written(tmp_path / "file", parts_of(2 * BUFFER))


def test_a_write_that_is_cut_short_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:8192]))
    parts = parts_of(BUFFER + 100_000)
    assert written(tmp_path / "file", parts) == b"".join(parts)
