"""Whoever keeps the registry running can ask whether it answers, what it lacks, and how far behind it is."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from registry.http.app import create_app
from registry.operations.registry import Registry
from registry.settings import Settings
from registry.storage import durable
from tests.operations.test_file_record import file_one, submission


def figures(browser: FlaskClient, **environ: str) -> dict[str, float]:
    """Every figure without labels."""
    answer = browser.get("/metrics", environ_base=environ or {"REMOTE_ADDR": "127.0.0.1"})
    assert answer.status_code == 200
    return {
        sample.name: sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
        if not sample.labels
    }


@pytest.fixture
def served(registry: Registry) -> FlaskClient:
    return create_app(registry.home.root, Settings()).test_client()


def test_a_registry_that_can_be_read_is_ready(browser: FlaskClient) -> None:
    assert browser.get("/healthz").json == {"status": "alive"}
    ready = browser.get("/readyz")
    assert (ready.status_code, ready.json) == (
        200,
        {"database": "ready", "release": "ready", "public_tree": "ready"},
    )
    assert ready.headers["Cache-Control"] == "no-store"


def test_what_is_missing_is_told_by_its_code_alone(registry: Registry, served: FlaskClient) -> None:
    checkpoint = registry.tree.root / "checkpoint"
    origin, size, rest = checkpoint.read_bytes().split(b"\n", 2)
    checkpoint.write_bytes(b"\n".join([origin, b"9" + size, rest]))
    ready = served.get("/readyz")
    assert ready.status_code == 503
    assert ready.json == {"database": "ready", "release": "ready", "public_tree": "publish.ahead"}
    assert str(registry.home.root) not in ready.text
    assert figures(served) == {"sightline_up": 0}


def test_a_tree_that_cannot_be_read_is_told_and_not_an_error_of_the_server(
    registry: Registry, served: FlaskClient
) -> None:
    checkpoint = registry.tree.root / "checkpoint"
    checkpoint.unlink()
    checkpoint.mkdir()
    ready = served.get("/readyz")
    assert (ready.status_code, json.loads(ready.text)["public_tree"]) == (503, "tree.unreadable")
    assert figures(served) == {"sightline_up": 0}


def test_the_figures_say_how_far_behind_the_publication_is(registry: Registry, served: FlaskClient) -> None:
    before = figures(served)
    file_one(registry, submission("gates"))
    after = figures(served)
    assert after["sightline_log_entries"] == before["sightline_log_entries"] + 1
    assert after["sightline_log_published_entries"] == before["sightline_log_published_entries"]
    assert after["sightline_log_backlog"] == before["sightline_log_backlog"] + 1
    assert after["sightline_up"] == 1
    assert after["sightline_log_alarm"] == 0


def test_a_request_is_counted_by_its_route_and_never_by_its_address(browser: FlaskClient) -> None:
    browser.get("/deployments/somebody-in-particular")
    browser.get("/no-such-page-of-anybody")
    shown = browser.get("/metrics").text
    assert 'route="/deployments/<id:id>",status="404"' in shown
    assert 'route="none",status="404"' in shown
    assert "somebody" not in shown
    assert "anybody" not in shown


def test_a_line_of_the_log_that_finds_no_room_costs_nobody_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    import structlog

    from registry.http.logs import write_log

    before = structlog.get_config()
    with Path("/dev/full").open("w") as full, monkeypatch.context() as patched:
        patched.setattr("sys.stdout", full)
        try:
            write_log()
            structlog.get_logger().info("answered")
        finally:
            structlog.configure(**before)
            with suppress(OSError):
                full.close()


def test_a_desk_whose_process_may_write_no_more_is_not_ready(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = create_app(registry.home.root, Settings(desk=True)).test_client()
    monkeypatch.setattr(durable, "_failed", "the disk")
    ready = browser.get("/readyz")
    assert (ready.status_code, json.loads(ready.text)["database"]) == (503, "storage.stopped")
    assert browser.get("/deployments").status_code == 200


@pytest.mark.parametrize("address", ["192.0.2.7", "", "2001:db8::1"])
def test_the_figures_are_for_the_networks_of_the_settings(demo_home: Path, address: str) -> None:
    browser = create_app(demo_home, Settings(metrics_networks="10.0.0.0/8")).test_client()
    assert browser.get("/metrics", environ_base={"REMOTE_ADDR": address}).status_code == 404
    assert figures(browser, REMOTE_ADDR="10.1.2.3")["sightline_up"] == 1


def test_a_line_of_the_log_says_route_status_and_time_and_nothing_else(
    browser: FlaskClient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import structlog

    from registry.http import condition
    from registry.http.logs import write_log

    before = structlog.get_config()
    try:
        write_log()
        monkeypatch.setattr(condition, "_log", structlog.get_logger())
        browser.get("/deployments?q=a+person", headers={"User-Agent": "somebody"})
    finally:
        structlog.configure(**before)
    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert line.keys() == {"event", "level", "timestamp", "method", "route", "status", "ms"}
    assert (line["event"], line["route"], line["status"]) == ("answered", "/deployments", 200)
