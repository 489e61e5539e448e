"""A folder that cannot be listed is never taken for an empty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.folders import files_below, files_in
from tests.unlisted import make_unlisted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b", "a", ".c", "below/d", "below/further/e"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def names(folder: Path, paths: list[Path]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def test_the_files_of_a_folder_are_listed_by_name_and_folders_are_none(folder: Path) -> None:
    assert names(folder, files_in(folder)) == [".c", "a", "b"]


def test_below_a_folder_every_file_is_found_as_glob_finds_them(folder: Path, tmp_path: Path) -> None:
    (folder / "link").symlink_to(folder / "a")
    (folder / "round").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "gone")
    found = sorted(files_below(folder))
    assert names(folder, found) == [".c", "a", "b", "below/d", "below/further/e", "link"]
    assert found == sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("broken", [".", "below", "below/further"])
def test_a_folder_that_cannot_be_listed_fails_wherever_it_lies(
    folder: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_unlisted(folder / broken, monkeypatch)
    with pytest.raises(OSError, match="Input/output error"):
        list(files_below(folder))
    if broken == ".":
        with pytest.raises(OSError, match="Input/output error"):
            files_in(folder)
