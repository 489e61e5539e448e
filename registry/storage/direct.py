"""A large file written past the page cache.

Knows: what O_DIRECT asks for (open(2), NOTES: memory, length and place in whole blocks) and that a file system may refuse it,
and that not every system has it.
What is published once and read by others later would only push out of memory what is read now; and where memory is
borrowed from a host, each fresh page of it costs more than the disk. Does not sync.
"""

from __future__ import annotations

import errno
import fcntl
import mmap
import os
import threading
from collections.abc import Sequence
from typing import Final

_LARGE: Final = 1 << 18
"""Of fewer bytes than this nothing is gained."""
_BUFFER: Final = 1 << 20
_BLOCK: Final = 4096
"""No disk that is known here has larger blocks; one that has refuses, and gets the file the ordinary way."""

_DIRECT: Final[int] = getattr(os, "O_DIRECT", 0)
"""Not every system has it."""

_own = threading.local()


def write(descriptor: int, parts: Sequence[bytes]) -> None:
    """Write `parts` one after the other into the empty file that is open as `descriptor`. Raises OSError."""
    size = sum(map(len, parts))
    if size < _LARGE or not _written_direct(descriptor, parts, size):
        with open(descriptor, "wb", closefd=False) as file:
            file.writelines(parts)


def _written_direct(descriptor: int, parts: Sequence[bytes], size: int) -> bool:
    if not hasattr(os, "O_DIRECT"):
        return False
    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | _DIRECT)
        _write_blocks(descriptor, parts)
        os.ftruncate(descriptor, size)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.ftruncate(descriptor, 0)
        return False
    finally:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags)
    return True


def _write_blocks(descriptor: int, parts: Sequence[bytes]) -> None:
    """Write `parts`, and zeros up to the end of the last block."""
    buffer, filled = _aligned(), 0
    for part in parts:
        rest = memoryview(part)
        while rest:
            count = min(len(rest), _BUFFER - filled)
            buffer[filled : filled + count] = rest[:count]
            filled, rest = filled + count, rest[count:]
            if filled == _BUFFER:
                _put(descriptor, buffer)
                filled = 0
    end = -(-filled // _BLOCK) * _BLOCK
    buffer[filled:end] = bytes(end - filled)
    _put(descriptor, buffer[:end])


def _put(descriptor: int, data: memoryview) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _aligned() -> memoryview:
    """This thread's buffer, which begins where a page does."""
    if not hasattr(_own, "buffer"):
        _own.buffer = memoryview(mmap.mmap(-1, _BUFFER))
    buffer: memoryview = _own.buffer
    return buffer
