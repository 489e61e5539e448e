"""The files of the public trees, byte for byte as they lie on disk.

Knows: which logs there are, and that nothing outside a log's own tree can be named, nor a file that is still being
written. Does not know what a file means.
"""

from __future__ import annotations

from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import ledger


def log_file(registry: Registry, year: int, path: str) -> bytes:
    """The bytes of `path` in the tree of the log of `year`; raises `show.missing` for whatever is no file there."""
    if year in {log.year for log in ledger.logs(registry.database)} and not _leads_out(path):
        root = (registry.home.public / str(year)).resolve()
        try:
            file = (root / path).resolve(strict=True)
            if file.is_relative_to(root) and file.is_file():
                return file.read_bytes()
        except (OSError, ValueError):
            # A name too long, a NUL in it, a folder, no permission: for the public it is not there.
            pass
    raise RegistryError("show.missing", "there is no such file in the log", hint="Begin at its checkpoint.")


def _leads_out(path: str) -> bool:
    parts = path.split("/")
    return "\\" in path or any(part in ("", ".", "..") or part.startswith(".new-") for part in parts)
