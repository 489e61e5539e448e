"""Hostile input to every act: a clear refusal under a stable code, nothing repeated, nothing stored."""

from __future__ import annotations

import random
import re
import shutil
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from registry.domain.authority import ACTS
from registry.errors import RegistryError
from registry.operations.registry import open_registry
from registry.settings import Settings
from registry.storage import ledger, tables
from tests.operations.acting import Acting, size
from tests.operations.hostile import ECHO, FILED, Template, attempt, prepare, run, templates

CODE = re.compile(
    r"(act|authority|canonical|draft|dsse|file|lifecycle|moderation|note|open|record|statement|key|test|verifier)\.[a-z0-9_]+"
)
"""The areas of what is wrong with an input; none of the registry's own troubles is among them."""


@pytest.fixture(scope="module")
def besieged(
    begun: tuple[Path, Acting], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Acting, dict[str, Template]]:
    home, made = begun
    copy = Path(shutil.copytree(home, tmp_path_factory.mktemp("besieged") / "registry"))
    acting = Acting(open_registry(copy, Settings()), dict(made.people), dict(made.keys), dict(made.roles))
    prepare(acting)
    return acting, templates(acting)


def stored(acting: Acting) -> dict[str, int]:
    """How many rows every table has, and how far the log reaches."""
    with acting.registry.database.read() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.metadata.sorted_tables
        }
    return counts | {"size of the log": size(acting)}


def besiege(acting: Acting, template: Template, count: int) -> None:
    before = stored(acting)
    for number in range(count):
        one = attempt(acting, template, random.Random(f"{template.act} {number}"))
        with pytest.raises(RegistryError) as caught:
            pytest.fail(f"{number}: {one.about} was done: {one.run()}")
        error, where = caught.value, f"{number}: {one.about}"
        told = f"{error.message} {error.hint}"
        assert CODE.fullmatch(error.code), f"{where}: {error.code}: {told[:300]}"
        assert ECHO.lower() not in told.lower(), f"{where}: {told[:300]}"
        assert len(told) < 8_000, where
    assert stored(acting) == before


@pytest.mark.parametrize("act", ACTS)
def test_what_is_made_hostile_would_have_been_done_without(
    besieged: tuple[Acting, dict[str, Template]], act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting, made = besieged
    reached = RegistryError("test.reached", "everything was compared, and the act would be stored now")
    monkeypatch.setattr(ledger, "append", lambda *given: (_ for _ in ()).throw(reached))
    with pytest.raises(RegistryError) as told:
        run(acting, made[act], made[act].wanted | ({} if act in FILED else {"act": act}))
    assert told.value is reached, told.value.message


@pytest.mark.parametrize("act", ACTS)
def test_hostile_input_is_refused_and_nothing_of_it_is_stored(
    besieged: tuple[Acting, dict[str, Template]], act: str
) -> None:
    acting, made = besieged
    besiege(acting, made[act], 12)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("act", ACTS)
def test_a_thousand_hostile_inputs_are_refused_and_nothing_of_them_is_stored(
    besieged: tuple[Acting, dict[str, Template]], act: str, capsys: pytest.CaptureFixture[str]
) -> None:
    acting, made = besieged
    began = time.monotonic()
    besiege(acting, made[act], 1_000)
    with capsys.disabled():
        print(f"\n{act}: 1,000 refused in {time.monotonic() - began:.0f} s")
