"""Promise 8: whoever holds the keys finds out any change of any file, and which file it is."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.operations.assess import wasm_engine
from registry.operations.check import Report, check_tree
from registry.operations.trust import read_key_files
from registry.policy.engine import Engine
from registry.policy.release import Bundle
from registry.transport.trees import FolderTree, open_trees

_ENGINES: dict[str, Engine] = {}


def engine_for(bundle: Bundle) -> Engine:
    """One engine for each release: compiling it is what takes time."""
    return _ENGINES.setdefault(bundle.digest, wasm_engine(bundle))


def check(home: Path, keys: list[str] | None = None) -> Report:
    trusted = read_key_files([home / "trust" / "registry.vkeys"]) if keys is None else keys
    return check_tree(FolderTree(tree_of(home)), trusted, engine_for)


def tree_of(home: Path) -> Path:
    (tree,) = (home / "public").iterdir()
    return tree


def files(home: Path) -> Iterator[Path]:
    return (path for path in sorted(tree_of(home).rglob("*")) if path.is_file())


def named(report: Report, path: Path, home: Path) -> bool:
    return report.problem is not None and path.relative_to(tree_of(home)).as_posix() in report.problem.message


def test_an_untouched_tree_holds(demo_home: Path) -> None:
    report = check(demo_home)
    assert report.problem is None
    assert report.holds
    assert report.files == len(list(files(demo_home)))


def test_one_flipped_byte_in_any_file_is_found_and_the_file_is_named(home: Path) -> None:
    for path in list(files(home)):
        data = path.read_bytes()
        at = int.from_bytes(hashlib.sha256(path.name.encode()).digest()[:4], "big") % len(data)
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert named(check(home), path, home), f"{path}, byte {at}: {check(home).problem}"
        path.write_bytes(data)
    assert check(home).holds


def test_a_removed_file_is_found_and_named(home: Path) -> None:
    for path in list(files(home)):
        data = path.read_bytes()
        path.unlink()
        assert named(check(home), path, home), f"{path}: {check(home).problem}"
        path.write_bytes(data)


def test_an_added_file_is_found_and_named_wherever_it_lies(home: Path) -> None:
    for folder in {path.parent for path in files(home)} | {tree_of(home) / "new"}:
        folder.mkdir(exist_ok=True)
        added = folder / "added.json"
        added.write_text("{}")
        assert named(check(home), added, home), str(added)
        added.unlink()


def test_a_truncated_and_a_lengthened_file_of_each_kind_are_found(home: Path) -> None:
    for path in {path.parent: path for path in files(home)}.values():
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
