"""Whether the server answers, whether the registry can do its work, and its figures (Prometheus, exposition format 0.0.4).

Knows: that these are for whoever keeps the registry running: the figures are answered to the networks of the settings and
to nobody else, and say nothing about anybody. A route is counted by its rule, never by the address that was asked for. The
workers of one server count into files of one folder (`PROMETHEUS_MULTIPROC_DIR`), so that each of them tells of all.
"""

from __future__ import annotations

import ipaddress
import json
import os
import time
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

import structlog
from flask import Flask, Response, abort, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from registry.errors import RegistryError
from registry.http.declared import declares
from registry.http.headers import ERROR_CACHE
from registry.operations.condition import READY, condition, readiness
from registry.operations.registry import Registry

COUNTED_IN: Final = "PROMETHEUS_MULTIPROC_DIR"
_CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_LABELS: Final = ("method", "route", "status")
_UP: Final = "1 while the database and the public tree can be read."
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})

_log = structlog.get_logger()


def add_condition(app: Flask, registry: Registry) -> None:
    """Answer `/healthz`, `/readyz` and `/metrics`, and count and log every request."""
    counted = CollectorRegistry()
    requests = Counter("sightline_requests", "Requests answered.", _LABELS, registry=counted)
    seconds = Histogram(
        "sightline_request_seconds",
        "Seconds until the answer began.",
        ("route",),
        buckets=_BUCKETS,
        registry=counted,
    )
    networks = registry.settings.metrics_from()

    @app.get("/healthz")
    @declares("read")
    def healthz() -> Response:
        return alive()

    @app.get("/readyz")
    @declares("read")
    def readyz() -> Response:
        needs = readiness(registry, acts=registry.settings.desk)
        ready = set(needs.values()) == {READY}
        return _answer(needs, HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE)

    @app.get("/metrics")
    @declares("read")
    def metrics() -> Response:
        asks = ipaddress.ip_address(request.remote_addr) if request.remote_addr else None
        if asks is None or not any(asks in network for network in networks):
            abort(HTTPStatus.NOT_FOUND)
        shown = CollectorRegistry()
        if COUNTED_IN in os.environ:
            MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
        else:
            shown = counted
        figures = CollectorRegistry()
        figures.register(_Figures(registry))
        return Response(
            generate_latest(shown) + generate_latest(figures),
            content_type=_CONTENT_TYPE,
            headers={"Cache-Control": ERROR_CACHE},
        )

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        took = time.perf_counter() - g.get("began", time.perf_counter())
        route = request.url_rule.rule if request.url_rule is not None else "none"
        method = request.method if request.method in _METHODS else "other"
        requests.labels(method, route, str(response.status_code)).inc()
        seconds.labels(route).observe(took)
        if route not in ("/healthz", "/readyz", "/metrics"):
            _log.info(
                "answered", method=method, route=route, status=response.status_code, ms=round(took * 1000, 1)
            )
        return response


def alive() -> Response:
    """That the process answers."""
    return _answer({"status": "alive"}, HTTPStatus.OK)


def not_ready(code: str) -> Response:
    """That the registry is not open yet, with the code of what stands in the way."""
    return _answer({"database": code}, HTTPStatus.SERVICE_UNAVAILABLE)


class _Figures(Collector):
    """What the database and the public tree say now."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def collect(self) -> Iterator[Metric]:
        try:
            now = condition(self._registry)
        except (RegistryError, OSError):
            yield GaugeMetricFamily("sightline_up", _UP, value=0)
            return
        figures: dict[str, tuple[str, float]] = {
            "up": (_UP, 1),
            "log_entries": ("Entries of the open log.", now.size),
            "log_published_entries": ("Entries that the public checkpoint covers.", now.published),
            "log_backlog": ("Submissions and entries that are accepted and not published.", now.backlog),
            "log_room": ("Submissions that may still be accepted before some are published.", now.room),
            "notices_waiting": ("Deliveries of notices that wait.", now.notices),
            "log_alarm": ("1 while an alarm stops filing and publication.", int(now.alarm)),
        }
        if now.checkpoint_age is not None:
            figures["log_checkpoint_age_seconds"] = (
                "Seconds since the public checkpoint was signed.",
                now.checkpoint_age,
            )
        for name, (what, value) in figures.items():
            yield GaugeMetricFamily(f"sightline_{name}", what, value=value)


def _answer(document: dict[str, str], status: HTTPStatus) -> Response:
    return Response(
        json.dumps(document) + "\n",
        status,
        mimetype="application/json",
        headers={"Cache-Control": ERROR_CACHE},
    )
