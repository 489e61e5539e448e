"""A folder that cannot be read is not an empty one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.errors import RegistryError
from registry.storage.files import files_under
from registry.storage.value_keys import ValueKeys


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in ("a", "ab/one", "ab/c/two"):
        (tmp_path / "folder" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "folder" / path).write_text(path)
    (tmp_path / "folder" / "empty").mkdir()
    (tmp_path / "folder" / "link").symlink_to(tmp_path / "folder" / "ab")
    (tmp_path / "folder" / "alias").symlink_to(tmp_path / "folder" / "a")
    return tmp_path / "folder"


def unreadable(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    scandir = os.scandir

    def failing(path: Any) -> Any:
        if Path(path) == folder:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)


def names(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in files_under(folder))


def test_every_file_is_listed_once(folder: Path) -> None:
    assert sorted(names(folder)) == ["a", "ab/c/two", "ab/one", "alias"]


@pytest.mark.parametrize("which", [".", "ab", "ab/c", "empty"])
def test_a_folder_that_cannot_be_read_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    unreadable(monkeypatch, folder / which)
    with pytest.raises(OSError, match="Input/output"):
        list(files_under(folder))


def test_keys_are_said_to_be_missing_and_not_to_be_unreadable_only_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ValueKeys(tmp_path / "value-keys")
    with pytest.raises(RegistryError, match="not there, or empty"):
        keys.require_there()
    (tmp_path / "value-keys" / "ab").mkdir(parents=True)
    with pytest.raises(RegistryError, match="not there, or empty"):
        keys.require_there()
    keys.make(1)
    keys.require_there()
    unreadable(monkeypatch, tmp_path / "value-keys")
    with pytest.raises(RegistryError, match="Input/output") as caught:
        keys.require_there()
    assert caught.value.code == "storage.keys"
