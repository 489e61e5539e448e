"""A database that lacks what others saw signed signs nothing, and says how to go on; who does not answer is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from registry.domain.key_event import KeyEvent
from registry.errors import RegistryError
from registry.http.mirror import create_app as mirror_app
from registry.operations.accept import accept
from registry.operations.alarm import end_alarm, standing_alarm
from registry.operations.erase import erase
from registry.operations.file_record import Filed, file_records
from registry.operations.freeze import freeze
from registry.operations.log_key_event import log_key_event
from registry.operations.next_log import open_next
from registry.operations.publish import publish
from registry.operations.put_in_force import put_in_force
from registry.operations.registry import Registry, open_registry
from registry.operations.require_latest import MIRRORS_FILE
from registry.operations.revoke_key import revoke_key
from registry.operations.rotate_key import announce_log_keys, rotate_key
from registry.operations.state_release import state_release
from registry.storage import ledger
from tests.operations.test_file_record import submission
from tests.operations.test_put_in_force import following
from tests.refusals import code_of
from tests.witnessing import (
    copied,
    grow,
    log_vkeys,
    make_witness,
    policy_lines,
    reopened,
    serving,
    use_policy,
    witness_at,
)


@pytest.fixture
def registry(new_home: Path, tmp_path: Path) -> Iterator[Registry]:
    made = copied(new_home, tmp_path / "registry")
    yield made
    made.database.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The folder of a mirror."""
    return tmp_path / "mirror"


def mirrored(registry: Registry, copy: Path) -> None:
    """What a mirror shows once it has copied everything that is public."""
    shutil.copytree(registry.tree.root, copy / "public" / "2026", dirs_exist_ok=True)


def put_back(registry: Registry, place: Path) -> Registry:
    """A copy of the whole folder, as an old backup of the machine: tree and database agree with each other."""
    registry.database.scrub()
    shutil.copytree(registry.home.root, place)
    return open_registry(place, registry.settings)


def name_mirror(registry: Registry, address: str) -> None:
    (registry.home.root / MIRRORS_FILE).write_text(f"# ours\n{address}/  # the university\n\n")


def statements() -> list[Callable[[Registry], object]]:
    """Everything that signs a statement into the open log, besides filing."""
    return [
        lambda it: erase(it, "lost", 1, ["operator.name"], "gdpr-17-1-d"),
        lambda it: log_key_event(it, never, it.signing_keys().log),
        lambda it: rotate_key(it, None),
        lambda it: announce_log_keys(it, it.log.year + 1, None),
        lambda it: revoke_key(it, it.key_history().periods[0].key.key_id.hex(), "lost", leave_none=True),
        lambda it: state_release(it, it.release()[1]),
        lambda it: put_in_force(it, following(it.release()[1]), None),
    ]


def never(index: int, stated_at: str) -> KeyEvent:
    raise AssertionError("an event was made")


def test_no_statement_is_signed_into_a_database_behind_its_own_public_tree(
    registry: Registry, tmp_path: Path
) -> None:
    old = put_back(registry, tmp_path / "old")
    grow(registry)
    publish(registry)
    shutil.copytree(registry.tree.root, old.tree.root, dirs_exist_ok=True)
    keys = sorted(old.home.keys.rglob("*"))
    for act in statements():
        assert code_of(lambda act=act: act(old)) == "publish.ahead"
    assert ledger.head(old.database, old.log.id).size == 1
    assert sorted(old.home.keys.rglob("*")) == keys
    # The public tree says so for as long as it stands there, and needs no alarm.
    assert standing_alarm(old) is None
    old.database.close()


def test_no_log_is_opened_behind_a_frozen_one_of_which_more_is_known(
    registry: Registry, copy: Path, tmp_path: Path
) -> None:
    old = put_back(registry, tmp_path / "old")
    freeze(old)
    old.database.close()
    grow(registry)
    publish(registry)
    mirrored(registry, copy)
    with serving(mirror_app(copy)) as address:
        name_mirror(old, address)
        assert code_of(lambda: open_next(old.home.root, old.settings, passphrase=None)) == "publish.ahead"
        assert code_of(lambda: open_next(old.home.root, old.settings, passphrase=None)) == "witness.alarm"
    assert not (old.home.keys / str(old.log.year + 1)).exists()


def test_a_registry_put_back_whole_signs_nothing_once_a_mirror_is_ahead(
    registry: Registry, copy: Path, tmp_path: Path
) -> None:
    with serving(mirror_app(copy)) as address:
        name_mirror(registry, address)
        mirrored(registry, copy)
        old = put_back(registry, tmp_path / "old")
        list(file_records(registry, [submission("lost")]))
        publish(registry)
        mirrored(registry, copy)
        # The newest database is not held up by the mirror that shows what it signed.
        assert isinstance(next(file_records(reopened(registry), [submission("more")])), Filed)
        assert publish(reopened(registry)).size == 3

        acts: list[Callable[[Registry], object]] = [
            lambda it: list(file_records(it, [submission("other")])),
            lambda it: accept(it, submission("other")),
            lambda it: (grow(it), publish(it)),
        ]
        for act in [*acts, *statements()]:
            opened = reopened(old)
            with pytest.raises(RegistryError) as caught:
                act(opened)
            assert caught.value.code == "publish.ahead"
            assert "sightline restore" in caught.value.hint
            alarm = standing_alarm(opened)
            assert alarm is not None
            assert alarm.evidence == (copy / "public" / "2026" / "checkpoint").read_text()
            end_alarm(opened)
            assert [c.size for c in ledger.checkpoints(opened.database, opened.log.id)] == [1]
            opened.database.close()
    old.database.close()


def test_while_the_alarm_stands_nothing_is_filed_though_the_mirror_is_silent(
    registry: Registry, copy: Path, tmp_path: Path
) -> None:
    with serving(mirror_app(copy)) as address:
        name_mirror(registry, address)
        old = put_back(registry, tmp_path / "old")
        grow(registry)
        publish(registry)
        mirrored(registry, copy)
        assert code_of(lambda: list(file_records(old, [submission("other")]))) == "publish.ahead"
    again = reopened(old)
    assert code_of(lambda: list(file_records(again, [submission("other")]))) == "witness.alarm"
    for act in statements():
        assert code_of(lambda act=act: act(again)) == "witness.alarm"
    assert ledger.head(again.database, again.log.id).size == 1
    assert code_of(lambda: accept(again, submission("other"))) == "witness.alarm"
    assert code_of(lambda: publish(again)) == "witness.alarm"
    again.database.close()
    old.database.close()


def test_a_mirror_that_lags_or_does_not_answer_holds_nobody_up_and_is_told(
    registry: Registry, copy: Path
) -> None:
    with serving(mirror_app(copy)) as address:
        name_mirror(registry, address)
        told: list[RegistryError] = []
        list(file_records(registry, [submission("one")], tell=told.append))
        assert [error.code for error in told] == ["mirror.unreachable"]  # it copied nothing yet
        mirrored(registry, copy)
        publish(registry)
        grow(registry)
        assert publish(reopened(registry)).silent == ()
    grow(registry)
    published = publish(reopened(registry))
    assert [error.code for error in published.silent] == ["mirror.unreachable"]
    assert published.size == 4


@pytest.mark.parametrize("answer", [b"", b"\xff", b"garbage\n", b"registry.example/log/2026\n99\n"])
def test_a_mirror_cannot_stop_the_log_with_what_the_logs_keys_never_signed(
    registry: Registry, answer: bytes
) -> None:
    app = Flask("lying")
    app.add_url_rule("/2026/checkpoint", "checkpoint", lambda: answer)
    with serving(app) as address:
        name_mirror(registry, address)
        grow(registry)
        published = publish(registry)
    assert [error.code for error in published.silent] == ["mirror.wrong"]
    assert standing_alarm(registry) is None


def test_an_address_that_is_none_is_named(registry: Registry) -> None:
    (registry.home.root / MIRRORS_FILE).write_text("ftp://mirror.example\n")
    grow(registry)
    assert code_of(lambda: publish(registry)) == "mirror.address"


def test_nothing_is_filed_into_a_registry_of_which_a_witness_knows_more(
    registry: Registry, tmp_path: Path
) -> None:
    witness = make_witness(tmp_path / "witness", "witness.example/0", log_vkeys(registry))
    with witness_at(witness) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        publish(registry)
        old = put_back(registry, tmp_path / "old")
        grow(registry)
        publish(registry)
        size = ledger.head(old.database, old.log.id).size
        assert code_of(lambda: list(file_records(old, [submission("other")]))) == "witness.fork"
        assert ledger.head(old.database, old.log.id).size == size
        old.database.close()
    told: list[RegistryError] = []
    list(file_records(reopened(registry), [submission("one")], tell=told.append))
    assert [error.code for error in told] == ["witness.unreachable"]


def test_a_witness_that_stands_where_another_process_is_publishing_is_no_fork(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    witness = make_witness(tmp_path / "witness", "witness.example/0", log_vkeys(registry))
    with witness_at(witness) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        publish(registry)
        grow(registry)

        def die(*arguments: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as dying:
            dying.setattr("registry.operations.publish.show", die)
            with pytest.raises(KeyboardInterrupt):
                publish(registry)
        # Signed and cosigned, and not public yet: whoever files meanwhile is not behind.
        other = reopened(registry)
        assert isinstance(next(file_records(other, [submission("one")])), Filed)
        assert standing_alarm(registry) is None
        other.database.close()


@pytest.mark.parametrize("who", ["a witness", "a mirror"])
def test_without_its_tree_an_old_database_files_nothing_once_others_know_more(
    registry: Registry, tmp_path: Path, who: str
) -> None:
    old = put_back(registry, tmp_path / "old")
    shutil.rmtree(old.home.public)
    witness, copy = (
        make_witness(tmp_path / "w", "witness.example/0", log_vkeys(registry)),
        tmp_path / "mirror",
    )
    with witness_at(witness) as address, serving(mirror_app(copy)) as copied_to:
        use_policy(registry, policy_lines([(witness, address)], 1))
        grow(registry, 2)
        publish(registry)
        mirrored(registry, copy)
        if who == "a witness":
            use_policy(old, policy_lines([(witness, address)], 1))
        else:
            name_mirror(old, copied_to)
        head = ledger.head(old.database, old.log.id)
        expected = "witness.fork" if who == "a witness" else "publish.ahead"
        for act in (lambda: list(file_records(old, [submission("other")])), lambda: publish(old)):
            assert code_of(act) in (expected, "witness.alarm")
    assert ledger.head(old.database, old.log.id) == head
    assert standing_alarm(old) is not None
    old.database.close()
