"""A folder that is said to hold a release may hold anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from registry.assets import policies
from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError
from registry.policy import release as module
from registry.policy.build import write_release
from registry.policy.release import read_folder

INSTALLED = read_folder(policies() / "release")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the installed release."""
    write_release(INSTALLED.files, tmp_path / "release")
    return tmp_path / "release"


def refused(folder: Path) -> RegistryError:
    with pytest.raises(RegistryError) as raised:
        read_folder(folder)
    return raised.value


@pytest.mark.parametrize("name", ["manifest.json", "policy.wasm"])
@pytest.mark.parametrize("target", ["/dev/zero", "elsewhere"])
def test_a_link_in_the_place_of_a_file_is_not_followed(folder: Path, name: str, target: str) -> None:
    # Not even to the very file that the manifest names.
    (folder / name).rename(folder / "elsewhere")
    (folder / name).symlink_to(target)
    assert refused(folder).code == "release.missing"


@pytest.mark.parametrize("name", ["manifest.json", "data.json"])
def test_nobody_waits_for_a_pipe(folder: Path, name: str) -> None:
    (folder / name).unlink()
    os.mkfifo(folder / name)
    error = refused(folder)
    assert (error.code, "no regular file" in error.message) == ("release.missing", True)


def test_a_folder_in_the_place_of_a_file_is_no_file(folder: Path) -> None:
    (folder / "data.json").unlink()
    (folder / "data.json").mkdir()
    assert refused(folder).code == "release.missing"


def test_all_files_together_are_no_larger_than_a_release(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = sum(map(len, INSTALLED.files.values()))
    monkeypatch.setattr(module, "LARGEST", size)
    assert read_folder(folder).digest == INSTALLED.digest
    monkeypatch.setattr(module, "LARGEST", size - 1)
    error = refused(folder)
    assert (error.code, "larger than expected" in error.message) == ("release.missing", True)


def test_a_file_without_an_end_is_not_read_to_it(folder: Path) -> None:
    with (folder / "manifest.json").open("ab") as file:
        file.truncate(2**40)
    assert "larger than expected" in refused(folder).message


def test_a_name_that_no_file_can_have_is_a_file_that_is_missing(folder: Path) -> None:
    files = {"a\0b": "0" * 64, **INSTALLED.manifest["files"]}
    manifest = canonical_bytes({**INSTALLED.manifest, "files": files})
    (folder / "manifest.json").write_bytes(manifest)
    assert refused(folder).code == "release.missing"
