"""The public pages over HTTP: translates addresses into operations and views into answers. Decides nothing.

Knows: routes, headers, and the JSON twin behind each page. Every public page can be cached, and is the same for everybody:
what somebody sees who is signed in lies at other addresses (`registry.http.session`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Hashable
from dataclasses import asdict
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, request, send_from_directory
from werkzeug.routing import BaseConverter, IntegerConverter

from registry import assets
from registry.domain.tree_layout import CHECKPOINT
from registry.errors import RegistryError
from registry.http.account import add_account
from registry.http.answers import add_answers
from registry.http.api import add_api
from registry.http.api.limits import add_limits
from registry.http.bodies import add_bodies
from registry.http.bundles import add_bundles
from registry.http.condition import add_condition
from registry.http.declared import declares
from registry.http.desk import add_desk, page_number
from registry.http.drafts import add_drafts
from registry.http.errors import add_errors, not_published
from registry.http.exports import add_exports
from registry.http.headers import HEADERS, PAGE_CACHE, STATIC_CACHE
from registry.http.kept_answers import KeptAnswers
from registry.http.languages import InLanguages, render_asked
from registry.http.lists import add_lists
from registry.http.log_files import add_log_files
from registry.http.passkeys import add_passkeys
from registry.http.prepared import add_prepared
from registry.http.provider import add_provider
from registry.http.proxies import BehindProxies
from registry.http.review import add_review
from registry.http.session import add_sessions
from registry.http.sign_in import add_sign_in
from registry.http.uploads import add_uploads
from registry.operations.identity_provider import require_provider
from registry.operations.prove import prove
from registry.operations.publish_soon import Publishing
from registry.operations.registry import Registry, open_registry
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
from registry.pages.address import Site
from registry.pages.check_page import CHECK_SECURITY_POLICY, check_page
from registry.pages.rerun_page import ENGINE, ENGINE_SECURITY_POLICY, RERUN_SECURITY_POLICY
from registry.pages.twin import to_json
from registry.pages.views import Filters, Page
from registry.settings import Settings

FILTER_LIMIT: Final = 400
"""Characters of one filter or search."""
PUBLISHING: Final = "sightline-publishing"
"""The application's extension that publishes what was logged at the desk."""
WRITABLE: Final = "sightline-writable"
"""The application's extension that raises `storage.stopped` once this process may write no more."""
MAX_REQUEST: Final = 64 * 1024
"""Bytes of one form. A route that takes a file says so itself."""


def create_app(
    home: Path, settings: Settings, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Flask:
    """The WSGI application over the registry in `home`, opened without its private keys unless it takes acts.

    Raises `key.passphrase` where these are encrypted and the settings name no file with the passphrase.
    """
    registry = open_registry(
        home, settings, with_keys=settings.desk, passphrase=lambda: settings.passphrase(), clock=clock
    )
    app = Flask("sightline", static_folder=None)
    app.url_map.converters["id"] = _Id
    app.url_map.converters["number"] = _Number
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST
    # One address, one page: nothing is answered with a redirection.
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    common = {
        "development_keys": registry.description.development_keys,
        "site": Site(takes_acts=settings.desk),
    }
    require_provider(settings)
    add_limits(app)
    add_sessions(app, registry)
    _add_pages(app, registry, common)
    _add_downloads(app, registry)
    add_lists(app, registry, lambda: _asked()[0])
    add_log_files(app, registry)
    add_bundles(app, registry)
    add_exports(app, registry)
    add_sign_in(app, registry, common)
    add_passkeys(app, registry)
    add_provider(app, registry, common)
    add_account(app, registry, common)
    publishing = Publishing(registry, not_published)
    app.extensions[PUBLISHING] = publishing
    app.extensions[WRITABLE] = registry.database.require_writable
    add_desk(app, registry, common, publishing)
    add_review(app, registry, common)
    add_drafts(app, registry, common, publishing)
    add_answers(app, registry, common)
    add_uploads(app, registry, common, publishing)
    add_prepared(app, registry, common, publishing)
    add_bodies(app, registry, common, publishing)
    add_api(app, registry, common, publishing)
    add_errors(app, common)
    add_condition(app, registry)

    app.wsgi_app = BehindProxies(InLanguages(app.wsgi_app), settings.proxies())  # type: ignore[method-assign]

    @app.after_request
    def headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return app


class _Id(BaseConverter):
    # The form of a deployment's id; a dot would swallow `.json`, so the twin's route is tried by its own rule first.
    regex = r"[a-z0-9][a-z0-9._-]{0,99}?"


class _Number(IntegerConverter):
    # Neither the digits of other scripts nor a number that takes long to read.
    regex = r"[0-9]{1,9}"


def _add_pages(app: Flask, registry: Registry, common: dict[str, Any]) -> None:
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
                return _answered(shown, _json(to_json(shown)))

            return kept.answer(made)

        app.add_url_rule(rule, f"html {rule}", declares("read")(html))
        if twin is not None:
            app.add_url_rule(twin, f"json {rule}", declares("read")(data))

    page("/", "/index.json", lambda: deployments.home(registry, common))
    page(
        "/deployments", "/deployments.json", lambda: deployments.deployment_list(registry, common, *_asked())
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
        lambda id: compare.changes(registry, common, id, _version_number("from"), _version_number("to")),
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


def _add_downloads(app: Flask, registry: Registry) -> None:
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
        response.headers["Cache-Control"] = STATIC_CACHE if "v" in request.args else PAGE_CACHE
        if name == ENGINE:
            # A worker takes the policy of its own file, not that of the page that starts it.
            response.headers["Content-Security-Policy"] = ENGINE_SECURITY_POLICY
        return response


def _asked() -> tuple[Filters, int]:
    asked = {name: request.args.get(name, "") for name in asdict(Filters())}
    _refuse_unknown({*asked, "page", "before"})
    for name, text in asked.items():
        if len(request.args.getlist(name)) > 1:
            raise RegistryError(
                "http.parameter",
                f"the filter {name} stands there more than once",
                hint="Choose one value of it.",
            )
        if len(text) > FILTER_LIMIT:
            raise RegistryError(
                "http.too_long",
                f"The filter {name} has {len(text)} characters; {FILTER_LIMIT} are read.",
                hint="Shorten it.",
            )
    return Filters(**asked), page_number()


def _refuse_unknown(names: Collection[str]) -> None:
    # A program that misspells a filter would take everything for what it asked for; to a page's address others add their own.
    unknown = sorted(set(request.args) - set(names))
    if unknown and request.path != "/deployments":
        raise RegistryError(
            "http.parameter",
            f"{request.path} has no parameter {unknown[0][:FILTER_LIMIT]!r}",
            hint=f"It has {', '.join(sorted(names))}.",
        )


def _version_number(name: str) -> int | None:
    number = request.args.get(name, "")
    if number and not re.fullmatch("[1-9][0-9]{0,8}", number):
        raise RegistryError(
            "http.not_found", "There is no such version.", hint="Versions are counted from 1."
        )
    return int(number) if number else None


def _json(document: Any) -> Response:
    return Response(json.dumps(document, ensure_ascii=False, indent=1) + "\n", mimetype="application/json")


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
