"""A registry whose database is on a server: made, filed into, published, checked; and an old database signs nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from registry.errors import RegistryError
from registry.operations import restore as restore_module
from registry.operations.accept import accept, sequence_accepted
from registry.operations.audit import audit_deployment
from registry.operations.backup import back_up
from registry.operations.check_database import check_database
from registry.operations.check_offline import check_offline
from registry.operations.check_snapshot import check_snapshot
from registry.operations.create_registry import create_registry
from registry.operations.deliver_notices import deliver_notices, list_notices
from registry.operations.enrol_person import forget_person
from registry.operations.entry_status import status_of
from registry.operations.erase import erase
from registry.operations.erase_act import erase_act
from registry.operations.export_all import export_all
from registry.operations.file_record import Filed, file_records
from registry.operations.list_acts import list_acts
from registry.operations.open_withheld import open_withheld
from registry.operations.publish import publish
from registry.operations.publish_data import publish_data
from registry.operations.registry import Registry, open_registry
from registry.operations.restore import restore
from registry.operations.subscribe import subscribe, unsubscribe
from registry.operations.upgrade_database import upgrade_database
from registry.settings import Settings
from registry.storage import ledger, locks
from registry.storage.addresses import parse
from tests.lean_release import lean_release
from tests.operations.acting import GATES, LIFE, acting_in, draft_and_return, live
from tests.operations.test_check import check
from tests.operations.test_clocks import across_the_turn
from tests.operations.test_file_record import file_one, submission
from tests.operations.test_reassess import START, Clock
from tests.postgresql import Cluster, cluster

__all__ = ["cluster"]


@pytest.fixture
def registry(cluster: Cluster, tmp_path: Path) -> Registry:
    """A registry with one filing, published."""
    made = create_registry(
        tmp_path / "registry",
        "https://registry.example",
        lean_release(),
        Settings(),
        passphrase=None,
        database_address=cluster.address(cluster.create()),
    )
    assert isinstance(file_one(made, submission("one")), Filed)
    publish(made)
    return made


def at(registry: Registry, address: str) -> Registry:
    """The same registry over another database."""
    return open_registry(registry.home.root, Settings(database=SecretStr(address)))


def name_of(registry: Registry) -> str:
    assert registry.description.database is not None
    return parse(registry.description.database).database


def test_open_data_and_the_offline_bundle_come_from_a_server_too(registry: Registry, tmp_path: Path) -> None:
    live(acting_in(registry))
    made = publish_data(registry, tmp_path / "data")
    again = publish_data(registry, tmp_path / "again")
    assert (again.again, again.sha256) == (True, made.sha256)
    report = check(registry.home.root)
    assert report.holds, report.problem
    assert check_snapshot(tmp_path / "data", [report]).stated.index == made.place.index
    check_database(registry)
    export_all(registry, tmp_path / "bundle", None)
    pem = (registry.home.root / "trust" / "bundles.pem").read_bytes()
    assert check_offline(tmp_path / "bundle", pem).trusted


def test_a_registry_on_a_server_is_taken_up_by_its_folder_and_checks(registry: Registry) -> None:
    home = registry.home.root
    assert not registry.home.database.exists()
    again = open_registry(home, Settings())
    assert isinstance(file_one(again, submission("two")), Filed)
    assert publish(again).size == 3
    report = check(home)
    assert report.problem is None, report.problem
    assert (report.size, report.decisions) == (3, 2)
    assert upgrade_database(home, Settings()) == again.database.name
    again.database.close()


def test_the_registers_role_files_and_publishes(cluster: Cluster, registry: Registry) -> None:
    served = at(registry, cluster.address(name_of(registry), "sightline"))
    assert isinstance(file_one(served, submission("two")), Filed)
    assert publish(served).size == 3
    assert check(registry.home.root).problem is None
    served.database.close()


def test_the_registers_role_erases_and_the_owner_scrubs(cluster: Cluster, registry: Registry) -> None:
    served = at(registry, cluster.address(name_of(registry), "sightline"))
    made = file_one(served, submission("two"))
    assert isinstance(made, Filed)
    what = (submission("two").record.id, 1, ["operator.name"], "gdpr-17-1-d")
    erased = erase(served, *what)
    assert not erased.scrubbed
    assert erased.left is not None
    assert erased.left.code == "storage.owner"
    assert publish(served).size == 4
    served.database.close()
    with pytest.raises(RegistryError) as told:
        erase(registry, *what)
    assert told.value.code == "erase.erased"
    assert "files are rid of it" in told.value.hint
    assert check(registry.home.root).problem is None


def test_the_registers_role_accepts_and_takes_up_what_waits(cluster: Cluster, registry: Registry) -> None:
    served = open_registry(
        registry.home.root,
        Settings(database=SecretStr(cluster.address(name_of(registry), "sightline")), backlog=3),
    )
    ids = [accept(served, submission(name)).id for name in ("a", "b", "c")]
    with pytest.raises(RegistryError) as caught:
        accept(served, submission("d"))
    assert caught.value.code == "intake.full"
    assert [type(result) for result in sequence_accepted(served)] == [Filed] * 3
    assert [status_of(served, id).state for id in ids] == ["sequenced"] * 3
    publish(served)
    assert [status_of(served, id).state for id in ids] == ["published"] * 3
    assert check(registry.home.root).problem is None
    served.database.close()


def test_a_restored_backup_or_a_promoted_replica_that_lags_signs_nothing(
    cluster: Cluster, registry: Registry
) -> None:
    registry.database.close()
    old = cluster.create(name_of(registry))
    ahead = open_registry(registry.home.root, Settings())
    file_one(ahead, submission("two"))
    publish(ahead)
    before = (ahead.tree.root / "checkpoint").read_bytes()
    behind = at(registry, cluster.address(old))
    for act in (lambda: list(file_records(behind, [submission("three")])), lambda: publish(behind)):
        with pytest.raises(RegistryError) as caught:
            act()
        assert caught.value.code == "publish.ahead"
    assert (ahead.tree.root / "checkpoint").read_bytes() == before
    assert max(c.size for c in ledger.checkpoints(behind.database, behind.log.id)) == 2
    ahead.database.close()
    behind.database.close()


def test_what_lost_its_role_signs_nothing(cluster: Cluster, registry: Registry) -> None:
    file_one(registry, submission("two"))
    before = (registry.tree.root / "checkpoint").read_bytes()
    with locks.publisher(registry.database):
        cluster.disconnect(name_of(registry))
        with pytest.raises(RegistryError) as caught:
            ledger.add_checkpoint(
                registry.database,
                registry.log.id,
                size=3,
                root=ledger.head(registry.database, registry.log.id).root,
                note="note",
                created_at="2026-01-01T00:00:00Z",
            )
    assert caught.value.code == "storage.role_lost"
    assert (registry.tree.root / "checkpoint").read_bytes() == before


def test_the_database_of_another_registry_is_not_taken_for_ones_own(
    cluster: Cluster, registry: Registry, tmp_path: Path
) -> None:
    other = create_registry(
        tmp_path / "other",
        "https://other.example",
        lean_release(),
        Settings(),
        passphrase=None,
        database_address=cluster.address(cluster.create()),
    )
    with pytest.raises(RegistryError) as caught:
        at(registry, cluster.address(name_of(other)))
    assert caught.value.code == "registry.database"
    assert "other.example" in caught.value.message


def test_a_password_is_kept_in_no_file(cluster: Cluster, tmp_path: Path) -> None:
    address = cluster.address(cluster.create()).replace("//owner@", "//owner:hush-hush@")
    made = create_registry(
        tmp_path / "registry",
        "https://registry.example",
        lean_release(),
        Settings(database=SecretStr(address)),
        passphrase=None,
    )
    assert "hush-hush" not in repr(made)
    made.database.close()
    for file in (tmp_path / "registry").rglob("*"):
        assert not file.is_file() or b"hush-hush" not in file.read_bytes(), file


def test_the_registers_role_tells_opens_and_audits(cluster: Cluster, registry: Registry) -> None:
    served = at(registry, cluster.address(name_of(registry), "sightline"))
    acting = acting_in(served)
    told = subscribe(served, "town", "mail", "office@town.example")
    acting.file(operator={"name": "A town", "accountable_person": "Somebody"})
    acting.signed("suspend", reasons="The school is seen.")
    opened = open_withheld(
        served, GATES, 1, "operator.accountable_person", office="watchdog", role="signer",
        person=acting.people["watchdog", "signer"], reasons="A complaint.",
    )  # fmt: skip
    assert opened.value == "Somebody"
    [one] = deliver_notices(served)
    # Two notices to one subscriber: the second waits for the first, for which there is no server.
    assert (one.notice.kind, one.state) == ("suspend", "waiting")
    unsubscribe(served, told.subscriber.id)
    assert [one.state for one in list_notices(served) if one.subscriber_id] == ["ended", "ended"]
    lines = audit_deployment(served, GATES)
    assert [line.act for line in lines][-2:] == ["suspend", "open_withheld"]
    report = acting.check()
    assert report.problem is None, report.problem
    check_database(served)


def test_a_deployment_lives_its_life_on_a_server_under_the_registers_role(
    cluster: Cluster, registry: Registry
) -> None:
    served = at(registry, cluster.address(name_of(registry), "sightline"))
    acting = acting_in(served)
    draft_and_return(acting)
    assert live(acting) == LIFE
    logged = acting.signed("nil_return", {"first": "2020-01-01", "last": "2020-06-30"}, signer="town", office="town",
                           role="filer")  # fmt: skip
    erase_act(served, logged.place.index, ["by.person"], "gdpr-17-1-a")
    report = acting.check()
    assert report.problem is None, report.problem
    check_database(served)
    forget_person(served, acting.people["town", "filer"])
    assert list_acts(served, GATES).state == "retired"
    served.database.close()


def test_the_clocks_decide_anew_on_a_server_under_the_registers_role(
    cluster: Cluster, tmp_path: Path
) -> None:
    made = create_registry(
        tmp_path / "clocks",
        "https://registry.example",
        lean_release(),
        Settings(),
        passphrase=None,
        clock=Clock(),
        database_address=cluster.address(cluster.create()),
    )
    served = at(made, cluster.address(name_of(made), "sightline"))
    served.clock = Clock(START + timedelta(hours=1))
    across_the_turn(served)
    publish(served)
    report = check(made.home.root)
    assert report.problem is None, report.problem
    check_database(served)
    made.database.close()
    served.database.close()


def test_a_restore_that_fails_half_way_leaves_nothing_that_can_be_used_and_is_done_again(
    cluster: Cluster, registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(registry, tmp_path / "backup")
    assert isinstance(file_one(registry, submission("two")), Filed)
    size = publish(registry).size
    registry.database.close()
    into = Settings(database=SecretStr(cluster.address(cluster.create())))
    for died_at in ("import_tree", "finish_erasures", "_compare"):
        with monkeypatch.context() as patch:
            patch.setattr(f"registry.operations.restore.{died_at}", _dies)
            with pytest.raises(KeyboardInterrupt):
                restore(tmp_path / "backup", registry.home.root, into)
        with pytest.raises(RegistryError) as refused:
            open_registry(registry.home.root, into)
        assert refused.value.code == "storage.restoring"
    restore(tmp_path / "backup", registry.home.root, into)
    again = open_registry(registry.home.root, into)
    assert isinstance(file_one(again, submission("three")), Filed)
    assert publish(again).size == size + 1
    again.database.close()


def test_a_restore_stops_before_a_register_that_is_there_and_before_another_restore(
    cluster: Cluster, registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(registry, tmp_path / "backup")
    home, codes = registry.home.root, []
    with pytest.raises(RegistryError) as refused:
        restore(tmp_path / "backup", home, Settings())
    assert refused.value.code == "restore.exists"
    assert publish(registry).size == 2
    into = Settings(database=SecretStr(cluster.address(cluster.create())))
    compare = restore_module._compare

    def meanwhile(*arguments: Any) -> None:
        with pytest.raises(RegistryError) as second:
            restore(tmp_path / "backup", home, into)
        codes.append(second.value.code)
        compare(*arguments)

    monkeypatch.setattr(restore_module, "_compare", meanwhile)
    restore(tmp_path / "backup", home, into)
    assert codes == ["storage.locked"]


def _dies(*arguments: object) -> None:
    raise KeyboardInterrupt
