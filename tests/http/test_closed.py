"""A worker that begins while the database is out of reach says so to everyone, and answers as soon as it is back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import Client

from registry.errors import RegistryError
from registry.http import server
from registry.http.app import create_app
from registry.http.closed import Opening
from registry.settings import Settings, settings
from tests.refusals import code_of

AWAY = RegistryError("storage.open", "the server at 10.0.0.7 is away", hint="Look at /srv.")


def test_everybody_is_told_to_come_back_until_it_is_open(demo_home: Path) -> None:
    back = threading.Event()

    def make() -> Flask:
        if not back.is_set():
            raise AWAY
        return create_app(demo_home, Settings())

    opening = Opening(make, Settings(home=demo_home), AWAY, pause=0.05)
    browser = Client(opening)
    for address in ("/", "/deployments.json", "/api/v1/deployments", "/nowhere"):
        for method in ("GET", "POST"):
            refused = browser.open(address, method=method)
            assert (refused.status_code, int(refused.headers["Retry-After"]) > 0) == (503, True)
            assert refused.headers["X-Content-Type-Options"] == "nosniff"
            assert "storage.open" in refused.text
            assert not [word for word in ("10.0.0.7", "srv") if word in refused.text]
    problem = browser.get("/api/v1/deployments")
    assert (problem.mimetype, problem.get_json()["code"]) == ("application/problem+json", "storage.open")
    assert browser.get("/healthz").get_json() == {"status": "alive"}
    ready = browser.get("/readyz")
    assert (ready.status_code, ready.get_json()) == (503, {"database": "storage.open"})
    back.set()
    until = time.monotonic() + 20
    while browser.get("/readyz").status_code != 200:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert browser.get("/deployments").status_code == 200


def test_what_nobody_foresaw_is_told_and_tried_again(demo_home: Path) -> None:
    errors = [KeyError("unforeseen"), AWAY]

    def make() -> Flask:
        if errors:
            raise errors.pop(0)
        return create_app(demo_home, Settings())

    browser = Client(Opening(make, Settings(home=demo_home), AWAY, pause=0.3))
    seen = []
    until = time.monotonic() + 20
    while (ready := browser.get("/readyz")).status_code != 200:
        assert time.monotonic() < until
        seen.append(ready.get_json()["database"])
        time.sleep(0.05)
    assert list(dict.fromkeys(seen)) == ["storage.open", "http.unexpected"]


def test_a_worker_begins_though_the_database_is_away(
    demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_HOME", str(demo_home))
    monkeypatch.setenv("SIGHTLINE_DATABASE", "postgresql://someone:hush@127.0.0.1:1/register?sslmode=disable")
    monkeypatch.setattr(server, "write_log", lambda: None)
    opened: list[tuple[Callable[[], Flask], str]] = []
    monkeypatch.setattr(server, "end_once", lambda _: None)
    monkeypatch.setattr(server, "Opening", lambda make, _, error: opened.append((make, error.code)))
    settings.cache_clear()
    try:
        server.worker()
        [(make, code)] = opened
        assert (code, code_of(make)) == ("storage.open", "storage.open")
        monkeypatch.setenv("SIGHTLINE_HOME", str(demo_home / "elsewhere"))
        settings.cache_clear()
        # What does not pass by itself ends the worker, and is said.
        assert code_of(server.worker) == "registry.missing"
    finally:
        settings.cache_clear()
