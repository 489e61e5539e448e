"""A process that delivers notices is killed: what it had not said to be sent is sent again, under the same name."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from registry.operations.deliver_notices import TURN
from tests.operations.acting import Acting
from tests.operations.test_notices import Clock, Hook, acting, begun, deliver, hook, to_town

__all__ = ["acting", "begun", "hook"]

_PROGRAM = """
import os, signal, sys
from pathlib import Path
from registry.operations import deliver_notices as delivering
from registry.operations.registry import open_registry
from registry.settings import Settings
from registry.storage import outbox

def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)

home, where = sys.argv[1:]
if where == "sent":
    outbox.sent = die
else:
    delivering.in_parallel = die
registry = open_registry(Path(home), Settings(notice_networks="127.0.0.0/8"), with_keys=False)
list(delivering.deliver_notices(registry))
"""


@pytest.mark.faults
@pytest.mark.parametrize(("where", "had"), [("taken", 0), ("sent", 1)])
def test_a_killed_delivery_is_due_again_when_its_turn_has_ended(
    acting: Acting, hook: Hook, where: str, had: int
) -> None:
    to_town(acting, hook)
    acting.signed("suspend", reasons="No.")
    killed = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(acting.registry.home.root), where], timeout=120
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(hook.taken) == had
    clock = Clock(acting.registry)
    assert deliver(acting) == []
    clock.forward(TURN + timedelta(seconds=1))
    assert [one.state for one in deliver(acting)] == ["sent"]
    assert len(hook.taken) == had + 1
    assert len(set(hook.ids)) == 1
