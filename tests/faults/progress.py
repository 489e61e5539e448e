"""A command that is interrupted at a given step of its own work: what is hit does not depend on how fast the machine is.

A step is a call of a function of the registry, or a return from one, in the main thread; libraries and what other threads do
meanwhile are not counted, and stand wherever they stand. One command takes about as many steps each time.

`python -m tests.faults.progress STEP FILE …` does what `sightline …` does, and kills itself at STEP; where it comes to its end,
FILE holds how many steps there were.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[2]
NEVER = 0


@dataclass(frozen=True)
class Ended:
    """How a command ended: whether it was killed under way, what it had said, and its steps where it came to its end."""

    killed: bool
    output: str
    code: int
    steps: int


def run(file: Path, argv: Sequence[str], step: int = NEVER, *, policies: Path | None = None) -> Ended:
    """`sightline …`, killed at `step`; `file` is a place for the number of steps."""
    file.unlink(missing_ok=True)
    found = subprocess.run(
        [sys.executable, "-m", "tests.faults.progress", str(step), str(file), *argv],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUNBUFFERED": "1"} | ({"POLICIES": str(policies)} if policies else {}),
    )
    return Ended(
        found.returncode == -signal.SIGKILL,
        found.stdout,
        found.returncode,
        int(file.read_text()) if file.exists() else 0,
    )


def some_step(chance: random.Random, steps: int) -> int:
    """A step at random of a command that takes `steps`: of ten it hits nine under way, where it takes as many again."""
    return chance.randrange(1, steps + steps // 10)


def at_step(step: int, then: Callable[[], None], within: str = "registry.") -> Callable[[], int]:
    """Have `then` called at the given step from here on, in this thread; returns what says how many there were. `within`: how the
    names of the modules begin whose steps are counted."""
    steps = 0

    def counted(frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal steps
        if frame.f_globals.get("__name__", "").startswith(within):
            steps += 1
            if steps == step:
                then()

    sys.setprofile(counted)
    return lambda: steps


def waiting(step: int, mark: Path, within: str = "registry.") -> dict[str, str]:
    """The environment in which a command puts `mark` there at the given step, and goes on when somebody has taken it away;
    where it is never reached, `mark` says how many steps there were.
    """
    return {"WAIT_AT": str(step), "WAIT_MARK": str(mark), "WAIT_WITHIN": within}


@contextmanager
def told_to_wait() -> Iterator[None]:
    """Do what `waiting` asks for, where it does."""
    if "WAIT_AT" not in os.environ:
        yield
        return
    step, mark = int(os.environ["WAIT_AT"]), Path(os.environ["WAIT_MARK"])

    def wait() -> None:
        mark.touch()
        while mark.exists():
            time.sleep(0.01)

    steps = at_step(step, wait, os.environ["WAIT_WITHIN"])
    try:
        yield
    finally:
        sys.setprofile(None)
        if steps() < step or step == NEVER:
            mark.write_text(str(steps()))


def main() -> None:
    step, file, *argv = sys.argv[1:]
    from registry import assets
    from registry.cli.main import main as sightline

    if policies := os.environ.get("POLICIES"):
        assets.policies = lambda: Path(policies)
    steps = at_step(int(step), lambda: os.kill(os.getpid(), signal.SIGKILL))
    try:
        sightline(argv)
    finally:
        sys.setprofile(None)
        Path(file).write_text(str(steps()))


if __name__ == "__main__":
    main()
