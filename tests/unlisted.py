"""A folder that the disk does not give out any more."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def make_unlisted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on whoever lists `folder` meets an I/O error."""
    scandir = os.scandir

    def failing(path: Any = ".") -> Any:
        if Path(path) == folder:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)
