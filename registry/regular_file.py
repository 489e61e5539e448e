"""Read a file that somebody else may have put there: a regular file, of a size that was expected, and nothing else.

Knows: that a link, a device or a pipe in the place of a file may lead elsewhere, never end or never begin. Does not know what the
file holds.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import IO, BinaryIO, Final

_PIECE: Final = 1 << 20


def open_regular(path: Path, *, follow: bool = False) -> BinaryIO:
    """The file at `path`, open for reading; with `follow` it may be a link to one.

    Raises OSError, also where the last part of `path` is no regular file.
    """
    # Without O_NONBLOCK, opening a pipe waits for somebody to write into it, for ever if nobody does.
    link = 0 if follow else os.O_NOFOLLOW
    descriptor = os.open(path, os.O_RDONLY | link | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is no regular file", str(path))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def digest_of(file: IO[bytes]) -> tuple[int, str]:
    """How many bytes are left in an open file, and their SHA-256, 64 hexadecimal digits; a piece at a time is in memory."""
    digest, length = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        digest.update(piece)
        length += len(piece)
    return length, digest.hexdigest()


def read_regular(path: Path, largest: int) -> bytes:
    """All of it, `largest` bytes at most. Raises OSError, also for a file that is longer."""
    with open_regular(path) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise OSError(0, "it is larger than expected", str(path))
    return data
