"""Small files that only their owner can read: private keys, and the openings of acts.

Knows: the file system rules around them, and that such a file appears whole or not at all and is never overwritten. Does not
know what it holds.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from registry.errors import RegistryError

_MAX_FILE: Final = 8192


def create_private_file(path: Path, data: bytes) -> None:
    """Write the new file `path`: mode 0600 in a folder of mode 0700, all at once or not at all; durable when this returns.

    Raises `key.exists` rather than overwrite, and `key.permissions` where others could reach the folder.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_others(path.parent, path.parent.stat(), 0o077)
    _create(path, data)


def read_private_file(path: Path) -> bytes:
    """The bytes of a small file that only its owner can read; raises `key.missing`, `key.unreadable`,
    `key.permissions`.
    """
    try:
        _refuse_others(path.parent, path.parent.stat(), 0o022)
        # Not blocking: a pipe in the key's place must fail, not wait.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            _refuse_others(path, os.fstat(descriptor), 0o077)
            return file.read(_MAX_FILE)
    except FileNotFoundError as error:
        raise RegistryError(
            "key.missing", f"there is no key file {path}", hint="Restore it from its backup."
        ) from error
    except OSError as error:
        raise RegistryError(
            "key.unreadable",
            f"the key file {path} cannot be read: {error.strerror}",
            hint="Let the registry's user read it. If the disk fails, restore it from its backup onto another one; do not make "
            "a new key in its place.",
        ) from error


def _create(path: Path, data: bytes) -> None:
    # A link appears whole or not at all, and never replaces what is there.
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, 0o600)
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        os.link(draft, path)
    except FileExistsError as error:
        raise RegistryError(
            "key.exists",
            f"{path} exists and is not overwritten",
            hint="Choose another file; retire the old key before you remove it.",
        ) from error
    finally:
        draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _refuse_others(path: Path, status: os.stat_result, forbidden: int) -> None:
    problem = ""
    if status.st_uid not in (os.geteuid(), 0):
        problem = "belongs to somebody else"
    elif stat.S_IMODE(status.st_mode) & forbidden:
        problem = f"is open to others (mode {stat.S_IMODE(status.st_mode):04o})"
    elif not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        problem = "is not a plain file"
    if problem:
        raise RegistryError(
            "key.permissions",
            f"{path} {problem}",
            hint="Folder 700, file 600, both owned by the user that the registry runs as.",
        )
