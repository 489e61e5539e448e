"""Requests to witnesses end: by an answer, by its size, by the deadline."""

from __future__ import annotations

import threading
import time

import pytest

from registry.errors import RegistryError
from registry.transport import outbound, webhook, witness


def test_a_witness_that_is_late_is_unreachable() -> None:
    release = threading.Event()
    late = witness.ask_all({"slow": lambda: str(release.wait(30))}, time.monotonic() + 0.1)["slow"]
    release.set()
    assert isinstance(late, RegistryError)
    assert late.code == "witness.unreachable"


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
