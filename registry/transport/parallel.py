"""Several requests at once, until a moment in time.

Knows: threads, and that one that hangs keeps nobody waiting. Does not know what is asked of whom, nor what it means that
somebody is late: the caller has the words for it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from typing import Final, TypeVar

from registry.errors import RegistryError

_LEAST_SECONDS: Final = 0.05

Key = TypeVar("Key")
Result = TypeVar("Result")


def in_parallel(
    tasks: Mapping[Key, Callable[[], Result]], deadline: float, late: RegistryError
) -> dict[Key, Result | RegistryError]:
    """Run every task in a thread of its own; what each gave or raised, in the order of `tasks`. One that is not done by
    `deadline` (time.monotonic) is given up, and `late` stands there. An exception nobody foresaw is raised.
    """
    done: SimpleQueue[tuple[Key, Result | BaseException]] = SimpleQueue()

    def run(key: Key, task: Callable[[], Result]) -> None:
        try:
            done.put((key, task()))
        except BaseException as error:
            done.put((key, error))

    for key, task in tasks.items():
        # A daemon: a name that takes for ever to resolve must not keep the process from ending.
        threading.Thread(target=run, args=(key, task), daemon=True, name="in parallel").start()
    results: dict[Key, Result | RegistryError] = {}
    while len(results) < len(tasks):
        try:
            key, result = done.get(timeout=max(deadline - time.monotonic(), _LEAST_SECONDS))
        except Empty:
            break
        if isinstance(result, BaseException) and not isinstance(result, RegistryError):
            raise result
        results[key] = result
    return {key: results.get(key, late) for key in tasks}
