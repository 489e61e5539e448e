"""`kill -9` while many records are filed in the name of a body: what was told stands, and what is sent again counts once.

The process is killed in the second of three groups: before it is written, when all of it is written and nothing committed, and
when it is durable and nobody was told.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from registry.operations import file_record
from registry.operations.api_tokens import bearer, make_token
from registry.operations.file_for_body import Told, file_many
from registry.operations.file_record import Filed
from registry.operations.registry import Registry, open_registry
from registry.operations.sent_form import new_form_id
from registry.settings import Settings
from registry.storage import ledger
from tests.operations.acting import Acting, holds
from tests.operations.conftest import acting, begun

__all__ = ["acting", "begun"]

ROOT = Path(__file__).parents[2]
GROUP, GROUPS = 2, 3
Rows = list[tuple[str, dict[str, Any], str]]


def rows() -> Rows:
    return [
        (str(line), {"id": f"killed-{line}", "place": {"country": "FR"}}, new_form_id())
        for line in range(GROUP * GROUPS)
    ]


def killed_while_filing(home: Path, token: str, rows: Rows, at: str, tmp_path: Path) -> dict[str, int]:
    """What a process told before it was killed: the entry of each line."""
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps([str(home), token, rows, at]))
    command = [sys.executable, "-W", "ignore", "-m", "tests.faults.test_kill_bulk", str(asked)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    return {where: int(index) for where, index in (line.split() for line in ended.stdout.splitlines())}


def _file_until_killed(home: str, token: str, rows: Rows, at: str) -> None:
    groups = 0

    def step(name: str) -> None:
        if groups == 2 and at == name:
            os.kill(os.getpid(), signal.SIGKILL)

    append, move_head = ledger.append, ledger._move_head

    def appended(*given: Any) -> Any:
        nonlocal groups
        groups += 1
        step("before it is written")
        outcomes = append(*given)
        step("when it is durable")
        return outcomes

    def moved(*given: Any) -> None:
        move_head(*given)
        step("before it is committed")

    file_record.BATCH = GROUP  # type: ignore[misc]
    ledger.append, ledger._move_head = appended, moved  # type: ignore[assignment]
    registry = open_registry(Path(home), Settings())
    for where, one in file_many(registry, bearer(registry, token), "town", rows):
        print(where, _index(one), flush=True)


def _index(told: Told) -> int:
    assert isinstance(told.result, Filed)
    return told.result.index


def size(registry: Registry) -> int:
    return ledger.head(registry.database, registry.log.id).size


@pytest.mark.parametrize(
    ("at", "durable"),
    [("before it is written", 1), ("before it is committed", 1), ("when it is durable", 2)],
)
def test_what_was_told_before_a_kill_stands_and_nothing_is_decided_twice(
    acting: Acting, tmp_path: Path, at: str, durable: int
) -> None:
    home, sent = acting.registry.home.root, rows()
    _, token = make_token(acting.registry, acting.people["town", "filer"], ["submit"], 1)
    before = size(acting.registry)
    acting.registry.database.close()
    told = killed_while_filing(home, token, sent, at, tmp_path)
    assert len(told) == GROUP
    acting.registry = open_registry(home, Settings())
    assert size(acting.registry) == before + GROUP * durable
    again = dict(file_many(acting.registry, bearer(acting.registry, token), "town", sent))
    assert {where for where, one in again.items() if one.again} == {
        where for where, _, _ in sent[: GROUP * durable]
    }
    assert {where: _index(again[where]) for where in told} == told
    assert size(acting.registry) == before + len(sent)
    holds(acting)
    acting.registry.database.close()


if __name__ == "__main__":
    _file_until_killed(*json.loads(Path(sys.argv[1]).read_text()))
