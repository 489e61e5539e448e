"""What may be asked of a place where a tree is published, of a folder and of a bucket alike; and how a bucket fails."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from registry.errors import RegistryError
from registry.operations.sync_tree import PublishedTree
from registry.storage.blobs import PublicTree
from registry.transport.bucket import Bucket, trees_in
from tests.s3_server import KEY, SECRET, Server, running, use_keys, wire

TILE = "tile/0/x001/234.p/7"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from running(tmp_path_factory.mktemp("s3"))


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_keys(monkeypatch)


@pytest.fixture
def bucket(server: Server) -> Bucket:
    return Bucket(f"s3://{server.bucket()}/of/a-register", server.address).at("2026")


@pytest.fixture(params=["folder", "bucket"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> PublishedTree:
    if request.param == "folder":
        return PublicTree(tmp_path / "public", tmp_path / "drafts")
    found: Bucket = request.getfixturevalue("bucket")
    return found


def code(call: object, *arguments: object) -> str:
    with pytest.raises(RegistryError) as raised:
        call(*arguments)  # type: ignore[operator]
    return raised.value.code


def test_what_never_changes_is_written_once_and_compared(place: PublishedTree) -> None:
    assert place.find(TILE) is None
    assert place.create(TILE, b"seven hashes")
    assert not place.create(TILE, b"seven hashes")
    assert code(place.create, TILE, b"seven hashes!") == "tree.differs"
    assert place.find(TILE) == b"seven hashes"


def test_a_full_tile_and_its_partial_ones_lie_side_by_side(place: PublishedTree) -> None:
    for path in (TILE, "tile/0/x001/234", "tile/0/x001/234.p/8"):
        assert place.create(path, path.encode())
    assert [place.find(path) for path in (TILE, "tile/0/x001/234")] == [TILE.encode(), b"tile/0/x001/234"]


def test_what_is_replaced_is_what_was_seen(place: PublishedTree) -> None:
    place.swap("checkpoint", None, b"one")
    assert code(place.swap, "checkpoint", None, b"two") == "tree.moved"
    assert code(place.swap, "checkpoint", b"another", b"two") == "tree.moved"
    assert place.find("checkpoint") == b"one"
    place.swap("checkpoint", b"one", b"two")
    place.swap("checkpoint", b"one", b"two")
    assert place.find("checkpoint") == b"two"
    assert code(place.swap, "absent", b"something", b"two") == "tree.moved"
    assert place.find("absent") is None


def test_of_many_who_create_one_file_one_is_first(bucket: Bucket) -> None:
    def create(number: int) -> str:
        try:
            return str(bucket.create(TILE, b"%d" % number))
        except RegistryError as error:
            return error.code

    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(create, range(8)))
    assert sorted(said) == ["True"] + ["tree.differs"] * 7
    assert bucket.find(TILE) == b"%d" % said.index("True")


def test_of_many_who_replace_one_file_one_succeeds(bucket: Bucket) -> None:
    bucket.swap("checkpoint", None, b"old")

    def swap(number: int) -> str:
        try:
            bucket.swap("checkpoint", b"old", b"%d" % number)
        except RegistryError as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(swap, range(8)))
    assert sorted(said) == ["done"] + ["tree.moved"] * 7
    assert bucket.find("checkpoint") == b"%d" % said.index("done")


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("tile/0/000", "application/octet-stream", "immutable"),
        ("tile/entries/000.p/3", "application/octet-stream", "immutable"),
        ("facts/00.json", "application/json", "immutable"),
        ("checkpoints/3", "text/plain; charset=utf-8", "immutable"),
        ("checkpoints/index.json", "application/json", "no-cache"),
        ("disclosures/00.json", "application/json", "no-cache"),
        ("keys/registry.vkeys", "text/plain; charset=utf-8", "no-cache"),
        ("checkpoint", "text/plain; charset=utf-8", "no-cache"),
    ],
)
def test_a_file_is_served_with_its_type_and_with_how_long_it_may_be_kept(
    bucket: Bucket, server: Server, path: str, kind: str, kept: str
) -> None:
    bucket.swap(path, None, b"old")
    bucket.swap(path, b"old", b"new")
    answer = requests.get(f"{server.address}/{bucket.place.removeprefix('s3://')}/{path}", timeout=20)
    assert (answer.status_code, answer.content) == (200, b"new")
    assert answer.headers["Content-Type"] == kind
    assert kept in answer.headers["Cache-Control"]


def test_an_answer_that_is_lost_is_asked_for_again(bucket: Bucket, server: Server) -> None:
    lost: list[str] = []

    def once(method: str, path: str) -> str | None:
        if method != "PUT" or path in lost:
            return None
        lost.append(path)
        return "lost"

    with wire(server) as cut:
        cut.spoil = once
        through = Bucket(bucket.place, cut.address)
        through.create(TILE, b"seven hashes")
        through.swap("checkpoint", None, b"one")
        lost.clear()
        through.swap("checkpoint", b"one", b"two")
    assert (bucket.find(TILE), bucket.find("checkpoint")) == (b"seven hashes", b"two")


def test_a_server_in_trouble_is_asked_again_and_given_up_in_time(bucket: Bucket, server: Server) -> None:
    with wire(server) as broken:
        through = Bucket(bucket.place, broken.address)
        broken.spoil = lambda method, path: "503" if len(broken.asked) < 2 else None
        assert through.create(TILE, b"seven hashes")
        broken.spoil = lambda method, path: "500"
        assert code(through.create, "tile/0/001", b"x") == "bucket.unreachable"
        assert code(through.find, TILE) == "bucket.unreachable"


def test_without_a_server_nothing_is_known(bucket: Bucket) -> None:
    nowhere = Bucket(bucket.place, "http://127.0.0.1:9")
    assert code(nowhere.find, "checkpoint") == "bucket.unreachable"
    assert code(lambda: list(nowhere.files())) == "bucket.unreachable"


def test_a_store_that_overwrites_what_a_condition_forbids_is_not_used(bucket: Bucket, server: Server) -> None:
    bucket.create("keys/registry.vkeys", b"a key\n")
    bucket.require_conditions("keys/registry.vkeys")
    with wire(server) as heedless:
        heedless.spoil = lambda method, path: "200" if method == "PUT" else None
        assert code(Bucket(bucket.place, heedless.address).require_conditions, "keys/registry.vkeys") == (
            "bucket.conditions"
        )
    assert bucket.find("keys/registry.vkeys") == b"a key\n"


def test_keys_that_are_refused_are_in_no_message(
    bucket: Bucket, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong" + SECRET)
    with pytest.raises(RegistryError) as raised:
        Bucket(bucket.place, server.address).create(TILE, b"x")
    told = f"{raised.value} {raised.value.message} {raised.value.hint} {raised.value.__context__!r}"
    assert raised.value.code == "bucket.refused"
    assert "SignatureDoesNotMatch" in raised.value.message
    assert KEY not in raised.value.message + str(raised.value.hint)
    assert SECRET not in told


def test_whoever_has_no_key_reads_and_does_not_write(
    bucket: Bucket, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket.create(TILE, b"seven hashes")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    reader = Bucket(bucket.place, server.address)
    assert reader.read(TILE) == b"seven hashes"
    assert list(reader.files()) == [TILE]
    assert code(reader.create, "tile/0/001", b"x") == "bucket.refused"
    assert code(reader.read, "tile/0/002") == "tree.missing"


def test_half_a_key_is_refused_without_showing_it(
    bucket: Bucket, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    with pytest.raises(RegistryError) as raised:
        Bucket(bucket.place, server.address)
    assert raised.value.code == "bucket.refused"
    assert SECRET not in raised.value.message


def test_a_bucket_that_is_not_there_is_told(server: Server) -> None:
    absent = Bucket("s3://no-such-bucket", server.address)
    assert code(absent.find, "checkpoint") == "bucket.refused"
    assert code(absent.create, "checkpoint", b"x") == "bucket.refused"


def test_the_logs_of_a_bucket_are_found_oldest_first(server: Server) -> None:
    name = server.bucket()
    below = Bucket(f"s3://{name}/register", server.address)
    assert code(trees_in, f"s3://{name}/register", server.address) == "tree.missing"
    for year in ("2027", "2026"):
        below.at(year).create("checkpoint", b"x")
    assert [tree.place[-4:] for tree in trees_in(f"s3://{name}/register/", server.address)] == [
        "2026",
        "2027",
    ]
    (one,) = trees_in(f"s3://{name}/register/2027", server.address)
    assert one.place == f"s3://{name}/register/2027"


@pytest.mark.parametrize(
    ("address", "endpoint"),
    [
        ("https://bucket.example/x", None),
        ("s3://UPPER/x", None),
        ("s3://b", None),
        ("s3://bucket/../x", None),
        ("s3://bucket//x", None),
        ("s3://bucket/x?y", None),
        ("s3://user:word@bucket/x", None),
        ("s3://bucket/x", "ftp://s3.example"),
        ("s3://bucket/x", "https://user:word@s3.example"),
        ("s3://bucket/x", "https://s3.example/?y"),
        ("s3://bucket/x", "https://"),
        ("s3://bucket/x", "https://[::1"),
    ],
)
def test_what_is_no_address_is_refused_without_showing_a_password(address: str, endpoint: str | None) -> None:
    with pytest.raises(RegistryError) as raised:
        Bucket(address, endpoint)
    assert raised.value.code == "bucket.address"
    assert "word" not in raised.value.message
