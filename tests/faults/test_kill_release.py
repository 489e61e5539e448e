"""`kill -9` while a later release is put in force: run again, it is in force once, and every decision stands under its own."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from registry.operations.create_registry import create_registry
from registry.operations.file_record import Filed
from registry.operations.registry import open_registry
from registry.operations.sign_bundles import sign_bundles
from registry.policy.build import write_release
from registry.policy.kept import keep_release
from registry.settings import Settings
from registry.storage import queries
from tests.faults.progress import run, some_step
from tests.operations.test_check import check
from tests.operations.test_file_record import file_one, submission
from tests.operations.test_put_in_force import following


def rounds(tmp_path: Path, count: int, seed: int) -> int:
    """State `count` releases one after the other, each first in a process that is killed; how many died under way."""
    from registry.operations.installed_release import installed_release

    chance = random.Random(seed)
    home, policies = tmp_path / "registry", tmp_path / "policies"
    bundle = installed_release()
    registry = create_registry(home, "http://127.0.0.1:8000", bundle, Settings(), passphrase=None)
    sign_bundles(registry, None)
    registry.database.close()
    died, steps, counted = 0, 0, tmp_path / "steps"
    stating = ["policies", "state", "--home", str(home)]
    for number in range(count):
        bundle = following(bundle, 7 + number)
        write_release(bundle.files, policies / "release")
        keep_release(policies, bundle)
        if number:
            died += run(counted, stating, some_step(chance, steps), policies=policies).killed
        whole = run(counted, stating, policies=policies)
        # The first one counts: what is stated again after a kill may be half done already.
        steps = steps or whole.steps
        assert whole.code == 0, whole.output
        assert f"release {bundle.version} is in force" in whole.output
        registry = open_registry(home, Settings())
        assert registry.release()[1].digest == bundle.digest
        assert len(queries.releases_between(registry.database, registry.log.id, 0, 10_000)) == number + 2
        made = file_one(registry, submission(f"under-{number}"))
        assert isinstance(made, Filed)
        assert made.decision.release.digest == bundle.digest
        registry.database.close()
    registry = open_registry(home, Settings())
    from registry.operations.publish import publish

    publish(registry)
    report = check(home)
    assert report.problem is None, report.problem
    assert (report.releases, report.decisions) == (count + 1, count)
    return died


def test_a_few_kills_while_releases_are_put_in_force(tmp_path: Path) -> None:
    rounds(tmp_path, 1, seed=1)


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_twenty_kills_while_releases_are_put_in_force(tmp_path: Path) -> None:
    assert rounds(tmp_path, 20, seed=2) >= 12
