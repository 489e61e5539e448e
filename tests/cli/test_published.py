"""Whatever publishes says what is public now, and who was silent about it."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from registry.cli import log_run
from registry.domain.verifier import parse_vkey
from registry.errors import RegistryError
from registry.operations.publish import Published
from registry.operations.registry import Registry
from tests.cli.conftest import run
from tests.witnessing import log_vkeys, make_registry, make_witness, policy_lines, use_policy, witness_at


@pytest.fixture
def unwitnessed(tmp_path: Path) -> str:
    """A registry whose only witness is away."""
    registry = make_registry(tmp_path / "home")
    witness = make_witness(tmp_path / "w", "witness.example/nl", log_vkeys(registry))
    with witness_at(witness) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
    registry.database.close()
    return str(tmp_path / "home")


def test_a_rotation_and_a_revocation_say_that_too_few_witnesses_cosigned(unwitnessed: str) -> None:
    rotated = run("keys", "rotate", "--overlap", "0", "--home", unwitnessed)
    assert "published: size 2, root " in rotated.stdout
    assert "1 entry added, too few witnesses yet" in rotated.stdout
    assert "[witness.unreachable]" in rotated.stderr
    old = next(
        line for line in run("keys", "list", "--home", unwitnessed).output.splitlines() if "to 1," in line
    )
    revoked = run("keys", "revoke", old.split()[0], "--reason", "superseded", "--home", unwitnessed)
    assert "published: size 3, root " in revoked.stdout
    assert "[witness.unreachable]" in revoked.stderr


def test_announced_keys_are_all_of_the_output_and_the_rest_is_said_aside(unwitnessed: str) -> None:
    announced = run("keys", "announce", "2030", "--home", unwitnessed)
    assert [parse_vkey(line).name for line in announced.stdout.splitlines()] == [
        "registry.example/log/2030"
    ] * 2
    assert "too few witnesses yet" in announced.stderr
    assert "[witness.unreachable]" in announced.stderr


def test_a_frozen_log_says_who_was_silent_at_its_end(unwitnessed: str) -> None:
    frozen = run("log", "freeze", "--home", unwitnessed)
    assert "is frozen: size 1" in frozen.stdout
    assert "too few witnesses yet" in frozen.stdout
    assert "[witness.unreachable]" in frozen.stderr


def test_a_quiet_log_is_told_once_and_what_is_amiss_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = make_registry(tmp_path / "home")
    away = RegistryError("bucket.unreachable", "the bucket is away")
    quiet = Published(1, bytes(32), b"", 0)
    said = iter(
        [
            quiet,
            quiet,
            replace(quiet, behind=away),
            replace(quiet, witnessed=False),
            replace(quiet, witnessed=False),
            replace(quiet, witnessed=True),
            replace(quiet, size=3, added=2, witnessed=True),
            replace(quiet, size=3, witnessed=True),
        ]
    )
    hours = count(0, 3600)

    def published(registry: Registry) -> Published:
        try:
            return next(said)
        except StopIteration:
            raise RegistryError("witness.fork", "the end") from None

    monkeypatch.setattr(log_run, "time", SimpleNamespace(monotonic=lambda: next(hours), sleep=lambda _: None))
    monkeypatch.setattr(log_run, "opened", lambda *given: registry)
    monkeypatch.setattr(log_run, "publish", published)
    monkeypatch.setattr(log_run, "deliver_beside", lambda *given: SimpleNamespace(exception=None))
    ran = run("log", "run", "--home", str(tmp_path / "home"))
    told = [line.partition("00, ")[2] for line in ran.stdout.splitlines()]
    assert told == [
        "0 entries added",
        "0 entries added, too few witnesses yet: they are asked again next time",
        "0 entries added, witnessed",
        "2 entries added, witnessed",
    ]
    assert ran.stderr.count("[bucket.unreachable]") == 1
    assert "[witness.fork]" in ran.stderr
