"""Paths, widths and bundles, and how they grow, against the specification's examples and another library."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outside import aics_tiles

from registry.errors import RegistryError
from registry.log.consistency import consistency_proof, verify_consistency
from registry.log.edge import Edge, load_edge, tiles_between
from registry.log.inclusion import inclusion_proof, verify_inclusion
from registry.log.merkle import EMPTY_ROOT, leaf_hash
from registry.log.reader import TileNodes, read_bundle, read_tile
from registry.log.tiles import Resource, decode_bundle, decode_tile, edge_of, encode_entry, resources_of
from tests.in_memory import encode_bundle, node_reader, parse_path, root_of

NO_FILES: dict[str, bytes] = {}
SIZES = (0, 1, 2, 255, 256, 257, 300, 511, 512, 513, 65_535, 65_536, 65_537, 70_000)


def entries_of(size: int) -> list[bytes]:
    return [b"entry %d" % number for number in range(size)]


def rendered(entries: list[bytes]) -> dict[str, bytes]:
    return {resource.path: data for resource, data in tiles_between(Edge(), entries)}


@pytest.fixture(scope="module")
def large() -> tuple[list[bytes], dict[str, bytes]]:
    entries = entries_of(70_000)
    return entries, rendered(entries)


@pytest.mark.parametrize(
    ("path", "resource"),
    [
        ("tile/0/x001/x234/067", Resource(0, 1_234_067)),
        ("tile/0/000", Resource(0, 0)),
        ("tile/entries/005", Resource(None, 5)),
        ("tile/entries/999.p/1", Resource(None, 999, 1)),
        ("tile/1/x001/000.p/255", Resource(1, 1000, 255)),
        ("tile/7/000.p/3", Resource(7, 0, 3)),
    ],
)
def test_a_path_names_one_resource_and_a_resource_has_one_path(path: str, resource: Resource) -> None:
    assert parse_path(path) == resource
    assert resource.path == path


@pytest.mark.parametrize(
    ("level", "index", "width"),
    [(-1, 0, 256), (64, 0, 1), (0, -1, 256), (0, 0, 0), (0, 0, 257), (None, 0, 0)],
)
def test_a_resource_that_no_log_has_is_not_named(level: int | None, index: int, width: int) -> None:
    with pytest.raises(RegistryError) as refusal:
        Resource(level, index, width)
    assert refusal.value.code == "log.path"


@given(st.one_of(st.none(), st.integers(0, 5)), st.integers(0, 2**14), st.integers(1, 256))
def test_paths_are_those_of_another_library(level: int | None, index: int, width: int) -> None:
    path = Resource(level, index, width).path
    partial = None if width == 256 else width
    other = (
        aics_tiles.entry_bundle_path(index, partial)
        if level is None
        else aics_tiles.tile_path(level, index, partial)
    )
    assert path == other
    assert parse_path(path) == Resource(level, index, width)


def test_the_size_of_the_specification_has_the_tiles_the_specification_says() -> None:
    of_70_000 = list(resources_of(70_000))
    by_level = {
        level: [(resource.index, resource.width) for resource in of_70_000 if resource.level == level]
        for level in (None, 0, 1, 2, 3)
    }
    assert by_level[0] == [*((index, 256) for index in range(273)), (273, 112)]
    assert by_level[None] == by_level[0]
    assert by_level[1] == [(0, 256), (1, 17)]
    assert by_level[2] == [(0, 1)]
    assert by_level[3] == []


@pytest.mark.parametrize("size", SIZES)
def test_a_size_has_exactly_the_resources_that_are_rendered(size: int) -> None:
    entries = entries_of(size)
    assert [resource.path for resource in resources_of(size)] == sorted(
        rendered(entries), key=lambda path: (parse_path(path).level or -1 if "entries" in path else
                                             parse_path(path).level, parse_path(path).index)
    )  # fmt: skip
    assert list(edge_of(size)) == [resource for resource in resources_of(size) if not resource.full]


@pytest.mark.parametrize("size", [1, 255, 256, 257, 300, 65_536, 65_537])
def test_tiles_are_byte_for_byte_those_of_another_library(size: int) -> None:
    entries = entries_of(size)
    assert rendered(entries) == aics_tiles.materialise_tiles(entries)


def test_a_large_log_is_byte_for_byte_that_of_another_library(
    large: tuple[list[bytes], dict[str, bytes]],
) -> None:
    entries, store = large
    assert store == aics_tiles.materialise_tiles(entries)


def test_the_empty_log_has_no_resources() -> None:
    assert rendered([]) == {}
    assert list(resources_of(0)) == []
    assert load_edge(0, EMPTY_ROOT, NO_FILES.get) == Edge()


@given(st.lists(st.integers(0, 1200), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_however_entries_are_batched_the_resources_are_the_same(cuts: list[int], random: object) -> None:
    sizes = sorted({0, *cuts})
    entries = entries_of(sizes[-1])
    root = EMPTY_ROOT
    written: dict[str, bytes] = {}
    for old, new in pairwise(sizes):
        # Each publication starts from what the last one left in the store, as after a restart.
        edge = load_edge(old, root, written.get)
        for resource, data in tiles_between(edge, entries[old:new]):
            assert written.setdefault(resource.path, data) == data
        assert edge.size == new
        root = edge.range().root()
        assert root == root_of(map(leaf_hash, entries[:new]))
    at_once = rendered(entries)
    assert at_once.items() <= written.items()
    for path in written.keys() - at_once.keys():
        partial = parse_path(path)
        wider = next(path for path in at_once if parse_path(path).with_width(1) == partial.with_width(1))
        assert at_once[wider].startswith(written[path])
        assert not partial.full


def test_nothing_new_renders_nothing() -> None:
    edge = Edge()
    assert list(tiles_between(edge, entries_of(300)))
    assert list(tiles_between(edge, [])) == []


@pytest.mark.parametrize("size", [1, 256, 300, 65_537])
def test_the_edge_holds_the_compact_range_of_the_tree(size: int) -> None:
    edge = Edge()
    list(tiles_between(edge, entries_of(size)))
    node = node_reader([leaf_hash(entry) for entry in entries_of(size)])
    assert edge.range().size == size
    assert len(edge.range().hashes) == size.bit_count()
    assert edge.range().root() == root_of(node(0, index) for index in range(size))


def test_an_edge_with_a_missing_or_changed_file_is_not_used() -> None:
    size = 70_000 % 65_536 + 256
    entries = entries_of(size)
    store = rendered(entries)
    root = root_of(map(leaf_hash, entries))
    edge_paths = [resource.path for resource in edge_of(size)]
    assert len(edge_paths) == 3
    for path in edge_paths:
        for at in (0, len(store[path]) - 1):
            changed = bytearray(store[path])
            changed[at] ^= 1
            with pytest.raises(RegistryError) as refusal:
                load_edge(size, root, {**store, path: bytes(changed)}.get)
            assert refusal.value.code in {"log.root", "log.bundle"}
        with pytest.raises(RegistryError) as refusal:
            load_edge(size, root, {other: data for other, data in store.items() if other != path}.get)
        assert refusal.value.code == "log.missing"
        assert path in refusal.value.message
    with pytest.raises(RegistryError) as refusal:
        load_edge(size, EMPTY_ROOT, store.get)
    assert refusal.value.code == "log.root"


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=256))
def test_a_bundle_gives_back_its_entries(entries: list[bytes]) -> None:
    data = encode_bundle(entries)
    resource = Resource(None, 0, len(entries))
    assert decode_bundle(data, resource) == entries
    assert data == aics_tiles.build_entry_bundle(entries)


@given(st.lists(st.binary(max_size=20), min_size=1, max_size=5), st.data())
def test_a_bundle_cut_or_extended_anywhere_is_refused(entries: list[bytes], data: st.DataObject) -> None:
    resource = Resource(None, 7, len(entries))
    encoded = encode_bundle(entries)
    cut = data.draw(st.integers(0, len(encoded) - 1))
    more = data.draw(st.binary(min_size=1, max_size=5))
    for broken in (encoded[:cut], encoded + more, encoded + b"\0\0"):
        with pytest.raises(RegistryError, match=r"tile/entries/007") as refusal:
            decode_bundle(broken, resource)
        assert refusal.value.code == "log.bundle"


def test_the_largest_entry_fits_and_a_larger_one_is_refused() -> None:
    assert decode_bundle(encode_entry(b"x" * 65_535), Resource(None, 0, 1)) == [b"x" * 65_535]
    with pytest.raises(RegistryError) as refusal:
        encode_entry(b"x" * 65_536)
    assert refusal.value.code == "log.entry_size"


@pytest.mark.parametrize("length", [0, 31, 32, 63, 65, 96])
def test_a_tile_holds_exactly_as_many_hashes_as_its_path_says(length: int) -> None:
    with pytest.raises(RegistryError, match=r"tile/0/000.p/2") as refusal:
        decode_tile(b"x" * length, Resource(0, 0, 2))
    assert refusal.value.code == "log.tile"


@pytest.mark.parametrize("index", [0, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999])
def test_an_inclusion_proof_from_tiles_verifies(
    large: tuple[list[bytes], dict[str, bytes]], index: int
) -> None:
    entries, store = large
    leaves = [leaf_hash(entry) for entry in entries]
    proof = inclusion_proof(index, len(entries), TileNodes(len(entries), store.get))
    assert proof == inclusion_proof(index, len(entries), node_reader(leaves))
    verify_inclusion(index, len(entries), leaves[index], proof, root_of(leaves))


@pytest.mark.parametrize("old", [1, 255, 256, 300, 65_536, 66_000, 69_999])
def test_a_consistency_proof_from_tiles_verifies(
    large: tuple[list[bytes], dict[str, bytes]], old: int
) -> None:
    entries, store = large
    leaves = [leaf_hash(entry) for entry in entries]
    proof = consistency_proof(old, len(entries), TileNodes(len(entries), store.get))
    verify_consistency(old, len(entries), proof, root_of(leaves[:old]), root_of(leaves))


def test_where_a_partial_resource_is_gone_the_full_one_answers() -> None:
    entries = entries_of(512)
    store = rendered(entries)
    assert read_bundle(Resource(None, 1, 44), store.get) == entries[256:300]
    assert read_tile(Resource(0, 1, 44), store.get) == [leaf_hash(entry) for entry in entries[256:300]]
    leaves = [leaf_hash(entry) for entry in entries]
    proof = inclusion_proof(299, 300, TileNodes(512, store.get))
    verify_inclusion(299, 300, leaves[299], proof, root_of(leaves[:300]))


def test_a_node_outside_the_tree_is_not_read() -> None:
    with pytest.raises(RegistryError) as refusal:
        TileNodes(256, rendered(entries_of(512)).get)(0, 256)
    assert refusal.value.code == "log.missing"


def test_each_tile_is_read_once() -> None:
    store = rendered(entries_of(1000))
    asked: list[str] = []

    def read(path: str) -> bytes | None:
        asked.append(path)
        return store.get(path)

    nodes = TileNodes(1000, read)
    for index in range(0, 1000, 10):
        inclusion_proof(index, 1000, nodes)
    assert len(asked) == len(set(asked)) == 5


def test_a_bundle_of_more_entries_than_its_path_says_is_refused_before_all_are_read() -> None:
    with pytest.raises(RegistryError, match="more than 5 entries") as raised:
        decode_bundle(bytes(2 * 6) + b"\xff", Resource(None, 0, 5))
    assert raised.value.code == "log.bundle"
