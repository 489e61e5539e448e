"""A registry changes its keys: nothing is signed by a key that is not logged, no key is lost, and whoever checks follows."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.domain.verifier import parse_vkey, verifier_of
from registry.errors import RegistryError
from registry.operations.check import Report, check_tree
from registry.operations.check_chain import settle
from registry.operations.check_entries import EntryCheck
from registry.operations.create_registry import create_registry
from registry.operations.file_record import Filed
from registry.operations.freeze import freeze
from registry.operations.list_keys import list_keys, trust_lines
from registry.operations.next_log import open_next
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.revoke_key import revoke_key
from registry.operations.rotate_key import announce_log_keys, rotate_key
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.signing.keys import load_key
from registry.storage import ledger
from registry.transport.trees import FolderTree, open_trees
from tests.lean_release import lean_release
from tests.operations.test_check import engine_for
from tests.operations.test_file_record import file_one, submission
from tests.unlisted import make_unlisted

RUN = """
import os, signal, sys
from pathlib import Path
from registry.operations import log_key_event, rotate_key
from registry.operations.registry import open_registry
from registry.settings import Settings
def die(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)
registry = open_registry(Path(sys.argv[1]), Settings())
if sys.argv[2] == "before the key file":
    rotate_key.save_key = die
elif sys.argv[2] == "before the commit":
    log_key_event.ledger.append = die
elif sys.argv[2] == "after the commit":
    rotate_key.SigningKeys = die
rotate_key.rotate_key(registry, None, overlap=0)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made") / "home"
    made = create_registry(home, "https://registry.example", lean_release(), Settings(), passphrase=None)
    made.database.close()
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "home"))


@pytest.fixture
def registry(home: Path) -> Registry:
    return open_registry(home, Settings())


def again(registry: Registry) -> Registry:
    registry.database.close()
    return open_registry(registry.home.root, Settings())


def checked(registry: Registry, keys: list[str]) -> Report:
    publish(registry)
    return check_tree(FolderTree(registry.tree.root), keys, engine_for)


def filed(registry: Registry, id: str) -> int:
    result = file_one(registry, submission(id))
    assert isinstance(result, Filed)
    return result.index


def own(registry: Registry) -> str:
    return verifier_of(registry.signing_keys().decisions).vkey


def test_who_holds_the_old_keys_and_who_holds_the_new_ones_both_check_a_log_with_a_rotation_in_it(
    registry: Registry,
) -> None:
    old = read_key_files([registry.home.trust])
    filed(registry, "before")
    rotated = rotate_key(registry, None, overlap=0)
    filed(registry, "after")
    new = trust_lines(registry)
    assert set(new) - set(old) == {rotated.new.vkey}
    for keys in (old, new, [*old, rotated.new.vkey]):
        report = checked(registry, keys)
        assert (report.problem, report.void, report.decisions) == (None, [], 2)
    stranger = [line for line in old if parse_vkey(line).name == registry.log.origin]
    refused = checked(registry, stranger).problem
    assert refused is not None
    assert refused.code == "check.differs"


def test_the_file_that_was_handed_over_stays_as_it_was(registry: Registry) -> None:
    before = registry.home.trust.read_bytes()
    rotate_key(registry, None)
    publish(registry)
    assert registry.home.trust.read_bytes() == before
    assert again(registry).home.trust.read_bytes() == before


def test_the_new_key_signs_from_now_on_in_every_process_and_the_old_file_stays(registry: Registry) -> None:
    rotated = rotate_key(registry, None, overlap=0)
    assert own(registry) == rotated.new.vkey
    opened = again(registry)
    assert own(opened) == rotated.new.vkey
    assert verifier_of(load_key(opened.home.keys / "decisions-ed25519.key", None)) == rotated.old


def test_a_process_that_opened_the_old_key_may_use_it_during_the_overlap_and_not_after(
    registry: Registry,
) -> None:
    late = open_registry(registry.home.root, Settings())
    rotate_key(registry, None, overlap=1)
    assert filed(late, "in-time") == 2
    with pytest.raises(RegistryError) as raised:
        filed(late, "too-late")
    assert raised.value.code == "key.retired"
    assert ledger.head(registry.database, registry.log.id).size == 3
    filed(again(registry), "by-the-new-key")


def test_a_process_that_filed_already_learns_of_a_rotation_and_reads_the_keys_no_more_often_than_they_change(
    registry: Registry,
) -> None:
    late = open_registry(registry.home.root, Settings())
    filed(late, "one")
    read = late.keys_made
    filed(late, "two")
    assert late.keys_made is read is not None
    rotate_key(registry, None, overlap=1)
    filed(late, "in-time")
    assert late.keys_made is not read
    with pytest.raises(RegistryError) as raised:
        filed(late, "too-late")
    assert raised.value.code == "key.retired"


@pytest.mark.parametrize("moment", ["before the key file", "before the commit", "after the commit"])
def test_a_rotation_that_is_killed_loses_no_key_and_leaves_none_that_signs_unlogged(
    home: Path, moment: str
) -> None:
    killed = subprocess.run([sys.executable, "-c", RUN, str(home), moment], capture_output=True, timeout=120)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    registry = open_registry(home, Settings())
    size = ledger.head(registry.database, registry.log.id).size
    waiting = {path.name for path in registry.home.keys.glob("decisions-*.key")} - {"decisions-ed25519.key"}
    assert (size, len(waiting)) == {
        "before the key file": (1, 0),
        "before the commit": (1, 1),
        "after the commit": (2, 1),
    }[moment]
    signs_first = own(registry) == read_key_files([registry.home.trust])[-1]
    assert signs_first == (moment != "after the commit")
    if moment == "before the commit":
        # The key that waits is the one that comes into use.
        assert rotate_key(registry, None, overlap=0).file.name in waiting
    assert len(list(registry.home.keys.glob("decisions-*.key"))) <= 2
    assert checked(registry, read_key_files([registry.home.trust])).problem is None


def test_no_key_is_made_while_it_cannot_be_seen_whether_one_waits(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(registry.home.keys.iterdir())
    with monkeypatch.context() as broken:
        make_unlisted(registry.home.keys, broken)
        with pytest.raises(OSError, match="Input/output error"):
            rotate_key(registry, None)
    assert sorted(registry.home.keys.iterdir()) == before


def test_the_old_key_alone_signs_nothing_when_the_new_one_is_lost(registry: Registry) -> None:
    rotated = rotate_key(registry, None, overlap=5)
    rotated.file.unlink()
    with pytest.raises(RegistryError) as raised:
        again(registry)
    assert raised.value.code == "key.missing"


def test_a_key_in_reserve_takes_over_when_the_other_is_lost_and_revoked(registry: Registry) -> None:
    rotated = rotate_key(registry, None, overlap=None)
    rotated.file.unlink()
    opened = again(registry)
    assert own(opened) == rotated.old.vkey
    revoke_key(opened, rotated.new.key_id.hex(), "lost")
    filed(opened, "by-the-one-that-is-left")
    report = checked(opened, read_key_files([opened.home.trust]))
    assert (report.problem, report.void) == (None, [])


def test_what_a_stolen_key_signed_from_the_cut_off_on_is_named_by_every_check(registry: Registry) -> None:
    old = read_key_files([registry.home.trust])
    for id in ("one", "two", "three"):
        filed(registry, id)
    rotated = rotate_key(registry, None, overlap=0)
    stolen = rotated.old.key_id.hex()
    with pytest.raises(RegistryError) as raised:
        revoke_key(registry, stolen, "compromised", cut_off=2)
    assert raised.value.code == "key.last"
    revoke_key(registry, stolen, "compromised", cut_off=2, upholds=[rotated.place.index])
    for keys in (old, trust_lines(registry)):
        report = checked(registry, keys)
        assert report.problem is None
        assert [(run.first, run.last) for run in report.void] == [(2, 3)]
    assert [key.revoked_from for key in list_keys(registry)] == [None, None, 2, None]


def test_a_revocation_needs_no_key_for_statements(registry: Registry) -> None:
    rotated = rotate_key(registry, None, overlap=None)
    for path in registry.home.keys.glob("decisions-*.key"):
        path.unlink()
    registry.database.close()
    opened = open_registry(registry.home.root, Settings(), with_statement_key=False)
    revoke_key(opened, rotated.old.key_id.hex(), "lost", leave_none=True)
    assert checked(opened, read_key_files([opened.home.trust])).problem is None
    with pytest.raises(RegistryError) as raised:
        opened.signing_keys().decisions  # noqa: B018
    assert raised.value.code == "key.missing"


def test_the_next_logs_keys_are_made_once_and_announced_once(registry: Registry) -> None:
    first = announce_log_keys(registry, 2031, None)
    size = ledger.head(registry.database, registry.log.id).size
    assert announce_log_keys(registry, 2031, None) == first
    assert ledger.head(registry.database, registry.log.id).size == size == 3
    assert registry.key_history().announced == first
    assert checked(registry, read_key_files([registry.home.trust])).problem is None


def test_who_holds_the_keys_of_one_year_follows_into_the_next_that_was_announced(registry: Registry) -> None:
    held = read_key_files([registry.home.trust])
    year = registry.log.year + 1
    rotated = rotate_key(registry, None, overlap=5)
    announced = announce_log_keys(registry, year, None)
    freeze(registry)
    root = registry.home.root
    registry.database.close()
    opened = open_next(root, Settings(), passphrase=None)
    assert list(opened.key_history().log_keys) == announced
    assert [period.key for period in opened.key_history().periods] == [rotated.new]
    filed(opened, "next-year")
    publish(opened)
    walked: dict[str, EntryCheck] = {}
    reports = [
        check_tree(tree, held, engine_for, walked=walked) for tree in open_trees(str(opened.home.public))
    ]
    settle(reports, walked)
    assert [report.problem for report in reports] == [None, None]
    # Without the year that announces its keys, the next one is a stranger's.
    alone = check_tree(FolderTree(opened.tree.root), held, engine_for)
    assert alone.problem is not None
    assert alone.problem.code == "check.origin"


def test_the_command_line_rotates_lists_and_revokes(home: Path) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(main, [words[0], words[1], "--home", str(home), *words[2:]])
        assert done.exit_code == 0, done.output
        return str(done.output)

    said = run("keys", "rotate", "--overlap", "0")
    assert "may sign up to entry 1" in said
    old = next(line for line in run("keys", "list").splitlines() if "entries 0 to 1," in line)
    run("keys", "revoke", old.partition(" ")[0], "--reason", "superseded")
    assert "revoked from entry 2 on (superseded)" in run("keys", "list")
    trust = home.parent / "today.vkeys"
    trust.write_text(run("keys", "list", "--trust"), encoding="utf-8")
    done = CliRunner().invoke(main, ["check", str(home / "public"), "--key", str(trust)])
    assert done.exit_code == 0, done.output
