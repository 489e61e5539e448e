"""A later release in an existing registry: from its entry on, and never backwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.assets import policies
from registry.errors import RegistryError
from registry.operations import file_record as filing
from registry.operations import put_in_force as module
from registry.operations.demo import make_demo
from registry.operations.file_record import Filed, file_records
from registry.operations.put_in_force import InForce, put_in_force, put_installed_in_force
from registry.operations.registry import Registry, open_registry
from registry.operations.sign_bundles import KEY_FILE
from registry.operations.state_release import state_release
from registry.policy.build import write_release
from registry.policy.kept import FOLDER, keep_release
from registry.policy.release import Bundle
from registry.policy.versions import Step, read_version
from registry.settings import Settings
from registry.storage import ledger
from tests.operations.test_check import check
from tests.operations.test_file_record import file_one, submission
from tests.policy.changed_release import binds, changed_release, parameter_value


def _kept_as_long_as_allowed() -> dict[str, Any]:
    """The answers that meet UNP-04, as the rows beside it give them, by section."""
    rows = yaml.safe_load(
        (policies() / "un_data_protection" / "unp_04_rows.yaml").read_text(encoding="utf-8")
    )
    answers: dict[str, Any] = {"operator": {"name": "Body of Example", "type": "public_body"}}
    for path, value in rows["answers"].items():
        section, field = path.split(".")
        if value is not None:
            answers.setdefault(section, {})[field] = value
    return answers


FIELDS = _kept_as_long_as_allowed()
"""A public body that keeps matches as long as the parameter of the installed release allows."""


def following(bundle: Bundle, days: int = 7) -> Bundle:
    """The next release, under which matches may be kept for so many days, and which binds public bodies in GB to it."""
    data, catalogue = parameter_value("max_match_days", days)
    binding = binds("UNP-04", "GB", "public_body")[1]
    version = str(read_version(bundle.version).after(Step.MAJOR))

    def both(document: dict[str, Any]) -> None:
        catalogue(document)
        binding(document)

    return changed_release(bundle, version, data=data, catalogue=both)


def statuses(result: object) -> dict[str, str]:
    assert isinstance(result, Filed)
    return {one.id: one.status for one in result.decision.requirements}


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    """The demonstration as if nobody had asked for bundles: a release is then put in force without signing any."""
    passing = shutil.ignore_patterns("bundles", "*.db-shm", "*.db-wal")
    home = Path(shutil.copytree(demo_home, tmp_path / "demo", ignore=passing))
    (home / "keys" / KEY_FILE).unlink()
    return home


@pytest.fixture
def signed(demo_home: Path, home: Path) -> None:
    """The bundles that it has indeed, and their key."""
    shutil.copytree(demo_home / "bundles", home / "bundles")
    shutil.copy(demo_home / "keys" / KEY_FILE, home / "keys" / KEY_FILE)


def take_up(registry: Registry, bundle: Bundle | None = None) -> InForce:
    return put_in_force(registry, bundle or following(registry.release()[1]), None)


def test_filings_are_decided_under_the_release_in_force_and_old_decisions_under_their_own(
    registry: Registry, home: Path
) -> None:
    before, former = registry.release()
    old = file_one(registry, submission("old", **FIELDS))
    made = take_up(registry)
    new = file_one(registry, submission("new", **FIELDS))
    assert (statuses(old)["UNP-04"], statuses(new)["UNP-04"]) == ("met", "not_met")
    assert isinstance(old, Filed)
    assert isinstance(new, Filed)
    assert (old.decision.release.digest, old.decision.release.index) == (former.digest, before.place.index)
    assert (new.decision.release.digest, new.decision.release.index) == (made.bundle.digest, made.index)
    assert not made.again
    make_public(registry)
    report = check(home)
    assert report.problem is None, report.problem
    assert report.holds
    assert report.releases == 2


def make_public(registry: Registry) -> None:
    from registry.operations.publish import publish

    publish(registry)


def test_a_new_version_of_an_old_record_is_decided_under_the_new_release(
    registry: Registry, home: Path
) -> None:
    file_one(registry, submission("old", **FIELDS))
    made = take_up(registry)
    again = file_one(registry, submission("old", **FIELDS, filing={"change_kind": "confirmed_unchanged"}))
    assert isinstance(again, Filed)
    assert (again.version, again.decision.release.index) == (2, made.index)
    make_public(registry)
    assert check(home).holds


def test_a_filing_evaluated_under_the_former_release_is_evaluated_again(
    registry: Registry, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_registry(registry.home.root, Settings())
    following_one = following(registry.release()[1])
    real, calls = ledger.append, []

    def overtaken(*arguments: Any, **named: Any) -> Any:
        # Between the evaluation of the filing and its commit another process states a release.
        calls.append([item.release_digest for item in arguments[2]])
        if len(calls) == 1:
            monkeypatch.setattr("registry.operations.state_release.ledger.append", real)
            state_release(other, following_one)
            monkeypatch.setattr(filing.ledger, "append", overtaken)
        return real(*arguments, **named)

    monkeypatch.setattr(filing.ledger, "append", overtaken)
    monkeypatch.setattr(filing.locks, "writer", lambda database: _no_lock())
    result = file_one(registry, submission("one", **FIELDS))
    assert isinstance(result, Filed)
    assert result.decision.release.digest == following_one.digest
    assert statuses(result)["UNP-04"] == "not_met"
    assert len(calls) == 2
    assert calls[0] != calls[1]
    make_public(registry)
    assert check(home).holds


def _no_lock() -> Any:
    from contextlib import nullcontext

    return nullcontext()


def test_a_release_that_is_in_force_is_stated_once(registry: Registry) -> None:
    made = take_up(registry)
    size = ledger.head(registry.database, registry.log.id).size
    again = take_up(registry, made.bundle)
    assert (again.again, again.index) == (True, made.index)
    assert ledger.head(registry.database, registry.log.id).size == size
    with pytest.raises(RegistryError) as raised:
        state_release(registry, made.bundle)
    assert raised.value.code == "release.stated"


@pytest.mark.parametrize(
    "change",
    [
        lambda bundle: changed_release(bundle, "0.0.1"),
        lambda bundle: changed_release(bundle, bundle.version, previous="a" * 64),
        lambda bundle: changed_release(bundle, "999.0.0", sequence=1, previous=None),
    ],
)
def test_no_release_makes_way_for_one_that_is_not_later(
    registry: Registry, change: Callable[[Bundle], Bundle]
) -> None:
    made = take_up(registry)
    size = ledger.head(registry.database, registry.log.id).size
    with pytest.raises(RegistryError) as raised:
        take_up(registry, change(made.bundle))
    assert raised.value.code == "release.older"
    assert ledger.head(registry.database, registry.log.id).size == size
    assert registry.release()[1].digest == made.bundle.digest


def test_the_first_release_is_not_stated_again(registry: Registry) -> None:
    _, first = registry.release()
    take_up(registry)
    with pytest.raises(RegistryError) as raised:
        take_up(registry, first)
    assert raised.value.code == "release.older"


def test_a_check_finds_a_release_that_went_back(
    registry: Registry, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, first = registry.release()
    take_up(registry)
    monkeypatch.setattr("registry.operations.state_release._require_later", lambda before, after: None)
    take_up(registry, changed_release(first, first.version, sequence=first.sequence, previous=first.previous))
    report = check(home)
    assert report.problem is not None
    assert report.problem.code == "check.entry"
    assert "not later than the one in force" in report.problem.message


def test_the_log_tells_time_in_one_direction_also_after_a_release(registry: Registry) -> None:
    real, later = registry.clock, registry.clock() + timedelta(hours=1)
    registry.clock = lambda: later
    take_up(registry)
    # Later than every decision, and earlier than the release.
    registry.clock = real
    with pytest.raises(RegistryError) as raised:
        list(file_records(registry, [submission()]))
    assert raised.value.code == "file.clock"
    with pytest.raises(RegistryError) as raised:
        state_release(registry, following(following(registry.release()[1])))
    assert raised.value.code == "file.clock"


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("step", ["state_release", "publish", "sign_bundles"])
def test_an_interruption_before_any_step_is_mended_by_running_it_again(
    registry: Registry, home: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    bundle = following(registry.release()[1])

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, step, dies)
        with pytest.raises(KeyboardInterrupt):
            take_up(registry, bundle)
    made = put_in_force(open_registry(home, Settings()), bundle, None)
    assert made.bundles is not None
    assert made.bundles.release == bundle.version
    report = check(home)
    assert report.holds
    assert report.releases == 2


def test_an_interruption_before_the_entry_puts_nothing_in_force(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, before = registry.release()

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("registry.operations.state_release.ledger.append", dies)
        with pytest.raises(KeyboardInterrupt):
            take_up(registry)
    assert registry.release()[1].digest == before.digest
    assert isinstance(file_one(registry, submission()), Filed)


def test_a_registry_without_bundles_gets_none_by_stating_a_release(registry: Registry, home: Path) -> None:
    assert take_up(registry).bundles is None
    assert not (home / "bundles").exists()


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of policies of the test's own, which is the installed one."""
    folder = tmp_path / "policies"
    folder.mkdir()
    monkeypatch.setattr("registry.assets.policies", lambda: folder)
    return folder


def test_what_was_built_and_not_released_is_not_put_in_force(registry: Registry, library: Path) -> None:
    bundle = following(registry.release()[1])
    write_release(bundle.files, library / "release")
    with pytest.raises(RegistryError) as raised:
        put_installed_in_force(registry, None)
    assert raised.value.code == "release.unreleased"
    keep_release(library, following(registry.release()[1], 5))
    with pytest.raises(RegistryError) as raised:
        put_installed_in_force(registry, None)
    assert raised.value.code == "release.kept"
    (library / FOLDER / f"{bundle.version}.zip").unlink()
    keep_release(library, bundle)
    assert put_installed_in_force(registry, None).bundle.digest == bundle.digest


def test_what_is_in_force_needs_no_release(registry: Registry, library: Path) -> None:
    write_release(registry.release()[1].files, library / "release")
    assert put_installed_in_force(registry, None).again


@pytest.mark.usefixtures("signed")
def test_the_demonstration_goes_on_under_a_later_release(registry: Registry, home: Path) -> None:
    take_up(registry)
    registry.database.close()
    _, reports = make_demo(home, Settings(), lambda progress: None)
    assert [report.problem for report in reports] == [None]
