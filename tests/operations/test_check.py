"""Promise 8: whoever holds the keys finds out any change of any file, and which file it is."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.tree_layout import PUBLISHER_LOCK
from registry.errors import RegistryError
from registry.operations.assess import wasm_engine
from registry.operations.check import Report, check_tree, require_one_tree_a_log
from registry.operations.prove import prove
from registry.operations.trust import read_key_files
from registry.policy.engine import Engine
from registry.policy.release import Bundle
from registry.storage.blobs import PublicTree
from registry.transport import trees
from registry.transport.trees import FolderTree, open_trees

_ENGINES: dict[str, Engine] = {}


def engine_for(bundle: Bundle) -> Engine:
    """One engine for each release: compiling it is what takes time."""
    if bundle.digest not in _ENGINES:
        _ENGINES[bundle.digest] = wasm_engine(bundle)
    return _ENGINES[bundle.digest]


def check(home: Path, keys: list[str] | None = None) -> Report:
    trusted = read_key_files([home / "trust" / "registry.vkeys"]) if keys is None else keys
    return check_tree(FolderTree(tree_of(home)), trusted, engine_for)


def tree_of(home: Path) -> Path:
    (tree,) = (home / "public").iterdir()
    return tree


def files(home: Path) -> Iterator[Path]:
    return (path for path in sorted(tree_of(home).rglob("*")) if path.is_file())


def chosen(home: Path, a_kind: int | None) -> list[Path]:
    """So many files of each kind, or all of them: a kind is a folder, and the sources of a release are one in all theirs."""
    kinds: dict[str, list[Path]] = {}
    for path in files(home):
        folder, sources, _ = path.parent.relative_to(tree_of(home)).as_posix().partition("/sources")
        kinds.setdefault(folder + sources, []).append(path)
    return [path for those in kinds.values() for path in those[:a_kind]]


EXTENT = pytest.mark.parametrize(
    "a_folder", [pytest.param(2, id="short"), pytest.param(None, id="long", marks=pytest.mark.slow)]
)


def named(report: Report, path: Path, home: Path) -> bool:
    return report.problem is not None and path.relative_to(tree_of(home)).as_posix() in report.problem.message


def test_an_untouched_tree_holds(demo_home: Path) -> None:
    report = check(demo_home)
    assert report.problem is None
    assert report.holds
    assert report.files == len(list(files(demo_home)))


@EXTENT
def test_one_flipped_byte_in_any_file_is_found_and_the_file_is_named(
    home: Path, a_folder: int | None
) -> None:
    for path in chosen(home, a_folder):
        data = path.read_bytes()
        at = int.from_bytes(hashlib.sha256(path.name.encode()).digest()[:4], "big") % len(data)
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert named(check(home), path, home), f"{path}, byte {at}: {check(home).problem}"
        path.write_bytes(data)
    assert check(home).holds


@EXTENT
def test_a_removed_file_is_found_and_named(home: Path, a_folder: int | None) -> None:
    for path in chosen(home, a_folder):
        data = path.read_bytes()
        path.unlink()
        assert named(check(home), path, home), f"{path}: {check(home).problem}"
        path.write_bytes(data)


@EXTENT
def test_an_added_file_is_found_and_named_wherever_it_lies(home: Path, a_folder: int | None) -> None:
    root = tree_of(home)
    below: dict[str, list[Path]] = {"new": [root / "new"]}
    for folder in sorted({path.parent for path in files(home)}):
        below.setdefault(folder.relative_to(root).as_posix().partition("/")[0], []).append(folder)
    for folder in (folder for folders in below.values() for folder in folders[:a_folder]):
        folder.mkdir(exist_ok=True)
        added = folder / "added.json"
        added.write_text("{}")
        assert named(check(home), added, home), str(added)
        added.unlink()


def test_a_truncated_and_a_lengthened_file_of_each_kind_are_found(home: Path) -> None:
    for path in chosen(home, 1):
        data = path.read_bytes()
        for changed in (data[:-1], data + b"\n", b""):
            path.write_bytes(changed)
            assert named(check(home), path, home), str(path)
        path.write_bytes(data)


def test_two_files_that_changed_places_are_found(home: Path) -> None:
    records = sorted((tree_of(home) / "facts").iterdir())
    first, second = records[0].read_bytes(), records[1].read_bytes()
    records[0].write_bytes(second)
    records[1].write_bytes(first)
    assert not check(home).holds


def test_without_keys_trust_is_not_established(demo_home: Path) -> None:
    report = check(demo_home, keys=[])
    assert report.problem is None
    assert not report.trusted
    assert not report.holds
    assert any("trust" in line for line in report.not_established)


def test_keys_of_another_registry_establish_nothing(home: Path, tmp_path: Path) -> None:
    from registry.domain.verifier import ED25519, MLDSA44, verifier_of
    from registry.signing.keys import generate_key

    origin = check(home).origin
    foreign = [verifier_of(generate_key(origin, kind)).vkey for kind in (ED25519, MLDSA44)]
    foreign.append(verifier_of(generate_key(origin.partition("/")[0] + "/decisions", ED25519)).vkey)
    report = check(home, keys=foreign)
    assert report.problem is not None
    assert not report.holds


def test_one_of_the_two_log_signatures_is_not_enough(home: Path) -> None:
    note = tree_of(home) / "checkpoint"
    text, _, lines = note.read_text().rpartition("\n\n")
    for line in lines.splitlines():
        note.write_text(f"{text}\n\n{line}\n")
        report = check(home)
        assert report.problem is not None
        assert "checkpoint" in report.problem.message


def test_a_disclosed_value_that_was_replaced_together_with_its_salt_is_found(home: Path) -> None:
    path = next(iter(sorted((tree_of(home) / "disclosures").iterdir())))
    disclosure = parse_canonical(path.read_bytes())
    name, opening = next(iter(disclosure["values"].items()))
    disclosure["values"][name] = {"salt": "00" * 32, "value": opening["value"] + "x"}
    path.write_bytes(canonical_bytes(disclosure))
    assert named(check(home), path, home)


def test_a_link_in_place_of_a_file_is_refused(home: Path, tmp_path: Path) -> None:
    path = next(files(home))
    moved = tmp_path / "elsewhere"
    shutil.move(path, moved)
    path.symlink_to(moved)
    assert not check(home).holds


def test_a_stray_file_beside_the_logs_is_found(home: Path) -> None:
    stray = home / "public" / "README"
    stray.write_text("hello")
    with pytest.raises(Exception, match="README"):
        open_trees(str(home / "public"))


class SecondReading(FolderTree):
    """A tree that shows something else to whoever reads a file again."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.times: Counter[str] = Counter()

    def read(self, path: str) -> bytes:
        data = super().read(path)
        self.times[path] += 1
        return data if self.times[path] == 1 else data[:-1] + bytes([data[-1] ^ 1])


def test_what_was_verified_is_what_is_judged(demo_home: Path) -> None:
    tree = SecondReading(tree_of(demo_home))
    report = check_tree(tree, read_key_files([demo_home / "trust" / "registry.vkeys"]), engine_for)
    assert not report.holds
    assert report.problem is not None
    assert report.problem.code == "check.differs"
    assert "changed while it was read" in report.problem.message


def test_nothing_but_tiles_and_bundles_is_read_twice(demo_home: Path) -> None:
    tree = SecondReading(tree_of(demo_home))
    check_tree(tree, read_key_files([demo_home / "trust" / "registry.vkeys"]), engine_for)
    assert all(path.startswith("tile/") for path, times in tree.times.items() if times > 1)


def test_a_tree_that_could_not_be_held_still_says_so_and_is_trusted_as_before(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "WAIT_SECONDS", 0.05)
    with (home / PUBLISHER_LOCK).open("rb") as publisher:
        fcntl.flock(publisher, fcntl.LOCK_EX)
        report = check(home)
    assert report.holds
    assert "stillness" in [line.partition(":")[0] for line in report.not_established]


@pytest.mark.parametrize("kind", ["pipe", "folder", "sparse"])
def test_something_else_in_place_of_a_file_is_found_and_named(home: Path, kind: str) -> None:
    for path in chosen(home, 1):
        data = path.read_bytes()
        path.unlink()
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "folder":
            path.mkdir()
        else:
            with path.open("wb") as file:
                file.truncate(1 << 40)
        assert named(check(home), path, home), str(path)
        answer = CliRunner().invoke(
            main, ["check", str(home / "public"), "--key", str(home / "trust" / "registry.vkeys")]
        )
        assert answer.exit_code == 1
        path.rmdir() if kind == "folder" else path.unlink()
        path.write_bytes(data)


def test_a_file_whose_name_would_move_the_cursor_is_named_in_plain_letters(home: Path) -> None:
    (tree_of(home) / "\x1b[2J\udcff").write_bytes(b"")
    answer = CliRunner().invoke(
        main, ["check", str(home / "public"), "--key", str(home / "trust" / "registry.vkeys")]
    )
    assert answer.exit_code == 1
    assert "\\x1b[2J\\udcff" in answer.output


def test_a_proof_that_leads_nowhere_is_not_handed_out(home: Path) -> None:
    tile = max((tree_of(home) / "tile" / "0" / "000.p").iterdir(), key=lambda path: int(path.name))
    data = tile.read_bytes()
    tile.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    tree = PublicTree(tree_of(home), home / "unused")
    for index in (1, 5):
        with pytest.raises(RegistryError) as caught:
            prove(tree, index)
        assert caught.value.code == "log.inclusion"
        assert f"entry {index} " in caught.value.message


def test_two_trees_of_one_log_side_by_side_are_a_fork_until_shown_otherwise(home: Path) -> None:
    shutil.copytree(tree_of(home), home / "public" / "2026b")
    keys = read_key_files([home / "trust" / "registry.vkeys"])
    reports = [check_tree(tree, keys, engine_for) for tree in open_trees(str(home / "public"))]
    assert [report.holds for report in reports] == [True, True]
    require_one_tree_a_log(reports)
    assert [report.holds for report in reports] == [True, False]
