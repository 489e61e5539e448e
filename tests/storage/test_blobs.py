"""Files of a public tree are durable when the call that wrote them returns, one by one or many at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.storage.blobs import PublicTree

FILES = {f"tile/{level}/00{number}": bytes([level, number]) for level in range(3) for number in range(5)}


@pytest.fixture
def tree(tmp_path: Path) -> PublicTree:
    return PublicTree(tmp_path / "public", tmp_path / "drafts")


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file and folder that was synced, by the name it had then."""
    real, seen = os.fsync, []

    def fsync(descriptor: int) -> None:
        seen.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    return seen


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the names of open files are asked from Linux")
def test_every_file_and_every_folder_with_a_new_name_is_synced(tree: PublicTree, synced: list[Path]) -> None:
    tree.create_all(FILES.items())
    assert {path: tree.read(path) for path in FILES} == FILES
    folders = {tree.root / f"tile/{level}" for level in range(3)}
    assert folders | {tree.root / "tile", tree.root, tree.root.parent} <= set(synced)
    drafts = [path for path in synced if path.parent == tree.root.parent / "drafts"]
    assert len(drafts) == len(FILES)
    assert max(synced.index(draft) for draft in drafts) < min(synced.index(folder) for folder in folders)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the names of open files are asked from Linux")
def test_the_name_of_a_file_that_stands_already_is_made_durable_too(
    tree: PublicTree, synced: list[Path]
) -> None:
    tree.create_all(FILES.items())
    synced.clear()
    tree.create_all(FILES.items())
    assert {tree.root / "tile/0", tree.root / "tile", tree.root} <= set(synced)


def test_a_published_file_never_changes_whichever_files_are_written_beside_it(tree: PublicTree) -> None:
    tree.create("tile/1/002", b"another")
    with pytest.raises(RegistryError) as raised:
        tree.create_all(FILES.items())
    assert raised.value.code == "tree.differs"
    assert tree.read("tile/1/002") == b"another"


def test_a_write_that_fails_is_told_and_leaves_no_draft(
    tree: PublicTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        tree.create_all(FILES.items())
    assert list((tree.root.parent / "drafts").iterdir()) == []
