"""A bucket shows what the registry's own tree shows, at every moment a tree that checks, and nothing that somebody else wrote."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, sign_checkpoint
from registry.log.tree_head import TreeHead
from registry.operations import render_tree
from registry.operations.create_registry import create_registry
from registry.operations.erase import erase
from registry.operations.erase_act import erase_act
from registry.operations.file_record import Filed, file_records
from registry.operations.publish import finish_publication, publish
from registry.operations.registry import Registry, open_registry
from registry.operations.republish import REPUBLISH_AFTER
from registry.operations.sync_tree import PublishedTree, sync, sync_log
from registry.settings import Settings, settings
from registry.storage import ledger
from registry.storage.blobs import PublicTree
from registry.transport.bucket import Bucket
from tests import years
from tests.lean_release import lean_release
from tests.operations.acting import OBJECTION, objection_of
from tests.operations.test_file_record import file_one, submission
from tests.postgresql import Cluster, cluster
from tests.s3_server import KEY, SECRET, Server, running, use_keys, wire

__all__ = ["cluster"]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from running(tmp_path_factory.mktemp("s3"))


@pytest.fixture(scope="session")
def first_year_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("synced") / "first"
    years.make_first_year(home).database.close()
    return home


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_keys(monkeypatch)


@pytest.fixture
def home(first_year_home: Path, tmp_path: Path) -> Path:
    return years.copy(first_year_home, tmp_path / "first")


@pytest.fixture
def place(server: Server) -> str:
    return f"s3://{server.bucket()}/register"


@pytest.fixture
def registry(home: Path, place: str, server: Server) -> Iterator[Registry]:
    opened = with_bucket(home, place, server.address)
    yield opened
    opened.database.close()


def with_bucket(home: Path, place: str, endpoint: str, year: int = 2026) -> Registry:
    return open_registry(home, Settings(bucket=place, bucket_endpoint=endpoint), clock=years.Clock(year))


def bucket_of(registry: Registry, endpoint: str | None = None) -> Bucket:
    assert registry.settings.bucket is not None
    return Bucket(registry.settings.bucket, endpoint or registry.settings.bucket_endpoint)


def shown(registry: Registry) -> dict[str, bytes]:
    bucket = bucket_of(registry)
    return {path: bucket.read(path) for path in bucket.files()}


def public(registry: Registry) -> dict[str, bytes]:
    root = registry.home.public
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def signed(registry: Registry) -> int:
    return len(ledger.checkpoints(registry.database, registry.log.id))


def size_there(registry: Registry) -> int:
    note = bucket_of(registry).at(str(registry.log.year)).find("checkpoint")
    return read_checkpoint(note)[0].size if note is not None else 0


def stopped(registry: Registry) -> str:
    """The code with which publishing stops; nothing is signed then."""
    before = signed(registry)
    with pytest.raises(RegistryError) as raised:
        publish(registry)
    assert signed(registry) == before
    return raised.value.code


def check(registry: Registry, where: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """`sightline check`, as an auditor runs it who has no key of the store."""
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(variable)
    monkeypatch.setenv("SIGHTLINE_BUCKET_ENDPOINT", str(registry.settings.bucket_endpoint))
    settings.cache_clear()
    try:
        answer = CliRunner().invoke(main, ["check", where, "--key", str(registry.home.trust)])
    finally:
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        monkeypatch.delenv("SIGHTLINE_BUCKET_ENDPOINT")
        settings.cache_clear()
    if answer.exception is not None and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.exit_code, answer.output


def test_the_bucket_holds_byte_for_byte_what_is_public_and_grows_with_it(registry: Registry) -> None:
    publish(registry)
    assert shown(registry) == public(registry)
    years.file(registry, "five", "six")
    assert publish(registry).behind is None
    assert shown(registry) == public(registry)
    assert size_there(registry) == ledger.head(registry.database, registry.log.id).size


def test_a_checkpoint_that_was_signed_again_replaces_the_newest_one_there_and_nothing_else(
    registry: Registry,
) -> None:
    publish(registry)
    before = shown(registry)
    assert isinstance(registry.clock, years.Clock)
    registry.clock.now += timedelta(seconds=REPUBLISH_AFTER)
    again = publish(registry)
    assert (again.added, again.behind) == (0, None)
    after = shown(registry)
    assert {path for path in after if after[path] != before.get(path)} == {"2026/checkpoint"}
    assert after == public(registry)
    assert after["2026/checkpoint"] == again.note
    assert size_there(registry) == again.size


def test_acts_reach_the_bucket_and_a_text_that_is_erased_leaves_it(
    lived_home: Path, place: str, server: Server, tmp_path: Path
) -> None:
    home, bucket = (
        years.copy(lived_home, tmp_path / "lived"),
        Settings(bucket=place, bucket_endpoint=server.address),
    )
    registry = open_registry(home, bucket)
    assert publish(registry).behind is None
    before = shown(registry)
    assert before == public(registry)
    (name,) = (path for path, data in before.items() if OBJECTION.encode() in data)
    assert name.startswith(f"{registry.log.year}/acts/")
    erase_act(registry, objection_of(registry), ["text", "sender"], "gdpr-17-1-d")
    assert publish(registry).behind is None
    after = shown(registry)
    assert after == public(registry)
    assert before.keys() <= after.keys()
    assert [path for path, data in after.items() if OBJECTION.encode() in data] == []
    registry.database.close()


def test_a_folder_is_brought_up_to_date_as_a_bucket_is(registry: Registry, tmp_path: Path) -> None:
    there = PublicTree(tmp_path / "there", tmp_path / "drafts")
    synced = sync_log(registry, there, {registry.log.year: there})
    assert (synced.size, synced.added) == (4, 4)
    assert sync_log(registry, there, {}).added == 0
    files = {p.relative_to(there.root).as_posix() for p in there.root.rglob("*") if p.is_file()}
    assert {path: there.read(path) for path in files} == {
        path.partition("/")[2]: data for path, data in public(registry).items()
    }


def test_a_check_of_the_bucket_and_of_its_public_address_holds(
    registry: Registry, place: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(registry)
    status, said = check(registry, place, monkeypatch)
    assert (status, "holds" in said) == (0, True), said
    assert "completeness" not in said
    assert "stillness" in said
    status, said = check(registry, f"{server.address}/{place.removeprefix('s3://')}/2026", monkeypatch)
    assert (status, "holds" in said) == (0, True), said
    assert "completeness" in said


def test_a_file_in_the_bucket_that_nothing_names_is_found(
    registry: Registry, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(registry)
    bucket_of(registry).at("2026").create("facts/added.json", b"{}")
    status, said = check(registry, place, monkeypatch)
    assert status == 1
    assert "check.unlisted" in said
    assert "facts/added.json" in said


def test_every_year_is_there_and_a_check_follows_them(
    home: Path, place: str, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    years.make_two_years(tmp_path / "two").database.close()
    registry = with_bucket(tmp_path / "two", place, server.address, 2027)
    publish(registry)
    assert shown(registry) == public(registry)
    for where in (place, f"{place}/2027", f"{server.address}/{place.removeprefix('s3://')}/2027"):
        status, said = check(registry, where, monkeypatch)
        assert status == 0, said
        assert said.count("holds") >= 2, said
    registry.database.close()


def test_a_bucket_that_is_away_costs_nothing_and_is_told(
    registry: Registry, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(registry)
    years.file(registry, "five")
    server.kill()
    try:
        published = publish(registry)
        assert published.behind is not None
        assert published.behind.code == "bucket.unreachable"
        assert read_checkpoint(registry.tree.read("checkpoint"))[0].size == 5
        with pytest.raises(RegistryError) as raised:
            sync(registry)
        assert raised.value.code == "bucket.unreachable"
    finally:
        server.start()
    (synced,) = sync(registry)
    assert (synced.size, synced.added) == (5, 1)
    assert shown(registry) == public(registry)


def test_from_a_filing_to_a_check_of_the_bucket_over_a_database_server(
    cluster: Cluster, server: Server, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_both = Settings(bucket=place, bucket_endpoint=server.address)
    registry = create_registry(
        tmp_path / "registry",
        "https://registry.example",
        lean_release(),
        with_both,
        passphrase=None,
        database_address=cluster.address(cluster.create()),
    )
    assert isinstance(file_one(registry, submission("one")), Filed)
    assert publish(registry).behind is None
    assert isinstance(file_one(registry, submission("two")), Filed)
    with monkeypatch.context() as patch:
        patch.setattr(render_tree, "_index", _dies)
        with pytest.raises(KeyboardInterrupt):
            publish(registry)
    assert size_there(registry) == 2
    # What serves the registry takes it up without a private key, in the bucket too.
    finish_publication(open_registry(registry.home.root, with_both, with_keys=False))
    assert size_there(registry) == 3
    assert shown(registry) == public(registry)
    status, output = check(registry, place, monkeypatch)
    assert (status, f"{place}/{registry.log.year}: holds" in output) == (0, True), output
    registry.database.close()


def _dies(*arguments: object) -> bytes:
    raise KeyboardInterrupt


def test_the_command_finishes_what_a_publication_could_not(
    registry: Registry, server: Server, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_BUCKET", place)
    monkeypatch.setenv("SIGHTLINE_BUCKET_ENDPOINT", server.address)
    settings.cache_clear()
    command = ["log", "sync", "--home", str(registry.home.root)]
    try:
        answer = CliRunner().invoke(main, command)
        assert answer.output == f"{place}/2026: size 4, 4 entries added\n"
        assert CliRunner().invoke(main, command).output == f"{place}/2026: size 4, 0 entries added\n"
        monkeypatch.delenv("SIGHTLINE_BUCKET")
        settings.cache_clear()
        answer = CliRunner().invoke(main, command)
        assert answer.exit_code == 2
        assert "bucket.none" in answer.output
    finally:
        settings.cache_clear()
    assert shown(registry) == public(registry)


@pytest.mark.parametrize("share", [4, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
def test_wherever_it_is_cut_off_the_bucket_checks_and_the_next_run_goes_on(
    share: int, home: Path, place: str, server: Server
) -> None:
    def checked() -> list[str | None]:
        reports = years.check_years(f"{server.address}/{place.removeprefix('s3://')}/2026", home)
        return [report.problem.code if report.problem else None for report in reports]

    ends = ["checkpoints/index.json", "checkpoint"]
    first = ["keys/registry.vkeys"]
    for size in (1, 3, 4):
        first += [f"tile/0/000.p/{size}", f"checkpoints/{size}"]
    later = [f"{name}{size}" for size in (5, 6) for name in ("tile/0/000.p/", "checkpoints/")]
    first, later = first[::share], later[::share]
    with wire(server) as cut:
        registry = with_bucket(home, place, cut.address)
        for moment, size in [(one, 0) for one in first + ends] + [(one, 4) for one in later + ends]:
            if moment == later[0]:
                cut.spoil = lambda method, path: None
                assert publish(registry).behind is None
                beside = open_registry(home, Settings(), clock=registry.clock)
                for name in ("five", "six"):
                    years.file(beside, name)
                    publish(beside)
                beside.database.close()
            # From this write on none is taken.
            gone: list[str] = []

            def refuse(method: str, path: str, moment: str = moment, gone: list[str] = gone) -> str | None:
                if method == "PUT" and path.endswith(f"/2026/{moment}"):
                    gone.append(path)
                return "403" if method == "PUT" and gone else None

            cut.spoil = refuse
            published = publish(registry)
            assert gone, moment
            assert published.behind is not None
            assert published.behind.code == "bucket.refused"
            assert size_there(registry) == size
            if size:
                # Between the index and the checkpoint a tree says of itself that it is being published, wherever it lies.
                assert checked() == ["check.interrupted" if moment == "checkpoint" else None], moment
        cut.spoil = lambda method, path: None
        assert publish(registry).behind is None
        assert checked() == [None]
        assert shown(registry) == public(registry)
        registry.database.close()


def test_a_server_killed_in_the_middle_has_lost_nothing_that_its_checkpoint_covers(
    home: Path, place: str, server: Server
) -> None:
    with wire(server) as cut:
        registry = with_bucket(home, place, cut.address)

        def die(method: str, path: str) -> None:
            if len(cut.asked) == 40:
                server.kill()

        cut.spoil = die
        try:
            published = publish(registry)
            assert published.behind is not None
        finally:
            server.start()
        cut.spoil = lambda method, path: None
        assert size_there(registry) < 4
        assert publish(registry).behind is None
        assert shown(registry) == public(registry)
        registry.database.close()


@pytest.mark.parametrize(
    "pattern",
    ["tile/0/000.p/4", "tile/entries/000.p/4", "records/*", "facts/*", "assessments/*", "checkpoints/4"],
)
def test_other_bytes_that_lie_there_already_stop_publishing(registry: Registry, pattern: str) -> None:
    (path, *_) = sorted(registry.tree.root.glob(pattern))
    name = path.relative_to(registry.tree.root).as_posix()
    there = bucket_of(registry).at("2026")
    there.create(name, b"other bytes")
    years.file(registry, "five")
    assert stopped(registry) == "tree.differs"
    assert stopped(registry) == "tree.differs"
    assert there.find(name) == b"other bytes"
    assert size_there(registry) < 4


def test_a_disclosure_that_is_no_shorter_one_of_ours_stops_publishing(registry: Registry) -> None:
    path = next((registry.tree.root / "disclosures").iterdir())
    ours = parse_canonical(path.read_bytes())
    name = f"disclosures/{path.name}"
    first = next(iter(ours["values"]))
    fewer = {name: value for name, value in ours["values"].items() if name != first}
    # What is gone from there may have been erased: it is not shown again.
    bucket_of(registry).at("2026").create(name, canonical_bytes({**ours, "values": fewer}))
    assert stopped(registry) == "tree.differs"


def test_a_bucket_that_lags_is_brought_up_from_the_checkpoint_it_shows(
    registry: Registry, server: Server, place: str
) -> None:
    with wire(server) as seen:
        publish(registry)
        years.file(registry, "five")
        publish(open_registry(registry.home.root, Settings(), clock=registry.clock))
        assert size_there(registry) == 4
        sync(with_bucket(registry.home.root, place, seen.address))
        written = [path.partition("/2026/")[2] for method, path in seen.asked if method == "PUT"]
    assert written[-1] == "checkpoint"
    assert "tile/0/000.p/5" in written
    assert "tile/0/000.p/4" not in written
    assert shown(registry) == public(registry)


def test_the_first_time_the_index_and_the_newest_checkpoint_are_written_once(
    registry: Registry, server: Server, place: str
) -> None:
    with wire(server) as seen:
        sync(with_bucket(registry.home.root, place, seen.address))
        written = [path.partition("/2026/")[2] for method, path in seen.asked if method == "PUT"]
    assert {f"checkpoints/{size}" for size in (1, 3, 4)} <= set(written)
    assert written[-2:] == ["checkpoints/index.json", "checkpoint"]
    assert (written.count("checkpoints/index.json"), written.count("checkpoint")) == (1, 1)
    assert shown(registry) == public(registry)


def test_what_an_interrupted_run_left_is_not_sent_again(
    registry: Registry, server: Server, place: str
) -> None:
    with wire(server) as cut:
        again = with_bucket(registry.home.root, place, cut.address)
        cut.spoil = lambda method, path: "403" if path.endswith("tile/0/000.p/4") else None
        with pytest.raises(RegistryError):
            sync(again)
        cut.spoil = lambda method, path: None
        cut.asked.clear()
        sync(again)
        written = [path.partition("/2026/")[2] for method, path in cut.asked if method == "PUT"]
        again.database.close()
    assert "tile/0/000.p/4" in written
    assert "tile/0/000.p/3" not in written
    assert shown(registry) == public(registry)


def test_no_tile_is_put_that_does_not_make_the_signed_root(
    registry: Registry, server: Server, place: str
) -> None:
    with registry.database.write() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'checkpoint'"
        for (trigger,) in connection.exec_driver_sql(triggers).all():
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        connection.exec_driver_sql("UPDATE checkpoint SET root = zeroblob(32) WHERE size = 3")
    with pytest.raises(RegistryError) as raised:
        sync(registry)
    assert raised.value.code == "publish.verify"
    there = bucket_of(registry).at("2026")
    assert there.find("tile/0/000.p/1") is not None
    assert there.find("tile/0/000.p/3") is None
    assert there.find("tile/entries/000.p/3") is None


def test_a_newer_checkpoint_stops_publishing_because_somebody_else_writes(registry: Registry) -> None:
    publish(registry)
    there = bucket_of(registry).at("2026")
    assert registry.keys is not None
    standing = there.read("checkpoint")
    forged = sign_checkpoint(TreeHead(registry.log.origin, 9, b"\x07" * 32), registry.keys.log, 1_800_000_000)
    there.swap("checkpoint", standing, forged)
    years.file(registry, "five")
    assert stopped(registry) == "publish.ahead"
    assert there.read("checkpoint") == forged


def test_another_root_and_what_is_no_checkpoint_stop_it_too(registry: Registry) -> None:
    publish(registry)
    there = bucket_of(registry).at("2026")
    assert registry.keys is not None
    fork = sign_checkpoint(TreeHead(registry.log.origin, 4, b"\x07" * 32), registry.keys.log, 1_800_000_000)
    for other in (fork, b"hello\n"):
        there.swap("checkpoint", there.read("checkpoint"), other)
        years.file(registry, f"more-{len(other)}")
        assert stopped(registry) == "publish.ahead"
        assert there.read("checkpoint") == other


def test_a_checkpoint_that_moves_while_data_is_put_is_not_replaced(
    home: Path, place: str, server: Server
) -> None:
    with wire(server) as busy:
        registry = with_bucket(home, place, busy.address)
        publish(registry)
        there = Bucket(place, server.address).at("2026")
        standing = there.read("checkpoint")

        def meanwhile(method: str, path: str) -> None:
            if method == "PUT" and path.endswith("checkpoints/5"):
                there.swap("checkpoint", standing, b"of somebody else\n")

        busy.spoil = meanwhile
        years.file(registry, "five")
        with pytest.raises(RegistryError) as raised:
            publish(registry)
        assert raised.value.code == "tree.moved"
        busy.spoil = lambda method, path: None
        assert there.read("checkpoint") == b"of somebody else\n"
        assert stopped(registry) == "publish.ahead"
        registry.database.close()


def test_an_index_of_other_checkpoints_stops_publishing(registry: Registry) -> None:
    index = canonical_bytes({"checkpoints": [{"size": 2, "sha256": "00" * 32}]})
    bucket_of(registry).at("2026").create("checkpoints/index.json", index)
    assert stopped(registry) == "tree.differs"


def test_what_is_damaged_here_is_not_carried_there(registry: Registry) -> None:
    path = next((registry.tree.root / "facts").iterdir())
    path.write_bytes(path.read_bytes() + b" ")
    assert stopped(registry) == "publish.verify"
    assert f"facts/{path.name}" not in "".join(shown(registry))
    assert size_there(registry) < 4


def _another_value(values: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    first = next(iter(values))
    return {**values, first: {**values[first], "value": "x" * len(values[first]["value"])}}


def _one_fewer(values: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    return dict(list(values.items())[1:])


@pytest.mark.parametrize("folder", ["disclosures", "acts"])
@pytest.mark.parametrize("change", [_another_value, _one_fewer])
def test_texts_that_do_not_open_what_was_committed_to_are_not_carried_there(
    lived_home: Path,
    place: str,
    server: Server,
    tmp_path: Path,
    folder: str,
    change: Callable[[dict[str, dict[str, str]]], dict[str, dict[str, str]]],
) -> None:
    home = years.copy(lived_home, tmp_path / "lived")
    beside = open_registry(home, Settings())
    publish(beside)
    beside.database.close()
    registry = open_registry(home, Settings(bucket=place, bucket_endpoint=server.address))
    path = max((registry.tree.root / folder).iterdir(), key=lambda file: file.stat().st_size)
    ours = parse_canonical(path.read_bytes())
    path.write_bytes(canonical_bytes({**ours, "values": change(ours["values"])}))
    assert stopped(registry) == "publish.verify"
    assert f"{folder}/{path.name}" not in "".join(shown(registry))
    registry.database.close()


def test_a_disclosure_that_loses_more_than_was_erased_takes_nothing_out_of_the_bucket(
    registry: Registry,
) -> None:
    list(file_records(registry, [submission("wide", purpose={"statement": "To find lost umbrellas"})]))
    publish(registry)
    name = f"disclosures/{queries_record(registry, 'wide')}.json"
    before = bucket_of(registry).at("2026").read(name)
    field, other = parse_canonical(before)["values"]
    erase(registry, "wide", 1, [field], "gdpr-17-1-d")
    beside = open_registry(registry.home.root, Settings(), clock=registry.clock)
    publish(beside)
    beside.database.close()
    ours = parse_canonical((registry.tree.root / name).read_bytes())
    del ours["values"][other]
    (registry.tree.root / name).write_bytes(canonical_bytes(ours))
    assert stopped(registry) == "publish.verify"
    assert bucket_of(registry).at("2026").read(name) == before


def test_what_is_erased_is_taken_out_of_the_bucket_in_every_year(
    place: str, server: Server, tmp_path: Path
) -> None:
    years.make_two_years(tmp_path / "two").database.close()
    registry = with_bucket(tmp_path / "two", place, server.address, 2027)
    publish(registry)
    before = shown(registry)
    (name,) = {
        path
        for path, data in before.items()
        if path.startswith("2026/disclosures/") and path.replace("2026", "2027") not in before and data
    } & {f"2026/disclosures/{queries_record(registry, 'two')}.json"}
    field = next(iter(parse_canonical(before[name])["values"]))
    erase(registry, "two", 1, [field], "gdpr-17-1-d")
    assert publish(registry).behind is None
    after = shown(registry)
    assert after == public(registry)
    assert field not in parse_canonical(after[name])["values"]
    registry.database.close()


def queries_record(registry: Registry, deployment: str) -> str:
    from registry.storage import queries

    version = queries.latest_version(registry.database, deployment)
    assert version is not None
    return version.record_sha256


def test_no_key_of_the_store_is_kept_anywhere(
    registry: Registry, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        publish(registry)
    registry.database.close()
    kept = b"".join(path.read_bytes() for path in registry.home.root.rglob("*") if path.is_file())
    heard = "".join(capfd.readouterr()) + caplog.text
    for word in (KEY, SECRET):
        assert word.encode() not in kept
        assert word not in heard


def test_a_place_is_a_published_tree_by_its_shape(registry: Registry) -> None:
    places: list[PublishedTree] = [registry.tree, bucket_of(registry)]
    assert [place.find("nothing") for place in places] == [None, None]
