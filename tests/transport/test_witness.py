"""Requests to witnesses end: by an answer, by its size, by the deadline."""

from __future__ import annotations

import threading
import time

import pytest

from registry.errors import RegistryError
from registry.transport import outbound, webhook, witness


def refused(code: str) -> str:
    raise RegistryError(code, "no")


def test_tasks_run_at_once_and_answer_in_the_order_in_which_they_were_given() -> None:
    together = threading.Barrier(3, timeout=5)

    def task(name: str) -> str:
        together.wait()
        return name

    given = {name: lambda name=name: task(name) for name in "cab"}
    results = witness.in_parallel(given, time.monotonic() + 5)
    assert list(results.items()) == [("c", "c"), ("a", "a"), ("b", "b")]


def test_a_task_that_is_not_done_in_time_is_given_up_and_costs_no_other() -> None:
    release = threading.Event()
    started = time.monotonic()
    results = witness.in_parallel(
        {"slow": lambda: str(release.wait(30)), "no": lambda: refused("a.b"), "yes": lambda: "yes"},
        started + 0.3,
    )
    assert time.monotonic() - started < 3
    release.set()
    slow, no = results["slow"], results["no"]
    assert isinstance(slow, RegistryError)
    assert isinstance(no, RegistryError)
    assert (slow.code, no.code, results["yes"]) == ("witness.unreachable", "a.b", "yes")


def test_a_fault_of_the_software_is_not_taken_for_a_silent_witness() -> None:
    with pytest.raises(ZeroDivisionError):
        witness.in_parallel({"x": lambda: 1 // 0}, time.monotonic() + 5)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://alerts.example/services/T0/secret", "https://alerts.example"),
        ("https://alerts.example:8443/secret?token=secret", "https://alerts.example:8443"),
        ("http://user:secret@[::1]:8000/", "http://[::1]:8000"),
        ("user:secret@alerts.example", "what was given"),
        ("https://user:secret@alerts.example:port/", "what was given"),
        ("", "what was given"),
    ],
)
def test_a_message_names_scheme_and_host_and_no_secret(address: str, told: str) -> None:
    assert outbound.named(address) == told
    with pytest.raises(RegistryError) as raised:
        witness.get(address, time.monotonic() - 1)
    assert "secret" not in raised.value.message
    with pytest.raises(RegistryError) as raised:
        webhook.deliver(address, b"{}")
    assert "secret" not in raised.value.line()


def test_an_address_that_cannot_be_a_webhook_is_refused_without_its_secret() -> None:
    with pytest.raises(RegistryError) as raised:
        webhook.require_webhook("https://user:secret@alerts.example/secret")
    assert (raised.value.code, "secret" in raised.value.line()) == ("webhook.address", False)


def test_after_the_deadline_nobody_is_asked() -> None:
    with pytest.raises(RegistryError, match="in time"):
        witness.get("http://127.0.0.1:9/", time.monotonic() - 1)
