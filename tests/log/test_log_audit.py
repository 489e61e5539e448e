"""The audit of a whole log: nothing to say about a good one, and the one wrong file named in a bad one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outside import aics_tlog

from registry.log.audit import Fault, audit, expected_resources
from registry.log.edge import Edge, tiles_between
from registry.log.merkle import EMPTY_ROOT, leaf_hash
from registry.log.tiles import Resource
from tests.in_memory import encode_bundle, parse_path, root_of

NO_FILES: dict[str, bytes] = {}
OLDER = [1, 2, 255, 256, 257, 300, 500, 560, 600]
SIZE = 601


class Log:
    """A log in a dictionary that published a checkpoint at each of the given sizes."""

    def __init__(self, sizes: list[int]) -> None:
        self.entries = [b"entry %d" % number for number in range(sizes[-1])]
        self.files: dict[str, bytes] = {}
        self.roots: dict[int, bytes] = {}
        edge = Edge()
        for old, new in pairwise([0, *sizes]):
            for resource, data in tiles_between(edge, self.entries[old:new]):
                self.files[resource.path] = data
            self.roots[new] = edge.range().root()
        self.size, self.root = sizes[-1], self.roots[sizes[-1]]

    def faults(
        self, changes: Mapping[str, bytes | None] | None = None, root: bytes | None = None
    ) -> list[Fault]:
        files = {**self.files, **(changes or {})}
        return list(audit(self.size, root or self.root, files.get, self.roots))


@pytest.fixture(scope="module")
def log() -> Log:
    return Log([*OLDER, SIZE])


@pytest.fixture(scope="module")
def large() -> Log:
    return Log([1, 300, 66_000, 70_000])


def flipped(data: bytes, at: int) -> bytes:
    changed = bytearray(data)
    changed[at % len(data)] ^= 1 << at % 8
    return bytes(changed)


def named(faults: list[Fault]) -> list[str]:
    return [fault.path for fault in faults]


@pytest.mark.parametrize(
    "sizes", [[0], [1], [255], [256], [257], [1, 300], [256, 512, 65_536], [65_535, 65_537]]
)
def test_a_good_log_has_no_faults(sizes: list[int]) -> None:
    assert Log(sizes).faults() == []


def test_a_good_large_log_has_no_faults_here_and_in_another_library(large: Log) -> None:
    assert large.faults() == []
    report = aics_tlog.audit_tiles(aics_tlog.MemoryTileReader(large.files), large.size, large.root)
    assert report is not None


def test_the_log_of_a_checkpoint_an_entry_keeps_every_partial_resource() -> None:
    sizes = list(range(1, 530))
    log = Log(sizes)
    assert log.faults() == []
    expected = {item.resource.path: item.required for item in expected_resources(529, sizes)}
    assert expected.keys() == log.files.keys()
    for path, required in expected.items():
        assert required == (not log_has_full(log, path))


def log_has_full(log: Log, path: str) -> bool:
    resource = parse_path(path)
    return not resource.full and resource.with_width(256).path in log.files


def test_every_file_that_was_written_is_expected_and_the_other_way_round(log: Log) -> None:
    expected = [item.resource.path for item in expected_resources(SIZE, OLDER)]
    assert sorted(expected) == sorted(log.files)


@given(st.data())
def test_any_flipped_bit_is_found_and_the_one_wrong_file_named(data: st.DataObject) -> None:
    log = SMALL
    path = data.draw(st.sampled_from(sorted(log.files)))
    at = data.draw(st.integers(0, len(log.files[path]) - 1))
    assert named(log.faults({path: flipped(log.files[path], at)})) == [path]


@given(st.data())
def test_any_cut_or_extended_file_is_found_and_named(data: st.DataObject) -> None:
    log = SMALL
    path = data.draw(st.sampled_from(sorted(log.files)))
    content = log.files[path]
    broken = data.draw(st.one_of(
        st.integers(0, len(content) - 1).map(lambda cut: content[:cut]),
        st.binary(min_size=1, max_size=40).map(lambda more: content + more),
    ))  # fmt: skip
    assert named(log.faults({path: broken})) == [path]


SMALL = Log([*OLDER, SIZE])


def test_a_missing_file_is_named_unless_the_full_one_replaces_it(log: Log) -> None:
    required = {item.resource.path: item.required for item in expected_resources(SIZE, OLDER)}
    assert set(required.values()) == {True, False}
    for path in log.files:
        faults = log.faults({path: None})
        assert named(faults) == ([path] if required[path] else [])
        assert all(fault.code == "log.missing" for fault in faults)


def test_faults_in_several_files_are_all_named_with_the_first_leaf_they_touch(log: Log) -> None:
    changes = {
        "tile/entries/000": flipped(log.files["tile/entries/000"], 30),
        "tile/0/001": flipped(log.files["tile/0/001"], 64),
        "tile/entries/002.p/89": None,
    }
    faults = log.faults(changes)
    assert named(faults) == ["tile/entries/000", "tile/0/001", "tile/entries/002.p/89"]
    assert [fault.code for fault in faults] == ["log.bundle", "log.tile", "log.missing"]
    assert "hash 2, for leaf 258" in faults[1].message
    assert faults[1].code == "log.tile"


@pytest.mark.parametrize(
    "path",
    [
        "tile/2/000.p/1",
        "tile/1/000",
        "tile/1/001.p/17",
        "tile/0/000",
        "tile/0/255",
        "tile/0/273.p/112",
        "tile/entries/000",
        "tile/entries/255",
        "tile/entries/256",
        "tile/entries/273.p/112",
        "tile/0/001.p/44",
        "tile/1/001.p/1",
        "tile/entries/257.p/208",
    ],
)
def test_in_a_large_log_the_one_wrong_file_is_named_at_every_level(large: Log, path: str) -> None:
    content = large.files[path]
    for broken in (flipped(content, 0), flipped(content, len(content) - 1), content[:-1], content + b"\0"):
        assert named(large.faults({path: broken})) == [path]


def test_swapped_bundles_are_both_named(large: Log) -> None:
    one, other = "tile/entries/003", "tile/entries/004"
    assert named(large.faults({one: large.files[other], other: large.files[one]})) == [one, other]


def test_an_entry_rewritten_with_its_tile_does_not_pass(log: Log) -> None:
    entries = [b"rewritten", *log.entries[1:256]]
    rewritten = {
        "tile/entries/000": encode_bundle(entries),
        "tile/0/000": b"".join(map(leaf_hash, entries)),
    }
    assert named(log.faults(rewritten)) == ["tile/0/000", "tile/entries/000"]


def test_a_log_rewritten_as_a_whole_does_not_pass_the_root_that_was_signed(log: Log) -> None:
    forged = Log([*OLDER, SIZE])
    forged.entries[299] = b"rewritten"
    edge = Edge()
    for resource, data in tiles_between(edge, forged.entries):
        forged.files[resource.path] = data
    faults = list(audit(SIZE, log.root, forged.files.get))
    assert named(faults) == ["checkpoint"]
    assert faults[0].code == "log.root"

    # Signed anew, it is the older checkpoints and their partial resources that speak against it.
    faults = list(audit(SIZE, edge.range().root(), forged.files.get, log.roots))
    assert [(fault.path, fault.code) for fault in faults if fault.code == "log.consistency"] == [
        (f"checkpoints/{size}", "log.consistency") for size in (300, 500, 560, 600, SIZE)
    ]
    assert "tile/entries/001.p/44" in named(faults)


def test_a_log_that_lost_its_tail_does_not_pass_the_older_checkpoint(log: Log) -> None:
    shorter = Log([*OLDER[:6]])
    faults = list(audit(300, shorter.root, shorter.files.get, log.roots))
    assert [fault.path for fault in faults] == [f"checkpoints/{size}" for size in (500, 560, 600, SIZE)]
    assert {fault.code for fault in faults} == {"log.consistency"}


def test_a_place_where_both_files_are_lost_hides_no_other_fault(large: Log) -> None:
    changes = {
        "tile/0/007": None,
        "tile/entries/007": None,
        "tile/0/200": flipped(large.files["tile/0/200"], 5),
    }
    assert named(large.faults(changes)) == ["tile/0/007", "tile/entries/007", "tile/0/200"]


def test_where_even_the_tile_above_is_lost_the_audit_still_names_what_is_lost(large: Log) -> None:
    changes = {"tile/0/007": None, "tile/entries/007": None, "tile/1/000": None}
    assert set(named(large.faults(changes))) == set(changes)


def test_a_log_with_no_files_at_all_is_not_a_good_log(log: Log) -> None:
    faults = list(audit(SIZE, log.root, NO_FILES.get))
    assert set(named(faults)) >= {"tile/0/000", "tile/entries/000", "tile/1/000.p/2"}


def test_the_empty_log_has_the_empty_root_and_no_other() -> None:
    assert list(audit(0, EMPTY_ROOT, NO_FILES.get)) == []
    assert named(list(audit(0, leaf_hash(b""), NO_FILES.get))) == ["checkpoint"]


def test_the_audit_reads_as_a_stream(large: Log) -> None:
    """Faults are told as they are found: the first comes before the rest of the log is read."""
    read: list[str] = []

    def reader(path: str) -> bytes | None:
        read.append(path)
        return None if path == "tile/entries/002" else large.files.get(path)

    first = next(audit(large.size, large.root, reader))
    assert first.path == "tile/entries/002"
    assert len(read) < 20


@given(st.lists(st.integers(0, 700), min_size=1, max_size=12), st.integers(0, 700))
def test_expected_resources_are_those_that_publishing_writes(cuts: list[int], last: int) -> None:
    sizes = sorted({*cuts, last})
    log = Log(sizes)
    assert {item.resource.path for item in expected_resources(sizes[-1], sizes)} == set(log.files)
    assert all(isinstance(item.resource, Resource) for item in expected_resources(sizes[-1], sizes))
    assert root_of(map(leaf_hash, log.entries)) == log.root
