"""A small registry over two years: one log frozen, the next one opened, decisions on both sides."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from registry.operations.check import Report, check_tree
from registry.operations.check_chain import open_chain, settle
from registry.operations.check_entries import EntryCheck
from registry.operations.create_registry import create_registry
from registry.operations.file_record import Filed, file_records
from registry.operations.freeze import freeze
from registry.operations.next_log import open_next
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.trust import read_key_files
from registry.settings import Settings
from tests.lean_release import lean_release
from tests.operations.test_check import engine_for
from tests.operations.test_file_record import submission

ADDRESS = "http://registry.example"


class Clock:
    """Time that passes a second whenever somebody looks at it."""

    def __init__(self, year: int, day: int = 31) -> None:
        self.now = datetime(year, 12, day, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def make_first_year(root: Path) -> Registry:
    """The log of 2026 with a release and three decisions, in two checkpoints, still open."""
    registry = create_registry(
        root, ADDRESS, lean_release(), Settings(), passphrase=None, clock=Clock(2026, 30)
    )
    file(registry, "one", "two")
    publish(registry)
    file(registry, "three")
    publish(registry)
    return registry


def make_two_years(root: Path) -> Registry:
    """That log frozen, and the log of 2027 with a second version of a deployment and a new one."""
    registry = make_first_year(root)
    freeze(registry)
    registry.database.close()
    registry = open_next(root, Settings(), passphrase=None, clock=Clock(2027, 30))
    list(file_records(registry, [submission("one", place={"country": "FR"})]))
    file(registry, "four")
    publish(registry)
    return registry


def file(registry: Registry, *names: str) -> None:
    """File records of these ids."""
    for result in file_records(registry, [submission(name) for name in names]):
        assert isinstance(result, Filed), result


def copy(home: Path, to: Path) -> Path:
    """A copy of a registry's folder that may be changed."""
    passing = shutil.ignore_patterns("*.db-shm", "*.db-wal")
    return Path(shutil.copytree(home, to, ignore=passing))


def reopened(home: Path, year: int) -> Registry:
    """The registry as a new process opens it in December of `year`."""
    return open_registry(home, Settings(), clock=Clock(year))


def check_years(where: str | Path, home: Path) -> list[Report]:
    """What `sightline check` finds, with the registry's key file."""
    keys = read_key_files([home / "trust" / "registry.vkeys"])
    walked: dict[str, EntryCheck] = {}
    reports = [check_tree(tree, keys, engine_for, walked=walked) for tree in open_chain(str(where))]
    settle(reports, walked)
    return reports
