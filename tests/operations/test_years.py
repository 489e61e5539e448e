"""One log a year: the next log names the end of the one before, and a check follows the chain and finds where it breaks."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.erasure import Erasure
from registry.domain.key_history import KeyHistory
from registry.errors import RegistryError
from registry.http.app import create_app
from registry.log.checkpoint import read_checkpoint, sign_checkpoint
from registry.log.edge import load_edge, tiles_between
from registry.log.policy_file import parse_policy
from registry.operations import next_log
from registry.operations.check import Report, check_tree
from registry.operations.check_chain import settle
from registry.operations.check_database import check_database
from registry.operations.check_entries import EntryCheck
from registry.operations.erase import erase
from registry.operations.file_record import file_records
from registry.operations.follow_log import Trust
from registry.operations.freeze import freeze
from registry.operations.home import Home
from registry.operations.mirror import Mirror
from registry.operations.monitor import Monitor
from registry.operations.next_log import open_next
from registry.operations.prove import prove
from registry.operations.publish import publish
from registry.operations.reassess import reassess
from registry.operations.registry import Registry
from registry.operations.state_release import state_release
from registry.operations.tree_under_check import TreeUnderCheck
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.signing.keys import load_key
from registry.storage import ledger, queries
from registry.storage.blobs import PublicTree
from registry.transport.trees import FolderTree
from tests import years
from tests.operations.test_check import engine_for
from tests.operations.test_check_http import served
from tests.operations.test_file_record import submission
from tests.operations.test_put_in_force import following


@pytest.fixture(scope="session")
def first_year_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("years") / "first"
    years.make_first_year(home).database.close()
    return home


@pytest.fixture(scope="session")
def two_years_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("years") / "two"
    years.make_two_years(home).database.close()
    return home


@pytest.fixture
def first_year(first_year_home: Path, tmp_path: Path) -> Path:
    return years.copy(first_year_home, tmp_path / "first")


@pytest.fixture
def two_years(two_years_home: Path, tmp_path: Path) -> Path:
    return years.copy(two_years_home, tmp_path / "two")


def problems(reports: list[Report]) -> list[str | None]:
    return [report.problem.code if report.problem else None for report in reports]


def test_both_years_hold_and_the_link_between_them_is_verified(two_years_home: Path) -> None:
    first, second = years.check_years(two_years_home / "public", two_years_home)
    assert first.holds, first.problem
    assert second.holds, second.problem
    assert (first.continued, second.continued) == ("", "registry.example/log/2026")
    assert (
        (second.continues.size, second.continues.root) == (first.size, first.root)
        if second.continues
        else False
    )
    assert second.elsewhere == 0
    assert not any(line.startswith("chain") for line in second.not_established)


def test_a_decision_of_the_next_year_names_the_one_before_it_by_origin_and_index(
    two_years_home: Path,
) -> None:
    registry = years.reopened(two_years_home, 2027)
    (entry,) = ledger.entries(registry.database, registry.log.id, 1, 2)
    predicate = parse_canonical(base64.b64decode(parse_canonical(entry)["payload"]))["predicate"]
    assert predicate["previous"] == {"origin": "registry.example/log/2026", "index": 1}
    assert (predicate["release"]["origin"], predicate["release"]["index"]) == ("registry.example/log/2027", 0)


def test_the_later_year_alone_holds_and_says_what_it_leaves_open(two_years_home: Path) -> None:
    (report,) = years.check_years(two_years_home / "public" / "2027", two_years_home)
    assert report.holds, report.problem
    assert (report.continued, report.elsewhere) == ("", 1)
    assert any(line.startswith("chain: entry 0 names size 4") for line in report.not_established)


def test_from_an_address_the_years_before_are_followed(two_years_home: Path) -> None:
    with served(two_years_home / "public") as (address, _):
        reports = years.check_years(f"{address}/2027", two_years_home)
    assert [report.size for report in reports] == [4, 3]
    assert all(report.holds for report in reports), problems(reports)
    assert reports[1].continued == "registry.example/log/2026"


def test_a_frozen_log_takes_no_entry_and_freezing_again_changes_nothing(first_year: Path) -> None:
    registry = years.reopened(first_year, 2026)
    end = freeze(registry)
    assert freeze(registry).note == end.note
    with pytest.raises(RegistryError) as caught:
        list(file_records(registry, [submission("late")]))
    assert caught.value.code == "storage.log_frozen"
    assert publish(registry).note == end.note


def test_no_log_is_opened_with_a_clock_behind_the_last_act_of_the_frozen_one(first_year: Path) -> None:
    registry = years.reopened(first_year, 2026)
    erase(registry, "one", 1, ["operator.name"], "gdpr-17-1-a")
    freeze(registry)
    with pytest.raises(RegistryError) as raised:
        open_next(first_year, Settings(), passphrase=None, clock=years.Clock(2026, 30))
    assert raised.value.code == "file.clock"
    assert not (first_year / "keys" / "2027").exists()
    assert len(ledger.logs(registry.database)) == 1


def test_a_log_that_grew_behind_its_last_checkpoint_is_not_frozen(
    first_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = years.reopened(first_year, 2026)
    end = publish(registry)
    years.file(registry, "late")
    monkeypatch.setattr("registry.operations.freeze.publish", lambda *arguments: end)
    with pytest.raises(RegistryError) as caught:
        freeze(registry)
    assert caught.value.code == "log.moved"
    assert [log.frozen for log in ledger.logs(registry.database)] == [False]


def test_freezing_publishes_what_was_filed_and_not_published(first_year: Path) -> None:
    registry = years.reopened(first_year, 2026)
    years.file(registry, "last")
    end = freeze(registry)
    assert (end.size, end.added) == (5, 1)
    (report,) = years.check_years(first_year / "public", first_year)
    assert report.holds, report.problem


def test_no_second_log_is_opened_beside_an_open_one(first_year: Path, two_years: Path) -> None:
    for home in (first_year, two_years):
        with pytest.raises(RegistryError) as caught:
            open_next(home, Settings(), passphrase=None, clock=years.Clock(2027))
        assert caught.value.code == "log.open"


@pytest.mark.parametrize("stage", ["_hand_over", "state_again", "publish"])
def test_opening_that_dies_is_taken_up_by_the_same_command(
    first_year: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    freeze(years.reopened(first_year, 2026))
    with monkeypatch.context() as patch:
        patch.setattr(next_log, stage, _dies)
        with pytest.raises(KeyboardInterrupt):
            open_next(first_year, Settings(), passphrase=None, clock=years.Clock(2027, 30))
    registry = open_next(first_year, Settings(), passphrase=None, clock=years.Clock(2027))
    assert registry.log.origin == "registry.example/log/2027"
    reports = years.check_years(first_year / "public", first_year)
    assert [report.holds for report in reports] == [True, True], problems(reports)


def test_a_log_opened_in_the_year_it_was_frozen_is_of_the_next_year(first_year: Path) -> None:
    freeze(years.reopened(first_year, 2026))
    clock = years.Clock(2026)
    clock.now += timedelta(hours=1)
    assert open_next(first_year, Settings(), passphrase=None, clock=clock).log.year == 2027


def test_nothing_is_opened_over_a_public_tree_that_is_not_the_end_in_the_database(first_year: Path) -> None:
    freeze(years.reopened(first_year, 2026))
    tree = first_year / "public" / "2026"
    shutil.copy(tree / "checkpoints" / "3", tree / "checkpoint")
    with pytest.raises(RegistryError) as caught:
        open_next(first_year, Settings(), passphrase=None, clock=years.Clock(2027))
    assert caught.value.code == "log.end"


def test_a_proof_is_given_from_the_log_an_entry_stands_in(two_years_home: Path) -> None:
    registry = years.reopened(two_years_home, 2027)
    for log in ledger.logs(registry.database):
        _, proof = prove(registry.at(log.id).tree, 1)
        assert f"\n{log.origin}\n".encode() in proof


def _frozen_and_extended(home: Path) -> None:
    """Somebody with the keys of the frozen log adds an entry to its public tree and signs it."""
    public = PublicTree(home / "public" / "2026", home / "drafts")
    head, _ = read_checkpoint(public.read("checkpoint"))

    def read(path: str) -> bytes | None:
        try:
            return public.read(path)
        except FileNotFoundError:
            return None

    edge = load_edge(head.size, head.root, read)
    # The first decision a second time, in other bytes.
    entry = public.read("tile/entries/000.p/4")
    length = int.from_bytes(entry[:2], "big")
    for resource, data in tiles_between(edge, [entry[2 : 2 + length] + b" "]):
        public.create(resource.path, data)
    keys = [load_key(home / "keys" / name, None) for name in ("log-ed25519.key", "log-ml-dsa-44.key")]
    grown = type(head)(head.origin, edge.size, edge.range().root())
    public.replace("checkpoint", sign_checkpoint(grown, keys, 1_900_000_000))


def _another_end(home: Path) -> None:
    """The old tree as it stood a checkpoint earlier."""
    tree = home / "public" / "2026"
    shutil.copy(tree / "checkpoints" / "3", tree / "checkpoint")
    index = parse_canonical((tree / "checkpoints" / "index.json").read_bytes())
    kept = {"checkpoints": [c for c in index["checkpoints"] if c["size"] <= 3]}
    (tree / "checkpoints" / "index.json").write_bytes(canonical_bytes(kept))
    (tree / "checkpoints" / "4").unlink()


def _gap(home: Path) -> None:
    registry = years.reopened(home, 2027)
    freeze(registry)
    open_next(home, Settings(), passphrase=None, clock=years.Clock(2028)).database.close()
    shutil.rmtree(home / "public" / "2027")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (_another_end, "check"),
        (_frozen_and_extended, "check"),
        (_gap, "check.chain"),
    ],
)
def test_a_broken_chain_is_refused(two_years: Path, change: Callable[[Path], None], found: str) -> None:
    change(two_years)
    reports = years.check_years(two_years / "public", two_years)
    codes = [code for code in problems(reports) if code]
    assert codes, "it was not found"
    assert any(code.startswith(found) for code in codes)


def test_a_frozen_log_that_is_whole_and_longer_than_the_next_one_says_is_refused(
    first_year: Path, tmp_path: Path
) -> None:
    """The database was rewound: the old log grew after the next one had named its end."""
    twin = years.copy(first_year, tmp_path / "twin")
    freeze(years.reopened(first_year, 2026))
    open_next(first_year, Settings(), passphrase=None, clock=years.Clock(2027)).database.close()
    grown = years.reopened(twin, 2026)
    years.file(grown, "more")
    publish(grown)
    shutil.rmtree(first_year / "public" / "2026")
    shutil.copytree(twin / "public" / "2026", first_year / "public" / "2026")
    first, second = years.check_years(first_year / "public", first_year)
    assert first.holds, first.problem
    assert second.problem is not None
    assert second.problem.code == "check.chain"
    assert "names the checkpoint of size 4" in second.problem.message
    assert "ends with size 5" in second.problem.message


def test_two_logs_that_continue_the_same_one_are_refused(first_year: Path, tmp_path: Path) -> None:
    freeze(years.reopened(first_year, 2026))
    twin = years.copy(first_year, tmp_path / "twin")
    open_next(first_year, Settings(), passphrase=None, clock=years.Clock(2027)).database.close()
    other = open_next(twin, Settings(), passphrase=None, clock=years.Clock(2028))
    shutil.copytree(other.tree.root, first_year / "public" / "2028")
    trust = first_year / "trust" / "registry.vkeys"
    trust.write_text(trust.read_text() + Home(twin).trust.read_text())
    reports = years.check_years(first_year / "public", first_year)
    assert problems(reports) == [None, None, "check.chain"]


def test_filing_goes_to_the_open_log_and_every_year_is_served(two_years: Path) -> None:
    client = create_app(two_years, Settings()).test_client()
    for year in ("2026", "2027"):
        answer = client.get(f"/log/{year}/checkpoint")
        assert answer.data == (two_years / "public" / year / "checkpoint").read_bytes()
    for name, year in (("one", "2027"), ("two", "2026")):
        page = client.get(f"/deployments/{name}")
        assert f"registry.example/log/{year}" in page.text
    proof = client.get("/deployments/two/versions/1/proof")
    assert b"registry.example/log/2026\n" in proof.data


def _dies(*args: object, **kwargs: object) -> Registry:
    raise KeyboardInterrupt


@pytest.fixture(scope="session")
def erased_later_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years, and in the second one a notice that erases a value of the first."""
    home = tmp_path_factory.mktemp("years") / "erased"
    registry = years.make_two_years(home)
    erase(registry, "two", 1, ["operator.name"], "gdpr-17-1-a")
    publish(registry)
    registry.database.close()
    return home


def test_what_is_erased_in_a_later_year_holds_where_both_years_are_checked(erased_later_home: Path) -> None:
    first, second = years.check_years(erased_later_home / "public", erased_later_home)
    assert problems([first, second]) == [None, None]
    assert len(second.erasures) == 1
    assert not any(line.startswith("erasures:") for line in second.not_established)


def test_an_erasure_of_a_year_that_was_not_checked_is_said_to_be_unchecked(erased_later_home: Path) -> None:
    (report,) = years.check_years(erased_later_home / "public" / "2027", erased_later_home)
    assert report.holds, report.problem
    assert any(line.startswith("erasures: 1 of its notices") for line in report.not_established)


def test_a_year_alone_that_lacks_a_value_is_not_established_and_not_called_wrong(
    erased_later_home: Path,
) -> None:
    keys = ["--key", str(erased_later_home / "trust" / "registry.vkeys")]
    said = CliRunner().invoke(main, ["check", str(erased_later_home / "public" / "2026"), *keys])
    assert said.exit_code == 1
    assert "check.undisclosed" in said.output
    assert "2026: not established" in said.output
    assert "WRONG" not in said.output


def test_a_later_notice_alarms_no_monitor_and_stops_no_mirror(
    erased_later_home: Path, tmp_path: Path
) -> None:
    keys = tuple(read_key_files([erased_later_home / "trust" / "registry.vkeys"]))
    places = [str(erased_later_home / "public" / year) for year in ("2026", "2027")]
    found = Monitor(places, Trust(keys), tmp_path / "state", engine_for, lambda: 0.0).round()
    assert [alarm for one in found for alarm in one.alarms] == []
    assert found[1].said == ["erasure notices about versions of an earlier log, not looked up there: 1"]
    for place in reversed(places):
        Mirror(place, tmp_path / "copy", Trust(keys), engine_for).update()
    assert problems(years.check_years(tmp_path / "copy" / "public", erased_later_home)) == [None, None]


def test_a_notice_about_nothing_that_any_walked_year_holds_is_wrong(erased_later_home: Path) -> None:
    walk = EntryCheck(
        TreeUnderCheck(FolderTree(Path())), "a.example/log/2027", KeyHistory("", (), ()), engine_for, ""
    )
    erasure = Erasure(
        deployment="d", version=1, fields=["a"], ground="gdpr-17-1-a", erased_at="2027-01-01T00:00:00Z"
    )
    with pytest.raises(RegistryError) as caught:
        walk._erasure_entry(1, erasure, "0" * 64)
    assert caught.value.code == "check.entry"


def test_a_year_without_witnesses_does_not_speak_against_the_next(
    two_years_home: Path, tmp_path: Path
) -> None:
    policy = parse_policy(
        b"witness w witness.example/0+e53a0215+BEOnLnFEAXYt9mtowm373yaCquyfJHTspGE+QkoPuv08\nquorum w\n"
    )
    keys = read_key_files([two_years_home / "trust" / "registry.vkeys"])
    walked: dict[str, EntryCheck] = {}
    first, second = (
        check_tree(
            FolderTree(two_years_home / "public" / year), keys, engine_for, walked=walked, policy=asked
        )
        for year, asked in (("2026", policy), ("2027", None))
    )
    settle([first, second], walked)
    assert problems([first, second]) == ["log.quorum", None]
    assert second.continued == "registry.example/log/2026"


def test_the_page_of_a_version_shows_the_notice_of_what_was_erased(
    erased_later_home: Path, tmp_path: Path
) -> None:
    client = create_app(years.copy(erased_later_home, tmp_path / "home"), Settings()).test_client()
    page = client.get("/deployments/two/versions/1").text
    assert "Article 17(1)(a)" in page
    assert "<code>operator.name</code>" in page
    assert "in entry 3 of registry.example/log/2027" in page
    assert client.get("/deployments/two.json").get_json()["version"]["erased"][0]["index"] == 3


def test_a_decision_of_a_later_year_on_a_version_of_an_earlier_one_holds_and_both_trees_are_erased_from(
    two_years: Path,
) -> None:
    registry = years.reopened(two_years, 2027)
    state_release(registry, following(registry.release()[1], 1))
    decided = [one for step in reassess(registry) for one in step.results]
    assert {"two", "three"} <= {one.deployment for one in decided}
    publish(registry)
    assert problems(years.check_years(two_years / "public", two_years)) == [None, None]
    record = queries.versions(registry.database, "three")[0].record_sha256
    shown = [registry.tree_of(year).root / "disclosures" / f"{record}.json" for year in (2026, 2027)]
    assert all(b"Body of Example" in file.read_bytes() for file in shown)
    erase(registry, "three", 1, ["operator.name"], "gdpr-17-1-a")
    publish(registry)
    assert not any(b"Body of Example" in file.read_bytes() for file in shown)
    assert problems(years.check_years(two_years / "public", two_years)) == [None, None]
    check_database(registry)
    # Alone, the later log does not know what was filed in the earlier one, and judges nothing that rests on it.
    keys = read_key_files([two_years / "trust" / "registry.vkeys"])
    (alone,) = [check_tree(FolderTree(registry.tree.root), keys, engine_for)]
    assert alone.problem is None, alone.problem
