"""Files of a public tree are durable when the call that wrote them returns, one by one or many at a time."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.storage import blobs
from registry.storage.blobs import PublicTree

FILES = {f"tile/{level}/00{number}": bytes([level, number]) for level in range(3) for number in range(5)}


@pytest.fixture
def tree(tmp_path: Path) -> PublicTree:
    return PublicTree(tmp_path / "public", tmp_path / "drafts")


def publish_all(tree: PublicTree) -> None:
    with tree.drafting() as drafts:
        for path, data in FILES.items():
            drafts.add(path, data)
        drafts.publish()


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
    publish_all(tree)
    assert {path: tree.read(path) for path in FILES} == FILES
    folders = {tree.root / f"tile/{level}" for level in range(3)}
    assert folders | {tree.root / "tile", tree.root, tree.root.parent} <= set(synced)
    drafts = [path for path in synced if path.parent == tree.root.parent / "drafts" / "public"]
    assert len(drafts) == len(FILES)
    assert max(synced.index(draft) for draft in drafts) < min(synced.index(folder) for folder in folders)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the names of open files are asked from Linux")
def test_the_name_of_a_file_that_stands_already_is_made_durable_too(
    tree: PublicTree, synced: list[Path]
) -> None:
    publish_all(tree)
    synced.clear()
    publish_all(tree)
    assert {tree.root / "tile/0", tree.root / "tile", tree.root} <= set(synced)


def test_a_published_file_never_changes_whichever_files_are_written_beside_it(tree: PublicTree) -> None:
    tree.create("tile/1/002", b"another")
    with pytest.raises(RegistryError) as raised:
        publish_all(tree)
    assert raised.value.code == "tree.differs"
    assert tree.read("tile/1/002") == b"another"


def test_what_was_drafted_and_not_published_is_nowhere(tree: PublicTree) -> None:
    with tree.drafting() as drafts:
        for path, data in FILES.items():
            drafts.add(path, data)
    assert not tree.root.exists()
    assert list((tree.root.parent / "drafts").iterdir()) == []


def test_the_drafts_of_a_process_that_died_are_removed_by_the_next(tree: PublicTree) -> None:
    left = tree.root.parent / "drafts" / "public"
    left.mkdir(parents=True)
    (left / "tmp1").write_bytes(b"an answer that was erased since")
    publish_all(tree)
    assert list((tree.root.parent / "drafts").iterdir()) == []
    assert {path: tree.read(path) for path in FILES} == FILES


def test_one_file_that_cannot_be_written_keeps_all_the_others_back(
    tree: PublicTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def third_fails(descriptor: int, name: str) -> None:
        if name.endswith("tile/1/002"):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(blobs, "sync", third_fails)
    with pytest.raises(OSError, match="Input/output"):
        publish_all(tree)
    assert not tree.root.exists()


def test_a_write_that_fails_is_told_and_leaves_no_draft(
    tree: PublicTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        publish_all(tree)
    assert list((tree.root.parent / "drafts").iterdir()) == []


@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "socket"])
def test_whatever_stands_in_the_place_of_a_file_is_refused_and_never_waited_for(
    tree: PublicTree, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_all(tree)
    (path, *_) = FILES
    target = tree.root / path
    target.unlink()
    match kind:
        case "pipe":
            os.mkfifo(target)
        case "folder":
            target.mkdir()
        case "link":
            target.symlink_to(target)
        case "socket":
            # By its name alone: the whole path may be longer than an address of a socket.
            monkeypatch.chdir(target.parent)
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(target.name)
    for call in (tree.create, tree.replace, tree.stands, lambda path, _: tree.find(path)):
        with pytest.raises(RegistryError) as refused:
            call(path, FILES[path])
        assert refused.value.code == "tree.unreadable"
    with pytest.raises(RegistryError, match="cannot be read"):
        publish_all(tree)
