"""Reading a published tree as an outside checker does.

Knows: paths inside one log's tree. Does not know what a file means. A folder can be listed, so that a file nobody
accounts for is found; an address cannot, and says so. Whatever lies in a folder, reading it ends: only regular files of
bounded size are opened.
"""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Final, NoReturn, Protocol

from registry.domain.tree_layout import CHECKPOINT, PUBLISHER_LOCK
from registry.errors import RegistryError

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
WAIT_SECONDS: Final = 60.0
"""How long a publication in progress is waited for."""

_RETRY_SECONDS: Final = 0.05
_NEVER_WAIT: Final = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC


class Tree(Protocol):
    """One log's public tree."""

    @property
    def place(self) -> str:
        """Where the tree lies, for messages."""

    def read(self, path: str) -> bytes:
        """The bytes of `path`; raises `tree.missing`, `tree.unreadable` or, without a connection, `tree.unreachable`."""

    def files(self) -> Iterator[str] | None:
        """Every file's path, or None where the tree cannot be listed."""

    def held(self) -> AbstractContextManager[str | None]:
        """Keeps a live tree still while it is read; gives the reason where that could not be done."""


def open_trees(where: str, endpoint: str | None = None) -> list[Tree]:
    """The trees at `where`: an address, one log's folder, or a folder of such folders, oldest first; so in a bucket,
    at the store whose address is `endpoint`, AWS without one.

    Raises `tree.not_a_tree` for what is neither, `tree.missing` for a folder without a checkpoint, `tree.unlisted` for a
    file that lies beside the logs, `tree.unreadable` for a folder that cannot be listed.
    """
    if where.startswith(("http://", "https://")):
        # Loaded only here: a check of a folder does not wait for an HTTP client.
        from registry.transport.http_tree import HttpTree

        return [HttpTree(where)]
    if where.startswith("s3://"):
        from registry.transport.bucket import trees_in

        return [*trees_in(where, endpoint)]
    root = Path(where)
    try:
        if not root.is_dir():
            raise RegistryError(
                "tree.not_a_tree",
                f"{where} is not a folder",
                hint="Give a log's folder, a folder of them, its http(s) address, or s3://NAME/PREFIX.",
            )
        return [FolderTree(log) for log in _logs(root)]
    except OSError as error:
        raise unreadable(str(error.filename or root), error.strerror or "cannot be listed") from None


def _logs(root: Path) -> list[Path]:
    if os.path.lexists(root / CHECKPOINT):
        return [root]
    entries = sorted(root.iterdir())
    strays = [e.name for e in entries if not e.is_dir() or e.is_symlink()]
    if strays:
        raise RegistryError(
            "tree.unlisted",
            f"{root / strays[0]}: this file belongs to no log",
            hint="Remove it, or find out who put it there.",
        )
    without = [e for e in entries if not os.path.lexists(e / CHECKPOINT)]
    if without or not entries:
        raise RegistryError(
            "tree.missing",
            f"{(without or [root])[0] / CHECKPOINT}: there is no checkpoint",
            hint="This is not a log's public tree, or its checkpoint was removed.",
        )
    return entries


class FolderTree:
    """A tree on this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.place = str(root)

    def read(self, path: str) -> bytes:
        file = self._root / path
        try:
            # Before it is opened: opening a device can do something, and opening a pipe can wait for ever.
            _require_plain(file, file.lstat())
            if not file.resolve().is_relative_to(self._root.resolve()):
                raise unreadable(
                    str(file), "lies outside of the tree", "Replace the link by the file itself."
                )
            descriptor = os.open(file, _NEVER_WAIT)
            with os.fdopen(descriptor, "rb") as opened:
                _require_plain(file, os.fstat(descriptor))
                data = opened.read(MAX_FILE_BYTES + 1)
        except FileNotFoundError:
            raise missing(str(file)) from None
        except (OSError, RuntimeError, ValueError) as error:
            # RuntimeError: links in a circle, up to Python 3.12. ValueError: a name that no file can have.
            raise unreadable(str(file), getattr(error, "strerror", None) or "cannot be a file") from None
        require_size(str(file), len(data))
        return data

    def files(self) -> Iterator[str]:
        for folder, folders, names in os.walk(self._root, onerror=_raise_unreadable):
            folders.sort()
            links = [f for f in folders if (Path(folder) / f).is_symlink()]
            for name in sorted([*names, *links]):
                yield (Path(folder) / name).relative_to(self._root).as_posix()

    @contextmanager
    def held(self) -> Iterator[str | None]:
        """Hold off the publisher while the tree is read, where the tree is a live registry's own."""
        # Resolved: a relative path does not say what lies above it.
        lock = self._root.resolve().parent.parent / PUBLISHER_LOCK
        with ExitStack() as held:
            reason = None
            try:
                descriptor = os.open(lock, _NEVER_WAIT)
                held.callback(os.close, descriptor)
                reason = _shared(descriptor, lock)
            except FileNotFoundError:
                pass
            except OSError as error:
                reason = f"{lock}: {error.strerror}"
            yield reason


def missing(place: str) -> RegistryError:
    """The error for a file that is not there."""
    return RegistryError(
        "tree.missing",
        f"{place}: is missing",
        hint="Restore it from a mirror or backup; without it the log cannot be checked.",
    )


def unreadable(place: str, why: str, hint: str = "Check its permissions and kind.") -> RegistryError:
    """The error for something that is there and is no file of a tree."""
    return RegistryError("tree.unreadable", f"{place}: {why}", hint=hint)


def require_size(place: str, size: int) -> None:
    """Raise `tree.unreadable` for more bytes than any file of a log has."""
    if size > MAX_FILE_BYTES:
        raise unreadable(place, f"is larger than {MAX_FILE_BYTES} bytes", "No file of a log is.")


def _require_plain(file: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = "a link" if stat.S_ISLNK(status.st_mode) else "not a plain file"
        raise unreadable(str(file), f"is {kind}", "Replace it by the file itself.")
    require_size(str(file), status.st_size)


def _raise_unreadable(error: OSError) -> NoReturn:
    # A folder that is skipped in silence could hide anything.
    raise unreadable(str(error.filename), error.strerror or "cannot be listed")


def _shared(descriptor: int, lock: Path) -> str | None:
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return None
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return f"{lock} was not free within {WAIT_SECONDS:g} s"
        time.sleep(_RETRY_SECONDS)
