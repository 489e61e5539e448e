"""fsync, and what it means that one failed: this process trusts the disk no more and writes nothing more.

Knows: that after a failed fsync the kernel may call the lost pages clean, so that a second fsync says yes over bytes that are
nowhere (which is why nothing is tried again here). Only a new process, reading what is really there, finds out.
"""

from __future__ import annotations

import os
from pathlib import Path

from registry.errors import RegistryError

_failed = ""
"""What failed, for as long as this process lives."""


def sync(descriptor: int, name: str) -> None:
    """Make the file or folder `name`, open as `descriptor`, durable.

    Raises `storage.sync_failed`, and `storage.stopped` for everything that is to be written after that.
    """
    global _failed
    require_trusted()
    try:
        os.fsync(descriptor)
    except OSError as error:
        _failed = f"{name}: {error.strerror or error}"
        raise RegistryError(
            "storage.sync_failed",
            f"{name} may not be on the disk: {error.strerror or error}",
            hint="This process writes nothing more. Look at the disk, then start it again: what was acknowledged is kept, and an "
            "interrupted publication is finished. Run `sightline check` on the public tree afterwards.",
        ) from error


def sync_path(path: Path) -> None:
    """Make the file or folder at `path` durable. Raises OSError where it cannot be opened, and what `sync` raises."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        sync(descriptor, str(path))
    finally:
        os.close(descriptor)


def require_trusted() -> None:
    """Raise `storage.stopped` where a sync of this process failed before."""
    if _failed:
        raise RegistryError(
            "storage.stopped",
            f"nothing more is written: a sync to the disk failed ({_failed})",
            hint="Find the cause (disk full, disk failing), then restart this process.",
        )


def full(name: str, why: str) -> RegistryError:
    """`storage.full`: there was no room to write `name`, and nothing rests on what was written of it."""
    return RegistryError(
        "storage.full",
        f"there is no room to write {name}: {why}",
        hint="Nothing of it was kept. Make room on that disk; what is sent again then is taken, without a restart.",
    )
