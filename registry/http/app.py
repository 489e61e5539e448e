"""The public pages over HTTP: translates addresses into operations and views into answers. Decides nothing.

Knows: routes, headers, the JSON twin behind each page, and how an error becomes a page or problem details. Every answer
can be cached; only safe methods exist.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import structlog
from flask import Flask, Response, request, send_from_directory
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter

from registry import assets
from registry.errors import RegistryError
from registry.http.headers import HEADERS, PAGE_CACHE, STATIC_CACHE
from registry.http.log_files import add_log_files
from registry.operations.prove import prove
from registry.operations.registry import Registry, open_registry
from registry.operations.show import deployments, log, requirements
from registry.pages.render import render
from registry.pages.twin import to_json
from registry.pages.views import ErrorPage, Filters, Page
from registry.settings import Settings

NOT_FOUND: Final = frozenset({"show.missing", "show.page", "log.not_published", "http.not_found"})

_log = structlog.get_logger()


def create_app(home: Path, settings: Settings) -> Flask:
    """The WSGI application over the registry in `home`, opened without its private keys."""
    registry = open_registry(home, settings, with_keys=False)
    app = Flask("sightline", static_folder=None)
    app.url_map.converters["id"] = _Id
    app.url_map.strict_slashes = False
    common = {"development_keys": registry.description.development_keys}
    _add_pages(app, registry, common)
    _add_downloads(app, registry)
    add_log_files(app, registry)
    _add_errors(app, common)

    @app.after_request
    def headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return app


class _Id(BaseConverter):
    # The form of a deployment's id; a dot would swallow `.json`, so the twin's route is tried by its own rule first.
    regex = r"[a-z0-9][a-z0-9._-]{0,99}?"


def _add_pages(app: Flask, registry: Registry, common: dict[str, Any]) -> None:
    def page(rule: str, twin: str, view: Callable[..., Page]) -> None:
        def html(**parts: Any) -> Response:
            return _cached(Response(render(view(**parts)), mimetype="text/html"))

        def data(**parts: Any) -> Response:
            return _cached(_json(to_json(view(**parts))))

        app.add_url_rule(rule, f"html {rule}", html)
        app.add_url_rule(twin, f"json {rule}", data)

    page("/", "/index.json", lambda: deployments.home(registry, common))
    page(
        "/deployments", "/deployments.json", lambda: deployments.deployment_list(registry, common, *_asked())
    )
    page(
        "/deployments/<id:id>",
        "/deployments/<id:id>.json",
        lambda id: deployments.deployment(registry, common, id),
    )
    page(
        "/deployments/<id:id>/versions/<int:n>",
        "/deployments/<id:id>/versions/<int:n>.json",
        lambda id, n: deployments.version(registry, common, id, n),
    )
    page("/requirements", "/requirements.json", lambda: requirements.requirement_list(registry, common))
    page(
        "/requirements/<name>",
        "/requirements/<name>.json",
        lambda name: requirements.requirement(registry, common, name),
    )
    page("/log/", "/log.json", lambda: log.log_page(registry, common))


def _add_downloads(app: Flask, registry: Registry) -> None:
    @app.get("/deployments/<id:id>/versions/<int:n>/entry")
    def entry(id: str, n: int) -> Response:
        data, _ = prove(registry.tree, deployments.entry_index(registry, id, n))
        return _download(data, "application/json", f"{id}-{n}.entry")

    @app.get("/deployments/<id:id>/versions/<int:n>/proof")
    def proof(id: str, n: int) -> Response:
        _, data = prove(registry.tree, deployments.entry_index(registry, id, n))
        return _download(data, "text/plain; charset=utf-8", f"{id}-{n}.tlog-proof")

    @app.get("/static/<any('style.css', 'script.js', 'favicon.svg'):name>")
    def static(name: str) -> Response:
        response = send_from_directory(assets.web(), name)
        response.headers["Cache-Control"] = STATIC_CACHE if "v" in request.args else PAGE_CACHE
        return response


def _add_errors(app: Flask, common: dict[str, Any]) -> None:
    @app.errorhandler(RegistryError)
    def known(error: RegistryError) -> Response:
        status = (
            404
            if error.code in NOT_FOUND
            else 400
            if error.code.startswith(("search.", "storage.page"))
            else 500
        )
        return answer(status, error.code, error.message, error.hint)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        if error.code == 404:
            return answer(
                404, "http.not_found", "There is no page at this address.", "Search the register instead."
            )
        response = answer(error.code or 500, "http.refused", error.name, "Check the address.")
        for name, value in error.get_headers():
            if name in ("Allow", "Location"):
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def unknown(error: Exception) -> Response:
        reference = secrets.token_hex(4)
        # The message of an unexpected error may quote a value that is not public, so only its kind is logged.
        _log.error("unexpected", reference=reference, kind=type(error).__name__)
        return answer(
            500, "http.unexpected", "Something went wrong here.", "Try again; then tell us.", reference
        )

    def answer(status: int, code: str, message: str, hint: str, reference: str = "") -> Response:
        page = ErrorPage(**common, status=status, code=code, message=message, hint=hint, reference=reference)
        if request.path.endswith(".json"):
            problem = {
                "type": f"about:blank#{code}",
                "title": message,
                "status": status,
                "detail": hint,
                "code": code,
            }
            return Response(json.dumps(problem), status, mimetype="application/problem+json")
        return Response(render(page), status, mimetype="text/html")


def _asked() -> tuple[Filters, int]:
    names = asdict(Filters())
    filters = Filters(**{name: request.args.get(name, "")[:400] for name in names})
    number = request.args.get("page", "1")
    if not number.isascii() or not number.isdigit() or len(number) > 6:
        raise RegistryError(
            "http.not_found", "There is no such page of this list.", hint="Pages are counted from 1."
        )
    return filters, int(number)


def _json(document: Any) -> Response:
    return Response(json.dumps(document, ensure_ascii=False, indent=1) + "\n", mimetype="application/json")


def _cached(response: Response) -> Response:
    response.headers["Cache-Control"] = PAGE_CACHE
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]


def _download(data: bytes, mimetype: str, name: str) -> Response:
    response = Response(data, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _cached(response)
