"""The copies in a mirror's folder as others ask for them: by a name and a path, and nothing outside a copy.

Knows: how a copy is named. Does not know how it came there (`operations.mirror`).
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def mirrored_file(folder: Path, name: str, path: str) -> bytes | None:
    """The bytes of `path` in the copy called `name`; None for whatever is no file there."""
    parts = path.split("/")
    if not _NAME.fullmatch(name) or "\\" in path or any(part in ("", ".", "..") for part in parts):
        return None
    root = (folder / "public" / name).resolve()
    try:
        file = (root / path).resolve(strict=True)
        return file.read_bytes() if file.is_relative_to(root) and file.is_file() else None
    except (OSError, ValueError):
        return None


def copy_name(origin: str) -> str:
    """The name of the copy of the log `origin`: the last part of the origin, its digest where that names no folder."""
    last = origin.rpartition("/")[2]
    return last if _NAME.fullmatch(last) else hashlib.sha256(origin.encode()).hexdigest()
