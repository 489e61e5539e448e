"""The public pages and their JSON twins over HTTP, and what is downloaded beside them. Decides nothing.

Knows: their addresses, headers, and how long an answer may be kept. Every public page can be cached, and is the same for
everybody: what somebody sees who is signed in lies at other addresses (`registry.http.session`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, Response, request, send_from_directory

from registry import assets
from registry.domain.readable_json import readable_bytes
from registry.domain.tree_layout import CHECKPOINT
from registry.http.asked import list_asked, page_number, version_number
from registry.http.declared import declares
from registry.http.headers import PAGE_CACHE, STATIC_CACHE
from registry.http.kept_answers import KeptAnswers
from registry.http.languages import render_asked
from registry.operations.prove import prove
from registry.operations.registry import Registry
from registry.operations.show import (
    bundles,
    cases,
    compare,
    deployments,
    log,
    overview,
    registered_bodies,
    requirements,
    sightings,
)
from registry.pages.address import asset_version
from registry.pages.check_page import CHECK_SECURITY_POLICY, check_page
from registry.pages.rerun_page import ENGINE, ENGINE_SECURITY_POLICY, RERUN_SECURITY_POLICY
from registry.pages.twin import to_json
from registry.pages.views import Page


def add_public_pages(app: Flask, registry: Registry, common: dict[str, Any]) -> None:
    """Serve every public page and its twin."""
    kept = KeptAnswers(lambda: _state(registry))

    def page(
        rule: str,
        twin: str | None,
        view: Callable[..., Page],
        kept: KeptAnswers = kept,
        brief: Callable[..., Page] | None = None,
    ) -> None:
        # `brief`: what is drawn, where the twin tells more; a page without a twin is told by that of another.
        def html(**parts: Any) -> Response:
            def made() -> Response:
                # A page is of one moment, whatever is filed while it is made.
                with registry.database.snapshot():
                    shown = (brief or view)(**parts)
                return _answered(shown, Response(render_asked(shown), mimetype="text/html"))

            return kept.answer(made)

        def data(**parts: Any) -> Response:
            def made() -> Response:
                with registry.database.snapshot():
                    shown = view(**parts)
                return _answered(shown, Response(readable_bytes(to_json(shown)), mimetype="application/json"))

            return kept.answer(made)

        app.add_url_rule(rule, f"html {rule}", declares("read")(html))
        if twin is not None:
            app.add_url_rule(twin, f"json {rule}", declares("read")(data))

    page("/", "/index.json", lambda: deployments.home(registry, common))
    page(
        "/deployments",
        "/deployments.json",
        lambda: deployments.deployment_list(registry, common, *list_asked()),
    )
    page(
        "/deployments/<id:id>",
        "/deployments/<id:id>.json",
        lambda id: deployments.deployment(registry, common, id),
        brief=lambda id: deployments.deployment_in_brief(registry, common, id),
    )
    page(
        "/deployments/<id:id>/versions/<number:n>",
        "/deployments/<id:id>/versions/<number:n>.json",
        lambda id, n: deployments.version(registry, common, id, n),
        brief=lambda id, n: deployments.version_in_brief(registry, common, id, n),
    )
    page(
        "/deployments/<id:id>/versions/<number:n>/record",
        None,
        lambda id, n: deployments.record(registry, common, id, n),
    )
    page(
        "/deployments/<id:id>/versions/<number:n>/requirements",
        "/deployments/<id:id>/versions/<number:n>/requirements.json",
        lambda id, n: deployments.findings(registry, common, id, n),
    )
    page(
        "/deployments/<id:id>/versions/<number:n>/requirements/<id:framework>",
        "/deployments/<id:id>/versions/<number:n>/requirements/<id:framework>.json",
        lambda id, n, framework: deployments.findings(registry, common, id, n, framework),
    )
    page(
        "/deployments/<id:id>/changes",
        "/deployments/<id:id>/changes.json",
        lambda id: compare.changes(registry, common, id, version_number("from"), version_number("to")),
    )
    page(
        "/compare",
        "/compare.json",
        lambda: compare.compare(registry, common, request.args.getlist("id")),
    )
    page("/bodies", "/bodies.json", lambda: registered_bodies.body_list(registry, common))
    page(
        "/bodies/<id:body>",
        "/bodies/<id:body>.json",
        lambda body: registered_bodies.body_page(registry, common, body),
    )
    page("/places", "/places.json", lambda: overview.place_list(registry, common))
    page("/places/<place>", "/places/<place>.json", lambda place: overview.place(registry, common, place))
    page(
        "/technologies/<technology>",
        "/technologies/<technology>.json",
        lambda technology: overview.technology(registry, common, technology),
    )
    page("/sightings", "/sightings.json", lambda: sightings.sighting_list(registry, common, page_number()))
    page("/cases", "/cases.json", lambda: cases.case_list(registry, common, page_number()))
    page("/cases/<id:case>", "/cases/<id:case>.json", lambda case: cases.case(registry, common, case))
    page("/requirements", "/requirements.json", lambda: requirements.requirement_list(registry, common))
    page(
        "/requirements/<name>",
        "/requirements/<name>.json",
        lambda name: requirements.requirement(registry, common, name),
    )
    # It lists what lies in a folder.
    page("/bundles/", "/bundles.json", lambda: bundles.bundle_list(registry, common), KeptAnswers(object))
    # It says how late things are, which changes by itself.
    page("/log/", "/log.json", lambda: log.log_page(registry, common), KeptAnswers(object))

    @app.get("/check")
    @declares("read")
    def check() -> Response:
        response = _cached(Response(render_asked(check_page(**common)), mimetype="text/html"))
        response.headers["Content-Security-Policy"] = CHECK_SECURITY_POLICY
        return response

    @app.get("/deployments/<id:id>/versions/<number:n>/rerun")
    @declares("read")
    def rerun(id: str, n: int) -> Response:
        shown = deployments.rerun(registry, common, id, n)
        response = _cached(Response(render_asked(shown), mimetype="text/html"))
        response.headers["Content-Security-Policy"] = RERUN_SECURITY_POLICY
        return response


def add_downloads(app: Flask, registry: Registry) -> None:
    """Serve the entry and the proof of each version, and the files that pages load."""

    @app.get("/deployments/<id:id>/versions/<number:n>/entry")
    @declares("read")
    def entry(id: str, n: int) -> Response:
        place = deployments.entry_place(registry, id, n)
        data, _ = prove(registry.at(place.log_id).tree, place.index)
        return _download(data, "application/json", f"{id}-{n}.entry")

    @app.get("/deployments/<id:id>/versions/<number:n>/proof")
    @declares("read")
    def proof(id: str, n: int) -> Response:
        place = deployments.entry_place(registry, id, n)
        _, data = prove(registry.at(place.log_id).tree, place.index)
        return _download(data, "text/plain; charset=utf-8", f"{id}-{n}.tlog-proof")

    @app.get(
        "/static/<any('style.css', 'script.js', 'verify.js', 'steps.js', 'check.js', 'engine.js', 'replay.js', 'rerun.js', "
        "'passkey.js', 'link.js', 'sign.js', 'favicon.svg'):name>"
    )
    @declares("read")
    def static(name: str) -> Response:
        response = send_from_directory(assets.web(), name)
        response.headers["Cache-Control"] = (
            STATIC_CACHE if request.args.get("v") == asset_version(name) else PAGE_CACHE
        )
        if name == ENGINE:
            # A worker takes the policy of its own file, not that of the page that starts it.
            response.headers["Content-Security-Policy"] = ENGINE_SECURITY_POLICY
        return response


def _answered(page: Page, response: Response) -> Response:
    """What was withdrawn is gone (RFC 9110, section 15.5.11), and its page still says what the log shows."""
    response.headers["Cache-Control"] = PAGE_CACHE
    if getattr(page, "withdrawn", None) is None:
        response.add_etag()
    else:
        response.status_code = HTTPStatus.GONE
    return response


def _state(registry: Registry) -> Hashable:
    """What every public page follows from, besides its address."""
    files = (registry.tree.root / CHECKPOINT, registry.home.trust)
    return registry.database.state(), *map(_stamp, files), registry.clock().date()


def _stamp(file: Path) -> Hashable:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _cached(response: Response) -> Response:
    response.headers["Cache-Control"] = PAGE_CACHE
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]


def _download(data: bytes, mimetype: str, name: str) -> Response:
    response = Response(data, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    # Whoever checks from a copy of the page elsewhere needs them too.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return _cached(response)
