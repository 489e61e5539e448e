"""Several requests at once end together: by what each gave, or by the moment at which they are late."""

from __future__ import annotations

import threading
import time

import pytest

from registry.errors import RegistryError
from registry.transport.parallel import in_parallel

LATE = RegistryError("a.late", "it did not come", hint="Wait.")


def refused(code: str) -> str:
    raise RegistryError(code, "no")


def test_tasks_run_at_once_and_answer_in_the_order_in_which_they_were_given() -> None:
    together = threading.Barrier(3, timeout=5)

    def task(name: str) -> str:
        together.wait()
        return name

    given = {name: lambda name=name: task(name) for name in "cab"}
    results = in_parallel(given, time.monotonic() + 5, LATE)
    assert list(results.items()) == [("c", "c"), ("a", "a"), ("b", "b")]


def test_a_task_that_is_not_done_in_time_is_given_up_and_costs_no_other() -> None:
    release = threading.Event()
    started = time.monotonic()
    results = in_parallel(
        {"slow": lambda: str(release.wait(30)), "no": lambda: refused("a.b"), "yes": lambda: "yes"},
        started + 0.3,
        LATE,
    )
    assert time.monotonic() - started < 3
    release.set()
    no = results["no"]
    assert isinstance(no, RegistryError)
    assert (results["slow"], no.code, results["yes"]) == (LATE, "a.b", "yes")


def test_a_fault_of_the_software_is_not_taken_for_somebody_late() -> None:
    with pytest.raises(ZeroDivisionError):
        in_parallel({"x": lambda: 1 // 0}, time.monotonic() + 5, LATE)
